/* kw-plan-trust.c: the trust of each problem
 *
 * Which step counts for a person is the rule of kw-trust.h; a problem has the highest among those whose it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"
#include "kw-trust.h"

static void
find_last_seen (KwPlanWork *work, const GPtrArray *visits)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->outcome == KW_VISIT_SEEN && visit->start <= work->now && visit->start > work->plan->last_seen)
        work->plan->last_seen = visit->start;
    }
}

/* The highest among a problem's members; all members of the family where it names none. */
void
kw_plan_gather_trust (KwPlanWork *work)
{
  const GPtrArray *members = kw_case_file_list (work->case_file, KW_RECORD_MEMBER);
  const GPtrArray *visits = kw_case_file_list (work->case_file, KW_RECORD_VISIT);
  const GPtrArray *whose = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM_MEMBER);
  guint8 *trust = kw_plan_allocate (&work->plan->blocks, members->len, sizeof *trust);
  int highest = 0;

  find_last_seen (work, visits);
  kw_trust_find (work->case_file, work->policy, work->now, trust,
                 kw_plan_allocate (&work->blocks, members->len, sizeof (const KwVisit *)));
  work->plan->trust = trust;
  for (guint i = 0; i < members->len; i++)
    highest = MAX (highest, trust[i]);
  for (guint i = 0; i < whose->len; i++)
    {
      const KwProblemMember *one = g_ptr_array_index (whose, i);
      KwPlanProblem *item = kw_plan_work_find (work, one->problem);
      guint member = kw_plan_find (members, one->member);

      if (item == NULL || member == KW_PLAN_NOWHERE)
        continue;
      item->names_members = TRUE;
      item->trust = MAX (item->trust, trust[member]);
    }
  for (guint i = 0; i < work->n_problems; i++)
    if (!work->problems[i].names_members)
      work->problems[i].trust = highest;
}
