/* kw-visit-entry-records.c: a visit being logged: what is wrong with it, and what is saved of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-entry.h"

#include "kw-people.h"
#include "kw-visit-note.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define CLOCK_TOLERANCE (15 * KW_MINUTE)
#define MOST_MINUTES    1440

static void
check_time (const KwVisitEntry *self, KwInstant now, GPtrArray *faults)
{
  KwInstant start;
  gint64 minutes;

  if (!kw_visit_entry_get_start (self, now, &start))
    kw_faults_add (faults, KW_VISIT_FIELD_WHEN, _ ("This is not a day and a time, such as “today 930”."));
  else if ((self->outcome == KW_VISIT_SEEN || self->outcome == KW_VISIT_NOBODY_IN) && start > now + CLOCK_TOLERANCE)
    kw_faults_add (faults, KW_VISIT_FIELD_WHEN, _ ("This is still to come."));
  if (self->outcome != KW_VISIT_SEEN)
    return;
  if (!kw_words_parse_minutes (self->minutes, &minutes))
    kw_faults_add (faults, KW_VISIT_FIELD_MINUTES, _ ("This is not a length of time, such as “60” or “1h30”."));
  else if (minutes > MOST_MINUTES)
    kw_faults_add (faults, KW_VISIT_FIELD_MINUTES, _ ("This is longer than a day."));
}

static void
check_next (const KwVisitEntry *self, KwInstant now, GPtrArray *faults)
{
  KwInstant next;

  if (kw_entry_is_blank (self->next))
    return;
  if (!kw_visit_entry_get_next (self, now, &next))
    kw_faults_add (faults, KW_VISIT_FIELD_NEXT, _ ("This is not a day and a time, such as “thu 10”."));
  else if (next <= now)
    kw_faults_add (faults, KW_VISIT_FIELD_NEXT, _ ("This has gone by already."));
}

static void
check_opened_up (const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now, GPtrArray *faults)
{
  const KwMember *member = kw_case_file_find (case_file, KW_RECORD_MEMBER, self->opened_up.member);
  KwInstant told;

  if (!self->opened_up.happened || self->outcome != KW_VISIT_SEEN)
    return;
  if (kw_case_file_find (case_file, KW_RECORD_PROBLEM, self->opened_up.problem) == NULL)
    kw_faults_add (faults, KW_VISIT_FIELD_OPENED_UP, _ ("Which problem was it about?"));
  else if (member == NULL)
    kw_faults_add (faults, KW_VISIT_FIELD_OPENED_UP, _ ("Who told us?"));
  else if (kw_member_is_child (member, kw_instant_to_date (now)))
    kw_faults_add (faults, KW_VISIT_FIELD_OPENED_UP,
                   _ ("A child who tells somebody is a concern: press F12 and record it there."));
  else if (!kw_words_parse_instant (self->opened_up.when, now, FALSE, &told))
    kw_faults_add (faults, KW_VISIT_FIELD_OPENED_UP, _ ("When they told us is not a time, such as “1010”."));
  else if (told > now + CLOCK_TOLERANCE)
    kw_faults_add (faults, KW_VISIT_FIELD_OPENED_UP, _ ("When they told us is still to come."));
}

/**
 * kw_visit_entry_check:
 * @self: an entry
 * @case_file: the family's case file
 * @now: the time
 *
 * Returns: (transfer full) (element-type KwFault): what keeps it from being saved; empty where nothing does
 */
GPtrArray *
kw_visit_entry_check (const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  GPtrArray *faults = kw_faults_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *common = NULL;
  gboolean unclear;

  g_return_val_if_fail (self != NULL && case_file != NULL, faults);

  check_time (self, now, faults);
  if (self->outcome == KW_VISIT_SEEN && self->seen->len == 0)
    kw_faults_add (faults, KW_VISIT_FIELD_SEEN, _ ("Who was there? If it was nobody, choose “Nobody in”."));
  common = kw_visit_note_split (case_file, kw_instant_to_date (now), self->note, &lines, &unclear);
  if (unclear)
    kw_faults_add (
        faults, KW_VISIT_FIELD_NOTE,
        _ ("A line begins with “[” but does not name one person of the family. Mark it again with Ctrl M, "
           "or begin it otherwise."));
  check_opened_up (self, case_file, now, faults);
  check_next (self, now, faults);
  return faults;
}

