/* kw-session-watch.h: hears when the desktop locks and when the computer is about to sleep
 *
 * Screen savers tell on the session bus, logind on the system bus; where one of them is not there, nothing is heard of
 * it. While there is something to guard, the computer's sleep is held up until it is locked: logind grants a few
 * seconds, and it takes a fraction of one. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_TYPE_SESSION_WATCH (kw_session_watch_get_type ())

G_DECLARE_FINAL_TYPE (KwSessionWatch, kw_session_watch, KW, SESSION_WATCH, GObject)

/* Signal "lock": the desktop was locked, or the computer is about to sleep. */
KwSessionWatch *kw_session_watch_new (void);
void kw_session_watch_set_guarding (KwSessionWatch *self, gboolean guarding);

G_END_DECLS
