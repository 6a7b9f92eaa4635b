/* test-open.c
 *
 * What is opened is a casebook, of a version this program knows, and nobody else has it open; anything else is refused
 * in a sentence, and is left as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-data-error.h"
#include "kw-migrations.h"
#include "raw-casebook.h"

#include <string.h>

static char *own_path;

static void
change_file (Fixture *fixture, const char *sql)
{
  fixture_close (fixture);
  raw_run (fixture->path, sql);
}

static void
refused (Fixture *fixture, KwDataError code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_sync (fixture->path, &fixture->options, &error);

  g_assert_null (casebook);
  g_assert_error (error, KW_DATA_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  fixture_close (fixture);
  g_unlink (fixture->path);
  sentence = g_strdup_printf ("There is no file “%s”.", fixture->path);
  refused (fixture, KW_DATA_ERROR_NOT_FOUND, sentence);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_existing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();

  fixture_close (fixture);
  g_assert_null (kw_casebook_create_sync (fixture->path, (KwWorker *) worker, &fixture->options, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
  fixture_reopen (fixture);
}

/* Names that mean something else to SQLite. */
static void
test_odd_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ":memory:", "file:x?mode=memory", " ", "-" };
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KwCasebook) made =
          kw_casebook_create_sync (names[i], (KwWorker *) worker, &fixture->options, &error);

      g_assert_no_error (error);
      g_assert_true (kw_casebook_close_sync (made, &error));
      g_clear_object (&made);
      made = kw_casebook_open_sync (names[i], &fixture->options, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* A worker that breaks a rule leaves no file behind. */
static void
test_create_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();

  g_free (((KwWorker *) worker)->authority);
  ((KwWorker *) worker)->authority = g_strdup ("no capitals");
  fixture_close (fixture);
  g_unlink (fixture->path);
  g_assert_null (kw_casebook_create_sync (fixture->path, (KwWorker *) worker, &fixture->options, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  change_file (fixture, "PRAGMA application_id = 1");
  refused (fixture, KW_DATA_ERROR_FAILED, "This file is not a casebook.");
}

/* A casebook whose making was cut short, by a power cut say, before it was marked. */
static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  change_file (fixture, "PRAGMA application_id = 0");
  refused (fixture, KW_DATA_ERROR_FAILED, "This file is not a casebook.");
}

static void
set_contents (Fixture *fixture, const char *contents)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  g_file_set_contents (fixture->path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (10000, 'x');

  set_contents (fixture, text);
  refused (fixture, KW_DATA_ERROR_DAMAGED, "This file is not a casebook, or its beginning is damaged.");
}

static void
test_empty_file (Fixture *fixture, gconstpointer data)
{
  set_contents (fixture, "");
  refused (fixture, KW_DATA_ERROR_FAILED, "This file is not a casebook.");
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kw_casebook_open_sync (fixture->folder, &fixture->options, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  change_file (fixture, "PRAGMA user_version = 9999");
  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  refused (fixture, KW_DATA_ERROR_NEWER,
           "This casebook was written by a newer version of Keyworker. Install that version to open it.");
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_no_owner (Fixture *fixture, gconstpointer data)
{
  change_file (fixture, "DROP TRIGGER meta_delete_guard; DELETE FROM meta");
  refused (fixture, KW_DATA_ERROR_DAMAGED, "The casebook is damaged: it does not say whose it is.");
}

/* One window at a time */

static int
open_in_child (const char *path)
{
  Fixture fixture = { .now = FIXTURE_NOW };
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = NULL;

  fixture.options = (KwCasebookOptions){
    .passphrase = TEST_PASSPHRASE, .clock = fixture_clock, .clock_data = &fixture
  };
  casebook = kw_casebook_open_sync (path, &fixture.options, &error);
  if (casebook != NULL)
    g_print ("opened");
  else
    g_print ("%d %s", error->code, error->message);
  return 0;
}

static char *
try_in_child (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, own_path, "--open",
                                                    fixture->path, NULL);
  char *output;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_second_process (Fixture *fixture, gconstpointer data)
{
  g_autofree char *busy = g_strdup_printf ("%d This casebook is open in another window.", KW_DATA_ERROR_BUSY);
  g_autofree char *output = NULL;
  g_autofree char *fresh = try_in_child (fixture);
  g_autofree char *afterwards = NULL;

  g_assert_cmpstr (fresh, ==, busy);
  fixture_reopen (fixture);
  output = try_in_child (fixture);
  g_assert_cmpstr (output, ==, busy);
  fixture_close (fixture);
  afterwards = try_in_child (fixture);
  g_assert_cmpstr (afterwards, ==, "opened");
}

/* Nor twice in one. */
static void
test_second_time (Fixture *fixture, gconstpointer data)
{
  refused (fixture, KW_DATA_ERROR_BUSY, "This casebook is open in another window.");
  fixture_add_family (fixture, "WCC-0042", "Okafor");
}

/* Closing */

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autofree char *output = NULL;

  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_no_error (error);
  output = try_in_child (fixture);
  g_assert_cmpstr (output, ==, "opened");

  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_no_error (error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  return *result;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) opened = NULL;

  fixture_close (fixture);
  g_unlink (fixture->path);
  kw_casebook_create_async (fixture->path, (KwWorker *) worker, &fixture->options, NULL, on_opened, &created);
  fixture->casebook = kw_casebook_open_finish (wait_for (&created), &error);
  g_assert_no_error (error);
  kw_casebook_close_async (fixture->casebook, on_opened, &closed);
  g_assert_true (kw_casebook_close_finish (fixture->casebook, wait_for (&closed), &error));
  g_assert_no_error (error);
  g_clear_object (&closed);
  fixture_close (fixture);

  kw_casebook_open_async (fixture->path, &fixture->options, NULL, on_opened, &opened);
  fixture->casebook = kw_casebook_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--open") == 0)
    return open_in_child (argv[2]);

  own_path = argv[0];
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/open/missing", test_missing);
  fixture_test ("/open/existing", test_existing);
  fixture_test ("/open/create-fails", test_create_fails);
  fixture_test ("/open/odd-names", test_odd_names);
  fixture_test ("/open/foreign", test_foreign);
  fixture_test ("/open/cut-short", test_cut_short);
  fixture_test ("/open/no-database", test_no_database);
  fixture_test ("/open/empty-file", test_empty_file);
  fixture_test ("/open/folder", test_folder);
  fixture_test ("/open/newer", test_newer);
  fixture_test ("/open/no-owner", test_no_owner);
  fixture_test ("/open/second-process", test_second_process);
  fixture_test ("/open/second-time", test_second_time);
  fixture_test ("/open/closed", test_closed);
  fixture_test ("/open/async", test_async);

  return g_test_run ();
}
