/* kw-journal-write.c: writing the journal
 *
 * Runs on the database thread, inside the transaction that writes the records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-journal-write.h"

#include "kw-record-json.h"

#include <stdlib.h>
#include <string.h>

static const char insert_sql[] =
    "INSERT INTO journal (" KW_JOURNAL_COLUMNS ") VALUES (:device, :epoch, :seq, :hlc, :edit, :author, :family, :tbl,"
    " :row, :op, :patch, :old, :reason, :schema_version, :salt, :payload_hash, :prev, :hash)";

static const char state_sql[] = "UPDATE meta SET hlc = :hlc, seq = :seq, head = :head, last_id = :last_id WHERE id = 1";

/* What @record has in those fields where it differs from @other; in all that are given where there is no @other. */
static char *
fields_to_json (gconstpointer record, gconstpointer other)
{
  json_t *object = json_object ();
  char *text;

  for (guint i = 0; record != NULL && i < ((const KwRecord *) record)->type->n_fields; i++)
    {
      const KwField *field = &((const KwRecord *) record)->type->fields[i];

      if (other == NULL ? !kw_record_field_is_empty (record, field) : !kw_record_field_equal (record, other, field))
        json_object_set_new_nocheck (object, field->name, kw_record_field_to_json (record, field));
    }
  text = json_dumps (object, JSON_COMPACT);
  json_decref (object);
  return text;
}

static void
bind_entry (KwStatement *statement, const KwJournalEntry *entry)
{
  kw_statement_bind_int (statement, ":device", entry->device);
  kw_statement_bind_int (statement, ":epoch", entry->epoch);
  kw_statement_bind_int (statement, ":seq", entry->seq);
  kw_statement_bind_int (statement, ":hlc", entry->hlc);
  kw_statement_bind_int (statement, ":edit", entry->edit);
  kw_statement_bind_int (statement, ":author", entry->author);
  kw_statement_bind_optional (statement, ":family", entry->family);
  kw_statement_bind_text (statement, ":tbl", entry->table);
  kw_statement_bind_int (statement, ":row", entry->row);
  kw_statement_bind_text (statement, ":op", entry->op);
  kw_statement_bind_text (statement, ":patch", entry->patch);
  kw_statement_bind_text (statement, ":old", entry->old);
  kw_statement_bind_text (statement, ":reason", entry->reason);
  kw_statement_bind_int (statement, ":schema_version", entry->schema_version);
  kw_statement_bind_blob (statement, ":salt", entry->salt, sizeof entry->salt);
  kw_statement_bind_blob (statement, ":payload_hash", entry->payload_hash, sizeof entry->payload_hash);
  kw_statement_bind_blob (statement, ":prev", entry->prev, sizeof entry->prev);
  kw_statement_bind_blob (statement, ":hash", entry->hash, sizeof entry->hash);
}

static gboolean
append (KwDatabase *database, KwJournalState *state, KwJournalEntry *entry, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, insert_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_random_fill (&state->random, entry->salt, sizeof entry->salt);
  memcpy (entry->prev, state->head, sizeof entry->prev);
  kw_journal_entry_hash_payload (entry, entry->payload_hash);
  kw_journal_entry_hash (entry, entry->hash);

  bind_entry (statement, entry);
  if (!kw_statement_execute (statement, error))
    return FALSE;
  state->seq = entry->seq;
  memcpy (state->head, entry->hash, sizeof state->head);
  return TRUE;
}

/**
 * kw_journal_write:
 * @database: a database, its guard open
 * @state: where the journal stands; moved on
 * @edit: the edit
 * @reason: (nullable): why
 * @old: (nullable): the record as it was; %NULL for a new one
 * @record: (nullable): the record as it is now; %NULL for one that was removed
 * @error: for what went wrong
 *
 * Writes the entry of one record, at the stamp of @state.
 *
 * Returns: whether it worked
 */
gboolean
kw_journal_write (KwDatabase *database,
                  KwJournalState *state,
                  gint64 edit,
                  const char *reason,
                  gconstpointer old,
                  gconstpointer record,
                  GError **error)
{
  const KwRecord *about = record != NULL ? record : old;
  char *patch = fields_to_json (record, old);
  char *before = fields_to_json (old, record);
  KwJournalEntry entry = {
    .device = state->device,
    .epoch = state->epoch,
    .seq = state->seq + 1,
    .hlc = state->hlc,
    .edit = edit,
    .author = state->author,
    .family = about->family,
    .table = about->type->name,
    .row = about->id,
    .op = old == NULL ? "insert" : (record == NULL ? "remove" : "update"),
    .patch = patch,
    .old = before,
    .reason = reason,
    .schema_version = state->schema_version,
    .salted = TRUE,
  };
  gboolean worked = append (database, state, &entry, error);

  free (patch);
  free (before);
  return worked;
}

/**
 * kw_journal_write_state:
 * @database: a database, its guard open
 * @state: where the journal stands
 * @last_id: the largest id ever given
 * @error: for what went wrong
 *
 * Keeps @state in the casebook.
 *
 * Returns: whether it worked
 */
gboolean
kw_journal_write_state (KwDatabase *database, const KwJournalState *state, gint64 last_id, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, state_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":hlc", state->hlc);
  kw_statement_bind_int (statement, ":seq", state->seq);
  kw_statement_bind_blob (statement, ":head", state->head, sizeof state->head);
  kw_statement_bind_int (statement, ":last_id", last_id);
  return kw_statement_execute (statement, error);
}
