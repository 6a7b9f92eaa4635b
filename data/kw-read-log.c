/* kw-read-log.c: who looked at what
 *
 * A line for each opening, settled search, print and export, never changed afterwards. When it is said that somebody
 * looked is for the rooms above to decide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"
#include "kw-journal.h"

static const char log_sql[] =
    "INSERT INTO read_log (at, reader, what, family, words, why)"
    " VALUES (:at, :reader, :what, :family, :words, :why)";

static const char *const what_codes[] = {
  [KW_READ_OPENED] = "opened",
  [KW_READ_SEARCHED] = "searched",
  [KW_READ_PRINTED] = "printed",
  [KW_READ_EXPORTED] = "exported",
};

typedef struct
{
  KwReadKind what;
  gint64 family;
  char *words;
  char *why;
} Reading;

static Reading *
reading_new (KwReadKind what, gint64 family, const char *words, const char *why)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->what = what;
  reading->family = family;
  reading->words = g_strdup (words);
  reading->why = g_strdup (why);
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->words);
  g_free (reading->why);
  g_free (reading);
}

/* What was read in a backup is noted where it lasts: in the casebook. */
static KwCasebook *
get_log (KwCasebook *self)
{
  return self->read_log != NULL ? self->read_log : self;
}

static gboolean
log_read (KwJob *job, GError **error)
{
  const Reading *reading = job->data;
  g_autoptr (KwStatement) statement = NULL;

  /* A casebook that nobody may write to, and none that notes it. */
  if (job->casebook->read_only)
    return TRUE;
  statement = kw_database_prepare (job->database, log_sql, error);
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":at", kw_casebook_get_now (job->casebook));
  kw_statement_bind_int (statement, ":reader", kw_casebook_get_worker (job->casebook)->record.id);
  kw_statement_bind_text (statement, ":what", what_codes[reading->what]);
  kw_statement_bind_optional (statement, ":family", reading->family);
  kw_statement_bind_text (statement, ":words", reading->words);
  kw_statement_bind_text (statement, ":why", reading->why);
  return kw_statement_execute (statement, error);
}

/**
 * kw_casebook_log_read_sync:
 * @self: a casebook
 * @what: what was done
 * @family: with which family; %KW_NONE for a search
 * @words: (nullable): what was searched
 * @why: (nullable): the reason given where the family is not of one's own caseload
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Notes that the casebook's worker looked; with a casebook that is only read, in the one that was given for that.
 *
 * Returns: whether it is noted
 */
gboolean
kw_casebook_log_read_sync (KwCasebook *self,
                           KwReadKind what,
                           gint64 family,
                           const char *words,
                           const char *why,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (what < G_N_ELEMENTS (what_codes), FALSE);

  return kw_casebook_run_sync_number (get_log (self), KW_WAITED_FOR, log_read, reading_new (what, family, words, why),
                                      reading_free, cancellable, error) != 0;
}

/**
 * kw_casebook_log_read_async:
 * @self: a casebook
 * @what: what was done
 * @family: with which family; %KW_NONE for a search
 * @words: (nullable): what was searched
 * @why: (nullable): the reason given where the family is not of one's own caseload
 * @cancellable: (nullable): what stops it
 * @callback: (nullable): called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_log_read_sync().
 */
void
kw_casebook_log_read_async (KwCasebook *self,
                            KwReadKind what,
                            gint64 family,
                            const char *words,
                            const char *why,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (what < G_N_ELEMENTS (what_codes));

  /* Closing gives up what is left in the background; this must not be lost. */
  kw_casebook_run_async (get_log (self), KW_WAITED_FOR, log_read, reading_new (what, family, words, why), reading_free,
                         kw_casebook_log_read_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_log_read_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * @self is what the callback got as the source, which is the casebook that noted it.
 *
 * Returns: whether it is noted
 */
gboolean
kw_casebook_log_read_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_log_read_async, error) != 0;
}
