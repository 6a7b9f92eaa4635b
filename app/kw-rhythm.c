/* kw-rhythm.c: how often a family is seen
 *
 * Visits are looked at once each, in whatever order they were entered; lists of 100,000 families ask for this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-rhythm.h"

#include "kw-opening-hours.h"
#include "kw-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAYS_OF_WEEK       7
#define DAYS_OF_FOUR_WEEKS 28

static const KwCode day_states_list[] = {
  { "none", NC_ ("day", "No visit") },
  { "planned", NC_ ("day", "Planned") },
  { "not-seen", NC_ ("day", "Not seen") },
  { "seen", NC_ ("day", "Seen") },
};

const KwCodeSet kw_day_states = {
  .name = "day", .codes = day_states_list, .n_codes = G_N_ELEMENTS (day_states_list)
};

G_DEFINE_BOXED_TYPE (KwRhythm, kw_rhythm, kw_rhythm_ref, kw_rhythm_unref)

static KwDate
monday_of (KwDate date)
{
  return date - (kw_date_weekday (date) - 1);
}

/**
 * kw_rhythm_get_target:
 * @own: the family's own visits a week; none where its lower end is %KW_NONE
 * @intensity: its intensity
 * @policy: the policy, for families without one of their own
 *
 * Returns: visits a week, at least and at most
 */
KwRange
kw_rhythm_get_target (KwRange own, KwIntensity intensity, const KwPolicy *policy)
{
  static const KwPolicyNumber numbers[][2] = {
    [KW_INTENSIVE] = { KW_POLICY_INTENSIVE_VISITS_MIN, KW_POLICY_INTENSIVE_VISITS_MAX },
    [KW_LIGHT] = { KW_POLICY_LIGHT_VISITS_MIN, KW_POLICY_LIGHT_VISITS_MAX },
    [KW_STEPPING_DOWN] = { KW_POLICY_STEPPING_DOWN_VISITS_MIN, KW_POLICY_STEPPING_DOWN_VISITS_MAX },
  };
  KwRange target = own;

  if (target.low == KW_NONE)
    {
      target.low = kw_policy_get_number (policy, numbers[intensity][0]);
      target.high = kw_policy_get_number (policy, numbers[intensity][1]);
    }
  if (target.low > target.high)
    return (KwRange){ target.high, target.low };
  return target;
}

static KwRange
target_of (const KwFamily *family, const KwPolicy *policy)
{
  return kw_rhythm_get_target (family->visits_per_week, family->intensity, policy);
}

static gboolean
is_later (const KwVisit *visit, const KwVisit *than)
{
  if (than == NULL || visit->start != than->start)
    return than == NULL || visit->start > than->start;
  return visit->record.id > than->record.id;
}

static void
count_week (KwRhythm *self, const KwVisit *visit, KwDate today)
{
  KwDate date = kw_instant_to_date (visit->start);
  gint64 weeks_ago = (monday_of (today) - monday_of (date)) / DAYS_OF_WEEK;
  gboolean seen = visit->outcome == KW_VISIT_SEEN;

  if (seen)
    {
      self->weeks[KW_RHYTHM_WEEKS - 1 - weeks_ago]++;
      self->seen_7 += date > today - DAYS_OF_WEEK;
      self->seen_28 += date > today - DAYS_OF_FOUR_WEEKS;
    }
  if (weeks_ago == 0)
    {
      KwRhythmDay *day = &self->week[kw_date_weekday (date) - 1];

      day->state = MAX (day->state, seen ? KW_DAY_SEEN : KW_DAY_NOT_SEEN);
      self->seen_this_week += seen;
    }
}

static void
count_visits (KwRhythm *self, const GPtrArray *visits, KwDate today)
{
  KwInstant first_week = kw_date_start (monday_of (today) - (KW_RHYTHM_WEEKS - 1) * DAYS_OF_WEEK);

  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start > self->now)
        continue;
      if (visit->outcome == KW_VISIT_SEEN && is_later (visit, self->last_visit))
        self->last_visit = visit;
      if (visit->start >= first_week)
        count_week (self, visit, today);
    }
}

static void
count_run (KwRhythm *self, const GPtrArray *visits)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start > self->now || visit->outcome == KW_VISIT_SEEN || !is_later (visit, self->last_visit))
        continue;
      self->run++;
      self->run_outcomes[visit->outcome]++;
    }
}

