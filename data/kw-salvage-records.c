/* kw-salvage-records.c: records of a damaged casebook whose rows were not found by reading their tables
 *
 * The history says which records there must be. Each that is missing is asked for by its number, and where
 * its row cannot be read it is made again from its entries. What refers to something that is lost goes too,
 * and is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-journal-entry.h"
#include "kw-record-json.h"
#include "kw-record-sql.h"
#include "kw-records.h"
#include "kw-salvage-private.h"

#include <glib/gi18n-lib.h>

static const char entries_sql[] = "SELECT " KW_JOURNAL_COLUMNS " FROM journal WHERE \"row\" = :row AND tbl = :table"
                                  " ORDER BY hlc, device, epoch, seq";

typedef struct
{
  gint64 row, family;
} Missing;

static GArray *
find_missing (KwSalvage *salvage, const KwRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"row\", family FROM journal WHERE tbl = '%s' AND \"row\" NOT IN (SELECT id FROM \"%s\")"
      " GROUP BY \"row\" HAVING max (op = 'remove') = 0 OR max (CASE WHEN op = 'insert' THEN id END) >"
      " max (CASE WHEN op = 'remove' THEN id END)",
      type->name, type->name);
  g_autoptr (KwStatement) statement = kw_database_prepare_once (salvage->target, sql, error);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  KwStepResult step = KW_STEP_FAILED;

  while (statement != NULL && (step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      Missing one = { kw_statement_get_int (statement, 0), kw_statement_get_optional (statement, 1) };

      g_array_append_val (missing, one);
    }
  return step == KW_STEP_DONE ? g_steal_pointer (&missing) : NULL;
}

/**
 * kw_salvage_apply_entry:
 * @record: (inout) (nullable): the record before the entry; afterwards, as the entry leaves it
 * @type: its type
 * @entry: an entry about it that inserts or changes it
 *
 * Does to a record what an entry of the history says.
 */
void
kw_salvage_apply_entry (KwRecord **record, const KwRecordType *type, const KwJournalEntry *entry)
{
  json_auto_t *patch = entry->patch != NULL ? json_loads (entry->patch, 0, NULL) : NULL;

  if (g_strcmp0 (entry->op, "insert") == 0)
    {
      g_clear_pointer (record, kw_record_free);
      *record = kw_record_new (type->kind);
      (*record)->id = entry->row;
      (*record)->family = entry->family;
    }
  for (guint i = 0; *record != NULL && i < type->n_fields; i++)
    {
      const json_t *value = json_object_get (patch, type->fields[i].name);

      if (value != NULL)
        kw_record_field_from_json (*record, &type->fields[i], value, NULL);
    }
}

/* (transfer full) (nullable): the record as its entries have it, as far as they are there */
static KwRecord *
replay (KwSalvage *salvage, const KwRecordType *type, gint64 row)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (salvage->target, entries_sql, NULL);
  KwRecord *record = NULL;

  if (statement == NULL)
    return NULL;
  kw_statement_bind_int (statement, ":row", row);
  kw_statement_bind_text (statement, ":table", type->name);
  while (kw_statement_step (statement, NULL) == KW_STEP_ROW)
    {
      KwJournalEntry entry;

      if (kw_journal_entry_read (statement, &entry))
        kw_salvage_apply_entry (&record, type, &entry);
    }
  return record;
}

/**
 * kw_salvage_name_family:
 * @salvage: a salvage
 * @family: a family, or %KW_NONE
 *
 * Returns: (transfer full): what people call it, as far as the new casebook knows it; else its number
 */
char *
kw_salvage_name_family (KwSalvage *salvage, gint64 family)
{
  gpointer record = NULL;
  char *name = NULL;

  if (family != KW_NONE && kw_record_sql_find (salvage->target, &kw_family_type, family, &record, NULL) &&
      record != NULL)
    name = g_strdup (((KwFamily *) record)->reference);
  kw_record_free (record);
  return name != NULL ? name : g_strdup_printf ("%lld", (long long) family);
}

static gboolean
has (KwSalvage *salvage, const KwRecordType *type, gint64 id)
{
  gpointer record = NULL;
  gboolean found = kw_record_sql_find (salvage->target, type, id, &record, NULL) && record != NULL;

  kw_record_free (record);
  return found;
}

