/* kw-command-book.c: what commands that work on a casebook have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"

#include "kw-app-error.h"
#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kw_command_clock:
 * @unused: nothing
 *
 * The journal's clock of a casebook that a command opens. --now does not reach it: what was done is noted when it was
 * done.
 *
 * Returns: the time
 */
KwInstant
kw_command_clock (gpointer unused)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

/**
 * kw_command_read_passphrase:
 * @line: the command's line
 * @passphrase: (out) (transfer full) (nullable): the first line of --passphrase-file, %NULL without that option
 * @error: for a file that cannot be read
 *
 * Returns: whether it worked
 */
gboolean
kw_command_read_passphrase (const KwCommandLine *line, char **passphrase, GError **error)
{
  const char *path = kw_command_line_get_value (line, "passphrase-file");
  g_autoptr (GError) cause = NULL;

  *passphrase = NULL;
  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, passphrase, NULL, &cause))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, _ ("The passphrase cannot be read: %s"), cause->message);
      return FALSE;
    }
  (*passphrase)[strcspn (*passphrase, "\r\n")] = '\0';
  return TRUE;
}

static KwCasebook *
open_casebook (const KwCommandLine *line, GError **error)
{
  KwCasebookOptions options = { .clock = kw_command_clock };
  g_autofree char *passphrase = NULL;

  if (!kw_command_read_passphrase (line, &passphrase, error))
    return NULL;
  options.passphrase = passphrase;
  return kw_casebook_open_sync (kw_command_line_get_argument (line, 0), &options, error);
}

/**
 * kw_command_with_book:
 * @line: the command's line
 * @work: what to do
 * @error: for what went wrong
 *
 * Opens the casebook that the first argument names, does @work and closes it.
 *
 * Returns: whether all of it worked
 */
gboolean
kw_command_with_book (const KwCommandLine *line, KwCommandWork work, GError **error)
{
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (KwPolicy) policy = kw_command_line_load_policy (line, error);
  KwCommandBook book = { .line = line, .policy = policy, .now = kw_command_line_get_now (line) };
  gboolean done;

  if (policy == NULL)
    return FALSE;
  casebook = open_casebook (line, error);
  if (casebook == NULL)
    return FALSE;
  book.casebook = casebook;
  book.today = kw_instant_to_date (book.now);
  book.worker = kw_casebook_get_worker (casebook);
  done = work (&book, error);
  return kw_casebook_close_sync (casebook, done ? error : NULL) && done;
}

/**
 * kw_command_book_find_family:
 * @book: an open casebook
 * @reference: what the family is called by people
 * @error: for a family that is not there
 *
 * Returns: the family's id, or %KW_NONE
 */
gint64
kw_command_book_find_family (const KwCommandBook *book, const char *reference, GError **error)
{
  return kw_casebook_find_family_sync (book->casebook, reference, NULL, error);
}

/**
 * kw_command_book_load_family:
 * @book: an open casebook
 * @reference: what the family is called by people
 * @error: for a family that is not there or cannot be read
 *
 * Returns: (transfer full): everything recorded about the family, or %NULL
 */
KwCaseFile *
kw_command_book_load_family (const KwCommandBook *book, const char *reference, GError **error)
{
  gint64 family = kw_command_book_find_family (book, reference, error);

  return family == KW_NONE ? NULL : kw_casebook_load_family_sync (book->casebook, family, NULL, error);
}

/**
 * kw_command_book_note_read:
 * @book: an open casebook
 * @what: how somebody looked
 * @case_file: the family looked at
 * @error: for what went wrong
 *
 * Writes to the read log who looked, and that it was outside the caseload where it was.
 *
 * Returns: whether that worked; if not, nothing must be shown
 */
gboolean
kw_command_book_note_read (const KwCommandBook *book, KwReadKind what, const KwCaseFile *case_file, GError **error)
{
  const KwDesignation *designation = kw_case_file_get_designation (case_file);
  gboolean own = designation != NULL && designation->worker == book->worker->record.id;

  return kw_casebook_log_read_sync (book->casebook, what, kw_case_file_get_family (case_file)->record.id, NULL,
                                    own ? NULL : _ ("From the command line"), NULL, error);
}

/**
 * kw_command_refuse_value:
 * @error: the error to set
 * @option: the option, with its dashes
 * @value: what was given
 * @sentence: what is wrong with it
 *
 * Returns: always %FALSE
 */
gboolean
kw_command_refuse_value (GError **error, const char *option, const char *value, const char *sentence)
{
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, "%s %s: %s", option, value, sentence);
  return FALSE;
}

/**
 * kw_command_id:
 * @id: an id, or %KW_NONE
 *
 * Returns: (transfer full): it as JSON: a string, because not every reader of JSON keeps 63 bits
 */
json_t *
kw_command_id (gint64 id)
{
  char text[32];

  if (id == KW_NONE)
    return json_null ();
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return json_string (text);
}
