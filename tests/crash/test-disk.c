/* test-disk.c
 *
 * The simulated disk loses what may be lost and nothing else; and what a careless database would lose on it is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-disk.h"
#include "kw-test-vfs.h"

#include "kw-data-error.h"
#include "kw-vault-io.h"

#include <sodium.h>
#include <string.h>

/* So many cuts show everything that a cut can do to a few sectors. */
#define CUTS 400

#define SECTORS 4
#define LENGTH  (SECTORS * KW_TEST_SECTOR)

typedef struct
{
  KwTestDisk *disk;
  char *path;
  KwVaultFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->disk = kw_test_disk_new (NULL, 1);
  fixture->path = kw_test_disk_dup_path (fixture->disk, "file");
  kw_vault_io_create (KW_TEST_VFS, fixture->path, &error);
  g_assert_no_error (error);
  fixture->file = kw_vault_io_open (KW_TEST_VFS, fixture->path, TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->file, kw_vault_io_close);
  kw_test_disk_free (fixture->disk);
  g_free (fixture->path);
}

static void
write_letters (Fixture *fixture, char letter)
{
  g_autoptr (GError) error = NULL;
  char bytes[LENGTH];

  memset (bytes, letter, sizeof bytes);
  kw_vault_io_write (fixture->file, 0, bytes, sizeof bytes, &error);
  g_assert_no_error (error);
}

static void
sync_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kw_vault_io_sync (fixture->file, &error);
  g_assert_no_error (error);
}

static void
sync_folder (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kw_vault_io_sync_folder (KW_TEST_VFS, fixture->path, &error);
  g_assert_no_error (error);
}

/* What a cut made of the file: a letter for a sector that holds only that letter, "*" for a mixture. "-": no file. */
static char *
look (KwTestImage *image)
{
  GBytes *content = kw_test_image_get (image, "file");
  GString *seen = g_string_new (NULL);
  gsize length;
  const char *bytes;

  if (content == NULL)
    return g_string_free (g_string_append_c (seen, '-'), FALSE);
  bytes = g_bytes_get_data (content, &length);
  for (gsize at = 0; at < length; at += KW_TEST_SECTOR)
    {
      gsize rest = MIN (KW_TEST_SECTOR, length - at);
      gboolean mixed = FALSE;

      for (gsize i = 1; i < rest; i++)
        mixed = mixed || bytes[at + i] != bytes[at];
      g_string_append_c (seen, mixed ? '*' : bytes[at] == '\0' ? '0'
                                                               : bytes[at]);
    }
  return g_string_free (seen, FALSE);
}

/* (element-type utf8): everything that cuts may leave */
static GHashTable *
cut_often (Fixture *fixture)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < CUTS; seed++)
    {
      g_autoptr (KwTestImage) image = kw_test_disk_cut (fixture->disk, seed);

      g_hash_table_add (seen, look (image));
    }
  return seen;
}

static void
assert_only (Fixture *fixture, const char *expected)
{
  g_autoptr (GHashTable) seen = cut_often (fixture);

  g_assert_cmpuint (g_hash_table_size (seen), ==, 1);
  g_assert_true (g_hash_table_contains (seen, expected));
}

static void
test_synced_stays (Fixture *fixture, gconstpointer data)
{
  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  assert_only (fixture, "aaaa");
}

static void
test_name_needs_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  seen = cut_often (fixture);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 2);
  g_assert_true (g_hash_table_contains (seen, "-"));
  g_assert_true (g_hash_table_contains (seen, "aaaa"));
}

/* Lost, left, out of order, torn; and a size without what it is for. */
static void
test_unsynced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  write_letters (fixture, 'b');
  seen = cut_often (fixture);
  g_assert_true (g_hash_table_contains (seen, "aaaa"));
  g_assert_true (g_hash_table_contains (seen, "bbbb"));
  g_assert_true (g_hash_table_contains (seen, "abba"));
  g_assert_true (g_hash_table_contains (seen, "baab"));
  g_assert_true (g_hash_table_contains (seen, "a*bb"));
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  write_letters (fixture, 'b');
  write_letters (fixture, 'c');
  seen = cut_often (fixture);
  g_assert_true (g_hash_table_contains (seen, "bbbb"));
  g_assert_true (g_hash_table_contains (seen, "cccc"));
}

/* Bytes beside those that are written stay, whatever becomes of these. */
static void
test_powersafe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  kw_vault_io_write (fixture->file, 100, "bbbbbbbbbb", 10, &error);
  g_assert_no_error (error);
  for (guint64 seed = 0; seed < CUTS; seed++)
    {
      g_autoptr (KwTestImage) image = kw_test_disk_cut (fixture->disk, seed);
      const char *bytes = g_bytes_get_data (kw_test_image_get (image, "file"), NULL);

      for (int i = 0; i < LENGTH; i++)
        g_assert_true (bytes[i] == 'a' || (i >= 100 && i < 110));
    }
}

