/* kw-reader.c: what one named reader may see of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-reader.h"

#include "kw-people.h"
#include "kw-referral.h"

#include <glib/gi18n-lib.h>

/* Judging */

static gboolean
has_raised (const KwProblem *problem, KwRaisedBy by)
{
  for (guint i = 0; problem->raised_by != NULL && i < problem->raised_by->len; i++)
    if (g_array_index (problem->raised_by, int, i) == (int) by)
      return TRUE;
  return FALSE;
}

static gboolean
has_concern (const KwCaseFile *case_file, const KwProblem *problem)
{
  const GPtrArray *concerns = kw_case_file_list (case_file, KW_RECORD_CONCERN);

  for (guint i = 0; i < concerns->len; i++)
    if (((const KwConcern *) g_ptr_array_index (concerns, i))->problem == problem->record.id)
      return TRUE;
  return FALSE;
}

/* Whose problem it is, as far as the reader goes. */
typedef struct
{
  guint n_members;
  guint n_other_adults;
  gboolean reader;
} Belonging;

static Belonging
find_belonging (const KwCaseFile *case_file, gint64 reader, const KwProblem *problem, KwDate today)
{
  const GPtrArray *all = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);
  Belonging belonging = { 0 };

  for (guint i = 0; i < all->len; i++)
    {
      const KwProblemMember *one = g_ptr_array_index (all, i);
      const KwMember *member;

      if (one->problem != problem->record.id)
        continue;
      belonging.n_members++;
      member = kw_case_file_find (case_file, KW_RECORD_MEMBER, one->member);
      if (one->member == reader)
        belonging.reader = TRUE;
      else if (member == NULL || !kw_member_is_child (member, today))
        belonging.n_other_adults++;
    }
  return belonging;
}

static gboolean
brings_up_children (const KwMember *member)
{
  switch (member->role)
    {
    case KW_MEMBER_MOTHER:
    case KW_MEMBER_FATHER:
    case KW_MEMBER_PARENT:
    case KW_MEMBER_STEP_PARENT:
    case KW_MEMBER_CARER:
      return member->at_home;
    case KW_MEMBER_PARTNER:
    case KW_MEMBER_GRANDPARENT:
    case KW_MEMBER_CHILD:
    case KW_MEMBER_RELATIVE:
    case KW_MEMBER_OTHER:
    default:
      return FALSE;
    }
}

/* A sensitive problem is its owner's alone. Others are also for the adults of the household where they are
 * everybody's, and for those who bring up the children whose they are. */
static gboolean
is_theirs (const KwMember *reader, const Belonging *belonging, gboolean sensitive, KwDate today)
{
  if (sensitive)
    return belonging->reader && belonging->n_other_adults == 0;
  if (belonging->reader)
    return TRUE;
  if (belonging->n_members == 0)
    return reader->at_home && !kw_member_is_child (reader, today);
  return belonging->n_other_adults == 0 && brings_up_children (reader) && !kw_member_is_child (reader, today);
}

static gboolean
is_known_to_family (const KwProblem *problem)
{
  return problem->acknowledged != KW_NONE || problem->family_rank > 0 || has_raised (problem, KW_RAISED_BY_FAMILY) ||
         has_raised (problem, KW_RAISED_BY_CHILD);
}

static gboolean
only_child_told (const KwProblem *problem)
{
  return has_raised (problem, KW_RAISED_BY_CHILD) && !has_raised (problem, KW_RAISED_BY_FAMILY);
}

/**
 * kw_reader_judge:
 * @case_file: a case file
 * @policy: what is sensitive
 * @reader: a member
 * @problem: a problem of the case file
 * @today: the day
 *
 * Returns: whether @reader may see that there is such a problem
 */
KwReaderVerdict
kw_reader_judge (const KwCaseFile *case_file,
                 const KwPolicy *policy,
                 gint64 reader,
                 const KwProblem *problem,
                 KwDate today)
{
  const KwMember *member = kw_case_file_find (case_file, KW_RECORD_MEMBER, reader);
  const KwDomainPolicy *domain = kw_policy_get_domain (policy, problem->domain);
  gboolean sensitive = domain->group == KW_GROUP_SENSITIVE;
  Belonging belonging = find_belonging (case_file, reader, problem, today);

  if (domain->speak_alone || problem->domain == KW_DOMAIN_DOMESTIC_ABUSE ||
      problem->domain == KW_DOMAIN_EXPLOITATION)
    return KW_READER_SPEAK_ALONE;
  if (problem->immediate_risk || has_concern (case_file, problem))
    return KW_READER_CONCERN;
  if (sensitive && problem->acknowledged == KW_NONE)
    return KW_READER_NOT_TOLD;
  if (member == NULL || !is_theirs (member, &belonging, sensitive, today))
    return KW_READER_NOT_THEIRS;
  if (only_child_told (problem) && !(belonging.reader && kw_member_is_child (member, today)))
    return KW_READER_CHILD_TOLD;
  return is_known_to_family (problem) ? KW_READER_MAY_SEE : KW_READER_NOT_RAISED;
}

