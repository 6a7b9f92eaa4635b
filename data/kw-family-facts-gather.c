/* kw-family-facts-gather.c: the facts of a family out of its records
 *
 * A bounded number of statements on one family, none of which reads a note: visits come from their index. Runs on the
 * database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-facts-private.h"

#include "kw-id.h"
#include "kw-record-sql.h"

#include <string.h>

#define HOME_LANGUAGE "english"

/* A visit while facts are gathered. */
typedef struct
{
  gint64 id;
  KwVisitFact fact;
} Visit;

typedef struct
{
  KwDatabase *database;
  KwFamilyFacts *facts;
  KwInstant now;
  GArray *visits; /* of Visit, by start */
  GArray *by_id;  /* of Visit, by id */
} Gathering;

typedef gboolean (*RowFunc) (Gathering *self, KwStatement *statement, GError **error);

/* Calls @func for each row of a statement on :family. */
static gboolean
for_each (Gathering *self, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (self->database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", self->facts->family);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    if (!func (self, statement, error))
      return FALSE;
  return step == KW_STEP_DONE;
}

static void
note_plan_change (Gathering *self, KwInstant when)
{
  self->facts->plan_changed = MAX (self->facts->plan_changed, when);
}

static void
note_plan_record (Gathering *self, const KwRecord *record, KwDate date)
{
  note_plan_change (self, kw_id_get_time (record->id));
  if (date != KW_NONE)
    note_plan_change (self, kw_date_start (date));
}

/* Makes room for one more in an array of the facts: they are few. */
#define ADD(array, n) (array = g_renew (__typeof__ (*array), array, (n) + 1), &array[(n)++])

static void
take_problem (Gathering *self, gpointer record)
{
  const KwProblem *problem = record;
  KwProblem *to = ADD (self->facts->problems, self->facts->n_problems);

  *to = *problem;
  to->title = NULL;
  to->raised_by = NULL;
  note_plan_record (self, record, problem->resolved);
  if (problem->acknowledged != KW_NONE)
    note_plan_change (self, problem->acknowledged);
}

static void
take_deadline (Gathering *self, gpointer record)
{
  const KwDeadline *deadline = record;

  *ADD (self->facts->deadlines, self->facts->n_deadlines) = *deadline;
  note_plan_record (self, record, deadline->met);
}

static void
take_referral (Gathering *self, gpointer record)
{
  KwReferral *to = ADD (self->facts->referrals, self->facts->n_referrals);

  *to = *(const KwReferral *) record;
  to->service = g_strdup (to->service);
  to->sent_to = to->reason = to->shared = NULL;
}

static void
take_concern (Gathering *self, gpointer record)
{
  KwConcern *to = ADD (self->facts->concerns, self->facts->n_concerns);

  *to = *(const KwConcern *) record;
  to->words = to->said_by = to->children_where = to->parents_told = NULL;
}

static void
take_pin (Gathering *self, gpointer record)
{
  KwPin *to = ADD (self->facts->pins, self->facts->n_pins);

  *to = *(const KwPin *) record;
  to->reason = NULL;
  note_plan_record (self, record, KW_NONE);
}

static void
take_step (Gathering *self, gpointer record)
{
  note_plan_record (self, record, ((const KwStep *) record)->done);
}

static void
take_link (Gathering *self, gpointer record)
{
  note_plan_record (self, record, KW_NONE);
}

static gboolean
speaks_another (const char *language)
{
  g_autofree char *folded = language != NULL ? g_utf8_casefold (language, -1) : NULL;

  return folded != NULL && *g_strstrip (folded) != '\0' && strcmp (folded, HOME_LANGUAGE) != 0;
}

static void
take_member (Gathering *self, gpointer record)
{
  const KwMember *member = record;
  KwMemberFact *to = ADD (self->facts->members, self->facts->n_members);

  *to = (KwMemberFact){ .member = *member,
                        .has_school = member->school != NULL && *member->school != '\0',
                        .speaks = speaks_another (member->language),
                        .last_seen = KW_NONE,
                        .last_alone = KW_NONE,
                        .written = KW_NONE };
  to->member.given = to->member.surname = to->member.known_as = to->member.school = NULL;
  to->member.language = to->member.voice = to->member.phone = to->member.safe_contact = NULL;
}

static const struct
{
  KwRecordKind kind;
  void (*take) (Gathering *self, gpointer record);
} kinds[] = {
  { KW_RECORD_MEMBER, take_member },
  { KW_RECORD_PROBLEM, take_problem },
  { KW_RECORD_DEADLINE, take_deadline },
  { KW_RECORD_REFERRAL, take_referral },
  { KW_RECORD_CONCERN, take_concern },
  { KW_RECORD_PIN, take_pin },
  { KW_RECORD_STEP, take_step },
  { KW_RECORD_LINK, take_link },
};

static gboolean
gather_kind (Gathering *self, guint index, GError **error)
{
  const KwRecordType *type = kw_record_type_get (kinds[index].kind);
  g_autoptr (KwStatement) statement =
      kw_database_prepare (self->database, kw_record_sql_get (type)->of_family, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":family", self->facts->family);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      g_autoptr (KwRecord) record = kw_record_sql_read (statement, type, error);

      if (record == NULL)
        return FALSE;
      kinds[index].take (self, record);
    }
  return step == KW_STEP_DONE;
}

