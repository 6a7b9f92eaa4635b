/* kw-clocks-derived.c: lengths of time that follow from what is recorded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-clocks-private.h"

#include "kw-breathing-space.h"
#include "kw-people.h"
#include "kw-referral.h"
#include "kw-rhythm.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define DAYS_OF_WEEK 7

static gboolean
happened (KwInstant instant, KwInstant since, KwInstant now)
{
  return instant != KW_NONE && instant >= since && instant <= now;
}

/* Whether they have met a specialist since they told us, or are on a list for one. */
static gboolean
is_met_or_listed (const KwClockWork *work, const KwProblem *problem)
{
  const GPtrArray *referrals = kw_case_file_list (work->case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);

      if (referral->problem == problem->record.id &&
          (referral->status == KW_REFERRAL_WAITING_LIST || happened (referral->met, problem->acknowledged, work->now)))
        return TRUE;
    }
  return FALSE;
}

/* The latest that something can still come of. */
static const KwReferral *
find_open_referral (const KwClockWork *work, const KwProblem *problem)
{
  const GPtrArray *referrals = kw_case_file_list (work->case_file, KW_RECORD_REFERRAL);

  for (guint i = referrals->len; i > 0; i--)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i - 1);

      if (referral->problem == problem->record.id && kw_referral_is_open (referral))
        return referral;
    }
  return NULL;
}

static gboolean
is_sent (const KwReferral *referral)
{
  return referral != NULL && referral->status != KW_REFERRAL_DRAFT && referral->status != KW_REFERRAL_READY;
}

/* At night and at weekends hours left say little: by when, and from when there is somebody to ring. */
static void
say_by_when (const KwClockWork *work, KwClockEntry *entry, const KwReferralClock *clock)
{
  g_autofree char *by_day = kw_words_short_date (kw_instant_to_date (clock->due), work->today);
  g_autofree char *by_time = kw_words_time (clock->due);
  g_autofree char *day = kw_words_short_date (kw_instant_to_date (clock->rings_at), work->today);
  g_autofree char *time = kw_words_time (clock->rings_at);

  if (work->now >= clock->rings_at)
    return;
  g_free (entry->when);
  /* Translators: a day and a time: by Monday 10:00 */
  entry->when = g_strdup_printf (_ ("by %1$s %2$s"), by_day, by_time);
  /* Translators: a day and a time: ring from Monday 09:00 */
  kw_clock_say (entry, g_strdup_printf (_ ("ring from %1$s %2$s"), day, time));
}

static void
add_not_sent (KwClockWork *work, const KwProblem *problem, const KwReferral *referral)
{
  const KwService *service = referral != NULL ? kw_referral_find_service (work->services, referral) : NULL;
  KwReferralClock clock;
  KwClockEntry *entry;

  if (!kw_referral_clock_get (problem, referral, service, work->policy, &clock))
    return;
  entry = kw_clock_add (work, KW_CLOCK_REFERRAL, _ ("refer to a specialist"),
                        referral != NULL ? KW_RECORD_REFERRAL : KW_RECORD_PROBLEM,
                        referral != NULL ? referral->record.id : problem->record.id);
  entry->problem = problem->record.id;
  kw_clock_due_at (work, entry, clock.told, clock.due);
  if (clock.due > clock.policy_by)
    say_by_when (work, entry, &clock);
}

/* Sent is not met: they ought to have a day, or be asked for one the day after. */
static void
add_not_met (KwClockWork *work, const KwProblem *problem, const KwReferral *referral)
{
  const KwAppointment *next = kw_referral_get_next_appointment (work->case_file, referral, work->now);
  const KwService *service = kw_referral_find_service (work->services, referral);
  KwInstant sent = referral->sent != KW_NONE ? referral->sent : problem->acknowledged;
  KwClockEntry *entry =
      kw_clock_add (work, KW_CLOCK_REFERRAL, next != NULL ? _ ("first meeting") : _ ("ask when they can meet"),
                    KW_RECORD_REFERRAL, referral->record.id);

  entry->problem = problem->record.id;
  if (next != NULL)
    {
      kw_clock_due_on (work, entry, kw_instant_to_date (next->start));
      entry->instant = next->start;
      entry->due = next->start;
      g_free (entry->when);
      entry->when = kw_words_instant (next->start, work->now);
    }
  else if (service != NULL && service->response_hours != KW_NONE && service->response_hours > 0)
    kw_clock_due_at (work, entry, sent, sent + service->response_hours * KW_HOUR);
  else
    kw_clock_due_on (work, entry, kw_instant_to_date (sent) + 1);
}