/* Where records are gathered. */
typedef struct
{
  const KwVisitEntry *entry;
  const KwCaseFile *case_file;
  GPtrArray *records;
  KwInstant now;
  KwInstant start;
  KwNewId new_id;
  gpointer user_data;
} Gathering;

static gpointer
add (Gathering *gathering, KwRecordKind kind)
{
  gpointer record = kw_entry_new_record (kind, gathering->new_id (gathering->user_data), gathering->entry->family);

  g_ptr_array_add (gathering->records, record);
  return record;
}

static void
add_visit (Gathering *gathering)
{
  const KwVisitEntry *entry = gathering->entry;
  KwVisit *visit = kw_entry_new_record (KW_RECORD_VISIT, entry->id, entry->family);
  g_autofree char *common = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean unclear;

  visit->start = gathering->start;
  visit->outcome = (KwVisitOutcome) entry->outcome;
  visit->kind = (KwVisitKind) entry->kind;
  visit->minutes = 0;
  if (entry->outcome == KW_VISIT_SEEN)
    kw_words_parse_minutes (entry->minutes, &visit->minutes);
  visit->note = common = kw_visit_note_split (gathering->case_file, kw_instant_to_date (gathering->now), entry->note,
                                              &lines, &unclear);
  g_steal_pointer (&common);
  visit->headline = kw_entry_dup_filled (entry->headline);
  g_ptr_array_add (gathering->records, visit);

  for (guint i = 0; i < lines->len; i++)
    {
      const KwNoteLine *line = g_ptr_array_index (lines, i);
      KwVisitLine *record = add (gathering, KW_RECORD_VISIT_LINE);

      record->visit = entry->id;
      record->member = line->member;
      record->text = g_strdup (line->text);
    }
}

static void
add_members (Gathering *gathering, KwRecordKind kind, const GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      KwVisitMember *record = add (gathering, kind);

      record->visit = gathering->entry->id;
      record->member = g_array_index (members, gint64, i);
    }
}

static void
add_trust (Gathering *gathering)
{
  for (guint i = 0; i < gathering->entry->trust->len; i++)
    {
      const KwVisitTrustEntry *trust = &g_array_index (gathering->entry->trust, KwVisitTrustEntry, i);
      KwVisitTrust *record;

      if (!kw_ids_contain (gathering->entry->seen, trust->member))
        continue;
      record = add (gathering, KW_RECORD_VISIT_TRUST);
      record->visit = gathering->entry->id;
      record->member = trust->member;
      record->step = trust->step;
    }
}

static void
add_problems (Gathering *gathering)
{
  for (guint i = 0; i < gathering->entry->problems->len; i++)
    {
      KwVisitProblem *record = add (gathering, KW_RECORD_VISIT_PROBLEM);

      record->visit = gathering->entry->id;
      record->problem = g_array_index (gathering->entry->problems, gint64, i);
    }
}

static void
add_professional_at_visit (Gathering *gathering, gint64 professional)
{
  KwVisitProfessional *record = add (gathering, KW_RECORD_VISIT_PROFESSIONAL);

  record->visit = gathering->entry->id;
  record->professional = professional;
}

/* "Jan Miller, school nurse": what follows the comma is the profession. */
static void
add_newcomer (Gathering *gathering, const char *words)
{
  KwProfessional *professional = add (gathering, KW_RECORD_PROFESSIONAL);
  g_auto (GStrv) parts = g_strsplit (words, ",", 2);

  professional->name = kw_entry_dup_filled (parts[0]);
  if (professional->name == NULL)
    professional->name = g_strstrip (g_strdup (words));
  else if (parts[1] != NULL)
    professional->profession = kw_entry_dup_filled (parts[1]);
  professional->from = kw_instant_to_date (gathering->start);
  add_professional_at_visit (gathering, professional->record.id);
}

static void
add_professionals (Gathering *gathering)
{
  const KwVisitEntry *entry = gathering->entry;

  for (guint i = 0; i < entry->professionals->len; i++)
    add_professional_at_visit (gathering, g_array_index (entry->professionals, gint64, i));
  for (guint i = 0; i < entry->newcomers->len; i++)
    add_newcomer (gathering, g_ptr_array_index (entry->newcomers, i));
}

