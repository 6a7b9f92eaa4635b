/* kw-plan-trust.c: how far each person lets this worker in
 *
 * Trust belongs to a person and to the worker who holds the family, and it ages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

/* What is known of one member so far. */
typedef struct
{
  KwInstant start; /* of the visit */
  guint visit;     /* its position, for equal starts */
} Latest;

/* The first day whose visits count. */
static KwDate
first_day (const KwPlanWork *work)
{
  const KwDesignation *designation = kw_case_file_get_designation (work->case_file);
  KwDate from = designation != NULL ? designation->from : kw_case_file_get_family (work->case_file)->opened;

  return MAX (from, work->today - kw_policy_get_number (work->policy, KW_POLICY_TRUST_WINDOW_DAYS));
}

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

/* Sets the plan's `trust`. */
static void
find_member_trust (KwPlanWork *work, const GPtrArray *members, const GPtrArray *visits)
{
  const GPtrArray *entries = kw_case_file_list (work->case_file, KW_RECORD_VISIT_TRUST);
  guint8 *trust = kw_plan_allocate (&work->plan->blocks, members->len, sizeof *trust);
  Latest *latest = kw_plan_allocate (&work->blocks, members->len, sizeof *latest);
  KwInstant first = kw_date_start (first_day (work));

  for (guint i = 0; i < members->len; i++)
    {
      trust[i] = 0;
      latest[i] = (Latest){ .start = KW_NONE };
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const KwVisitTrust *entry = g_ptr_array_index (entries, i);
      guint at = kw_plan_find (visits, entry->visit);
      guint member = kw_plan_find (members, entry->member);
      const KwVisit *visit = at == KW_PLAN_NOWHERE ? NULL : g_ptr_array_index (visits, at);

      if (visit == NULL || member == KW_PLAN_NOWHERE || visit->outcome != KW_VISIT_SEEN ||
          visit->start > work->now || visit->start < first)
        continue;
      if (visit->start < latest[member].start ||
          (visit->start == latest[member].start && at < latest[member].visit))
        continue;
      latest[member] = (Latest){ .start = visit->start, .visit = at };
      trust[member] = (guint8) entry->step;
    }
  work->plan->trust = trust;
}

/* The highest among a problem's members; all members of the family where it names none. */
void
kw_plan_gather_trust (KwPlanWork *work)
{
  const GPtrArray *members = kw_case_file_list (work->case_file, KW_RECORD_MEMBER);
  const GPtrArray *visits = kw_case_file_list (work->case_file, KW_RECORD_VISIT);
  const GPtrArray *whose = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM_MEMBER);
  int highest = 0;

  find_last_seen (work, visits);
  find_member_trust (work, members, visits);
  for (guint i = 0; i < members->len; i++)
    highest = MAX (highest, work->plan->trust[i]);
  for (guint i = 0; i < whose->len; i++)
    {
      const KwProblemMember *one = g_ptr_array_index (whose, i);
      KwPlanProblem *item = kw_plan_work_find (work, one->problem);
      guint member = kw_plan_find (members, one->member);

      if (item == NULL || member == KW_PLAN_NOWHERE)
        continue;
      item->names_members = TRUE;
      item->trust = MAX (item->trust, work->plan->trust[member]);
    }
  for (guint i = 0; i < work->n_problems; i++)
    if (!work->problems[i].names_members)
      work->problems[i].trust = highest;
}