void
kw_clocks_add_referrals (KwClockWork *work)
{
  const GPtrArray *problems = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);
      const KwReferral *referral;

      if (!kw_clock_problem_is_open (work, problem) || problem->acknowledged == KW_NONE ||
          problem->acknowledged > work->now || (int) problem->help_wanted == KW_HELP_NOT_NOW ||
          kw_policy_get_domain (work->policy, problem->domain)->group != KW_GROUP_SENSITIVE ||
          is_met_or_listed (work, problem))
        continue;
      referral = find_open_referral (work, problem);
      if (is_sent (referral))
        add_not_met (work, problem, referral);
      else
        add_not_sent (work, problem, referral);
    }
}

/* The latest day on which a deadline of @kind was met, or KW_NONE; whether one that is not stands in the list. */
static KwDate
last_met (const KwClockWork *work, KwDeadlineKind kind, gboolean *booked)
{
  const GPtrArray *deadlines = kw_case_file_list (work->case_file, KW_RECORD_DEADLINE);
  KwDate oldest = work->today - kw_policy_get_number (work->policy, KW_POLICY_OVERDUE_DAYS);
  KwDate last = KW_NONE;

  *booked = FALSE;
  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind != kind)
        continue;
      if (deadline->met != KW_NONE && deadline->met <= work->today)
        last = MAX (last, deadline->met);
      else
        *booked = *booked || deadline->due >= oldest;
    }
  return last;
}

static void
add_breathing_space (KwClockWork *work)
{
  const KwProblem *problem;
  KwBreathingSpace space;
  KwClockEntry *entry;
  gboolean booked;

  if (!kw_breathing_space_find (work->case_file, work->policy, work->now, &space) ||
      !kw_breathing_space_is_running (&space))
    return;
  problem = kw_case_file_find (work->case_file, KW_RECORD_PROBLEM, space.problem);
  if (!kw_clock_problem_is_open (work, problem))
    return;
  entry = kw_clock_add (work, KW_CLOCK_BREATHING_SPACE,
                        kw_deadline_kind_get_short_title (KW_DEADLINE_BREATHING_SPACE_END), KW_RECORD_PROBLEM,
                        space.problem);
  entry->problem = space.problem;
  entry->hard = TRUE;
  kw_clock_due_on (work, entry, space.end);
  kw_clock_say (entry, kw_breathing_space_dup_words (&space));
  entry->fraction = CLAMP ((double) space.day / (double) space.days, 0, 1);

  last_met (work, KW_DEADLINE_BREATHING_SPACE_REVIEW, &booked);
  if (space.reviewed || booked)
    return;
  entry = kw_clock_add (work, KW_CLOCK_DEBT_REVIEW,
                        kw_deadline_kind_get_short_title (KW_DEADLINE_BREATHING_SPACE_REVIEW), KW_RECORD_PROBLEM,
                        space.problem);
  entry->problem = space.problem;
  kw_clock_due_on (work, entry, space.review_to);
  if (entry->state == KW_CLOCK_RUNNING && work->today >= space.review_from)
    entry->state = KW_CLOCK_NEAR;
  kw_clock_say (entry, kw_breathing_space_dup_words (&space));
}

/* Counted from the first hearing that is recorded, because the day of issue is not. */
static void
add_care_proceedings (KwClockWork *work)
{
  const GPtrArray *deadlines = kw_case_file_list (work->case_file, KW_RECORD_DEADLINE);
  int weeks = kw_policy_get_number (work->policy, KW_POLICY_CARE_PROCEEDINGS_WEEKS);
  const KwDeadline *first = NULL;
  KwClockEntry *entry;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind == KW_DEADLINE_CARE_HEARING && (first == NULL || deadline->due < first->due) &&
          kw_clock_problem_is_open (work, kw_case_file_find (work->case_file, KW_RECORD_PROBLEM, deadline->problem)))
        first = deadline;
    }
  if (first == NULL || first->due > work->today)
    return;
  entry = kw_clock_add (work, KW_CLOCK_CARE_PROCEEDINGS, _ ("care proceedings"), KW_RECORD_DEADLINE, first->record.id);
  entry->problem = first->problem;
  entry->hard = TRUE;
  kw_clock_due_on (work, entry, first->due + weeks * DAYS_OF_WEEK);
  kw_clock_say (entry, g_strdup_printf (_ ("week %1$d of %2$d"), (int) (work->today - first->due) / DAYS_OF_WEEK + 1,
                                        weeks));
  entry->fraction = CLAMP ((double) (work->today - first->due) / (double) (weeks * DAYS_OF_WEEK), 0, 1);
}

