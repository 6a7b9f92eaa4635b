/* kw-visit-entry.c: a visit being logged: what is guessed, what is kept as a draft, what is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-entry.h"

#include "kw-visit-note.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define HALF_HOUR         (30 * KW_MINUTE)
#define PLANNED_BEFORE    (6 * KW_HOUR) /* a visit planned so long ago is still the one being logged */
#define PLANNED_AFTER     (1 * KW_HOUR) /* and one planned so soon is the one they are at */
#define SATURDAY          6
#define DAYS_TO_NEXT      2 /* of an intensive family: three or four times a week */
#define DAYS_TO_NEXT_SLOW 7

static KwAppointment *
find_planned_now (const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *appointments = kw_case_file_list (case_file, KW_RECORD_APPOINTMENT);
  KwAppointment *nearest = NULL;

  for (guint i = 0; i < appointments->len; i++)
    {
      KwAppointment *appointment = g_ptr_array_index (appointments, i);

      if (appointment->outcome != KW_APPOINTMENT_PLANNED ||
          (appointment->kind != KW_APPOINTMENT_VISIT && appointment->kind != KW_APPOINTMENT_JOINT) ||
          appointment->start < now - PLANNED_BEFORE || appointment->start > now + PLANNED_AFTER)
        continue;
      if (nearest == NULL || ABS (appointment->start - now) < ABS (nearest->start - now))
        nearest = appointment;
    }
  return nearest;
}

static KwAppointment *
find_planned_next (const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *appointments = kw_case_file_list (case_file, KW_RECORD_APPOINTMENT);
  KwAppointment *first = NULL;

  for (guint i = 0; i < appointments->len; i++)
    {
      KwAppointment *appointment = g_ptr_array_index (appointments, i);

      if (appointment->outcome == KW_APPOINTMENT_PLANNED && appointment->kind == KW_APPOINTMENT_VISIT &&
          appointment->start > now + PLANNED_AFTER && (first == NULL || appointment->start < first->start))
        first = appointment;
    }
  return first;
}

/* The same time of day, so many days on, on a working day. */
static KwInstant
guess_next (const KwCaseFile *case_file, KwInstant start)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  KwDate date;
  int hour, minute;

  kw_instant_to_local (start, &date, &hour, &minute, NULL);
  date += family->intensity == KW_INTENSIVE ? DAYS_TO_NEXT : DAYS_TO_NEXT_SLOW;
  while (kw_date_weekday (date) >= SATURDAY)
    date++;
  return kw_instant_from_local (date, hour, minute, 0);
}

static void
guess_time (KwVisitEntry *self, const KwCaseFile *case_file, const KwPolicy *policy, KwInstant now)
{
  const KwAppointment *planned = find_planned_now (case_file, now);
  const KwAppointment *next = find_planned_next (case_file, now);
  gint64 minutes = kw_policy_get_number (policy, KW_POLICY_VISIT_MINUTES);
  KwInstant start;

  if (planned != NULL)
    {
      self->appointment = planned->record.id;
      start = planned->start;
      minutes = planned->minutes > 0 ? planned->minutes : minutes;
    }
  else
    {
      /* One that has just ended: a visit is logged after it, not before. */
      start = now - minutes * KW_MINUTE;
      start -= start % HALF_HOUR;
    }
  self->when = kw_words_instant (start, now);
  self->minutes = g_strdup_printf (_ ("%d min"), (int) minutes);
  if (next != NULL)
    self->next_appointment = next->record.id;
  self->next = kw_words_instant (next != NULL ? next->start : guess_next (case_file, start), now);
}

static void
guess_people (KwVisitEntry *self, const KwCaseFile *case_file)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (member->at_home)
        kw_ids_set (self->seen, member->record.id, TRUE);
    }
}

/**
 * kw_visit_entry_new:
 * @case_file: the family's case file
 * @policy: the policy
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full): a visit with everything filled in that can be guessed
 */
KwVisitEntry *
kw_visit_entry_new (
    const KwCaseFile *case_file, const KwPolicy *policy, KwInstant now, KwNewId new_id, gpointer user_data)
{
  KwVisitEntry *self;

  g_return_val_if_fail (case_file != NULL && policy != NULL && new_id != NULL, NULL);

  self = g_new0 (KwVisitEntry, 1);
  self->id = new_id (user_data);
  self->family = kw_case_file_get_family (case_file)->record.id;
  self->appointment = self->next_appointment = KW_NONE;
  self->outcome = KW_VISIT_SEEN;
  self->kind = KW_VISIT_HOME;
  self->seen = kw_ids_new ();
  self->alone = kw_ids_new ();
  self->professionals = kw_ids_new ();
  self->problems = kw_ids_new ();
  self->newcomers = g_ptr_array_new_with_free_func (g_free);
  self->trust = g_array_new (FALSE, FALSE, sizeof (KwVisitTrustEntry));
  self->note = g_strdup ("");
  self->headline = g_strdup ("");
  self->opened_up.problem = self->opened_up.member = KW_NONE;
  self->opened_up.when = g_strdup ("");
  self->opened_up.help = KW_HELP_YES;
  guess_time (self, case_file, policy, now);
  guess_people (self, case_file);
  return self;
}

