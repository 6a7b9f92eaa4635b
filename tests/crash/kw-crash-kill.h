/* kw-crash-kill.h: a process is killed while it saves
 *
 * A process of its own (the same program, started anew) logs visits in a casebook on a real disk and says so
 * of each; it is killed at some moment. Every visit that it said was saved must be there then, and at most
 * one more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwCrashKills:
 * @seed: of when it is killed
 * @n_kills: how many processes were killed
 * @n_while_opening: how many of them before they had saved anything
 * @n_saved: how many visits were said to be saved
 * @n_unsaid: how many were there that nobody had time to say
 * @n_hot: how many left a journal to be rolled back
 * @failures: (element-type utf8): one sentence for each that went wrong
 *
 * What to try, and what came of it.
 */
typedef struct
{
  guint64 seed;

  guint64 n_kills;
  guint64 n_while_opening;
  guint64 n_saved;
  guint64 n_unsaid;
  guint64 n_hot;
  GPtrArray *failures;
} KwCrashKills;

/* First of all in main(): whether this is the process that will be killed, and is over. */
gboolean kw_crash_kill_is_child (int argc, char *argv[]);

void kw_crash_kills_init (KwCrashKills *self, guint64 seed);
void kw_crash_kills_clear (KwCrashKills *self);
void kw_crash_kills_run (KwCrashKills *self, guint n_kills);

G_END_DECLS
