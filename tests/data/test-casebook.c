/* test-casebook.c
 *
 * A casebook is made, written, closed, opened again and read: what was committed is there, whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-data-error.h"

#include <sys/stat.h>

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) authorities = NULL;
  GStatBuf status;

  g_assert_cmpstr (kw_casebook_get_path (fixture->casebook), ==, fixture->path);
  g_assert_cmpstr (kw_casebook_get_worker (fixture->casebook)->name, ==, "Ruth Adeyemi");
  g_assert_false (kw_casebook_is_sample (fixture->casebook));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  authorities = kw_casebook_list_shared_sync (fixture->casebook, KW_RECORD_AUTHORITY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (authorities->len, ==, 1);
  g_assert_cmpstr (((KwAuthority *) g_ptr_array_index (authorities, 0))->code, ==, "WCC");
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 worker = kw_casebook_get_worker (fixture->casebook)->record.id;
  g_autoptr (KwCaseFile) before = fixture_load (fixture, id);
  g_autoptr (KwCaseFile) after = NULL;

  fixture_reopen (fixture);
  after = fixture_load (fixture, id);

  g_assert_cmpint (kw_casebook_get_worker (fixture->casebook)->record.id, ==, worker);
  g_assert_cmpstr (kw_case_file_get_family (after)->name, ==, "Okafor");
  g_assert_true (kw_record_equal (kw_case_file_get_family (before), kw_case_file_get_family (after)));
  g_assert_true (kw_record_equal (kw_case_file_get_designation (before), kw_case_file_get_designation (after)));
  g_assert_nonnull (kw_case_file_find (after, KW_RECORD_WORKER, worker));
}

typedef struct
{
  GArray *families; /* those heard of */
  gint64 edit;
  gboolean committed;
} Heard;

static void
on_changed (KwCasebook *casebook, gint64 family, gint64 edit, gpointer data)
{
  Heard *heard = data;

  g_assert_false (heard->committed);
  g_assert_true (g_main_context_is_owner (NULL));
  heard->edit = edit;
  g_array_append_val (heard->families, family);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Heard *heard = data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_casebook_commit_finish (KW_CASEBOOK (source), result, &error), ==, heard->edit);
  g_assert_no_error (error);
  heard->committed = TRUE;
}

/* Whoever listens hears once of each family an edit touches, before the commit is said to be done. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (gint64));
  Heard heard = { families };
  gint64 first = fixture_put_family (fixture, edit, "WCC-0042", "Okafor");
  gint64 second = fixture_put_family (fixture, edit, "WCC-0043", "Reid");
  KwService *service = kw_record_new (KW_RECORD_SERVICE);

  service->name = g_strdup ("Debt advice");
  kw_edit_put (edit, service);
  g_signal_connect (fixture->casebook, "changed", G_CALLBACK (on_changed), &heard);

  kw_casebook_commit_async (fixture->casebook, edit, NULL, on_committed, &heard);
  while (!heard.committed)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (families->len, ==, 3);
  g_assert_cmpint (g_array_index (families, gint64, 0), ==, first);
  g_assert_cmpint (g_array_index (families, gint64, 1), ==, second);
  g_assert_cmpint (g_array_index (families, gint64, 2), ==, KW_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/casebook/create", test_create);
  fixture_test ("/casebook/reopen", test_reopen);
  fixture_test ("/casebook/changed", test_changed);

  return g_test_run ();
}
