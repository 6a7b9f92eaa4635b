/* kw-backup-order.c: what is done for a backup before and after the pages are copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-private.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-file-copy.h"
#include "kw-paper-file.h"
#include "kw-vault-io.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kw_backup_order_free:
 * @order: (transfer full): a backup while it is made
 */
void
kw_backup_order_free (KwBackupOrder *order)
{
  g_free (order->casebook);
  g_free (order->identity);
  g_free (order->vfs);
  g_free (order->path);
  g_free (order->place);
  g_free (order->part);
  g_free (order->copy);
  g_free (order->own_papers);
  g_free (order->papers);
  g_clear_pointer (&order->papers_in_use, g_hash_table_unref);
  g_clear_pointer (&order->vault, kw_vault_unref);
  g_clear_pointer (&order->keys, kw_vault_unref);
  g_free (order);
}

static gboolean
refuse_existing (const KwBackupOrder *order, GError **error)
{
  if (!kw_vault_io_exists (order->vfs, order->path))
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), order->path);
  return FALSE;
}

/**
 * kw_backup_order_prepare:
 * @order: a backup that is to be made
 * @error: for what went wrong
 *
 * Decides which files to use, and removes what an earlier backup left that was cut short.
 *
 * Returns: whether copying can begin
 */
gboolean
kw_backup_order_prepare (KwBackupOrder *order, GError **error)
{
  g_autofree char *folder = NULL;

  if (order->path == NULL)
    order->path = kw_backup_place_prepare (order->place, order->casebook, order->identity, order->made, error);
  if (order->path == NULL || !refuse_existing (order, error))
    return FALSE;
  /* One name for all, so that what a crash leaves is found by the next backup. */
  folder = g_path_get_dirname (order->path);
  order->part = order->place != NULL ? g_build_filename (folder, "under-way.part", NULL)
                                     : g_strconcat (order->path, ".part", NULL);
  order->papers = order->place != NULL ? g_build_filename (folder, "papers", NULL)
                                       : kw_paper_file_get_folder (order->path);
  order->copy = kw_backup_place_is_same_disk (folder, order->casebook)
                  ? g_strdup (order->part)
                  : g_strconcat (order->casebook, ".backup.part", NULL);
  return kw_vault_io_delete_with_journal (order->vfs, order->part, error) &&
         kw_vault_io_delete_with_journal (order->vfs, order->copy, error);
}

/**
 * kw_backup_order_clean_up:
 * @order: a backup that was given up
 *
 * Removes what there is of it. Where that fails, the next backup does it.
 */
void
kw_backup_order_clean_up (KwBackupOrder *order)
{
  if (order->copy == NULL)
    return;
  g_clear_pointer (&order->vault, kw_vault_unref);
  kw_vault_io_delete_with_journal (order->vfs, order->copy, NULL);
  kw_vault_io_delete_with_journal (order->vfs, order->part, NULL);
}

static gboolean
copy_to_place (KwBackupOrder *order, GCancellable *cancellable, GError **error)
{
  KwVault *delivered;

  if (!kw_file_copy (order->vfs, order->copy, order->part, cancellable, error))
    return FALSE;
  delivered = kw_vault_open_beside (order->vault, order->part, error);
  if (delivered == NULL)
    return FALSE;
  kw_vault_unref (order->vault);
  order->vault = delivered;
  return kw_vault_io_delete_with_journal (order->vfs, order->copy, error);
}

/* Afterwards the vault is that of the file in its place, opened anew. */
static gboolean
bring_to_place (KwBackupOrder *order, GCancellable *cancellable, GError **error)
{
  if (strcmp (order->copy, order->part) == 0)
    return kw_database_copy_make_durable (order->vault, error) && kw_vault_reopen (order->vault, error);
  return copy_to_place (order, cancellable, error);
}

static gboolean
open_and_verify (KwBackupOrder *order, KwBackup *backup, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwDatabase) database = kw_database_open (order->vault, error);

  if (database == NULL)
    return FALSE;
  kw_database_set_cancellable (database, cancellable);
  return kw_backup_verify (database, &order->journal, error) &&
         kw_backup_order_take_papers (order, database, backup, cancellable, error);
}

static gboolean
give_name (KwBackupOrder *order, GError **error)
{
  g_clear_pointer (&order->vault, kw_vault_unref);
  return kw_database_copy_give_name (order->vfs, order->part, order->path, error);
}

static void
note_file (KwBackup *backup, const KwBackupOrder *order)
{
  g_autoptr (KwVaultFile) file = kw_vault_io_open (order->vfs, order->path, FALSE, NULL);

  backup->path = g_strdup (order->path);
  backup->made = order->made;
  if (file != NULL)
    kw_vault_io_get_size (file, &backup->size, NULL);
}

static gboolean
rotate (KwBackupOrder *order, KwBackup *backup, GError **error)
{
  if (order->place == NULL)
    return TRUE;
  if (!kw_backup_place_rotate (order->place, order->casebook, order->identity, order->vfs, order->made, &order->keep,
                               &backup->n_removed, error))
    return FALSE;
  return backup->n_removed == 0 || kw_backup_order_drop_papers (order, error);
}

/**
 * kw_backup_order_deliver:
 * @order: a backup whose pages are copied
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Brings the copy to its place, opens and checks it there, copies the papers that the place does not have,
 * gives the copy its name, and removes the backups that are not kept.
 *
 * Returns: (transfer full): the backup
 */
KwBackup *
kw_backup_order_deliver (KwBackupOrder *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwBackup) backup = g_new0 (KwBackup, 1);

  if (!bring_to_place (order, cancellable, error) || !open_and_verify (order, backup, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !give_name (order, error))
    return NULL;
  note_file (backup, order);
  return rotate (order, backup, error) ? g_steal_pointer (&backup) : NULL;
}
