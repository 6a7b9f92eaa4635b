/* kw-family-summary.h: one family in one row
 *
 * What a list of families shows. Pure; usable from any thread; read-only once made, and may be shared between
 * threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-clocks.h"
#include "kw-plan.h"
#include "kw-rhythm.h"

G_BEGIN_DECLS

/**
 * KwFamilySummary:
 * @case_file: what it was made from; name and reference are its family's
 * @rhythm: how often they are seen
 * @trust: the highest step that counts, 0 where there is none
 * @next_clock: (nullable): what to act on first, one of @clocks
 * @clocks: (element-type KwClockEntry): all of them
 * @plan: the order of work
 * @first: (nullable) (transfer none): the first thing to do, the plan's
 * @n_problems: open ones
 * @n_concerns: open ones
 */
typedef struct
{
  gatomicrefcount references;
  KwCaseFile *case_file;
  KwRhythm *rhythm;
  int trust;
  const KwClockEntry *next_clock;
  GPtrArray *clocks;
  KwPlan *plan;
  const KwNextStep *first;
  guint n_problems;
  guint n_concerns;
} KwFamilySummary;

#define KW_TYPE_FAMILY_SUMMARY (kw_family_summary_get_type ())

GType kw_family_summary_get_type (void);

/* @services: (nullable) (element-type KwService): the directory, not kept. */
KwFamilySummary *kw_family_summary_new (KwCaseFile *case_file,
                                        KwPolicy *policy,
                                        const GPtrArray *services,
                                        KwInstant now);
KwFamilySummary *kw_family_summary_ref (KwFamilySummary *self);
void kw_family_summary_unref (KwFamilySummary *self);

json_t *kw_family_summary_to_json (const KwFamilySummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwFamilySummary, kw_family_summary_unref)

G_END_DECLS