/**
 * kw_reader_verdict_get_reason:
 * @verdict: a verdict
 *
 * Returns: (transfer none): why, for the worker: a sentence; "" where it is shown
 */
const char *
kw_reader_verdict_get_reason (KwReaderVerdict verdict)
{
  static const char *const reasons[KW_N_READER_VERDICTS] = {
    [KW_READER_MAY_SEE] = "",
    [KW_READER_SPEAK_ALONE] = N_ ("Never on paper or at the table: speak about it alone."),
    [KW_READER_CONCERN] = N_ ("There is a concern for somebody’s safety."),
    [KW_READER_NOT_TOLD] = N_ ("Nobody has told us about it yet."),
    [KW_READER_CHILD_TOLD] = N_ ("Only a child told us."),
    [KW_READER_NOT_THEIRS] = N_ ("It is somebody else’s."),
    [KW_READER_NOT_RAISED] = N_ ("The family has not raised it."),
  };

  g_return_val_if_fail (verdict < KW_N_READER_VERDICTS, "");

  return *reasons[verdict] != '\0' ? _ (reasons[verdict]) : "";
}

/* Making */

static void
step_free (gpointer data)
{
  KwReaderStep *step = data;

  g_free (step->title);
  g_free (step);
}

static void
problem_free (gpointer data)
{
  KwReaderProblem *problem = data;

  g_ptr_array_unref (problem->steps);
  g_array_unref (problem->dates);
  g_free (problem->service);
  g_free (problem->title);
  g_free (problem);
}

/* Own steps, the key worker's, everybody else's; each in the order of entry. */
static int
compare_steps (gconstpointer a, gconstpointer b)
{
  static const int ranks[] = {
    [KW_OWNER_FAMILY] = 0,
    [KW_OWNER_KEY_WORKER] = 1,
    [KW_OWNER_SPECIALIST] = 2,
    [KW_OWNER_OTHER] = 2,
  };
  const KwReaderStep *step_a = *(const KwReaderStep *const *) a;
  const KwReaderStep *step_b = *(const KwReaderStep *const *) b;
  int difference = ranks[step_a->owner] - ranks[step_b->owner];

  return difference != 0 ? difference : (step_a->step > step_b->step) - (step_a->step < step_b->step);
}

static void
add_steps (KwReaderProblem *self, const KwCaseFile *case_file)
{
  const GPtrArray *steps = kw_case_file_list (case_file, KW_RECORD_STEP);

  for (guint i = 0; i < steps->len; i++)
    {
      const KwStep *step = g_ptr_array_index (steps, i);
      KwReaderStep *copy;

      /* What a supervisor has to do is about the work, not about the family's life. */
      if (step->problem != self->problem || step->done != KW_NONE || step->owner == KW_OWNER_SUPERVISOR)
        continue;
      copy = g_new0 (KwReaderStep, 1);
      copy->step = step->record.id;
      copy->title = g_strdup (step->title);
      copy->owner = step->owner;
      copy->due = step->due;
      copy->waiting_until = step->waiting_until;
      g_ptr_array_add (self->steps, copy);
    }
  g_ptr_array_sort (self->steps, compare_steps);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const KwReaderDate *date_a = a;
  const KwReaderDate *date_b = b;

  return (date_a->due > date_b->due) - (date_a->due < date_b->due);
}

static void
add_dates (KwReaderProblem *self, const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *deadlines = kw_case_file_list (case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);
      KwReaderDate date = { deadline->kind, deadline->due };

      if (deadline->problem != self->problem || deadline->met != KW_NONE || deadline->due < today ||
          deadline->kind == KW_DEADLINE_CARE_HEARING || deadline->kind == KW_DEADLINE_CHILD_PROTECTION_CONFERENCE)
        continue;
      g_array_append_val (self->dates, date);
    }
  g_array_sort (self->dates, compare_dates);
}

static void
add_service (KwReaderProblem *self, const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *referrals = kw_case_file_list (case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);
      const KwAppointment *next;

      if (referral->problem != self->problem || !kw_referral_is_open (referral))
        continue;
      g_free (self->service);
      self->service = g_strdup (referral->service);
      next = kw_referral_get_next_appointment (case_file, referral, now);
      self->appointment = next != NULL ? next->start : KW_NONE;
    }
}

