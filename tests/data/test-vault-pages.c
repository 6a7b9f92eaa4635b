/* test-vault-pages.c
 *
 * A page opens where it was sealed, as it was sealed, and nowhere else; and SQLite cannot be brought to write anything
 * in the clear, or to a file of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "raw-casebook.h"

#include "kw-data-error.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  KwVault *vault;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  fixture->vault = vault_make (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&fixture->vault, kw_vault_unref);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
fill (guint8 *page)
{
  for (int i = 0; i < KW_VAULT_PAGE_SIZE; i++)
    page[i] = (guint8) (i * 31 + i / 256);
}

/* What SQLite finds in the reserved bytes is zero, whatever was there. */
static void
test_reserved (Fixture *fixture, gconstpointer data)
{
  guint8 page[KW_VAULT_PAGE_SIZE], sealed[KW_VAULT_PAGE_SIZE], expected[KW_VAULT_PAGE_SIZE];

  fill (page);
  memcpy (expected, page, sizeof page);
  memset (expected + KW_VAULT_PAGE_TEXT, 0, KW_VAULT_RESERVE);
  memcpy (sealed, page, sizeof page);
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, sealed));
  for (int i = 0; i + 8 <= KW_VAULT_PAGE_TEXT; i += 8)
    g_assert_true (memcmp (sealed + i, page + i, 8) != 0);
  g_assert_true (kw_vault_open_page (fixture->vault, 7, sealed));
  g_assert_cmpmem (sealed, sizeof sealed, expected, sizeof expected);
}

static gboolean
opens (KwVault *vault, guint32 number, const guint8 *sealed)
{
  guint8 page[KW_VAULT_PAGE_SIZE];

  memcpy (page, sealed, sizeof page);
  return kw_vault_open_page (vault, number, page);
}

static void
test_every_bit (Fixture *fixture, gconstpointer data)
{
  guint8 sealed[KW_VAULT_PAGE_SIZE];

  fill (sealed);
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, sealed));
  for (int i = 0; i < KW_VAULT_PAGE_SIZE * 8; i++)
    {
      sealed[i / 8] ^= (guint8) (1 << i % 8);
      if (opens (fixture->vault, 7, sealed))
        g_error ("Bit %d does not matter", i);
      sealed[i / 8] ^= (guint8) (1 << i % 8);
    }
  g_assert_true (opens (fixture->vault, 7, sealed));
}

