/* kw-handover-share.c: a whole caseload shared over several workers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-handover.h"

static void
share_free (gpointer data)
{
  KwHandoverShare *share = data;

  if (share->suggestion != NULL)
    {
      g_strfreev (share->suggestion->reasons);
      g_free (share->suggestion);
    }
  g_free (share);
}

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const KwTeamFamily *left = *(KwTeamFamily *const *) a, *right = *(KwTeamFamily *const *) b;

  if (left->load.total != right->load.total)
    return left->load.total > right->load.total ? -1 : 1;
  return left->facts->family < right->facts->family ? -1 : 1;
}

static const KwCaseFile *
find_file (const GPtrArray *case_files, gint64 family)
{
  for (guint i = 0; i < case_files->len; i++)
    if (kw_case_file_get_family (g_ptr_array_index (case_files, i))->record.id == family)
      return g_ptr_array_index (case_files, i);
  return NULL;
}

static void
note_taken (GHashTable *taken, const KwSuggestion *suggestion, int load)
{
  gint64 worker = suggestion->row->worker->record.id;
  int before = GPOINTER_TO_INT (g_hash_table_lookup (taken, &worker));

  g_hash_table_insert (taken, g_memdup2 (&worker, sizeof worker), GINT_TO_POINTER (before + load));
}

static KwHandoverShare *
share_one (const KwTeam *team,
           const KwTeamFamily *family,
           const KwCaseFile *case_file,
           gint64 worker,
           GHashTable *taken,
           const KwPolicy *policy)
{
  KwHandoverShare *share = g_new0 (KwHandoverShare, 1);
  g_autoptr (GPtrArray) suggestions = NULL;
  KwAllocationNeed need;

  share->family = family;
  if (case_file == NULL)
    return share;
  kw_allocation_need_init (&need, case_file, family);
  suggestions = kw_allocation_suggest (team, &need, taken, worker, policy);
  kw_allocation_need_clear (&need);
  if (suggestions->len == 0)
    return share;
  share->suggestion = g_ptr_array_steal_index (suggestions, 0);
  note_taken (taken, share->suggestion, family->load.total);
  return share;
}

/**
 * kw_handover_share:
 * @team: the table, of everybody who may be asked
 * @worker: who leaves
 * @case_files: (element-type KwCaseFile): their families
 * @policy: the policy
 *
 * Returns: (transfer full) (element-type KwHandoverShare): a suggestion for each family, the heaviest first
 */
GPtrArray *
kw_handover_share (const KwTeam *team, gint64 worker, const GPtrArray *case_files, const KwPolicy *policy)
{
  GPtrArray *shares = g_ptr_array_new_with_free_func (share_free);
  const KwTeamRow *row = kw_team_find_row (team, worker);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) families = g_ptr_array_new ();

  if (row == NULL)
    return shares;
  for (guint i = 0; i < row->families->len; i++)
    g_ptr_array_add (families, g_ptr_array_index (row->families, i));
  g_ptr_array_sort (families, compare_loads);
  for (guint i = 0; i < families->len; i++)
    {
      const KwTeamFamily *family = g_ptr_array_index (families, i);

      g_ptr_array_add (shares, share_one (team, family, find_file (case_files, family->facts->family), worker, taken,
                                          policy));
    }
  return shares;
}
