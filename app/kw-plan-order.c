/* kw-plan-order.c: which problem goes first
 *
 * The order inside the bands, the family's own, and pins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

#include <string.h>

/* What the family wants is never further down than this where nothing urgent stands before it. */
#define FIRST_PLACES 3

static int
compare (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b ? 1
                            : 0;
}

/* KW_NONE goes last. */
static int
compare_given (gint64 a, gint64 b)
{
  if (a == KW_NONE || b == KW_NONE)
    return compare (a == KW_NONE, b == KW_NONE);
  return compare (a, b);
}

static guint
count_raised_by (const KwProblem *problem)
{
  guint mask = 0, count = 0;

  for (guint i = 0; i < problem->raised_by->len; i++)
    mask |= 1u << g_array_index (problem->raised_by, int, i);
  for (; mask != 0; mask &= mask - 1)
    count++;
  return count;
}

static KwDate
date_of (const KwPlanProblem *item)
{
  return item->band == KW_BAND_AT_THE_DOOR || item->band == KW_BAND_CANNOT_WAIT ? item->hard : item->due;
}

static int
compare_in_band (const KwPlanProblem *a, const KwPlanProblem *b)
{
  int result = 0;

  if (a->band == KW_BAND_SAFETY)
    result = compare (b->problem->severity, a->problem->severity);
  if (result == 0)
    result = compare_given (date_of (a), date_of (b));
  if (result == 0)
    result = compare_given (a->problem->family_rank, b->problem->family_rank);
  if (result == 0)
    result = compare (b->drives, a->drives);
  if (result == 0)
    result = compare (b->problem->severity, a->problem->severity);
  if (result == 0)
    result = compare (count_raised_by (b->problem), count_raised_by (a->problem));
  if (result == 0)
    result = compare (a->problem->identified, b->problem->identified);
  return result;
}

static int
compare_problems (gconstpointer first, gconstpointer second, gpointer data)
{
  const KwPlanWork *work = data;
  guint a = *(const guint *) first, b = *(const guint *) second;
  const KwPlanProblem *item_a = &work->problems[a], *item_b = &work->problems[b];
  int result = compare (item_a->band, item_b->band);

  if (result == 0)
    result = compare_in_band (item_a, item_b);
  return result != 0 ? result : compare (a, b);
}

static void
sort_open (KwPlanWork *work)
{
  guint n = 0;

  work->order = kw_plan_allocate (&work->blocks, work->n_open, sizeof (guint));
  for (guint i = 0; i < work->n_problems; i++)
    if (work->problems[i].open)
      work->order[n++] = i;
  g_qsort_with_data (work->order, (int) n, sizeof (guint), compare_problems, work);
}

static KwPlanProblem *
at_place (const KwPlanWork *work, guint index)
{
  return &work->problems[work->order[index]];
}

static gboolean
may_move_up (const KwPlanProblem *item)
{
  return item->problem->family_rank != KW_NONE && item->band != KW_BAND_WAITING_FOR_TRUST &&
         kw_plan_problem_waiting_until (item) == KW_NONE;
}

/* One that matters to the family moves up to place @f where none stands in the first @f. */
static void
move_family_choice (KwPlanWork *work)
{
  guint urgent = 0, f, choice = KW_PLAN_NOWHERE, moved;

  while (urgent < work->n_open && at_place (work, urgent)->band <= KW_BAND_CANNOT_WAIT)
    urgent++;
  f = MAX (FIRST_PLACES, urgent + 1);
  for (guint i = 0; i < MIN (f, work->n_open); i++)
    if (at_place (work, i)->problem->family_rank != KW_NONE)
      return;
  for (guint i = f; i < work->n_open; i++)
    if (may_move_up (at_place (work, i)) &&
        (choice == KW_PLAN_NOWHERE ||
         at_place (work, i)->problem->family_rank < at_place (work, choice)->problem->family_rank))
      choice = i;
  if (choice == KW_PLAN_NOWHERE)
    return;

  at_place (work, choice)->family_choice = TRUE;
  moved = work->order[choice];
  memmove (&work->order[f], &work->order[f - 1], (choice - (f - 1)) * sizeof (guint));
  work->order[f - 1] = moved;
}