static void
add_taf_review (KwClockWork *work)
{
  const KwFamily *family = kw_case_file_get_family (work->case_file);
  gboolean booked;
  KwDate last = last_met (work, KW_DEADLINE_TAF_REVIEW, &booked);
  KwDate due;

  if (booked)
    return;
  if (last != KW_NONE)
    due = last + kw_policy_get_number (work->policy, KW_POLICY_TAF_NEXT_WEEKS) * DAYS_OF_WEEK;
  else
    due = family->opened + kw_policy_get_number (work->policy, KW_POLICY_TAF_FIRST_WEEKS) * DAYS_OF_WEEK;
  kw_clock_due_on (work,
                   kw_clock_add (work, KW_CLOCK_TAF_REVIEW, kw_deadline_kind_get_short_title (KW_DEADLINE_TAF_REVIEW),
                                 KW_RECORD_FAMILY, family->record.id),
                   due);
}

static void
add_summary (KwClockWork *work)
{
  const KwFamily *family = kw_case_file_get_family (work->case_file);
  gboolean booked;
  KwDate last = last_met (work, KW_DEADLINE_REVIEW, &booked);

  if (booked)
    return;
  kw_clock_due_on (
      work,
      kw_clock_add (work, KW_CLOCK_SUMMARY, _ ("case summary"), KW_RECORD_FAMILY, family->record.id),
      kw_date_add_months (MAX (last, family->opened), kw_policy_get_number (work->policy, KW_POLICY_SUMMARY_MONTHS)));
}

void
kw_clocks_add_reviews (KwClockWork *work)
{
  add_breathing_space (work);
  add_care_proceedings (work);
  if (kw_case_file_get_family (work->case_file)->status != KW_FAMILY_ACTIVE)
    return;
  add_taf_review (work);
  add_summary (work);
}

static void
add_chase (KwClockWork *work, const KwConcern *concern)
{
  KwClockEntry *entry = kw_clock_add (work, KW_CLOCK_CONCERN_CHASE, _ ("concern: ask what has happened"),
                                      KW_RECORD_CONCERN, concern->record.id);

  entry->problem = concern->problem;
  kw_clock_due_on (work, entry, MAX (work->today, kw_instant_to_date (concern->raised) + 1));
}

static void
add_written (KwClockWork *work, const KwConcern *concern)
{
  gint64 hours = kw_policy_get_number (work->policy, KW_POLICY_CONCERN_WRITTEN_HOURS);
  KwClockEntry *entry = kw_clock_add (work, KW_CLOCK_CONCERN_WRITTEN, _ ("concern: written follow-up"),
                                      KW_RECORD_CONCERN, concern->record.id);

  entry->problem = concern->problem;
  entry->hard = TRUE;
  kw_clock_due_at (work, entry, concern->raised, concern->raised + hours * KW_HOUR);
}

void
kw_clocks_add_concerns (KwClockWork *work)
{
  const GPtrArray *concerns = kw_case_file_list (work->case_file, KW_RECORD_CONCERN);

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      if (concern->raised > work->now || (concern->closed != KW_NONE && concern->closed <= work->today))
        continue;
      if (concern->written_up == KW_NONE || concern->written_up > work->now)
        add_written (work, concern);
      add_chase (work, concern);
    }
}

void
kw_clocks_add_children (KwClockWork *work)
{
  g_autoptr (KwRhythm) rhythm = kw_rhythm_compute (work->case_file, work->policy, work->now);

  for (guint i = 0; i < rhythm->children->len; i++)
    {
      const KwChildSeen *child = &g_array_index (rhythm->children, KwChildSeen, i);
      g_autofree char *title = NULL;

      if (child->expected == KW_NONE)
        continue;
      /* Translators: a child's name */
      title = g_strdup_printf (_ ("%s not seen: tell the supervisor"), kw_member_get_name (child->member));
      kw_clock_due_at (work,
                       kw_clock_add (work, KW_CLOCK_CHILD_NOT_SEEN, title, KW_RECORD_MEMBER, child->member->record.id),
                       child->expected, child->tell_by);
    }
}
