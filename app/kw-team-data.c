/* kw-team-data.c: what the table of a team is computed from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-team.h"

void
kw_team_data_free (KwTeamData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->facts, g_ptr_array_unref);
  g_clear_pointer (&data->workers, g_ptr_array_unref);
  g_clear_pointer (&data->supervisions, g_ptr_array_unref);
  g_clear_pointer (&data->leaves, g_ptr_array_unref);
  g_clear_pointer (&data->services, g_ptr_array_unref);
  g_free (data);
}

/**
 * kw_team_data_load_sync:
 * @casebook: the casebook
 * @now: as of when
 * @cancellable: (nullable): stops it
 * @error: for what went wrong
 *
 * Blocks: never on a main loop.
 *
 * Returns: (transfer full) (nullable): what is recorded
 */
KwTeamData *
kw_team_data_load_sync (KwCasebook *casebook, KwInstant now, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwTeamData) data = g_new0 (KwTeamData, 1);
  const struct
  {
    KwRecordKind kind;
    GPtrArray **list;
  } shared[] = { { KW_RECORD_WORKER, &data->workers },
                 { KW_RECORD_SUPERVISION, &data->supervisions },
                 { KW_RECORD_LEAVE, &data->leaves },
                 { KW_RECORD_SERVICE, &data->services } };

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  data->facts = kw_casebook_list_facts_sync (casebook, now, cancellable, error);
  if (data->facts == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      *shared[i].list = kw_casebook_list_shared_sync (casebook, shared[i].kind, cancellable, error);
      if (*shared[i].list == NULL)
        return NULL;
    }
  return g_steal_pointer (&data);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  KwTeamData *data = kw_team_data_load_sync (source, *(KwInstant *) task_data, cancellable, &error);

  if (data == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, data, (GDestroyNotify) kw_team_data_free);
}

/**
 * kw_team_data_load_async:
 * @casebook: the casebook
 * @now: as of when
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * See kw_team_data_load_sync().
 */
void
kw_team_data_load_async (
    KwCasebook *casebook, KwInstant now, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KW_IS_CASEBOOK (casebook));

  task = g_task_new (casebook, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_team_data_load_async);
  g_task_set_task_data (task, g_memdup2 (&now, sizeof now), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * kw_team_data_load_finish:
 * @casebook: the casebook
 * @result: what the callback was given
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): what is recorded
 */
KwTeamData *
kw_team_data_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, casebook), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