static void
test_truncate (Fixture *fixture, gconstpointer data)
{
  sqlite3_file *handle = kw_vault_io_get_handle (fixture->file);
  g_autoptr (GHashTable) seen = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  g_assert_cmpint (handle->pMethods->xTruncate (handle, KW_TEST_SECTOR), ==, SQLITE_OK);
  seen = cut_often (fixture);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 2);
  g_assert_true (g_hash_table_contains (seen, "a"));
  g_assert_true (g_hash_table_contains (seen, "aaaa"));
  sync_file (fixture);
  assert_only (fixture, "a");
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = kw_test_disk_dup_path (fixture->disk, "other");

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  kw_vault_io_create (KW_TEST_VFS, other, &error);
  g_assert_no_error (error);
  kw_vault_io_rename (KW_TEST_VFS, fixture->path, other, &error);
  g_assert_no_error (error);
  assert_only (fixture, "-");
  for (guint64 seed = 0; seed < CUTS; seed++)
    {
      g_autoptr (KwTestImage) image = kw_test_disk_cut (fixture->disk, seed);

      g_assert_cmpuint (g_bytes_get_size (kw_test_image_get (image, "other")), ==, LENGTH);
    }
}

/* A second sync does not make up for one that failed. */
static void
test_failed_sync (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = NULL;

  write_letters (fixture, 'a');
  sync_file (fixture);
  sync_folder (fixture);
  write_letters (fixture, 'b');
  kw_test_disk_fail (fixture->disk, kw_test_disk_get_n_operations (fixture->disk), KW_TEST_ERROR, FALSE);
  g_assert_false (kw_vault_io_sync (fixture->file, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
  g_assert_cmpint (kw_test_disk_get_failed (fixture->disk), ==, KW_TEST_SYNC);
  sync_file (fixture);
  seen = cut_often (fixture);
  g_assert_true (g_hash_table_contains (seen, "aaaa"));
  g_assert_true (g_hash_table_contains (seen, "bbbb"));
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kw_test_disk_set_room (fixture->disk, LENGTH);
  write_letters (fixture, 'a');
  g_assert_false (kw_vault_io_write (fixture->file, LENGTH, "b", 1, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FULL);
  write_letters (fixture, 'b');
  kw_test_disk_heal (fixture->disk);
  g_clear_error (&error);
  g_assert_true (kw_vault_io_write (fixture->file, LENGTH, "b", 1, &error));
}

static void
test_for_good (Fixture *fixture, gconstpointer data)
{
  char byte;

  write_letters (fixture, 'a');
  kw_test_disk_fail (fixture->disk, kw_test_disk_get_n_operations (fixture->disk) + 1, KW_TEST_ERROR, TRUE);
  g_assert_true (kw_vault_io_read (fixture->file, 0, &byte, 1, NULL));
  g_assert_false (kw_test_disk_has_failed (fixture->disk));
  for (int i = 0; i < 3; i++)
    g_assert_false (kw_vault_io_read (fixture->file, 0, &byte, 1, NULL));
  g_assert_true (kw_test_disk_has_failed (fixture->disk));
  kw_test_disk_heal (fixture->disk);
  g_assert_true (kw_vault_io_read (fixture->file, 0, &byte, 1, NULL));
}

static void
test_short_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char bytes[LENGTH];

  write_letters (fixture, 'a');
  kw_test_disk_fail (fixture->disk, kw_test_disk_get_n_operations (fixture->disk), KW_TEST_SHORT, FALSE);
  g_assert_false (kw_vault_io_read (fixture->file, 0, bytes, sizeof bytes, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  g_assert_cmpint (bytes[LENGTH - 1], ==, 0);
}

static void
test_one_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVaultFile) other = kw_vault_io_open (KW_TEST_VFS, fixture->path, TRUE, &error);

  g_assert_true (kw_vault_io_lock (fixture->file, &error));
  g_assert_false (kw_vault_io_lock (other, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_pointer (&fixture->file, kw_vault_io_close);
  g_assert_true (kw_vault_io_lock (other, &error));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/disk/synced-stays", test_synced_stays },
    { "/disk/name-needs-folder", test_name_needs_folder },
    { "/disk/unsynced", test_unsynced },
    { "/disk/versions", test_versions },
    { "/disk/powersafe", test_powersafe },
    { "/disk/truncate", test_truncate },
    { "/disk/rename", test_rename },
    { "/disk/failed-sync", test_failed_sync },
    { "/disk/full", test_full },
    { "/disk/for-good", test_for_good },
    { "/disk/short-read", test_short_read },
    { "/disk/one-process", test_one_process },
  };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_vfs_register ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
