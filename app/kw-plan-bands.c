/* kw-plan-bands.c: where each problem stands, and why
 *
 * The bands of docs/order-of-work.md, the first that fits, and the reasons that are shown for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

static gboolean
is_safety (const KwPlanProblem *item)
{
  return item->problem->immediate_risk || item->harm == KW_HARM_ACTUAL || item->harm == KW_HARM_LIKELY;
}

static gboolean
is_breakthrough (const KwPlanProblem *item)
{
  return item->domain->group == KW_GROUP_SENSITIVE && item->told != KW_NONE &&
         item->problem->help_wanted != KW_HELP_NOT_NOW && !item->met_since_told && !item->on_waiting_list;
}

static gboolean
is_trusted (const KwPlanWork *work, const KwPlanProblem *item)
{
  return item->trust >= kw_policy_get_number (work->policy, KW_POLICY_TRUST_THRESHOLD);
}

static KwBand
find_band (const KwPlanWork *work, const KwPlanProblem *item)
{
  if (is_safety (item))
    return KW_BAND_SAFETY;
  if (item->hard == work->today || item->hard == work->today + 1)
    return KW_BAND_AT_THE_DOOR;
  if (is_breakthrough (item))
    return KW_BAND_BREAKTHROUGH;
  if (item->hard != KW_NONE &&
      item->hard <= work->today + kw_policy_get_number (work->policy, KW_POLICY_CANNOT_WAIT_DAYS))
    return KW_BAND_CANNOT_WAIT;
  if (item->domain->group == KW_GROUP_MATERIAL)
    return KW_BAND_MATERIAL;
  if (item->domain->group == KW_GROUP_DAILY_LIFE)
    return KW_BAND_DAILY_LIFE;
  if (!item->domain->gated || item->told != KW_NONE || item->with_specialist || is_trusted (work, item))
    return KW_BAND_READY;
  return KW_BAND_WAITING_FOR_TRUST;
}

void
kw_plan_set_bands (KwPlanWork *work)
{
  for (guint i = 0; i < work->n_problems; i++)
    if (work->problems[i].open)
      work->problems[i].band = find_band (work, &work->problems[i]);
}

KwDate
kw_plan_problem_waiting_until (const KwPlanProblem *item)
{
  if (item->band <= KW_BAND_BREAKTHROUGH || item->n_waiting < item->n_undone)
    return KW_NONE;
  return item->earliest_wait;
}

/* Reasons. */

static void
add (KwReason **end, KwReasonCode code, gint64 value)
{
  **end = (KwReason){ .code = code, .value = value };
  (*end)++;
}

static void
add_if (KwReason **end, gboolean given, KwReasonCode code, gint64 value)
{
  if (given)
    add (end, code, value);
}

static void
add_ready (KwReason **end, const KwPlanWork *work, const KwPlanProblem *item)
{
  add_if (end, item->told != KW_NONE, KW_REASON_TOLD_US, item->told);
  add_if (end, item->with_specialist, KW_REASON_WITH_SPECIALIST, KW_NONE);
  add_if (end, item->on_waiting_list, KW_REASON_WAITING_LIST, KW_NONE);
  add_if (end, item->problem->help_wanted == KW_HELP_NOT_NOW, KW_REASON_NOT_NOW, KW_NONE);
  add_if (end, item->domain->speak_alone, KW_REASON_SPEAK_ALONE, KW_NONE);
  add_if (end, is_trusted (work, item), KW_REASON_TRUST_REACHED, KW_NONE);
}

static void
add_of_band (KwReason **end, const KwPlanWork *work, const KwPlanProblem *item)
{
  switch (item->band)
    {
    case KW_BAND_SAFETY:
      add_if (end, item->problem->immediate_risk, KW_REASON_IMMEDIATE_RISK, KW_NONE);
      add_if (end, item->harm == KW_HARM_ACTUAL || item->harm == KW_HARM_LIKELY, KW_REASON_CONCERN, item->harm);
      break;
    case KW_BAND_AT_THE_DOOR:
    case KW_BAND_CANNOT_WAIT:
      add (end, KW_REASON_DEADLINE, item->hard);
      add_if (end, item->domain->acute && item->problem->severity == KW_PLAN_WORST_SEVERITY,
              KW_REASON_ESSENTIAL, KW_NONE);
      break;
    case KW_BAND_BREAKTHROUGH:
      add (end, KW_REASON_BREAKTHROUGH, item->told);
      break;
    case KW_BAND_MATERIAL:
      add (end, KW_REASON_MATERIAL, KW_NONE);
      break;
    case KW_BAND_DAILY_LIFE:
      add (end, KW_REASON_DAILY_LIFE, KW_NONE);
      break;
    case KW_BAND_READY:
      add_ready (end, work, item);
      break;
    case KW_BAND_WAITING_FOR_TRUST:
      add (end, KW_REASON_NEEDS_TRUST, kw_policy_get_number (work->policy, KW_POLICY_TRUST_THRESHOLD));
      break;
    case KW_N_BANDS:
    default:
      g_assert_not_reached ();
    }
}

/* Whether the band's own reason already says the date. */
static gboolean
says_due (const KwPlanProblem *item)
{
  return (item->band == KW_BAND_AT_THE_DOOR || item->band == KW_BAND_CANNOT_WAIT) && item->hard == item->due;
}

/* Fills @reasons, which has room for KW_N_REASONS, and returns how many there are. */
guint
kw_plan_find_reasons (const KwPlanWork *work, const KwPlanProblem *item, KwReason *reasons)
{
  const KwProblem *problem = item->problem;
  KwReason *end = reasons;

  add_of_band (&end, work, item);
  add_if (&end, item->due != KW_NONE && !says_due (item), KW_REASON_DUE, item->due);
  add_if (&end, problem->family_rank != KW_NONE, KW_REASON_MATTERS_TO_FAMILY, problem->family_rank);
  add_if (&end, item->drives > 0, KW_REASON_DRIVES, item->drives);
  add (&end, KW_REASON_SEVERITY, problem->severity);
  add_if (&end, problem->raised_by->len > 0, KW_REASON_RAISED_BY, KW_NONE);
  add_if (&end, item->family_choice, KW_REASON_FAMILY_CHOICE, KW_NONE);
  add_if (&end, item->pin != NULL, KW_REASON_PINNED, KW_NONE);
  return (guint) (end - reasons);
}
