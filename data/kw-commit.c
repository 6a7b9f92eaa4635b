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
#include "kw-family-facts-private.h"
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
  KwJournalState journal; /* the casebook's, moved on */
  GArray *changes;        /* of KwCommitChange, each owning its old record; the other is the edit's */
  KwCommitFunc erase;     /* (nullable): for what is erased by law */
  gpointer erase_data;
} Commit;

/* Takes @old. */
static gboolean
note_change (Commit *commit, KwDatabase *database, KwRecord *old, KwRecord *record, GError **error)
{
  KwCommitChange change = { .old = old, .record = record };
  const char *reason = kw_edit_get_reason (commit->edit, record != NULL ? record->family : old->family);

  g_array_append_val (commit->changes, change);
  return kw_journal_write (database, &commit->journal, commit->number, reason, old, record, error);
}

static void
clear_change (gpointer data)
{
  kw_record_free (((KwCommitChange *) data)->old);
}

/* Last of all, because every statement that may fail halfway makes FTS5 write out what it has gathered so far. */
static gboolean
index_changes (Commit *commit, KwDatabase *database, GError **error)
{
  for (guint i = 0; i < commit->changes->len; i++)
    {
      KwCommitChange *change = &g_array_index (commit->changes, KwCommitChange, i);

      if (!kw_search_index_record (database, change->old, change->record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
complete (Commit *commit, KwRecord *record, GError **error)
{
  if (record->id == KW_NONE)
    record->id = kw_casebook_new_id (commit->casebook);
  else if (!kw_id_source_skip (commit->casebook->ids, record->id))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("%s: its number is too large."),
                   kw_record_type_get_label (record->type));
      return FALSE;
    }
  if (record->type->scope == KW_SCOPE_TEAM)
    record->family = KW_NONE;
  else if (record->type->kind == KW_RECORD_FAMILY)
    record->family = record->id;
  kw_record_normalise (record);
  return TRUE;
}

/* The law goes before a signature. */
static gboolean
refuse_sealed (Commit *commit, KwDatabase *database, const KwRecord *old, const KwRecord *record, GError **error)
{
  return commit->erase != NULL || kw_commit_refuse_sealed (database, commit->changes, old, record, error);
}

static gboolean
put_record (Commit *commit, KwDatabase *database, KwRecord *record, GError **error)
{
  gpointer stored = NULL;
  g_autoptr (KwRecord) old = NULL;

  if (!complete (commit, record, error) || !kw_commit_refuse_invalid (record, error) ||
      !kw_record_sql_find (database, record->type, record->id, &stored, error))
    return FALSE;
  old = stored;
  if (!kw_commit_refuse_taken (database, record, error) ||
      !refuse_sealed (commit, database, old, record, error))
    return FALSE;
  if (old == NULL)
    return kw_record_sql_insert (database, record, error) && note_change (commit, database, NULL, record, error);
  if (!kw_commit_refuse_move (old, record, error))
    return FALSE;
  if (kw_record_equal (old, record))
    return TRUE;
  return kw_record_sql_update (database, old, record, error) &&
         note_change (commit, database, g_steal_pointer (&old), record, error);
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
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND,
                   _ ("%s: what should be removed is not there any more."), kw_record_type_get_label (type));
      return FALSE;
    }
  return refuse_sealed (commit, database, old, NULL, error) &&
         kw_record_sql_remove (database, type, operation->id, error) &&
         note_change (commit, database, g_steal_pointer (&old), NULL, error);
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
      if (operation->record != NULL ? !put_record (commit, database, operation->record, error)
                                    : !remove_record (commit, database, operation, error))
        return FALSE;
    }
  return TRUE;
}

/* (element-type gint64): the families that were touched, each once. */
static GArray *
gather_families (Commit *commit)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *families = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < commit->changes->len; i++)
    {
      KwCommitChange *change = &g_array_index (commit->changes, KwCommitChange, i);
      gint64 *family = change->record != NULL ? &change->record->family : &change->old->family;

      if (g_hash_table_add (seen, family))
        g_array_append_val (families, *family);
    }
  return families;
}

static gboolean
refresh_facts (Commit *commit, KwDatabase *database, GError **error)
{
  g_autoptr (GArray) families = gather_families (commit);

  for (guint i = 0; i < families->len; i++)
    if (g_array_index (families, gint64, i) != KW_NONE &&
        !kw_family_facts_refresh (database, g_array_index (families, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_edit (KwDatabase *database, gpointer data, GError **error)
{
  Commit *commit = data;

  return carry_out (commit, database, TRUE, error) && carry_out (commit, database, FALSE, error) &&
         refresh_facts (commit, database, error) && kw_commit_refuse_dangling (database, commit->changes, error) &&
         kw_journal_write_state (database, &commit->journal, kw_id_source_get_last (commit->casebook->ids), error) &&
         index_changes (commit, database, error) &&
         (commit->erase == NULL ||
          commit->erase (database, commit->casebook, commit->number, commit->erase_data, error));
}

static gboolean
write_commit (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, write_edit, data, error);
}

static void
begin (Commit *commit, KwCasebook *self, KwEdit *edit)
{
  *commit = (Commit){ .casebook = self, .edit = edit, .journal = self->journal };
  commit->number = kw_casebook_new_id (self);
  commit->journal.hlc = kw_hlc_next (self->journal.hlc, kw_casebook_get_now (self));
  commit->changes = g_array_new (FALSE, FALSE, sizeof (KwCommitChange));
  g_array_set_clear_func (commit->changes, clear_change);
}

static gint64
end (Commit *commit, gboolean worked)
{
  g_autoptr (GArray) families = worked ? gather_families (commit) : NULL;

  g_array_unref (commit->changes);
  if (!worked)
    return 0;
  commit->casebook->journal = commit->journal;
  /* A sample comes out the same each time, so nothing in it may depend on when there was time. */
  if (commit->casebook->merging != NULL && !(commit->casebook->sample && commit->casebook->journal.random.seed != 0))
    kw_search_merging_note_commit (commit->casebook->merging, commit->casebook->queue);
  kw_casebook_tell_changed (commit->casebook, families, commit->number);
  return commit->number;
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
  Commit commit;

  begin (&commit, self, edit);
  return end (&commit, write_commit (self->database, &commit, error));
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
  Commit commit;

  begin (&commit, job->casebook, edit);
  return end (&commit, kw_database_with_transaction (job->database, write_commit, &commit, error));
}

/**
 * kw_commit_erasing:
 * @job: a job
 * @edit: what to write
 * @func: what erases besides, as part of the transaction
 * @data: for @func
 * @error: for what went wrong
 *
 * Commits an edit that takes away what is erased by law: what is signed too.
 *
 * Returns: the number of the edit, or 0
 */
gint64
kw_commit_erasing (KwJob *job, KwEdit *edit, KwCommitFunc func, gpointer data, GError **error)
{
  Commit commit;

  begin (&commit, job->casebook, edit);
  commit.erase = func;
  commit.erase_data = data;
  return end (&commit, kw_database_with_transaction (job->database, write_commit, &commit, error));
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
kw_casebook_commit_async (
    KwCasebook *self, KwEdit *edit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
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
