/* test-jobs.c
 *
 * Who waits goes first, in the order of asking; the background works in slices and stops when told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"

#define PATIENCE (10 * G_TIME_SPAN_SECOND)

/* A gate that work waits at, and a log of what came through, in order. */
typedef struct
{
  KwJobQueue *queue;
  GMutex mutex;
  GCond changed;
  gboolean open;
  GString *log;
} Gate;

static void
gate_init (Gate *gate)
{
  *gate = (Gate){ .log = g_string_new (NULL), .queue = kw_job_queue_new ("test") };
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->changed);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->changed);
  g_mutex_unlock (&gate->mutex);
}

/* Ends the queue, so everything has been done; checks the log. */
static void
gate_finish (Gate *gate, const char *expected)
{
  kw_job_queue_close (gate->queue);
  g_assert_cmpstr (gate->log->str, ==, expected);
  g_string_free (gate->log, TRUE);
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->changed);
}

static gboolean
wait_at_gate (gpointer data)
{
  Gate *gate = data;

  g_assert_true (kw_job_queue_is_here (gate->queue));
  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  Gate *gate;
  const char *name;
  int n_slices;
} Piece;

static gboolean
write_name (gpointer data)
{
  Piece *piece = data;

  g_string_append_printf (piece->gate->log, "%s ", piece->name);
  return --piece->n_slices > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_order (void)
{
  Gate gate;
  Piece b1 = { &gate, "b1", 1 }, b2 = { &gate, "b2", 1 }, w1 = { &gate, "w1", 1 }, w2 = { &gate, "w2", 1 };

  gate_init (&gate);
  g_assert_false (kw_job_queue_is_here (gate.queue));
  kw_job_queue_push (gate.queue, KW_WAITED_FOR, wait_at_gate, &gate);
  kw_job_queue_push (gate.queue, KW_BACKGROUND, write_name, &b1);
  kw_job_queue_push (gate.queue, KW_WAITED_FOR, write_name, &w1);
  kw_job_queue_push (gate.queue, KW_BACKGROUND, write_name, &b2);
  kw_job_queue_push (gate.queue, KW_WAITED_FOR, write_name, &w2);
  gate_open (&gate);
  gate_finish (&gate, "w1 w2 b1 b2 ");
}

static gboolean
write_name_and_ask (gpointer data)
{
  static Piece asked;
  Piece *piece = data;

  asked = (Piece){ piece->gate, "w", 1 };
  kw_job_queue_push (piece->gate->queue, KW_WAITED_FOR, write_name, &asked);
  return write_name (piece);
}

/* Somebody asks in every slice: they are served between slices, and the job behind waits for the whole one before. */
static void
test_slices (void)
{
  Gate gate;
  Piece b1 = { &gate, "b1", 3 }, b2 = { &gate, "b2", 1 };

  gate_init (&gate);
  kw_job_queue_push (gate.queue, KW_WAITED_FOR, wait_at_gate, &gate);
  kw_job_queue_push (gate.queue, KW_BACKGROUND, write_name_and_ask, &b1);
  kw_job_queue_push (gate.queue, KW_BACKGROUND, write_name, &b2);
  gate_open (&gate);
  gate_finish (&gate, "b1 w b1 w b1 w b2 ");
}

static gboolean
use_up_slice (KwJob *job, GError **error)
{
  gint64 started = g_get_monotonic_time ();
  int *n_slices = job->data;

  g_assert_false (job->again);
  while (!kw_job_slice_is_over (job))
    g_assert_cmpint (g_get_monotonic_time () - started, <, PATIENCE);
  job->again = ++*n_slices < 3;
  kw_job_give_number (job, *n_slices);
  return TRUE;
}

static void
test_slice_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int n_slices = 0;
  gint64 started = g_get_monotonic_time ();

  g_assert_cmpint (
      kw_casebook_run_sync_number (fixture->casebook, KW_BACKGROUND, use_up_slice, &n_slices, NULL, NULL, &error), ==,
      3);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 3 * 15 * G_TIME_SPAN_MILLISECOND);
}

/* Stopping */