/* Not in another place, nor in a copy, nor where nothing was written. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "beside.keyworker", NULL);
  g_autoptr (KwVault) beside = kw_vault_create_beside (fixture->vault, path, KW_VAULT_CASEBOOK, &error);
  guint8 sealed[KW_VAULT_PAGE_SIZE];
  guint8 zeros[KW_VAULT_PAGE_SIZE] = { 0 };

  g_assert_no_error (error);
  fill (sealed);
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, sealed));
  g_assert_false (opens (fixture->vault, 8, sealed));
  g_assert_false (opens (beside, 7, sealed));
  g_assert_false (opens (fixture->vault, 7, zeros));
  g_assert_true (opens (fixture->vault, 7, sealed));
}

static void
test_nonces (Fixture *fixture, gconstpointer data)
{
  guint8 first[KW_VAULT_PAGE_SIZE], second[KW_VAULT_PAGE_SIZE];

  fill (first);
  fill (second);
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, first));
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, second));
  g_assert_true (memcmp (first, second, KW_VAULT_PAGE_TEXT) != 0);
  g_assert_true (memcmp (first + KW_VAULT_PAGE_TEXT, second + KW_VAULT_PAGE_TEXT, KW_VAULT_NONCE_SIZE) != 0);
}

static gboolean
seals_alike (KwVault *vault)
{
  guint8 first[KW_VAULT_PAGE_SIZE], second[KW_VAULT_PAGE_SIZE];

  fill (first);
  fill (second);
  g_assert_true (kw_vault_seal_page (vault, 7, first));
  g_assert_true (kw_vault_seal_page (vault, 7, second));
  return memcmp (first, second, sizeof first) == 0;
}

/* A sample is made the same again, and written like any other file afterwards. */
static void
test_sample_nonces (Fixture *fixture, gconstpointer data)
{
  const KwVaultRecipe recipe = { .kind = KW_VAULT_CASEBOOK, .sample = TRUE, .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "sample.keyworker", NULL);
  g_autoptr (KwVault) made = kw_vault_create (path, &recipe, &error);
  g_autoptr (KwVault) opened = NULL;

  g_assert_no_error (error);
  g_assert_true (seals_alike (made));
  kw_vault_close (made);
  opened = kw_vault_open (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (seals_alike (opened));
}

/* Also what opens with the same keys. */
static void
test_wiped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "beside.keyworker", NULL);
  g_autoptr (KwVault) beside = kw_vault_create_beside (fixture->vault, path, KW_VAULT_BACKUP, &error);
  guint8 page[KW_VAULT_PAGE_SIZE];
  const guint8 zeros[KW_DATA_KEY_SIZE] = { 0 };

  g_assert_no_error (error);
  fill (page);
  g_assert_true (kw_vault_seal_page (fixture->vault, 7, page));
  kw_vault_wipe (fixture->vault);
  g_assert_true (kw_vault_is_wiped (fixture->vault));
  g_assert_true (kw_vault_is_wiped (beside));
  g_assert_cmpmem (kw_vault_get_data_key (beside), sizeof zeros, zeros, sizeof zeros);
  g_assert_cmpmem (kw_vault_get_data_key (fixture->vault), sizeof zeros, zeros, sizeof zeros);
  g_assert_false (opens (fixture->vault, 7, page));
  g_assert_false (kw_vault_seal_page (fixture->vault, 7, page));
  g_assert_false (kw_vault_set_slots (fixture->vault, kw_vault_get_slots (fixture->vault), &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
}

/* What SQLite may do */

static sqlite3_file *
get_file (sqlite3 *handle)
{
  sqlite3_file *file = NULL;

  g_assert_cmpint (sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file), ==, SQLITE_OK);
  return file;
}

static void
make_tables (Fixture *fixture)
{
  g_autoptr (KwDatabase) database = kw_database_open (fixture->vault, NULL);
  g_autoptr (GError) error = NULL;

  kw_database_run (database,
                   "CREATE TABLE one (text TEXT); CREATE TABLE two (text TEXT);"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                   " INSERT INTO one SELECT 'heronsgate ' || i || hex (randomblob (200)) FROM n;"
                   "INSERT INTO two SELECT text FROM one",
                   &error);
  g_assert_no_error (error);
}

