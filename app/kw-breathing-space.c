/* kw-breathing-space.c: the days in which creditors must leave a family alone
 *
 * Only the end is recorded, because that is what the letter says; the rest is counted back from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-breathing-space.h"

#include <glib/gi18n-lib.h>

static const KwDeadline *
find_end (const KwCaseFile *case_file)
{
  const GPtrArray *deadlines = kw_case_file_list (case_file, KW_RECORD_DEADLINE);
  const KwDeadline *end = NULL;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind == KW_DEADLINE_BREATHING_SPACE_END && (end == NULL || deadline->due >= end->due))
        end = deadline;
    }
  return end;
}

/* A review that was met during these days, and up to today. */
static gboolean
was_reviewed (const KwCaseFile *case_file, const KwBreathingSpace *space, KwDate today)
{
  const GPtrArray *deadlines = kw_case_file_list (case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind == KW_DEADLINE_BREATHING_SPACE_REVIEW && deadline->met != KW_NONE &&
          deadline->met >= space->start && deadline->met <= space->end && deadline->met <= today)
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_breathing_space_find:
 * @case_file: a case file
 * @policy: the policy: its lengths
 * @now: as of when
 * @space: (out): the days
 *
 * Returns: whether an end is recorded: the latest counts
 */
gboolean
kw_breathing_space_find (const KwCaseFile *case_file,
                         const KwPolicy *policy,
                         KwInstant now,
                         KwBreathingSpace *space)
{
  const KwDeadline *end = find_end (case_file);
  KwDate today = kw_instant_to_date (now);

  g_return_val_if_fail (space != NULL, FALSE);

  if (end == NULL)
    return FALSE;
  space->problem = end->problem;
  space->days = kw_policy_get_number (policy, KW_POLICY_BREATHING_SPACE_DAYS);
  space->end = end->due;
  space->start = end->due - space->days;
  space->day = today - space->start;
  space->review_from = space->start + kw_policy_get_number (policy, KW_POLICY_BREATHING_SPACE_REVIEW_FROM);
  space->review_to = space->start + kw_policy_get_number (policy, KW_POLICY_BREATHING_SPACE_REVIEW_TO);
  space->reviewed = was_reviewed (case_file, space, today);
  space->again_from =
      kw_date_add_months (space->end, kw_policy_get_number (policy, KW_POLICY_BREATHING_SPACE_AGAIN_MONTHS));
  return TRUE;
}

/**
 * kw_breathing_space_is_running:
 * @self: the days
 *
 * Returns: whether creditors must leave them alone at the time asked about
 */
gboolean
kw_breathing_space_is_running (const KwBreathingSpace *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->day >= 0 && self->day <= self->days;
}

/**
 * kw_breathing_space_dup_words:
 * @self: the days
 *
 * Returns: (transfer full): "day 27 of 60"
 */
char *
kw_breathing_space_dup_words (const KwBreathingSpace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf (_ ("day %1$d of %2$d"), (int) self->day, (int) self->days);
}
