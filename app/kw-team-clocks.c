/* kw-team-clocks.c: how many clocks of a family are near and overdue
 *
 * kw_clocks_compute() says what runs out and words it, from a whole case file; a table of thousands of families needs
 * only how many, from the facts. That both count the same is held by a test over random families.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-team-private.h"

#include "kw-clocks.h"
#include "kw-people.h"
#include "kw-referral.h"

#define DAYS_OF_WEEK 7

typedef struct
{
  const KwTeamWork *work;
  const KwFamilyFacts *facts;
  guint near;
  guint overdue;
} Count;

static int
number_of (const Count *count, KwPolicyNumber number)
{
  return kw_policy_get_number (count->work->policy, number);
}

static void
count_day (Count *count, KwDate due)
{
  if (due < count->work->today)
    count->overdue++;
  else if (due <= count->work->today + number_of (count, KW_POLICY_CANNOT_WAIT_DAYS))
    count->near++;
}

static void
count_moment (Count *count, KwInstant due)
{
  if (count->work->now > due)
    count->overdue++;
  else
    count->near++;
}

static gboolean
problem_is_open (const Count *count, gint64 problem)
{
  return kw_team_problem_is_open (count->work, kw_family_facts_find_problem (count->facts, problem));
}

static gboolean
is_met (const Count *count, const KwDeadline *deadline)
{
  return deadline->met != KW_NONE && deadline->met <= count->work->today;
}

static gboolean
is_old (const Count *count, const KwDeadline *deadline)
{
  return deadline->due < count->work->today - number_of (count, KW_POLICY_OVERDUE_DAYS);
}

static void
count_deadlines (Count *count)
{
  for (guint i = 0; i < count->facts->n_deadlines; i++)
    {
      const KwDeadline *deadline = &count->facts->deadlines[i];

      if (deadline->kind != KW_DEADLINE_BREATHING_SPACE_END && !is_met (count, deadline) &&
          !is_old (count, deadline) && problem_is_open (count, deadline->problem))
        count_day (count, deadline->due);
    }
}

static void
count_concerns (Count *count)
{
  for (guint i = 0; i < count->facts->n_concerns; i++)
    {
      const KwConcern *concern = &count->facts->concerns[i];

      if (concern->raised > count->work->now ||
          (concern->closed != KW_NONE && concern->closed <= count->work->today))
        continue;
      if (concern->written_up == KW_NONE || concern->written_up > count->work->now)
        count_moment (count, concern->raised + number_of (count, KW_POLICY_CONCERN_WRITTEN_HOURS) * KW_HOUR);
      count_day (count, MAX (count->work->today, kw_instant_to_date (concern->raised) + 1));
    }
}

static const KwReferral *
find_open_referral (const KwFamilyFacts *facts, const KwProblem *problem)
{
  for (guint i = facts->n_referrals; i > 0; i--)
    {
      const KwReferral *referral = &facts->referrals[i - 1];

      if (referral->problem == problem->record.id && kw_referral_is_open (referral))
        return referral;
    }
  return NULL;
}

static const KwAppointment *
find_next_appointment (const Count *count, const KwReferral *referral)
{
  const KwAppointment *next = NULL;

  for (guint i = 0; i < count->facts->n_appointments; i++)
    {
      const KwAppointment *appointment = &count->facts->appointments[i];

      if (appointment->referral == referral->record.id && appointment->start >= count->work->now &&
          (next == NULL || appointment->start < next->start))
        next = appointment;
    }
  return next;
}

static void
count_not_met (Count *count, const KwProblem *problem, const KwReferral *referral, const KwService *service)
{
  const KwAppointment *next = find_next_appointment (count, referral);
  KwInstant sent = referral->sent != KW_NONE ? referral->sent : problem->acknowledged;

  if (next != NULL)
    count_day (count, kw_instant_to_date (next->start));
  else if (service != NULL && service->response_hours != KW_NONE && service->response_hours > 0)
    count_moment (count, sent + service->response_hours * KW_HOUR);
  else
    count_day (count, kw_instant_to_date (sent) + 1);
}

static void
count_referrals (Count *count)
{
  for (guint i = 0; i < count->facts->n_problems; i++)
    {
      const KwProblem *problem = &count->facts->problems[i];
      const KwReferral *referral;
      const KwService *service;
      KwReferralClock clock;

      if (!kw_team_problem_is_breakthrough (count->work, count->facts, problem))
        continue;
      referral = find_open_referral (count->facts, problem);
      service = referral != NULL ? kw_referral_find_service (count->work->services, referral) : NULL;
      if (referral != NULL && referral->status != KW_REFERRAL_DRAFT && referral->status != KW_REFERRAL_READY)
        count_not_met (count, problem, referral, service);
      else if (kw_referral_clock_get (problem, referral, service, count->work->policy, &clock))
        count_moment (count, clock.due);
    }
}

/* The latest day on which one of @kind was met; whether one that is not is still to come, or just passed. */
static KwDate
last_met (const Count *count, KwDeadlineKind kind, gboolean *booked)
{
  KwDate last = KW_NONE;

  *booked = FALSE;
  for (guint i = 0; i < count->facts->n_deadlines; i++)
    {
      const KwDeadline *deadline = &count->facts->deadlines[i];

      if (deadline->kind != kind)
        continue;
      if (is_met (count, deadline))
        last = MAX (last, deadline->met);
      else
        *booked = *booked || !is_old (count, deadline);
    }
  return last;
}

