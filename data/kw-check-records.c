/* kw-check-records.c: whether the records are what the journal says
 *
 * Every record that the journal knows is made once more from its entries and compared with the one that is stored; then
 * every record that is stored must be known to the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-record-json.h"
#include "kw-record-sql.h"

#include <glib/gi18n-lib.h>

/* How many between two looks at the clock. */
#define RECORDS_AT_ONCE 50

static const char rows_sql[] =
    "SELECT DISTINCT \"row\" FROM journal WHERE \"row\" > :after ORDER BY \"row\" LIMIT :limit";

static const char entries_sql[] =
    "SELECT " KW_JOURNAL_COLUMNS " FROM journal WHERE \"row\" = :row ORDER BY tbl, hlc, device, epoch, seq";

/* A record as far as it has been made from the journal. */
typedef struct
{
  const KwRecordType *type; /* NULL: no entry yet */
  KwRecord *record;         /* NULL: it is not there */
  gboolean unknown;         /* part of it has been erased by law */
} Replay;

static gboolean
apply_fields (KwRecord *record, const json_t *patch)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const KwField *field = &record->type->fields[i];
      const json_t *value = json_object_get (patch, field->name);

      if (value != NULL && !kw_record_field_from_json (record, field, value, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Whether the entry fits what went before it. */
static gboolean
apply (Replay *replay, const KwJournalEntry *entry)
{
  json_auto_t *patch = entry->patch != NULL ? json_loads (entry->patch, 0, NULL) : NULL;
  gboolean inserts = g_strcmp0 (entry->op, "insert") == 0;

  if (patch == NULL)
    replay->unknown = TRUE;
  if (replay->unknown)
    return TRUE;
  if (inserts != (replay->record == NULL))
    return FALSE;
  if (g_strcmp0 (entry->op, "remove") == 0)
    {
      g_clear_pointer (&replay->record, kw_record_free);
      return TRUE;
    }
  if (inserts)
    {
      replay->record = kw_record_new (replay->type->kind);
      replay->record->id = entry->row;
      replay->record->family = entry->family;
    }
  return apply_fields (replay->record, patch);
}

static gboolean
find_stored (KwCheck *check, const Replay *replay, gint64 id, KwRecord **stored, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gpointer found = NULL;

  if (!kw_record_sql_find (check->database, replay->type, id, &found, &problem))
    {
      if (!g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      kw_check_find (check, "%s", problem->message);
    }
  *stored = found;
  return TRUE;
}

static void
tell_difference (KwCheck *check, const KwRecord *expected, const KwRecord *stored)
{
  const KwRecordType *type = expected->type;
  g_autofree char *name = kw_check_name (type, expected->id);

  if (expected->family != stored->family)
    kw_check_find (check, _ ("%s stands in another family than the history says."), name);
  for (guint i = 0; i < type->n_fields; i++)
    if (!kw_record_field_equal (expected, stored, &type->fields[i]))
      kw_check_find (check, _ ("%s: “%s” is not what the history says."), name,
                     kw_field_get_label (&type->fields[i]));
}

static gboolean
compare (KwCheck *check, const Replay *replay, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (KwRecord) stored = NULL;
  guint n_before = check->n_of_part;

  if (replay->type == NULL || replay->unknown)
    return TRUE;
  name = kw_check_name (replay->type, id);
  if (!find_stored (check, replay, id, &stored, error))
    return FALSE;
  if (check->n_of_part > n_before)
    return TRUE;
  if (replay->record != NULL && stored == NULL)
    kw_check_find (check, _ ("%s is missing, although the history has it."), name);
  else if (replay->record == NULL && stored != NULL)
    kw_check_find (check, _ ("%s is there, although the history says that it was removed."), name);
  else if (stored != NULL)
    tell_difference (check, replay->record, stored);
  return TRUE;
}

static void
begin_type (KwCheck *check, Replay *replay, const KwJournalEntry *entry)
{
  replay->unknown = FALSE;
  g_clear_pointer (&replay->record, kw_record_free);
  replay->type = entry->table != NULL ? kw_record_type_by_name (entry->table) : NULL;
  if (replay->type == NULL)
    kw_check_find (check, _ ("Entry %lld of the history is about something that this version does not know."),
                   (long long) entry->seq);
}

/* Ids are unique over all kinds, but a journal that was meddled with need not keep to that. */
static gboolean
take_entry (KwCheck *check, Replay *replay, const KwJournalEntry *entry, GError **error)
{
  if (replay->type == NULL || g_strcmp0 (replay->type->name, entry->table) != 0)
    {
      if (!compare (check, replay, entry->row, error))
        return FALSE;
      begin_type (check, replay, entry);
    }
  if (replay->type != NULL && !apply (replay, entry))
    {
      kw_check_find (check, _ ("Entry %lld of the history does not fit the ones before it."), (long long) entry->seq);
      replay->unknown = TRUE;
    }
  return TRUE;
}

static gboolean
replay_row (KwCheck *check, gint64 row, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, entries_sql, error);
  Replay replay = { 0 };
  KwStepResult step;
  gboolean worked = TRUE;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":row", row);
  while (worked && (step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      KwJournalEntry entry;

      if (kw_journal_entry_read (statement, &entry))
        worked = take_entry (check, &replay, &entry, error);
      else
        replay.unknown = TRUE;
    }
  worked = worked && step == KW_STEP_DONE && compare (check, &replay, row, error);
  kw_record_free (replay.record);
  return worked;
}

static GArray *
read_rows (KwCheck *check, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, rows_sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  KwStepResult step;

  if (statement == NULL)
    return NULL;
  kw_statement_bind_int (statement, ":after", check->after);
  kw_statement_bind_int (statement, ":limit", RECORDS_AT_ONCE);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 row = kw_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  return step == KW_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
kw_check_replayed (KwCheck *check, gboolean *done, GError **error)
{
  while (!*done && !kw_job_slice_is_over (check->job))
    {
      g_autoptr (GArray) rows = read_rows (check, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          check->after = g_array_index (rows, gint64, i);
          if (!replay_row (check, check->after, error))
            return FALSE;
        }
      *done = rows->len == 0;
    }
  return TRUE;
}

static gboolean
look_for_entries (KwCheck *check, const KwRecordType *type, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, EXISTS (SELECT 1 FROM journal WHERE \"row\" = \"%s\".id AND"
                                          " tbl = '%s') FROM \"%s\" WHERE id > :after ORDER BY id LIMIT %d",
                                          type->name, type->name, type->name, RECORDS_AT_ONCE);
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":after", check->after);
  for (*n = 0; (step = kw_statement_step (statement, error)) == KW_STEP_ROW; (*n)++)
    {
      check->after = kw_statement_get_int (statement, 0);
      if (kw_statement_get_int (statement, 1) == 0)
        {
          g_autofree char *name = kw_check_name (type, check->after);

          kw_check_find (check, _ ("%s is there, although the history does not know it."), name);
        }
    }
  return step != KW_STEP_FAILED;
}

gboolean
kw_check_records (KwCheck *check, gboolean *done, GError **error)
{
  while (check->table < KW_N_RECORD_KINDS && !kw_job_slice_is_over (check->job))
    {
      guint n;

      if (!look_for_entries (check, kw_record_type_get (check->table), &n, error))
        return FALSE;
      if (n > 0)
        continue;
      check->table++;
      check->after = G_MININT64;
    }
  *done = check->table == KW_N_RECORD_KINDS;
  return TRUE;
}
