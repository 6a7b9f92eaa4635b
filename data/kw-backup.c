/* kw-backup.c: backups of a casebook that is open
 *
 * Three steps: preparing, copying, delivering. All are done by whoever waits, which is a thread for it alone
 * where nobody does; for the second it has the database thread copy in slices, and waits for that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup.h"

#include "kw-backup-private.h"
#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-paper-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GFileProgressCallback func;
  gpointer data;
  gint64 copied, total;
} Progress;

/* A backup while it is made. */
typedef struct
{
  KwBackupOrder *order;
  GFileProgressCallback progress;
  gpointer progress_data;
  GMainContext *context; /* for @progress */

  /* Where nobody waits. */
  GTask *task;
  KwBackup *backup; /* once it is over, or error */
  GError *error;
} Run;

/* The work of the database thread. */
typedef struct
{
  const Run *run;
  KwDatabaseCopy *copy; /* NULL before it has begun */
} Copying;

/**
 * kw_backup_free:
 * @backup: (nullable) (transfer full): a backup that was made
 */
void
kw_backup_free (KwBackup *backup)
{
  if (backup == NULL)
    return;
  g_clear_pointer (&backup->lost, g_ptr_array_unref);
  g_free (backup->path);
  g_free (backup);
}

/**
 * kw_casebook_dup_identity:
 * @self: a casebook
 *
 * Returns: (transfer full): what tells the casebook from others in a place for backups; backups have the same
 */
char *
kw_casebook_dup_identity (KwCasebook *self)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", self->journal.device);
}

/* Copying, on the database thread */

static gboolean
tell_progress (gpointer data)
{
  Progress *progress = data;

  progress->func (progress->copied, progress->total, progress->data);
  return G_SOURCE_REMOVE;
}

static void
note_progress (const Run *run, KwDatabaseCopy *copy)
{
  Progress *progress;

  if (run->progress == NULL)
    return;
  progress = g_new0 (Progress, 1);
  progress->func = run->progress;
  progress->data = run->progress_data;
  kw_database_copy_get_progress (copy, &progress->copied, &progress->total);
  g_main_context_invoke_full (run->context, G_PRIORITY_DEFAULT, tell_progress, progress, g_free);
}

static gboolean
begin_copy (Copying *copying, KwDatabase *database, GError **error)
{
  KwBackupOrder *order = copying->run->order;

  order->keys = kw_vault_ref (kw_database_get_vault (database));
  order->vault = kw_vault_create_beside (order->keys, order->copy, KW_VAULT_BACKUP, error);
  if (order->vault != NULL)
    copying->copy = kw_database_copy_new (database, order->vault, error);
  return copying->copy != NULL;
}

static gboolean
copy_slice (KwJob *job, GError **error)
{
  Copying *copying = job->data;
  KwBackupOrder *order = copying->run->order;
  gboolean done;

  if (copying->copy == NULL && !begin_copy (copying, job->database, error))
    return FALSE;
  if (!kw_database_copy_step (copying->copy, job->slice_end, &done, error))
    return FALSE;
  note_progress (copying->run, copying->copy);
  /* Nothing was committed since the last page was copied: this is where the copy ends. */
  if (done)
    order->journal = job->casebook->journal;
  job->again = !done;
  return TRUE;
}

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_clear_pointer (&copying->copy, kw_database_copy_free);
  g_free (copying);
}

static gboolean
copy (KwCasebook *self, const Run *run, GCancellable *cancellable, GError **error)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->run = run;
  return kw_casebook_run_sync_number (self, KW_BACKGROUND, copy_slice, copying, copying_free, cancellable, error) != 0;
}

/* The whole of it */

/* What may not be in the copy yet, because it waits for the record that will have it. */
static GHashTable *
dup_stored (KwCasebook *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  g_mutex_lock (&self->stored_mutex);
  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, g_strdup (name));
  g_mutex_unlock (&self->stored_mutex);
  return names;
}

static KwBackupOrder *
order_new (KwCasebook *self, const char *path, const char *place, const KwBackupKeep *keep)
{
  KwBackupOrder *order = g_new0 (KwBackupOrder, 1);

  order->casebook = g_strdup (kw_casebook_get_path (self));
  order->identity = kw_casebook_dup_identity (self);
  order->vfs = g_strdup (self->vfs);
  order->path = g_strdup (path);
  order->place = g_strdup (place);
  if (keep != NULL)
    order->keep = *keep;
  order->made = kw_casebook_get_now (self);
  order->own_papers = kw_paper_file_get_folder (order->casebook);
  order->papers_in_use = dup_stored (self);
  return order;
}

static Run *
run_new (KwBackupOrder *order, GFileProgressCallback progress, gpointer progress_data)
{
  Run *run = g_new0 (Run, 1);

  run->order = order;
  run->progress = progress;
  run->progress_data = progress_data;
  run->context = g_main_context_ref_thread_default ();
  return run;
}

