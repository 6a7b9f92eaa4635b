/* kw-crash-cuts.h: the power goes while somebody works
 *
 * A workflow is done once; after every operation that changes the disk (or every nth) it is noted what a
 * power cut would leave just then. After each step every such disk is switched on: what is found must be the
 * state before the step or the state after it, whole. Some of them lose power again while they are being
 * opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-crash-workflows.h"

G_BEGIN_DECLS

/**
 * KwCrashCuts:
 * @seed: of what is drawn
 * @every: cut after every how many-th operation, 1 for each
 * @lies: what the disk only pretends to do
 * @n_operations: how many operations there were to cut after
 * @n_cuts: how many cuts were tried
 * @n_again: how many of those came while another was being recovered from
 * @n_distinct: how many of them left different disks
 * @failures: (element-type utf8): one sentence for each that went wrong
 *
 * What to try, and what came of it.
 */
typedef struct
{
  guint64 seed;
  guint every;
  KwTestLies lies;

  guint64 n_operations;
  guint64 n_cuts;
  guint64 n_again;
  guint64 n_distinct;
  GPtrArray *failures;
} KwCrashCuts;

void kw_crash_cuts_init (KwCrashCuts *self, guint64 seed, guint every);
void kw_crash_cuts_clear (KwCrashCuts *self);
void kw_crash_cuts_run (KwCrashCuts *self, const KwCrashWorkflow *workflow);

G_END_DECLS
