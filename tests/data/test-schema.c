/* test-schema.c
 *
 * The schema and the descriptions of the records are two lists of the same thing: each is held against the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-private.h"

#include <string.h>

static const char *
column_type (const KwField *field)
{
  switch (field->kind)
    {
    case KW_FIELD_INTEGER:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
      return "INTEGER";
    case KW_FIELD_TEXT:
    case KW_FIELD_DATE:
    case KW_FIELD_CODE:
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    case KW_FIELD_RANGE:
    default:
      return "TEXT";
    }
}

static gboolean
is_never_null (const KwField *field)
{
  return (field->flags & (KW_FIELD_REQUIRED | KW_FIELD_DEFAULTS)) != 0 || field->kind == KW_FIELD_CODES ||
         field->kind == KW_FIELD_TEXTS;
}

static char *
codes_check (const KwField *field)
{
  GString *check = g_string_new (NULL);

  g_string_append_printf (check, "CHECK (\"%s\" IN (", field->name);
  for (guint i = 0; i < field->codes->n_codes; i++)
    g_string_append_printf (check, "%s'%s'", i > 0 ? ", " : "", field->codes->codes[i].code);
  g_string_append (check, "))");
  return g_string_free (check, FALSE);
}

static char *
length_check (const KwField *field)
{
  if (field->min > 0 && field->max > 0)
    return g_strdup_printf ("CHECK (length (\"%s\") BETWEEN %d AND %d)", field->name, (int) field->min,
                            (int) field->max);
  if (field->max > 0)
    return g_strdup_printf ("CHECK (length (\"%s\") <= %d)", field->name, (int) field->max);
  if (field->min > 0)
    return g_strdup_printf ("CHECK (length (\"%s\") >= %d)", field->name, (int) field->min);
  return NULL;
}

/* What the table says about a field besides its type; NULL: nothing. */
static char *
expected_check (const KwField *field)
{
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return length_check (field);
    case KW_FIELD_INTEGER:
      return g_strdup_printf ("CHECK (\"%s\" BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ")", field->name,
                              field->min, field->max);
    case KW_FIELD_BOOLEAN:
      return g_strdup_printf ("CHECK (\"%s\" IN (0, 1))", field->name);
    case KW_FIELD_DATE:
      return g_strdup_printf ("CHECK (date (\"%s\") IS \"%s\")", field->name, field->name);
    case KW_FIELD_CODE:
      return codes_check (field);
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    case KW_FIELD_RANGE:
      return g_strdup_printf ("CHECK (\"%s\" GLOB '[[]*]')", field->name);
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
    default:
      return NULL;
    }
}

static char *
expected_column (const KwField *field)
{
  g_autofree char *check = expected_check (field);

  return g_strdup_printf ("\n  \"%s\" %s%s%s%s", field->name, column_type (field),
                          is_never_null (field) ? " NOT NULL" : "", check != NULL ? " " : "",
                          check != NULL ? check : "");
}

/* The line of a column up to what follows from other tables. */
static void
assert_column (const char *sql, const KwField *field)
{
  g_autofree char *expected = expected_column (field);
  const char *at = strstr (sql, expected);

  if (strcmp (field->name, "reference") == 0 && at == NULL)
    {
      /* The one column that also is unique. */
      g_autoptr (GString) unique = g_string_new (expected);

      g_string_replace (unique, "NOT NULL", "NOT NULL UNIQUE", 1);
      at = strstr (sql, unique->str);
    }
  if (at == NULL)
    {
      /* A column that came later stands behind the others on one line, and what may not be NULL says what it was
       * until then. */
      g_autoptr (GString) added = g_string_new (expected);

      g_string_replace (added, "\n  ", ", ", 1);
      g_string_replace (added, "NOT NULL CHECK", "NOT NULL DEFAULT '[]' CHECK", 1);
      at = strstr (sql, added->str);
    }
  if (at == NULL)
    g_error ("The schema has no%s\nbut:\n%s", expected, sql);
}

static char *
read_text (KwDatabase *database, const char *sql, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwStatement) statement = kw_database_prepare (database, sql, &error);

  g_assert_no_error (error);
  kw_statement_bind_text (statement, ":name", name);
  if (kw_statement_step (statement, &error) != KW_STEP_ROW)
    return NULL;
  return g_strdup (kw_statement_get_text (statement, 0));
}

static gboolean
is_of_family (const KwRecordType *type)
{
  return type->scope == KW_SCOPE_FAMILY && type->kind != KW_RECORD_FAMILY;
}

static void
assert_columns_in_order (KwDatabase *database, const KwRecordType *type)
{
  g_autofree char *columns = read_text (database, "SELECT group_concat (name) FROM pragma_table_info (:name)",
                                        type->name);
  g_autoptr (GString) expected = g_string_new ("id");

  if (is_of_family (type))
    g_string_append (expected, ",family");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (expected, ",%s", type->fields[i].name);
  /* Generated columns are hidden from table_info. */
  g_assert_cmpstr (columns, ==, expected->str);
}

static gboolean
check_columns (KwJob *job, GError **error)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);
      g_autofree char *sql = read_text (
          job->database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :name", type->name);

      g_assert_nonnull (sql);
      g_assert_true (g_str_has_suffix (sql, is_of_family (type) ? ") STRICT, WITHOUT ROWID" : ") STRICT"));
      assert_columns_in_order (job->database, type);
      for (guint i = 0; i < type->n_fields; i++)
        assert_column (sql, &type->fields[i]);
    }
  return TRUE;
}

static void
run (Fixture *fixture, KwJobFunc func)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, func, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  run (fixture, check_columns);
}

