/* kw-eviction.h: how far an eviction has come
 *
 * The stages of losing a rented home, from the deadlines that are recorded: arrears, notice, claim, hearing,
 * order, warrant, bailiff date. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

typedef enum {
  KW_EVICTION_ARREARS,
  KW_EVICTION_NOTICE,  /* a notice runs */
  KW_EVICTION_CLAIM,   /* the notice has run out: the landlord may go to court */
  KW_EVICTION_HEARING, /* a hearing is set */
  KW_EVICTION_ORDER,   /* the hearing has been */
  KW_EVICTION_WARRANT, /* there was a bailiff date, and it was averted: the warrant still stands */
  KW_EVICTION_BAILIFF, /* there is a bailiff date */
  KW_N_EVICTION_STAGES
} KwEvictionStage;

extern const KwCodeSet kw_eviction_stages;

/**
 * KwEviction:
 * @problem: (transfer none): the problem that the latest stage belongs to
 * @stage: how far it has come
 * @dates: per stage, the date recorded for it, or %KW_NONE
 *
 * Where a family stands.
 */
typedef struct
{
  const KwProblem *problem;
  KwEvictionStage stage;
  KwDate dates[KW_N_EVICTION_STAGES];
} KwEviction;

/* FALSE where no open problem threatens the home. */
gboolean kw_eviction_find (const KwCaseFile *case_file, KwInstant now, KwEviction *eviction);

/* what can still be done then, in one sentence */
const char *kw_eviction_stage_get_advice (KwEvictionStage stage);
/* "Order · Warrant · Bailiff date" up to the stage */
char *kw_eviction_dup_words (const KwEviction *self);

G_END_DECLS
