/* kw-today-visits.c: whom to visit today and what to do next, with what to know beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today-private.h"

#include "kw-referral.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define MOST_CHIPS 2 /* beside a visit: the rest is on the family's page */

/* Takes @text. */
KwChip *
kw_chip_new (int band, char *text)
{
  KwChip *chip = g_new0 (KwChip, 1);

  chip->band = band;
  chip->text = text;
  return chip;
}

void
kw_chip_free (gpointer chip)
{
  g_free (((KwChip *) chip)->text);
  g_free (chip);
}

void
kw_today_visit_free (gpointer data)
{
  KwTodayVisit *visit = data;

  g_free (visit->address);
  g_free (visit->purpose);
  g_free (visit->last_seen);
  g_ptr_array_unref (visit->chips);
  g_free (visit);
}

void
kw_today_task_free (gpointer data)
{
  KwTodayTask *task = data;

  g_free (task->sentence);
  g_free (task->chip.text);
  g_free (task);
}

int
kw_today_clock_band (const KwClockEntry *clock, const KwPolicy *policy, KwDate today)
{
  switch (clock->kind)
    {
    case KW_CLOCK_CONCERN_WRITTEN:
    case KW_CLOCK_CONCERN_CHASE:
    case KW_CLOCK_CHILD_NOT_SEEN:
      return KW_BAND_SAFETY;
    case KW_CLOCK_REFERRAL:
      return KW_BAND_BREAKTHROUGH;
    default:
      break;
    }
  if (!clock->hard || clock->date == KW_NONE)
    return -1;
  if (clock->date == today || clock->date == today + 1)
    return KW_BAND_AT_THE_DOOR;
  return clock->date <= today + kw_policy_get_number (policy, KW_POLICY_CANNOT_WAIT_DAYS) ? KW_BAND_CANNOT_WAIT : -1;
}

static char *
clock_words (const KwClockEntry *clock, KwDate today)
{
  g_autofree char *away = NULL;

  if (clock->date == KW_NONE)
    /* Translators: what runs out, and how long there is: refer to a specialist, 2 h 05 left */
    return g_strdup_printf (C_ ("clock", "%1$s, %2$s"), clock->title, clock->when);
  away = kw_words_days_away (clock->date, today);
  /* Translators: what is due, and when: bailiffs in 3 days */
  return g_strdup_printf (C_ ("clock", "%1$s %2$s"), clock->title, away);
}

static void
add_chips (GPtrArray *chips, const KwFamilySummary *summary, const KwAppointment *appointment, const KwPolicy *policy)
{
  KwDate today = kw_instant_to_date (summary->rhythm->now);
  char *touch = kw_rhythm_dup_touch (summary->rhythm);

  if (summary->n_concerns > 0)
    g_ptr_array_add (chips, kw_chip_new (KW_BAND_SAFETY, g_strdup (_ ("open concern"))));
  for (guint i = 0; i < summary->clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (summary->clocks, i);
      int band = kw_today_clock_band (clock, policy, today);

      if (band > KW_BAND_SAFETY && clock->state != KW_CLOCK_RUNNING)
        g_ptr_array_add (chips, kw_chip_new (band, clock_words (clock, today)));
    }
  if (touch == NULL && summary->rhythm->run_flag)
    touch = kw_rhythm_dup_run (summary->rhythm);
  if (touch != NULL)
    g_ptr_array_add (chips, kw_chip_new (KW_BAND_CANNOT_WAIT, touch));
  if (appointment->kind == KW_APPOINTMENT_JOINT)
    g_ptr_array_add (chips, kw_chip_new (KW_BAND_READY, g_strdup (_ ("with a specialist"))));
  if (chips->len > MOST_CHIPS)
    g_ptr_array_set_size (chips, MOST_CHIPS);
}