static const KwDeadline *
find_breathing_space (const KwFamilyFacts *facts)
{
  const KwDeadline *end = NULL;

  for (guint i = 0; i < facts->n_deadlines; i++)
    if (facts->deadlines[i].kind == KW_DEADLINE_BREATHING_SPACE_END &&
        (end == NULL || facts->deadlines[i].due >= end->due))
      end = &facts->deadlines[i];
  return end;
}

static gboolean
was_reviewed (const Count *count, KwDate start, KwDate end)
{
  for (guint i = 0; i < count->facts->n_deadlines; i++)
    {
      const KwDeadline *deadline = &count->facts->deadlines[i];

      if (deadline->kind == KW_DEADLINE_BREATHING_SPACE_REVIEW && is_met (count, deadline) &&
          deadline->met >= start && deadline->met <= end)
        return TRUE;
    }
  return FALSE;
}

static void
count_breathing_space (Count *count)
{
  const KwDeadline *end = find_breathing_space (count->facts);
  int days = number_of (count, KW_POLICY_BREATHING_SPACE_DAYS);
  KwDate start, today = count->work->today;
  gboolean booked;

  if (end == NULL || !problem_is_open (count, end->problem))
    return;
  start = end->due - days;
  if (today < start || today > end->due)
    return;
  count_day (count, end->due);
  last_met (count, KW_DEADLINE_BREATHING_SPACE_REVIEW, &booked);
  if (booked || was_reviewed (count, start, end->due))
    return;
  if (start + number_of (count, KW_POLICY_BREATHING_SPACE_REVIEW_TO) >= today &&
      today >= start + number_of (count, KW_POLICY_BREATHING_SPACE_REVIEW_FROM))
    count->near++;
  else
    count_day (count, start + number_of (count, KW_POLICY_BREATHING_SPACE_REVIEW_TO));
}

static void
count_care_proceedings (Count *count)
{
  const KwDeadline *first = NULL;

  for (guint i = 0; i < count->facts->n_deadlines; i++)
    {
      const KwDeadline *deadline = &count->facts->deadlines[i];

      if (deadline->kind == KW_DEADLINE_CARE_HEARING && (first == NULL || deadline->due < first->due) &&
          problem_is_open (count, deadline->problem))
        first = deadline;
    }
  if (first != NULL && first->due <= count->work->today)
    count_day (count, first->due + number_of (count, KW_POLICY_CARE_PROCEEDINGS_WEEKS) * DAYS_OF_WEEK);
}

static void
count_reviews (Count *count)
{
  const KwFamilyFacts *facts = count->facts;
  gboolean booked;
  KwDate last = last_met (count, KW_DEADLINE_TAF_REVIEW, &booked);

  if (!booked && last != KW_NONE)
    count_day (count, last + number_of (count, KW_POLICY_TAF_NEXT_WEEKS) * DAYS_OF_WEEK);
  else if (!booked)
    count_day (count, facts->opened + number_of (count, KW_POLICY_TAF_FIRST_WEEKS) * DAYS_OF_WEEK);
  last = last_met (count, KW_DEADLINE_REVIEW, &booked);
  if (!booked)
    count_day (count,
               kw_date_add_months (MAX (last, facts->opened), number_of (count, KW_POLICY_SUMMARY_MONTHS)));
}

static gboolean
is_expected (const Count *count, const KwMemberFact *child, const KwVisitFact *visit)
{
  if (!child->member.at_home || visit->start <= child->last_seen)
    return FALSE;
  if (child->has_school && count->work->school != NULL &&
      kw_opening_hours_is_open (count->work->school, visit->start, NULL))
    return FALSE;
  return child->written == KW_NONE || child->written < kw_instant_to_date (visit->start);
}

static void
count_children (Count *count)
{
  const KwFamilyFacts *facts = count->facts;
  KwInstant since = kw_date_start (count->work->today - number_of (count, KW_POLICY_OUT_OF_TOUCH_DAYS));

  for (guint i = 0; i < facts->n_members; i++)
    {
      const KwMemberFact *child = &facts->members[i];

      if (!kw_member_is_child (&child->member, count->work->today) || child->member.born > count->work->today)
        continue;
      for (guint v = 0; v < facts->n_visits; v++)
        {
          const KwVisitFact *visit = &facts->visits[v];

          if (visit->outcome != KW_VISIT_SEEN || visit->kind != KW_VISIT_HOME || !visit->says_who ||
              visit->start < since || !is_expected (count, child, visit))
            continue;
          count_moment (count, visit->start + number_of (count, KW_POLICY_CHILD_NOT_SEEN_HOURS) * KW_HOUR);
          break;
        }
    }
}

void
kw_team_count_clocks (const KwTeamWork *self, const KwFamilyFacts *facts, guint *near, guint *overdue)
{
  Count count = { .work = self, .facts = facts };

  count_deadlines (&count);
  count_concerns (&count);
  if (facts->status != KW_FAMILY_CLOSED)
    {
      count_referrals (&count);
      count_breathing_space (&count);
      count_care_proceedings (&count);
      if (facts->status == KW_FAMILY_ACTIVE)
        count_reviews (&count);
      count_children (&count);
    }
  *near = count.near;
  *overdue = count.overdue;
}
