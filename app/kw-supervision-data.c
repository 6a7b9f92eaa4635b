/* kw-supervision-data.c: what somebody may read about supervision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-supervision.h"

void
kw_supervision_data_free (KwSupervisionData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->supervisions, g_ptr_array_unref);
  g_clear_pointer (&data->tasks, g_ptr_array_unref);
  g_clear_pointer (&data->reflections, g_ptr_array_unref);
  g_clear_pointer (&data->addenda, g_ptr_array_unref);
  g_free (data);
}

static const KwSupervision *
find (const GPtrArray *supervisions, gint64 id)
{
  for (guint i = 0; i < supervisions->len; i++)
    if (((const KwRecord *) g_ptr_array_index (supervisions, i))->id == id)
      return g_ptr_array_index (supervisions, i);
  return NULL;
}

static const KwWorker *
find_worker (const GPtrArray *workers, gint64 id)
{
  for (guint i = 0; i < workers->len; i++)
    if (((const KwRecord *) g_ptr_array_index (workers, i))->id == id)
      return g_ptr_array_index (workers, i);
  return NULL;
}

/* Whoever was there, and whoever may read those of that worker. */
static gboolean
may_read (const KwWorker *reader, const KwSupervision *supervision, const GPtrArray *workers)
{
  const KwWorker *worker = find_worker (workers, supervision->worker);
  KwRoleSubject subject;

  if (kw_roles_may_read_reflection (reader, supervision))
    return TRUE;
  if (worker == NULL)
    return FALSE;
  kw_role_subject_of_worker (&subject, reader, worker);
  return kw_roles_check (reader, KW_MAY_SEE_SUPERVISION, &subject, NULL, NULL, NULL);
}

/* Leaves out of @list what belongs to no meeting of @supervisions, and, of reflections, to none the reader was at. */
static void
keep (GPtrArray *list, const GPtrArray *supervisions, const KwWorker *reader, gboolean only_present)
{
  for (guint i = list->len; i > 0; i--)
    {
      const KwRecord *record = g_ptr_array_index (list, i - 1);
      const KwField *field = kw_record_type_get_field (record->type, "supervision");
      const KwSupervision *meeting = find (supervisions, *(gint64 *) kw_field_pointer (record, field));

      if (meeting == NULL || (only_present && !kw_roles_may_read_reflection (reader, meeting)))
        g_ptr_array_remove_index (list, i - 1);
    }
}

static void
limit (KwSupervisionData *data, const KwWorker *reader, const GPtrArray *workers)
{
  for (guint i = data->supervisions->len; i > 0; i--)
    if (!may_read (reader, g_ptr_array_index (data->supervisions, i - 1), workers))
      g_ptr_array_remove_index (data->supervisions, i - 1);
  keep (data->tasks, data->supervisions, reader, FALSE);
  keep (data->addenda, data->supervisions, reader, FALSE);
  keep (data->reflections, data->supervisions, reader, TRUE);
}

/**
 * kw_supervision_data_load_sync:
 * @casebook: the casebook
 * @reader: who reads
 * @cancellable: (nullable): stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): what @reader may read
 */
KwSupervisionData *
kw_supervision_data_load_sync (KwCasebook *casebook,
                               const KwWorker *reader,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (KwSupervisionData) data = g_new0 (KwSupervisionData, 1);
  g_autoptr (GPtrArray) workers = NULL;
  const struct
  {
    KwRecordKind kind;
    GPtrArray **list;
  } lists[] = { { KW_RECORD_SUPERVISION, &data->supervisions },
                { KW_RECORD_SUPERVISION_TASK, &data->tasks },
                { KW_RECORD_SUPERVISION_REFLECTION, &data->reflections },
                { KW_RECORD_SUPERVISION_ADDENDUM, &data->addenda },
                { KW_RECORD_WORKER, &workers } };

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      *lists[i].list = kw_casebook_list_shared_sync (casebook, lists[i].kind, cancellable, error);
      if (*lists[i].list == NULL)
        return NULL;
    }
  limit (data, reader, workers);
  return g_steal_pointer (&data);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  KwSupervisionData *data = kw_supervision_data_load_sync (source, task_data, cancellable, &error);

  if (data == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, data, (GDestroyNotify) kw_supervision_data_free);
}

/**
 * kw_supervision_data_load_async:
 * @casebook: the casebook
 * @reader: who reads; copied
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * See kw_supervision_data_load_sync().
 */
void
kw_supervision_data_load_async (KwCasebook *casebook,
                                const KwWorker *reader,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KW_IS_CASEBOOK (casebook));

  task = g_task_new (casebook, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_supervision_data_load_async);
  g_task_set_task_data (task, kw_record_copy (reader), kw_record_free);
  g_task_run_in_thread (task, load_in_thread);
}

KwSupervisionData *
kw_supervision_data_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, casebook), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
