/* test-papers.c: what is in papers, and that backups have it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "kw-backup.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-papers.h"
#include "kw-restore.h"

#include <string.h>
#include <utime.h>

#define CHUNK (64 * 1024)

static const KwBackupKeep keep = { .today = 1, .days = 7, .weeks = 13 };

/* No two bytes that stand near each other are equal by chance. */
static GBytes *
make_content (gsize size, guint seed)
{
  guint8 *bytes = g_malloc (MAX (size, 1));
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (bytes, size);
}

static KwPaperContent *
store (Fixture *fixture, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  KwPaperContent *content = kw_casebook_store_content_sync (fixture->casebook, bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (content->size, ==, g_bytes_get_size (bytes));
  return content;
}

/* A paper of @family that is committed; to be freed by the caller. */
static KwPaper *
add_paper (Fixture *fixture, gint64 family, const char *name, GBytes *bytes)
{
  g_autoptr (KwPaperContent) content = store (fixture, bytes);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwPaper *paper = kw_record_new (KW_RECORD_PAPER);

  paper->record.id = kw_casebook_new_id (fixture->casebook);
  paper->record.family = family;
  paper->name = g_strdup (name);
  paper->added = fixture->now;
  kw_paper_set_content (paper, content);
  kw_edit_put (edit, kw_record_copy (paper));
  fixture_commit (fixture, edit);
  return paper;
}

static void
assert_content (KwCasebook *casebook, const KwPaper *paper, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kw_casebook_read_content_sync (casebook, paper, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
}

static char *
folder_of (Fixture *fixture)
{
  return kw_paper_file_get_folder (fixture->path);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1000000 };
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make_content (sizes[i], i);
      g_autoptr (KwRecord) paper = (KwRecord *) add_paper (fixture, family, "Letter", bytes);

      assert_content (fixture->casebook, (KwPaper *) paper, bytes);
    }
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) largest = make_content (KW_PAPER_LARGEST, 1);
  g_autofree guint8 *zeros = g_malloc0 (KW_PAPER_LARGEST + 1);
  g_autoptr (GBytes) larger = g_bytes_new_static (zeros, KW_PAPER_LARGEST + 1);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwRecord) paper = (KwRecord *) add_paper (fixture, family, "Photograph", largest);

  assert_content (fixture->casebook, (KwPaper *) paper, largest);
  g_assert_null (kw_casebook_store_content_sync (fixture->casebook, larger, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

static void
test_stored_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_content (5000, 1);
  g_autoptr (GBytes) other = make_content (5000, 2);
  g_autofree char *folder = folder_of (fixture);
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwRecord) first = (KwRecord *) add_paper (fixture, family, "Letter", bytes);
  g_autoptr (KwRecord) second = (KwRecord *) add_paper (fixture, family, "The same letter", bytes);
  g_autoptr (KwRecord) third = NULL;

  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpstr (((KwPaper *) first)->content, ==, ((KwPaper *) second)->content);
  third = (KwRecord *) add_paper (fixture, family, "Another", other);
  g_assert_cmpuint (count_files (folder), ==, 2);
  assert_content (fixture->casebook, (KwPaper *) second, bytes);
  assert_content (fixture->casebook, (KwPaper *) third, other);
}