/* What is urgent is put off only when the supervisor agrees; nothing is put before safety. */
static void
judge_pin (const KwPlanWork *work, KwPlanProblem *item)
{
  const KwPin *pin = item->pin;
  gboolean urgent = item->band == KW_BAND_AT_THE_DOOR || item->band == KW_BAND_BREAKTHROUGH ||
                    item->band == KW_BAND_CANNOT_WAIT;

  item->unapproved = NULL;
  if (pin == NULL)
    return;
  if (item->band == KW_BAND_SAFETY || (pin->until != KW_NONE && pin->until < work->today))
    item->pin = NULL;
  else if (urgent && pin->place > item->computed_place && !pin->approved)
    {
      item->unapproved = pin;
      item->pin = NULL;
    }
}

static int
compare_pinned (gconstpointer first, gconstpointer second, gpointer data)
{
  const KwPlanWork *work = data;
  const KwPlanProblem *a = &work->problems[*(const guint *) first];
  const KwPlanProblem *b = &work->problems[*(const guint *) second];
  int result = compare (a->pin->place, b->pin->place);

  return result != 0 ? result : compare (a->computed_place, b->computed_place);
}

/* Takes the pinned ones out of the order and puts them in again where they are to stand. */
static void
place_pinned (KwPlanWork *work, guint n_pinned, guint n_safety)
{
  guint *pinned = kw_plan_allocate (&work->blocks, n_pinned, sizeof (guint));
  guint n = 0, n_taken = 0;

  for (guint i = 0; i < work->n_open; i++)
    if (at_place (work, i)->pin != NULL)
      pinned[n_taken++] = work->order[i];
    else
      work->order[n++] = work->order[i];
  g_qsort_with_data (pinned, (int) n_pinned, sizeof (guint), compare_pinned, work);

  for (guint i = 0; i < n_pinned; i++)
    {
      gint64 place = MAX (work->problems[pinned[i]].pin->place, (gint64) n_safety + 1);
      guint at = (guint) MIN (place - 1, (gint64) n);

      memmove (&work->order[at + 1], &work->order[at], (n - at) * sizeof (guint));
      work->order[at] = pinned[i];
      n++;
    }
}

void
kw_plan_set_order (KwPlanWork *work)
{
  guint n_pinned = 0, n_safety = 0;

  sort_open (work);
  move_family_choice (work);
  for (guint i = 0; i < work->n_open; i++)
    {
      KwPlanProblem *item = at_place (work, i);

      item->computed_place = i + 1;
      judge_pin (work, item);
      if (item->pin != NULL)
        n_pinned++;
      if (item->band == KW_BAND_SAFETY)
        n_safety++;
    }
  if (n_pinned > 0)
    place_pinned (work, n_pinned, n_safety);
  for (guint i = 0; i < work->n_open; i++)
    at_place (work, i)->place = i + 1;
}

/**
 * kw_next_step_compare:
 * @plan_a: a plan
 * @a: one of its next steps
 * @plan_b: another plan, or the same
 * @b: one of its next steps
 *
 * The order of next steps over several families: band, date, severity, longest unseen, reference.
 *
 * Returns: less than, equal to or greater than 0 as @a goes before, beside or behind @b
 */
int
kw_next_step_compare (const KwPlan *plan_a, const KwNextStep *a, const KwPlan *plan_b, const KwNextStep *b)
{
  const KwPlace *place_a = a->place, *place_b = b->place;
  gboolean by_hard = place_a->band == KW_BAND_AT_THE_DOOR || place_a->band == KW_BAND_CANNOT_WAIT;
  int result = compare (place_a->band, place_b->band);

  if (result == 0)
    result = by_hard ? compare_given (place_a->hard, place_b->hard) : compare_given (place_a->due, place_b->due);
  if (result == 0)
    result = compare (place_b->problem->severity, place_a->problem->severity);
  /* Never seen is longest unseen: KW_NONE is smaller than any instant. */
  if (result == 0)
    result = compare (plan_a->last_seen, plan_b->last_seen);
  if (result == 0)
    result = g_strcmp0 (kw_case_file_get_family (plan_a->case_file)->reference,
                        kw_case_file_get_family (plan_b->case_file)->reference);
  return result != 0 ? result : compare (place_a->place, place_b->place);
}
