/* test-lock.c
 *
 * Locking: whatever is under way, the keys are gone at once, what was saved is there afterwards and what was not is
 * not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-drafts.h"

#define MOST_MICROSECONDS (500 * 1000)

static void
lock_in_time (KwCasebook *casebook)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (kw_casebook_lock_sync (casebook, &error));
  g_assert_cmpint (g_get_monotonic_time () - start, <, MOST_MICROSECONDS);
}

static void
assert_refused (KwCasebook *casebook)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_null (kw_casebook_list_families_sync (casebook, &filter, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY);
}

static guint
count_families (Fixture *fixture)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families = NULL;

  fixture_reopen (fixture);
  families = kw_casebook_list_families_sync (fixture->casebook, &filter, NULL, &error);
  g_assert_no_error (error);
  return families->len;
}

static void
test_idle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwVault) vault = kw_vault_ref (fixture->casebook->vault);
  const guint8 zeros[KW_DATA_KEY_SIZE] = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_add_family (fixture, "WCC-1", "Okafor");
  lock_in_time (fixture->casebook);
  g_assert_true (kw_vault_is_wiped (vault));
  g_assert_cmpmem (kw_vault_get_data_key (vault), sizeof zeros, zeros, sizeof zeros);
  assert_refused (fixture->casebook);
  lock_in_time (fixture->casebook);
  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_families (fixture), ==, 1);
}

typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean under_way;
} Waiting;

static void
say_under_way (Waiting *waiting)
{
  g_mutex_lock (&waiting->mutex);
  waiting->under_way = TRUE;
  g_cond_signal (&waiting->changed);
  g_mutex_unlock (&waiting->mutex);
}

static void
wait_until_under_way (Waiting *waiting)
{
  g_mutex_lock (&waiting->mutex);
  while (!waiting->under_way)
    g_cond_wait (&waiting->changed, &waiting->mutex);
  g_mutex_unlock (&waiting->mutex);
}

/* One statement that takes for ever. */
static gboolean
count_for_ever (KwJob *job, GError **error)
{
  gint64 n;

  say_under_way (job->data);
  return kw_database_read_number (
      job->database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count (*) FROM n", &n,
      error);
}

/* Many short ones, in a transaction. */
static gboolean
remove_all (KwDatabase *database, gpointer data, GError **error)
{
  for (;;)
    {
      if (!kw_database_run (database, "DELETE FROM draft; CREATE TEMP TABLE IF NOT EXISTS t (x)", error))
        return FALSE;
      say_under_way (data);
    }
}

static gboolean
work_for_ever (KwJob *job, GError **error)
{
  return kw_database_with_transaction (job->database, remove_all, job->data, error);
}

static void
lock_during (Fixture *fixture, KwJobFunc func)
{
  Waiting waiting = { 0 };
  g_autoptr (KwVault) vault = kw_vault_ref (fixture->casebook->vault);
  g_autoptr (GError) error = NULL;

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.changed);
  fixture_add_family (fixture, "WCC-1", "Okafor");
  g_assert_true (kw_casebook_keep_draft_sync (fixture->casebook, "visit/1", 1, "{}", NULL, &error));
  kw_casebook_run_async (fixture->casebook, KW_WAITED_FOR, func, &waiting, NULL, NULL, NULL, NULL, NULL);
  wait_until_under_way (&waiting);
  lock_in_time (fixture->casebook);
  g_assert_true (kw_vault_is_wiped (vault));
  assert_refused (fixture->casebook);
  /* What the task holds of the casebook goes in this context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_families (fixture), ==, 1);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.changed);
}

static void
test_long_statement (Fixture *fixture, gconstpointer data)
{
  lock_during (fixture, count_for_ever);
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  lock_during (fixture, work_for_ever);
  drafts = kw_casebook_list_drafts_sync (fixture->casebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
}

/* The database thread hangs, as it does on a disk that does not answer. */
static gboolean
hang (KwJob *job, GError **error)
{
  GMutex *answer = job->data;

  g_mutex_lock (answer);
  g_mutex_unlock (answer);
  return kw_database_run (job->database, "DELETE FROM draft", error);
}

static void
test_disk_hangs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwVault) vault = kw_vault_ref (fixture->casebook->vault);
  GMutex answer;

  g_mutex_init (&answer);
  g_mutex_lock (&answer);
  fixture_add_family (fixture, "WCC-1", "Okafor");
  kw_casebook_run_async (fixture->casebook, KW_WAITED_FOR, hang, &answer, NULL, NULL, NULL, NULL, NULL);
  lock_in_time (fixture->casebook);
  g_assert_true (kw_vault_is_wiped (vault));
  g_mutex_unlock (&answer);
  assert_refused (fixture->casebook);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_families (fixture), ==, 1);
  g_mutex_clear (&answer);
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_lock_finish (KW_CASEBOOK (source), result, &error));
  *(gboolean *) data = TRUE;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  gboolean locked = FALSE;

  kw_casebook_lock_async (fixture->casebook, on_locked, &locked);
  while (!locked)
    g_main_context_iteration (NULL, TRUE);
  assert_refused (fixture->casebook);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/lock/idle", test_idle);
  fixture_test ("/lock/long-statement", test_long_statement);
  fixture_test ("/lock/transaction", test_transaction);
  fixture_test ("/lock/disk-hangs", test_disk_hangs);
  fixture_test ("/lock/async", test_async);

  return g_test_run ();
}