static const char endless_sql[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n";

typedef struct
{
  Gate gate;
  int n_freed;
} Endless;

static gboolean
run_endless (KwJob *job, GError **error)
{
  Endless *endless = job->data;
  gint64 number;

  gate_open (&endless->gate);
  return kw_database_read_number (job->database, endless_sql, &number, error);
}

static void
note_freed (gpointer data)
{
  ((Endless *) data)->n_freed++;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* A statement that runs is interrupted, and the casebook is as good as before. */
static void
test_cancel_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Endless endless = { 0 };

  gate_init (&endless.gate);
  kw_casebook_run_async (fixture->casebook, KW_WAITED_FOR, run_endless, &endless, note_freed, test_cancel_running,
                         cancellable, keep_result, &result);
  g_mutex_lock (&endless.gate.mutex);
  while (!endless.gate.open)
    g_assert_true (g_cond_wait_until (&endless.gate.changed, &endless.gate.mutex, g_get_monotonic_time () + PATIENCE));
  g_mutex_unlock (&endless.gate.mutex);
  g_cancellable_cancel (cancellable);
  wait_for (&result);

  g_assert_cmpint (kw_casebook_run_finish_number (fixture->casebook, result, test_cancel_running, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (endless.n_freed, ==, 1);
  g_clear_object (&result);
  gate_finish (&endless.gate, "");
  fixture_add_family (fixture, "WCC-0042", "Okafor");
}

static gboolean
cancel_self (KwJob *job, GError **error)
{
  int *n_calls = job->data;

  ++*n_calls;
  g_cancellable_cancel (job->cancellable);
  job->again = TRUE;
  return TRUE;
}

static void
test_cancel_between_slices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int n_calls = 0;

  g_assert_cmpint (
      kw_casebook_run_sync_number (fixture->casebook, KW_BACKGROUND, cancel_self, &n_calls, NULL, cancellable, &error),
      ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_calls, ==, 1);
}

static gboolean
cancel_and_give (KwJob *job, GError **error)
{
  g_cancellable_cancel (job->cancellable);
  kw_job_give_pointer (job, g_strdup ("done"), g_free);
  return TRUE;
}

/* What was done is reported as done, even where somebody tried to stop it at the last moment. */
static void
test_cancel_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kw_casebook_run_async (fixture->casebook, KW_WAITED_FOR, cancel_and_give, NULL, NULL, test_cancel_too_late,
                         cancellable, keep_result, &result);
  wait_for (&result);
  text = kw_casebook_run_finish_pointer (fixture->casebook, result, test_cancel_too_late, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "done");
  g_clear_object (&result);
}

/* Where a result comes back */

typedef struct
{
  KwCasebook *casebook;
  GThread *called_on;
  gint64 number;
} Caller;

static gboolean
give_answer (KwJob *job, GError **error)
{
  g_assert_true (kw_job_queue_is_here (job->casebook->queue));
  kw_job_give_number (job, 42);
  return TRUE;
}

static void
note_thread (GObject *source, GAsyncResult *result, gpointer data)
{
  Caller *caller = data;

  caller->number = kw_casebook_run_finish_number (KW_CASEBOOK (source), result, note_thread, NULL);
  caller->called_on = g_thread_self ();
}

static gpointer
ask_from_thread (gpointer data)
{
  Caller *caller = data;
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  kw_casebook_run_async (caller->casebook, KW_WAITED_FOR, give_answer, NULL, NULL, note_thread, NULL, note_thread,
                         caller);
  while (caller->called_on == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_callers_context (Fixture *fixture, gconstpointer data)
{
  Caller caller = { .casebook = fixture->casebook };
  GThread *thread = g_thread_new ("caller", ask_from_thread, &caller);
  GThread *expected = thread;

  g_thread_join (thread);
  g_assert_cmpint (caller.number, ==, 42);
  g_assert_true (caller.called_on == expected);
}

/* A pointer that nobody takes is freed. */
static gboolean
give_and_fail (KwJob *job, GError **error)
{
  kw_job_give_pointer (job, job->data, note_freed);
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "failed");
  return FALSE;
}

static void
test_failed_gives_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Endless endless = { 0 };

  g_assert_null (
      kw_casebook_run_sync_pointer (fixture->casebook, KW_WAITED_FOR, give_and_fail, &endless, NULL, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
  g_assert_cmpint (endless.n_freed, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jobs/order", test_order);
  g_test_add_func ("/jobs/slices", test_slices);
  fixture_test ("/jobs/slice-ends", test_slice_ends);
  fixture_test ("/jobs/cancel/running", test_cancel_running);
  fixture_test ("/jobs/cancel/between-slices", test_cancel_between_slices);
  fixture_test ("/jobs/cancel/too-late", test_cancel_too_late);
  fixture_test ("/jobs/callers-context", test_callers_context);
  fixture_test ("/jobs/failed-gives-nothing", test_failed_gives_nothing);

  return g_test_run ();
}
