/* kw-approval.h: a supervisor is asked, and answers
 *
 * About a handover, a closure, or a pin that lowers something urgent. An answer has a reason and stays. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-roles.h"

G_BEGIN_DECLS

/* (transfer full): the question; its subject is one of the case file's handovers, closures or pins. */
KwApproval *kw_approval_ask (const KwRecord *subject, const KwWorker *actor, const char *reason, KwInstant now);

/* (nullable) (transfer none): the latest about @subject. */
const KwApproval *kw_approval_find (const KwCaseFile *case_file, const KwRecord *subject);
gboolean kw_approval_is_given (const KwApproval *approval); /* NULL: FALSE */

/* (transfer container) (element-type KwApproval): those without an answer, oldest first. */
GPtrArray *kw_approval_list_waiting (const KwCaseFile *case_file);

/* The answer; of a pin, the pin too. Nobody approves what they asked for themselves, and a refusal needs a reason. */
KwEdit *kw_approval_decide (const KwCaseFile *case_file,
                            const KwApproval *approval,
                            const KwWorker *actor,
                            KwApprovalDecision decision,
                            const char *why,
                            KwInstant now,
                            GError **error);

/* A concern is closed by a supervisor. */
KwEdit *kw_approval_close_concern (const KwCaseFile *case_file,
                                   const KwConcern *concern,
                                   const KwWorker *actor,
                                   const char *reason,
                                   KwDate today,
                                   GError **error);

G_END_DECLS
