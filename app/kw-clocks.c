/* kw-clocks.c: everything that runs out: the list, and recorded dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-clocks-private.h"

#include "kw-breathing-space.h"
#include "kw-json.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

static const KwCode clock_kinds_list[] = {
  { "deadline", NC_ ("clock", "Date") },
  { "breathing-space", NC_ ("clock", "Breathing Space") },
  { "debt-review", NC_ ("clock", "Breathing Space review") },
  { "care-proceedings", NC_ ("clock", "Care proceedings") },
  { "referral", NC_ ("clock", "Referral") },
  { "taf-review", NC_ ("clock", "TAF review") },
  { "summary", NC_ ("clock", "Case summary") },
  { "concern-written", NC_ ("clock", "Written follow-up") },
  { "concern-chase", NC_ ("clock", "Follow-up of a concern") },
  { "child-not-seen", NC_ ("clock", "Child not seen") },
};

const KwCodeSet kw_clock_kinds = {
  .name = "clock", .codes = clock_kinds_list, .n_codes = G_N_ELEMENTS (clock_kinds_list)
};

static const KwCode clock_states_list[] = {
  { "running", NC_ ("urgency", "Running") },
  { "near", NC_ ("urgency", "Near") },
  { "overdue", NC_ ("urgency", "Overdue") },
};

const KwCodeSet kw_clock_states = {
  .name = "urgency", .codes = clock_states_list, .n_codes = G_N_ELEMENTS (clock_states_list)
};

static const char *const deadline_titles[KW_N_DEADLINE_KINDS] = {
  [KW_DEADLINE_POSSESSION_NOTICE] = NC_ ("deadline", "notice runs out"),
  [KW_DEADLINE_POSSESSION_HEARING] = NC_ ("deadline", "possession hearing"),
  [KW_DEADLINE_EVICTION_BAILIFF] = NC_ ("deadline", "bailiffs"),
  [KW_DEADLINE_COURT_HEARING] = NC_ ("deadline", "court"),
  [KW_DEADLINE_CARE_HEARING] = NC_ ("deadline", "care hearing"),
  [KW_DEADLINE_CHILD_PROTECTION_CONFERENCE] = NC_ ("deadline", "child protection conference"),
  [KW_DEADLINE_EXCLUSION_HEARING] = NC_ ("deadline", "exclusion hearing"),
  [KW_DEADLINE_DISCONNECTION] = NC_ ("deadline", "disconnection"),
  [KW_DEADLINE_BENEFIT_STOP] = NC_ ("deadline", "benefit stops"),
  [KW_DEADLINE_BREATHING_SPACE_END] = NC_ ("deadline", "Breathing Space ends"),
  [KW_DEADLINE_BREATHING_SPACE_REVIEW] = NC_ ("deadline", "Breathing Space review"),
  [KW_DEADLINE_APPLICATION] = NC_ ("deadline", "application"),
  [KW_DEADLINE_APPOINTMENT] = NC_ ("deadline", "appointment"),
  [KW_DEADLINE_TAF_REVIEW] = NC_ ("deadline", "TAF review"),
  [KW_DEADLINE_PARENTS_EVENING] = NC_ ("deadline", "parents’ evening"),
  [KW_DEADLINE_REVIEW] = NC_ ("deadline", "review"),
  [KW_DEADLINE_OTHER] = NC_ ("deadline", "date"),
};

/**
 * kw_deadline_kind_get_short_title:
 * @kind: a kind of deadline
 *
 * Returns: (transfer none): "bailiffs", "court": in the middle of a sentence, translated
 */
const char *
kw_deadline_kind_get_short_title (KwDeadlineKind kind)
{
  g_return_val_if_fail (kind < KW_N_DEADLINE_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "deadline", deadline_titles[kind]);
}

static void
entry_free (gpointer data)
{
  KwClockEntry *entry = data;

  g_free (entry->title);
  g_free (entry->when);
  g_free (entry->words);
  g_free (entry);
}

