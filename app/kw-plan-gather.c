/* kw-plan-gather.c: what the record says of each problem
 *
 * One pass over each list of the case file. What is dated after now has not happened yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

KwPlanProblem *
kw_plan_work_find (const KwPlanWork *work, gint64 problem)
{
  guint at = kw_plan_find (kw_case_file_list (work->case_file, KW_RECORD_PROBLEM), problem);

  return at == KW_PLAN_NOWHERE ? NULL : &work->problems[at];
}

static void
gather_problems (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM);

  work->n_problems = list->len;
  work->problems = kw_plan_allocate (&work->blocks, list->len, sizeof (KwPlanProblem));
  for (guint i = 0; i < list->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (list, i);
      KwPlanProblem *item = &work->problems[i];

      *item = (KwPlanProblem){
        .problem = problem,
        .domain = kw_policy_get_domain (work->policy, problem->domain),
        .there = kw_plan_happened (work, problem->identified),
        .hard = KW_NONE,
        .due = KW_NONE,
        .harm = KW_CODE_NONE,
        .told = problem->acknowledged != KW_NONE && problem->acknowledged <= work->now ? problem->acknowledged
                                                                                       : KW_NONE,
        .earliest_wait = KW_NONE,
      };
      item->open = item->there && !kw_plan_happened (work, problem->resolved);
      if (item->open)
        work->n_open++;
    }
}

/* Sets the earliest hard date and, in `due`, the earliest of all; the horizon is applied when all are known. */
static void
gather_deadlines (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_DEADLINE);
  KwDate oldest = work->today - kw_policy_get_number (work->policy, KW_POLICY_OVERDUE_DAYS);
  const KwDeadline **too_old = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (list, i);
      KwPlanProblem *item = kw_plan_work_find (work, deadline->problem);

      if (item == NULL || !item->open || kw_plan_happened (work, deadline->met))
        continue;
      if (deadline->due < oldest)
        {
          if (too_old == NULL)
            too_old = kw_plan_allocate (&work->plan->blocks, list->len - i, sizeof *too_old);
          too_old[work->plan->n_check_what_happened++] = deadline;
          continue;
        }
      if (KW_DEADLINE_IS_HARD (deadline->kind))
        item->hard = kw_plan_earlier (item->hard, deadline->due);
      item->due = kw_plan_earlier (item->due, deadline->due);
    }
  work->plan->check_what_happened = too_old;
}

static gboolean
is_acute (const KwPlanProblem *item)
{
  return item->domain->acute && item->problem->severity == KW_PLAN_WORST_SEVERITY;
}

static void
settle_dates (KwPlanWork *work)
{
  KwDate horizon = work->today + kw_policy_get_number (work->policy, KW_POLICY_DATE_HORIZON_DAYS);

  for (guint i = 0; i < work->n_problems; i++)
    {
      KwPlanProblem *item = &work->problems[i];

      if (is_acute (item))
        {
          item->hard = kw_plan_earlier (item->hard, work->today);
          item->due = kw_plan_earlier (item->due, work->today);
        }
      if (item->due != KW_NONE && item->due > horizon)
        item->due = KW_NONE;
    }
}

static void
gather_concerns (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_CONCERN);

  for (guint i = 0; i < list->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (list, i);
      KwPlanProblem *item = kw_plan_work_find (work, concern->problem);

      if (item == NULL || concern->raised > work->now || kw_plan_happened (work, concern->closed))
        continue;
      /* The codes stand from the worst harm down. */
      if (item->harm == KW_CODE_NONE || (int) concern->harm < item->harm)
        item->harm = (int) concern->harm;
    }
}

static void
gather_referrals (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < list->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (list, i);
      KwPlanProblem *item = kw_plan_work_find (work, referral->problem);

      if (item == NULL)
        continue;
      if (referral->status == KW_REFERRAL_WAITING_LIST)
        item->on_waiting_list = TRUE;
      if (referral->met == KW_NONE || referral->met > work->now)
        continue;
      item->with_specialist = TRUE;
      if (item->told != KW_NONE && referral->met >= item->told)
        item->met_since_told = TRUE;
    }
}

static gboolean
step_waits (const KwPlanWork *work, const KwPlanProblem *item, const KwStep *step)
{
  KwDate limit = kw_plan_earlier (item->due, item->hard);

  return step->waiting_until != KW_NONE && step->waiting_until > work->today &&
         (limit == KW_NONE || step->waiting_until < limit);
}

static gboolean
is_due_before (const KwStep *step, const KwStep *other)
{
  if (other == NULL || step->due == other->due)
    return other == NULL;
  return step->due != KW_NONE && (other->due == KW_NONE || step->due < other->due);
}

static void
gather_steps (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_STEP);

  for (guint i = 0; i < list->len; i++)
    {
      const KwStep *step = g_ptr_array_index (list, i);
      KwPlanProblem *item = kw_plan_work_find (work, step->problem);

      if (item == NULL || kw_plan_happened (work, step->done))
        continue;
      item->n_undone++;
      if (step_waits (work, item, step))
        {
          item->n_waiting++;
          item->earliest_wait = kw_plan_earlier (item->earliest_wait, step->waiting_until);
        }
      else if (is_due_before (step, item->next))
        item->next = step;
    }
}

/* Only the last pin of a problem counts. */
static void
gather_pins (KwPlanWork *work)
{
  const GPtrArray *list = kw_case_file_list (work->case_file, KW_RECORD_PIN);

  for (guint i = 0; i < list->len; i++)
    {
      const KwPin *pin = g_ptr_array_index (list, i);
      KwPlanProblem *item = kw_plan_work_find (work, pin->problem);

      if (item != NULL)
        item->pin = pin;
    }
}

void
kw_plan_gather (KwPlanWork *work)
{
  gather_problems (work);
  gather_deadlines (work);
  settle_dates (work);
  gather_concerns (work);
  gather_referrals (work);
  gather_steps (work);
  gather_pins (work);
}
