/* kw-casebook-private.h: how the parts of the casebook reach the database
 *
 * Only for files of `data` that implement a function of a casebook. Each such function is a job: a function that runs
 * on the database thread, with the one connection, and gives its result back.
 *
 * |[
 *   static gboolean
 *   count_visits (KwJob *job, GError **error)
 *   {
 *     gint64 *family = job->data;
 *     ...
 *     kw_job_give_number (job, n);
 *     return TRUE;
 *   }
 *
 *   void
 *   kw_casebook_count_visits_async (...)
 *   {
 *     kw_casebook_run_async (self, KW_WAITED_FOR, count_visits, g_memdup2 (&family, sizeof family), g_free,
 *                            kw_casebook_count_visits_async, cancellable, callback, user_data);
 *   }
 *
 *   gint64
 *   kw_casebook_count_visits_finish (KwCasebook *self, GAsyncResult *result, GError **error)
 *   {
 *     return kw_casebook_run_finish_number (self, result, kw_casebook_count_visits_async, error);
 *   }
 * ]|
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-database.h"
#include "kw-id.h"
#include "kw-job-queue.h"
#include "kw-journal-write.h"
#include "kw-search-merging.h"

G_BEGIN_DECLS

struct _KwCasebook
{
  GObject parent;

  /* Set while the casebook is opened, the same from then on. */
  char *path;
  char *vfs;          /* NULL for the usual one */
  KwKeyCost key_cost; /* of new keys; 0: what takes about a second */
  gboolean sample;
  gboolean read_only;
  KwCasebook *read_log; /* where it is noted who looked; NULL: here */
  KwWorker *worker;
  KwClock clock;
  gpointer clock_data;
  GMainContext *context; /* of whoever opened it, for "changed" */
  KwJobQueue *queue;
  KwIdSource *ids;

  int backing_up; /* atomic: whether a backup is being made */
  int checking;   /* atomic: whether a copy is being checked */
  GMutex stored_mutex;
  GHashTable *stored; /* guarded by it: names of the contents of papers that were stored since it was opened */

  /* Locking and stopping come from any thread. */
  int locked;            /* atomic */
  GMutex mutex;          /* guards what follows */
  KwVault *vault;        /* NULL once closed */
  KwDatabase *stoppable; /* the database while it may be stopped */

  /* Of the database thread. */
  KwDatabase *database;     /* NULL once closed */
  KwSearchMerging *merging; /* NULL once closed */
  KwJournalState journal;
  gboolean renewing; /* a key is being removed */
};

/**
 * KwJob:
 * @casebook: the casebook
 * @database: its connection
 * @data: what the job was started with; its own to change, so it can remember things from slice to slice
 * @cancellable: (nullable): stops the job: a running statement is interrupted, and a job in the background is not
 *   called again
 * @again: set by the job before returning %TRUE: the work is not finished, call again after whatever a person waits
 *   for. No transaction and no statement may be open then.
 *
 * A job while it runs.
 */
typedef struct
{
  KwCasebook *casebook;
  KwDatabase *database;
  gpointer data;
  GCancellable *cancellable;
  gboolean again;

  /*< private >*/
  gint64 slice_end;
  gpointer pointer;
  GDestroyNotify free_pointer;
  gint64 number;
} KwJob;

/**
 * KwJobFunc:
 * @job: the job
 * @error: for what went wrong
 *
 * What a job does, on the database thread. A job in the background returns as soon as kw_job_slice_is_over(), with
 * @job->again set where something is left.
 *
 * Returns: whether it worked; else @error is set
 */
typedef gboolean (*KwJobFunc) (KwJob *job, GError **error);

gboolean kw_job_slice_is_over (KwJob *job);
void kw_job_give_pointer (KwJob *job, gpointer pointer, GDestroyNotify free_pointer);
void kw_job_give_number (KwJob *job, gint64 number);

/* A job that gives no number gives 1, so that a job without a result is a gboolean: `…_number (…) != 0`. On
 * error the pointer is NULL and the number 0. @free_data is called on the database thread when the job is
 * over. */
void kw_casebook_run_async (KwCasebook *self,
                            KwPriority priority,
                            KwJobFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            gpointer source_tag,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer kw_casebook_run_finish_pointer (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error);
gint64 kw_casebook_run_finish_number (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error);
gpointer kw_casebook_run_sync_pointer (KwCasebook *self,
                                       KwPriority priority,
                                       KwJobFunc func,
                                       gpointer data,
                                       GDestroyNotify free_data,
                                       GCancellable *cancellable,
                                       GError **error);
gint64 kw_casebook_run_sync_number (KwCasebook *self,
                                    KwPriority priority,
                                    KwJobFunc func,
                                    gpointer data,
                                    GDestroyNotify free_data,
                                    GCancellable *cancellable,
                                    GError **error);

KwInstant kw_casebook_get_now (KwCasebook *self);
gboolean kw_casebook_is_writable (KwCasebook *self, GError **error);
void kw_casebook_tell_changed (KwCasebook *self, GArray *families, gint64 edit);

/* A job that may run without a database: one that opens or closes it. */
gboolean kw_casebook_run_sync_unopened (KwCasebook *self, KwJobFunc func, gpointer data, GError **error);

void kw_casebook_run_async_unopened (
    KwCasebook *self, KwJobFunc func, gpointer source_tag, GAsyncReadyCallback callback, gpointer user_data);

/* On the database thread. kw_casebook_open_database() takes the vault and opens the database in it;
 * kw_casebook_close_database() undoes both and wipes the keys, kw_casebook_leave_database() keeps the vault. */
gboolean kw_casebook_open_database (KwCasebook *self, KwVault *vault, GError **error);
void kw_casebook_leave_database (KwCasebook *self);
void kw_casebook_close_database (KwCasebook *self);
void kw_casebook_close_at_end (KwCasebook *self);
gboolean kw_casebook_reopen_here (KwCasebook *self, KwVault *vault, GError **error);
void kw_casebook_remove_leftovers (KwCasebook *self);

/* On the database thread: what kw_casebook_commit_async() does, for jobs that make an edit of their own (undo).
 * Returns the edit's number, or 0. */
gint64 kw_casebook_commit_here (KwJob *job, KwEdit *edit, GError **error);

G_END_DECLS
