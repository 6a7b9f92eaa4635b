/* kw-plan.h: the order of work
 *
 * What to work on next in one family, and why: a pure function of the case file, the policy and `now`. The exact rules
 * are in docs/order-of-work.md. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/* In the order of work. */
typedef enum {
  KW_BAND_SAFETY,
  KW_BAND_AT_THE_DOOR,
  KW_BAND_BREAKTHROUGH,
  KW_BAND_CANNOT_WAIT,
  KW_BAND_MATERIAL,
  KW_BAND_DAILY_LIFE,
  KW_BAND_READY,
  KW_BAND_WAITING_FOR_TRUST,
  KW_N_BANDS
} KwBand;

extern const KwCodeSet kw_bands; /* codes and labels: "at-the-door", "At the door" */

const char *kw_band_get_meaning (KwBand band); /* one line: why such problems stand here */

typedef enum {
  KW_REASON_IMMEDIATE_RISK,
  KW_REASON_CONCERN,  /* value: KwHarm */
  KW_REASON_DEADLINE, /* date */
  KW_REASON_ESSENTIAL,
  KW_REASON_BREAKTHROUGH, /* instant */
  KW_REASON_MATERIAL,
  KW_REASON_DAILY_LIFE,
  KW_REASON_TOLD_US, /* instant */
  KW_REASON_WITH_SPECIALIST,
  KW_REASON_WAITING_LIST,
  KW_REASON_NOT_NOW,
  KW_REASON_SPEAK_ALONE,
  KW_REASON_TRUST_REACHED,
  KW_REASON_NEEDS_TRUST,       /* the threshold */
  KW_REASON_DUE,               /* date */
  KW_REASON_MATTERS_TO_FAMILY, /* the rank */
  KW_REASON_DRIVES,            /* how many */
  KW_REASON_SEVERITY,          /* 1 to 4 */
  KW_REASON_RAISED_BY,         /* problem->raised_by */
  KW_REASON_FAMILY_CHOICE,
  KW_REASON_PINNED, /* pin->reason */
  KW_N_REASONS
} KwReasonCode;

extern const KwCodeSet kw_reasons;

/**
 * KwReason:
 * @code: which reason
 * @value: a number, date, instant or harm as the code says; %KW_NONE without one
 */
typedef struct
{
  KwReasonCode code;
  gint64 value;
} KwReason;

/**
 * KwPlace:
 * @problem: (transfer none): the problem, the case file's
 * @place: 1…n
 * @computed_place: 1…n, before pins
 * @band: the band
 * @pin: (nullable): the pin that counts
 * @hard: the earliest hard date, or %KW_NONE
 * @due: the earliest date of any kind within the horizon, or %KW_NONE
 * @trust: of the problem, 0 to 5
 * @drives: how many other open problems it leads to
 * @waiting_until: %KW_NONE where it does not wait
 * @reasons: (element-type KwReason): in their order
 *
 * One open problem in the order of work.
 */
typedef struct
{
  const KwProblem *problem;
  guint place;
  guint computed_place;
  KwBand band;
  const KwPin *pin;
  KwDate hard;
  KwDate due;
  int trust;
  guint drives;
  KwDate waiting_until;
  GArray *reasons;
} KwPlace;

/**
 * KwNextStep:
 * @place: (transfer none): the problem's place
 * @step: (nullable): the step, the case file's; %NULL for a proposed one
 * @proposed: (nullable): what is proposed, translated
 *
 * The next thing to do about one problem.
 */
typedef struct
{
  const KwPlace *place;
  const KwStep *step;
  char *proposed;
} KwNextStep;

/**
 * KwProblemLinks:
 * @problem: the problem
 * @others: (element-type KwProblem): the open problems that it drives, or that drive it
 */
typedef struct
{
  const KwProblem *problem;
  GPtrArray *others;
} KwProblemLinks;

/**
 * KwPlan:
 * @case_file: what was ordered
 * @now: as of when
 * @places: (element-type KwPlace): in place order
 * @do_next: (element-type KwNextStep): one entry a problem that can be worked on
 * @underlying: (element-type KwProblemLinks): open problems that drive others
 * @keep_an_eye_on: (element-type KwProblemLinks): settled problems that an open one still drives
 * @check_what_happened: (element-type KwDeadline): unmet dates too old to count
 * @trust: (element-type gint): the latest trust step per member, in the order of the members; 0 where there is none
 */
typedef struct
{
  gatomicrefcount references;
  KwCaseFile *case_file;
  KwInstant now;
  GPtrArray *places;
  GPtrArray *do_next;
  GPtrArray *underlying;
  GPtrArray *keep_an_eye_on;
  GPtrArray *check_what_happened;
  GArray *trust;
} KwPlan;

#define KW_TYPE_PLAN (kw_plan_get_type ())

GType kw_plan_get_type (void);
KwPlan *kw_plan_compute (KwCaseFile *case_file, const KwPolicy *policy, KwInstant now);
KwPlan *kw_plan_ref (KwPlan *self);
void kw_plan_unref (KwPlan *self);
const KwPlace *kw_plan_get_place (const KwPlan *self, gint64 problem);

/* Words: the first reason as a sentence ("Bailiffs are due on Monday 4 February, in 3 days."), any reason as a phrase
 * ("matters most to the family"), and the title of the next step. (transfer full), translated. */
char *kw_place_dup_sentence (const KwPlan *self, const KwPlace *place);
char *kw_reason_dup_phrase (const KwPlan *self, const KwPlace *place, const KwReason *reason);
const char *kw_next_step_get_title (const KwNextStep *next);

/* The plan as in docs/order-of-work.md. */
json_t *kw_plan_to_json (const KwPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPlan, kw_plan_unref)

G_END_DECLS
