/* test-backup.c: backups, and casebooks made again from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "kw-backup.h"
#include "kw-casebook-keys.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-drafts.h"
#include "kw-family-facts.h"
#include "kw-journal.h"
#include "kw-restore.h"

static const KwBackupKeep keep = { .today = 2, .days = 7, .weeks = 13 };

static void
assert_whole (KwCasebook *casebook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (casebook, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KwCheckFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_families (KwCasebook *casebook)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = kw_casebook_list_families_sync (casebook, &filter, NULL, &error);

  g_assert_no_error (error);
  return families->len;
}

static KwCasebook *
open_at (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (path, &fixture->options, &error);

  g_assert_no_error (error);
  return casebook;
}

static KwBackup *
back_up (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  KwBackup *backup = kw_casebook_back_up_sync (fixture->casebook, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpint (backup->made, ==, fixture->now);
  g_assert_cmpint (backup->size, >, 0);
  return backup;
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *again = path_of (fixture, "again.keyworker");
  g_autoptr (KwBackup) backup = NULL;
  g_autoptr (KwCasebook) restored = NULL;
  KwFamily *family;
  gint64 id;

  id = fixture_add_family (fixture, "WCC-1", "Okafor");
  backup = back_up (fixture, copy);
  fixture_add_family (fixture, "WCC-2", "Reid");

  g_assert_true (kw_restore_sync (copy, again, &fixture->options, NULL, NULL, &error));
  g_assert_no_error (error);
  restored = open_at (fixture, again);
  g_assert_cmpuint (count_families (restored), ==, 1);
  g_assert_cmpuint (count_families (fixture->casebook), ==, 2);
  assert_whole (restored);

  /* It goes on, and what was written before can still be undone and read. */
  {
    g_autoptr (KwEdit) edit = kw_edit_new (NULL);
    g_autoptr (KwCaseFile) file = kw_casebook_load_family_sync (restored, id, NULL, &error);

    g_assert_no_error (error);
    family = kw_record_copy (kw_case_file_get_family (file));
    g_free (family->name);
    family->name = g_strdup ("Okafor-Miah");
    kw_edit_put (edit, family);
    g_assert_cmpint (kw_casebook_commit_sync (restored, edit, NULL, &error), >, 0);
    g_assert_no_error (error);
  }
  assert_whole (restored);
}

static void
assert_look_only (GError **error)
{
  g_assert_error (*error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED);
  g_assert_cmpstr ((*error)->message, ==, "This is a backup: look only.");
  g_clear_error (error);
}

static void
assert_refuses_writing (KwCasebook *casebook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  family->record.id = kw_casebook_new_id (casebook);
  family->reference = g_strdup ("WCC-9");
  family->name = g_strdup ("Nobody");
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_WAITING;
  family->opened = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, family);
  g_assert_cmpint (kw_casebook_commit_sync (casebook, edit, NULL, &error), ==, 0);
  assert_look_only (&error);
  g_assert_false (kw_casebook_keep_draft_sync (casebook, "visit", KW_NONE, "{}", NULL, &error));
  assert_look_only (&error);
  g_assert_false (kw_casebook_add_passphrase_sync (casebook, "Somebody", "four quiet herons", NULL, &error));
  assert_look_only (&error);
}

