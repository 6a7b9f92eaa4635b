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
#include "kw-edit-private.h"
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

static gboolean
count (KwDatabase *database, const char *sql, gint64 id, gint64 family, gint64 *n, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", id);
  kw_statement_bind_optional (statement, ":family", family);
  if (kw_statement_step (statement, error) != KW_STEP_ROW)
    return FALSE;
  *n = kw_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
explain_reference (KwDatabase *database, const KwRecord *record, const KwField *field, GError **error)
{
  const KwRecordType *target = kw_record_type_get (field->target);
  gboolean of_family = record->type->scope == KW_SCOPE_FAMILY && target->scope == KW_SCOPE_FAMILY;
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE \"id\" = :id AND (:family IS NULL OR \"%s\" = :family)",
                                          target->name, of_family ? "family" : "id");
  gint64 id = *(gint64 *) kw_field_pointer (record, field);
  gint64 n;

  if (id == KW_NONE)
    return TRUE;
  if (!count (database, sql, id, of_family ? record->family : KW_NONE, &n, error))
    return FALSE;
  if (n == 1)
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
               of_family ? _ ("%s: “%s” refers to a record that is not there, or not in this family.") : _ ("%s: “%s” refers to a record that is not there."),
               kw_record_type_get_label (record->type), kw_field_get_label (field));
  return FALSE;
}

static const char designation_sql[] =
    "SELECT count (*) FROM family WHERE id = :family AND active_marker = 1 AND NOT EXISTS"
    " (SELECT 1 FROM designation WHERE family = :family AND open_marker = 1) AND :id IS NOT NULL";

static gboolean
explain_family (KwDatabase *database, gint64 family, GError **error)
{
  gint64 n;

  if (!count (database, designation_sql, family, family, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                       _ ("An active family needs a key worker: exactly one open designation."));
  return FALSE;
}

static gboolean
explain_record (KwDatabase *database, const KwRecord *record, GError **error)
{
  if (record->family != KW_NONE && !explain_family (database, record->family, error))
    return FALSE;
  for (guint i = 0; i < record->type->n_fields; i++)
    if (record->type->fields[i].kind == KW_FIELD_REFERENCE &&
        !explain_reference (database, record, &record->type->fields[i], error))
      return FALSE;
  return TRUE;
}

/* Finds the first record to blame; FALSE with @error set when found. */
static gboolean
explain_edit (KwDatabase *database, KwEdit *edit, GError **error)
{
  GArray *operations = kw_edit_get_operations (edit);

  for (guint i = 0; i < operations->len; i++)
    {
      KwOperation *operation = &g_array_index (operations, KwOperation, i);

      if (operation->record != NULL && !explain_record (database, operation->record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kw_commit_refuse_dangling:
 * @database: a database in the transaction that wrote @edit
 * @edit: what was written
 * @error: set to what refers to nothing, where that can be said
 *
 * Asks SQLite, which has counted, whether a foreign key is broken, and only then looks for which.
 *
 * Returns: whether everything that is referred to is there
 */
gboolean
kw_commit_refuse_dangling (KwDatabase *database, KwEdit *edit, GError **error)
{
  int broken = 0, ignored = 0;

  sqlite3_db_status (kw_database_get_handle (database), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &ignored, FALSE);
  if (broken == 0)
    return TRUE;
  if (!explain_edit (database, edit, error))
    return FALSE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                       _ ("Something that should be removed is still referred to. Nothing was stored."));
  return FALSE;
}
