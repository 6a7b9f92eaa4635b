/* kw-supervision-walk.c: each family with what changed since the last supervision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-supervision.h"

#include "kw-people.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KwSupervisionStop *stop;
  KwInstant since;
  KwInstant now;
  KwDate today;
} Stopping;

static void
change_free (gpointer data)
{
  KwSupervisionChange *change = data;

  g_free (change->words);
  g_free (change);
}

static void
stop_free (gpointer data)
{
  KwSupervisionStop *stop = data;

  kw_case_file_unref (stop->case_file);
  g_ptr_array_unref (stop->changes);
  g_ptr_array_unref (stop->actions);
  g_ptr_array_unref (stop->entries);
  g_ptr_array_unref (stop->clocks);
  g_ptr_array_unref (stop->concerns);
  g_ptr_array_unref (stop->approvals);
  g_ptr_array_unref (stop->pins);
  g_free (stop);
}

/* Takes @words. */
static void
add_change (Stopping *self, KwInstant when, gint64 problem, char *words)
{
  KwSupervisionChange *change;

  if (when == KW_NONE || when < self->since || when > self->now)
    {
      g_free (words);
      return;
    }
  change = g_new (KwSupervisionChange, 1);
  *change = (KwSupervisionChange){ when, words, problem };
  g_ptr_array_add (self->stop->changes, change);
}

static KwInstant
noon_of (KwDate date)
{
  return date == KW_NONE ? KW_NONE : kw_instant_from_local (date, 12, 0, 0);
}

static void
add_problem_changes (Stopping *self)
{
  const GPtrArray *problems = kw_case_file_list (self->stop->case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);
      gint64 id = problem->record.id;

      /* Translators: a problem's title, in each of the next three */
      add_change (self, noon_of (problem->identified), id, g_strdup_printf (_ ("New: %s"), problem->title));
      add_change (self, problem->acknowledged, id, g_strdup_printf (_ ("Told us: %s"), problem->title));
      add_change (self, noon_of (problem->resolved), id, g_strdup_printf (_ ("Settled: %s"), problem->title));
    }
}

static void
add_referral_changes (Stopping *self)
{
  const GPtrArray *referrals = kw_case_file_list (self->stop->case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);

      /* Translators: a service, in each of the next two */
      add_change (self, referral->sent, referral->problem, g_strdup_printf (_ ("Referred: %s"), referral->service));
      add_change (self, referral->met, referral->problem, g_strdup_printf (_ ("Met: %s"), referral->service));
    }
}

static void
add_concern_changes (Stopping *self)
{
  const GPtrArray *concerns = kw_case_file_list (self->stop->case_file, KW_RECORD_CONCERN);

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      add_change (self, concern->raised, concern->problem, g_strdup (_ ("Concern raised")));
      add_change (self, noon_of (concern->closed), concern->problem, g_strdup (_ ("Concern closed")));
      if (concern->raised <= self->now && (concern->closed == KW_NONE || concern->closed > self->today))
        g_ptr_array_add (self->stop->concerns, g_ptr_array_index (concerns, i));
    }
}

static void
add_other_changes (Stopping *self)
{
  const GPtrArray *steps = kw_case_file_list (self->stop->case_file, KW_RECORD_STEP);
  const GPtrArray *deadlines = kw_case_file_list (self->stop->case_file, KW_RECORD_DEADLINE);
  const GPtrArray *events = kw_case_file_list (self->stop->case_file, KW_RECORD_EVENT);

  for (guint i = 0; i < steps->len; i++)
    {
      const KwStep *step = g_ptr_array_index (steps, i);

      /* Translators: a step of the plan */
      add_change (self, noon_of (step->done), step->problem, g_strdup_printf (_ ("Done: %s"), step->title));
    }
  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);

      /* Translators: "bailiffs", "court" */
      add_change (self, noon_of (deadline->met), deadline->problem,
                  g_strdup_printf (_ ("Met: %s"), kw_deadline_kind_get_short_title (deadline->kind)));
    }
  for (guint i = 0; i < events->len; i++)
    {
      const KwEvent *event = g_ptr_array_index (events, i);

      add_change (self, noon_of (event->date), KW_NONE, g_strdup (event->headline));
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const KwSupervisionChange *left = *(KwSupervisionChange *const *) a, *right = *(KwSupervisionChange *const *) b;

  return (left->when > right->when) - (left->when < right->when);
}

static void
add_pins (Stopping *self)
{
  const GPtrArray *pins = kw_case_file_list (self->stop->case_file, KW_RECORD_PIN);

  for (guint i = 0; i < pins->len; i++)
    {
      const KwPin *pin = g_ptr_array_index (pins, i);

      if (!pin->approved && (pin->until == KW_NONE || pin->until >= self->today))
        g_ptr_array_add (self->stop->pins, g_ptr_array_index (pins, i));
    }
}