/* All of it can be read, nothing of it changes, and who read it is noted in the casebook. */
static void
test_look_into (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *before = NULL, *after = NULL;
  KwCasebookOptions options = fixture->options;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  g_autoptr (KwBackup) backup G_GNUC_UNUSED = back_up (fixture, copy);
  KwCasebook *casebook;
  KwCaseFile *file;
  GPtrArray *facts;
  gsize length_before, length_after;

  g_assert_null (kw_casebook_open_sync (copy, &options, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (copy, &before, &length_before, &error));
  options.read_only = TRUE;
  options.read_log = fixture->casebook;
  casebook = kw_casebook_open_sync (copy, &options, &error);
  g_assert_no_error (error);
  g_assert_true (kw_casebook_is_read_only (casebook));
  g_assert_cmpuint (count_families (casebook), ==, 1);
  file = kw_casebook_load_family_sync (casebook, family, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kw_case_file_get_family (file)->name, ==, "Okafor");
  kw_case_file_unref (file);
  facts = kw_casebook_list_facts_sync (casebook, fixture->now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facts->len, ==, 1);
  g_ptr_array_unref (facts);
  g_assert_true (kw_casebook_log_read_sync (casebook, KW_READ_OPENED, family, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_refuses_writing (casebook);
  g_assert_true (kw_casebook_close_sync (casebook, &error));
  g_object_unref (casebook);

  g_assert_true (g_file_get_contents (copy, &after, &length_after, &error));
  g_assert_cmpmem (before, length_before, after, length_after);
  fixture_add_family (fixture, "WCC-2", "Reid");
  g_assert_cmpuint (count_families (fixture->casebook), ==, 2);
}

static void
test_never_overwrites (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autoptr (KwBackup) backup G_GNUC_UNUSED = back_up (fixture, copy);
  g_autoptr (KwBackup) second = kw_casebook_back_up_sync (fixture->casebook, copy, NULL, &error);

  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
  g_assert_null (second);
  g_clear_error (&error);
  g_assert_false (kw_restore_sync (copy, fixture->path, &fixture->options, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
}

/* Nothing but the casebook and what was asked for is left. */
static void
assert_files (Fixture *fixture, guint n_expected)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_assert_false (g_str_has_suffix (name, ".part"));
      g_assert_false (g_str_has_suffix (name, ".part-journal"));
      n += !g_str_has_suffix (name, "-journal");
    }
  g_assert_cmpuint (n, ==, n_expected);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");

  g_cancellable_cancel (cancellable);
  g_assert_null (kw_casebook_back_up_sync (fixture->casebook, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_files (fixture, 1);
}

/* What an earlier one left behind is in nobody's way. */
static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *part = path_of (fixture, "copy.part");
  g_autoptr (KwBackup) backup = NULL;

  g_assert_true (g_file_set_contents (part, "half of it", -1, &error));
  backup = back_up (fixture, copy);
  assert_files (fixture, 2);
}

static void
damage (const char *path, goffset at)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_cmpint (at + 4096, <=, length);
  memset (bytes + at, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *again = path_of (fixture, "again.keyworker");
  g_autoptr (KwBackup) backup = NULL;

  fixture_add_family (fixture, "WCC-1", "Okafor");
  backup = back_up (fixture, copy);
  damage (copy, backup->size - 4096);
  g_assert_false (kw_restore_sync (copy, again, &fixture->options, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED);
  assert_files (fixture, 2);
}

/* Two restores of one backup are two epochs. */
static void
test_epochs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = path_of (fixture, "copy");
  g_autoptr (KwBackup) backup G_GNUC_UNUSED = back_up (fixture, copy);
  gint64 epochs[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("again-%u.keyworker", i);
      g_autofree char *again = path_of (fixture, name);
      g_autoptr (KwCasebook) restored = NULL;
      g_autoptr (GPtrArray) changes G_GNUC_UNUSED = NULL;
      g_autoptr (KwEdit) edit = kw_edit_new (NULL);
      KwService *service = kw_record_new (KW_RECORD_SERVICE);

      g_assert_true (kw_restore_sync (copy, again, &fixture->options, NULL, NULL, &error));
      g_assert_no_error (error);
      restored = open_at (fixture, again);
      service->name = g_strdup ("Turning Point");
      kw_edit_put (edit, service);
      g_assert_cmpint (kw_casebook_commit_sync (restored, edit, NULL, &error), >, 0);
      g_assert_no_error (error);
      assert_whole (restored);
      {
        g_autofree char *identity = kw_casebook_dup_identity (restored);
        g_autofree char *first = kw_casebook_dup_identity (fixture->casebook);

        g_assert_cmpstr (identity, ==, first);
      }
      epochs[i] = kw_casebook_get_epoch (restored);
      g_assert_cmpint (epochs[i], >, kw_casebook_get_epoch (fixture->casebook));
    }
  g_assert_cmpint (epochs[0], !=, epochs[1]);
}

typedef struct
{
  Fixture *fixture;
  KwBackup *backup;
  GError *error;
  gint64 last_copied, last_total;
  guint n_progress;
  gboolean over;
} Waiting;

static void
on_progress (goffset copied, goffset total, gpointer data)
{
  Waiting *waiting = data;

  g_assert_cmpint (copied, >=, waiting->last_copied);
  g_assert_cmpint (copied, <=, total);
  waiting->last_copied = copied;
  waiting->last_total = total;
  waiting->n_progress++;
}

static void
on_over (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->backup = kw_casebook_back_up_finish (KW_CASEBOOK (source), result, &waiting->error);
  waiting->over = TRUE;
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_dir_make_tmp ("place-XXXXXX", NULL);
  g_autofree char *identity = kw_casebook_dup_identity (fixture->casebook);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (KwBackup) backup =
          kw_casebook_back_up_to_place_sync (fixture->casebook, place, &keep, NULL, &error);
      g_autoptr (GPtrArray) files = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (backup->n_removed, ==, i >= 2 ? 1 : 0);
      files = kw_backup_place_list (place, fixture->path, identity, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (files->len, ==, MIN (i + 1, 2));
      g_assert_cmpstr (((KwBackupFile *) g_ptr_array_index (files, 0))->path, ==, backup->path);
      g_assert_cmpint (((KwBackupFile *) g_ptr_array_index (files, 0))->made, ==, fixture->now);
      g_assert_cmpint (((KwBackupFile *) g_ptr_array_index (files, 0))->size, ==, backup->size);
      /* Two in one second, then two in others. */
      fixture->now += i == 0 ? 0 : KW_SECOND;
    }

  /* A casebook by another name is still the same. */
  {
    g_autoptr (GPtrArray) files = kw_backup_place_list (place, "/elsewhere/other.keyworker", identity, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (files->len, ==, 2);
  }
  {
    g_autoptr (GPtrArray) files = kw_backup_place_list (place, fixture->path, "0123456789abcdef", &error);

    g_assert_no_error (error);
    g_assert_cmpuint (files->len, ==, 0);
  }
  fixture_remove_folder (place);
}

/* The stick is out: nothing is made where it would be. */
static void
test_place_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = path_of (fixture, "stick");
  g_autoptr (GError) error = NULL;

  g_assert_null (kw_casebook_back_up_to_place_sync (fixture->casebook, place, &keep, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  assert_files (fixture, 1);
}

/* A place on another disk: the pages are copied beside the casebook first. */
static void
test_other_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_strdup ("/dev/shm/keyworker-test-XXXXXX");
  g_autofree char *again = path_of (fixture, "again.keyworker");
  g_autoptr (GError) error = NULL;
  g_autoptr (KwBackup) backup = NULL;
  g_autoptr (KwCasebook) restored = NULL;

  if (g_mkdtemp (place) == NULL || kw_backup_place_is_same_disk (place, fixture->path))
    {
      g_rmdir (place);
      g_test_skip ("There is no other disk.");
      return;
    }
  fixture_add_family (fixture, "WCC-1", "Okafor");
  backup = kw_casebook_back_up_to_place_sync (fixture->casebook, place, &keep, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (backup->path, place));
  assert_files (fixture, 1);
  g_assert_true (kw_restore_sync (backup->path, again, &fixture->options, NULL, NULL, &error));
  g_assert_no_error (error);
  restored = open_at (fixture, again);
  g_assert_cmpuint (count_families (restored), ==, 1);
  fixture_remove_folder (place);
}

static void
add_visits (Fixture *fixture, gint64 family, guint n)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

      visit->record.family = family;
      visit->start = fixture->now - i * KW_HOUR;
      visit->minutes = 60;
      visit->outcome = KW_VISIT_SEEN;
      visit->note = g_strdup_printf ("We talked about the flat, and about number %u.", i);
      kw_edit_put (edit, visit);
    }
  fixture_commit (fixture, edit);
}

/* Something that was saved while the backup was made is in it, whole, or not in it at all. */
static void
test_saved_in_between (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *again = path_of (fixture, "again.keyworker");
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) restored = NULL;
  Waiting waiting = { fixture };
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  guint n_saved = 0;

  for (guint i = 0; i < 20; i++)
    add_visits (fixture, family, 500);
  kw_casebook_back_up_async (fixture->casebook, copy, on_progress, &waiting, NULL, on_over, &waiting);
  while (!waiting.over)
    {
      g_autofree char *reference = g_strdup_printf ("WCC-%u", 2 + n_saved);

      fixture_add_family (fixture, reference, "Reid");
      n_saved++;
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (waiting.n_progress, >, 0);
  g_assert_cmpint (waiting.last_copied, ==, waiting.last_total);
  g_assert_true (kw_restore_sync (copy, again, &fixture->options, NULL, NULL, &error));
  g_assert_no_error (error);
  restored = open_at (fixture, again);
  assert_whole (restored);
  g_assert_cmpuint (count_families (restored), <=, count_families (fixture->casebook));
  g_assert_cmpuint (count_families (restored), >=, 1);
  g_test_message ("%u families of %u saved meanwhile are in the backup", count_families (restored) - 1, n_saved);
  kw_backup_free (waiting.backup);
}

/* Closing does not wait for a backup, and leaves nothing of it. */
static void
test_closed_in_between (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = path_of (fixture, "copy");
  g_autoptr (GError) error = NULL;
  Waiting waiting = { fixture };
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");

  for (guint i = 0; i < 20; i++)
    add_visits (fixture, family, 500);
  kw_casebook_back_up_async (fixture->casebook, copy, on_progress, &waiting, NULL, on_over, &waiting);
  while (waiting.n_progress == 0 && !waiting.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_no_error (error);
  while (!waiting.over)
    g_main_context_iteration (NULL, TRUE);
  /* Where the last page was copied before, the backup may be finished. */
  if (waiting.error != NULL)
    g_assert_error (waiting.error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  assert_files (fixture, waiting.error != NULL ? 1 : 2);
  g_clear_error (&waiting.error);
  kw_backup_free (waiting.backup);
}

static void
test_one_at_a_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = path_of (fixture, "copy");
  g_autofree char *other = path_of (fixture, "other");
  g_autoptr (GError) error = NULL;
  Waiting waiting = { fixture };
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");

  for (guint i = 0; i < 20; i++)
    add_visits (fixture, family, 500);
  kw_casebook_back_up_async (fixture->casebook, copy, on_progress, &waiting, NULL, on_over, &waiting);
  while (waiting.n_progress == 0)
    g_main_context_iteration (NULL, TRUE);
  if (!waiting.over)
    {
      g_assert_null (kw_casebook_back_up_sync (fixture->casebook, other, NULL, &error));
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
    }
  while (!waiting.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (waiting.error);
  kw_backup_free (waiting.backup);
  waiting.backup = back_up (fixture, other);
  kw_backup_free (waiting.backup);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/backup/restore", test_restore);
  fixture_test ("/backup/look-into", test_look_into);
  fixture_test ("/backup/never-overwrites", test_never_overwrites);
  fixture_test ("/backup/cancelled", test_cancelled);
  fixture_test ("/backup/cut-short", test_cut_short);
  fixture_test ("/backup/damaged", test_damaged);
  fixture_test ("/backup/epochs", test_epochs);
  fixture_test ("/backup/place", test_place);
  fixture_test ("/backup/other-disk", test_other_disk);
  fixture_test ("/backup/place-missing", test_place_missing);
  fixture_test ("/backup/saved-in-between", test_saved_in_between);
  fixture_test ("/backup/closed-in-between", test_closed_in_between);
  fixture_test ("/backup/one-at-a-time", test_one_at_a_time);
  return g_test_run ();
}
