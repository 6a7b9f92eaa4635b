/* kw-team-private.h: how the table of a team is made
 *
 * Only for kw-team*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-opening-hours.h"
#include "kw-team.h"

G_BEGIN_DECLS

/**
 * KwTeamWork:
 * @policy: the policy
 * @services: (nullable): the directory
 * @now: as of when
 * @today: the day of @now
 * @weeks: when each of the last weeks began, this week the last
 * @since_7: when the 7 days began
 * @since_28: and the 28
 * @school: (nullable): when children with a school are not expected at home
 *
 * What all families have in common.
 */
typedef struct
{
  const KwPolicy *policy;
  const GPtrArray *services;
  KwInstant now;
  KwDate today;
  KwInstant weeks[KW_RHYTHM_WEEKS];
  KwInstant since_7;
  KwInstant since_28;
  KwOpeningHours *school;
} KwTeamWork;

void kw_team_work_init (KwTeamWork *self, const GPtrArray *services, const KwPolicy *policy, KwInstant now);
void kw_team_work_clear (KwTeamWork *self);

KwTeamFamily *kw_team_work_make_family (const KwTeamWork *self, const KwFamilyFacts *facts);

/* Whether a problem is there and not settled. */
gboolean kw_team_problem_is_open (const KwTeamWork *self, const KwProblem *problem);

/* Sensitive, told, wanted, and no specialist has met them since. */
gboolean kw_team_problem_is_breakthrough (const KwTeamWork *self, const KwFamilyFacts *facts, const KwProblem *problem);

/* The clocks of kw_clocks_compute() that are near and overdue, counted without words. */
void kw_team_count_clocks (const KwTeamWork *self, const KwFamilyFacts *facts, guint *near, guint *overdue);

G_END_DECLS
