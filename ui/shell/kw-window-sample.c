/* kw-window-sample.c
 *
 * Opens the sample casebook, and makes it, in a thread, where there is none, or where its
 * dates are of another day and nobody has written in it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "kw-sample-renew.h"

/* The same families for everybody, so that people can talk about them. */
#define SEED 1

/* How often progress is shown. */
#define PROGRESS_MS 100

typedef struct
{
  char *path;
  KwInstant now;
  guint progress_id;
  gint n_done; /* atomic, as is n_total */
  gint n_total;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_free (making);
}

/* On the thread that makes it. */
static void
note_progress (guint n_done,
               guint n_total,
               gpointer data)
{
  Making *making = data;

  g_atomic_int_set (&making->n_total, n_total);
  g_atomic_int_set (&making->n_done, n_done);
}

static void
make_sample (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Making *making = data;
  KwSampleOptions options = { .seed = SEED, .now = making->now };
  g_autofree char *folder = g_path_get_dirname (making->path);
  GError *error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_set_error_literal (&error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  else if (kw_sample_renew (making->path, &options, note_progress, making, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  if (error != NULL)
    g_task_return_error (task, error);
}

static gboolean
show_progress (gpointer data)
{
  GTask *task = data;
  KwWindow *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  gint n_total = g_atomic_int_get (&making->n_total);

  if (n_total > 0)
    kw_start_page_set_progress (self->start_page, (double) g_atomic_int_get (&making->n_done) / n_total);

  return G_SOURCE_CONTINUE;
}

static void
on_made (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  KwWindow *self = KW_WINDOW (source);
  Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_source_remove (making->progress_id);
  if (kw_window_is_gone (self))
    return;
  kw_window_stop_working (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    kw_window_open (self, making->path);
  else
    kw_window_show_error (self, error, _ ("The sample casebook was not made"));
}

/* Opens the sample casebook. */
void
kw_window_open_sample (KwWindow *self)
{
  KwApplication *application = KW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "keyworker", "sample.keyworker", NULL);
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_assert (KW_IS_WINDOW (self));

  making = g_new0 (Making, 1);
  making->path = g_steal_pointer (&path);
  making->now = kw_application_get_now (application);
  if (making->now == KW_NONE)
    making->now = g_get_real_time () / 1000;

  task = g_task_new (self, kw_window_start_working (self, _ ("Making the sample casebook…")), on_made, NULL);
  g_task_set_source_tag (task, kw_window_open_sample);
  g_task_set_task_data (task, making, making_free);
  making->progress_id = g_timeout_add (PROGRESS_MS, show_progress, task);
  g_task_run_in_thread (task, make_sample);
}
