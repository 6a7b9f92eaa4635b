/* kw-record-sql.c: records to and from their tables
 *
 * A field's column has its name, and columns come in the order of the fields: reading and binding go by position, which
 * is what makes loading tens of thousands of case files fast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-sql.h"

#include "kw-data-error.h"
#include "kw-record-json.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Before the fields, in what is read. */
#define COLUMN_ID          0
#define COLUMN_FAMILY      1
#define COLUMN_FIRST_FIELD 2

static gboolean
has_family_column (const KwRecordType *type)
{
  return type->scope == KW_SCOPE_FAMILY && type->kind != KW_RECORD_FAMILY;
}

static char *
make_columns (const KwRecordType *type)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "\"%s\".\"id\", ", type->name);
  if (type->scope == KW_SCOPE_TEAM)
    g_string_append (sql, "NULL");
  else
    g_string_append_printf (sql, "\"%s\".\"%s\"", type->name, has_family_column (type) ? "family" : "id");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\".\"%s\"", type->name, type->fields[i].name);
  return g_string_free (sql, FALSE);
}

static char *
make_insert (const KwRecordType *type)
{
  g_autoptr (GString) names = g_string_new ("\"id\"");
  g_autoptr (GString) values = g_string_new (":id");

  if (has_family_column (type))
    {
      g_string_append (names, ", \"family\"");
      g_string_append (values, ", :family");
    }
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_string_append_printf (names, ", \"%s\"", type->fields[i].name);
      g_string_append_printf (values, ", :%s", type->fields[i].name);
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", type->name, names->str, values->str);
}

static KwRecordSql *
make_sql (const KwRecordType *type)
{
  KwRecordSql *sql = g_new0 (KwRecordSql, 1);

  sql->columns = make_columns (type);
  sql->insert = make_insert (type);
  sql->find = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"id\" = :id", sql->columns, type->name);
  if (type->scope == KW_SCOPE_FAMILY)
    sql->of_family = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"%s\" = :family ORDER BY \"id\"", sql->columns,
                                      type->name, has_family_column (type) ? "family" : "id");
  sql->remove = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = :id", type->name);
  return sql;
}

/**
 * kw_record_sql_get:
 * @type: a type of record
 *
 * May be called from any thread.
 *
 * Returns: (transfer none): its statements
 */
const KwRecordSql *
kw_record_sql_get (const KwRecordType *type)
{
  static KwRecordSql *all[KW_N_RECORD_KINDS];
  static gsize once = 0;

  g_return_val_if_fail (type != NULL, NULL);

  if (g_once_init_enter (&once))
    {
      for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
        all[kind] = make_sql (kw_record_type_get (kind));
      g_once_init_leave (&once, 1);
    }
  return all[type->kind];
}

/* Writing */

static void
bind_json (sqlite3_stmt *handle, int parameter, gconstpointer record, const KwField *field)
{
  json_t *value = kw_record_field_to_json (record, field);

  sqlite3_bind_text (handle, parameter, json_dumps (value, JSON_COMPACT), -1, free);
  json_decref (value);
}

static void
bind_integer (sqlite3_stmt *handle, int parameter, gint64 value)
{
  if (value == KW_NONE)
    sqlite3_bind_null (handle, parameter);
  else
    sqlite3_bind_int64 (handle, parameter, value);
}

/* Failures here leave NULL behind or are told by the step: out of memory. */
static void
bind_field (sqlite3_stmt *handle, int parameter, gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);

  if (kw_record_field_is_empty (record, field) && field->kind != KW_FIELD_CODES && field->kind != KW_FIELD_TEXTS)
    {
      sqlite3_bind_null (handle, parameter);
      return;
    }
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      sqlite3_bind_text (handle, parameter, *(char *const *) at, -1, SQLITE_STATIC);
      break;
    case KW_FIELD_BOOLEAN:
      sqlite3_bind_int (handle, parameter, *(const gboolean *) at);
      break;
    case KW_FIELD_DATE:
      sqlite3_bind_text (handle, parameter, kw_date_format (*(const KwDate *) at), -1, g_free);
      break;
    case KW_FIELD_CODE:
      sqlite3_bind_text (handle, parameter, kw_code_set_get_code (field->codes, *(const int *) at), -1, SQLITE_STATIC);
      break;
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    case KW_FIELD_RANGE:
      bind_json (handle, parameter, record, field);
      break;
    case KW_FIELD_INTEGER:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
    default:
      bind_integer (handle, parameter, *(const gint64 *) at);
      break;
    }
}

/**
 * kw_record_sql_insert:
 * @database: a database, its guard open
 * @record: a record that is right, with its id and family
 * @error: for what went wrong
 *
 * Returns: whether it is there now
 */
gboolean
kw_record_sql_insert (KwDatabase *database, gconstpointer record, GError **error)
{
  const KwRecord *added = record;
  const KwRecordType *type = added->type;
  g_autoptr (KwStatement) statement = kw_database_prepare (database, kw_record_sql_get (type)->insert, error);
  sqlite3_stmt *handle;
  int parameter = 1;

  if (statement == NULL)
    return FALSE;
  handle = kw_statement_get_handle (statement);
  bind_integer (handle, parameter++, added->id);
  if (has_family_column (type))
    bind_integer (handle, parameter++, added->family);
  for (guint i = 0; i < type->n_fields; i++)
    bind_field (handle, parameter++, record, &type->fields[i]);
  return kw_statement_execute (statement, error);
}

