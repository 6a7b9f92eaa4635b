/* kw-session.h: an open casebook at work
 *
 * What every page of the window needs: the casebook, the policy, the clock that rules see, and one place that changes
 * go through, so that every page hears of them. Lives on the main context's thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-policy.h"

G_BEGIN_DECLS

#define KW_TYPE_SESSION (kw_session_get_type ())

G_DECLARE_FINAL_TYPE (KwSession, kw_session, KW, SESSION, GObject)

/* @now: what rules take for the time (fixed, for tests and --now); KW_NONE: the time as it goes. */
KwSession *kw_session_new (KwCasebook *casebook, KwPolicy *policy, KwInstant now);

KwCasebook *kw_session_get_casebook (KwSession *self);
KwPolicy *kw_session_get_policy (KwSession *self);
KwInstant kw_session_get_now (KwSession *self);
KwDate kw_session_get_today (KwSession *self);
gint64 kw_session_get_worker (KwSession *self);

/* Property "saved-at" (int64, KwInstant): when something was last durably saved; KW_NONE: nothing yet.
 * Property "busy" (boolean): something is being saved.
 * Signal "changed" (gint64 family, gint64 edit): something about that family (KW_NONE: what the team shares) was saved.
 *   Edits that touch several families emit it once a family. */
KwInstant kw_session_get_saved_at (KwSession *self);

void kw_session_commit_async (KwSession *self,
                              KwEdit *edit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64 kw_session_commit_finish (KwSession *self, GAsyncResult *result, GError **error);
void kw_session_undo_async (KwSession *self,
                            gint64 edit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gint64 kw_session_undo_finish (KwSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
