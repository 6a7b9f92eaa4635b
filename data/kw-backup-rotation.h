/* kw-backup-rotation.h: which backups are kept
 *
 * Some of today's, the last one of each day for a week, the last one of each week for a quarter of a year; how many
 * exactly is for the policy to say. A pure function of dates, for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

G_BEGIN_DECLS

/**
 * KwBackupKeep:
 * @today: how many of today's, the newest; at least 1
 * @days: for how many days before today the last one of the day
 * @weeks: for how many weeks before this one the last one of the week, which begins on Monday
 *
 * How many backups are kept.
 */
typedef struct
{
  int today;
  int days;
  int weeks;
} KwBackupKeep;

gboolean *kw_backup_rotation_choose (const KwInstant *made, guint n, KwInstant now, const KwBackupKeep *keep);

G_END_DECLS
