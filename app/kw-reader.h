/* kw-reader.h: what one named reader may see of the plan
 *
 * What is printed or shown at the table is for one member of the family: what they raised or told us. Never domestic
 * abuse or exploitation, concerns, sensitive problems that nobody has told us about, trust or severity; never one
 * adult's story to another, nor to the adults what a child told.
 *
 * A reader's plan is made of copies of what may be seen and of nothing else: what shows or prints it is given no case
 * file, so it cannot say more. Pure; usable from any thread; a reader's plan is used by one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-plan.h"

G_BEGIN_DECLS

/**
 * KwReaderVerdict:
 * @KW_READER_MAY_SEE: it is shown
 * @KW_READER_SPEAK_ALONE: domestic abuse or exploitation, never on paper
 * @KW_READER_CONCERN: somebody may be in danger, or there was a concern
 * @KW_READER_NOT_TOLD: sensitive, and nobody has told us about it
 * @KW_READER_CHILD_TOLD: a child told us, and nobody else
 * @KW_READER_NOT_THEIRS: it belongs to somebody else
 * @KW_READER_NOT_RAISED: the family has neither raised it nor spoken about it
 *
 * Whether a reader may see a problem, or why not.
 */
typedef enum {
  KW_READER_MAY_SEE,
  KW_READER_SPEAK_ALONE,
  KW_READER_CONCERN,
  KW_READER_NOT_TOLD,
  KW_READER_CHILD_TOLD,
  KW_READER_NOT_THEIRS,
  KW_READER_NOT_RAISED,
  KW_N_READER_VERDICTS
} KwReaderVerdict;

KwReaderVerdict kw_reader_judge (const KwCaseFile *case_file,
                                 const KwPolicy *policy,
                                 gint64 reader,
                                 const KwProblem *problem,
                                 KwDate today);
const char *kw_reader_verdict_get_reason (KwReaderVerdict verdict); /* for the worker: "Nobody has told us about it." */

/**
 * KwReaderStep:
 * @step: the id of the step, to leave it out by; never shown
 * @title: what is to be done
 * @owner: who does it
 * @due: until when, or %KW_NONE
 * @waiting_until: %KW_NONE where nothing is waited for
 */
typedef struct
{
  gint64 step;
  char *title;
  KwStepOwner owner;
  KwDate due;
  KwDate waiting_until;
} KwReaderStep;

/**
 * KwReaderDate:
 * @kind: of what
 * @due: when
 */
typedef struct
{
  KwDeadlineKind kind;
  KwDate due;
} KwReaderDate;

/**
 * KwReaderProblem:
 * @problem: its id, to leave it out by; never shown
 * @title: in the words of the record
 * @steps: (element-type KwReaderStep): what is still to be done, the reader's own first
 * @dates: (element-type KwReaderDate): what is due, soonest first
 * @service: (nullable): who helps with it
 * @appointment: when the reader next meets them with the key worker, or %KW_NONE
 *
 * One problem as its reader sees it.
 */
typedef struct
{
  gint64 problem;
  char *title;
  GPtrArray *steps;
  GArray *dates;
  char *service;
  KwInstant appointment;
} KwReaderProblem;

/**
 * KwReaderPlan:
 * @reader: what the reader likes to be called
 * @family: the name of the family
 * @today: the day it was made
 * @now: the moment
 * @worker: (nullable): the key worker's name
 * @goal: (nullable): the family's, in its own words
 * @strengths: (element-type utf8): the family's
 * @voice: (nullable): the reader's own words, of a child
 * @problems: (element-type KwReaderProblem): what is being worked on, in the order of the plan
 * @settled: (element-type utf8): what is settled
 * @next_visit: when the key worker comes, or %KW_NONE
 */
typedef struct
{
  char *reader;
  char *family;
  KwDate today;
  KwInstant now;
  char *worker;
  char *goal;
  GPtrArray *strengths;
  char *voice;
  GPtrArray *problems;
  GPtrArray *settled;
  KwInstant next_visit;
} KwReaderPlan;

KwReaderPlan *kw_reader_plan_new (const KwPlan *plan, gint64 reader, const char *worker);
void kw_reader_plan_free (KwReaderPlan *self);
void kw_reader_plan_leave_out (KwReaderPlan *self, gint64 problem_or_step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwReaderPlan, kw_reader_plan_free)

G_END_DECLS
