/* kw-team-family.c: the figures of one family, from its facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-team-private.h"

#include "kw-people.h"

#define DAYS_OF_WEEK       7
#define DAYS_OF_FOUR_WEEKS 28
#define GREATEST_SEVERITY  4

void
kw_team_work_init (KwTeamWork *self, const GPtrArray *services, const KwPolicy *policy, KwInstant now)
{
  KwDate monday;

  *self = (KwTeamWork){ .policy = policy, .services = services, .now = now, .today = kw_instant_to_date (now) };
  monday = self->today - (kw_date_weekday (self->today) - 1);
  for (int i = 0; i < KW_RHYTHM_WEEKS; i++)
    self->weeks[i] = kw_date_start (monday - (KW_RHYTHM_WEEKS - 1 - i) * DAYS_OF_WEEK);
  self->since_7 = kw_date_start (self->today - DAYS_OF_WEEK + 1);
  self->since_28 = kw_date_start (self->today - DAYS_OF_FOUR_WEEKS + 1);
  self->school = kw_opening_hours_parse (kw_policy_get_text (policy, "school-hours"), NULL);
}

void
kw_team_work_clear (KwTeamWork *self)
{
  g_clear_pointer (&self->school, kw_opening_hours_free);
}

gboolean
kw_team_problem_is_open (const KwTeamWork *self, const KwProblem *problem)
{
  return problem != NULL && problem->identified <= self->today &&
         (problem->resolved == KW_NONE || problem->resolved > self->today);
}

static gboolean
is_met_or_listed (const KwTeamWork *self, const KwFamilyFacts *facts, const KwProblem *problem)
{
  for (guint i = 0; i < facts->n_referrals; i++)
    {
      const KwReferral *referral = &facts->referrals[i];

      if (referral->problem == problem->record.id &&
          (referral->status == KW_REFERRAL_WAITING_LIST ||
           (referral->met != KW_NONE && referral->met >= problem->acknowledged && referral->met <= self->now)))
        return TRUE;
    }
  return FALSE;
}

gboolean
kw_team_problem_is_breakthrough (const KwTeamWork *self, const KwFamilyFacts *facts, const KwProblem *problem)
{
  return kw_team_problem_is_open (self, problem) && problem->acknowledged != KW_NONE &&
         problem->acknowledged <= self->now && (int) problem->help_wanted != KW_HELP_NOT_NOW &&
         kw_policy_get_domain (self->policy, problem->domain)->group == KW_GROUP_SENSITIVE &&
         !is_met_or_listed (self, facts, problem);
}

static void
count_seen (const KwTeamWork *work, KwTeamFamily *self, const KwVisitFact *visit)
{
  int week = KW_RHYTHM_WEEKS - 1;

  while (week >= 0 && visit->start < work->weeks[week])
    week--;
  if (week >= 0)
    self->weeks[week]++;
  self->seen_7 += visit->start >= work->since_7;
  self->seen_28 += visit->start >= work->since_28;
}

/* Facts hold no visit later than now. */
static void
count_visits (const KwTeamWork *work, KwTeamFamily *self)
{
  const KwFamilyFacts *facts = self->facts;
  KwInstant monday = work->weeks[KW_RHYTHM_WEEKS - 1];
  KwInstant last_seen = facts->seen_before;

  self->run = facts->run_before;
  for (guint i = 0; i < facts->n_visits; i++)
    {
      const KwVisitFact *visit = &facts->visits[i];

      if (visit->start >= monday)
        self->minutes_this_week += visit->minutes;
      if (visit->outcome != KW_VISIT_SEEN)
        {
          self->run++;
          continue;
        }
      self->run = 0;
      last_seen = visit->start;
      count_seen (work, self, visit);
    }
  self->seen_this_week = self->weeks[KW_RHYTHM_WEEKS - 1];
  if (last_seen != KW_NONE)
    self->days_since_seen = work->today - kw_instant_to_date (last_seen);
}

