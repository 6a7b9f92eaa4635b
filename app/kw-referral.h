/* kw-referral.h: what may follow what on the way to a specialist
 *
 * draft → ready → sent → accepted | declined | waiting list → met → joint (n of N) → stepped back →
 * completed, or withdrawn, or stopped going. Nothing here sends anything: "sent" is what somebody did, and
 * says how and to whom. Pure; usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-policy.h"

G_BEGIN_DECLS

gboolean kw_referral_can_follow (KwReferralStatus from, KwReferralStatus to);
gboolean kw_referral_is_over (KwReferralStatus status); /* nothing can follow */

/* (element-type gint) (transfer full): what can follow @from, the usual first. */
GArray *kw_referral_get_next (KwReferralStatus from);

/**
 * kw_referral_check_move:
 * @case_file: the case file, with the agreements
 * @referral: the referral as it would be saved, with how, to whom and when; its status is not looked at
 * @from: the status it has
 * @to: the status it would have
 *
 * Returns: (transfer full): what is missing, a sentence each; empty where it may
 */
GStrv kw_referral_check_move (const KwCaseFile *case_file,
                              const KwReferral *referral,
                              KwReferralStatus from,
                              KwReferralStatus to);

/* Whether agreements are there for sending: each, or an override with a reason. */
typedef struct
{
  gboolean engagement;
  gboolean lawful_basis;
  gboolean sharing;
  gboolean overridden;
} KwReferralAgreements;

void kw_referral_get_agreements (const KwCaseFile *case_file,
                                 const KwReferral *referral,
                                 KwReferralAgreements *agreements);

/* Joint appointments kept up to @now, and how many there are to be; the next one is n + 1. */
guint kw_referral_count_joint (const KwCaseFile *case_file,
                               const KwReferral *referral,
                               const KwPolicy *policy,
                               KwInstant now,
                               guint *planned);
const KwAppointment *kw_referral_get_next_appointment (const KwCaseFile *case_file,
                                                       const KwReferral *referral,
                                                       KwInstant now);

/* Whether it is on its way: neither over nor still a draft of nothing. */
gboolean kw_referral_is_open (const KwReferral *referral);

/* "Not sent. Ring from 09:00.", "Sent by phone to Jo, today 11:20.", "Joint appointments: 1 of 3, next
 * Thursday 31 January 10:00." (transfer full); @service: (nullable): for its hours */
char *kw_referral_dup_words (const KwCaseFile *case_file,
                             const KwReferral *referral,
                             const KwService *service,
                             const KwPolicy *policy,
                             KwInstant now);

/* (transfer full): what to ask between breakthrough and first meeting, from the policy. */
GStrv kw_referral_get_tonight (const KwPolicy *policy);

/* (transfer none) (nullable): @services: (nullable) (element-type KwService): the listed one, else one of
 * that name. */
const KwService *kw_referral_find_service (const GPtrArray *services, const KwReferral *referral);

G_END_DECLS