static void
test_odd_sizes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwVaultVfs) files = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length, length_after;
  guint8 page[2 * KW_VAULT_PAGE_SIZE] = { 0 };
  sqlite3 *handle;
  sqlite3_file *file;
  gint64 lock_page = (gint64) (KW_VAULT_LOCK_PAGE - 1) * KW_VAULT_PAGE_SIZE;

  make_tables (fixture);
  files = kw_vault_vfs_new (fixture->vault);
  g_assert_cmpint (
      sqlite3_open_v2 (fixture->path, &handle, SQLITE_OPEN_READWRITE, kw_vault_vfs_get_name (files)), ==, SQLITE_OK);
  file = get_file (handle);
  g_assert_cmpint (file->pMethods->iVersion, ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));

  g_assert_cmpint (file->pMethods->xWrite (file, page, 100, 0), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (file->pMethods->xWrite (file, page, 2 * KW_VAULT_PAGE_SIZE, 4096), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (file->pMethods->xWrite (file, page, KW_VAULT_PAGE_SIZE, 100), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (file->pMethods->xWrite (file, page, KW_VAULT_PAGE_SIZE, lock_page), ==, SQLITE_IOERR_WRITE);
  g_assert_cmpint (file->pMethods->xTruncate (file, 4097), ==, SQLITE_IOERR_TRUNCATE);
  g_assert_cmpint (file->pMethods->xRead (file, page, KW_VAULT_PAGE_SIZE, 100), ==, SQLITE_IOERR_READ);
  g_assert_cmpint (file->pMethods->xRead (file, page, KW_VAULT_PAGE_SIZE, lock_page), ==, SQLITE_IOERR_READ);

  /* A page of another kind than ours: twice the size. */
  memcpy (page, "SQLite format 3", 16);
  page[16] = 0x20;
  g_assert_cmpint (file->pMethods->xWrite (file, page, KW_VAULT_PAGE_SIZE, 0), ==, SQLITE_IOERR_WRITE);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
  sqlite3_close (handle);
}

static void
test_past_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwVaultVfs) files = NULL;
  g_autoptr (GError) error = NULL;
  guint8 page[KW_VAULT_PAGE_SIZE], zeros[KW_VAULT_PAGE_SIZE] = { 0 };
  sqlite3_int64 size;
  sqlite3_file *file;
  sqlite3 *handle;

  make_tables (fixture);
  files = kw_vault_vfs_new (fixture->vault);
  g_assert_cmpint (
      sqlite3_open_v2 (fixture->path, &handle, SQLITE_OPEN_READWRITE, kw_vault_vfs_get_name (files)), ==, SQLITE_OK);
  file = get_file (handle);
  g_assert_cmpint (file->pMethods->xFileSize (file, &size), ==, SQLITE_OK);
  memset (page, 0xff, sizeof page);
  g_assert_cmpint (file->pMethods->xRead (file, page, KW_VAULT_PAGE_SIZE, size), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpmem (page, sizeof page, zeros, sizeof zeros);
  memset (page, 0xff, sizeof page);
  g_assert_cmpint (file->pMethods->xRead (file, page, 16, size + 24), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpmem (page, 16, zeros, 16);

  /* Half a page is none. */
  g_assert_true (kw_vault_io_write (kw_vault_get_file (fixture->vault), KW_VAULT_FIRST_PAGE + size, "half", 4, &error));
  g_assert_cmpint (file->pMethods->xRead (file, page, KW_VAULT_PAGE_SIZE, size), ==, SQLITE_IOERR_DATA);
  sqlite3_close (handle);
}

static void
test_refused_files (Fixture *fixture, gconstpointer data)
{
  static const int kinds[] = { SQLITE_OPEN_TEMP_DB, SQLITE_OPEN_TRANSIENT_DB, SQLITE_OPEN_TEMP_JOURNAL,
                               SQLITE_OPEN_SUBJOURNAL, SQLITE_OPEN_SUPER_JOURNAL, SQLITE_OPEN_WAL,
                               SQLITE_OPEN_MAIN_DB, SQLITE_OPEN_MAIN_JOURNAL };
  g_autoptr (KwVaultVfs) files = kw_vault_vfs_new (fixture->vault);
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  sqlite3_vfs *vfs = sqlite3_vfs_find (kw_vault_vfs_get_name (files));
  sqlite3_file *file = g_malloc0 (vfs->szOsFile);
  int exists = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | kinds[i];

      g_assert_cmpint (vfs->xOpen (vfs, NULL, file, flags, NULL), ==, SQLITE_CANTOPEN);
      g_assert_cmpint (vfs->xOpen (vfs, other, file, flags, NULL), ==, SQLITE_CANTOPEN);
      g_assert_null (file->pMethods);
    }
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (vfs->xDelete (vfs, fixture->path, FALSE), ==, SQLITE_IOERR_DELETE);
  g_assert_true (g_file_set_contents (log, "somebody else's", -1, NULL));
  g_assert_cmpint (vfs->xAccess (vfs, log, SQLITE_ACCESS_EXISTS, &exists), ==, SQLITE_OK);
  g_assert_false (exists);
  g_free (file);
}

/* Nothing makes a vault into a file of another kind. */
static void
test_refused_pragmas (Fixture *fixture, gconstpointer data)
{
  static const char *const pragmas[] = {
    "journal_mode = WAL",
    "journal_mode = PERSIST",
    "journal_mode = MEMORY",
    "journal_mode = DELETE",
    "page_size = 8192",
    "mmap_size = 1000000",
    "locking_mode = NORMAL",
    "temp_store = FILE",
  };
  g_autoptr (KwDatabase) database = kw_database_open (fixture->vault, NULL);
  g_autoptr (GError) attached = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *sql = g_strconcat ("PRAGMA ", pragmas[i], NULL);
      g_autoptr (GError) error = NULL;

      if (kw_database_run (database, sql, &error))
        g_error ("%s is allowed", sql);
    }
  g_assert_false (kw_database_run (database, "ATTACH ':memory:' AS other", &attached));
  g_assert_true (kw_database_run (database, "CREATE TABLE still (works)", NULL));
}

