/* kw-sample-visits.h: a family's visits over weeks and months, at the right rhythm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-sample-dice.h"

G_BEGIN_DECLS

/**
 * KwSampleVisits:
 * @about: the family, its members and problems
 * @into: where the visits go; may be @about
 * @from: the first day
 * @until: the day after the last
 * @visits_a_week: how many are usual, in tenths
 * @trust_from: how far the first adult lets the worker in at the beginning, 1 to 5
 * @trust_to: and at the end
 * @next_id: the id of the next record; counted on
 *
 * What visits to make up.
 */
typedef struct
{
  const KwCaseFile *about;
  KwCaseFile *into;
  KwDate from;
  KwDate until;
  guint visits_a_week;
  int trust_from;
  int trust_to;
  gint64 next_id;
} KwSampleVisits;

void kw_sample_visits_add (KwSampleVisits *visits, KwSampleDice *dice);

G_END_DECLS
