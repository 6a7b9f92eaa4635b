/* kw-closure.h: the work with a family ends well, and may begin again
 *
 * Closing needs every problem settled or carried over with a reason, the family's own words, who does what from now on,
 * a number that stays open, and a day to ring them once more; and the supervisor's approval. A family that comes back
 * has its whole story: what was told before is history, trust starts anew, and "what is different now?" is asked. Any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-allocation.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the closure that is being prepared; once closed, none. */
const KwClosure *kw_closure_find_open (const KwCaseFile *case_file);

/* (nullable) (transfer none): the last one that was carried out. */
const KwClosure *kw_closure_find_last (const KwCaseFile *case_file);

/* (transfer container) (element-type KwProblem): open problems that the closure does not carry over. */
GPtrArray *kw_closure_list_unsettled (const KwCaseFile *case_file, const KwClosure *closure, KwDate today);

/* (transfer full): what is missing before it can be carried out, a sentence each; empty where nothing is. */
GStrv kw_closure_get_missing (const KwCaseFile *case_file,
                              const KwClosure *closure,
                              const KwPolicy *policy,
                              KwDate today);

/* A closure with its question to the supervisor; the call is due as the policy says. @closure: (out) (optional) */
KwEdit *kw_closure_propose (const KwCaseFile *case_file,
                            const KwWorker *actor,
                            KwClosureReason reason,
                            KwCasebook *casebook,
                            const KwPolicy *policy,
                            KwInstant now,
                            gint64 *closure,
                            GError **error);

/* The family is closed from @date on; nobody holds it any more. */
KwEdit *kw_closure_carry_out (const KwCaseFile *case_file,
                              const KwClosure *closure,
                              const KwWorker *actor,
                              KwDate date,
                              const KwPolicy *policy,
                              GError **error);

/* A closed family comes back to @worker on @date. @different: what is different now, which may be asked later. */
KwEdit *kw_closure_reopen (const KwCaseFile *case_file,
                           const KwWorker *actor,
                           const KwWorker *worker,
                           KwDate date,
                           const char *different,
                           GError **error);

/* (nullable) (transfer none): that the family came back last. */
const KwReopening *kw_closure_find_reopening (const KwCaseFile *case_file);

/* Whether @problem was told to somebody before the family came back, so that it is history now. */
gboolean kw_closure_is_history (const KwCaseFile *case_file, const KwProblem *problem);

/* Whether the call after closing is due on @today, or was. */
gboolean kw_closure_call_is_due (const KwClosure *closure, KwDate today);

G_END_DECLS
