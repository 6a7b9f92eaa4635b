/* kw-reading.c: case files with the directory of services
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-reading.h"

#include "kw-caseload.h"

/**
 * kw_reading_free:
 * @self: (nullable) (transfer full): what was read
 */
void
kw_reading_free (KwReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->case_files, g_ptr_array_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_free (self);
}

static void
on_services_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const KwReading *so_far = g_task_get_task_data (task);
  KwReading *reading;
  GError *error = NULL;
  GPtrArray *services = kw_casebook_list_shared_finish (KW_CASEBOOK (source), result, &error);

  if (services == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading = g_new0 (KwReading, 1);
  reading->case_files = g_ptr_array_ref (so_far->case_files);
  reading->services = services;
  g_task_return_pointer (task, reading, (GDestroyNotify) kw_reading_free);
}

/* Takes @case_files; NULL: @error says why. */
static void
go_on (GTask *task, KwCasebook *casebook, GPtrArray *case_files, GError *error)
{
  KwReading *reading = g_task_get_task_data (task);

  if (case_files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading->case_files = case_files;
  kw_casebook_list_shared_async (casebook, KW_RECORD_SERVICE, g_task_get_cancellable (task), on_services_listed,
                                 g_object_ref (task));
}

static void
on_caseload_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *case_files = kw_caseload_load_finish (KW_CASEBOOK (source), result, &error);

  go_on (task, KW_CASEBOOK (source), case_files, error);
}

static void
on_family_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  KwCaseFile *case_file = kw_casebook_load_family_finish (KW_CASEBOOK (source), result, &error);
  GPtrArray *case_files = NULL;

  if (case_file != NULL)
    {
      case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
      g_ptr_array_add (case_files, case_file);
    }
  go_on (task, KW_CASEBOOK (source), case_files, error);
}

static GTask *
task_new (KwCasebook *casebook, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (casebook, cancellable, callback, user_data);

  g_task_set_source_tag (task, kw_reading_finish);
  g_task_set_task_data (task, g_new0 (KwReading, 1), (GDestroyNotify) kw_reading_free);
  return task;
}

/**
 * kw_reading_of_caseload_async:
 * @casebook: a casebook
 * @worker: a worker's id
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Reads the case files of a worker's caseload, and the directory.
 */
void
kw_reading_of_caseload_async (
    KwCasebook *casebook, gint64 worker, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  kw_caseload_load_async (casebook, worker, cancellable, on_caseload_loaded,
                          task_new (casebook, cancellable, callback, user_data));
}

/**
 * kw_reading_of_family_async:
 * @casebook: a casebook
 * @family: a family's id
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Reads the case file of a family, and the directory.
 */
void
kw_reading_of_family_async (
    KwCasebook *casebook, gint64 family, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  kw_casebook_load_family_async (casebook, family, cancellable, on_family_loaded,
                                 task_new (casebook, cancellable, callback, user_data));
}

/**
 * kw_reading_finish:
 * @casebook: a casebook
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full): what was read
 */
KwReading *
kw_reading_finish (KwCasebook *casebook, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, casebook), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