static void
add_entries (Stopping *self)
{
  const GPtrArray *entries = kw_case_file_list (self->stop->case_file, KW_RECORD_SUPERVISION_FAMILY);

  for (guint i = entries->len; i > 0; i--)
    g_ptr_array_add (self->stop->entries, g_ptr_array_index (entries, i - 1));
}

static GPtrArray *
find_clocks (const Stopping *self, const GPtrArray *services, const KwPolicy *policy)
{
  GPtrArray *clocks = kw_clocks_compute (self->stop->case_file, policy, services, self->now);

  for (guint i = clocks->len; i > 0; i--)
    if (((const KwClockEntry *) g_ptr_array_index (clocks, i - 1))->state == KW_CLOCK_RUNNING)
      g_ptr_array_remove_index (clocks, i - 1);
  return clocks;
}

static void
look_for_children (Stopping *self)
{
  const GPtrArray *members = kw_case_file_list (self->stop->case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      self->stop->has_children =
          self->stop->has_children ||
          (kw_member_is_child (member, self->today) && (member->born == KW_NONE || member->born <= self->today));
    }
}

static KwSupervisionStop *
make_stop (KwCaseFile *case_file, KwDate since, const GPtrArray *services, const KwPolicy *policy, KwInstant now)
{
  KwSupervisionStop *stop = g_new0 (KwSupervisionStop, 1);
  Stopping self = { .stop = stop, .since = kw_date_start (since), .now = now, .today = kw_instant_to_date (now) };

  stop->case_file = kw_case_file_ref (case_file);
  stop->changes = g_ptr_array_new_with_free_func (change_free);
  stop->entries = g_ptr_array_new ();
  stop->concerns = g_ptr_array_new ();
  stop->pins = g_ptr_array_new ();
  stop->actions = kw_supervision_list_actions (case_file);
  stop->approvals = kw_approval_list_waiting (case_file);
  stop->clocks = find_clocks (&self, services, policy);
  add_problem_changes (&self);
  add_referral_changes (&self);
  add_concern_changes (&self);
  add_other_changes (&self);
  g_ptr_array_sort (stop->changes, compare_changes);
  add_pins (&self);
  add_entries (&self);
  look_for_children (&self);
  return stop;
}

static const KwSupervision *
find_previous (const KwSupervisionData *data, gint64 worker, KwDate today)
{
  const KwSupervision *previous = NULL;

  for (guint i = 0; i < data->supervisions->len; i++)
    {
      const KwSupervision *supervision = g_ptr_array_index (data->supervisions, i);

      if (supervision->worker == worker && supervision->held < today &&
          (previous == NULL || supervision->held >= previous->held))
        previous = supervision;
    }
  return previous;
}

static gboolean
is_of_worker (const KwSupervisionData *data, const KwSupervisionTask *task, gint64 worker)
{
  for (guint i = 0; i < data->supervisions->len; i++)
    {
      const KwSupervision *supervision = g_ptr_array_index (data->supervisions, i);

      if (supervision->record.id == task->supervision)
        return supervision->worker == worker;
    }
  return FALSE;
}

/**
 * kw_supervision_walk_new:
 * @data: what is recorded about supervision
 * @case_files: (element-type KwCaseFile): the worker's families
 * @worker: the worker's id
 * @services: (nullable): the directory
 * @policy: the policy
 * @now: when the meeting is
 *
 * Returns: (transfer full): what to go through
 */
KwSupervisionWalk *
kw_supervision_walk_new (const KwSupervisionData *data,
                         const GPtrArray *case_files,
                         gint64 worker,
                         const GPtrArray *services,
                         const KwPolicy *policy,
                         KwInstant now)
{
  KwSupervisionWalk *self = g_new0 (KwSupervisionWalk, 1);
  KwDate today = kw_instant_to_date (now);

  self->previous = find_previous (data, worker, today);
  self->since = self->previous != NULL
                  ? self->previous->held
                  : kw_date_add_months (today, -kw_policy_get_number (policy, KW_POLICY_SUPERVISION_MONTHS));
  self->tasks = g_ptr_array_new ();
  self->stops = g_ptr_array_new_with_free_func (stop_free);
  for (guint i = 0; i < data->tasks->len; i++)
    {
      KwSupervisionTask *task = g_ptr_array_index (data->tasks, i);

      if (task->done == KW_NONE && is_of_worker (data, task, worker))
        g_ptr_array_add (self->tasks, task);
    }
  for (guint i = 0; i < case_files->len; i++)
    g_ptr_array_add (self->stops, make_stop (g_ptr_array_index (case_files, i), self->since, services, policy, now));
  return self;
}

void
kw_supervision_walk_free (KwSupervisionWalk *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->stops);
  g_free (self);
}