static void
count_planned (KwRhythm *self, const GPtrArray *appointments, KwDate today)
{
  KwDate monday = monday_of (today);

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);
      KwRhythmDay *day;
      KwDate date;

      if (appointment->outcome != KW_APPOINTMENT_PLANNED ||
          (appointment->kind != KW_APPOINTMENT_VISIT && appointment->kind != KW_APPOINTMENT_JOINT))
        continue;
      date = kw_instant_to_date (appointment->start);
      if (date < today || date >= monday + DAYS_OF_WEEK)
        continue;
      day = &self->week[date - monday];
      if (day->state == KW_DAY_NONE || appointment->start > self->now)
        self->planned_this_week++;
      day->state = MAX (day->state, KW_DAY_PLANNED);
    }
}

static KwChildSeen *
find_child (GArray *children, gint64 member)
{
  for (guint i = 0; i < children->len; i++)
    if (g_array_index (children, KwChildSeen, i).member->record.id == member)
      return &g_array_index (children, KwChildSeen, i);
  return NULL;
}

static void
find_children (KwRhythm *self, KwDate today)
{
  const GPtrArray *members = kw_case_file_list (self->case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      KwChildSeen child = { .member = g_ptr_array_index (members, i),
                            .last_seen = KW_NONE,
                            .last_alone = KW_NONE,
                            .expected = KW_NONE,
                            .tell_by = KW_NONE };

      if (kw_member_is_child (child.member, today) && (child.member->born == KW_NONE || child.member->born <= today))
        g_array_append_val (self->children, child);
    }
}

/* Whoever was seen alone was seen. */
static void
see_children (KwRhythm *self, KwRecordKind kind)
{
  const GPtrArray *rows = kw_case_file_list (self->case_file, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const KwVisitMember *row = g_ptr_array_index (rows, i);
      KwChildSeen *child = find_child (self->children, row->member);
      const KwVisit *visit = child != NULL ? kw_case_file_find (self->case_file, KW_RECORD_VISIT, row->visit) : NULL;

      if (visit == NULL || visit->outcome != KW_VISIT_SEEN || visit->start > self->now)
        continue;
      child->last_seen = MAX (child->last_seen, visit->start);
      if (kind == KW_RECORD_VISIT_ALONE)
        child->last_alone = MAX (child->last_alone, visit->start);
    }
}

static gboolean
says_who_was_seen (const KwCaseFile *case_file, const KwVisit *visit)
{
  const GPtrArray *rows = kw_case_file_list (case_file, KW_RECORD_VISIT_SEEN);

  for (guint i = 0; i < rows->len; i++)
    if (((const KwVisitMember *) g_ptr_array_index (rows, i))->visit == visit->record.id)
      return TRUE;
  return FALSE;
}

/* What the supervisor was told is written as an event about the child. */
static gboolean
was_written_about (const KwCaseFile *case_file, const KwMember *child, KwDate since)
{
  const GPtrArray *events = kw_case_file_list (case_file, KW_RECORD_EVENT);

  for (guint i = 0; i < events->len; i++)
    {
      const KwEvent *event = g_ptr_array_index (events, i);

      if (event->member == child->record.id && event->date != KW_NONE && event->date >= since)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_expected (const KwRhythm *self, const KwChildSeen *child, const KwVisit *visit, const KwOpeningHours *school)
{
  gboolean has_school = child->member->school != NULL && *child->member->school != '\0';

  if (!child->member->at_home || visit->start <= child->last_seen)
    return FALSE;
  if (has_school && school != NULL && kw_opening_hours_is_open (school, visit->start, NULL))
    return FALSE;
  return !was_written_about (self->case_file, child->member, kw_instant_to_date (visit->start));
}

static void
expect_children (KwRhythm *self, const KwVisit *visit, const KwOpeningHours *school)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      KwChildSeen *child = &g_array_index (self->children, KwChildSeen, i);

      if (is_expected (self, child, visit, school) && (child->expected == KW_NONE || visit->start < child->expected))
        child->expected = visit->start;
    }
}

static void
look_for_children (KwRhythm *self, const GPtrArray *visits, const KwPolicy *policy, KwDate today)
{
  KwInstant since = kw_date_start (today - kw_policy_get_number (policy, KW_POLICY_OUT_OF_TOUCH_DAYS));
  KwDate alone_since = today - kw_policy_get_number (policy, KW_POLICY_CHILD_ALONE_DAYS);
  g_autoptr (KwOpeningHours) school = NULL;

  find_children (self, today);
  if (self->children->len == 0)
    return;
  see_children (self, KW_RECORD_VISIT_SEEN);
  see_children (self, KW_RECORD_VISIT_ALONE);
  school = kw_opening_hours_parse (kw_policy_get_text (policy, "school-hours"), NULL);
  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->outcome == KW_VISIT_SEEN && visit->kind == KW_VISIT_HOME && visit->start <= self->now &&
          visit->start >= since && says_who_was_seen (self->case_file, visit))
        expect_children (self, visit, school);
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      KwChildSeen *child = &g_array_index (self->children, KwChildSeen, i);

      child->alone_overdue = child->last_alone == KW_NONE || kw_instant_to_date (child->last_alone) < alone_since;
      if (child->expected != KW_NONE)
        child->tell_by = child->expected + kw_policy_get_number (policy, KW_POLICY_CHILD_NOT_SEEN_HOURS) * KW_HOUR;
    }
}

