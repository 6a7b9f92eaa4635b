/* test-casebook-keys.c
 *
 * Who can open a casebook: keys are added, changed and taken away while the casebook is open and somebody works in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-keys.h"
#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-drafts.h"
#include "kw-recovery-key.h"

#define OTHER   "tram quarry lettuce"
#define RENEWED "-renewed"

/* For what happens in another thread. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)

static void
add_passphrase (Fixture *fixture, const char *name, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_add_passphrase_sync (fixture->casebook, name, passphrase, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_key (Fixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_remove_key_sync (fixture->casebook, number, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_families (Fixture *fixture)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = kw_casebook_list_families_sync (fixture->casebook, &filter, NULL, &error);

  g_assert_no_error (error);
  return families->len;
}

/* The file is closed and opened again. */
static void
opens (Fixture *fixture, const char *secret)
{
  fixture->options.passphrase = secret;
  fixture_reopen (fixture);
}

static void
does_not_open (Fixture *fixture, const char *secret)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture->options.passphrase = secret;
  fixture->casebook = kw_casebook_open_sync (fixture->path, &fixture->options, &error);
  g_assert_null (fixture->casebook);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
  g_assert_cmpstr (error->message, ==, "This does not unlock the casebook.");
}

static void
keys_are (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = kw_casebook_list_keys_sync (fixture->casebook, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    {
      const KwKey *key = g_ptr_array_index (keys, i);

      g_string_append_printf (found, "%d:%d:%s ", key->number, key->kind, key->name);
      g_assert_cmpint (key->created, ==, fixture->now);
      g_assert_cmpuint (key->cost.memory, ==, test_key_cost.memory);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
is_beside (Fixture *fixture)
{
  g_autofree char *beside = g_strconcat (fixture->path, RENEWED, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS);
}

/* Adding */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  keys_are (fixture, "1:1:Ruth Adeyemi ");
  add_passphrase (fixture, "Tom, who stands in", OTHER);
  keys_are (fixture, "1:1:Ruth Adeyemi 2:1:Tom, who stands in ");
  opens (fixture, OTHER);
  keys_are (fixture, "1:1:Ruth Adeyemi 2:1:Tom, who stands in ");
  opens (fixture, TEST_PASSPHRASE);
  does_not_open (fixture, "wrong");
}

static void
test_add_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[][2] = { { "Tom", "" }, { "", OTHER }, { "Tom", "\xff" } };
  guint64 before = kw_key_cost_get_work_done ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          kw_casebook_add_passphrase_sync (fixture->casebook, refused[i][0], refused[i][1], NULL, &error));
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
    }
  g_assert_cmpuint (kw_key_cost_get_work_done (), ==, before);
  keys_are (fixture, "1:1:Ruth Adeyemi ");
}

