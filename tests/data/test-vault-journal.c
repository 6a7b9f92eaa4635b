/* test-vault-journal.c
 *
 * What a crash in the middle of a commit leaves, with a journal of several segments: opened again, the database is as
 * it was before; and where the journal is not as it was written, that is either harmless or an error, never a database
 * that is half the one and half the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "vault-fixture.h"

#include "kw-data-error.h"

#include <glib/gstdio.h>

#define N_ROWS 300

#define SECTOR 512
#define RECORD (4 + KW_VAULT_PAGE_SIZE + 4)

/* What stands on the disk at some moment. */
typedef struct
{
  GBytes *database, *journal;
} Disk;

typedef struct
{
  char *folder;
  char *path, *journal_path;
  Disk hot;      /* in the middle of the second commit: written to by a cache that is too small */
  Disk old;      /* the same of the first commit */
  char *content; /* before both; both are taken back */
} Fixture;

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
write_file (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
run (KwDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;

  kw_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static const char fill_sql[] = "CREATE TABLE thing (id INTEGER PRIMARY KEY, text TEXT);"
                               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                               " INSERT INTO thing SELECT i, i || hex (randomblob (1000)) FROM n;";

static Disk
crash_in_update (Fixture *fixture, KwDatabase *database)
{
  Disk disk;

  run (database, "PRAGMA cache_size = 10; BEGIN; UPDATE thing SET text = 'changed' || id || text");
  disk = (Disk){ read_file (fixture->path), read_file (fixture->journal_path) };
  run (database, "ROLLBACK");
  return disk;
}

/* NULL, and why, where it cannot be opened or read. */
static char *
read_content (const char *path, GError **error)
{
  g_autoptr (KwVault) vault = kw_vault_open (path, NULL, TEST_PASSPHRASE, NULL, error);
  g_autoptr (KwDatabase) database = vault != NULL ? kw_database_open (vault, error) : NULL;
  g_autoptr (KwStatement) statement = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  KwStepResult step;

  if (database == NULL)
    return NULL;
  statement = kw_database_prepare_once (database, "SELECT text FROM thing ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    g_checksum_update (checksum, (const guchar *) kw_statement_get_text (statement, 0), -1);
  return step == KW_STEP_DONE ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDatabase) database = NULL;

  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  fixture->journal_path = g_strconcat (fixture->path, "-journal", NULL);
  database = database_make (fixture->path);
  run (database, fill_sql);
  kw_database_close (g_steal_pointer (&database));
  fixture->content = read_content (fixture->path, &error);
  g_assert_no_error (error);
  database = database_open (fixture->path);
  fixture->old = crash_in_update (fixture, database);
  fixture->hot = crash_in_update (fixture, database);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_bytes_unref (fixture->old.database);
  g_bytes_unref (fixture->old.journal);
  g_bytes_unref (fixture->hot.database);
  g_bytes_unref (fixture->hot.journal);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_unlink (fixture->journal_path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->content);
  g_free (fixture->journal_path);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Opens what is left after a crash. (transfer full) (nullable) */
static char *
open_after (Fixture *fixture, GBytes *database, GBytes *journal, GError **error)
{
  write_file (fixture->path, database);
  write_file (fixture->journal_path, journal);
  return read_content (fixture->path, error);
}

static void
assert_as_before (Fixture *fixture, GBytes *database, GBytes *journal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = open_after (fixture, database, journal, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, fixture->content);
}

static void
assert_damaged (Fixture *fixture, GBytes *database, GBytes *journal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = open_after (fixture, database, journal, &error);

  g_assert_null (content);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
}

static GBytes *
change (GBytes *bytes, gsize at, gconstpointer piece, gsize length)
{
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpuint (at + length, <=, g_bytes_get_size (bytes));
  memcpy (copy + at, piece, length);
  return g_bytes_new_take (copy, g_bytes_get_size (bytes));
}

static GBytes *
flip (GBytes *bytes, gsize at, int bit)
{
  guint8 byte = ((const guint8 *) g_bytes_get_data (bytes, NULL))[at] ^ (guint8) (1 << bit);

  return change (bytes, at, &byte, 1);
}

static void
test_segments (Fixture *fixture, gconstpointer data)
{
  gsize size = g_bytes_get_size (fixture->hot.journal);

  /* One segment alone would have this size; there are several, so there are more headers. */
  g_assert_cmpuint (size, >, SECTOR + 20 * RECORD);
  g_assert_cmpuint ((size - SECTOR) % RECORD, !=, 0);
  assert_as_before (fixture, fixture->hot.database, fixture->hot.journal);
}

/* The database was written to, so that without its journal it is neither the one nor the other. */
static void
test_journal_matters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autofree char *content = open_after (fixture, fixture->hot.database, nothing, NULL);

  g_assert_cmpstr (content, !=, fixture->content);
}

static void
test_torn_first_page (Fixture *fixture, gconstpointer data)
{
  guint8 zeros[SECTOR] = { 0 };

  for (gsize at = 0; at < KW_VAULT_PAGE_SIZE; at += SECTOR)
    {
      g_autoptr (GBytes) torn = change (fixture->hot.database, KW_VAULT_FIRST_PAGE + at, zeros, SECTOR);

      assert_as_before (fixture, torn, fixture->hot.journal);
    }
}

/* Every wrong bit of the first records is an error, every one of a header mended. */
static void
test_flips (Fixture *fixture, gconstpointer data)
{
  for (gsize at = 0; at < SECTOR; at += 7)
    {
      g_autoptr (GBytes) flipped = flip (fixture->hot.journal, at, (int) (at % 8));

      assert_as_before (fixture, fixture->hot.database, flipped);
    }
  for (gsize at = SECTOR; at < SECTOR + 2 * RECORD; at += 127)
    {
      g_autoptr (GBytes) flipped = flip (fixture->hot.journal, at, (int) (at % 8));

      assert_damaged (fixture, fixture->hot.database, flipped);
    }
}

/* Anywhere: as it was, or an error. */
static void
test_flips_anywhere (Fixture *fixture, gconstpointer data)
{
  gsize size = g_bytes_get_size (fixture->hot.journal);

  for (int i = 0; i < 200; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) size);
      g_autoptr (GBytes) flipped = flip (fixture->hot.journal, at, (int) (at % 8));
      g_autoptr (GError) error = NULL;
      g_autofree char *content = open_after (fixture, fixture->hot.database, flipped, &error);

      if (content == NULL)
        g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
      else
        g_assert_cmpstr (content, ==, fixture->content);
    }
}

