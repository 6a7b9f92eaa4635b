/* kw-casebook-run.c: jobs of a casebook
 *
 * A job is pushed on the queue of the database thread and gives its result back as a GTask, in the main context it was
 * started from, or to the thread that waits for it. A task's own check for cancellation is off: a job that was
 * committed is reported as done even where somebody tried to stop it at the last moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>

/* How long a job in the background may keep others waiting. */
#define SLICE_MICROSECONDS (20 * 1000)

typedef struct
{
  gpointer pointer;
  GDestroyNotify free_pointer;
  gint64 number;
} Result;

typedef struct
{
  KwJob job;
  KwJobFunc func;
  GDestroyNotify free_data;
  gboolean may_be_closed;
  GTask *task; /* of whom to tell; NULL: somebody waits */

  GError *error; /* once it is over */

  /* For whom waits; guards error too. */
  GMutex mutex;
  GCond changed;
  gboolean done;
} Run;

static void
result_free (gpointer data)
{
  Result *result = data;

  if (result->pointer != NULL && result->free_pointer != NULL)
    result->free_pointer (result->pointer);
  g_free (result);
}

static void
drop_result (KwJob *job)
{
  if (job->pointer != NULL && job->free_pointer != NULL)
    job->free_pointer (job->pointer);
  job->pointer = NULL;
}

static void
told_run_free (gpointer data)
{
  Run *run = data;

  drop_result (&run->job);
  g_clear_error (&run->error);
  g_clear_object (&run->job.cancellable);
  g_clear_object (&run->task);
  g_free (run);
}

static gboolean
return_task (gpointer data)
{
  Run *run = data;
  Result *result;

  if (run->error != NULL)
    {
      g_task_return_error (run->task, g_steal_pointer (&run->error));
    }
  else
    {
      result = g_new (Result, 1);
      *result = (Result){ g_steal_pointer (&run->job.pointer), run->job.free_pointer, run->job.number };
      g_task_return_pointer (run->task, result, result_free);
    }
  return G_SOURCE_REMOVE;
}

/* The task is returned and let go of in its own context: let go of here, the last reference to it, and with it the one
 * to the casebook, could be dropped in this thread, and everything that hangs on them. */
static void
tell_task (Run *run, GError *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  run->error = error;
  g_source_set_priority (source, g_task_get_priority (run->task));
  g_source_set_callback (source, return_task, run, told_run_free);
  g_source_set_static_name (source, "a job of a casebook is over");
  g_source_attach (source, g_task_get_context (run->task));
}

static void
tell_waiter (Run *run, GError *error)
{
  g_mutex_lock (&run->mutex);
  run->error = error;
  run->done = TRUE;
  g_cond_signal (&run->changed);
  g_mutex_unlock (&run->mutex);
}

/* @error (transfer full) (nullable). After this, @run is gone, or its waiter's. */
static void
end_run (Run *run, GError *error)
{
  if (run->free_data != NULL)
    run->free_data (run->job.data);
  if (error != NULL)
    {
      drop_result (&run->job);
      run->job.number = 0;
    }
  if (run->task != NULL)
    tell_task (run, error);
  else
    tell_waiter (run, error);
}

static gboolean
is_locked (KwCasebook *self)
{
  return g_atomic_int_get (&self->locked);
}

static gboolean
refuse_closed (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("The casebook has been closed."));
  return FALSE;
}

/* After a sync that failed nobody knows what is on the disk, and trying again would not tell. The file is opened anew
 * and rolled back from its journal; where not even that works, the casebook is closed. */
static void
recover (KwCasebook *self)
{
  g_autoptr (KwVault) vault = kw_vault_ref (kw_database_get_vault (self->database));

  kw_casebook_leave_database (self);
  if (!kw_vault_reopen (vault, NULL) || !kw_casebook_reopen_here (self, vault, NULL))
    kw_vault_close (vault);
}

static gboolean
needs_recovery (KwCasebook *self)
{
  return self->database != NULL && kw_vault_has_failed_to_sync (kw_database_get_vault (self->database));
}

