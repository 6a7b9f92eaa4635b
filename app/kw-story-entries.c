/* kw-story-entries.c: what each kind of record says to the chronology
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-story-private.h"

#include "kw-people.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

/* Takes @headline and @detail. */
static KwStoryEntry *
add_entry (KwStoryWork *work, KwStoryKind kind, const KwRecord *record, char *headline, char *detail)
{
  KwStoryEntry *entry = g_new0 (KwStoryEntry, 1);

  g_atomic_ref_count_init (&entry->references);
  entry->kind = kind;
  entry->headline = headline;
  entry->detail = detail;
  entry->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  entry->record_kind = record->type->kind;
  entry->record = record->id;
  entry->problem = KW_NONE;
  g_ptr_array_add (work->entries, entry);
  return entry;
}

static void
happened_at (KwStoryEntry *entry, KwInstant when)
{
  entry->when = when;
  entry->date = kw_instant_to_date (when);
  entry->has_time = TRUE;
}

static void
happened_on (KwStoryEntry *entry, KwDate date)
{
  entry->when = kw_date_start (date);
  entry->date = date;
}

static gboolean
was_before (const KwStoryWork *work, KwInstant when)
{
  return when != KW_NONE && when <= work->now;
}

static gboolean
was_by_today (const KwStoryWork *work, KwDate date)
{
  return date != KW_NONE && date <= work->today;
}

static void
add_person (KwStoryEntry *entry, gint64 member)
{
  for (guint i = 0; i < entry->people->len; i++)
    if (g_array_index (entry->people, gint64, i) == member)
      return;
  g_array_append_val (entry->people, member);
}

/* Whose problem it is: their entries are about them. */
static void
add_problem (const KwStoryWork *work, KwStoryEntry *entry, gint64 problem)
{
  const GPtrArray *whose = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM_MEMBER);

  entry->problem = problem;
  for (guint i = 0; i < whose->len; i++)
    {
      const KwProblemMember *row = g_ptr_array_index (whose, i);

      if (row->problem == problem)
        add_person (entry, row->member);
    }
}

static const char *
problem_title (const KwStoryWork *work, gint64 problem)
{
  const KwProblem *found = kw_case_file_find (work->case_file, KW_RECORD_PROBLEM, problem);

  return found != NULL ? found->title : "";
}

static char *
visit_headline (const KwStoryWork *work, const KwVisit *visit, const GArray *people)
{
  g_autofree char *whom = NULL;
  char *proposed;

  if (visit->headline != NULL && *visit->headline != '\0')
    return g_strdup (visit->headline);
  if (visit->outcome != KW_VISIT_SEEN)
    return g_strdup (kw_code_set_get_label (&kw_visit_outcomes, (int) visit->outcome));
  proposed = kw_story_propose_headline (visit->note);
  if (proposed != NULL)
    return proposed;
  whom = kw_people_dup_list (work->case_file, people, work->today);
  /* Translators: names: Saw Ada and both children */
  return *whom != '\0' ? g_strdup_printf (_ ("Saw %s"), whom) : g_strdup (_ ("Visit"));
}

/* What is about one person only stands behind the note, under the name. */
static void
append_lines (const KwStoryWork *work, const KwVisit *visit, GString *detail)
{
  const GPtrArray *lines = kw_case_file_list (work->case_file, KW_RECORD_VISIT_LINE);

  for (guint i = 0; i < lines->len; i++)
    {
      const KwVisitLine *line = g_ptr_array_index (lines, i);
      const char *name = kw_people_get_name (work->case_file, line->member);

      if (line->visit == visit->record.id && line->text != NULL && name != NULL)
        g_string_append_printf (detail, "%s%s: %s", detail->len > 0 ? "\n" : "", name, line->text);
    }
}

static void
add_seen (const KwStoryWork *work, KwStoryEntry *entry, const KwVisit *visit, KwRecordKind kind)
{
  const GPtrArray *rows = kw_case_file_list (work->case_file, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const KwVisitMember *row = g_ptr_array_index (rows, i);

      if (row->visit == visit->record.id)
        add_person (entry, row->member);
    }
}