static KwReaderProblem *
problem_new (const KwPlan *plan, const KwProblem *problem)
{
  KwReaderProblem *self = g_new0 (KwReaderProblem, 1);

  self->problem = problem->record.id;
  self->title = g_strdup (problem->title);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->dates = g_array_new (FALSE, FALSE, sizeof (KwReaderDate));
  self->appointment = KW_NONE;
  add_steps (self, plan->case_file);
  add_dates (self, plan->case_file, plan->today);
  add_service (self, plan->case_file, plan->now);
  return self;
}

static gboolean
may_see (const KwPlan *plan, gint64 reader, const KwProblem *problem)
{
  return kw_reader_judge (plan->case_file, plan->policy, reader, problem, plan->today) == KW_READER_MAY_SEE;
}

static void
add_settled (KwReaderPlan *self, const KwPlan *plan, gint64 reader)
{
  const GPtrArray *problems = kw_case_file_list (plan->case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->identified <= plan->today && problem->resolved != KW_NONE && problem->resolved <= plan->today &&
          may_see (plan, reader, problem))
        g_ptr_array_add (self->settled, g_strdup (problem->title));
    }
}

static KwInstant
find_next_visit (const KwPlan *plan)
{
  const GPtrArray *appointments = kw_case_file_list (plan->case_file, KW_RECORD_APPOINTMENT);
  KwInstant next = KW_NONE;

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);

      if (appointment->kind == KW_APPOINTMENT_VISIT && appointment->outcome == KW_APPOINTMENT_PLANNED &&
          appointment->start >= plan->now && (next == KW_NONE || appointment->start < next))
        next = appointment->start;
    }
  return next;
}

/**
 * kw_reader_plan_new:
 * @plan: the whole plan
 * @reader: a member of its family
 * @worker: (nullable): the key worker's name
 *
 * Returns: (transfer full): what @reader may see of it
 */
KwReaderPlan *
kw_reader_plan_new (const KwPlan *plan, gint64 reader, const char *worker)
{
  const KwMember *member;
  const KwFamily *family;
  KwReaderPlan *self;

  g_return_val_if_fail (plan != NULL, NULL);
  member = kw_case_file_find (plan->case_file, KW_RECORD_MEMBER, reader);
  g_return_val_if_fail (member != NULL, NULL);

  family = kw_case_file_get_family (plan->case_file);
  self = g_new0 (KwReaderPlan, 1);
  self->reader = g_strdup (kw_member_get_name (member));
  self->family = g_strdup (family->name);
  self->today = plan->today;
  self->now = plan->now;
  self->worker = g_strdup (worker);
  self->goal = g_strdup (family->goal);
  self->strengths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; family->strengths != NULL && family->strengths[i] != NULL; i++)
    g_ptr_array_add (self->strengths, g_strdup (family->strengths[i]));
  self->voice = g_strdup (member->voice);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->settled = g_ptr_array_new_with_free_func (g_free);
  self->next_visit = find_next_visit (plan);
  for (guint i = 0; i < plan->n_places; i++)
    if (may_see (plan, reader, plan->places[i].problem))
      g_ptr_array_add (self->problems, problem_new (plan, plan->places[i].problem));
  add_settled (self, plan, reader);
  return self;
}

/**
 * kw_reader_plan_free:
 * @self: (transfer full): a reader's plan
 */
void
kw_reader_plan_free (KwReaderPlan *self)
{
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->settled);
  g_ptr_array_unref (self->strengths);
  g_free (self->reader);
  g_free (self->family);
  g_free (self->worker);
  g_free (self->goal);
  g_free (self->voice);
  g_free (self);
}

static void
leave_out_step (KwReaderProblem *problem, gint64 id)
{
  for (guint i = problem->steps->len; i > 0; i--)
    if (((const KwReaderStep *) g_ptr_array_index (problem->steps, i - 1))->step == id)
      g_ptr_array_remove_index (problem->steps, i - 1);
}

/**
 * kw_reader_plan_leave_out:
 * @self: a reader's plan
 * @problem_or_step: the id of a problem or a step; unknown ones are ignored
 *
 * Takes something out that the worker does not want to show: words of the record can say more than they should.
 */
void
kw_reader_plan_leave_out (KwReaderPlan *self, gint64 problem_or_step)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->problems->len; i > 0; i--)
    {
      KwReaderProblem *problem = g_ptr_array_index (self->problems, i - 1);

      leave_out_step (problem, problem_or_step);
      if (problem->problem == problem_or_step)
        g_ptr_array_remove_index (self->problems, i - 1);
    }
}
