/* kw-command-book.c: what commands that work on a casebook have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"

#include "kw-app-error.h"
#include "kw-command-passphrase.h"
#include "kw-data-error.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

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

static gboolean
ask_and_work (
    const char *path, KwCasebookOptions *options, KwCommandUnlocking work, gpointer data, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = kw_text_clean (name);
  g_autofree char *prompt = g_strdup_printf (_ ("Passphrase of %s: "), shown);
  g_autoptr (KwSecret) passphrase = kw_command_ask_passphrase (prompt, error);

  if (passphrase == NULL)
    return FALSE;
  options->passphrase = passphrase;
  return work (options, data, error);
}

/**
 * kw_command_unlock:
 * @line: the command's line
 * @path: the file to unlock
 * @work: what opens it
 * @data: for @work
 * @error: for what went wrong
 *
 * Does what needs a passphrase with that of --passphrase-file, or with one that is asked for. Whether one is needed is
 * known without it, so nobody is asked for that of a sample casebook, or of a file that somebody else has open.
 *
 * Returns: whether @work worked
 */
gboolean
kw_command_unlock (
    const KwCommandLine *line, const char *path, KwCommandUnlocking work, gpointer data, GError **error)
{
  KwCasebookOptions options = { .clock = kw_command_clock };
  g_autoptr (KwSecret) passphrase = NULL;
  g_autoptr (GError) cause = NULL;

  if (!kw_command_read_passphrase (line, &passphrase, error))
    return FALSE;
  options.passphrase = passphrase;
  if (work (&options, data, &cause))
    return TRUE;
  if (passphrase == NULL && g_error_matches (cause, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED))
    return ask_and_work (path, &options, work, data, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

typedef struct
{
  const char *path;
  KwCasebook *casebook;
} Opening;

static gboolean
open_casebook (const KwCasebookOptions *options, gpointer data, GError **error)
{
  Opening *opening = data;

  opening->casebook = kw_casebook_open_sync (opening->path, options, error);
  return opening->casebook != NULL;
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
  Opening opening = { .path = kw_command_line_get_argument (line, 0) };
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (KwPolicy) policy = kw_command_line_load_policy (line, error);
  KwCommandBook book = { .line = line, .policy = policy, .now = kw_command_line_get_now (line) };
  gboolean done;

  if (policy == NULL || !kw_command_unlock (line, opening.path, open_casebook, &opening, error))
    return FALSE;
  book.casebook = casebook = opening.casebook;
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

/* Nobody in a sample is real, so nobody has to answer for looking. */
static const char *
get_reason (const KwCommandBook *book)
{
  const char *reason = kw_command_line_get_value (book->line, "reason");

  return reason == NULL && kw_casebook_is_sample (book->casebook) ? _ ("Sample casebook") : reason;
}

/**
 * kw_command_book_may:
 * @book: an open casebook
 * @action: what the command does
 * @case_file: (nullable): with which family; %NULL: with none in particular
 * @outside: (out) (optional): whether the reason given was needed
 * @error: for why not
 *
 * Returns: whether the casebook's worker may do that, with the --reason that was given; a sample asks for none
 */
gboolean
kw_command_book_may (const KwCommandBook *book,
                     KwAction action,
                     const KwCaseFile *case_file,
                     gboolean *outside,
                     GError **error)
{
  KwRoleSubject subject = { TRUE, TRUE };

  if (case_file != NULL)
    kw_role_subject_of_family (&subject, book->worker, case_file, book->today);
  return kw_roles_check (book->worker, action, &subject, get_reason (book), outside, error);
}

/**
 * kw_command_book_note_read:
 * @book: an open casebook
 * @what: how somebody looks
 * @case_file: the family looked at
 * @error: for why not
 *
 * Asks whether they may, and writes to the read log who looked, and why where it was outside the caseload.
 *
 * Returns: whether that worked; if not, nothing must be shown
 */
gboolean
kw_command_book_note_read (const KwCommandBook *book, KwReadKind what, const KwCaseFile *case_file, GError **error)
{
  KwAction action = what == KW_READ_EXPORTED ? KW_MAY_EXPORT_FAMILY : KW_MAY_SEE_FAMILY;
  gboolean outside;

  return kw_command_book_may (book, action, case_file, &outside, error) &&
         kw_casebook_log_read_sync (book->casebook, what, kw_case_file_get_family (case_file)->record.id, NULL,
                                    outside ? get_reason (book) : NULL, NULL, error);
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
