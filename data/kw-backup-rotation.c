/* kw-backup-rotation.c: which backups are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-rotation.h"

#define DAYS_A_WEEK 7

typedef struct
{
  KwInstant made;
  guint index;
} Backup;

/* What one kept backup stands for; each is kept once. */
typedef struct
{
  KwDate day, week;
  int n_today;
} Kept;

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Backup *first = a, *second = b;

  if (first->made != second->made)
    return first->made > second->made ? -1 : 1;
  return first->index > second->index ? -1 : first->index < second->index;
}

static GArray *
sort (const KwInstant *made, guint n)
{
  GArray *backups = g_array_sized_new (FALSE, FALSE, sizeof (Backup), n);

  for (guint i = 0; i < n; i++)
    {
      Backup backup = { made[i], i };

      g_array_append_val (backups, backup);
    }
  g_array_sort (backups, compare_newest_first);
  return backups;
}

static KwDate
monday_of (KwDate date)
{
  return date - (kw_date_weekday (date) - 1);
}

/* Backups come newest first, so the first of a day or of a week is its last. */
static gboolean
is_kept (KwDate day, KwDate today, const KwBackupKeep *keep, Kept *kept)
{
  KwDate week = monday_of (day);
  gboolean first_of_day = day != kept->day;
  gboolean first_of_week = week != kept->week;

  kept->day = day;
  kept->week = week;
  if (day == today)
    return kept->n_today++ < keep->today;
  /* A clock was wrong, now or then; nobody can say how old those are. */
  if (day > today)
    return first_of_day;
  if (first_of_day && day >= today - keep->days)
    return TRUE;
  return first_of_week && week >= monday_of (today) - (KwDate) keep->weeks * DAYS_A_WEEK;
}

/**
 * kw_backup_rotation_choose:
 * @made: (array length=n): when each backup was made, in any order
 * @n: how many there are
 * @now: now
 * @keep: how many to keep
 *
 * Says which backups are kept. The newest always is, however old.
 *
 * Returns: (transfer full) (array length=n): whether to keep each
 */
gboolean *
kw_backup_rotation_choose (const KwInstant *made, guint n, KwInstant now, const KwBackupKeep *keep)
{
  g_autoptr (GArray) backups = sort (made, n);
  gboolean *chosen = g_new0 (gboolean, MAX (n, 1));
  KwDate today = kw_instant_to_date (now);
  Kept kept = { KW_NONE, KW_NONE, 0 };

  for (guint i = 0; i < n; i++)
    {
      const Backup *backup = &g_array_index (backups, Backup, i);

      chosen[backup->index] = is_kept (kw_instant_to_date (backup->made), today, keep, &kept) || i == 0;
    }
  return chosen;
}