/* Sorting, indexing, going back to a savepoint: all of it without another file. */
static void
test_no_other_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDatabase) database = NULL;
  const char *name;
  guint n = 0;

  make_tables (fixture);
  database = kw_database_open (fixture->vault, &error);
  kw_database_run (database,
                   "PRAGMA cache_size = 10; INSERT INTO one SELECT one.text || two.text FROM one, two;"
                   "CREATE INDEX by_text ON one (text); BEGIN; SAVEPOINT here; UPDATE one SET text = text || 'x';"
                   "ROLLBACK TO here; COMMIT; DELETE FROM one WHERE rowid % 2",
                   &error);
  g_assert_no_error (error);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_assert_true (g_str_has_prefix (name, "test.keyworker"));
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

static void
test_bad_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDatabase) database = NULL;
  guint8 page[KW_VAULT_PAGE_SIZE];
  gint64 root, n;

  make_tables (fixture);
  database = kw_database_open (fixture->vault, &error);
  g_assert_true (kw_database_read_number (database, "SELECT rootpage FROM sqlite_schema WHERE name = 'one'", &root,
                                          &error));
  kw_database_close (g_steal_pointer (&database));
  vault_read_raw (fixture->vault, (guint32) root, page);
  page[17] ^= 1;
  vault_write_raw (fixture->vault, (guint32) root, page);

  database = kw_database_open (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_false (kw_database_read_number (database, "SELECT count (*) FROM one", &n, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  g_clear_error (&error);

  /* What is not damaged can still be read and written. */
  g_assert_true (kw_database_run (database, "INSERT INTO two VALUES ('more')", &error));
  g_assert_true (kw_database_read_number (database, "SELECT count (*) FROM two", &n, &error));
  g_assert_cmpint (n, ==, 201);
}

static void
test_nothing_readable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDatabase) database = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  const char *const paths[] = { fixture->path, journal };

  make_tables (fixture);
  database = kw_database_open (fixture->vault, NULL);
  g_assert_true (kw_database_run (
      database, "PRAGMA cache_size = 10; BEGIN; UPDATE one SET text = 'bluebell ' || text", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (paths[i], &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 4 * KW_VAULT_PAGE_SIZE);
      g_assert_false (contains_word ((guint8 *) bytes, length, "heronsgate"));
      g_assert_false (contains_word ((guint8 *) bytes, length, "bluebell"));
      g_assert_false (contains_word ((guint8 *) bytes, length, "CREATE TABLE"));
      g_assert_false (contains_word ((guint8 *) bytes, length, "SQLite format 3"));
    }
  g_assert_true (kw_database_run (database, "ROLLBACK", NULL));
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/vault-pages/reserved", test_reserved);
  add ("/vault-pages/every-bit", test_every_bit);
  add ("/vault-pages/moved", test_moved);
  add ("/vault-pages/nonces", test_nonces);
  add ("/vault-pages/sample-nonces", test_sample_nonces);
  add ("/vault-pages/wiped", test_wiped);
  add ("/vault-pages/odd-sizes", test_odd_sizes);
  add ("/vault-pages/past-the-end", test_past_the_end);
  add ("/vault-pages/refused-files", test_refused_files);
  add ("/vault-pages/refused-pragmas", test_refused_pragmas);
  add ("/vault-pages/no-other-file", test_no_other_file);
  add ("/vault-pages/bad-page", test_bad_page);
  add ("/vault-pages/nothing-readable", test_nothing_readable);

  return g_test_run ();
}