static gboolean
read_designation (Gathering *self, KwStatement *statement, GError **error)
{
  self->facts->worker = kw_statement_get_int (statement, 0);
  return kw_date_parse (kw_statement_get_text (statement, 1), &self->facts->held_from);
}

static gboolean
read_appointment (Gathering *self, KwStatement *statement, GError **error)
{
  KwAppointment *appointment = ADD (self->facts->appointments, self->facts->n_appointments);

  *appointment = (KwAppointment){ .record = { &kw_appointment_type, kw_statement_get_int (statement, 0),
                                              self->facts->family },
                                  .referral = kw_statement_get_optional (statement, 1),
                                  .start = kw_statement_get_int (statement, 3),
                                  .outcome = KW_APPOINTMENT_PLANNED };
  appointment->kind =
      (KwAppointmentKind) kw_code_set_lookup (&kw_appointment_kinds, kw_statement_get_text (statement, 2));
  return TRUE;
}

static gboolean
read_visit (Gathering *self, KwStatement *statement, GError **error)
{
  Visit visit = { .id = kw_statement_get_int (statement, 0), .fact = { .start = kw_statement_get_int (statement, 1) } };

  if (visit.fact.start > self->now)
    return TRUE;
  visit.fact.outcome = (guint8) kw_code_set_lookup (&kw_visit_outcomes, kw_statement_get_text (statement, 2));
  visit.fact.kind = (guint8) kw_code_set_lookup (&kw_visit_kinds, kw_statement_get_text (statement, 3));
  visit.fact.minutes = (gint16) kw_statement_get_int (statement, 4);
  g_array_append_val (self->visits, visit);
  return TRUE;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const Visit *left = a, *right = b;

  if (left->fact.start != right->fact.start)
    return left->fact.start < right->fact.start ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static int
compare_visit_ids (gconstpointer a, gconstpointer b)
{
  const Visit *left = a, *right = b;

  return (left->id > right->id) - (left->id < right->id);
}

static Visit *
find_visit (Gathering *self, gint64 id)
{
  guint low = 0, high = self->by_id->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Visit *visit = &g_array_index (self->by_id, Visit, middle);

      if (visit->id == id)
        return visit;
      if (visit->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static KwMemberFact *
find_member (KwFamilyFacts *facts, gint64 id)
{
  for (guint i = 0; i < facts->n_members; i++)
    if (facts->members[i].member.record.id == id)
      return &facts->members[i];
  return NULL;
}

static gboolean
read_seen (Gathering *self, KwStatement *statement, GError **error)
{
  Visit *visit = find_visit (self, kw_statement_get_int (statement, 0));
  KwMemberFact *member = find_member (self->facts, kw_statement_get_int (statement, 1));

  if (visit == NULL)
    return TRUE;
  visit->fact.says_who = TRUE;
  if (member != NULL && visit->fact.outcome == KW_VISIT_SEEN)
    member->last_seen = MAX (member->last_seen, visit->fact.start);
  return TRUE;
}

/* Whoever was seen alone was seen. */
static gboolean
read_alone (Gathering *self, KwStatement *statement, GError **error)
{
  const Visit *visit = find_visit (self, kw_statement_get_int (statement, 0));
  KwMemberFact *member = find_member (self->facts, kw_statement_get_int (statement, 1));

  if (visit == NULL || member == NULL || visit->fact.outcome != KW_VISIT_SEEN)
    return TRUE;
  member->last_seen = MAX (member->last_seen, visit->fact.start);
  member->last_alone = MAX (member->last_alone, visit->fact.start);
  return TRUE;
}

static gboolean
read_event (Gathering *self, KwStatement *statement, GError **error)
{
  KwMemberFact *member = find_member (self->facts, kw_statement_get_int (statement, 0));
  KwDate date;

  if (member != NULL && kw_date_parse (kw_statement_get_text (statement, 1), &date))
    member->written = MAX (member->written, date);
  return TRUE;
}

/* Keeps those of the last days one by one, and sums up those before. */
static void
keep_visits (Gathering *self)
{
  KwFamilyFacts *facts = self->facts;
  KwInstant since;

  facts->visits = g_new (KwVisitFact, self->visits->len);
  if (self->visits->len == 0)
    return;
  facts->latest = g_array_index (self->visits, Visit, self->visits->len - 1).fact.start;
  since = kw_date_start (kw_instant_to_date (facts->latest) - KW_FACTS_DAYS);
  for (guint i = 0; i < self->visits->len; i++)
    {
      KwVisitFact fact = g_array_index (self->visits, Visit, i).fact;

      if (fact.start >= since)
        {
          fact.says_who = find_visit (self, g_array_index (self->visits, Visit, i).id)->fact.says_who;
          facts->visits[facts->n_visits++] = fact;
        }
      else if (fact.outcome == KW_VISIT_SEEN)
        {
          facts->seen_before = fact.start;
          facts->run_before = 0;
        }
      else
        facts->run_before++;
    }
}

static gboolean
gather_visits (Gathering *self, GError **error)
{
  if (!for_each (self, "SELECT id, start, outcome, kind, minutes FROM visit WHERE family = :family ORDER BY start",
                 read_visit, error))
    return FALSE;
  g_array_sort (self->visits, compare_visits);
  g_array_append_vals (self->by_id, self->visits->data, self->visits->len);
  g_array_sort (self->by_id, compare_visit_ids);
  if (!for_each (self, "SELECT visit, member FROM visit_seen WHERE family = :family", read_seen, error) ||
      !for_each (self, "SELECT visit, member FROM visit_alone WHERE family = :family", read_alone, error) ||
      !for_each (self,
                 "SELECT member, max (date) FROM event WHERE family = :family AND member IS NOT NULL GROUP BY member",
                 read_event, error))
    return FALSE;
  keep_visits (self);
  return TRUE;
}

static gboolean
gather_all (Gathering *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!gather_kind (self, i, error))
      return FALSE;
  return for_each (self, "SELECT worker, \"from\" FROM designation WHERE family = :family AND open_marker = 1",
                   read_designation, error) &&
         for_each (self,
                   "SELECT id, referral, kind, start FROM appointment WHERE family = :family AND outcome = 'planned'",
                   read_appointment, error) &&
         gather_visits (self, error);
}

static void
begin (Gathering *self, const KwFamily *family)
{
  KwFamilyFacts *facts = kw_family_facts_new ();

  facts->family = family->record.id;
  facts->reference = g_strdup (family->reference);
  facts->name = g_strdup (family->name);
  facts->authority = g_strdup (family->authority);
  facts->status = family->status;
  facts->intensity = family->intensity;
  facts->visits_per_week = family->visits_per_week;
  facts->opened = family->opened;
  facts->closed = family->closed;
  facts->worker = facts->held_from = facts->latest = facts->seen_before = KW_NONE;
  facts->plan_changed = kw_date_start (family->opened);
  self->facts = facts;
  self->visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  self->by_id = g_array_new (FALSE, FALSE, sizeof (Visit));
}

/**
 * kw_family_facts_gather:
 * @database: a database
 * @family: a family's id
 * @now: visits later than this have not happened
 * @error: for what went wrong
 *
 * Returns: (transfer full) (nullable): the facts; %NULL without an error where there is no such family
 */
KwFamilyFacts *
kw_family_facts_gather (KwDatabase *database, gint64 family, KwInstant now, GError **error)
{
  Gathering self = { .database = database, .now = now };
  gpointer stored = NULL;
  g_autoptr (KwRecord) record = NULL;
  g_autoptr (KwFamilyFacts) facts = NULL;
  gboolean worked;

  if (!kw_record_sql_find (database, &kw_family_type, family, &stored, error) || stored == NULL)
    return NULL;
  record = stored;
  begin (&self, stored);
  facts = self.facts;
  worked = gather_all (&self, error);
  g_array_unref (self.visits);
  g_array_unref (self.by_id);
  return worked ? g_steal_pointer (&facts) : NULL;
}
