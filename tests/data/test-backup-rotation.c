/* test-backup-rotation.c: which backups are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-backup-rotation.h"

static const KwBackupKeep usual = { .today = 4, .days = 7, .weeks = 13 };

/* 2013-01-29, a Tuesday, at 18:00 */
#define NOW (G_GINT64_CONSTANT (1359482400) * KW_SECOND)

static KwInstant
ago (int days, int hours)
{
  return NOW - days * KW_DAY - hours * KW_HOUR;
}

static void
expect (const KwInstant *made, const char *expected)
{
  guint n = (guint) strlen (expected);
  g_autofree gboolean *chosen = kw_backup_rotation_choose (made, n, NOW, &usual);

  for (guint i = 0; i < n; i++)
    g_assert_cmpint (chosen[i], ==, expected[i] == '+');
}

static void
test_today (void)
{
  const KwInstant made[] = { ago (0, 0), ago (0, 1), ago (0, 2), ago (0, 3), ago (0, 4), ago (0, 5) };

  expect (made, "++++--");
}

static void
test_order_does_not_matter (void)
{
  const KwInstant made[] = { ago (0, 5), ago (0, 0), ago (0, 4), ago (0, 2), ago (0, 1), ago (0, 3) };

  expect (made, "-+-+++");
}

static void
test_days (void)
{
  const KwInstant made[] = { ago (1, 9), ago (1, 1), ago (2, 3), ago (7, 8), ago (7, 3), ago (8, 0) };

  /* Eight days before is the Monday of the week before; the week has a later one, which is kept for its day. */
  expect (made, "-++-+-");
}

static void
test_weeks (void)
{
  /* 2013-01-20, a Sunday; the Saturday before; 2012-10-29, the Monday 13 weeks before this one; the Sunday before. */
  const KwInstant made[] = { ago (9, 0), ago (10, 0), ago (92, 0), ago (93, 0) };

  expect (made, "+-+-");
}

static void
test_newest_always (void)
{
  const KwInstant made[] = { ago (900, 0), ago (901, 0) };

  expect (made, "+-");
}

static void
test_none (void)
{
  expect (NULL, "");
}

static void
test_future (void)
{
  const KwInstant made[] = { ago (-400, 0), ago (-400, 2), ago (0, 0), ago (0, 1) };

  expect (made, "+-++");
}

/* As it goes on: a backup every quarter of an hour of every working day of a year, rotated after each. */
static void
test_year (void)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (KwInstant));
  guint most = 0;

  for (int day = 0; day < 365; day++)
    for (int quarter = 0; quarter < 32; quarter++)
      {
        KwInstant now = NOW + day * KW_DAY - 9 * KW_HOUR + quarter * 15 * KW_MINUTE;
        g_autofree gboolean *chosen = NULL;

        if (kw_date_weekday (kw_instant_to_date (now)) > 5)
          break;
        g_array_append_val (there, now);
        chosen = kw_backup_rotation_choose ((KwInstant *) (gpointer) there->data, there->len, now, &usual);
        for (guint i = there->len; i-- > 0;)
          if (!chosen[i])
            g_array_remove_index (there, i);
        most = MAX (most, there->len);
      }

  /* 4 of today, one for each other working day of a week, one for each of the weeks before. */
  g_assert_cmpuint (most, ==, 4 + 5 + 12);
  /* The oldest is of the 13th week before the last one. */
  g_assert_cmpint ((NOW + 364 * KW_DAY - g_array_index (there, KwInstant, 0)) / KW_DAY, >=, 12 * 7);
  g_assert_cmpint ((NOW + 364 * KW_DAY - g_array_index (there, KwInstant, 0)) / KW_DAY, <=, 14 * 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-rotation/today", test_today);
  g_test_add_func ("/backup-rotation/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/backup-rotation/days", test_days);
  g_test_add_func ("/backup-rotation/weeks", test_weeks);
  g_test_add_func ("/backup-rotation/newest-always", test_newest_always);
  g_test_add_func ("/backup-rotation/none", test_none);
  g_test_add_func ("/backup-rotation/future", test_future);
  g_test_add_func ("/backup-rotation/year", test_year);
  return g_test_run ();
}
