/* kw-sample-reviews.c: the reviews that were held
 *
 * Without them every family of a sample would be overdue for its meetings and summaries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-reviews.h"

/* A little more often than the usual policy asks for: every six weeks, every three months. */
#define DAYS_TO_MEETING 40
#define DAYS_TO_SUMMARY 88

static KwDate
working_day_before (KwDate date)
{
  while (kw_date_weekday (date) > 5)
    date--;
  return date;
}

static gint64
hold (const KwProblem *problem,
      KwCaseFile *into,
      KwDeadlineKind kind,
      gint64 days,
      KwDate from,
      KwDate until,
      gint64 next_id)
{
  for (KwDate date = from + days; date < until; date += days)
    {
      KwDeadline *deadline = kw_record_new (KW_RECORD_DEADLINE);

      deadline->record.id = next_id++;
      deadline->record.family = problem->record.family;
      deadline->problem = problem->record.id;
      deadline->kind = kind;
      deadline->due = deadline->met = working_day_before (date);
      kw_case_file_take (into, deadline);
    }
  return next_id;
}

/* Whoever reads that there was a meeting reads what about: nothing that the family has told nobody else. */
static const KwProblem *
find_speakable (const KwCaseFile *about)
{
  const GPtrArray *problems = kw_case_file_list (about, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->domain < KW_DOMAIN_DOMESTIC_ABUSE)
        return problem;
    }
  return g_ptr_array_index (problems, 0);
}

/**
 * kw_sample_reviews_add:
 * @about: a family with at least one problem
 * @into: where the reviews go; may be @about
 * @until: the day after the last
 * @next_id: the id of the first
 *
 * Adds the team's meetings and the case summaries that there were since the family was opened.
 *
 * Returns: the id after the last
 */
gint64
kw_sample_reviews_add (const KwCaseFile *about, KwCaseFile *into, KwDate until, gint64 next_id)
{
  KwDate opened = kw_case_file_get_family (about)->opened;
  const KwProblem *problem;

  g_return_val_if_fail (kw_case_file_list (about, KW_RECORD_PROBLEM)->len > 0, next_id);

  problem = find_speakable (about);
  next_id = hold (problem, into, KW_DEADLINE_TAF_REVIEW, DAYS_TO_MEETING, opened, until, next_id);
  return hold (problem, into, KW_DEADLINE_REVIEW, DAYS_TO_SUMMARY, opened, until, next_id);
}
