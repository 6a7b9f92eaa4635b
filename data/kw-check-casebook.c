/* kw-check-casebook.c: checking a casebook that is open
 *
 * Whoever waits for the check has it done on the database thread, where it is. Otherwise the casebook is
 * copied in slices, beside itself, and the copy is checked on a thread of its own: SQLite checks a table, or
 * what refers to what, in one go, which takes seconds in a large casebook. The copy has the same pages, the
 * free ones too, so whatever is wrong with them is found in it. A casebook that cannot be copied, because
 * pages of it cannot be read or the disk is full, is checked where it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-vault-io.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KwCheckRun *run;
  char *path; /* of the copy */
  char *vfs;
  KwVault *vault;       /* of the copy, once there is one */
  KwDatabaseCopy *copy; /* of the database thread */

  GTask *task;
  GMainContext *context;
  GPtrArray *findings; /* once it is over, or error */
  GError *error;
} Checking;

static void
checking_free (gpointer data)
{
  Checking *checking = data;

  g_clear_pointer (&checking->run, kw_check_run_free);
  g_clear_pointer (&checking->findings, g_ptr_array_unref);
  g_clear_error (&checking->error);
  g_clear_object (&checking->task);
  g_main_context_unref (checking->context);
  g_clear_pointer (&checking->vault, kw_vault_unref);
  g_free (checking->path);
  g_free (checking->vfs);
  g_free (checking);
}

/* Where it is */

static gboolean
check_slice (KwJob *job, GError **error)
{
  KwCheckRun *run = job->data;

  if (!kw_check_run_slice (run, job, FALSE, error))
    return FALSE;
  if (!job->again)
    kw_job_give_pointer (job, kw_check_run_steal_findings (run), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static GPtrArray *
check_in_place (KwCasebook *self, KwCheckRun *run, GCancellable *cancellable, GError **error)
{
  return kw_casebook_run_sync_pointer (self, KW_BACKGROUND, check_slice, run, (GDestroyNotify) kw_check_run_free,
                                       cancellable, error);
}

/* In a copy */

static gboolean
begin_copy (Checking *checking, KwDatabase *database, GError **error)
{
  checking->vault =
      kw_vault_create_beside (kw_database_get_vault (database), checking->path, KW_VAULT_CASEBOOK, error);
  if (checking->vault != NULL)
    checking->copy = kw_database_copy_new (database, checking->vault, error);
  return checking->copy != NULL;
}

static gboolean
copy_slice (KwJob *job, GError **error)
{
  Checking *checking = job->data;
  gboolean done;

  if (checking->copy == NULL && !begin_copy (checking, job->database, error))
    return FALSE;
  if (!kw_database_copy_step (checking->copy, job->slice_end, &done, error))
    return FALSE;
  job->again = !done;
  return TRUE;
}

static void
end_copying (gpointer data)
{
  g_clear_pointer (&((Checking *) data)->copy, kw_database_copy_free);
}

static gboolean
copy (KwCasebook *self, Checking *checking, GCancellable *cancellable, GError **error)
{
  return kw_vault_io_delete_with_journal (checking->vfs, checking->path, error) &&
         kw_casebook_run_sync_number (self, KW_BACKGROUND, copy_slice, checking, end_copying, cancellable, error) != 0;
}

static gboolean
check_opened (KwCasebook *self, Checking *checking, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwDatabase) database = kw_database_open (checking->vault, error);
  KwJob job = { .casebook = self, .database = database, .cancellable = cancellable, .slice_end = G_MAXINT64 };

  if (database == NULL)
    return FALSE;
  kw_database_set_cancellable (database, cancellable);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !kw_check_run_slice (checking->run, &job, FALSE, error))
        return FALSE;
    }
  while (job.again);
  return TRUE;
}

static GPtrArray *
check_copy (KwCasebook *self, Checking *checking, GCancellable *cancellable, GError **error)
{
  gboolean worked = check_opened (self, checking, cancellable, error);

  g_clear_pointer (&checking->vault, kw_vault_unref);
  kw_vault_io_delete_with_journal (checking->vfs, checking->path, NULL);
  return worked ? kw_check_run_steal_findings (checking->run) : NULL;
}

static gboolean
check_file_slice (KwJob *job, GError **error)
{
  return kw_check_run_slice (job->data, job, TRUE, error);
}

static GPtrArray *
check (KwCasebook *self, Checking *checking, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (kw_casebook_run_sync_number (self, KW_BACKGROUND, check_file_slice, checking->run, NULL, cancellable, error) == 0)
    return NULL;
  if (copy (self, checking, cancellable, &problem))
    return check_copy (self, checking, cancellable, error);
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return check_in_place (self, g_steal_pointer (&checking->run), cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* Two at once would write to one file. */
static GPtrArray *
check_alone (KwCasebook *self, Checking *checking, GCancellable *cancellable, GError **error)
{
  GPtrArray *findings;

  if (!g_atomic_int_compare_and_exchange (&self->checking, FALSE, TRUE))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("The casebook is being checked already."));
      return NULL;
    }
  findings = check (self, checking, cancellable, error);
  g_atomic_int_set (&self->checking, FALSE);
  return findings;
}

/* Not waiting for it */

static gboolean
return_task (gpointer data)
{
  Checking *checking = data;

  if (checking->error != NULL)
    g_task_return_error (checking->task, g_steal_pointer (&checking->error));
  else
    g_task_return_pointer (checking->task, g_steal_pointer (&checking->findings), (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/* The task is let go of in its own context, because the last reference to the casebook may go with it. */
static gpointer
check_in_thread (gpointer data)
{
  Checking *checking = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  checking->findings = check_alone (g_task_get_source_object (checking->task), checking,
                                    g_task_get_cancellable (checking->task), &checking->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_task, checking, checking_free);
  g_source_set_static_name (source, "a check is over");
  g_source_attach (source, checking->context);
  return NULL;
}

/**
 * kw_casebook_check_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what kept it from checking; what it finds is no error
 *
 * Looks whether everything is whole: the file, its tables, what refers to what, what is in papers, the chain of the
 * journal, that the records are what the journal says, and that they are found by their words.
 *
 * Returns: (transfer full) (element-type KwCheckFinding): what is not as it should be; empty where all is well
 */
GPtrArray *
kw_casebook_check_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  return check_in_place (self, kw_check_run_new (NULL, NULL), cancellable, error);
}

/**
 * kw_casebook_check_async:
 * @self: a casebook
 * @progress: (nullable): told how many parts of how many are done, in the caller's main context
 * @progress_data: for @progress; must be there until the check is over
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_check_sync(). Checks the casebook as it is now, or soon; needs as much room on the disk again.
 */
void
kw_casebook_check_async (KwCasebook *self,
                         GFileProgressCallback progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Checking *checking;

  g_return_if_fail (KW_IS_CASEBOOK (self));

  checking = g_new0 (Checking, 1);
  checking->run = kw_check_run_new (progress, progress_data);
  checking->path = g_strconcat (kw_casebook_get_path (self), ".check.part", NULL);
  checking->vfs = g_strdup (self->vfs);
  checking->context = g_main_context_ref_thread_default ();
  checking->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (checking->task, kw_casebook_check_async);
  g_task_set_check_cancellable (checking->task, FALSE);
  g_thread_unref (g_thread_new ("check", check_in_thread, checking));
}

/**
 * kw_casebook_check_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what kept it from checking; what it finds is no error
 *
 * Returns: (transfer full) (element-type KwCheckFinding): what is not as it should be; empty where all is well
 */
GPtrArray *
kw_casebook_check_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == kw_casebook_check_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
