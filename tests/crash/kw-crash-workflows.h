/* kw-crash-workflows.h: what people do with a casebook, in steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-crash-run.h"

G_BEGIN_DECLS

/**
 * KwCrashStep:
 * @run: a run
 * @error: for what went wrong
 *
 * Something that is done as one: when it has returned %TRUE it is there for good, and before that wholly or not at all.
 *
 * Returns: whether it was done
 */
typedef gboolean (*KwCrashStep) (KwCrashRun *run, GError **error);

/**
 * KwCrashBase:
 * @KW_CRASH_EMPTY: nothing
 * @KW_CRASH_NEW: a casebook that was just made
 * @KW_CRASH_BOOK: a casebook with a family that has records of every kind, and some more families
 * @KW_CRASH_OLDER: a casebook with one family, of an older schema
 * @KW_CRASH_HOT: %KW_CRASH_BOOK, cut off in the middle of a commit
 *
 * What a workflow starts with.
 */
typedef enum {
  KW_CRASH_EMPTY,
  KW_CRASH_NEW,
  KW_CRASH_BOOK,
  KW_CRASH_OLDER,
  KW_CRASH_HOT,
  KW_CRASH_N_BASES
} KwCrashBase;

/**
 * KwCrashWorkflow:
 * @name: of it
 * @base: what it starts with
 * @starts_open: whether the casebook is open before the first step
 * @steps: what is done, up to %NULL
 *
 * What somebody does.
 */
typedef struct
{
  const char *name;
  KwCrashBase base;
  gboolean starts_open;
  const KwCrashStep *steps;
} KwCrashWorkflow;

const KwCrashWorkflow *kw_crash_workflows_get (guint *n_workflows);
KwTestImage *kw_crash_base_get (KwCrashBase base);
KwCrashRun *kw_crash_workflow_begin (const KwCrashWorkflow *workflow, guint64 seed);

G_END_DECLS
