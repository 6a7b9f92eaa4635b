/* kw-cost.h: what the work costs, and what it may have spared
 *
 * From visits and a table of unit costs that a council imports: dated, each with its source. What was avoided is never
 * one number: a range, each line with the assumptions beside it, against the programme's own yardstick of £3 for £1.
 * Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

#include <jansson.h>

G_BEGIN_DECLS

/* The programme's yardstick: pounds spared for each pound spent (DCLG, 2012). */
#define KW_COST_YARDSTICK 3.0

/* What a unit cost of what is spent is counted by. */
#define KW_COST_PER_VISIT_HOUR  "visit-hour"
#define KW_COST_PER_FAMILY_WEEK "family-week"

/**
 * KwCostLine:
 * @cost: (transfer none): the unit cost
 * @count: how many: hours or weeks of what is spent, problems settled of what is avoided
 * @low_pence: at least
 * @high_pence: at most
 * @assumptions: a sentence: what it rests on
 */
typedef struct
{
  const KwUnitCost *cost;
  double count;
  gint64 low_pence;
  gint64 high_pence;
  char *assumptions;
} KwCostLine;

/**
 * KwCost:
 * @from: the first day counted
 * @until: the first day not counted any more
 * @n_families: families that somebody held in that time
 * @minutes: spent on visits with them, seen or not
 * @spent: (element-type KwCostLine): what the work cost
 * @avoided: (element-type KwCostLine): what may have been avoided
 * @spent_low: the sums
 * @spent_high: the sums
 * @avoided_low: the sums
 * @avoided_high: the sums
 * @ratio_low: avoided for each pound spent, at worst; below 0 where nothing was spent
 * @ratio_high: at best
 * @without_cost: problems settled for which the table has no unit cost
 * @sample: whether a cost of the sample table was used, which is no official figure
 */
typedef struct
{
  KwDate from;
  KwDate until;
  guint n_families;
  gint64 minutes;
  GPtrArray *spent;
  GPtrArray *avoided;
  gint64 spent_low;
  gint64 spent_high;
  gint64 avoided_low;
  gint64 avoided_high;
  double ratio_low;
  double ratio_high;
  guint without_cost;
  gboolean sample;
} KwCost;

/* @case_files: (element-type KwCaseFile); @unit_costs: (element-type KwUnitCost), which must outlive the result. */
KwCost *kw_cost_compute (const GPtrArray *case_files, const GPtrArray *unit_costs, KwDate from, KwDate until);
void kw_cost_free (KwCost *self);

char *kw_cost_dup_reading (const KwCost *self); /* one sentence, with the range and the yardstick */
json_t *kw_cost_to_json (const KwCost *self);

/* A table of unit costs: CSV (RFC 4180) with the heads code, name, kind, unit, low, high, domain,
 * likelihood_low, likelihood_high, from, until, source, in any order; amounts in pounds. (element-type
 * KwUnitCost) (transfer full); NULL with KW_APP_ERROR_INPUT, which names the line and the column. */
GPtrArray *kw_cost_read_csv (const char *data, gsize length, const char *name, gboolean sample, GError **error);
GPtrArray *kw_cost_read_sample (void); /* the built-in one, marked as a sample */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCost, kw_cost_free)

G_END_DECLS
