/* kw-idle-watch.h: notices that nobody is there
 *
 * Keys, pointer and touch in any window of the program count as somebody being there. Where the desktop says how long
 * the whole session has been idle, it is asked before anything is locked: somebody who works in another program is
 * there too. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_IDLE_WATCH (kw_idle_watch_get_type ())

G_DECLARE_FINAL_TYPE (KwIdleWatch, kw_idle_watch, KW, IDLE_WATCH, GObject)

/* Signal "idle": nobody has been there for as long as was said. Emitted once, then again when somebody was there. */
KwIdleWatch *kw_idle_watch_new (GtkApplication *application);
void kw_idle_watch_set_after (KwIdleWatch *self, gint64 after);
void kw_idle_watch_set_active (KwIdleWatch *self, gboolean active);

G_END_DECLS
