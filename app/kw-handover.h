/* kw-handover.h: a family goes from one worker to another without losing what was built
 *
 * Proposed, introduced at visits that both make, what works written down, open clocks and appointments taken over one
 * by one, signed by both, approved by the supervisor: only then is it carried out. Until then the old worker stays
 * designated. Every function gives an edit or says why not; nothing is stored before it is committed. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-allocation.h"

G_BEGIN_DECLS

/**
 * KwHandoverStatus:
 * @handover: (transfer none): the handover, the case file's
 * @introductions: (element-type KwHandoverIntroduction) (transfer container): by their time
 * @n_held: how many of them were held
 * @n_needed: how many there ought to be; where there are fewer, a reason must be written
 * @items: (element-type KwHandoverItem) (transfer container): what is taken over
 * @n_taken: how many of them the new worker has taken over
 * @approval: (nullable) (transfer none): the latest that was asked for
 * @approved: whether it was given
 * @over: whether it was carried out or given up
 * @missing_to_sign_from: what is missing before the old worker can sign, a sentence each
 * @missing_to_sign_to: the same of the new worker
 * @missing: what is missing before it can be carried out
 *
 * How far a handover is.
 */
typedef struct
{
  const KwHandover *handover;
  GPtrArray *introductions;
  guint n_held;
  guint n_needed;
  GPtrArray *items;
  guint n_taken;
  const KwApproval *approval;
  gboolean approved;
  gboolean over;
  GStrv missing_to_sign_from;
  GStrv missing_to_sign_to;
  GStrv missing;
} KwHandoverStatus;

/* (nullable) (transfer none): the one that is under way. */
const KwHandover *kw_handover_find_open (const KwCaseFile *case_file);

KwHandoverStatus *kw_handover_get_status (const KwCaseFile *case_file,
                                          const KwHandover *handover,
                                          const KwPolicy *policy);
void kw_handover_status_free (KwHandoverStatus *self);

/* The handover, an item for everything that is open, and the question to the supervisor. @handover: (out) (optional):
 * its id. */
KwEdit *kw_handover_propose (KwCaseFile *case_file,
                             const KwWorker *actor,
                             const KwWorker *to,
                             KwHandoverReason reason,
                             const char *why,
                             KwDate planned,
                             KwCasebook *casebook,
                             const GPtrArray *services,
                             const KwPolicy *policy,
                             KwInstant now,
                             gint64 *handover,
                             GError **error);

/* The new worker takes @item over. */
KwEdit *kw_handover_take (const KwCaseFile *case_file,
                          const KwHandoverItem *item,
                          const KwWorker *actor,
                          KwInstant now,
                          GError **error);

/* The old or the new worker signs; refused while something is missing. */
KwEdit *kw_handover_sign (const KwCaseFile *case_file,
                          const KwHandover *handover,
                          const KwWorker *actor,
                          const KwPolicy *policy,
                          KwInstant now,
                          GError **error);

/* The new worker holds the family from @date on. */
KwEdit *kw_handover_carry_out (const KwCaseFile *case_file,
                               const KwHandover *handover,
                               const KwWorker *actor,
                               const KwWorker *to,
                               KwDate date,
                               const KwPolicy *policy,
                               GError **error);
KwEdit *kw_handover_drop (const KwCaseFile *case_file,
                          const KwHandover *handover,
                          const KwWorker *actor,
                          KwDate today,
                          GError **error);

/**
 * KwHandoverShare:
 * @family: (transfer none): the family, the table's
 * @suggestion: who would take it, and why; %NULL where nobody can
 *
 * One family of a caseload that is shared out.
 */
typedef struct
{
  const KwTeamFamily *family;
  KwSuggestion *suggestion;
} KwHandoverShare;

/* (transfer full) (element-type KwHandoverShare): the whole caseload of @worker shared over the others of @team, the
 * heaviest first, each to whom it fits best with what they were given before; @case_files: (element-type KwCaseFile):
 * that caseload. Nothing is decided by it. Points into @team. */
GPtrArray *kw_handover_share (const KwTeam *team, gint64 worker, const GPtrArray *case_files, const KwPolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwHandoverStatus, kw_handover_status_free)

G_END_DECLS
