/* kw-caseload.c: the families of one worker, read as they stand
 *
 * Two jobs one after the other: which families, then their case files. Both variants give the same; the callback runs
 * in the caller's thread-default main context.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-caseload.h"

static KwFamilyFilter
active_of (gint64 worker)
{
  return (KwFamilyFilter){ .worker = worker, .status = KW_FAMILY_ACTIVE, .order = KW_FAMILY_ORDER_NAME };
}

static void
on_families_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *case_files = kw_casebook_load_families_finish (KW_CASEBOOK (source), result, &error);

  if (case_files == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, case_files, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_families_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GArray) families = NULL;
  GError *error = NULL;

  families = kw_casebook_list_families_finish (KW_CASEBOOK (source), result, &error);
  if (families == NULL)
    g_task_return_error (task, error);
  else
    kw_casebook_load_families_async (KW_CASEBOOK (source), (const gint64 *) (gconstpointer) families->data,
                                     families->len, g_task_get_cancellable (task), on_families_loaded,
                                     g_object_ref (task));
}

/**
 * kw_caseload_load_async:
 * @casebook: the casebook
 * @worker: the worker's id
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Reads the case files of all active families designated to @worker.
 */
void
kw_caseload_load_async (KwCasebook *casebook,
                        gint64 worker,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  KwFamilyFilter filter = active_of (worker);
  GTask *task;

  g_return_if_fail (KW_IS_CASEBOOK (casebook));

  task = g_task_new (casebook, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_caseload_load_async);
  kw_casebook_list_families_async (casebook, &filter, cancellable, on_families_listed, task);
}

/**
 * kw_caseload_load_finish:
 * @casebook: the casebook
 * @result: what the callback was given
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type KwCaseFile): the case files, in the order of the families' names
 */
GPtrArray *
kw_caseload_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, casebook), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kw_caseload_load_sync:
 * @casebook: the casebook
 * @worker: the worker's id
 * @cancellable: (nullable): stops it
 * @error: for what went wrong
 *
 * Like kw_caseload_load_async(), but blocks: never on a main loop.
 *
 * Returns: (transfer full) (nullable) (element-type KwCaseFile): the case files, in the order of the families' names
 */
GPtrArray *
kw_caseload_load_sync (KwCasebook *casebook, gint64 worker, GCancellable *cancellable, GError **error)
{
  KwFamilyFilter filter = active_of (worker);
  g_autoptr (GArray) families = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  families = kw_casebook_list_families_sync (casebook, &filter, cancellable, error);
  if (families == NULL)
    return NULL;
  return kw_casebook_load_families_sync (casebook, (const gint64 *) (gconstpointer) families->data, families->len,
                                         cancellable, error);
}