/* Records that the header counts are missing. */
static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { SECTOR, SECTOR + 1, SECTOR + RECORD - 1, SECTOR + RECORD };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (fixture->hot.journal, 0, lengths[i]);

      assert_damaged (fixture, fixture->hot.database, cut);
    }
}

static void
test_moved_record (Fixture *fixture, gconstpointer data)
{
  const guint8 *bytes = g_bytes_get_data (fixture->hot.journal, NULL);
  g_autoptr (GBytes) moved = change (fixture->hot.journal, SECTOR, bytes + SECTOR + RECORD, RECORD);

  assert_damaged (fixture, fixture->hot.database, moved);
}

/* What an earlier journal had at the same place, perfectly genuine then. */
static void
test_earlier_record (Fixture *fixture, gconstpointer data)
{
  const guint8 *bytes = g_bytes_get_data (fixture->old.journal, NULL);
  g_autoptr (GBytes) mixed = change (fixture->hot.journal, SECTOR + RECORD, bytes + SECTOR + RECORD, RECORD);

  assert_as_before (fixture, fixture->old.database, fixture->old.journal);
  assert_damaged (fixture, fixture->hot.database, mixed);
}

/* The power went while the first header was written, before anything was written to the database. */
static void
test_torn_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  guint8 noise[SECTOR];

  assert_as_before (fixture, fixture->hot.database, fixture->hot.journal);
  whole = read_file (fixture->path);
  memset (noise, 0xa5, sizeof noise);
  for (gsize length = 0; length <= SECTOR; length += 64)
    {
      g_autoptr (GBytes) torn = change (fixture->hot.journal, 0, noise, length);

      assert_as_before (fixture, whole, torn);
    }
}

/* Of another casebook, or of a copy of this one. */
static void
test_foreign_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.keyworker", NULL);
  g_autofree char *journal_path = g_strconcat (path, "-journal", NULL);
  g_autoptr (KwDatabase) database = database_make (path);
  g_autoptr (GBytes) whole = NULL, foreign = NULL;

  run (database, fill_sql);
  run (database, "PRAGMA cache_size = 10; BEGIN; UPDATE thing SET text = 'changed' || text");
  foreign = read_file (journal_path);
  run (database, "ROLLBACK");
  kw_database_close (g_steal_pointer (&database));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (journal_path), ==, 0);

  assert_as_before (fixture, fixture->hot.database, fixture->hot.journal);
  whole = read_file (fixture->path);
  assert_as_before (fixture, whole, foreign);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/vault-journal/segments", test_segments);
  add ("/vault-journal/journal-matters", test_journal_matters);
  add ("/vault-journal/torn-first-page", test_torn_first_page);
  add ("/vault-journal/flips", test_flips);
  add ("/vault-journal/flips-anywhere", test_flips_anywhere);
  add ("/vault-journal/cut-short", test_cut_short);
  add ("/vault-journal/moved-record", test_moved_record);
  add ("/vault-journal/earlier-record", test_earlier_record);
  add ("/vault-journal/torn-header", test_torn_header);
  add ("/vault-journal/foreign-journal", test_foreign_journal);

  return g_test_run ();
}
