/* test-sample-renew.c
 *
 * A sample is made again on another day, unless somebody wrote in it, and never in place of something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-casebook.h"
#include "kw-drafts.h"
#include "kw-journal.h"
#include "kw-sample-renew.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY (kw_instant_from_local (kw_date_from_ymd (2013, 1, 29), 10, 0, 0))

typedef struct
{
  char *folder;
  char *path;
  KwInstant now;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("renew-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sample.keyworker", NULL);
  fixture->now = TODAY;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_null (strstr (name, ".unfinished"));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static KwInstant
show_time (gpointer data)
{
  return ((Fixture *) data)->now;
}

static KwCasebook *
open_sample (Fixture *fixture)
{
  KwCasebookOptions options = { .clock = show_time, .clock_data = fixture };
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (fixture->path, &options, &error);

  g_assert_no_error (error);
  return casebook;
}

static void
count_made (guint families, guint total, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Whether one was made. */
static gboolean
renew (Fixture *fixture)
{
  KwSampleOptions options = { .seed = 1, .now = fixture->now, .months = 1 };
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  g_assert_true (kw_sample_renew (fixture->path, &options, count_made, &made, NULL, &error));
  g_assert_no_error (error);
  return made;
}

static void
test_each_day (Fixture *fixture, gconstpointer data)
{
  g_assert_true (renew (fixture));
  g_assert_false (renew (fixture));
  /* To look at it is not to write in it. */
  g_object_unref (open_sample (fixture));
  {
    g_autoptr (KwCasebook) casebook = open_sample (fixture);

    g_assert_true (kw_casebook_is_sample (casebook));
    g_assert_true (kw_casebook_log_read_sync (casebook, KW_READ_SEARCHED, KW_NONE, "ada", NULL, NULL, NULL));
  }
  fixture->now += KW_DAY;
  g_assert_true (renew (fixture));
  g_assert_false (renew (fixture));
}

static void
test_written_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  KwService *service = kw_record_new (KW_RECORD_SERVICE);

  g_assert_true (renew (fixture));
  service->name = g_strdup ("Somewhere new");
  kw_edit_put (edit, service);
  {
    g_autoptr (KwCasebook) casebook = open_sample (fixture);

    kw_casebook_commit_sync (casebook, edit, NULL, &error);
    g_assert_no_error (error);
  }
  fixture->now += 30 * KW_DAY;
  g_assert_false (renew (fixture));
}

static void
test_half_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (renew (fixture));
  {
    g_autoptr (KwCasebook) casebook = open_sample (fixture);

    kw_casebook_keep_draft_sync (casebook, "visit/1", KW_NONE, "{}", NULL, &error);
    g_assert_no_error (error);
  }
  fixture->now += KW_DAY;
  g_assert_false (renew (fixture));
}

/* Of what lies there without a note nobody knows whose it is. */
static void
test_something_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strconcat (fixture->path, ".made", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, &error));
  g_assert_false (renew (fixture));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

#define fixture_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/sample-renew/each-day", test_each_day);
  fixture_test ("/sample-renew/written-in", test_written_in);
  fixture_test ("/sample-renew/half-written", test_half_written);
  fixture_test ("/sample-renew/something-else", test_something_else);

  return g_test_run ();
}