/* "Turning Point, 2 of 3 together". */
static char *
joint_words (const KwCaseFile *case_file, const KwAppointment *appointment, const KwPolicy *policy, KwInstant now)
{
  const KwReferral *referral = kw_case_file_find (case_file, KW_RECORD_REFERRAL, appointment->referral);
  const char *with = appointment->with;
  guint planned, kept;

  if (referral == NULL)
    return g_strdup (with);
  if (with == NULL || *with == '\0')
    with = referral->service;
  kept = kw_referral_count_joint (case_file, referral, policy, now, &planned);
  if (planned == 0)
    return g_strdup (with);
  /* Translators: with whom, and which joint appointment of how many it is */
  return g_strdup_printf (_ ("%1$s, %2$u of %3$u together"), with, kept + 1, MAX (planned, kept + 1));
}

static KwTodayVisit *
visit_new (const KwFamilySummary *summary, const KwAppointment *appointment, const KwPolicy *policy)
{
  KwTodayVisit *visit = g_new0 (KwTodayVisit, 1);
  g_autofree char *seen = kw_rhythm_dup_last_seen (summary->rhythm);

  visit->case_file = summary->case_file;
  visit->appointment = appointment;
  if (appointment->kind == KW_APPOINTMENT_JOINT)
    visit->address = joint_words (summary->case_file, appointment, policy, summary->rhythm->now);
  if (visit->address == NULL)
    visit->address = g_strdup (kw_case_file_get_family (summary->case_file)->address);
  if (appointment->purpose != NULL && *appointment->purpose != '\0')
    visit->purpose = g_strdup (appointment->purpose);
  else if (summary->first != NULL)
    visit->purpose = g_strdup (kw_next_step_get_title (summary->first));
  /* Translators: "yesterday", "Friday" or "never" */
  visit->last_seen = g_strdup_printf (_ ("last seen %s"), seen);
  visit->chips = g_ptr_array_new_with_free_func (kw_chip_free);
  add_chips (visit->chips, summary, appointment, policy);
  return visit;
}

void
kw_today_add_visits (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy)
{
  const GPtrArray *appointments = kw_case_file_list (summary->case_file, KW_RECORD_APPOINTMENT);

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);

      if (appointment->outcome == KW_APPOINTMENT_PLANNED &&
          (appointment->kind == KW_APPOINTMENT_VISIT || appointment->kind == KW_APPOINTMENT_JOINT) &&
          kw_instant_to_date (appointment->start) == kw_instant_to_date (self->now))
        g_ptr_array_add (self->visits, visit_new (summary, appointment, policy));
    }
}

/* How long there is for a referral. */
static const KwClockEntry *
referral_clock (const KwFamilySummary *summary, gint64 problem)
{
  for (guint i = 0; i < summary->clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (summary->clocks, i);

      if (clock->kind == KW_CLOCK_REFERRAL && clock->problem == problem)
        return clock;
    }
  return NULL;
}

static char *
task_chip_text (const KwFamilySummary *summary, const KwPlace *place, KwDate today)
{
  const KwClockEntry *clock = NULL;

  if (place->band == KW_BAND_BREAKTHROUGH)
    clock = referral_clock (summary, place->problem->record.id);
  if (clock != NULL)
    return g_strdup (clock->when);
  if (place->hard != KW_NONE && (place->band == KW_BAND_AT_THE_DOOR || place->band == KW_BAND_CANNOT_WAIT))
    return kw_words_days_away (place->hard, today);
  return g_strdup (kw_code_set_get_label (&kw_bands, (int) place->band));
}

void
kw_today_add_tasks (KwToday *self, const KwFamilySummary *summary, const KwPolicy *policy)
{
  const KwPlan *plan = summary->plan;

  for (guint i = 0; i < plan->n_do_next; i++)
    {
      const KwPlace *place = plan->do_next[i].place;
      KwTodayTask *task = g_new0 (KwTodayTask, 1);

      task->case_file = summary->case_file;
      task->plan = plan;
      task->next = &plan->do_next[i];
      task->sentence = kw_place_dup_sentence (plan, place);
      task->chip.band = (int) place->band;
      task->chip.text = task_chip_text (summary, place, plan->today);
      g_ptr_array_add (self->do_next, task);
    }
}
