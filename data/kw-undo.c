/* kw-undo.c: taking an edit back by another one
 *
 * The compensating edit goes the way of every edit: it is journalled, indexed, and may be undone itself. It touches
 * only the fields that the edit touched, and none that has changed since: then the whole is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-journal-entry.h"
#include "kw-record-json.h"
#include "kw-record-sql.h"

#include <glib/gi18n-lib.h>

/* The newest first: where an edit touched a record twice, its later change is taken back before its earlier one. */
static const char entries_sql[] =
    "SELECT " KW_JOURNAL_COLUMNS
    " FROM journal WHERE edit = :edit ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC";

/* A record that the edit touched, as it shall be. */
typedef struct
{
  KwRecordKind kind;
  gint64 id;
  gboolean is_there;
  KwRecord *record; /* NULL: it shall not be there */
} Target;

typedef struct
{
  KwDatabase *database;
  GPtrArray *targets; /* of Target, in the order in which they were touched first */
} Undo;

static void
target_free (gpointer data)
{
  Target *target = data;

  kw_record_free (target->record);
  g_free (target);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, sentence);
  return FALSE;
}

static gboolean
refuse_field (const KwRecordType *type, const KwField *field, GError **error)
{
  g_autofree char *sentence = g_strdup_printf (
      _ ("%s: “%s” has been changed since, so this cannot be undone."), kw_record_type_get_label (type),
      kw_field_get_label (field));

  return refuse (error, sentence);
}

static gboolean
refuse_record (const KwRecordType *type, gboolean is_there, GError **error)
{
  g_autofree char *sentence = g_strdup_printf (
      is_there ? _ ("%s: it has been entered again since, so this cannot be undone.")
               : _ ("%s: it has been removed since, so this cannot be undone."),
      kw_record_type_get_label (type));

  return refuse (error, sentence);
}

static Target *
ensure_target (Undo *undo, const KwRecordType *type, gint64 id, GError **error)
{
  gpointer record = NULL;
  Target *target;

  for (guint i = 0; i < undo->targets->len; i++)
    {
      target = g_ptr_array_index (undo->targets, i);
      if (target->kind == type->kind && target->id == id)
        return target;
    }
  if (!kw_record_sql_find (undo->database, type, id, &record, error))
    return NULL;
  target = g_new0 (Target, 1);
  target->kind = type->kind;
  target->id = id;
  target->is_there = record != NULL;
  target->record = record;
  g_ptr_array_add (undo->targets, target);
  return target;
}

/* Whether @field still has what the edit gave it; nothing where @values does not name it. */
static gboolean
is_unchanged (const KwRecord *record, const KwField *field, const json_t *values)
{
  json_auto_t *now = kw_record_field_to_json (record, field);
  const json_t *then = json_object_get (values, field->name);

  if (then == NULL)
    return kw_record_field_is_empty (record, field);
  return json_equal (now, then);
}

static gboolean
take_out (Target *target, const KwRecordType *type, const json_t *patch, GError **error)
{
  if (target->record == NULL)
    return refuse_record (type, FALSE, error);
  for (guint i = 0; i < type->n_fields; i++)
    if (!is_unchanged (target->record, &type->fields[i], patch))
      return refuse_field (type, &type->fields[i], error);
  g_clear_pointer (&target->record, kw_record_free);
  return TRUE;
}

