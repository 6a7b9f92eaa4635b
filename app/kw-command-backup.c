/* kw-command-backup.c: keyworker backup, keyworker restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-backup.h"
#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-data-error.h"
#include "kw-restore.h"
#include "kw-salvage.h"

#include <glib/gi18n-lib.h>

const KwCommandOption kw_command_restore_options[] = {
  { "damaged", "FILE", FALSE, N_ ("Then do what the history of this damaged casebook has since the backup") },
  { "salvage", NULL, FALSE, N_ ("Take what can be read of a damaged casebook or backup, and say what is lost") },
  { NULL },
};

static gboolean
say_backup (const KwCommandLine *line, const KwBackup *backup, GError **error)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (json_pack ("{ss sI sI}", "path", backup->path, "size", (json_int_t) backup->size,
                                             "papers", (json_int_t) backup->n_papers),
                                  error);
  text = g_strdup_printf (_ ("The backup “%s” is made, and was opened and found whole (%s).\n"), backup->path,
                          size);
  return kw_command_write (text, error);
}

/* Everything else is there; what is not is said one after the other, and by how the command ends. */
static gboolean
say_lost (const GPtrArray *lost, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (lost->len == 0)
    return TRUE;
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (lost, i));
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, text->str);
  return FALSE;
}

static gboolean
back_up (const KwCommandBook *book, GError **error)
{
  g_autoptr (KwBackup) backup =
      kw_casebook_back_up_sync (book->casebook, kw_command_line_get_argument (book->line, 1), NULL, error);

  return backup != NULL && say_backup (book->line, backup, error) && say_lost (backup->lost, error);
}

gboolean
kw_command_backup (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, back_up, error);
}

static gboolean
say_brought (guint n, GError **error)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u entry of the damaged casebook’s history, made after the backup, was brought over.\n",
                "%u entries of the damaged casebook’s history, made after the backup, were brought over.\n", n),
      n);

  return kw_command_write (text, error);
}

static gboolean
say_restored (const KwCommandLine *line, const char *path, guint n_brought, GError **error)
{
  g_autofree char *text = NULL;
  gboolean brings = kw_command_line_has (line, "damaged");

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (brings ? json_pack ("{ss sI}", "path", path, "brought", (json_int_t) n_brought)
                                         : json_pack ("{ss}", "path", path),
                                  error);
  text = g_strdup_printf (
      _ ("The casebook “%s” is there again. It goes on from where the backup was made.\n"), path);
  return kw_command_write (text, error) && (!brings || say_brought (n_brought, error));
}

typedef struct
{
  const KwCommandLine *line;
  guint n_brought;
  GPtrArray *lost;
} Restore;

static gboolean
restore (const KwCasebookOptions *options, gpointer data, GError **error)
{
  Restore *self = data;

  if (kw_command_line_has (self->line, "salvage"))
    return kw_salvage_sync (kw_command_line_get_argument (self->line, 0), kw_command_line_get_argument (self->line, 1),
                            options, &self->lost, NULL, error);
  return kw_restore_with_journal_sync (kw_command_line_get_argument (self->line, 0),
                                       kw_command_line_get_value (self->line, "damaged"),
                                       kw_command_line_get_argument (self->line, 1), options, &self->n_brought,
                                       &self->lost, NULL, error);
}

/* One reads the damaged file for all that it has, the other a backup first. */
static gboolean
refuse_both (const KwCommandLine *line, GError **error)
{
  if (!kw_command_line_has (line, "salvage") || !kw_command_line_has (line, "damaged"))
    return FALSE;
  g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_USAGE,
                       _ ("restore: --salvage and --damaged cannot be given together. See keyworker restore --help."));
  return TRUE;
}

gboolean
kw_command_restore (const KwCommandLine *line, GError **error)
{
  Restore data = { .line = line };
  gboolean worked = !refuse_both (line, error) &&
                    kw_command_unlock (line, kw_command_line_get_argument (line, 0), restore, &data, error) &&
                    say_restored (line, kw_command_line_get_argument (line, 1), data.n_brought, error) &&
                    say_lost (data.lost, error);

  g_clear_pointer (&data.lost, g_ptr_array_unref);
  return worked;
}
