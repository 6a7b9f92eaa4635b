/* kw-casebook-close.c: a casebook's database while it is open, closing it, and locking it
 *
 * Locking is closing that does not wait. What runs is interrupted and taken back, what waits fails, the file is closed
 * and the keys are wiped. Where the disk holds up the database thread, the keys are wiped from outside when half a
 * second is nearly over: what was under way is then left as a power cut would leave it, and is rolled back when the
 * casebook is opened again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-vault.h"

/* How long the database thread has to close in good order before the keys are wiped all the same. */
#define ORDERLY_MICROSECONDS (350 * 1000)

/* The database, on the database thread */

static void
set_stoppable (KwCasebook *self, KwVault *vault, KwDatabase *database)
{
  g_mutex_lock (&self->mutex);
  self->vault = vault;
  self->stoppable = database;
  g_mutex_unlock (&self->mutex);
}

/* Takes a reference to @vault. */
gboolean
kw_casebook_open_database (KwCasebook *self, KwVault *vault, GError **error)
{
  g_assert (self->database == NULL);

  self->database = kw_database_open (vault, error);
  if (self->database == NULL)
    return FALSE;
  if (self->read_only)
    kw_database_forbid_writing (self->database);
  else
    self->merging = kw_search_merging_new (self->database);
  set_stoppable (self, kw_vault_ref (vault), self->database);
  return TRUE;
}

/* Lets go of the database and of the vault, which stays open where somebody else has it. */
void
kw_casebook_leave_database (KwCasebook *self)
{
  KwVault *vault = self->vault;

  set_stoppable (self, NULL, NULL);
  g_clear_pointer (&self->merging, kw_search_merging_stop);
  g_clear_pointer (&self->database, kw_database_close);
  g_clear_pointer (&vault, kw_vault_unref);
}

/* Closing twice is no error. */
void
kw_casebook_close_database (KwCasebook *self)
{
  g_autoptr (KwVault) vault = self->vault != NULL ? kw_vault_ref (self->vault) : NULL;

  kw_casebook_leave_database (self);
  if (vault != NULL)
    kw_vault_close (vault);
}

/* What is left of a casebook that nobody has any more. */

typedef struct
{
  KwSearchMerging *merging;
  KwDatabase *database;
  KwVault *vault;
} Remains;

static gboolean
close_remains (gpointer data)
{
  Remains *remains = data;

  g_clear_pointer (&remains->merging, kw_search_merging_stop);
  kw_database_close (remains->database);
  kw_vault_close (remains->vault);
  kw_vault_unref (remains->vault);
  g_free (remains);
  return G_SOURCE_REMOVE;
}

/* For the end of the casebook, on whatever thread that is. */
void
kw_casebook_close_at_end (KwCasebook *self)
{
  Remains *remains;

  if (self->database == NULL)
    return;
  remains = g_new (Remains, 1);
  *remains = (Remains){ self->merging, self->database, self->vault };
  kw_job_queue_push (self->queue, KW_WAITED_FOR, close_remains, remains);
}

/* Closing */

static gboolean
close_here (KwJob *job, GError **error)
{
  kw_casebook_close_database (job->casebook);
  return TRUE;
}

/**
 * kw_casebook_close_sync:
 * @self: a casebook
 * @error: for what went wrong
 *
 * Closes the file, after everything that a person waits for. Jobs in the background that are not finished, and
 * everything asked of @self afterwards, fail with %KW_DATA_ERROR_BUSY.
 *
 * Returns: whether it is closed; closing twice is no error
 */
gboolean
kw_casebook_close_sync (KwCasebook *self, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  return kw_casebook_run_sync_unopened (self, close_here, NULL, error);
}

/**
 * kw_casebook_close_async:
 * @self: a casebook
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * See kw_casebook_close_sync(). Closing cannot be stopped.
 */
void
kw_casebook_close_async (KwCasebook *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));

  kw_casebook_run_async_unopened (self, close_here, kw_casebook_close_async, callback, user_data);
}

/**
 * kw_casebook_close_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: whether it is closed
 */
gboolean
kw_casebook_close_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_close_async, error) != 0;
}

/* Locking */

/* What the database thread and whoever waits for it know of each other; either may be gone first. */
typedef struct
{
  KwCasebook *casebook; /* of the database thread */
  GMutex mutex;
  GCond changed;
  gboolean closed; /* guarded by mutex */
} Locking;

static void
locking_clear (gpointer data)
{
  Locking *locking = data;

  g_mutex_clear (&locking->mutex);
  g_cond_clear (&locking->changed);
}

static gboolean
close_for_lock (gpointer data)
{
  Locking *locking = data;

  kw_casebook_close_database (locking->casebook);
  g_object_unref (locking->casebook);
  g_mutex_lock (&locking->mutex);
  locking->closed = TRUE;
  g_cond_signal (&locking->changed);
  g_mutex_unlock (&locking->mutex);
  g_atomic_rc_box_release_full (locking, locking_clear);
  return G_SOURCE_REMOVE;
}

static KwVault *
stop_database (KwCasebook *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  g_atomic_int_set (&self->locked, TRUE);
  if (self->stoppable != NULL)
    kw_database_stop (self->stoppable);
  return self->vault != NULL ? kw_vault_ref (self->vault) : NULL;
}

static void
wait_until_closed (Locking *locking, gint64 end)
{
  g_mutex_lock (&locking->mutex);
  while (!locking->closed && g_cond_wait_until (&locking->changed, &locking->mutex, end))
    ;
  g_mutex_unlock (&locking->mutex);
}

static void
lock_here (KwCasebook *self)
{
  gint64 end = g_get_monotonic_time () + ORDERLY_MICROSECONDS;
  g_autoptr (KwVault) vault = stop_database (self);
  Locking *locking = g_atomic_rc_box_new0 (Locking);

  locking->casebook = g_object_ref (self);
  g_mutex_init (&locking->mutex);
  g_cond_init (&locking->changed);
  kw_job_queue_push (self->queue, KW_WAITED_FOR, close_for_lock, g_atomic_rc_box_acquire (locking));
  wait_until_closed (locking, end);
  if (vault != NULL)
    kw_vault_wipe (vault);
  g_atomic_rc_box_release_full (locking, locking_clear);
}

/**
 * kw_casebook_lock_sync:
 * @self: a casebook
 * @error: for what went wrong; nothing does so far
 *
 * Stops and takes back what is under way, closes the file and wipes the keys. This takes less than half a second, even
 * where the disk does not answer; the file is then closed as soon as it does. What waits, and everything asked of @self
 * afterwards, fails with %KW_DATA_ERROR_BUSY; closing is no error.
 *
 * Returns: whether the keys are wiped
 */
gboolean
kw_casebook_lock_sync (KwCasebook *self, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  lock_here (self);
  return TRUE;
}

/* A thread of its own: those of a pool may all be busy trying passphrases. */
static gpointer
lock_in_thread (gpointer data)
{
  g_autoptr (GTask) task = data;

  lock_here (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
  return NULL;
}

/**
 * kw_casebook_lock_async:
 * @self: a casebook
 * @callback: called when the keys are wiped
 * @user_data: for @callback
 *
 * See kw_casebook_lock_sync(). Locking cannot be stopped.
 */
void
kw_casebook_lock_async (KwCasebook *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KW_IS_CASEBOOK (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kw_casebook_lock_async);
  g_thread_unref (g_thread_new ("lock", lock_in_thread, task));
}

/**
 * kw_casebook_lock_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: whether the keys are wiped
 */
gboolean
kw_casebook_lock_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
