/* test-moved.c
 *
 * A casebook whose file is taken away while it is open, by somebody tidying up or by a program that
 * synchronises folders: what cannot be found again afterwards is never called saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-data-error.h"
#include "kw-drafts.h"

static void
commit_refused (Fixture *fixture, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  fixture_put_family (fixture, edit, reference, "Okafor");
  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==,
                   "The casebook file has been moved or removed while it was open. Nothing was stored.");
}

static char *
aside (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "aside.keyworker", NULL);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  fixture_add_family (fixture, "WCC-0001", "Adeyemi");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  commit_refused (fixture, "WCC-0002");
}

/* Moved away, and back where it was: then it goes on. */
static void
test_moved_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = aside (fixture);

  fixture_add_family (fixture, "WCC-0001", "Adeyemi");
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  commit_refused (fixture, "WCC-0002");
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  fixture_add_family (fixture, "WCC-0003", "Byrne");
}

/* Another file of the same name, which is how programs that synchronise folders write. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = aside (fixture);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture_add_family (fixture, "WCC-0001", "Adeyemi");
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, &error));
  g_assert_true (g_file_set_contents (other, content, (gssize) length, &error));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  commit_refused (fixture, "WCC-0002");
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_family (fixture, "WCC-0001", "Adeyemi");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (kw_casebook_keep_draft_sync (fixture->casebook, "visit/1", 1, "{}", NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
}

/* Without its journal file a commit that is cut short could not be taken back. */
static void
test_journal_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  fixture_add_family (fixture, "WCC-0001", "Adeyemi");
  g_assert_cmpint (g_unlink (journal), ==, 0);
  fixture_add_family (fixture, "WCC-0002", "Byrne");
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/moved/removed", test_removed);
  fixture_test ("/moved/moved-and-back", test_moved_and_back);
  fixture_test ("/moved/replaced", test_replaced);
  fixture_test ("/moved/draft", test_draft);
  fixture_test ("/moved/journal-removed", test_journal_removed);
  return g_test_run ();
}
