/* test-bites.c
 *
 * That nothing is lost says something only if what is done carelessly is lost: a bare database with one setting wrong,
 * or a disk that only says that it synced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-cuts.h"
#include "kw-test-vfs.h"

#include <sodium.h>
#include <sqlite3.h>

#define ROWS 60

typedef struct
{
  const char *settings;
  KwTestLies lies;
  guint n_acknowledged;
  GArray *cuts; /* of BareCut */
} Bare;

typedef struct
{
  KwTestImage *image;
  guint n_acknowledged;
} BareCut;

static sqlite3 *
open_bare (KwTestDisk *disk, const char *settings)
{
  g_autofree char *path = kw_test_disk_dup_path (disk, "bare");
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, KW_TEST_VFS), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, settings, NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

static void
note_cut (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data)
{
  Bare *bare = data;
  BareCut cut = { .n_acknowledged = bare->n_acknowledged };

  cut.image = kw_test_disk_cut (disk, bare->cuts->len);
  g_array_append_val (bare->cuts, cut);
}

static int
take_number (void *number, int n_columns, char **values, char **names)
{
  /* A column may have become NULL by way of damage. */
  *(gint64 *) number = values[0] != NULL ? g_ascii_strtoll (values[0], NULL, 10) : -1;
  return 0;
}

/* Whether it opens, is whole and has all rows that were acknowledged, and at most one more. */
static gboolean
is_good (const BareCut *cut)
{
  KwTestDisk *disk = kw_test_disk_new (cut->image, 0);
  sqlite3 *handle = open_bare (disk, "");
  gint64 n_rows = -1, n_sums = -2;
  gboolean good;

  good = sqlite3_exec (handle, "SELECT count (*) FROM t", take_number, &n_rows, NULL) == SQLITE_OK &&
         sqlite3_exec (handle, "SELECT n FROM sum", take_number, &n_sums, NULL) == SQLITE_OK && n_rows == n_sums &&
         (n_rows == cut->n_acknowledged || n_rows == cut->n_acknowledged + 1);
  sqlite3_close (handle);
  kw_test_disk_free (disk);
  return good;
}

static guint
count_bad (const char *settings, KwTestLies lies)
{
  Bare bare = { .settings = settings, .lies = lies };
  KwTestDisk *disk = kw_test_disk_new (NULL, 1);
  sqlite3 *handle = open_bare (disk, settings);
  guint n_bad = 0;

  bare.cuts = g_array_new (FALSE, FALSE, sizeof (BareCut));
  g_assert_cmpint (sqlite3_exec (handle,
                                 "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE sum (n INTEGER);"
                                 "CREATE INDEX t_by_text ON t (text); INSERT INTO sum VALUES (0)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  kw_test_disk_set_lies (disk, lies);
  kw_test_disk_set_hook (disk, note_cut, &bare);
  for (; bare.n_acknowledged < ROWS; bare.n_acknowledged++)
    g_assert_cmpint (sqlite3_exec (handle,
                                   "BEGIN; INSERT INTO t (text) VALUES (hex (randomblob (600)));"
                                   "UPDATE sum SET n = n + 1; COMMIT",
                                   NULL, NULL, NULL),
                     ==, SQLITE_OK);
  kw_test_disk_set_hook (disk, NULL, NULL);
  for (guint i = 0; i < bare.cuts->len; i++)
    {
      BareCut *cut = &g_array_index (bare.cuts, BareCut, i);

      n_bad += !is_good (cut);
      kw_test_image_unref (cut->image);
    }
  g_test_message ("%s: %u of %u cuts lose something", settings, n_bad, bare.cuts->len);
  g_assert_cmpuint (bare.cuts->len, >, ROWS);
  g_array_unref (bare.cuts);
  sqlite3_close (handle);
  kw_test_disk_free (disk);
  return n_bad;
}

#define CAREFUL "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL"

static void
test_careful (void)
{
  g_assert_cmpuint (count_bad (CAREFUL, KW_TEST_HONEST), ==, 0);
}

static void
test_synchronous_off (void)
{
  g_assert_cmpuint (count_bad ("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF", KW_TEST_HONEST), >, 0);
}

static void
test_no_journal (void)
{
  g_assert_cmpuint (count_bad ("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL", KW_TEST_HONEST), >, 0);
}

static void
test_journal_in_memory (void)
{
  g_assert_cmpuint (count_bad ("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL", KW_TEST_HONEST), >, 0);
}

static void
test_journal_not_synced (void)
{
  g_assert_cmpuint (count_bad (CAREFUL, KW_TEST_IGNORE_JOURNAL_SYNC), >, 0);
}

static void
test_nothing_synced (void)
{
  g_assert_cmpuint (count_bad (CAREFUL, KW_TEST_IGNORE_SYNC), >, 0);
}

/* The same of a casebook, so that it is known that what looks for losses finds them. */

static guint
count_failures (const char *name, KwTestLies lies)
{
  guint n_workflows, n_failures = 0;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);

  for (guint i = 0; i < n_workflows; i++)
    if (g_str_equal (workflows[i].name, name))
      {
        KwCrashCuts cuts;

        kw_crash_cuts_init (&cuts, 1, 1);
        cuts.lies = lies;
        kw_crash_cuts_run (&cuts, &workflows[i]);
        g_assert_cmpuint (cuts.n_cuts, >, 0);
        n_failures += cuts.failures->len;
        kw_crash_cuts_clear (&cuts);
      }
  return n_failures;
}

static void
test_casebook (void)
{
  g_assert_cmpuint (count_failures ("visit", KW_TEST_HONEST), ==, 0);
  g_assert_cmpuint (count_failures ("visit", KW_TEST_IGNORE_SYNC), >, 0);
  g_assert_cmpuint (count_failures ("visit", KW_TEST_IGNORE_JOURNAL_SYNC), >, 0);
}

/* Nobody finds a casebook that has no name. */
static void
test_folder (void)
{
  g_assert_cmpuint (count_failures ("first-day", KW_TEST_HONEST), ==, 0);
  g_assert_cmpuint (count_failures ("first-day", KW_TEST_IGNORE_FOLDER_SYNC), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_vfs_register ();

  g_test_add_func ("/bites/careful", test_careful);
  g_test_add_func ("/bites/synchronous-off", test_synchronous_off);
  g_test_add_func ("/bites/no-journal", test_no_journal);
  g_test_add_func ("/bites/journal-in-memory", test_journal_in_memory);
  g_test_add_func ("/bites/journal-not-synced", test_journal_not_synced);
  g_test_add_func ("/bites/nothing-synced", test_nothing_synced);
  g_test_add_func ("/bites/casebook", test_casebook);
  g_test_add_func ("/bites/folder", test_folder);

  return g_test_run ();
}
