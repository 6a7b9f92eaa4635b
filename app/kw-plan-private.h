/* kw-plan-private.h: what the order of work is worked out with
 *
 * Only for kw-plan*.c. One KwPlanWork lives for one call of kw_plan_compute(). Its arrays, and those of the plan, are
 * cut from blocks that are freed together: the work of many families is ordered in one go, and a call to the allocator
 * for each of them would cost more than the rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-plan.h"

G_BEGIN_DECLS

/* The worst of the four. */
#define KW_PLAN_WORST_SEVERITY 4

/* Where nothing was found. */
#define KW_PLAN_NOWHERE G_MAXUINT

/* A problem with everything worked out about it. */
typedef struct
{
  const KwProblem *problem;
  const KwDomainPolicy *domain;
  gboolean there; /* identified */
  gboolean open;

  /* Dates */
  KwDate hard;
  KwDate due;

  /* What stands for its band */
  int harm; /* the worst of the open concerns, or KW_CODE_NONE */
  KwInstant told;
  gboolean with_specialist;
  gboolean met_since_told;
  gboolean on_waiting_list;
  gboolean names_members;
  int trust;
  KwBand band;

  /* Steps */
  guint n_undone;
  guint n_waiting;
  KwDate earliest_wait;
  const KwStep *next;

  /* Links: the others that can be reached, open or settled */
  const guint *reached;
  guint n_reached;
  guint drives;
  guint n_driven_by; /* of a settled one */

  /* Order */
  gboolean family_choice;
  const KwPin *pin;
  const KwPin *unapproved;
  guint computed_place;
  guint place;
} KwPlanProblem;

typedef struct
{
  KwPlan *plan;
  const KwCaseFile *case_file;
  const KwPolicy *policy;
  KwInstant now;
  KwDate today;
  KwPlanProblem *problems; /* in file order */
  guint n_problems;
  guint n_links;
  guint *order; /* positions of the open ones, in the order so far */
  guint n_open;
  gpointer blocks; /* for this call only */
} KwPlanWork;

gpointer kw_plan_allocate (gpointer *blocks, gsize n, gsize size);
void kw_plan_free_blocks (gpointer *blocks);
guint kw_plan_find (const GPtrArray *list, gint64 id);

/* Calls without a problem (a reference to one that is not there) are answered with NULL. */
KwPlanProblem *kw_plan_work_find (const KwPlanWork *work, gint64 problem);

void kw_plan_gather (KwPlanWork *work);
void kw_plan_gather_trust (KwPlanWork *work);
void kw_plan_follow_links (KwPlanWork *work);
void kw_plan_set_bands (KwPlanWork *work);
KwDate kw_plan_problem_waiting_until (const KwPlanProblem *item);
void kw_plan_set_order (KwPlanWork *work);
guint kw_plan_find_reasons (const KwPlanWork *work, const KwPlanProblem *item, KwReason *reasons);

const KwDeadline *kw_plan_find_deadline (const KwPlan *plan, const KwPlace *place, KwDate date);

/* Whether something dated @date has happened. */
static inline gboolean
kw_plan_happened (const KwPlanWork *work, KwDate date)
{
  return date != KW_NONE && date <= work->today;
}

static inline KwDate
kw_plan_earlier (KwDate a, KwDate b)
{
  return a == KW_NONE ? b : b == KW_NONE ? a
                                         : MIN (a, b);
}

G_END_DECLS
