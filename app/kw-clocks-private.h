/* kw-clocks-private.h: how clocks are made
 *
 * Only for kw-clocks*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-clocks.h"

G_BEGIN_DECLS

/* What all clocks of one family are made from. */
typedef struct
{
  KwCaseFile *case_file;
  const KwPolicy *policy;
  const GPtrArray *services;
  KwInstant now;
  KwDate today;
  GPtrArray *entries; /* of KwClockEntry */
} KwClockWork;

KwClockEntry *kw_clock_add (KwClockWork *work,
                            KwClockKind kind,
                            const char *title,
                            KwRecordKind record_kind,
                            gint64 record);
void kw_clock_due_on (const KwClockWork *work, KwClockEntry *entry, KwDate date);
void kw_clock_due_at (const KwClockWork *work, KwClockEntry *entry, KwInstant start, KwInstant due);
void kw_clock_say (KwClockEntry *entry, char *words);
gboolean kw_clock_problem_is_open (const KwClockWork *work, const KwProblem *problem);

void kw_clocks_add_referrals (KwClockWork *work);
void kw_clocks_add_reviews (KwClockWork *work);
void kw_clocks_add_concerns (KwClockWork *work);
void kw_clocks_add_children (KwClockWork *work);

G_END_DECLS