static void
run_free (gpointer data)
{
  Run *run = data;

  kw_backup_order_free (run->order);
  kw_backup_free (run->backup);
  g_clear_error (&run->error);
  g_clear_object (&run->task);
  g_main_context_unref (run->context);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static KwBackup *
make (KwCasebook *self, const Run *run, GCancellable *cancellable, GError **error)
{
  KwBackup *backup = NULL;

  if (kw_backup_order_prepare (run->order, error) && copy (self, run, cancellable, error))
    backup = kw_backup_order_deliver (run->order, cancellable, error);
  if (backup == NULL)
    kw_backup_order_clean_up (run->order);
  return backup;
}

/* Two at once would write to one file. */
static KwBackup *
make_alone (KwCasebook *self, const Run *run, GCancellable *cancellable, GError **error)
{
  KwBackup *backup;

  if (!g_atomic_int_compare_and_exchange (&self->backing_up, FALSE, TRUE))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("A backup is being made already."));
      return NULL;
    }
  backup = make (self, run, cancellable, error);
  g_atomic_int_set (&self->backing_up, FALSE);
  return backup;
}

static gboolean
return_task (gpointer data)
{
  Run *run = data;

  if (run->backup != NULL)
    g_task_return_pointer (run->task, g_steal_pointer (&run->backup), (GDestroyNotify) kw_backup_free);
  else
    g_task_return_error (run->task, g_steal_pointer (&run->error));
  return G_SOURCE_REMOVE;
}

/* The task is let go of in its own context: here, the last reference to it could be dropped in this thread, and with it
 * the one to the casebook. */
static gpointer
make_in_thread (gpointer data)
{
  Run *run = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  run->backup =
      make_alone (g_task_get_source_object (run->task), run, g_task_get_cancellable (run->task), &run->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_task, run, run_free);
  g_source_set_static_name (source, "a backup is over");
  g_source_attach (source, run->context);
  return NULL;
}

/* @run (transfer full) */
static void
start (KwCasebook *self, Run *run, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  run->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (run->task, start);
  g_task_set_check_cancellable (run->task, FALSE);
  g_thread_unref (g_thread_new ("backup", make_in_thread, run));
}

/**
 * kw_casebook_back_up_sync:
 * @self: a casebook
 * @path: where no file is
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file at @path
 *
 * Makes a backup, opens and checks it.
 *
 * Returns: (transfer full): the backup
 */
KwBackup *
kw_casebook_back_up_sync (KwCasebook *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (Run) run = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  run = run_new (order_new (self, path, NULL, NULL), NULL, NULL);
  return make_alone (self, run, cancellable, error);
}

/**
 * kw_casebook_back_up_async:
 * @self: a casebook
 * @path: where no file is
 * @progress: (nullable): told how many pages of how many are copied, in the caller's main context
 * @progress_data: for @progress; must be there until the backup is made
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_back_up_sync().
 */
void
kw_casebook_back_up_async (KwCasebook *self,
                           const char *path,
                           GFileProgressCallback progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (path != NULL);

  start (self, run_new (order_new (self, path, NULL, NULL), progress, progress_data), cancellable, callback,
         user_data);
}

/**
 * kw_casebook_back_up_to_place_sync:
 * @self: a casebook
 * @place: a folder; never made by this
 * @keep: how many backups to keep
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; %KW_DATA_ERROR_NOT_FOUND while @place is not there
 *
 * Makes a backup in a place, opens and checks it, and then removes those there that are not kept.
 *
 * Returns: (transfer full): the backup
 */
KwBackup *
kw_casebook_back_up_to_place_sync (
    KwCasebook *self, const char *place, const KwBackupKeep *keep, GCancellable *cancellable, GError **error)
{
  g_autoptr (Run) run = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);
  g_return_val_if_fail (place != NULL && keep != NULL, NULL);

  run = run_new (order_new (self, NULL, place, keep), NULL, NULL);
  return make_alone (self, run, cancellable, error);
}

/**
 * kw_casebook_back_up_to_place_async:
 * @self: a casebook
 * @place: a folder
 * @keep: how many backups to keep
 * @progress: (nullable): told how many pages of how many are copied, in the caller's main context
 * @progress_data: for @progress; must be there until the backup is made
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_casebook_back_up_to_place_sync().
 */
void
kw_casebook_back_up_to_place_async (KwCasebook *self,
                                    const char *place,
                                    const KwBackupKeep *keep,
                                    GFileProgressCallback progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (place != NULL && keep != NULL);

  start (self, run_new (order_new (self, NULL, place, keep), progress, progress_data), cancellable, callback,
         user_data);
}

/**
 * kw_casebook_back_up_finish:
 * @self: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Ends kw_casebook_back_up_async() and kw_casebook_back_up_to_place_async().
 *
 * Returns: (transfer full): the backup
 */
KwBackup *
kw_casebook_back_up_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == start, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