/* Nothing of it lies there in plain, and its file tells by its bytes alone whether it is whole. */
static void
test_every_byte_counts (Fixture *fixture, gconstpointer data)
{
  static const char secret[] = "She said: do not tell anybody.";
  g_autoptr (GBytes) content = g_bytes_new_static (secret, strlen (secret));
  g_autofree char *folder = folder_of (fixture);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  KwPaper *paper = add_paper (fixture, family, "Note", content);
  gsize length;

  path = kw_paper_file_build_path (folder, paper->content);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  for (gsize i = 0; i + 4 <= length; i++)
    g_assert_cmpint (memcmp (bytes + i, "tell", 4), !=, 0);
  for (gsize i = 0; i < length; i++)
    {
      bytes[i] ^= 4;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
      g_assert_false (kw_paper_file_check (NULL, folder, paper->content, NULL, &error));
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_null (kw_casebook_read_content_sync (fixture->casebook, paper, NULL, &error));
      g_assert_true (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED) ||
                     g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER));
      g_clear_error (&error);
      bytes[i] ^= 4;
    }
  for (gsize i = 0; i < length; i++)
    {
      g_assert_true (g_file_set_contents (path, bytes, (gssize) i, &error));
      g_assert_false (kw_paper_file_check (NULL, folder, paper->content, NULL, &error));
      g_clear_error (&error);
      g_assert_null (kw_casebook_read_content_sync (fixture->casebook, paper, NULL, &error));
      g_clear_error (&error);
    }
  kw_record_free (paper);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_content (100, 1);
  g_autofree char *folder = folder_of (fixture);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  KwPaper *paper = add_paper (fixture, family, "Letter", bytes);
  g_autofree char *path = kw_paper_file_build_path (folder, paper->content);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (kw_casebook_read_content_sync (fixture->casebook, paper, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  kw_record_free (paper);

  /* Adding the same once more brings it back for both. */
  paper = add_paper (fixture, family, "Letter", bytes);
  assert_content (fixture->casebook, paper, bytes);
  kw_record_free (paper);
}

typedef struct
{
  GBytes *bytes;
  KwPaperContent *content;
  GError *error;
  goffset done, total;
  gboolean over;
} Waiting;

static void
on_progress (goffset done, goffset total, gpointer data)
{
  Waiting *waiting = data;

  g_assert_cmpint (done, >, waiting->done);
  waiting->done = done;
  waiting->total = total;
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->content = kw_casebook_store_content_finish (KW_CASEBOOK (source), result, &waiting->error);
  waiting->over = TRUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->bytes = kw_casebook_read_content_finish (KW_CASEBOOK (source), result, &waiting->error);
  waiting->over = TRUE;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_content (10 * CHUNK, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = folder_of (fixture);
  g_autoptr (KwRecord) paper = kw_record_new (KW_RECORD_PAPER);
  Waiting waiting = { 0 };

  kw_casebook_store_content_async (fixture->casebook, bytes, on_progress, &waiting, NULL, on_stored, &waiting);
  while (!waiting.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (waiting.done, ==, 10);
  g_assert_cmpint (waiting.total, ==, 10);
  kw_paper_set_content ((KwPaper *) paper, waiting.content);
  kw_paper_content_free (waiting.content);

  waiting = (Waiting){ 0 };
  kw_casebook_read_content_async (fixture->casebook, (KwPaper *) paper, on_progress, &waiting, NULL, on_read, &waiting);
  while (!waiting.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (waiting.done, ==, 10);
  g_assert_true (g_bytes_equal (bytes, waiting.bytes));
  g_bytes_unref (waiting.bytes);

  waiting = (Waiting){ 0 };
  g_cancellable_cancel (cancellable);
  kw_casebook_store_content_async (fixture->casebook, bytes, on_progress, &waiting, cancellable, on_stored, &waiting);
  while (!waiting.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static KwBackup *
back_up_to (Fixture *fixture, const char *place)
{
  g_autoptr (GError) error = NULL;
  KwBackup *backup = kw_casebook_back_up_to_place_sync (fixture->casebook, place, &keep, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

/* Several backups have a content once; the last backup that has it takes it along. */
static void
test_backups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_build_filename (fixture->folder, "place", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.keyworker", NULL);
  g_autoptr (GBytes) bytes = make_content (100000, 1);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwRecord) paper = (KwRecord *) add_paper (fixture, family, "Letter", bytes);
  g_autofree char *papers = NULL;
  g_autofree char *latest = NULL;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (KwBackup) backup = back_up_to (fixture, place);
      g_autofree char *folder = g_path_get_dirname (backup->path);

      g_assert_cmpuint (backup->n_papers, ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (backup->lost->len, ==, 0);
      g_free (papers);
      papers = g_build_filename (folder, "papers", NULL);
      g_assert_cmpuint (count_files (papers), ==, 1);
      g_assert_cmpint (backup->size, <, 1000000);
      g_free (latest);
      latest = g_strdup (backup->path);
      fixture->now += i % 2 == 0 ? KW_DAY : KW_MINUTE;
    }

  {
    g_autoptr (KwCasebook) restored = NULL;
    g_autoptr (GPtrArray) lost = NULL;

    g_assert_true (kw_restore_sync (latest, again, &fixture->options, &lost, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (lost->len, ==, 0);
    restored = kw_casebook_open_sync (again, &fixture->options, &error);
    g_assert_no_error (error);
    assert_content (restored, (KwPaper *) paper, bytes);
  }
}

/* A paper that is lost is named; the rest is backed up and restored. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.keyworker", NULL);
  g_autofree char *folder = folder_of (fixture);
  g_autoptr (GBytes) bytes = make_content (1000, 1);
  g_autoptr (GBytes) other = make_content (1000, 2);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  KwPaper *kept = add_paper (fixture, family, "Letter", bytes);
  KwPaper *gone = add_paper (fixture, family, "Photograph", other);
  g_autofree char *path = kw_paper_file_build_path (folder, gone->content);
  g_autoptr (KwCasebook) restored = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  g_assert_true (g_file_set_contents (path, "spoilt", -1, &error));
  {
    g_autoptr (KwBackup) backup = kw_casebook_back_up_sync (fixture->casebook, copy, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (backup->n_papers, ==, 1);
    g_assert_cmpuint (backup->lost->len, ==, 1);
    g_assert_nonnull (strstr (g_ptr_array_index (backup->lost, 0), "Photograph"));
    g_assert_nonnull (strstr (g_ptr_array_index (backup->lost, 0), "WCC-1"));
  }
  g_assert_true (kw_restore_sync (copy, again, &fixture->options, &lost, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, ==, 1);
  restored = kw_casebook_open_sync (again, &fixture->options, &error);
  g_assert_no_error (error);
  assert_content (restored, kept, bytes);
  kw_record_free (kept);
  kw_record_free (gone);
}

typedef struct
{
  GPtrArray *findings;
  GError *error;
  gboolean over;
} Checked;

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Checked *checked = data;

  checked->findings = kw_casebook_check_finish (KW_CASEBOOK (source), result, &checked->error);
  checked->over = TRUE;
}

/* Both ways to check: where it is, and in a copy. */
static void
assert_found (Fixture *fixture, guint n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);
  Checked checked = { NULL };
  Checked second = { NULL };

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, n_expected);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((KwCheckFinding *) g_ptr_array_index (findings, i))->part, ==, "papers");

  kw_casebook_check_async (fixture->casebook, NULL, NULL, NULL, on_checked, &checked);
  kw_casebook_check_async (fixture->casebook, NULL, NULL, NULL, on_checked, &second);
  while (!checked.over || !second.over)
    g_main_context_iteration (NULL, TRUE);
  /* The second may have come after the first was over; then it says the same. */
  if (checked.error != NULL)
    {
      Checked other = checked;

      checked = second;
      second = other;
    }
  g_assert_no_error (checked.error);
  g_assert_cmpuint (checked.findings->len, ==, n_expected);
  g_ptr_array_unref (checked.findings);
  if (second.error != NULL)
    g_assert_error (second.error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  g_clear_error (&second.error);
  g_clear_pointer (&second.findings, g_ptr_array_unref);
}

static void
test_checked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = folder_of (fixture);
  g_autoptr (GBytes) bytes = make_content (1000, 1);
  g_autoptr (GBytes) other = make_content (1000, 2);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  KwPaper *spoilt = add_paper (fixture, family, "Letter", bytes);
  KwPaper *missing = add_paper (fixture, family, "Photograph", other);
  g_autofree char *spoilt_path = kw_paper_file_build_path (folder, spoilt->content);
  g_autofree char *missing_path = kw_paper_file_build_path (folder, missing->content);

  assert_found (fixture, 0);
  g_assert_true (g_file_set_contents (spoilt_path, "spoilt", -1, &error));
  assert_found (fixture, 1);
  g_assert_cmpint (g_unlink (missing_path), ==, 0);
  assert_found (fixture, 2);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3); /* the casebook, its journal, its papers */
  kw_record_free (spoilt);
  kw_record_free (missing);
}

static void
make_old (Fixture *fixture, const char *path)
{
  struct utimbuf times = { fixture->now / KW_SECOND - 2 * 24 * 3600, fixture->now / KW_SECOND - 2 * 24 * 3600 };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

/* A backup takes away what nobody has, but neither what may still be undone nor what waits for its record. */
static void
test_left_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = folder_of (fixture);
  GBytes *bytes[3] = { make_content (1000, 1), make_content (1000, 2), make_content (1000, 3) };
  char *paths[3] = { NULL };
  g_autoptr (KwEdit) removing = kw_edit_new (NULL);
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  KwPaper *removed = add_paper (fixture, family, "Letter", bytes[0]);
  KwPaperContent *waiting;

  paths[0] = kw_paper_file_build_path (folder, removed->content);
  kw_edit_remove (removing, KW_RECORD_PAPER, removed->record.id);
  fixture_commit (fixture, removing);
  waiting = store (fixture, bytes[1]);
  paths[1] = kw_paper_file_build_path (folder, waiting->name);
  kw_paper_content_free (waiting);
  fixture_reopen (fixture);
  waiting = store (fixture, bytes[2]);
  paths[2] = kw_paper_file_build_path (folder, waiting->name);
  kw_paper_content_free (waiting);
  for (guint i = 0; i < 3; i++)
    make_old (fixture, paths[i]);
  {
    g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (KwBackup) backup G_GNUC_UNUSED = kw_casebook_back_up_sync (fixture->casebook, copy, NULL, &error);

    g_assert_no_error (error);
  }
  g_assert_true (g_file_test (paths[0], G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[2], G_FILE_TEST_EXISTS));
  for (guint i = 0; i < 3; i++)
    {
      g_bytes_unref (bytes[i]);
      g_free (paths[i]);
    }
  kw_record_free (removed);
}

/* When the last backup that had a content goes, it goes too. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_build_filename (fixture->folder, "place", NULL);
  g_autofree char *papers = NULL;
  g_autofree char *stray = NULL;
  g_autoptr (GBytes) bytes = make_content (1000, 1);
  g_autoptr (GError) error = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwRecord) paper G_GNUC_UNUSED = (KwRecord *) add_paper (fixture, family, "Letter", bytes);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KwBackup) backup = back_up_to (fixture, place);
      g_autofree char *folder = g_path_get_dirname (backup->path);

      if (i == 1)
        {
          g_assert_cmpuint (backup->n_removed, ==, 1);
          break;
        }
      /* Nobody has this one. */
      papers = g_build_filename (folder, "papers", NULL);
      stray = kw_paper_file_build_path (papers, "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
      g_assert_true (g_file_set_contents (stray, "stray", -1, &error));
      g_assert_cmpuint (count_files (papers), ==, 2);
      fixture->now += KW_MINUTE;
    }
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (papers), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/papers/sizes", test_sizes);
  fixture_test ("/papers/too-large", test_too_large);
  fixture_test ("/papers/stored-once", test_stored_once);
  fixture_test ("/papers/every-byte-counts", test_every_byte_counts);
  fixture_test ("/papers/missing", test_missing);
  fixture_test ("/papers/async", test_async);
  fixture_test ("/papers/backups", test_backups);
  fixture_test ("/papers/lost", test_lost);
  fixture_test ("/papers/checked", test_checked);
  fixture_test ("/papers/left-over", test_left_over);
  fixture_test ("/papers/dropped", test_dropped);
  return g_test_run ();
}
