/* kw-check-file.c: the file, its tables, and what refers to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-database-error.h"
#include "kw-migrations.h"

#include <glib/gi18n-lib.h>

/* SQLite does this in one go, at about a second for a gigabyte. */
gboolean
kw_check_file (KwCheck *check, gboolean *done, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (check->database, "PRAGMA integrity_check", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    if (g_strcmp0 (kw_statement_get_text (statement, 0), "ok") != 0)
      kw_check_find (check, _ ("The file is damaged: %s."), kw_statement_get_text (statement, 0));
  *done = TRUE;
  return step != KW_STEP_FAILED;
}

/* Name of a table, index or trigger → how it was made. What SQLite makes by itself says nothing. */
static GHashTable *
read_schema (sqlite3 *handle, GError **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle,
                                   "SELECT type || ' ' || name, tbl_name || ': ' || sql FROM sqlite_schema"
                                   " WHERE sql IS NOT NULL",
                                   -1, &statement, NULL);

  while (result == SQLITE_OK && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_hash_table_insert (schema, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                           g_strdup ((const char *) sqlite3_column_text (statement, 1)));
      result = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  if (result == SQLITE_DONE)
    return g_steal_pointer (&schema);
  kw_database_error_set (handle, result, error);
  return NULL;
}

static GHashTable *
make_schema (GError **error)
{
  g_autoptr (GPtrArray) migrations = kw_migrations_load (error);
  g_autoptr (GHashTable) schema = NULL;
  sqlite3 *handle = NULL;
  int result;

  if (migrations == NULL)
    return NULL;
  result = sqlite3_open (":memory:", &handle);
  for (guint i = 0; i < migrations->len && result == SQLITE_OK; i++)
    result = sqlite3_exec (handle, ((KwMigration *) g_ptr_array_index (migrations, i))->sql, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    schema = read_schema (handle, error);
  else
    kw_database_error_set (handle, result, error);
  sqlite3_close (handle);
  return g_steal_pointer (&schema);
}

static void
compare_schemas (KwCheck *check, GHashTable *expected, GHashTable *found)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *there = g_hash_table_lookup (found, name);

      if (there == NULL)
        kw_check_find (check, _ ("“%s” is missing from the file’s tables."), (char *) name);
      else if (!g_str_equal (there, sql))
        kw_check_find (check, _ ("“%s” is not as this version of Keyworker makes it."), (char *) name);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (expected, name))
      kw_check_find (check, _ ("“%s” does not belong into a casebook."), (char *) name);
}

gboolean
kw_check_schema (KwCheck *check, gboolean *done, GError **error)
{
  g_autoptr (GHashTable) expected = make_schema (error);
  g_autoptr (GHashTable) found = NULL;

  if (expected == NULL)
    return FALSE;
  found = read_schema (kw_database_get_handle (check->database), error);
  if (found == NULL)
    return FALSE;
  compare_schemas (check, expected, found);
  *done = TRUE;
  return TRUE;
}

static gboolean
check_references_of (KwCheck *check, const KwRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_check (\"%s\")", type->name);
  g_autoptr (KwStatement) statement = kw_database_prepare_once (check->database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      g_autofree char *name = kw_check_name (type, kw_statement_get_int (statement, 1));

      kw_check_find (check, _ ("%s refers to something in “%s” that is not there."), name,
                     kw_statement_get_text (statement, 2));
    }
  return step != KW_STEP_FAILED;
}

gboolean
kw_check_references (KwCheck *check, gboolean *done, GError **error)
{
  while (check->table < KW_N_RECORD_KINDS && !kw_job_slice_is_over (check->job))
    {
      if (!check_references_of (check, kw_record_type_get (check->table), error))
        return FALSE;
      check->table++;
    }
  *done = check->table == KW_N_RECORD_KINDS;
  return TRUE;
}