static void
end_call (KwCasebook *self)
{
  kw_database_set_cancellable (self->database, NULL);
  if (needs_recovery (self))
    recover (self);
  else
    g_assert (sqlite3_get_autocommit (kw_database_get_handle (self->database)));
}

static gboolean
call (Run *run, GError **error)
{
  KwJob *job = &run->job;
  gboolean worked;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  /* What nobody waits for may have failed in between. */
  if (needs_recovery (job->casebook) && !is_locked (job->casebook))
    recover (job->casebook);
  job->database = job->casebook->database;
  if (!run->may_be_closed && (job->database == NULL || is_locked (job->casebook)))
    return refuse_closed (error);

  job->again = FALSE;
  job->slice_end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  if (job->database != NULL && !kw_database_mend_journal (job->database, error))
    return FALSE;
  if (job->database != NULL)
    kw_database_set_cancellable (job->database, job->cancellable);
  worked = run->func (job, error);
  if (job->casebook->database != NULL)
    end_call (job->casebook);
  if (worked || run->may_be_closed || !is_locked (job->casebook))
    return worked;
  g_clear_error (error);
  return refuse_closed (error);
}

static gboolean
work (gpointer data)
{
  Run *run = data;
  GError *error = NULL;

  if (call (run, &error) && run->job.again)
    return G_SOURCE_CONTINUE;
  end_run (run, error);
  return G_SOURCE_REMOVE;
}

static void
init_run (
    Run *run, KwCasebook *self, KwJobFunc func, gpointer data, GDestroyNotify free_data, GCancellable *cancellable)
{
  *run = (Run){
    .job = { .casebook = self, .data = data, .cancellable = cancellable, .number = 1 },
    .func = func,
    .free_data = free_data,
  };
}

/**
 * kw_casebook_run_async:
 * @self: a casebook
 * @priority: whether a person waits for it
 * @func: what to do
 * @data: (transfer full): the job's data
 * @free_data: (nullable): what frees @data, on the database thread
 * @source_tag: the function that starts the job
 * @cancellable: (nullable): what stops it
 * @callback: (nullable): called in the caller's main context when it is over
 * @user_data: for @callback
 *
 * Starts a job.
 */
void
kw_casebook_run_async (KwCasebook *self,
                       KwPriority priority,
                       KwJobFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       gpointer source_tag,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Run *run;

  g_return_if_fail (KW_IS_CASEBOOK (self));

  run = g_new (Run, 1);
  init_run (run, self, func, data, free_data, NULL);
  g_set_object (&run->job.cancellable, cancellable);
  run->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (run->task, source_tag);
  g_task_set_check_cancellable (run->task, FALSE);
  kw_job_queue_push (self->queue, priority, work, run);
}

static Result *
finish (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kw_casebook_run_finish_pointer:
 * @self: a casebook
 * @result: what the callback got
 * @source_tag: the function that started the job
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): what the job gave; %NULL on error
 */
gpointer
kw_casebook_run_finish_pointer (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  Result *given = finish (self, result, source_tag, error);
  gpointer pointer;

  if (given == NULL)
    return NULL;
  pointer = g_steal_pointer (&given->pointer);
  result_free (given);
  return pointer;
}

/**
 * kw_casebook_run_finish_number:
 * @self: a casebook
 * @result: what the callback got
 * @source_tag: the function that started the job
 * @error: for what went wrong
 *
 * Returns: what the job gave, 1 where it gave nothing; 0 on error
 */
gint64
kw_casebook_run_finish_number (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  Result *given = finish (self, result, source_tag, error);
  gint64 number;

  if (given == NULL)
    return 0;
  number = given->number;
  result_free (given);
  return number;
}

static gboolean
run_and_wait (Run *run, KwPriority priority, GError **error)
{
  g_assert (!kw_job_queue_is_here (run->job.casebook->queue));

  g_mutex_init (&run->mutex);
  g_cond_init (&run->changed);
  kw_job_queue_push (run->job.casebook->queue, priority, work, run);
  g_mutex_lock (&run->mutex);
  while (!run->done)
    g_cond_wait (&run->changed, &run->mutex);
  g_mutex_unlock (&run->mutex);
  g_mutex_clear (&run->mutex);
  g_cond_clear (&run->changed);

  if (run->error == NULL)
    return TRUE;
  g_propagate_error (error, run->error);
  return FALSE;
}