KwClockEntry *
kw_clock_add (KwClockWork *work, KwClockKind kind, const char *title, KwRecordKind record_kind, gint64 record)
{
  KwClockEntry *entry = g_new0 (KwClockEntry, 1);

  entry->kind = kind;
  entry->deadline_kind = KW_CODE_NONE;
  entry->title = g_strdup (title);
  entry->date = KW_NONE;
  entry->instant = KW_NONE;
  entry->fraction = -1;
  entry->problem = KW_NONE;
  entry->record_kind = record_kind;
  entry->record = record;
  g_ptr_array_add (work->entries, entry);
  return entry;
}

/* Takes @words. */
void
kw_clock_say (KwClockEntry *entry, char *words)
{
  g_free (entry->words);
  entry->words = words;
}

void
kw_clock_due_on (const KwClockWork *work, KwClockEntry *entry, KwDate date)
{
  entry->date = date;
  entry->due = kw_date_start (date + 1) - 1;
  if (date < work->today)
    entry->state = KW_CLOCK_OVERDUE;
  else if (date <= work->today + kw_policy_get_number (work->policy, KW_POLICY_CANNOT_WAIT_DAYS))
    entry->state = KW_CLOCK_NEAR;
  entry->when = kw_words_short_date (date, work->today);
  /* "Today" says how far away it is; then the rest is which day that is. */
  if (date >= work->today - 1 && date <= work->today + 1)
    kw_clock_say (entry, kw_words_date (date, work->today));
  else
    kw_clock_say (entry, kw_words_days_away (date, work->today));
}

void
kw_clock_due_at (const KwClockWork *work, KwClockEntry *entry, KwInstant start, KwInstant due)
{
  g_autofree char *length = kw_words_length (due - work->now);
  g_autofree char *whole = kw_words_length (due - start);

  entry->instant = due;
  entry->due = due;
  entry->state = work->now > due ? KW_CLOCK_OVERDUE : KW_CLOCK_NEAR;
  entry->fraction = due > start ? CLAMP ((double) (work->now - start) / (double) (due - start), 0, 1) : 1;
  if (work->now > due)
    /* Translators: a length of time: overdue by 3 h */
    entry->when = g_strdup_printf (_ ("overdue by %s"), length);
  else
    /* Translators: a length of time: 2 h 05 left */
    entry->when = g_strdup_printf (_ ("%s left"), length);
  /* Translators: a length of time, after "2 h 05 left": of 4 h */
  kw_clock_say (entry, g_strdup_printf (_ ("of %s"), whole));
}

gboolean
kw_clock_problem_is_open (const KwClockWork *work, const KwProblem *problem)
{
  return problem != NULL && problem->identified <= work->today &&
         (problem->resolved == KW_NONE || problem->resolved > work->today);
}

/* Older ones are asked about in the plan; Breathing Space has a clock of its own. */
static gboolean
is_listed (const KwClockWork *work, const KwDeadline *deadline)
{
  gboolean met = deadline->met != KW_NONE && deadline->met <= work->today;
  KwDate oldest = work->today - kw_policy_get_number (work->policy, KW_POLICY_OVERDUE_DAYS);

  return !met && deadline->due >= oldest && deadline->kind != KW_DEADLINE_BREATHING_SPACE_END;
}

static void
add_deadlines (KwClockWork *work)
{
  const GPtrArray *deadlines = kw_case_file_list (work->case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);
      const KwProblem *problem = kw_case_file_find (work->case_file, KW_RECORD_PROBLEM, deadline->problem);
      KwClockEntry *entry;
      const char *title;

      if (!is_listed (work, deadline) || !kw_clock_problem_is_open (work, problem))
        continue;
      title = deadline->kind == KW_DEADLINE_OTHER ? problem->title : kw_deadline_kind_get_short_title (deadline->kind);
      entry = kw_clock_add (work, KW_CLOCK_DEADLINE, title, KW_RECORD_DEADLINE, deadline->record.id);
      entry->deadline_kind = (int) deadline->kind;
      entry->hard = KW_DEADLINE_IS_HARD (deadline->kind);
      entry->problem = problem->record.id;
      kw_clock_due_on (work, entry, deadline->due);
    }
}

