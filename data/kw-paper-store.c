/* kw-paper-store.c: which contents of papers belong to a casebook or a backup, and having them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-paper-store.h"

#include "kw-data-error.h"
#include "kw-paper-file.h"
#include "kw-vault-io.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PART ".part"

/* What was removed can be had back by undoing, so its content stays as long as the history tells of it. */
static const char names_sql[] =
    "SELECT content FROM paper WHERE content IS NOT NULL"
    " UNION SELECT json_extract (patch, '$.content') FROM journal WHERE tbl = 'paper' AND patch IS NOT NULL"
    " UNION SELECT json_extract (old, '$.content') FROM journal WHERE tbl = 'paper' AND old IS NOT NULL";

static const char lost_sql[] = "SELECT paper.content, paper.name, family.reference FROM paper"
                               " JOIN family ON family.id = paper.family ORDER BY family.reference, paper.id";

/* A casebook from before there were papers has none. */
static gboolean
has_papers (KwDatabase *database, gboolean *has, GError **error)
{
  gint64 n;

  if (!kw_database_read_number (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'paper'", &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

/**
 * kw_paper_store_gather:
 * @database: a casebook or a backup
 * @error: for what went wrong
 *
 * Returns: (transfer full): the names of all contents that its papers have, or had as far as the history tells
 */
GHashTable *
kw_paper_store_gather (KwDatabase *database, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KwStatement) statement = NULL;
  KwStepResult step;
  gboolean has;

  if (!has_papers (database, &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&names);
  statement = kw_database_prepare_once (database, names_sql, error);
  if (statement == NULL)
    return NULL;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    if (kw_paper_file_is_name (kw_statement_get_text (statement, 0)))
      g_hash_table_add (names, g_strdup (kw_statement_get_text (statement, 0)));
  return step == KW_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

static gboolean
copy_one (const char *vfs,
          const char *from,
          const char *to,
          const char *name,
          gboolean doubt,
          guint *n_copied,
          GHashTable *lost,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *path = kw_paper_file_build_path (to, name);
  g_autoptr (GError) problem = NULL;

  if (kw_vault_io_exists (vfs, path) && (!doubt || kw_paper_file_check (vfs, to, name, cancellable, NULL)))
    return TRUE;
  if (kw_paper_file_copy (vfs, from, to, name, cancellable, &problem))
    {
      (*n_copied)++;
      return TRUE;
    }
  /* One that is lost already must not keep the others from being kept. */
  if (g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND) ||
      g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    {
      g_hash_table_add (lost, g_strdup (name));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * kw_paper_store_copy:
 * @vfs: (nullable): where
 * @from_folder: a folder of papers
 * @to_folder: another
 * @names: the names of what to copy
 * @doubt: whether to look if what @to_folder has is whole, and copy it again where it is not
 * @n_copied: (out): how many were copied, because @to_folder did not have them
 * @lost: names are added to it of what @from_folder does not have, or not whole
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: whether all that can be copied is there
 */
gboolean
kw_paper_store_copy (const char *vfs,
                     const char *from_folder,
                     const char *to_folder,
                     GHashTable *names,
                     gboolean doubt,
                     guint *n_copied,
                     GHashTable *lost,
                     GCancellable *cancellable,
                     GError **error)
{
  GHashTableIter iter;
  gpointer name;

  *n_copied = 0;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!copy_one (vfs, from_folder, to_folder, name, doubt, n_copied, lost, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_left_over (const char *folder, const char *name, GHashTable *names, gint64 older_than)
{
  g_autofree char *path = kw_paper_file_build_path (folder, name);
  GStatBuf status;

  if (!kw_paper_file_is_name (name) && !g_str_has_suffix (name, PART))
    return FALSE;
  return !g_hash_table_contains (names, name) && g_stat (path, &status) == 0 && status.st_mtime < older_than;
}

/**
 * kw_paper_store_collect:
 * @vfs: (nullable): where
 * @folder: a folder of papers, which need not be there
 * @names: the names of what belongs to somebody
 * @older_than: seconds since 1970: what was written since is left alone
 * @n_removed: (out): how many files were removed
 * @error: for what went wrong
 *
 * Removes what belongs to nobody. Files that are no papers are left alone.
 *
 * Returns: whether all of that is gone
 */
gboolean
kw_paper_store_collect (
    const char *vfs, const char *folder, GHashTable *names, gint64 older_than, guint *n_removed, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  *n_removed = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = kw_paper_file_build_path (folder, name);

      if (!is_left_over (folder, name, names, older_than))
        continue;
      if (!kw_vault_io_delete (vfs, path, error))
        return FALSE;
      (*n_removed)++;
    }
  return TRUE;
}

/**
 * kw_paper_store_name_lost:
 * @database: a casebook
 * @lost: names of contents that are lost
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type utf8): what is lost, a sentence for each paper that is still in the casebook
 */
GPtrArray *
kw_paper_store_name_lost (KwDatabase *database, GHashTable *lost, GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KwStatement) statement = NULL;
  KwStepResult step;

  if (g_hash_table_size (lost) == 0)
    return g_steal_pointer (&sentences);
  statement = kw_database_prepare_once (database, lost_sql, error);
  if (statement == NULL)
    return NULL;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      const char *content = kw_statement_get_text (statement, 0);

      if (content != NULL && g_hash_table_contains (lost, content))
        g_ptr_array_add (sentences, g_strdup_printf (_ ("What is in the paper “%s” of family %s is lost."),
                                                     kw_statement_get_text (statement, 1),
                                                     kw_statement_get_text (statement, 2)));
    }
  return step == KW_STEP_DONE ? g_steal_pointer (&sentences) : NULL;
}
