/* kw-commit.c: committing an edit, on the database thread
 *
 * One transaction holds the records, their journal entries, the search index and where the journal stands; it is
 * committed as a whole or not at all. What the casebook keeps in memory about the journal moves on only when the
 * transaction is through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-commit.h"

#include "kw-commit-refusal.h"
#include "kw-data-error.h"
#include "kw-edit-private.h"
#include "kw-hlc.h"
#include "kw-record-json.h"
#include "kw-record-sql.h"
#include "kw-search-index.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KwCasebook *casebook;
  KwEdit *edit;
  gint64 number;          /* of the edit */
  GArray *families;       /* of gint64: those touched, each once */
  KwJournalState journal; /* the casebook's, moved on */
} Commit;

static void
note_family (Commit *commit, const KwRecord *record)
{
  for (guint i = 0; i < commit->families->len; i++)
    if (g_array_index (commit->families, gint64, i) == record->family)
      return;
  g_array_append_val (commit->families, record->family);
}

static gboolean
note_change (Commit *commit, KwDatabase *database, gconstpointer old, gconstpointer record, GError **error)
{
  note_family (commit, record != NULL ? record : old);
  return kw_journal_write (database, &commit->journal, commit->number, kw_edit_get_reason (commit->edit), old, record,
                           error) &&
         kw_search_index_record (database, old, record, error);
}

static void
complete (Commit *commit, KwRecord *record)
{
  if (record->id == KW_NONE)
    record->id = kw_casebook_new_id (commit->casebook);
  else
    kw_id_source_skip (commit->casebook->ids, record->id);
  if (record->type->scope == KW_SCOPE_TEAM)
    record->family = KW_NONE;
  else if (record->type->kind == KW_RECORD_FAMILY)
    record->family = record->id;
  kw_record_normalise (record);
}

static gboolean
put_record (Commit *commit, KwDatabase *database, KwRecord *record, GError **error)
{
  gpointer stored = NULL;
  g_autoptr (KwRecord) old = NULL;

  complete (commit, record);
  if (!kw_commit_refuse_invalid (record, error) ||
      !kw_record_sql_find (database, record->type, record->id, &stored, error))
    return FALSE;
  old = stored;
  if (old == NULL)
    return kw_record_sql_insert (database, record, error) && note_change (commit, database, NULL, record, error);
  if (!kw_commit_refuse_move (old, record, error))
    return FALSE;
  if (kw_record_equal (old, record))
    return TRUE;
  return kw_record_sql_update (database, old, record, error) && note_change (commit, database, old, record, error);
}

static gboolean
remove_record (Commit *commit, KwDatabase *database, const KwOperation *operation, GError **error)
{
  const KwRecordType *type = kw_record_type_get (operation->kind);
  gpointer stored = NULL;
  g_autoptr (KwRecord) old = NULL;

  if (!kw_record_sql_find (database, type, operation->id, &stored, error))
    return FALSE;
  old = stored;
  if (old == NULL)
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("%s: what should be removed is not there any more."),
                   kw_record_type_get_label (type));
      return FALSE;
    }
  return kw_record_sql_remove (database, type, operation->id, error) &&
         note_change (commit, database, old, NULL, error);
}

/* A family has room for one open designation: the old one goes before the new one comes, whatever the order. */
static gboolean
makes_room (const KwOperation *operation)
{
  if (operation->kind != KW_RECORD_DESIGNATION)
    return FALSE;
  return operation->record == NULL || ((KwDesignation *) operation->record)->until != KW_NONE;
}

static gboolean
carry_out (Commit *commit, KwDatabase *database, gboolean making_room, GError **error)
{
  GArray *operations = kw_edit_get_operations (commit->edit);

  for (guint i = 0; i < operations->len; i++)
    {
      KwOperation *operation = &g_array_index (operations, KwOperation, i);

      if (makes_room (operation) != making_room)
        continue;
      if (operation->record != NULL ? !put_record (commit, database, operation->record, error) : !remove_record (commit, database, operation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_edit (KwDatabase *database, gpointer data, GError **error)
{
  Commit *commit = data;

  return carry_out (commit, database, TRUE, error) && carry_out (commit, database, FALSE, error) &&
         kw_commit_refuse_dangling (database, commit->edit, error) &&
         kw_journal_write_state (database, &commit->journal, kw_id_source_get_last (commit->casebook->ids), error);
}

static gboolean
write_commit (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, write_edit, data, error);
}

static Commit
begin (KwCasebook *self, KwEdit *edit)
{
  Commit commit = { .casebook = self, .edit = edit, .journal = self->journal };

  commit.families = g_array_new (FALSE, FALSE, sizeof (gint64));
  commit.number = kw_casebook_new_id (self);
  commit.journal.hlc = kw_hlc_next (self->journal.hlc, kw_casebook_get_now (self));
  return commit;
}

/**
 * kw_commit_in_transaction:
 * @self: a casebook whose database has an open transaction
 * @edit: what to write
 * @error: for what went wrong
 *
 * Writes an edit as part of a larger transaction. For the making of a casebook: should the transaction fail later,
 * @self is of no use any more.
 *
 * Returns: the number of the edit, or 0
 */
gint64
kw_commit_in_transaction (KwCasebook *self, KwEdit *edit, GError **error)
{
  Commit commit = begin (self, edit);
  g_autoptr (GArray) families G_GNUC_UNUSED = commit.families;

  if (!write_commit (self->database, &commit, error))
    return 0;
  self->journal = commit.journal;
  return commit.number;
}

/**
 * kw_casebook_commit_here:
 * @job: a job
 * @edit: what to write
 * @error: for what went wrong
 *
 * Commits an edit, on the database thread.
 *
 * Returns: the number of the edit, or 0
 */
gint64
kw_casebook_commit_here (KwJob *job, KwEdit *edit, GError **error)
{
  KwCasebook *self = job->casebook;
  Commit commit = begin (self, edit);
  g_autoptr (GArray) families = commit.families;

  if (!kw_database_with_transaction (job->database, write_commit, &commit, error))
    return 0;
  self->journal = commit.journal;
  kw_casebook_tell_changed (self, families, commit.number);
  return commit.number;
}

static gboolean
commit_job (KwJob *job, GError **error)
{
  gint64 number = kw_casebook_commit_here (job, job->data, error);

  kw_job_give_number (job, number);
  return number != 0;
}

/**
 * kw_casebook_commit_sync:
 * @self: a casebook
 * @edit: what to write; it is used up
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; then nothing was stored
 *
 * Writes an edit: all of it, with its journal entries, or nothing. Records that are as they were make no entry.
 *
 * Returns: the number of the edit, to undo it by; 0 on error
 */
gint64
kw_casebook_commit_sync (KwCasebook *self, KwEdit *edit, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KW_IS_EDIT (edit), 0);

  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, commit_job, g_object_ref (edit), g_object_unref, cancellable,
                                      error);
}

/**
 * kw_casebook_commit_async:
 * @self: a casebook
 * @edit: what to write; it is used up
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_commit_sync().
 */
void
kw_casebook_commit_async (KwCasebook *self, KwEdit *edit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KW_IS_EDIT (edit));

  kw_casebook_run_async (self, KW_WAITED_FOR, commit_job, g_object_ref (edit), g_object_unref, kw_casebook_commit_async,
                         cancellable, callback, user_data);
}

/**
 * kw_casebook_commit_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong; then nothing was stored
 *
 * Returns: the number of the edit, to undo it by; 0 on error
 */
gint64
kw_casebook_commit_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_commit_async, error);
}