static gboolean
take_missing (KwSalvage *salvage, const KwRecordType *type, const Missing *missing, GError **error)
{
  g_autofree char *where =
      type->scope == KW_SCOPE_FAMILY
          ? g_strdup_printf ("WHERE \"family\" = %lld AND id = %lld", (long long) missing->family,
                             (long long) missing->row)
          : g_strdup_printf ("WHERE id = %lld", (long long) missing->row);
  g_autoptr (KwRecord) record = NULL;
  g_autofree char *family = NULL;

  /* A family's own row has no column "family". */
  if (type->kind == KW_RECORD_FAMILY)
    {
      g_free (where);
      where = g_strdup_printf ("WHERE id = %lld", (long long) missing->row);
    }
  if (!kw_salvage_row (salvage, type->name, where, error))
    return FALSE;
  if (has (salvage, type, missing->row))
    return TRUE;
  record = replay (salvage, type, missing->row);
  if (record != NULL && kw_record_sql_insert (salvage->target, record, NULL))
    return TRUE;
  family = kw_salvage_name_family (salvage, missing->family);
  kw_salvage_lose (salvage, _ ("Family %s: %s %lld is lost."), family, kw_record_type_get_label (type),
                   (long long) missing->row);
  return TRUE;
}

/**
 * kw_salvage_records:
 * @salvage: a salvage whose rows are taken
 * @error: for what went wrong
 *
 * Takes the records that the history has and the tables did not show.
 *
 * Returns: whether it worked
 */
gboolean
kw_salvage_records (KwSalvage *salvage, GError **error)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);
      g_autoptr (GArray) missing = find_missing (salvage, type, error);

      if (missing == NULL)
        return FALSE;
      for (guint i = 0; i < missing->len; i++)
        if (!take_missing (salvage, type, &g_array_index (missing, Missing, i), error))
          return FALSE;
    }
  return TRUE;
}

/* What refers to a record that is lost. */

static gboolean
drop_dangling (KwSalvage *salvage, const KwRecordType *type, const KwField *field, int *n_dropped, GError **error)
{
  const KwRecordType *target = kw_record_type_get (field->target);
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT id FROM \"%s\")",
                       type->name, field->name, field->name, target->name);
  int n;

  if (!kw_database_run (salvage->target, sql, error))
    return FALSE;
  n = sqlite3_changes (kw_database_get_handle (salvage->target));
  *n_dropped += n;
  if (n > 0)
    kw_salvage_lose (salvage, _ ("%s: %d cannot be kept, because what they belong to is lost (%s)."),
                     kw_record_type_get_label (type), n, kw_record_type_get_label (target));
  return TRUE;
}

static gboolean
drop_of_lost_families (KwSalvage *salvage, const KwRecordType *type, int *n_dropped, GError **error)
{
  g_autofree char *sql = NULL;
  int n;

  if (type->scope != KW_SCOPE_FAMILY || type->kind == KW_RECORD_FAMILY)
    return TRUE;
  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"family\" NOT IN (SELECT id FROM family)", type->name);
  if (!kw_database_run (salvage->target, sql, error))
    return FALSE;
  n = sqlite3_changes (kw_database_get_handle (salvage->target));
  *n_dropped += n;
  if (n > 0)
    kw_salvage_lose (salvage, _ ("%s: %d cannot be kept, because what they belong to is lost (%s)."),
                     kw_record_type_get_label (type), n, kw_record_type_get_label (&kw_family_type));
  return TRUE;
}

/* An active family has somebody who holds it; where nobody knows who, it waits for somebody. */
static const char unheld_sql[] = "UPDATE family SET status = 'waiting' WHERE status = 'active' AND id NOT IN"
                                 " (SELECT family FROM designation WHERE until IS NULL)";

/**
 * kw_salvage_references:
 * @salvage: a salvage whose records are taken
 * @error: for what went wrong
 *
 * Takes out what refers to something that is lost, until nothing does.
 *
 * Returns: whether it worked
 */
gboolean
kw_salvage_references (KwSalvage *salvage, GError **error)
{
  int n_dropped;

  do
    {
      n_dropped = 0;
      for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
        {
          const KwRecordType *type = kw_record_type_get (kind);

          if (!drop_of_lost_families (salvage, type, &n_dropped, error))
            return FALSE;
          for (guint i = 0; i < type->n_fields; i++)
            if (type->fields[i].kind == KW_FIELD_REFERENCE &&
                !drop_dangling (salvage, type, &type->fields[i], &n_dropped, error))
              return FALSE;
        }
    }
  while (n_dropped > 0);
  return kw_database_run (salvage->target, unheld_sql, error);
}