static void
judge_rhythm (const KwTeamWork *work, KwTeamFamily *self)
{
  const KwFamilyFacts *facts = self->facts;
  KwDate held = facts->held_from != KW_NONE ? facts->held_from : facts->opened;
  gint64 days = self->days_since_seen != KW_NONE ? self->days_since_seen : work->today - held;
  gboolean active = facts->status == KW_FAMILY_ACTIVE;

  self->out_of_touch = active && days >= kw_policy_get_number (work->policy, KW_POLICY_OUT_OF_TOUCH_DAYS);
  self->run_flag = self->run >= (guint) kw_policy_get_number (work->policy, KW_POLICY_NOT_SEEN_RUN);
  if (active && self->target.low > self->seen_this_week)
    self->owed = (guint) self->target.low - self->seen_this_week;
}

static gboolean
is_in_danger (const KwTeamWork *work, const KwFamilyFacts *facts, const KwProblem *problem)
{
  if (problem->immediate_risk)
    return TRUE;
  for (guint i = 0; i < facts->n_concerns; i++)
    {
      const KwConcern *concern = &facts->concerns[i];

      if (concern->problem == problem->record.id && concern->harm != KW_HARM_WORRY && concern->raised <= work->now &&
          (concern->closed == KW_NONE || concern->closed > work->today))
        return TRUE;
    }
  return FALSE;
}

/* Only the last pin of a problem counts; none moves somebody's safety. */
static void
count_pins (const KwTeamWork *work, KwTeamFamily *self)
{
  const KwFamilyFacts *facts = self->facts;

  for (guint i = 0; i < facts->n_problems; i++)
    {
      const KwProblem *problem = &facts->problems[i];
      const KwPin *last = NULL;

      for (guint p = 0; p < facts->n_pins; p++)
        if (facts->pins[p].problem == problem->record.id)
          last = &facts->pins[p];
      if (last == NULL || (last->until != KW_NONE && last->until < work->today) ||
          !kw_team_problem_is_open (work, problem) || is_in_danger (work, facts, problem))
        continue;
      self->pins++;
      self->pins_waiting += !last->approved;
    }
}

static void
count_problems (const KwTeamWork *work, KwTeamFamily *self, guint *severe)
{
  const KwFamilyFacts *facts = self->facts;

  *severe = 0;
  for (guint i = 0; i < facts->n_problems; i++)
    {
      const KwProblem *problem = &facts->problems[i];

      if (!kw_team_problem_is_open (work, problem))
        continue;
      self->problems++;
      *severe += problem->severity == GREATEST_SEVERITY;
      self->breakthroughs += kw_team_problem_is_breakthrough (work, facts, problem);
    }
}

static void
count_hours (const KwTeamWork *work, KwTeamFamily *self)
{
  const KwFamilyFacts *facts = self->facts;

  for (guint i = 0; i < facts->n_referrals; i++)
    {
      const KwReferral *referral = &facts->referrals[i];
      const KwProblem *problem = kw_family_facts_find_problem (facts, referral->problem);
      KwInstant told = referral->breakthrough;
      gint64 hours;

      if (told == KW_NONE && problem != NULL)
        told = problem->acknowledged;
      if (told == KW_NONE || referral->met == KW_NONE || referral->met < told || referral->met > work->now ||
          referral->met < work->now - KW_TEAM_SPEED_DAYS * KW_DAY)
        continue;
      hours = (referral->met - told) / KW_HOUR;
      if (self->hours == NULL)
        self->hours = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->hours, hours);
    }
}

static void
count_concerns (const KwTeamWork *work, KwTeamFamily *self)
{
  for (guint i = 0; i < self->facts->n_concerns; i++)
    {
      const KwConcern *concern = &self->facts->concerns[i];

      self->concerns += concern->raised <= work->now && (concern->closed == KW_NONE || concern->closed > work->today);
    }
}

