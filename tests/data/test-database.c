/* test-database.c
 *
 * The wrapper around SQLite: statements are kept but not what was bound to them, a transaction is all or nothing, and
 * what SQLite answers becomes an error of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-database.h"

#include "kw-data-error.h"
#include "kw-time.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  KwDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("database-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->database = database_make (fixture->path);
  kw_database_run (
      fixture->database,
      "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE CHECK (name <> 'bad'), size INTEGER) STRICT;"
      "CREATE TABLE part (thing INTEGER NOT NULL REFERENCES thing) STRICT;"
      "CREATE TABLE watched (id INTEGER) STRICT;"
      "CREATE TRIGGER watched_guard BEFORE INSERT ON watched BEGIN SELECT kw_guard (); END;",
      &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  kw_database_close (fixture->database);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
read_number (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_true (kw_database_read_number (fixture->database, sql, &number, &error));
  g_assert_no_error (error);
  return number;
}

static const char echo_sql[] = "SELECT :text, :number, :blob";

static void
test_bindings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KwStatement *first = kw_database_prepare (fixture->database, echo_sql, &error);
  KwStatement *second;
  gsize length;

  g_assert_no_error (error);
  kw_statement_bind_text (first, ":text", "é");
  kw_statement_bind_optional (first, ":number", -7);
  kw_statement_bind_blob (first, ":blob", "\0\1", 2);
  g_assert_cmpint (kw_statement_step (first, &error), ==, KW_STEP_ROW);
  g_assert_cmpstr (kw_statement_get_text (first, 0), ==, "é");
  g_assert_cmpint (kw_statement_get_optional (first, 1), ==, -7);
  g_assert_cmpmem (kw_statement_get_blob (first, 2, &length), length, "\0\1", 2);
  g_assert_cmpint (kw_statement_step (first, &error), ==, KW_STEP_DONE);
  kw_statement_release (first);

  /* The same statement again, with nothing left of before. */
  second = kw_database_prepare (fixture->database, echo_sql, &error);
  g_assert_true (second == first);
  kw_statement_bind_optional (second, ":number", KW_NONE);
  g_assert_cmpint (kw_statement_step (second, &error), ==, KW_STEP_ROW);
  for (int column = 0; column < 3; column++)
    g_assert_true (kw_statement_is_null (second, column));
  g_assert_cmpint (kw_statement_get_optional (second, 1), ==, KW_NONE);
  kw_statement_release (second);
}

/* A function may call another that uses the same statement. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwStatement) outer = kw_database_prepare (fixture->database, echo_sql, &error);
  g_autoptr (KwStatement) inner = NULL;

  kw_statement_bind_text (outer, ":text", "outer");
  g_assert_cmpint (kw_statement_step (outer, &error), ==, KW_STEP_ROW);
  inner = kw_database_prepare (fixture->database, echo_sql, &error);
  g_assert_true (inner != outer);
  kw_statement_bind_text (inner, ":text", "inner");
  g_assert_cmpint (kw_statement_step (inner, &error), ==, KW_STEP_ROW);
  g_assert_cmpstr (kw_statement_get_text (inner, 0), ==, "inner");
  g_assert_cmpstr (kw_statement_get_text (outer, 0), ==, "outer");
}

static gboolean
add_two (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_run (database, "INSERT INTO thing (name) VALUES ('one')", error) &&
         kw_database_run (database, data, error);
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kw_database_with_transaction (fixture->database, add_two,
                                                (gpointer) "INSERT INTO thing (name) VALUES ('bad')", &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_cmpint (read_number (fixture, "SELECT count (*) FROM thing"), ==, 0);
  g_clear_error (&error);

  g_assert_true (kw_database_with_transaction (fixture->database, add_two,
                                               (gpointer) "INSERT INTO thing (name) VALUES ('two')", &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (fixture, "SELECT count (*) FROM thing"), ==, 2);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    KwDataError code;
  } cases[] = {
    { "INSERT INTO thing (name) VALUES ('one'), ('one')", KW_DATA_ERROR_INVALID },
    { "INSERT INTO thing (name) VALUES ('bad')", KW_DATA_ERROR_INVALID },
    { "INSERT INTO thing (size) VALUES ('large')", KW_DATA_ERROR_INVALID },
    { "INSERT INTO part (thing) VALUES (4711)", KW_DATA_ERROR_INVALID },
    { "INSERT INTO watched (id) VALUES (1)", KW_DATA_ERROR_GUARDED },
    { "INSERT INTO nowhere VALUES (1)", KW_DATA_ERROR_FAILED },
    { "PRAGMA max_page_count = 1; CREATE TABLE large (a); INSERT INTO large VALUES (zeroblob (100000))",
      KW_DATA_ERROR_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kw_database_run (fixture->database, cases[i].sql, &error));
      if (!g_error_matches (error, KW_DATA_ERROR, (int) cases[i].code))
        g_error ("%s: %s", cases[i].sql, error->message);
    }
}

/* Whether any page, once decrypted, has the word. */
static gboolean
contains (Fixture *fixture, const char *word)
{
  gsize length;
  g_autofree guint8 *pages = vault_dup_pages (kw_database_get_vault (fixture->database), &length);

  return contains_word (pages, length, word);
}

/* Not even who has the key finds what was deleted. */
static void
test_deleted_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_database_run (fixture->database,
                                  "INSERT INTO thing (name) VALUES ('heronsgate-canary'); DELETE FROM thing", &error));
  g_assert_false (contains (fixture, "heronsgate"));
  g_assert_true (kw_database_run (fixture->database, "INSERT INTO thing (name) VALUES ('heronsgate-canary')", &error));
  g_assert_true (contains (fixture, "heronsgate"));
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/database/bindings", test_bindings);
  add ("/database/nested", test_nested);
  add ("/database/transaction", test_transaction);
  add ("/database/errors", test_errors);
  add ("/database/deleted-is-gone", test_deleted_is_gone);

  return g_test_run ();
}