static void
test_recovery_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwSecret) words = kw_recovery_key_new ();
  g_autoptr (KwSecret) other_words = kw_recovery_key_new ();
  g_autofree char *typed = g_ascii_strup (words, -1);
  g_autoptr (GError) error = NULL;

  kw_casebook_add_recovery_key_sync (fixture->casebook, "Safe", words, NULL, &error);
  g_assert_no_error (error);
  keys_are (fixture, "1:1:Ruth Adeyemi 2:2:Safe ");
  opens (fixture, g_strdelimit (typed, " ", '-'));
  g_assert_false (kw_casebook_add_recovery_key_sync (fixture->casebook, "Safe", "about above", NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  does_not_open (fixture, other_words);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();
  g_autofree char *path = g_build_filename (fixture->folder, "sample.keyworker", NULL);
  KwCasebookOptions options = { .clock = fixture_clock, .clock_data = fixture, .sample = TRUE, .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) sample = kw_casebook_create_sync (path, (KwWorker *) worker, &options, &error);

  g_assert_no_error (error);
  g_assert_false (kw_casebook_add_passphrase_sync (sample, "Tom", OTHER, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kw_casebook_remove_key_sync (sample, 1, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

/* Guessing */

/* Whatever kind of key somebody guesses at, it costs what it was to cost. */
static void
test_guess (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwSecret) words = kw_recovery_key_new ();
  g_autoptr (KwSecret) other_words = kw_recovery_key_new ();
  const guint64 one = kw_key_cost_get_work (&test_key_cost);
  g_autoptr (GError) error = NULL;
  guint64 before;

  add_passphrase (fixture, "Tom", OTHER);
  kw_casebook_add_recovery_key_sync (fixture->casebook, "Safe", words, NULL, &error);
  g_assert_no_error (error);

  before = kw_key_cost_get_work_done ();
  does_not_open (fixture, "wrong");
  g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, 2 * one);
  does_not_open (fixture, other_words);
  g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, 5 * one);
}

/* Changing */

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->now += KW_HOUR;
  kw_casebook_change_passphrase_sync (fixture->casebook, TEST_PASSPHRASE, OTHER, NULL, &error);
  g_assert_no_error (error);
  keys_are (fixture, "1:1:Ruth Adeyemi ");
  does_not_open (fixture, TEST_PASSPHRASE);
  opens (fixture, OTHER);
}

static void
test_change_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 before = kw_key_cost_get_work_done ();

  g_assert_false (kw_casebook_change_passphrase_sync (fixture->casebook, "wrong", OTHER, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
  g_assert_cmpuint (kw_key_cost_get_work_done () - before, ==, kw_key_cost_get_work (&test_key_cost));
  g_clear_error (&error);
  g_assert_false (kw_casebook_change_passphrase_sync (fixture->casebook, TEST_PASSPHRASE, "", NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  does_not_open (fixture, OTHER);
  opens (fixture, TEST_PASSPHRASE);
}

/* Neither of the two areas has the passphrase from before, whichever of them is lost. */
static void
test_change_both_areas (Fixture *fixture, gconstpointer data)
{
  static const gint64 areas[] = { KW_VAULT_AREA_A, KW_VAULT_AREA_B };
  static const guint8 zeros[KW_VAULT_AREA_SIZE];
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  kw_casebook_change_passphrase_sync (fixture->casebook, TEST_PASSPHRASE, OTHER, NULL, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, &error));
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);

      memcpy (damaged + areas[i], zeros, KW_VAULT_AREA_SIZE);
      g_assert_true (g_file_set_contents (fixture->path, damaged, length, &error));
      does_not_open (fixture, TEST_PASSPHRASE);
      opens (fixture, OTHER);
      fixture_close (fixture);
    }
  fixture_reopen (fixture);
}

/* Removing */

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before G_GNUC_UNUSED = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) vault = NULL;

  add_passphrase (fixture, "Tom", OTHER);
  fixture_add_family (fixture, "WCC-1", "Okafor");
  remove_key (fixture, 1);

  /* Work goes on in the same casebook. */
  keys_are (fixture, "2:1:Tom ");
  fixture_add_family (fixture, "WCC-2", "Reid");
  g_assert_cmpuint (count_families (fixture), ==, 2);
  assert_whole (fixture);
  g_assert_false (is_beside (fixture));

  does_not_open (fixture, TEST_PASSPHRASE);
  opens (fixture, OTHER);
  g_assert_cmpuint (count_families (fixture), ==, 2);
  assert_whole (fixture);
  fixture_close (fixture);
  vault = kw_vault_open (fixture->path, NULL, OTHER, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kw_vault_get_header (vault)->epoch, ==, 1);
}

/* Whoever had the key and kept the data key that it opened can read no page of the casebook as it is now. */
static void
test_remove_renews (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (KwVault) kept = NULL;
  g_autoptr (KwVault) beside = NULL;
  gsize length;

  add_passphrase (fixture, "Tom", OTHER);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (copy, bytes, length, &error));
  opens (fixture, OTHER);
  remove_key (fixture, 1);
  fixture_close (fixture);

  kept = kw_vault_open (copy, NULL, TEST_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  beside = kw_vault_open_beside (kept, fixture->path, &error);
  g_assert_null (beside);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED);
}

