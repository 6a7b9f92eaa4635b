/* test-salvage.c: what can be read of a damaged casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-salvage.h"
#include "kw-vault-layout.h"
#include "raw-casebook.h"
#include "record-filler.h"

#include <fcntl.h>
#include <unistd.h>

#define N_VISITS 400

static void
flip (const char *path, guint32 page)
{
  int file = open (path, O_RDWR);
  goffset at = KW_VAULT_FIRST_PAGE + (goffset) (page - 1) * KW_VAULT_PAGE_SIZE + 1000;
  guint8 byte;

  g_assert_cmpint (pread (file, &byte, 1, at), ==, 1);
  byte ^= 0x10;
  g_assert_cmpint (pwrite (file, &byte, 1, at), ==, 1);
  close (file);
}

static gint64
add_work (Fixture *fixture)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (int i = 0; i < N_VISITS; i++)
    {
      KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

      visit->record.family = family;
      visit->start = FIXTURE_NOW - i * KW_HOUR;
      visit->outcome = KW_VISIT_SEEN;
      visit->note = g_strdup_printf ("Visit number %d, and what was said at it, which takes some room on a page.", i);
      kw_edit_put (edit, visit);
    }
  fixture_commit (fixture, edit);
  return family;
}

static GPtrArray *
salvage (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lost = NULL;

  g_assert_true (kw_salvage_sync (fixture->path, path, &fixture->options, &lost, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < lost->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (lost, i));
  return lost;
}

static char *
count_and_sum (const char *path)
{
  return raw_read (path, "SELECT count (*), sum (start), sum (length (note)) FROM visit");
}

static guint32
page_of (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  g_autofree char *page = raw_read (fixture->path, sql);

  return (guint32) atoi (page);
}

/* A whole one loses nothing, and is another casebook with the same in it. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "again.keyworker", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  add_work (fixture);
  fixture_close (fixture);
  before = count_and_sum (fixture->path);
  lost = salvage (fixture, path);
  g_assert_cmpuint (lost->len, ==, 0);
  after = count_and_sum (path);
  g_assert_cmpstr (before, ==, after);
}

/* The whole table of visits cannot be read: all of them are made again from the history. */
static void
test_table_from_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "again.keyworker", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = NULL;
  guint32 page;

  add_work (fixture);
  fixture_close (fixture);
  before = count_and_sum (fixture->path);
  page = page_of (fixture, "visit");
  flip (fixture->path, page);
  lost = salvage (fixture, path);
  g_assert_cmpuint (lost->len, ==, 0);
  after = count_and_sum (path);
  g_assert_cmpstr (before, ==, after);
  casebook = kw_casebook_open_sync (path, &fixture->options, &error);
  g_assert_no_error (error);
}

/* Any page but those that say what the file is: it opens, nothing is made up, and what is missing is said. */
static void
test_any_page (Fixture *fixture, gconstpointer data)
{
  goffset size;
  GStatBuf status;
  guint n_pages, n_salvaged = 0, n_silent = 0;

  add_work (fixture);
  fixture_close (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  size = status.st_size;
  n_pages = (guint) ((size - KW_VAULT_FIRST_PAGE) / KW_VAULT_PAGE_SIZE);
  for (guint page = 2; page <= n_pages; page += 7)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "again.keyworker", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lost = NULL;

      flip (fixture->path, page);
      if (kw_salvage_sync (fixture->path, path, &fixture->options, &lost, NULL, &error))
        {
          g_autofree char *visits = raw_read (path, "SELECT count (*) FROM visit");
          int n = atoi (visits);

          n_salvaged++;
          g_assert_cmpint (n, <=, N_VISITS);
          /* What is missing is named. */
          if (n < N_VISITS)
            g_assert_cmpuint (lost->len, >, 0);
          n_silent += lost->len == 0;
          g_assert_cmpint (g_unlink (path), ==, 0);
        }
      else
        {
          g_assert_nonnull (error);
        }
      flip (fixture->path, page);
    }
  g_assert_cmpuint (n_salvaged, >, n_pages / 14);
  g_test_message ("%u salvaged, %u without loss, of %u pages", n_salvaged, n_silent, n_pages / 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/salvage/whole", test_whole);
  fixture_test ("/salvage/table-from-history", test_table_from_history);
  fixture_test ("/salvage/any-page", test_any_page);
  return g_test_run ();
}
