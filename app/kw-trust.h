/* kw-trust.h: how far somebody has let the worker in
 *
 * Trust is between a person and the worker who holds the family, and it ages: the one rule for the step that
 * counts now is here, for the order of work and for everything that shows it. Five steps, a scale of our own.
 * Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

#define KW_TRUST_STEPS 5

/**
 * KwTrustPoint:
 * @when: start of the visit
 * @member: whose trust
 * @step: 1 to 5
 * @visit: the visit it was recorded at
 * @this_worker: whether it was given to the worker who holds the family now
 *
 * One step of the history.
 */
typedef struct
{
  KwInstant when;
  gint64 member;
  int step;
  gint64 visit;
  gboolean this_worker;
} KwTrustPoint;

/* The step that counts at @now per member, in the order of the members, 0 where there is none, and the visit that it
 * is from; both arrays are the caller's. */
void kw_trust_find (const KwCaseFile *case_file,
                    const KwPolicy *policy,
                    KwInstant now,
                    guint8 *steps,
                    const KwVisit **latest);

/* Of one member (KW_NONE: the highest in the family) at @now; 0 where there is none. */
int kw_trust_get_step (const KwCaseFile *case_file, const KwPolicy *policy, KwInstant now, gint64 member);

/* (element-type KwTrustPoint) (transfer full): oldest first, up to @now; @member KW_NONE: everybody's. */
GArray *kw_trust_get_history (const KwCaseFile *case_file, KwInstant now, gint64 member);

/* "not yet", "letting us in", "working with us", "confiding", "leading"; 0: "not recorded". Translated. */
const char *kw_trust_get_word (int step);

G_END_DECLS