/* Meetings of professionals about the family, and papers: they can be held a day later. */
static gboolean
is_routine (const KwClockEntry *entry)
{
  switch (entry->kind)
    {
    case KW_CLOCK_TAF_REVIEW:
    case KW_CLOCK_SUMMARY:
      return TRUE;
    case KW_CLOCK_DEADLINE:
      return entry->deadline_kind == KW_DEADLINE_TAF_REVIEW || entry->deadline_kind == KW_DEADLINE_REVIEW ||
             entry->deadline_kind == KW_DEADLINE_PARENTS_EVENING;
    default:
      return FALSE;
    }
}

/* A review of months ago would otherwise stand before the bailiffs. */
static gboolean
must_act (const KwClockEntry *entry)
{
  return entry->state != KW_CLOCK_RUNNING && !is_routine (entry);
}

/**
 * kw_clock_entry_compare:
 * @a: a clock
 * @b: another, perhaps another family's
 *
 * First what somebody must act on: safety, hours that run, dates that are near or just passed. Then the rest, routine
 * reviews among them. Each nearest first.
 *
 * Returns: less than, equal to or greater than 0
 */
int
kw_clock_entry_compare (const KwClockEntry *a, const KwClockEntry *b)
{
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (must_act (a) != must_act (b))
    return must_act (a) ? -1 : 1;
  if (a->due != b->due)
    return a->due < b->due ? -1 : 1;
  if (a->hard != b->hard)
    return a->hard ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return 0;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const KwClockEntry *first = *(KwClockEntry *const *) a;
  const KwClockEntry *second = *(KwClockEntry *const *) b;
  int order = kw_clock_entry_compare (first, second);

  if (order != 0)
    return order;
  return first->record < second->record ? -1 : first->record > second->record;
}

GPtrArray *
kw_clocks_compute (KwCaseFile *case_file, const KwPolicy *policy, const GPtrArray *services, KwInstant now)
{
  KwClockWork work = { .case_file = case_file, .policy = policy, .services = services, .now = now };

  g_return_val_if_fail (case_file != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  work.today = kw_instant_to_date (now);
  work.entries = g_ptr_array_new_with_free_func (entry_free);
  add_deadlines (&work);
  kw_clocks_add_concerns (&work);
  if (kw_case_file_get_family (case_file)->status != KW_FAMILY_CLOSED)
    {
      kw_clocks_add_referrals (&work);
      kw_clocks_add_reviews (&work);
      kw_clocks_add_children (&work);
    }
  g_ptr_array_sort (work.entries, compare_entries);
  return work.entries;
}

/**
 * kw_clock_entry_to_json:
 * @self: a clock
 * @case_file: the case file it comes from
 *
 * Returns: (transfer full): all of it
 */
json_t *
kw_clock_entry_to_json (const KwClockEntry *self, const KwCaseFile *case_file)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (case_file != NULL, NULL);

  return json_pack ("{s:o, s:o, s:o, s:b, s:s, s:o, s:o, s:s, s:s, s:o, s:o}", "kind",
                    kw_json_code (&kw_clock_kinds, (int) self->kind), "state",
                    kw_json_code (&kw_clock_states, (int) self->state), "deadline",
                    kw_json_code (&kw_deadline_kinds, self->deadline_kind), "hard", self->hard, "title", self->title,
                    "date", kw_json_date (self->date), "at", kw_json_instant (self->instant), "when", self->when,
                    "words", self->words, "fraction", self->fraction < 0 ? json_null () : json_real (self->fraction),
                    "problem", kw_json_name (case_file, KW_RECORD_PROBLEM, self->problem));
}
