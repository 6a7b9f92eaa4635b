/* kw-backup-papers.c: the papers of a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-private.h"
#include "kw-paper-store.h"

/* What was stored since may be in a form that somebody is filling in. */
#define LEFT_ALONE (KW_DAY / KW_SECOND)

static void
add_all (GHashTable *names, GHashTable *more)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, g_strdup (name));
}

/**
 * kw_backup_order_take_papers:
 * @order: a backup
 * @database: its database
 * @backup: what is told about it
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Copies the contents of papers that the place does not have yet. Then, since the copy knows which contents
 * the casebook has, removes from the casebook's folder those that it does not.
 *
 * Returns: whether the place has all that the casebook has
 */
gboolean
kw_backup_order_take_papers (
    KwBackupOrder *order, KwDatabase *database, KwBackup *backup, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = kw_paper_store_gather (database, error);
  g_autoptr (GHashTable) lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_removed;

  if (names == NULL || !kw_paper_store_copy (order->vfs, order->own_papers, order->papers, names, FALSE,
                                             &backup->n_papers, lost, cancellable, error))
    return FALSE;
  backup->lost = kw_paper_store_name_lost (database, lost, error);
  add_all (names, order->papers_in_use);
  return backup->lost != NULL && kw_paper_store_collect (order->vfs, order->own_papers, names,
                                                         order->made / KW_SECOND - LEFT_ALONE, &n_removed, error);
}

static gboolean
add_names_of (const KwBackupOrder *order, const char *path, GHashTable *names)
{
  g_autoptr (KwVault) vault = kw_vault_open_beside (order->keys, path, NULL);
  g_autoptr (KwDatabase) database = vault != NULL ? kw_database_open (vault, NULL) : NULL;
  g_autoptr (GHashTable) more = database != NULL ? kw_paper_store_gather (database, NULL) : NULL;

  if (more != NULL)
    add_all (names, more);
  return more != NULL;
}

/**
 * kw_backup_order_drop_papers:
 * @order: a backup in a place from which older ones were removed
 * @error: for what went wrong
 *
 * Removes the contents that none of the backups of the place has. While one of these cannot be opened, nobody knows
 * what it has, and nothing is removed.
 *
 * Returns: whether it worked
 */
gboolean
kw_backup_order_drop_papers (KwBackupOrder *order, GError **error)
{
  g_autoptr (GPtrArray) files = kw_backup_place_list (order->place, order->casebook, order->identity, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_removed;

  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!add_names_of (order, ((KwBackupFile *) g_ptr_array_index (files, i))->path, names))
      return TRUE;
  return kw_paper_store_collect (order->vfs, order->papers, names, G_MAXINT64, &n_removed, error);
}
