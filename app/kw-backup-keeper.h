/* kw-backup-keeper.h: backups that make themselves
 *
 * Watches a casebook, and has a backup in the chosen place within the policy's minutes of a change. Where that does not
 * work (the stick is out, the disk is full) it tries again, and knows since when there is no backup. A sample casebook
 * gets one only when somebody asks.
 *
 * Main context's thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup.h"
#include "kw-policy.h"

G_BEGIN_DECLS

#define KW_TYPE_BACKUP_KEEPER (kw_backup_keeper_get_type ())

G_DECLARE_FINAL_TYPE (KwBackupKeeper, kw_backup_keeper, KW, BACKUP_KEEPER, GObject)

KwBackupKeeper *kw_backup_keeper_new (
    KwCasebook *casebook, KwPolicy *policy, const char *place, KwClock clock, gpointer clock_data);

/* Going by itself, until it is stopped. What is under way is stopped with it. */
void kw_backup_keeper_start (KwBackupKeeper *self);
void kw_backup_keeper_stop (KwBackupKeeper *self);

/* Looks at the clock, and makes a backup where it is time. */
void kw_backup_keeper_tick (KwBackupKeeper *self);
void kw_backup_keeper_back_up_now (KwBackupKeeper *self);

const char *kw_backup_keeper_get_place (KwBackupKeeper *self);
void kw_backup_keeper_set_place (KwBackupKeeper *self, const char *place);
gboolean kw_backup_keeper_is_same_disk (KwBackupKeeper *self);

/* Signal "changed": one of these is not as it was. */
gboolean kw_backup_keeper_is_working (KwBackupKeeper *self);
KwInstant kw_backup_keeper_get_made (KwBackupKeeper *self);
KwInstant kw_backup_keeper_get_changed (KwBackupKeeper *self);
const GError *kw_backup_keeper_get_problem (KwBackupKeeper *self);
char *kw_backup_keeper_describe (KwBackupKeeper *self);

/* Where backups go while nobody has chosen a place. */
char *kw_backup_keeper_get_usual_place (void);

void kw_backup_keep_from_policy (KwPolicy *policy, KwBackupKeep *keep);

G_END_DECLS