/* The problem hears of it; who told us, and what they want, is that person's alone. */
static void
add_opened_up (Gathering *gathering)
{
  const KwOpenedUpEntry *opened_up = &gathering->entry->opened_up;
  const KwProblem *known = kw_case_file_find (gathering->case_file, KW_RECORD_PROBLEM, opened_up->problem);
  KwProblem *problem;
  KwVisitLine *line;
  KwInstant told;
  g_autofree char *time = NULL;

  /* What is only foreseen may be half written. */
  if (known == NULL || opened_up->member == KW_NONE ||
      !kw_words_parse_instant (opened_up->when, gathering->now, FALSE, &told))
    return;
  problem = kw_record_copy (known);
  line = add (gathering, KW_RECORD_VISIT_LINE);
  problem->acknowledged = told;
  problem->help_wanted = (KwHelpWanted) opened_up->help;
  g_ptr_array_add (gathering->records, problem);

  time = kw_words_time (problem->acknowledged);
  line->visit = gathering->entry->id;
  line->member = opened_up->member;
  /* Translators: a problem and a time of day */
  line->text = g_strdup_printf (opened_up->help == KW_HELP_YES
                                    ? _ ("Told us about “%1$s” at %2$s; wants help now.")
                                    : _ ("Told us about “%1$s” at %2$s; does not want help for now."),
                                problem->title, time);
}

static KwAppointmentOutcome
outcome_of_appointment (int outcome)
{
  switch (outcome)
    {
    case KW_VISIT_SEEN:
      return KW_APPOINTMENT_KEPT;
    case KW_VISIT_CANCELLED_BY_FAMILY:
    case KW_VISIT_CANCELLED_BY_US:
      return KW_APPOINTMENT_CANCELLED;
    default:
      return KW_APPOINTMENT_MISSED;
    }
}

static void
add_appointments (Gathering *gathering)
{
  const KwVisitEntry *entry = gathering->entry;
  const KwAppointment *planned = kw_case_file_find (gathering->case_file, KW_RECORD_APPOINTMENT, entry->appointment);
  const KwAppointment *moved = kw_case_file_find (gathering->case_file, KW_RECORD_APPOINTMENT, entry->next_appointment);
  KwAppointment *appointment;
  KwInstant next;

  if (planned != NULL)
    {
      appointment = kw_record_copy (planned);
      appointment->outcome = outcome_of_appointment (entry->outcome);
      g_ptr_array_add (gathering->records, appointment);
    }
  if (!kw_visit_entry_get_next (entry, gathering->now, &next) || (moved != NULL && moved->start == next))
    return;
  if (moved != NULL)
    {
      appointment = kw_record_copy (moved);
      g_ptr_array_add (gathering->records, appointment);
    }
  else
    {
      appointment = add (gathering, KW_RECORD_APPOINTMENT);
      appointment->kind = KW_APPOINTMENT_VISIT;
      appointment->referral = KW_NONE;
    }
  appointment->start = next;
}

/**
 * kw_visit_entry_to_records:
 * @self: an entry that kw_visit_entry_check() finds nothing wrong with
 * @case_file: the family's case file
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full) (element-type KwRecord): what is saved, parents first
 */
GPtrArray *
kw_visit_entry_to_records (
    const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data)
{
  Gathering gathering = { .entry = self, .case_file = case_file, .now = now, .new_id = new_id, .user_data = user_data };

  g_return_val_if_fail (self != NULL && case_file != NULL && new_id != NULL, NULL);

  gathering.records = g_ptr_array_new_with_free_func (kw_record_free);
  kw_visit_entry_get_start (self, now, &gathering.start);
  add_visit (&gathering);
  if (self->outcome == KW_VISIT_SEEN)
    {
      add_members (&gathering, KW_RECORD_VISIT_SEEN, self->seen);
      add_members (&gathering, KW_RECORD_VISIT_ALONE, self->alone);
      add_trust (&gathering);
      add_problems (&gathering);
      add_professionals (&gathering);
      if (self->opened_up.happened)
        add_opened_up (&gathering);
    }
  add_appointments (&gathering);
  return gathering.records;
}