void
kw_story_add_visits (KwStoryWork *work)
{
  const GPtrArray *visits = kw_case_file_list (work->case_file, KW_RECORD_VISIT);

  for (guint i = 0; i < visits->len; i++)
    {
      const KwVisit *visit = g_ptr_array_index (visits, i);
      g_autoptr (GString) detail = g_string_new (visit->note);
      KwStoryEntry *entry;

      if (!was_before (work, visit->start))
        continue;
      append_lines (work, visit, detail);
      entry = add_entry (work, KW_STORY_VISIT, &visit->record, NULL, detail->len > 0 ? g_strdup (detail->str) : NULL);
      happened_at (entry, visit->start);
      add_seen (work, entry, visit, KW_RECORD_VISIT_SEEN);
      add_seen (work, entry, visit, KW_RECORD_VISIT_ALONE);
      entry->headline = visit_headline (work, visit, entry->people);
    }
}

static void
add_told_us (KwStoryWork *work, const KwProblem *problem)
{
  KwStoryEntry *entry =
      add_entry (work, KW_STORY_TOLD_US, &problem->record, g_strdup_printf (_ ("Told us: %s"), problem->title),
                 (int) problem->help_wanted == KW_HELP_NOT_NOW ? g_strdup (_ ("They do not want help for now."))
                                                               : NULL);

  happened_at (entry, problem->acknowledged);
  add_problem (work, entry, problem->record.id);
}

static void
add_settled (KwStoryWork *work, const KwProblem *problem)
{
  KwStoryEntry *entry =
      add_entry (work, KW_STORY_SETTLED, &problem->record, g_strdup_printf (_ ("Settled: %s"), problem->title), NULL);

  happened_on (entry, problem->resolved);
  add_problem (work, entry, problem->record.id);
}

void
kw_story_add_problems (KwStoryWork *work)
{
  const GPtrArray *problems = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (was_before (work, problem->acknowledged))
        add_told_us (work, problem);
      if (was_by_today (work, problem->resolved))
        add_settled (work, problem);
    }
}

static void
add_referral (KwStoryWork *work, const KwReferral *referral, KwInstant when, const char *format_headline)
{
  KwStoryEntry *entry =
      add_entry (work, KW_STORY_REFERRAL, &referral->record, g_strdup (format_headline), g_strdup (referral->reason));

  happened_at (entry, when);
  add_problem (work, entry, referral->problem);
}

void
kw_story_add_referrals (KwStoryWork *work)
{
  const GPtrArray *referrals = kw_case_file_list (work->case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);
      const char *title = problem_title (work, referral->problem);
      /* Translators: a service, and the problem it is asked to help with */
      g_autofree char *sent = g_strdup_printf (_ ("Referred to %1$s: %2$s"), referral->service, title);
      g_autofree char *met = g_strdup_printf (_ ("Met %1$s: %2$s"), referral->service, title);

      if (was_before (work, referral->sent))
        add_referral (work, referral, referral->sent, sent);
      if (was_before (work, referral->met))
        add_referral (work, referral, referral->met, met);
    }
}

/* A date that was met, or went by. */
void
kw_story_add_deadlines (KwStoryWork *work)
{
  const GPtrArray *deadlines = kw_case_file_list (work->case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);
      const char *label = kw_code_set_get_label (&kw_deadline_kinds, (int) deadline->kind);
      gboolean met = was_by_today (work, deadline->met);
      KwStoryEntry *entry;

      if (!met && !was_by_today (work, deadline->due))
        continue;
      /* Translators: a kind of date ("Bailiffs"), and the problem it belongs to */
      entry = add_entry (work, KW_STORY_DEADLINE, &deadline->record,
                         g_strdup_printf (C_ ("date in the story", "%1$s: %2$s"), label,
                                          problem_title (work, deadline->problem)),
                         g_strdup (met ? _ ("Dealt with.") : _ ("What happened is not recorded.")));
      happened_on (entry, met ? deadline->met : deadline->due);
      add_problem (work, entry, deadline->problem);
    }
}

