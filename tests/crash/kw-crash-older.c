/* kw-crash-older.c: a casebook of an older schema
 *
 * No casebook of an older schema was ever released, so one is made: what a migration added is taken away
 * again. What was there before is read from the migrations themselves. For a casebook that has nothing in
 * what was added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-casebook-private.h"
#include "kw-migrations.h"

/* The last one without the guard. */
#define OLDER_VERSION 4

static void
ignore_guard (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
}

/* An empty database with the older schema. */
static sqlite3 *
open_model (void)
{
  g_autoptr (GPtrArray) migrations = kw_migrations_load (NULL);
  sqlite3 *model = NULL;

  g_assert (sqlite3_open (":memory:", &model) == SQLITE_OK);
  sqlite3_create_function (model, "kw_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, ignore_guard, NULL, NULL);
  for (int i = 0; i < OLDER_VERSION; i++)
    g_assert (sqlite3_exec (model, ((KwMigration *) g_ptr_array_index (migrations, i))->sql, NULL, NULL, NULL) ==
              SQLITE_OK);
  return model;
}

/* Whether @sql, which counts, finds anything in @model. */
static gboolean
has (sqlite3 *model, const char *sql, const char *first, const char *second)
{
  sqlite3_stmt *statement = NULL;
  gboolean found;

  g_assert (sqlite3_prepare_v2 (model, sql, -1, &statement, NULL) == SQLITE_OK);
  sqlite3_bind_text (statement, 1, first, -1, SQLITE_TRANSIENT);
  if (second != NULL)
    sqlite3_bind_text (statement, 2, second, -1, SQLITE_TRANSIENT);
  g_assert (sqlite3_step (statement) == SQLITE_ROW);
  found = sqlite3_column_int (statement, 0) > 0;
  sqlite3_finalize (statement);
  return found;
}

static gboolean
add_drops (KwDatabase *database, sqlite3 *model, const char *type, GString *sql, GError **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT name FROM sqlite_schema WHERE type = '%s' AND sql IS NOT NULL"
                                            " ORDER BY rowid DESC",
                                            type);
  g_autoptr (KwStatement) names = kw_database_prepare_once (database, query, error);
  KwStepResult step = KW_STEP_FAILED;

  if (names != NULL)
    while ((step = kw_statement_step (names, error)) == KW_STEP_ROW)
      {
        const char *name = kw_statement_get_text (names, 0);

        if (!has (model, "SELECT count (*) FROM sqlite_schema WHERE name = ?", name, NULL))
          g_string_append_printf (sql, "DROP %s \"%s\";", type, name);
      }
  return step == KW_STEP_DONE;
}

static gboolean
add_column_drops (KwDatabase *database, sqlite3 *model, GString *sql, GError **error)
{
  g_autoptr (KwStatement) columns = kw_database_prepare_once (
      database, "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info (m.name) c WHERE m.type = 'table'",
      error);
  KwStepResult step = KW_STEP_FAILED;

  if (columns != NULL)
    while ((step = kw_statement_step (columns, error)) == KW_STEP_ROW)
      {
        const char *table = kw_statement_get_text (columns, 0);
        const char *column = kw_statement_get_text (columns, 1);

        if (has (model, "SELECT count (*) FROM sqlite_schema WHERE name = ?", table, NULL) &&
            !has (model, "SELECT count (*) FROM pragma_table_info (?) WHERE name = ?", table, column))
          g_string_append_printf (sql, "ALTER TABLE \"%s\" DROP COLUMN \"%s\";", table, column);
      }
  return step == KW_STEP_DONE;
}

static gboolean
take_back (KwDatabase *database, gpointer data, GError **error)
{
  sqlite3 *model = data;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (!add_drops (database, model, "trigger", sql, error) || !add_drops (database, model, "index", sql, error) ||
      !add_drops (database, model, "table", sql, error) || !add_column_drops (database, model, sql, error))
    return FALSE;
  g_string_append_printf (sql, "PRAGMA user_version = %d", OLDER_VERSION);
  return kw_database_run (database, sql->str, error);
}

static gboolean
make_older_here (KwJob *job, GError **error)
{
  sqlite3 *model = open_model ();
  gboolean worked = kw_database_with_transaction (job->database, take_back, model, error);

  sqlite3_close (model);
  return worked;
}

gboolean
kw_crash_step_make_older (KwCrashRun *run, GError **error)
{
  return kw_casebook_run_sync_number (run->casebook, KW_WAITED_FOR, make_older_here, NULL, NULL, NULL, error) != 0;
}
