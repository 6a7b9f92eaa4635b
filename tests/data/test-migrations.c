/* test-migrations.c
 *
 * A casebook of an older version is brought to the newest, a step at a time, after it was copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-migrations.h"

#include "kw-data-error.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  GPtrArray *steps;
  KwDatabase *database;
} Fixture;

static void
add_step (Fixture *fixture, const char *sql)
{
  KwMigration *step = g_new0 (KwMigration, 1);

  step->version = (int) fixture->steps->len + 1;
  step->sql = g_strdup (sql);
  g_ptr_array_add (fixture->steps, step);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("migrations-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "old.keyworker", NULL);
  fixture->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_migration_free);
  fixture->database = database_make (fixture->path);

  add_step (fixture, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO note (text) VALUES ('kept')");
  g_assert_true (kw_migrations_make (fixture->database, fixture->steps, &error));
  g_assert_true (kw_migrations_mark (fixture->database, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  kw_database_close (fixture->database);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_ptr_array_unref (fixture->steps);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
read_number (KwDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_true (kw_database_read_number (database, sql, &number, &error));
  return number;
}

static char *
backup_path (Fixture *fixture, const char *suffix)
{
  return g_strconcat (fixture->path, suffix, NULL);
}

static void
test_nothing_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = backup_path (fixture, ".version-1");

  g_assert_true (kw_migrations_upgrade (fixture->database, fixture->steps, &error));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_upgrade (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = backup_path (fixture, ".version-1");
  g_autoptr (KwDatabase) copy = NULL;

  add_step (fixture, "ALTER TABLE note ADD COLUMN author TEXT");
  add_step (fixture, "UPDATE note SET author = 'Ruth'");
  g_assert_true (kw_migrations_upgrade (fixture->database, fixture->steps, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_number (fixture->database, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (
      read_number (fixture->database, "SELECT count (*) FROM note WHERE text = 'kept' AND author = 'Ruth'"), ==, 1);

  /* The copy is the casebook as it was. */
  copy = database_open (path);
  g_assert_cmpint (read_number (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (copy, "PRAGMA application_id"), ==, KW_APPLICATION_ID);
  g_assert_cmpint (read_number (copy, "SELECT count (*) FROM note WHERE text = 'kept'"), ==, 1);
}

/* A step that fails leaves the version before it, whole. */
static void
test_step_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_step (fixture, "INSERT INTO note (text) VALUES ('second')");
  add_step (fixture, "INSERT INTO note (text) VALUES ('third'); INSERT INTO nowhere VALUES (1)");
  g_assert_false (kw_migrations_upgrade (fixture->database, fixture->steps, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
  g_assert_cmpint (read_number (fixture->database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_number (fixture->database, "SELECT count (*) FROM note"), ==, 2);
}

/* Set back by hand, say: it fails each time, and leaves no copy each time. */
static void
test_never_works (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = backup_path (fixture, ".version-1");

  add_step (fixture, "CREATE TABLE note (id INTEGER PRIMARY KEY)");
  add_step (fixture, "INSERT INTO note (text) VALUES ('second')");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kw_migrations_upgrade (fixture->database, fixture->steps, &error));
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (read_number (fixture->database, "PRAGMA user_version"), ==, 1);
}

/* Without a copy nothing is changed; an older copy is not written over. */
static void
test_copies_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *taken = backup_path (fixture, ".version-1");
  g_autofree char *next = backup_path (fixture, ".version-1-2");
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (taken, "older", -1, &error));
  add_step (fixture, "INSERT INTO note (text) VALUES ('second')");
  g_assert_true (kw_migrations_upgrade (fixture->database, fixture->steps, &error));
  g_assert_true (g_file_get_contents (taken, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "older");
  g_assert_true (g_file_test (next, G_FILE_TEST_EXISTS));
}

static void
test_resource (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = kw_migrations_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, >=, 1);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (((KwMigration *) g_ptr_array_index (steps, i))->version, ==, i + 1);
  g_assert_cmpint (kw_migrations_get_latest (steps), ==, steps->len);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/migrations/nothing-to-do", test_nothing_to_do);
  add ("/migrations/upgrade", test_upgrade);
  add ("/migrations/step-fails", test_step_fails);
  add ("/migrations/never-works", test_never_works);
  add ("/migrations/copies-are-kept", test_copies_are_kept);
  g_test_add_func ("/migrations/resource", test_resource);

  return g_test_run ();
}
