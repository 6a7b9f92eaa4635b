/* kw-salvage-rows.c: rows of a damaged casebook, as they are
 *
 * A table is read from its beginning to the first page that cannot be read, and from its end back to the last one. The
 * history, whose entries are numbered without a gap, is asked for every single entry that is missing then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-salvage-private.h"

#include <glib/gi18n-lib.h>

/* What is made anew, or is none of ours. */
static const char tables_sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
    " AND name NOT IN ('family_facts')";

/* The columns of a table as the damaged file has them; NULL where that cannot be read. */
static GPtrArray *
read_columns (KwDatabase *source, const char *table, gboolean only_key)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT name FROM pragma_table_info ('%s') WHERE pk > 0 OR %d ORDER BY pk", table, !only_key);
  g_autoptr (KwStatement) statement = kw_database_prepare_once (source, sql, NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  KwStepResult step = KW_STEP_FAILED;

  while (statement != NULL && (step = kw_statement_step (statement, NULL)) == KW_STEP_ROW)
    g_ptr_array_add (columns, g_strdup (kw_statement_get_text (statement, 0)));
  return step == KW_STEP_DONE && columns->len > 0 ? g_steal_pointer (&columns) : NULL;
}

static char *
join (const GPtrArray *columns, const char *before, const char *after)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (list, "%s%s%s%s", i > 0 ? ", " : "", before,
                            (char *) g_ptr_array_index (columns, i), after);
  return g_string_free (list, FALSE);
}

/* A row that breaks a rule of the new casebook is one that cannot be read. */
static gboolean
put_row (KwStatement *from, KwStatement *to, guint n_columns)
{
  sqlite3_stmt *source = kw_statement_get_handle (from), *target = kw_statement_get_handle (to);
  gboolean worked;

  for (guint i = 0; i < n_columns; i++)
    sqlite3_bind_value (target, (int) i + 1, sqlite3_column_value (source, (int) i));
  worked = kw_statement_execute (to, NULL);
  kw_statement_reset (to);
  return worked;
}

static KwStatement *
prepare_insert (KwSalvage *salvage, const char *table, const GPtrArray *columns, GError **error)
{
  g_autofree char *names = join (columns, "\"", "\"");
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (places, "%s?%u", i > 0 ? ", " : "", i + 1);
  sql = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table, names, places->str);
  return kw_database_prepare_once (salvage->target, sql, error);
}

/* Until the end, or the first row that cannot be read. */
static gboolean
take_rows (KwSalvage *salvage, const char *table, const GPtrArray *columns, const char *which, GError **error)
{
  g_autofree char *names = join (columns, "\"", "\"");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" %s", names, table, which);
  g_autoptr (KwStatement) from = kw_database_prepare_once (salvage->source, sql, NULL);
  g_autoptr (KwStatement) to = prepare_insert (salvage, table, columns, error);

  if (to == NULL)
    return FALSE;
  while (from != NULL && kw_statement_step (from, NULL) == KW_STEP_ROW)
    put_row (from, to, columns->len);
  return !g_cancellable_set_error_if_cancelled (salvage->cancellable, error);
}

static gboolean
take_table (KwSalvage *salvage, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = read_columns (salvage->source, table, FALSE);
  g_autoptr (GPtrArray) key = read_columns (salvage->source, table, TRUE);
  g_autofree char *forwards = NULL, *backwards = NULL, *sql = NULL;

  if (columns == NULL || key == NULL)
    return TRUE;
  sql = join (key, "\"", "\"");
  forwards = g_strconcat ("ORDER BY ", sql, NULL);
  g_free (sql);
  sql = join (key, "\"", "\" DESC");
  backwards = g_strconcat ("ORDER BY ", sql, NULL);
  return take_rows (salvage, table, columns, forwards, error) && take_rows (salvage, table, columns, backwards, error);
}

/**
 * kw_salvage_row:
 * @salvage: a salvage
 * @table: a table
 * @where: which row
 * @error: for what went wrong, which a row that cannot be read is not
 *
 * Takes one row, where it is there and can be read.
 *
 * Returns: whether it worked
 */
gboolean
kw_salvage_row (KwSalvage *salvage, const char *table, const char *where, GError **error)
{
  g_autoptr (GPtrArray) columns = read_columns (salvage->source, table, FALSE);

  return columns == NULL || take_rows (salvage, table, columns, where, error);
}

static GPtrArray *
read_list (KwDatabase *database, const char *sql, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  KwStepResult step = KW_STEP_FAILED;

  while (statement != NULL && (step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    g_ptr_array_add (list, g_strdup (kw_statement_get_text (statement, 0)));
  return step == KW_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static const char missing_entries_sql[] =
    "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < (SELECT max (id) "
    "FROM journal))"
    " SELECT n FROM number WHERE n NOT IN (SELECT id FROM journal) AND (SELECT count (*) FROM journal) > 0";

static gboolean
take_missing_entries (KwSalvage *salvage, GError **error)
{
  g_autoptr (GPtrArray) missing = read_list (salvage->target, missing_entries_sql, error);
  g_autoptr (GPtrArray) left = NULL;

  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *where = g_strconcat ("WHERE id = ", g_ptr_array_index (missing, i), NULL);

      if (!kw_salvage_row (salvage, "journal", where, error))
        return FALSE;
    }
  left = read_list (salvage->target, missing_entries_sql, error);
  if (left != NULL && left->len > 0)
    kw_salvage_lose (
        salvage,
        ngettext ("%u entry of the history is lost.", "%u entries of the history are lost.", left->len),
        left->len);
  return left != NULL;
}

/**
 * kw_salvage_rows:
 * @salvage: a salvage
 * @error: for what went wrong, which a row that cannot be read is not
 *
 * Takes every row that can be read.
 *
 * Returns: whether it worked
 */
gboolean
kw_salvage_rows (KwSalvage *salvage, GError **error)
{
  g_autoptr (GPtrArray) tables = read_list (salvage->target, tables_sql, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!take_table (salvage, g_ptr_array_index (tables, i), error))
      return FALSE;
  return take_missing_entries (salvage, error);
}
