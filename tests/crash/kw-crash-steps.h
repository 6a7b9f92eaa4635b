/* kw-crash-steps.h: the steps that workflows are made of
 *
 * Only for kw-crash-*.c. See KwCrashStep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-crash-workflows.h"

G_BEGIN_DECLS

/* kw-crash-steps.c: the file */
gboolean kw_crash_step_create (KwCrashRun *run, GError **error);
gboolean kw_crash_step_open (KwCrashRun *run, GError **error);
gboolean kw_crash_step_close (KwCrashRun *run, GError **error);
gboolean kw_crash_step_lock (KwCrashRun *run, GError **error);
gboolean kw_crash_step_check (KwCrashRun *run, GError **error);
gboolean kw_crash_step_copy (KwCrashRun *run, GError **error);
gboolean kw_crash_step_lose_journal (KwCrashRun *run, GError **error);
gboolean kw_crash_step_have_little_memory (KwCrashRun *run, GError **error);
gboolean kw_crash_step_merge (KwCrashRun *run, GError **error);

/* kw-crash-steps-keeping.c */
gboolean kw_crash_step_back_up (KwCrashRun *run, GError **error);
gboolean kw_crash_step_drop_backup (KwCrashRun *run, GError **error);
gboolean kw_crash_step_restore (KwCrashRun *run, GError **error);
gboolean kw_crash_step_erase_family (KwCrashRun *run, GError **error);
gboolean kw_crash_step_erase_field (KwCrashRun *run, GError **error);
gboolean kw_crash_step_rebuild_search (KwCrashRun *run, GError **error);

/* kw-crash-older.c */
gboolean kw_crash_step_make_older (KwCrashRun *run, GError **error);

/* kw-crash-steps-keys.c */
gboolean kw_crash_step_add_key (KwCrashRun *run, GError **error);
gboolean kw_crash_step_change_key (KwCrashRun *run, GError **error);
gboolean kw_crash_step_remove_key (KwCrashRun *run, GError **error);

/* kw-crash-steps-records.c */
gboolean kw_crash_step_add_all_kinds (KwCrashRun *run, GError **error);
gboolean kw_crash_step_change_next_kind (KwCrashRun *run, GError **error);
gboolean kw_crash_step_remove_family (KwCrashRun *run, GError **error);
gboolean kw_crash_step_import (KwCrashRun *run, GError **error);
gboolean kw_crash_step_import_much (KwCrashRun *run, GError **error);
gboolean kw_crash_step_hand_over (KwCrashRun *run, GError **error);
gboolean kw_crash_step_undo (KwCrashRun *run, GError **error);

/* kw-crash-steps-work.c */
gboolean kw_crash_step_add_family (KwCrashRun *run, GError **error);
gboolean kw_crash_step_visit (KwCrashRun *run, GError **error);
gboolean kw_crash_step_write_much (KwCrashRun *run, GError **error);
gboolean kw_crash_step_write_little (KwCrashRun *run, GError **error);
gboolean kw_crash_step_be_refused (KwCrashRun *run, GError **error);
gboolean kw_crash_step_be_stopped (KwCrashRun *run, GError **error);
gboolean kw_crash_step_keep_draft (KwCrashRun *run, GError **error);
gboolean kw_crash_step_change_draft (KwCrashRun *run, GError **error);
gboolean kw_crash_step_drop_draft (KwCrashRun *run, GError **error);
gboolean kw_crash_step_log_opening (KwCrashRun *run, GError **error);
gboolean kw_crash_step_log_search (KwCrashRun *run, GError **error);
gboolean kw_crash_step_search (KwCrashRun *run, GError **error);

gboolean kw_crash_commit (KwCrashRun *run, KwEdit *edit, GError **error);
gint64 kw_crash_put_family (KwCrashRun *run, KwEdit *edit, const char *reference, const char *name);

G_END_DECLS