/**
 * kw_record_sql_update:
 * @database: a database, its guard open
 * @old: the record as it is stored
 * @record: the record as it shall be
 * @error: for what went wrong
 *
 * Writes the fields that differ and no other, so that no index is touched that needs not be.
 *
 * Returns: whether it worked
 */
gboolean
kw_record_sql_update (KwDatabase *database, gconstpointer old, gconstpointer record, GError **error)
{
  const KwRecord *changed = record;
  const KwRecordType *type = changed->type;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (KwStatement) statement = NULL;
  sqlite3_stmt *handle;
  int parameter = 1;

  for (guint i = 0; i < type->n_fields; i++)
    if (!kw_record_field_equal (old, record, &type->fields[i]))
      g_string_append_printf (sql, "%s \"%s\" = :%s", sql->len == 0 ? "" : ",", type->fields[i].name,
                              type->fields[i].name);
  if (sql->len == 0)
    return TRUE;
  g_string_prepend (sql, "\" SET");
  g_string_prepend (sql, type->name);
  g_string_prepend (sql, "UPDATE \"");
  g_string_append (sql, " WHERE \"id\" = :id");

  statement = kw_database_prepare_once (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  handle = kw_statement_get_handle (statement);
  for (guint i = 0; i < type->n_fields; i++)
    if (!kw_record_field_equal (old, record, &type->fields[i]))
      bind_field (handle, parameter++, record, &type->fields[i]);
  bind_integer (handle, parameter, changed->id);
  return kw_statement_execute (statement, error);
}

/**
 * kw_record_sql_remove:
 * @database: a database, its guard open
 * @type: a type of record
 * @id: which one
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_record_sql_remove (KwDatabase *database, const KwRecordType *type, gint64 id, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, kw_record_sql_get (type)->remove, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", id);
  return kw_statement_execute (statement, error);
}

/* Reading */

static gboolean
read_json (gpointer record, const KwField *field, const char *text)
{
  json_t *value;
  gboolean right;

  /* Most lists are empty. */
  if (text[0] == '[' && text[1] == ']' && field->kind != KW_FIELD_RANGE)
    return TRUE;
  value = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  right = value != NULL && kw_record_field_from_json (record, field, value, NULL);
  json_decref (value);
  return right;
}

/* The record is new, so the field is at its default. */
static gboolean
read_field (sqlite3_stmt *handle, int column, gpointer record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);
  const char *text;

  if (sqlite3_column_type (handle, column) == SQLITE_NULL)
    return (field->flags & (KW_FIELD_REQUIRED | KW_FIELD_DEFAULTS)) == 0;
  switch (field->kind)
    {
    case KW_FIELD_INTEGER:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
      *(gint64 *) at = sqlite3_column_int64 (handle, column);
      return TRUE;
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = sqlite3_column_int (handle, column) != 0;
      return TRUE;
    case KW_FIELD_TEXT:
    case KW_FIELD_DATE:
    case KW_FIELD_CODE:
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    case KW_FIELD_RANGE:
    default:
      break;
    }

  text = (const char *) sqlite3_column_text (handle, column);
  /* What stands after a zero byte would be seen by nobody. */
  if (text == NULL || strlen (text) != (gsize) sqlite3_column_bytes (handle, column))
    return FALSE;
  if (field->kind == KW_FIELD_TEXT)
    {
      *(char **) at = g_strdup (text);
      return TRUE;
    }
  if (field->kind == KW_FIELD_DATE)
    return kw_date_parse (text, at);
  if (field->kind == KW_FIELD_CODE)
    {
      *(int *) at = kw_code_set_lookup (field->codes, text);
      return *(int *) at != KW_CODE_NONE;
    }
  return read_json (record, field, text);
}

/**
 * kw_record_sql_read:
 * @statement: a statement on a row of the type's columns
 * @type: the type
 * @error: for what went wrong
 *
 * Returns: (transfer full): the record; %NULL and %KW_DATA_ERROR_DAMAGED where the row is none
 */
gpointer
kw_record_sql_read (KwStatement *statement, const KwRecordType *type, GError **error)
{
  g_autoptr (KwRecord) record = kw_record_new (type->kind);
  sqlite3_stmt *handle = kw_statement_get_handle (statement);

  record->id = sqlite3_column_int64 (handle, COLUMN_ID);
  record->family = kw_statement_get_optional (statement, COLUMN_FAMILY);
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (handle, COLUMN_FIRST_FIELD + (int) i, record, &type->fields[i]))
      {
        g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                     _ ("The casebook is damaged: %s %" G_GINT64_FORMAT " has no right “%s”."),
                     kw_record_type_get_label (type), record->id, kw_field_get_label (&type->fields[i]));
        return NULL;
      }
  return g_steal_pointer (&record);
}

/**
 * kw_record_sql_find:
 * @database: a database
 * @type: a type of record
 * @id: which one
 * @record: (out) (transfer full) (nullable): the record, or %NULL where there is none
 * @error: for what went wrong
 *
 * Returns: whether it could be looked up; that there is none is no error
 */
gboolean
kw_record_sql_find (KwDatabase *database, const KwRecordType *type, gint64 id, gpointer *record, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (database, kw_record_sql_get (type)->find, error);
  KwStepResult step;

  *record = NULL;
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", id);
  step = kw_statement_step (statement, error);
  if (step != KW_STEP_ROW)
    return step == KW_STEP_DONE;
  *record = kw_record_sql_read (statement, type, error);
  return *record != NULL;
}
