/* kw-breathing-space.h: the days in which creditors must leave a family alone
 *
 * From the recorded end (a deadline) and the policy's lengths. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/**
 * KwBreathingSpace:
 * @problem: the problem it stands with
 * @start: the day it was given, from which the days are counted
 * @end: the last day
 * @day: day n at the time asked about; below 0 before it starts, above @days when it is over
 * @days: how many there are
 * @review_from: the first day on which the adviser's review may be
 * @review_to: the last
 * @reviewed: whether the review has been
 * @again_from: the first day on which there may be another
 */
typedef struct
{
  gint64 problem;
  KwDate start;
  KwDate end;
  gint64 day;
  gint64 days;
  KwDate review_from;
  KwDate review_to;
  gboolean reviewed;
  KwDate again_from;
} KwBreathingSpace;

/* The one with the latest end, running or over; FALSE where there never was one. */
gboolean kw_breathing_space_find (const KwCaseFile *case_file,
                                  const KwPolicy *policy,
                                  KwInstant now,
                                  KwBreathingSpace *space);
gboolean kw_breathing_space_is_running (const KwBreathingSpace *self);
char *kw_breathing_space_dup_words (const KwBreathingSpace *self); /* "day 27 of 60" */

G_END_DECLS