static void
judge_touch (KwRhythm *self, const KwPolicy *policy, KwDate today)
{
  const KwFamily *family = kw_case_file_get_family (self->case_file);
  KwDate since = kw_people_get_held_from (self->case_file);

  if (self->last_visit != NULL)
    {
      since = kw_instant_to_date (self->last_visit->start);
      self->days_since_seen = today - since;
    }
  self->out_of_touch = family->status == KW_FAMILY_ACTIVE &&
                       today - since >= kw_policy_get_number (policy, KW_POLICY_OUT_OF_TOUCH_DAYS);
  self->run_flag = self->run >= (guint) kw_policy_get_number (policy, KW_POLICY_NOT_SEEN_RUN);
}

/**
 * kw_rhythm_compute:
 * @case_file: a case file
 * @policy: the policy
 * @now: as of when; what is later has not happened yet
 *
 * Returns: (transfer full): how often the family is seen
 */
KwRhythm *
kw_rhythm_compute (KwCaseFile *case_file, const KwPolicy *policy, KwInstant now)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  KwDate today = kw_instant_to_date (now);
  KwDate monday = monday_of (today);
  KwRhythm *self = g_new0 (KwRhythm, 1);

  g_atomic_ref_count_init (&self->references);
  self->case_file = kw_case_file_ref (case_file);
  self->now = now;
  self->target = target_of (kw_case_file_get_family (case_file), policy);
  self->days_since_seen = KW_NONE;
  self->children = g_array_new (FALSE, FALSE, sizeof (KwChildSeen));
  for (int i = 0; i < DAYS_OF_WEEK; i++)
    self->week[i] = (KwRhythmDay){ .date = monday + i, .state = KW_DAY_NONE, .today = monday + i == today };

  count_visits (self, visits, today);
  count_run (self, visits);
  count_planned (self, kw_case_file_list (case_file, KW_RECORD_APPOINTMENT), today);
  look_for_children (self, visits, policy, today);
  judge_touch (self, policy, today);
  return self;
}

KwRhythm *
kw_rhythm_ref (KwRhythm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_rhythm_unref (KwRhythm *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  kw_case_file_unref (self->case_file);
  g_array_unref (self->children);
  g_free (self);
}

static gint64
minutes_since (const KwCaseFile *case_file, KwInstant since, KwInstant now)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  gint64 minutes = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start >= since && visit->start <= now)
        minutes += visit->minutes;
    }
  return minutes;
}

static guint
seen_since (const KwCaseFile *case_file, KwInstant since, KwInstant now)
{
  const GPtrArray *visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  guint seen = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);

      seen += visit->outcome == KW_VISIT_SEEN && visit->start >= since && visit->start <= now;
    }
  return seen;
}

/**
 * kw_rhythm_get_worker_week:
 * @case_files: (element-type KwCaseFile): the worker's
 * @policy: the policy
 * @now: as of when
 * @weekly_minutes: the worker's minutes for visits a week, or %KW_NONE
 * @week: (out): what is owed and what is left
 */
void
kw_rhythm_get_worker_week (const GPtrArray *case_files,
                           const KwPolicy *policy,
                           KwInstant now,
                           gint64 weekly_minutes,
                           KwWorkerWeek *week)
{
  KwInstant monday = kw_date_start (monday_of (kw_instant_to_date (now)));

  g_return_if_fail (case_files != NULL);
  g_return_if_fail (week != NULL);

  *week = (KwWorkerWeek){ .minutes_left = weekly_minutes };
  for (guint i = 0; i < case_files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (case_files, i);
      const KwFamily *family = kw_case_file_get_family (case_file);
      gint64 owed = target_of (family, policy).low - seen_since (case_file, monday, now);

      if (weekly_minutes != KW_NONE)
        week->minutes_left -= minutes_since (case_file, monday, now);
      if (family->status == KW_FAMILY_ACTIVE && owed > 0)
        week->owed += (guint) owed;
    }
  week->minutes_owed = (gint64) week->owed * kw_policy_get_number (policy, KW_POLICY_VISIT_MINUTES);
}