static void
test_remove_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSecret) words = kw_recovery_key_new ();

  kw_casebook_add_recovery_key_sync (fixture->casebook, "Safe", words, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kw_casebook_remove_key_sync (fixture->casebook, 1, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kw_casebook_remove_key_sync (fixture->casebook, 9, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_assert_false (is_beside (fixture));
  remove_key (fixture, 2);
  does_not_open (fixture, words);
  opens (fixture, TEST_PASSPHRASE);
}

/* While somebody works */

typedef struct
{
  GAsyncResult *result;
  int place; /* the how-manieth result it was */
} Waiting;

static int n_results;

static void
note_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  waiting->place = ++n_results;
}

static G_NORETURN gboolean
give_up (gpointer data)
{
  g_error ("nothing came in time");
}

static void
wait_for (Waiting *waiting)
{
  guint timeout = g_timeout_add (PATIENCE / G_TIME_SPAN_MILLISECOND, give_up, NULL);

  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* Enough that it takes a good many slices to copy: 6 MiB and more. */
static void
fill (Fixture *fixture)
{
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = g_strnfill (1 << 20, 'a' + i);
      g_autofree char *key = g_strdup_printf ("visit/%d", i);

      kw_casebook_keep_draft_sync (fixture->casebook, key, KW_NONE, content, NULL, &error);
      g_assert_no_error (error);
    }
}

/* The database thread, made to wait between two slices of what it does in the background. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean reached, released;
} Hold;

static gboolean
hold_here (KwJob *job, GError **error)
{
  Hold *hold = job->data;

  g_mutex_lock (&hold->mutex);
  hold->reached = TRUE;
  g_cond_signal (&hold->changed);
  while (!hold->released)
    g_cond_wait (&hold->changed, &hold->mutex);
  hold->reached = hold->released = FALSE;
  g_cond_signal (&hold->changed);
  g_mutex_unlock (&hold->mutex);
  return TRUE;
}

static void
release (Hold *hold)
{
  g_mutex_lock (&hold->mutex);
  hold->released = TRUE;
  g_cond_signal (&hold->changed);
  while (hold->released)
    g_cond_wait (&hold->changed, &hold->mutex);
  g_mutex_unlock (&hold->mutex);
}

/* Begins to remove the first key, and returns when the database thread waits in the middle of it. */
static void
begin_removal (Fixture *fixture, GCancellable *cancellable, Waiting *waiting, Hold *hold)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  kw_casebook_remove_key_async (fixture->casebook, 1, cancellable, note_result, waiting);
  while (TRUE)
    {
      kw_casebook_run_async (fixture->casebook, KW_WAITED_FOR, hold_here, hold, NULL, begin_removal, NULL, NULL, NULL);
      g_mutex_lock (&hold->mutex);
      while (!hold->reached)
        g_cond_wait (&hold->changed, &hold->mutex);
      g_mutex_unlock (&hold->mutex);
      if (is_beside (fixture))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      release (hold);
    }
}

static void
add_numbered_family (Fixture *fixture, int number)
{
  g_autofree char *reference = g_strdup_printf ("WCC-%d", number);

  fixture_add_family (fixture, reference, "Okafor");
}

static void
save_family (Fixture *fixture, int number, Waiting *waiting)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autofree char *reference = g_strdup_printf ("WCC-%d", number);

  fixture_put_family (fixture, edit, reference, "Okafor");
  kw_casebook_commit_async (fixture->casebook, edit, NULL, note_result, waiting);
}

static void
end_removal (Fixture *fixture, Waiting *waiting)
{
  g_autoptr (GError) error = NULL;

  wait_for (waiting);
  kw_casebook_remove_key_finish (fixture->casebook, waiting->result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting->result);
}

/* What is saved in the middle of it, or while it goes on, is there afterwards. */
static void
test_work_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Waiting removing = { 0 }, saving = { 0 };
  Hold hold = { 0 };
  guint saved = 1;

  add_passphrase (fixture, "Tom", OTHER);
  fill (fixture);
  begin_removal (fixture, NULL, &removing, &hold);
  save_family (fixture, saved, &saving);
  release (&hold);
  wait_for (&saving);
  g_assert_cmpint (kw_casebook_commit_finish (fixture->casebook, saving.result, &error), >, 0);
  g_clear_object (&saving.result);
  while (removing.result == NULL)
    {
      add_numbered_family (fixture, ++saved);
      g_main_context_iteration (NULL, FALSE);
    }
  end_removal (fixture, &removing);
  /* It did not wait for the end. */
  g_assert_cmpint (saving.place, <, removing.place);

  g_assert_cmpuint (count_families (fixture), ==, saved);
  opens (fixture, OTHER);
  g_assert_cmpuint (count_families (fixture), ==, saved);
  assert_whole (fixture);
}

