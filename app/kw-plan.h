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
 * @unapproved: (nullable): the pin that would put it off and does not count until the supervisor approves it
 * @hard: the earliest hard date, or %KW_NONE
 * @due: the earliest date of any kind within the horizon, or %KW_NONE
 * @trust: of the problem, 0 to 5
 * @drives: how many other open problems it leads to
 * @waiting_until: %KW_NONE where it does not wait
 * @reasons: (array length=n_reasons): in their order
 * @n_reasons: how many there are
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
  const KwPin *unapproved;
  KwDate hard;
  KwDate due;
  int trust;
  guint drives;
  KwDate waiting_until;
  const KwReason *reasons;
  guint n_reasons;
} KwPlace;

/**
 * KwNextStep:
 * @place: (transfer none): the problem's place
 * @step: (nullable): the step, the case file's; %NULL for a proposed one
 * @proposed: (nullable): what is proposed, the policy's text; %NULL where there is a step
 *
 * The next thing to do about one problem.
 */
typedef struct
{
  const KwPlace *place;
  const KwStep *step;
  const char *proposed;
} KwNextStep;

/**
 * KwProblemLinks:
 * @problem: the problem
 * @others: (array length=n_others): the open problems that it drives, or that drive it, in place order
 * @n_others: how many there are
 */
typedef struct
{
  const KwProblem *problem;
  const KwProblem *const *others;
  guint n_others;
} KwProblemLinks;

/**
 * KwPlan:
 * @case_file: what was ordered
 * @policy: by which policy
 * @now: as of when
 * @today: the date of @now
 * @last_seen: the start of the latest visit at which somebody was seen, whoever held the family; %KW_NONE without one
 * @places: (array length=n_places): in place order
 * @do_next: (array length=n_do_next): one entry a problem that can be worked on
 * @underlying: (array length=n_underlying): open problems that drive others
 * @keep_an_eye_on: (array length=n_keep_an_eye_on): settled problems that an open one still drives
 * @check_what_happened: (array length=n_check_what_happened): unmet dates too old to count
 * @trust: (array): the latest trust step per member, in the order of the case file's members; 0 where there is none
 *
 * Read-only once computed; everything in it lives as long as the plan, which keeps the case file and the policy. It is
 * plain arrays, because the work of a hundred thousand families is ordered in one go.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount references;
  gpointer blocks;

  /*< public >*/
  KwCaseFile *case_file;
  KwPolicy *policy;
  KwInstant now;
  KwDate today;
  KwInstant last_seen;
  const KwPlace *places;
  guint n_places;
  const KwNextStep *do_next;
  guint n_do_next;
  const KwProblemLinks *underlying;
  guint n_underlying;
  const KwProblemLinks *keep_an_eye_on;
  guint n_keep_an_eye_on;
  const KwDeadline *const *check_what_happened;
  guint n_check_what_happened;
  const guint8 *trust;
} KwPlan;

#define KW_TYPE_PLAN (kw_plan_get_type ())

GType kw_plan_get_type (void);
KwPlan *kw_plan_compute (KwCaseFile *case_file, KwPolicy *policy, KwInstant now);
KwPlan *kw_plan_ref (KwPlan *self);
void kw_plan_unref (KwPlan *self);
const KwPlace *kw_plan_get_place (const KwPlan *self, gint64 problem);

/* Words: the first reason as a sentence ("Bailiffs are due on Monday 4 February, in 3 days."), any reason as a phrase
 * ("matters most to the family"), and the title of the next step. (transfer full), translated. */
char *kw_place_dup_sentence (const KwPlan *self, const KwPlace *place);
char *kw_reason_dup_phrase (const KwPlan *self, const KwPlace *place, const KwReason *reason);
const char *kw_next_step_get_title (const KwNextStep *next);

/* The order of next steps over several families: band, date, severity, longest unseen, reference. Less than 0 where
 * @a, of @plan_a, goes first. */
int kw_next_step_compare (const KwPlan *plan_a, const KwNextStep *a, const KwPlan *plan_b, const KwNextStep *b);

/* The plan as in docs/order-of-work.md. */
json_t *kw_plan_to_json (const KwPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPlan, kw_plan_unref)

G_END_DECLS
