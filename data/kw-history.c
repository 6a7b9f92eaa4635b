/* kw-history.c: the journal, read record by record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-hlc.h"
#include "kw-journal.h"

#include <glib/gi18n-lib.h>

/* Entries of one device stand in the order in which they were made; between devices the clock decides. */
static const char history_sql[] =
    "SELECT journal.edit, journal.hlc, worker.name, journal.author, journal.reason, journal.op, journal.patch,"
    " journal.old FROM journal LEFT JOIN worker ON worker.id = journal.author"
    " WHERE journal.\"row\" = :row AND journal.tbl = :tbl"
    " ORDER BY journal.hlc, journal.device, journal.epoch, journal.seq";

typedef struct
{
  KwRecordKind kind;
  gint64 id;
} Which;

static gboolean
read_payload (const char *text, json_t **payload, GError **error)
{
  if (text == NULL)
    return TRUE;
  *payload = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  if (*payload != NULL)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("The history is damaged: an entry cannot be read."));
  return FALSE;
}

/* Somebody who is no longer there has a number but no name. */
static char *
dup_author (KwStatement *statement)
{
  if (!kw_statement_is_null (statement, 2))
    return g_strdup (kw_statement_get_text (statement, 2));
  return g_strdup_printf (_ ("Worker %lld"), (long long) kw_statement_get_int (statement, 3));
}

static KwChange *
read_change (KwStatement *statement, const Which *which, GError **error)
{
  g_autoptr (KwChange) change = g_new0 (KwChange, 1);

  change->edit = kw_statement_get_int (statement, 0);
  change->when = kw_hlc_get_time (kw_statement_get_int (statement, 1));
  change->author = dup_author (statement);
  change->reason = g_strdup (kw_statement_get_text (statement, 4));
  change->kind = which->kind;
  change->id = which->id;
  change->removed = g_strcmp0 (kw_statement_get_text (statement, 5), "remove") == 0;
  if (!read_payload (kw_statement_get_text (statement, 6), &change->patch, error) ||
      !read_payload (kw_statement_get_text (statement, 7), &change->old, error))
    return NULL;
  return g_steal_pointer (&change);
}

static gboolean
read_history (KwJob *job, GError **error)
{
  const Which *which = job->data;
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, history_sql, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_change_free);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":row", which->id);
  kw_statement_bind_text (statement, ":tbl", kw_record_type_get (which->kind)->name);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      KwChange *change = read_change (statement, which, error);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }
  if (step == KW_STEP_FAILED)
    return FALSE;
  kw_job_give_pointer (job, g_steal_pointer (&changes), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static Which *
which_new (KwRecordKind kind, gint64 id)
{
  Which *which = g_new (Which, 1);

  *which = (Which){ kind, id };
  return which;
}

/**
 * kw_casebook_history_sync:
 * @self: a casebook
 * @kind: of a record
 * @id: its id
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwChange): what happened to that record, oldest first; empty where there
 *   never was one
 */
GPtrArray *
kw_casebook_history_sync (KwCasebook *self, KwRecordKind kind, gint64 id, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (kind < KW_N_RECORD_KINDS, NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, read_history, which_new (kind, id), g_free, cancellable,
                                       error);
}

/**
 * kw_casebook_history_async:
 * @self: a casebook
 * @kind: of a record
 * @id: its id
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_history_sync().
 */
void
kw_casebook_history_async (KwCasebook *self,
                           KwRecordKind kind,
                           gint64 id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (kind < KW_N_RECORD_KINDS);

  kw_casebook_run_async (self, KW_WAITED_FOR, read_history, which_new (kind, id), g_free, kw_casebook_history_async,
                         cancellable, callback, user_data);
}

/**
 * kw_casebook_history_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwChange): what happened to that record, oldest first
 */
GPtrArray *
kw_casebook_history_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_history_async, error);
}

static gboolean
give_head (KwJob *job, GError **error)
{
  const guint8 *head = job->casebook->journal.head;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sizeof job->casebook->journal.head; i++)
    g_string_append_printf (text, "%02x", head[i]);
  kw_job_give_pointer (job, g_string_free (text, FALSE), g_free);
  return TRUE;
}

/**
 * kw_casebook_dup_journal_head_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full): the hash of the last entry that was written here, in hexadecimal; zeros where there is none
 */
char *
kw_casebook_dup_journal_head_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, give_head, NULL, NULL, cancellable, error);
}
