/* kw-crash-faults.h: the disk, or memory, fails while somebody works
 *
 * A workflow is done once to count its operations, and then again for each of them, with that one going
 * wrong: once or for good, by an error, or because the disk is full. A step that goes wrong must say so; one
 * that says it is done must be done. Then the disk works again, and what is found on it, and what a power cut
 * would leave of it, must be the state before the step or the state after it. Where the fault was over at
 * once, the step is tried again in the same casebook: it may work or not, but if it says so it must have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-crash-workflows.h"

G_BEGIN_DECLS

/**
 * KwCrashFailing:
 * @KW_CRASH_FAIL_ONCE: an operation fails, the next works
 * @KW_CRASH_FAIL_FOR_GOOD: it fails, and everything after it
 * @KW_CRASH_FAIL_FULL: a write finds no room, nor any write after it
 * @KW_CRASH_FAIL_SHORT: a read gives less than there is
 * @KW_CRASH_FAIL_MEMORY: SQLite gets no memory, once
 * @KW_CRASH_FAIL_NO_MEMORY: SQLite gets no memory any more
 *
 * How something fails.
 */
typedef enum {
  KW_CRASH_FAIL_ONCE,
  KW_CRASH_FAIL_FOR_GOOD,
  KW_CRASH_FAIL_FULL,
  KW_CRASH_FAIL_SHORT,
  KW_CRASH_FAIL_MEMORY,
  KW_CRASH_FAIL_NO_MEMORY,
  KW_CRASH_N_FAILINGS
} KwCrashFailing;

/**
 * KwCrashFaults:
 * @seed: of what is random: how much of a write is done, what a cut leaves, where to begin where not every
 * point is tried
 * @every: every how many-th point, 1 for each
 * @n_points: at how many points something could fail
 * @n_tried: how many of them failed, by #KwCrashFailing
 * @n_told: how often a step said that it did not work
 * @n_borne: how often every step worked all the same
 * @n_kept: how often what a step said had not worked was there in the end
 * @failures: (element-type utf8): one sentence for each that went wrong
 *
 * What to try, and what came of it.
 */
typedef struct
{
  guint64 seed;
  guint every;

  guint64 n_points;
  guint64 n_tried[KW_CRASH_N_FAILINGS];
  guint64 n_told;
  guint64 n_borne;
  guint64 n_kept;
  GPtrArray *failures;
} KwCrashFaults;

const char *kw_crash_failing_get_name (KwCrashFailing failing);

void kw_crash_faults_init (KwCrashFaults *self, guint64 seed, guint every);
void kw_crash_faults_clear (KwCrashFaults *self);
void kw_crash_faults_run (KwCrashFaults *self, const KwCrashWorkflow *workflow, KwCrashFailing failing);

G_END_DECLS