/* "table(columns)=target(columns);" of every foreign key of a table, sorted. */
static const char keys_sql[] =
    "SELECT group_concat (key, ';') FROM"
    " (SELECT key FROM (SELECT id, \"table\" || ':' || group_concat (\"from\") AS key"
    " FROM (SELECT id, \"table\", \"from\" FROM pragma_foreign_key_list (:name) ORDER BY id, seq)"
    " GROUP BY id) ORDER BY key)";

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
expected_keys (const KwRecordType *type)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean of_family = is_of_family (type);

  if (of_family)
    g_ptr_array_add (keys, g_strdup ("family:family"));
  if (type->kind == KW_RECORD_FAMILY)
    g_ptr_array_add (keys, g_strdup ("designation:id,active_marker"));
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == KW_FIELD_REFERENCE)
      {
        const KwRecordType *target = kw_record_type_get (type->fields[i].target);

        g_ptr_array_add (keys, g_strdup_printf ("%s:%s%s", target->name,
                                                of_family && target->scope == KW_SCOPE_FAMILY ? "family," : "",
                                                type->fields[i].name));
      }
  if (keys->len == 0)
    return NULL;
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (";", (char **) keys->pdata);
}

static gboolean
check_keys (KwJob *job, GError **error)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);
      g_autofree char *keys = read_text (job->database, keys_sql, type->name);
      g_autofree char *expected = expected_keys (type);
      g_autofree char *others = read_text (
          job->database,
          "SELECT group_concat (on_delete) FROM pragma_foreign_key_list (:name)"
          " WHERE on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION'",
          type->name);
      g_autofree char *sql = read_text (
          job->database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :name", type->name);

      g_assert_cmpstr (keys, ==, expected);
      g_assert_null (others);
      /* Every one of them waits for the end of the transaction. */
      if (keys != NULL)
        {
          g_auto (GStrv) references = g_strsplit (sql, "REFERENCES", -1);
          g_auto (GStrv) deferred = g_strsplit (sql, "DEFERRABLE INITIALLY DEFERRED", -1);

          g_assert_cmpuint (g_strv_length (references), ==, g_strv_length (deferred));
        }
    }
  return TRUE;
}

static void
test_foreign_keys (Fixture *fixture, gconstpointer data)
{
  run (fixture, check_keys);
}

/* Without an index on it, a foreign key makes every removal of what it refers to read its whole table; with one on its
 * first column, the family, that of one family. */
static const char unindexed_sql[] =
    "SELECT group_concat (t.name || '.' || k.\"from\") FROM sqlite_schema t JOIN pragma_foreign_key_list (t.name) k"
    " WHERE t.type = 'table' AND t.name <> 'meta' AND :name AND k.seq = 0 AND k.\"from\" <> 'id' AND NOT EXISTS"
    " (SELECT 1 FROM pragma_index_list (t.name) l JOIN pragma_index_info (l.name) i"
    " WHERE i.seqno = 0 AND i.name = k.\"from\")";

static gboolean
check_indexes (KwJob *job, GError **error)
{
  g_autofree char *unindexed = read_text (job->database, unindexed_sql, "1");

  g_assert_cmpstr (unindexed, ==, NULL);
  return TRUE;
}

static void
test_indexes (Fixture *fixture, gconstpointer data)
{
  run (fixture, check_indexes);
}

static gboolean
check_triggers (KwJob *job, GError **error)
{
  static const char *const actions[] = { "insert", "update", "delete" };

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
      {
        const char *table = kw_record_type_get (kind)->name;
        g_autofree char *name = g_strdup_printf ("%s_%s_guard", table, actions[i]);
        g_autofree char *action = g_ascii_strup (actions[i], -1);
        g_autofree char *expected = g_strdup_printf (
            "CREATE TRIGGER \"%s\" BEFORE %s ON \"%s\" BEGIN SELECT kw_guard (); END", name, action, table);
        g_autofree char *sql = read_text (
            job->database, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = :name", name);

        g_assert_cmpstr (sql, ==, expected);
      }
  return TRUE;
}

static void
test_triggers (Fixture *fixture, gconstpointer data)
{
  run (fixture, check_triggers);
}

static gboolean
check_pragmas (KwJob *job, GError **error)
{
  static const struct
  {
    const char *sql;
    gint64 expected;
  } pragmas[] = {
    { "PRAGMA application_id", 0x4b774362 },
    { "PRAGMA page_size", 4096 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA mmap_size", 0 },
  };
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      gint64 number;

      g_assert_true (kw_database_read_number (job->database, pragmas[i].sql, &number, error));
      g_assert_cmpint (number, ==, pragmas[i].expected);
    }
  sqlite3_db_config (kw_database_get_handle (job->database), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_true (defensive);
  return TRUE;
}

static gboolean
check_journal_mode (KwJob *job, GError **error)
{
  g_autofree char *mode = read_text (job->database, "SELECT journal_mode FROM pragma_journal_mode WHERE :name", "1");
  g_autofree char *locking = read_text (job->database, "SELECT locking_mode FROM pragma_locking_mode WHERE :name", "1");

  g_assert_cmpstr (mode, ==, "truncate");
  g_assert_cmpstr (locking, ==, "exclusive");
  return TRUE;
}

static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  run (fixture, check_pragmas);
  run (fixture, check_journal_mode);
  fixture_reopen (fixture);
  run (fixture, check_pragmas);
  run (fixture, check_journal_mode);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/schema/columns", test_columns);
  fixture_test ("/schema/foreign-keys", test_foreign_keys);
  fixture_test ("/schema/indexes", test_indexes);
  fixture_test ("/schema/triggers", test_triggers);
  fixture_test ("/schema/pragmas", test_pragmas);

  return g_test_run ();
}
