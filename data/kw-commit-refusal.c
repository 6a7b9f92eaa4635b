/* kw-commit-refusal.c: what an edit may not do, in sentences
 *
 * The schema refuses all of this too, but cannot say which record and which field is to blame. Runs on the database
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-commit-refusal.h"

#include "kw-data-error.h"
#include "kw-record-json.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>

/**
 * kw_commit_refuse_invalid:
 * @record: a record, complete
 * @error: set to the first thing that is wrong with it
 *
 * Returns: whether it is right
 */
gboolean
kw_commit_refuse_invalid (const KwRecord *record, GError **error)
{
  g_autoptr (GPtrArray) problems = kw_record_validate (record);
  const char *label = kw_record_type_get_label (record->type);

  if (record->id <= 0)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("%s: the id is not positive."), label);
  else if (record->type->scope == KW_SCOPE_FAMILY && record->family == KW_NONE)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("%s: it belongs to no family."), label);
  else if (problems->len > 0)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, "%s: %s", label,
                 ((KwFieldProblem *) g_ptr_array_index (problems, 0))->message);
  else
    return TRUE;
  return FALSE;
}

/**
 * kw_commit_refuse_move:
 * @old: a record as it is stored
 * @record: the record as it shall be
 * @error: for why not
 *
 * Returns: whether it stays with its family
 */
gboolean
kw_commit_refuse_move (const KwRecord *old, const KwRecord *record, GError **error)
{
  if (old->family == record->family)
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("%s: it cannot be moved to another family."),
               kw_record_type_get_label (record->type));
  return FALSE;
}

/* Whether a statement that counts finds something. */
static gboolean
finds (KwStatement *statement, gboolean *found, GError **error)
{
  if (kw_statement_step (statement, error) != KW_STEP_ROW)
    return FALSE;
  *found = kw_statement_get_int (statement, 0) > 0;
  return TRUE;
}

static gboolean
refuse_same_reference (KwDatabase *database, const KwFamily *family, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (
      database, "SELECT count (*) FROM family WHERE reference = :reference AND id <> :id", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":reference", family->reference);
  kw_statement_bind_int (statement, ":id", family->record.id);
  if (!finds (statement, &found, error))
    return FALSE;
  if (found)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("There is already a family “%s”."),
                 family->reference);
  return !found;
}

static const char open_designation_sql[] =
    "SELECT count (*) FROM designation WHERE family = :family AND open_marker = 1 AND id <> :id";

static gboolean
refuse_second_worker (KwDatabase *database, const KwDesignation *designation, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, open_designation_sql, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", designation->record.family);
  kw_statement_bind_int (statement, ":id", designation->record.id);
  if (!finds (statement, &found, error))
    return FALSE;
  if (found)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                         _ ("This family already has a key worker: end that designation first."));
  return !found;
}

/**
 * kw_commit_refuse_taken:
 * @database: a database
 * @record: a record that is right
 * @error: for why not
 *
 * Returns: whether there is room for it: no other family has its reference, no other worker its family
 */
gboolean
kw_commit_refuse_taken (KwDatabase *database, const KwRecord *record, GError **error)
{
  if (record->type->kind == KW_RECORD_FAMILY)
    return refuse_same_reference (database, (const KwFamily *) record, error);
  if (record->type->kind == KW_RECORD_DESIGNATION && ((const KwDesignation *) record)->until == KW_NONE)
    return refuse_second_worker (database, (const KwDesignation *) record, error);
  return TRUE;
}

static KwStatement *
prepare_reference (KwDatabase *database, const KwRecord *record, const KwRecordType *target, gint64 id, GError **error)
{
  gboolean of_family = record->type->scope == KW_SCOPE_FAMILY && target->scope == KW_SCOPE_FAMILY;
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE \"id\" = :id%s", target->name,
                                          of_family ? " AND \"family\" = :family" : "");
  KwStatement *statement = kw_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  kw_statement_bind_int (statement, ":id", id);
  if (of_family)
    kw_statement_bind_int (statement, ":family", record->family);
  return statement;
}

static gboolean
explain_reference (KwDatabase *database, const KwRecord *record, const KwField *field, GError **error)
{
  gint64 id = *(gint64 *) kw_field_pointer (record, field);
  g_autoptr (KwStatement) statement = NULL;
  gboolean found;

  if (id == KW_NONE)
    return TRUE;
  statement = prepare_reference (database, record, kw_record_type_get (field->target), id, error);
  if (statement == NULL || !finds (statement, &found, error))
    return FALSE;
  if (!found)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                 _ ("%s: “%s” refers to a record that is not there, or not in this family."),
                 kw_record_type_get_label (record->type), kw_field_get_label (field));
  return found;
}

static const char undesignated_sql[] =
    "SELECT count (*) FROM family WHERE id = :family AND active_marker = 1 AND NOT EXISTS"
    " (SELECT 1 FROM designation WHERE family = :family AND open_marker = 1)";

static gboolean
explain_family (KwDatabase *database, gint64 family, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, undesignated_sql, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", family);
  if (!finds (statement, &found, error))
    return FALSE;
  if (found)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                         _ ("An active family needs a key worker: exactly one open designation."));
  return !found;
}

static gboolean
explain_references (KwDatabase *database, const KwRecord *record, GError **error)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    if (record->type->fields[i].kind == KW_FIELD_REFERENCE &&
        !explain_reference (database, record, &record->type->fields[i], error))
      return FALSE;
  return TRUE;
}

/* FALSE with @error set where this change is to blame. */
static gboolean
explain_change (KwDatabase *database, const KwCommitChange *change, GError **error)
{
  const KwRecord *record = change->record != NULL ? change->record : change->old;

  if (record->family != KW_NONE && !explain_family (database, record->family, error))
    return FALSE;
  return change->record == NULL || explain_references (database, record, error);
}

/**
 * kw_commit_refuse_dangling:
 * @database: a database in the transaction that wrote @changes
 * @changes: (element-type KwCommitChange): what was written
 * @error: set to what refers to nothing, where that can be said
 *
 * Asks SQLite, which has counted, whether a foreign key is broken, and only then looks for which.
 *
 * Returns: whether everything that is referred to is there
 */
gboolean
kw_commit_refuse_dangling (KwDatabase *database, const GArray *changes, GError **error)
{
  int broken = 0, ignored = 0;

  sqlite3_db_status (kw_database_get_handle (database), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &ignored, FALSE);
  if (broken == 0)
    return TRUE;
  for (guint i = 0; i < changes->len; i++)
    if (!explain_change (database, &g_array_index (changes, KwCommitChange, i), error))
      return FALSE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                       _ ("Something that should be removed is still referred to. Nothing was stored."));
  return FALSE;
}
