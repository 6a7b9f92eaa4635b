/* kw-restore-swap.c: a restored casebook in place of the one that there is
 *
 * Nothing is copied and nothing removed: the one that there is gets a name with a date, with its papers, and
 * the restored one gets its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-restore.h"

#include "kw-data-error.h"
#include "kw-paper-file.h"
#include "kw-vault-io.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Where nothing is yet: the date, then a number behind it. */
static char *
find_free_name (const char *path, const char *vfs, KwInstant now)
{
  g_autofree char *date = kw_date_format (kw_instant_to_date (now));

  for (int n = 1;; n++)
    {
      g_autofree char *name =
          n == 1 ? g_strdup_printf ("%s.before-%s", path, date) : g_strdup_printf ("%s.before-%s-%d", path, date, n);

      if (!kw_vault_io_exists (vfs, name))
        return g_steal_pointer (&name);
    }
}

static gboolean
move_papers (const char *from, const char *to, GError **error)
{
  g_autofree char *old_folder = kw_paper_file_get_folder (from);
  g_autofree char *new_folder = kw_paper_file_get_folder (to);

  if (g_rename (old_folder, new_folder) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("The papers in “%s” cannot be moved: %s."),
               old_folder, g_strerror (errno));
  return FALSE;
}

static gboolean
move (const char *vfs, const char *from, const char *to, GError **error)
{
  g_autofree char *journal = g_strconcat (from, "-journal", NULL);
  g_autofree char *new_journal = g_strconcat (to, "-journal", NULL);

  /* A damaged one may have a journal that still counts: it stays with its file. */
  if (kw_vault_io_exists (vfs, journal) && !kw_vault_io_rename (vfs, journal, new_journal, error))
    return FALSE;
  return move_papers (from, to, error) && kw_vault_io_rename (vfs, from, to, error);
}

/**
 * kw_restore_swap:
 * @path: a casebook that is closed, or damaged, or not there
 * @restored: a casebook that was restored beside it
 * @vfs: (nullable): the VFS that both lie on
 * @now: now
 * @kept: (out) (optional) (transfer full) (nullable): what the casebook is called that was at @path
 * @error: for what went wrong
 *
 * Has @restored take the place of @path, which is kept under a dated name.
 *
 * Returns: whether it has
 */
gboolean
kw_restore_swap (
    const char *path, const char *restored, const char *vfs, KwInstant now, char **kept, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL && restored != NULL, FALSE);

  if (kw_vault_io_exists (vfs, path))
    {
      name = find_free_name (path, vfs, now);
      if (!move (vfs, path, name, error))
        return FALSE;
    }
  if (!move (vfs, restored, path, error))
    {
      if (name != NULL)
        move (vfs, name, path, NULL);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&name);
  return TRUE;
}
