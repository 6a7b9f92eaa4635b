/* kw-outcomes.h: what has become of a family's needs, by the framework in force
 *
 * A need becomes an outcome when it is positive, with evidence, and holds; a relapse while it has to hold raises an
 * alarm. Whether it is ready for a claim, and what is missing, follows from the framework. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-frameworks.h"

G_BEGIN_DECLS

typedef enum {
  KW_OUTCOME_NEED,      /* not positive yet */
  KW_OUTCOME_POSITIVE,  /* positive, and has to hold for a while yet */
  KW_OUTCOME_SUSTAINED, /* has held for as long as the framework asks */
  KW_OUTCOME_RELAPSED   /* was positive and is not any more */
} KwOutcomeState;

extern const KwCodeSet kw_outcome_states;

/**
 * KwOutcomeStatus:
 * @outcome: (transfer none): what is recorded
 * @framework: (nullable) (transfer none): its framework; %NULL where nobody knows it any more
 * @defined: (nullable) (transfer none): its outcome there
 * @state: how it stands
 * @sustained_until: the day until which it has to hold; %KW_NONE where it is not positive
 * @alarm: (nullable) (transfer none): an open problem that says it does not hold, though nobody recorded a relapse
 *
 * One need.
 */
typedef struct
{
  const KwOutcome *outcome;
  const KwFramework *framework;
  const KwFrameworkOutcome *defined;
  KwOutcomeState state;
  KwDate sustained_until;
  const KwProblem *alarm;
} KwOutcomeStatus;

/* (transfer full) (element-type KwOutcomeStatus): every need recorded, of whatever framework; points into both. */
GPtrArray *kw_outcomes_list (const KwCaseFile *case_file, const KwFrameworks *frameworks, KwDate today);

/* (transfer container) (element-type KwFrameworkOutcome): outcomes of @framework for which the family has an
 * open problem and no need is recorded. */
GPtrArray *kw_outcomes_list_suggested (const KwCaseFile *case_file, const KwFramework *framework, KwDate today);

/* (transfer full): what is missing for a claim under @framework, a sentence each; empty: ready. */
GStrv kw_outcomes_get_missing (const KwCaseFile *case_file,
                               const KwFrameworks *frameworks,
                               const KwFramework *framework,
                               KwDate today);

/* (transfer full): "positive since 4 February, has to hold until 4 August" */
char *kw_outcome_status_dup_words (const KwOutcomeStatus *self, KwDate today);

G_END_DECLS