/**
 * kw_visit_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kw_visit_entry_free (KwVisitEntry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->seen);
  g_array_unref (self->alone);
  g_array_unref (self->professionals);
  g_array_unref (self->problems);
  g_array_unref (self->trust);
  g_ptr_array_unref (self->newcomers);
  g_free (self->when);
  g_free (self->minutes);
  g_free (self->note);
  g_free (self->opened_up.when);
  g_free (self->next);
  g_free (self->headline);
  g_free (self);
}

/**
 * kw_visit_entry_get_trust:
 * @self: an entry
 * @member: a member's id
 *
 * Returns: the step chosen for them, 1 to 5; 0 where none was
 */
int
kw_visit_entry_get_trust (const KwVisitEntry *self, gint64 member)
{
  for (guint i = 0; i < self->trust->len; i++)
    if (g_array_index (self->trust, KwVisitTrustEntry, i).member == member)
      return g_array_index (self->trust, KwVisitTrustEntry, i).step;
  return 0;
}

/**
 * kw_visit_entry_set_trust:
 * @self: an entry
 * @member: a member's id
 * @step: 1 to 5, or 0 to leave their trust as it was
 */
void
kw_visit_entry_set_trust (KwVisitEntry *self, gint64 member, int step)
{
  KwVisitTrustEntry trust = { member, step };

  g_return_if_fail (step >= 0 && step <= 5);

  for (guint i = 0; i < self->trust->len; i++)
    if (g_array_index (self->trust, KwVisitTrustEntry, i).member == member)
      {
        g_array_remove_index (self->trust, i);
        break;
      }
  if (step > 0)
    g_array_append_val (self->trust, trust);
}

/**
 * kw_visit_entry_get_start:
 * @self: an entry
 * @now: the time
 * @start: (out): when the visit began
 *
 * Returns: whether what is typed says so
 */
gboolean
kw_visit_entry_get_start (const KwVisitEntry *self, KwInstant now, KwInstant *start)
{
  /* A cancelled visit may lie ahead; any other is the last such day. */
  return kw_words_parse_instant (self->when, now, FALSE, start);
}

/**
 * kw_visit_entry_get_next:
 * @self: an entry
 * @now: the time
 * @next: (out): when the next visit is to be
 *
 * Returns: whether what is typed says so
 */
gboolean
kw_visit_entry_get_next (const KwVisitEntry *self, KwInstant now, KwInstant *next)
{
  return !kw_entry_is_blank (self->next) && kw_words_parse_instant (self->next, now, TRUE, next);
}

static json_t *
trust_to_json (const KwVisitEntry *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->trust->len; i++)
    {
      const KwVisitTrustEntry *trust = &g_array_index (self->trust, KwVisitTrustEntry, i);

      json_array_append_new (
          array, json_pack ("{s:I, s:i}", "member", (json_int_t) trust->member, "step", trust->step));
    }
  return array;
}

static json_t *
newcomers_to_json (const KwVisitEntry *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->newcomers->len; i++)
    json_array_append_new (array, json_string (g_ptr_array_index (self->newcomers, i)));
  return array;
}

static json_t *
opened_up_to_json (const KwOpenedUpEntry *opened_up, KwInstant now)
{
  json_t *object = json_pack ("{s:b, s:I, s:I, s:i}", "happened", opened_up->happened,
                              "problem", (json_int_t) opened_up->problem, "member", (json_int_t) opened_up->member,
                              "help", opened_up->help);

  kw_entry_add_instant (object, "when", opened_up->when, now, FALSE);
  return object;
}

/**
 * kw_visit_entry_to_json:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full): everything in it, right or wrong, for a draft
 */
json_t *
kw_visit_entry_to_json (const KwVisitEntry *self, KwInstant now)
{
  json_t *draft;

  g_return_val_if_fail (self != NULL, NULL);

  draft = json_pack ("{s:I, s:I, s:I, s:i, s:i, s:s, s:s, s:s, s:b}",
                     "id", (json_int_t) self->id, "appointment", (json_int_t) self->appointment,
                     "next_appointment", (json_int_t) self->next_appointment, "outcome", self->outcome,
                     "kind", self->kind, "minutes", self->minutes, "note", self->note,
                     "headline", self->headline, "headline_is_own", self->headline_is_own);
  kw_entry_add_instant (draft, "when", self->when, now, FALSE);
  kw_entry_add_instant (draft, "next", self->next, now, TRUE);
  json_object_set_new (draft, "seen", kw_entry_ids_to_json (self->seen));
  json_object_set_new (draft, "alone", kw_entry_ids_to_json (self->alone));
  json_object_set_new (draft, "professionals", kw_entry_ids_to_json (self->professionals));
  json_object_set_new (draft, "problems", kw_entry_ids_to_json (self->problems));
  json_object_set_new (draft, "newcomers", newcomers_to_json (self));
  json_object_set_new (draft, "trust", trust_to_json (self));
  json_object_set_new (draft, "opened_up", opened_up_to_json (&self->opened_up, now));
  return draft;
}