static char *
concern_detail (const KwStoryWork *work, const KwConcern *concern)
{
  const GPtrArray *told = kw_case_file_list (work->case_file, KW_RECORD_CONCERN_TOLD);
  g_autoptr (GString) detail = g_string_new (NULL);

  if (concern->words != NULL && *concern->words != '\0')
    g_string_append_printf (detail, "“%s”", concern->words);
  for (guint i = 0; i < told->len; i++)
    {
      const KwConcernTold *row = g_ptr_array_index (told, i);
      g_autofree char *when = NULL;

      if (row->concern != concern->record.id || !was_before (work, row->at))
        continue;
      when = kw_words_instant (row->at, work->now);
      g_string_append (detail, detail->len > 0 ? "\n" : "");
      /* Translators: who was told of a concern, and when */
      g_string_append_printf (detail, _ ("Told %1$s, %2$s."), row->who, when);
    }
  return detail->len > 0 ? g_strdup (detail->str) : NULL;
}

void
kw_story_add_concerns (KwStoryWork *work)
{
  const GPtrArray *concerns = kw_case_file_list (work->case_file, KW_RECORD_CONCERN);

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);
      KwStoryEntry *entry;

      if (!was_before (work, concern->raised))
        continue;
      entry = add_entry (work, KW_STORY_CONCERN, &concern->record,
                         g_strdup_printf (_ ("Concern: %s"), problem_title (work, concern->problem)),
                         concern_detail (work, concern));
      happened_at (entry, concern->raised);
      add_problem (work, entry, concern->problem);
      if (!was_by_today (work, concern->closed))
        continue;
      entry = add_entry (work, KW_STORY_CONCERN, &concern->record,
                         g_strdup_printf (_ ("Concern closed: %s"), problem_title (work, concern->problem)), NULL);
      happened_on (entry, concern->closed);
      add_problem (work, entry, concern->problem);
    }
}

static const char *
worker_name (const KwStoryWork *work, gint64 id)
{
  const KwWorker *worker = kw_case_file_find (work->case_file, KW_RECORD_WORKER, id);

  for (guint i = 0; worker == NULL && work->workers != NULL && i < work->workers->len; i++)
    {
      const KwWorker *other = g_ptr_array_index (work->workers, i);

      if (other->record.id == id)
        worker = other;
    }
  return worker != NULL ? worker->name : NULL;
}

static void
add_family_event (KwStoryWork *work, KwDate date, const char *headline)
{
  const KwFamily *family = kw_case_file_get_family (work->case_file);

  if (was_by_today (work, date))
    happened_on (add_entry (work, KW_STORY_WORKER, &family->record, g_strdup (headline), NULL), date);
}

void
kw_story_add_workers (KwStoryWork *work)
{
  const GPtrArray *designations = kw_case_file_list (work->case_file, KW_RECORD_DESIGNATION);
  const KwFamily *family = kw_case_file_get_family (work->case_file);

  add_family_event (work, family->opened, _ ("Work with the family began"));
  add_family_event (work, family->closed, _ ("Work with the family ended"));
  for (guint i = 0; i < designations->len; i++)
    {
      const KwDesignation *designation = g_ptr_array_index (designations, i);
      const char *name = worker_name (work, designation->worker);

      if (!was_by_today (work, designation->from))
        continue;
      happened_on (add_entry (work, KW_STORY_WORKER, &designation->record,
                              name != NULL ? g_strdup_printf (_ ("%s became key worker"), name)
                                           : g_strdup (_ ("A new key worker")),
                              NULL),
                   designation->from);
    }
}

void
kw_story_add_events (KwStoryWork *work)
{
  const GPtrArray *events = kw_case_file_list (work->case_file, KW_RECORD_EVENT);

  for (guint i = 0; i < events->len; i++)
    {
      const KwEvent *event = g_ptr_array_index (events, i);
      KwStoryEntry *entry;

      if (!was_by_today (work, event->date))
        continue;
      entry = add_entry (work, KW_STORY_EVENT, &event->record, g_strdup (event->headline), g_strdup (event->detail));
      happened_on (entry, event->date);
      if (event->member != KW_NONE)
        add_person (entry, event->member);
    }
}