static void
count_children (const KwTeamWork *work, KwTeamFamily *self)
{
  int days = kw_policy_get_number (work->policy, KW_POLICY_CHILD_ALONE_DAYS);

  for (guint i = 0; i < self->facts->n_members; i++)
    {
      const KwMemberFact *child = &self->facts->members[i];
      gint64 not_alone;

      if (!kw_member_is_child (&child->member, work->today) || child->member.born > work->today)
        continue;
      self->children++;
      not_alone = child->last_alone == KW_NONE ? KW_TEAM_NEVER : work->today - kw_instant_to_date (child->last_alone);
      if (not_alone <= days)
        continue;
      self->children_not_alone++;
      self->not_alone_days = MAX (self->not_alone_days, not_alone);
    }
}

static gboolean
needs_interpreter (const KwFamilyFacts *facts)
{
  for (guint i = 0; i < facts->n_members; i++)
    if (facts->members[i].speaks && facts->members[i].member.at_home)
      return TRUE;
  return FALSE;
}

static void
weigh (const KwTeamWork *work, KwTeamFamily *self, guint severe)
{
  static const KwPolicyNumber intensities[] = { [KW_INTENSIVE] = KW_POLICY_LOAD_INTENSIVE,
                                                [KW_LIGHT] = KW_POLICY_LOAD_LIGHT,
                                                [KW_STEPPING_DOWN] = KW_POLICY_LOAD_STEPPING_DOWN };
  const KwPolicy *policy = work->policy;
  KwLoad *load = &self->load;

  load->intensity = kw_policy_get_number (policy, intensities[self->facts->intensity]);
  load->problems = (int) self->problems * kw_policy_get_number (policy, KW_POLICY_LOAD_PROBLEM);
  load->severe = (int) severe * kw_policy_get_number (policy, KW_POLICY_LOAD_SEVERE);
  load->children = (int) self->children * kw_policy_get_number (policy, KW_POLICY_LOAD_CHILD);
  if (needs_interpreter (self->facts))
    load->interpreter = kw_policy_get_number (policy, KW_POLICY_LOAD_INTERPRETER);
  load->total = load->intensity + load->problems + load->severe + load->children + load->interpreter;
}

KwTeamFamily *
kw_team_work_make_family (const KwTeamWork *work, const KwFamilyFacts *facts)
{
  KwTeamFamily *self = g_new0 (KwTeamFamily, 1);
  guint severe;

  self->facts = facts;
  self->days_since_seen = self->not_alone_days = KW_NONE;
  self->target = kw_rhythm_get_target (facts->visits_per_week, facts->intensity, work->policy);
  count_visits (work, self);
  judge_rhythm (work, self);
  kw_team_count_clocks (work, facts, &self->clocks_near, &self->clocks_overdue);
  count_problems (work, self, &severe);
  count_hours (work, self);
  count_pins (work, self);
  count_concerns (work, self);
  count_children (work, self);
  self->plan_days = MAX (0, work->today - kw_instant_to_date (facts->plan_changed));
  self->plan_stale =
      self->problems > 0 && self->plan_days >= kw_policy_get_number (work->policy, KW_POLICY_STALE_PLAN_DAYS);
  weigh (work, self, severe);
  return self;
}

/**
 * kw_team_family_new:
 * @facts: a family's facts, which must outlive the result
 * @services: (nullable) (element-type KwService): the directory
 * @policy: the policy
 * @now: as of when: what @facts were listed for, or later
 *
 * Returns: (transfer full): its figures
 */
KwTeamFamily *
kw_team_family_new (const KwFamilyFacts *facts, const GPtrArray *services, const KwPolicy *policy, KwInstant now)
{
  KwTeamWork work;
  KwTeamFamily *self;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  kw_team_work_init (&work, services, policy, now);
  self = kw_team_work_make_family (&work, facts);
  kw_team_work_clear (&work);
  return self;
}

void
kw_team_family_free (KwTeamFamily *family)
{
  if (family == NULL)
    return;
  g_clear_pointer (&family->hours, g_array_unref);
  g_free (family->name_key);
  g_free (family);
}