static void
read_trust (KwVisitEntry *self, const json_t *array)
{
  const json_t *item;
  gsize i;

  if (!json_is_array (array))
    return;
  g_array_set_size (self->trust, 0);
  json_array_foreach (array, i, item)
    {
      gint64 member = KW_NONE;
      int step = 0;

      kw_entry_read_id (item, "member", &member);
      kw_entry_read_int (item, "step", &step);
      if (step >= 1 && step <= 5)
        kw_visit_entry_set_trust (self, member, step);
    }
}

static void
read_newcomers (KwVisitEntry *self, const json_t *array)
{
  const json_t *item;
  gsize i;

  if (!json_is_array (array))
    return;
  g_ptr_array_set_size (self->newcomers, 0);
  json_array_foreach (array, i, item)
    {
      if (json_is_string (item))
        g_ptr_array_add (self->newcomers, g_strdup (json_string_value (item)));
    }
}

/**
 * kw_visit_entry_read_json:
 * @self: an entry
 * @draft: what kw_visit_entry_to_json() made
 * @now: the time
 *
 * Takes over everything that the draft says; what it does not say stays as it is.
 */
void
kw_visit_entry_read_json (KwVisitEntry *self, const json_t *draft, KwInstant now)
{
  const json_t *opened_up = json_object_get (draft, "opened_up");

  g_return_if_fail (self != NULL && draft != NULL);

  kw_entry_read_id (draft, "id", &self->id);
  kw_entry_read_id (draft, "appointment", &self->appointment);
  kw_entry_read_id (draft, "next_appointment", &self->next_appointment);
  kw_entry_read_int (draft, "outcome", &self->outcome);
  kw_entry_read_int (draft, "kind", &self->kind);
  kw_entry_read_instant (draft, "when", now, FALSE, &self->when);
  kw_entry_read_text (draft, "minutes", &self->minutes);
  kw_entry_read_text (draft, "note", &self->note);
  kw_entry_read_instant (draft, "next", now, TRUE, &self->next);
  kw_entry_read_text (draft, "headline", &self->headline);
  kw_entry_read_boolean (draft, "headline_is_own", &self->headline_is_own);
  kw_entry_read_ids (draft, "seen", self->seen);
  kw_entry_read_ids (draft, "alone", self->alone);
  kw_entry_read_ids (draft, "professionals", self->professionals);
  kw_entry_read_ids (draft, "problems", self->problems);
  read_newcomers (self, json_object_get (draft, "newcomers"));
  read_trust (self, json_object_get (draft, "trust"));
  kw_entry_read_boolean (opened_up, "happened", &self->opened_up.happened);
  kw_entry_read_id (opened_up, "problem", &self->opened_up.problem);
  kw_entry_read_id (opened_up, "member", &self->opened_up.member);
  kw_entry_read_instant (opened_up, "when", now, FALSE, &self->opened_up.when);
  kw_entry_read_int (opened_up, "help", &self->opened_up.help);
  self->outcome = CLAMP (self->outcome, KW_VISIT_SEEN, KW_VISIT_CANCELLED_BY_US);
  self->kind = CLAMP (self->kind, KW_VISIT_HOME, KW_VISIT_OTHER);
  self->opened_up.help = CLAMP (self->opened_up.help, KW_HELP_YES, KW_HELP_NOT_NOW);
}

static void
forget (GArray *ids, const KwCaseFile *case_file, KwRecordKind kind)
{
  for (guint i = ids->len; i > 0; i--)
    if (kw_case_file_find (case_file, kind, g_array_index (ids, gint64, i - 1)) == NULL)
      g_array_remove_index (ids, i - 1);
}

/**
 * kw_visit_entry_forget_strangers:
 * @self: an entry, restored from a draft
 * @case_file: the family's case file
 *
 * Lets go of people, problems and appointments that were removed since.
 */
void
kw_visit_entry_forget_strangers (KwVisitEntry *self, const KwCaseFile *case_file)
{
  forget (self->seen, case_file, KW_RECORD_MEMBER);
  forget (self->alone, case_file, KW_RECORD_MEMBER);
  forget (self->professionals, case_file, KW_RECORD_PROFESSIONAL);
  forget (self->problems, case_file, KW_RECORD_PROBLEM);
  for (guint i = self->trust->len; i > 0; i--)
    if (kw_case_file_find (case_file, KW_RECORD_MEMBER,
                           g_array_index (self->trust, KwVisitTrustEntry, i - 1).member) == NULL)
      g_array_remove_index (self->trust, i - 1);
  if (kw_case_file_find (case_file, KW_RECORD_MEMBER, self->opened_up.member) == NULL)
    self->opened_up.member = KW_NONE;
  if (kw_case_file_find (case_file, KW_RECORD_PROBLEM, self->opened_up.problem) == NULL)
    self->opened_up.problem = KW_NONE;
  if (kw_case_file_find (case_file, KW_RECORD_APPOINTMENT, self->appointment) == NULL)
    self->appointment = KW_NONE;
  if (kw_case_file_find (case_file, KW_RECORD_APPOINTMENT, self->next_appointment) == NULL)
    self->next_appointment = KW_NONE;
}