/**
 * kw_casebook_run_sync_pointer:
 * @self: a casebook
 * @priority: whether a person waits for it
 * @func: what to do
 * @data: (transfer full): the job's data
 * @free_data: (nullable): what frees @data, on the database thread
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Runs a job and waits for it.
 *
 * Returns: (transfer full) (nullable): what the job gave; %NULL on error
 */
gpointer
kw_casebook_run_sync_pointer (KwCasebook *self,
                              KwPriority priority,
                              KwJobFunc func,
                              gpointer data,
                              GDestroyNotify free_data,
                              GCancellable *cancellable,
                              GError **error)
{
  Run run;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  init_run (&run, self, func, data, free_data, cancellable);
  return run_and_wait (&run, priority, error) ? run.job.pointer : NULL;
}

/**
 * kw_casebook_run_sync_number:
 * @self: a casebook
 * @priority: whether a person waits for it
 * @func: what to do
 * @data: (transfer full): the job's data
 * @free_data: (nullable): what frees @data, on the database thread
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Runs a job and waits for it.
 *
 * Returns: what the job gave, 1 where it gave nothing; 0 on error
 */
gint64
kw_casebook_run_sync_number (KwCasebook *self,
                             KwPriority priority,
                             KwJobFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GCancellable *cancellable,
                             GError **error)
{
  Run run;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), 0);

  init_run (&run, self, func, data, free_data, cancellable);
  return run_and_wait (&run, priority, error) ? run.job.number : 0;
}

/**
 * kw_casebook_run_sync_unopened:
 * @self: a casebook that may have no database
 * @func: what to do
 * @data: the job's data
 * @error: for what went wrong
 *
 * Runs the job that opens or closes the database, and waits for it.
 *
 * Returns: whether it worked
 */
gboolean
kw_casebook_run_sync_unopened (KwCasebook *self, KwJobFunc func, gpointer data, GError **error)
{
  Run run;

  init_run (&run, self, func, data, NULL, NULL);
  run.may_be_closed = TRUE;
  return run_and_wait (&run, KW_WAITED_FOR, error);
}

/**
 * kw_casebook_run_async_unopened:
 * @self: a casebook that may have no database
 * @func: what to do
 * @source_tag: the function that starts the job
 * @callback: (nullable): called in the caller's main context when it is over
 * @user_data: for @callback
 *
 * Starts a job that closes the database.
 */
void
kw_casebook_run_async_unopened (
    KwCasebook *self, KwJobFunc func, gpointer source_tag, GAsyncReadyCallback callback, gpointer user_data)
{
  Run *run = g_new (Run, 1);

  init_run (run, self, func, NULL, NULL, NULL);
  run->may_be_closed = TRUE;
  run->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (run->task, source_tag);
  g_task_set_check_cancellable (run->task, FALSE);
  kw_job_queue_push (self->queue, KW_WAITED_FOR, work, run);
}

/**
 * kw_job_slice_is_over:
 * @job: a job in the background
 *
 * Returns: whether it is time to let others work: set @job->again and return %TRUE
 */
gboolean
kw_job_slice_is_over (KwJob *job)
{
  return g_get_monotonic_time () >= job->slice_end;
}

/**
 * kw_job_give_pointer:
 * @job: a job
 * @pointer: (transfer full): its result
 * @free_pointer: (nullable): what frees it where nobody takes it
 */
void
kw_job_give_pointer (KwJob *job, gpointer pointer, GDestroyNotify free_pointer)
{
  drop_result (job);
  job->pointer = pointer;
  job->free_pointer = free_pointer;
}

/**
 * kw_job_give_number:
 * @job: a job
 * @number: its result
 */
void
kw_job_give_number (KwJob *job, gint64 number)
{
  job->number = number;
}