/* What is changed about the keys in the meantime is not lost. */
static void
test_keys_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Waiting removing = { 0 }, adding = { 0 }, removing_other = { 0 };
  Hold hold = { 0 };

  add_passphrase (fixture, "Tom", OTHER);
  add_passphrase (fixture, "Ann", "pier walnut");
  fill (fixture);
  begin_removal (fixture, NULL, &removing, &hold);
  kw_casebook_add_passphrase_async (fixture->casebook, "Eve", "kettle oboe", NULL, note_result, &adding);
  release (&hold);
  wait_for (&adding);
  g_assert_true (kw_casebook_add_passphrase_finish (fixture->casebook, adding.result, &error));
  g_clear_object (&adding.result);
  /* One after the other. */
  kw_casebook_remove_key_async (fixture->casebook, 3, NULL, note_result, &removing_other);
  end_removal (fixture, &removing);
  end_removal (fixture, &removing_other);
  keys_are (fixture, "2:1:Tom 4:1:Eve ");
  opens (fixture, "kettle oboe");
  does_not_open (fixture, "pier walnut");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Waiting waiting = { 0 };
  Hold hold = { 0 };

  add_passphrase (fixture, "Tom", OTHER);
  fill (fixture);
  begin_removal (fixture, cancellable, &waiting, &hold);
  g_cancellable_cancel (cancellable);
  release (&hold);
  wait_for (&waiting);
  g_assert_false (kw_casebook_remove_key_finish (fixture->casebook, waiting.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (waiting.result);
  g_assert_false (is_beside (fixture));
  keys_are (fixture, "1:1:Ruth Adeyemi 2:1:Tom ");
  opens (fixture, TEST_PASSPHRASE);
  assert_whole (fixture);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Waiting removing = { 0 }, locking = { 0 };
  Hold hold = { 0 };

  add_passphrase (fixture, "Tom", OTHER);
  fill (fixture);
  add_numbered_family (fixture, 1);
  begin_removal (fixture, NULL, &removing, &hold);
  kw_casebook_lock_async (fixture->casebook, note_result, &locking);
  wait_for (&locking);
  release (&hold);
  g_assert_true (kw_casebook_lock_finish (fixture->casebook, locking.result, &error));
  g_object_unref (locking.result);
  wait_for (&removing);
  g_assert_false (kw_casebook_remove_key_finish (fixture->casebook, removing.result, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  g_object_unref (removing.result);
  opens (fixture, TEST_PASSPHRASE);
  keys_are (fixture, "1:1:Ruth Adeyemi 2:1:Tom ");
  g_assert_cmpuint (count_families (fixture), ==, 1);
  g_assert_false (is_beside (fixture));
  assert_whole (fixture);
}

/* What a power cut left beside the casebook. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *beside = g_strconcat (fixture->path, RENEWED, NULL);
  g_autofree char *journal = g_strconcat (beside, "-journal", NULL);

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (beside, "half a file", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "half a journal", -1, NULL));
  does_not_open (fixture, "wrong");
  g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS));
  opens (fixture, TEST_PASSPHRASE);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* As the window does it. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSecret) words = kw_recovery_key_new ();
  g_autoptr (GPtrArray) keys = NULL;
  Waiting added = { 0 }, recovery = { 0 }, changed = { 0 }, listed = { 0 };

  kw_casebook_add_passphrase_async (fixture->casebook, "Tom", OTHER, NULL, note_result, &added);
  wait_for (&added);
  g_assert_true (kw_casebook_add_passphrase_finish (fixture->casebook, added.result, &error));
  kw_casebook_add_recovery_key_async (fixture->casebook, "Safe", words, NULL, note_result, &recovery);
  wait_for (&recovery);
  g_assert_true (kw_casebook_add_recovery_key_finish (fixture->casebook, recovery.result, &error));
  kw_casebook_change_passphrase_async (fixture->casebook, OTHER, "pier walnut", NULL, note_result, &changed);
  wait_for (&changed);
  g_assert_true (kw_casebook_change_passphrase_finish (fixture->casebook, changed.result, &error));
  kw_casebook_list_keys_async (fixture->casebook, NULL, note_result, &listed);
  wait_for (&listed);
  keys = kw_casebook_list_keys_finish (fixture->casebook, listed.result, &error);
  g_assert_cmpuint (keys->len, ==, 3);
  g_object_unref (added.result);
  g_object_unref (recovery.result);
  g_object_unref (changed.result);
  g_object_unref (listed.result);
  opens (fixture, "pier walnut");
  opens (fixture, words);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_false (kw_casebook_add_passphrase_sync (fixture->casebook, "Tom", OTHER, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (kw_casebook_remove_key_sync (fixture->casebook, 1, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/casebook-keys/add", test_add);
  fixture_test ("/casebook-keys/add-refused", test_add_refused);
  fixture_test ("/casebook-keys/recovery-key", test_recovery_key);
  fixture_test ("/casebook-keys/sample", test_sample);
  fixture_test ("/casebook-keys/guess", test_guess);
  fixture_test ("/casebook-keys/change", test_change);
  fixture_test ("/casebook-keys/change-wrong", test_change_wrong);
  fixture_test ("/casebook-keys/change-both-areas", test_change_both_areas);
  fixture_test ("/casebook-keys/remove", test_remove);
  fixture_test ("/casebook-keys/remove-renews", test_remove_renews);
  fixture_test ("/casebook-keys/remove-refused", test_remove_refused);
  fixture_test ("/casebook-keys/work-goes-on", test_work_goes_on);
  fixture_test ("/casebook-keys/keys-meanwhile", test_keys_meanwhile);
  fixture_test ("/casebook-keys/cancelled", test_cancelled);
  fixture_test ("/casebook-keys/locked", test_locked);
  fixture_test ("/casebook-keys/leftovers", test_leftovers);
  fixture_test ("/casebook-keys/async", test_async);
  fixture_test ("/casebook-keys/closed", test_closed);

  return g_test_run ();
}