static gboolean
read_fields (KwRecord *record, const json_t *values, GError **error)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const KwField *field = &record->type->fields[i];
      const json_t *value = json_object_get (values, field->name);

      if (value != NULL && !kw_record_field_from_json (record, field, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_back (Target *target, const KwRecordType *type, gint64 family, const json_t *old, GError **error)
{
  if (target->record != NULL)
    return refuse_record (type, TRUE, error);
  target->record = kw_record_new (type->kind);
  target->record->id = target->id;
  target->record->family = family;
  return read_fields (target->record, old, error);
}

static gboolean
turn_back (Target *target, const KwRecordType *type, const json_t *patch, const json_t *old, GError **error)
{
  if (target->record == NULL)
    return refuse_record (type, FALSE, error);
  for (guint i = 0; i < type->n_fields; i++)
    if (json_object_get (patch, type->fields[i].name) != NULL &&
        !is_unchanged (target->record, &type->fields[i], patch))
      return refuse_field (type, &type->fields[i], error);
  return read_fields (target->record, old, error);
}

static gboolean
undo_entry (Undo *undo, const KwJournalEntry *entry, GError **error)
{
  const KwRecordType *type = kw_record_type_by_name (entry->table);
  json_auto_t *patch = entry->patch != NULL ? json_loads (entry->patch, 0, NULL) : NULL;
  json_auto_t *old = entry->old != NULL ? json_loads (entry->old, 0, NULL) : NULL;
  Target *target;

  if (type == NULL)
    return refuse (error, _ ("This was made with a newer version of Keyworker and cannot be undone here."));
  if (patch == NULL || old == NULL)
    return refuse (error, _ ("What was changed has been erased, so this cannot be undone."));
  target = ensure_target (undo, type, entry->row, error);
  if (target == NULL)
    return FALSE;
  if (g_str_equal (entry->op, "insert"))
    return take_out (target, type, patch, error);
  if (g_str_equal (entry->op, "remove"))
    return put_back (target, type, entry->family, old, error);
  return turn_back (target, type, patch, old, error);
}

static gboolean
undo_entries (Undo *undo, gint64 edit, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (undo->database, entries_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":edit", edit);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      KwJournalEntry entry;

      if (!kw_journal_entry_read (statement, &entry))
        return refuse (error, _ ("The history is damaged, so this cannot be undone."));
      if (!undo_entry (undo, &entry, error))
        return FALSE;
    }
  if (step == KW_STEP_FAILED)
    return FALSE;
  if (undo->targets->len > 0)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is nothing to undo."));
  return FALSE;
}

static KwEdit *
make_edit (Undo *undo)
{
  KwEdit *edit = kw_edit_new (C_ ("reason of an edit", "Undone"));

  for (guint i = 0; i < undo->targets->len; i++)
    {
      Target *target = g_ptr_array_index (undo->targets, i);

      if (target->record != NULL)
        kw_edit_put (edit, g_steal_pointer (&target->record));
      else if (target->is_there)
        kw_edit_remove (edit, target->kind, target->id);
    }
  return edit;
}

static gboolean
undo_edit (KwJob *job, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (target_free);
  g_autoptr (KwEdit) edit = NULL;
  Undo undo = { .database = job->database, .targets = targets };
  gint64 number;

  if (!undo_entries (&undo, *(gint64 *) job->data, error))
    return FALSE;
  edit = make_edit (&undo);
  number = kw_casebook_commit_here (job, edit, error);
  kw_job_give_number (job, number);
  return number != 0;
}

/**
 * kw_casebook_undo_sync:
 * @self: a casebook
 * @edit: the number of an edit
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT, naming the field, where one has changed since
 *
 * Takes an edit back, wholly or not at all.
 *
 * Returns: the number of the edit that takes it back, to undo it by; 0 on error
 */
gint64
kw_casebook_undo_sync (KwCasebook *self, gint64 edit, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, undo_edit, g_memdup2 (&edit, sizeof edit), g_free,
                                      cancellable, error);
}

/**
 * kw_casebook_undo_async:
 * @self: a casebook
 * @edit: the number of an edit
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_undo_sync().
 */
void
kw_casebook_undo_async (KwCasebook *self,
                        gint64 edit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  kw_casebook_run_async (self, KW_WAITED_FOR, undo_edit, g_memdup2 (&edit, sizeof edit), g_free,
                         kw_casebook_undo_async, cancellable, callback, user_data);
}

/**
 * kw_casebook_undo_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT, naming the field, where one has changed since
 *
 * Returns: the number of the edit that takes it back; 0 on error
 */
gint64
kw_casebook_undo_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_undo_async, error);
}
