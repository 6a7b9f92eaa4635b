/* kw-words.c: dates, times and lengths of time as people say them
 *
 * Every sentence that has a number in it is one translatable format, so that a translation may turn its parts
 * round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-words.h"

#include "kw-calendar-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HALF_A_YEAR      183
#define DAYS_OF_A_WEEK   7
#define MONTHS_OF_YEAR   12
#define PENCE_IN_POUND   100
#define LONGEST_IN_HOURS (2 * KW_DAY)

static char *
count_days (guint64 days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", days), (guint) days);
}

static gboolean
is_near (KwDate date, KwDate today)
{
  return date > today - HALF_A_YEAR && date < today + HALF_A_YEAR;
}

/**
 * kw_words_date:
 * @date: a date, not %KW_NONE
 * @today: the date that it is read on
 *
 * Returns: (transfer full): "Monday 4 February" within half a year of @today, else "4 February 2012"
 */
char *
kw_words_date (KwDate date, KwDate today)
{
  int year, month, day;

  g_return_val_if_fail (date != KW_NONE, NULL);

  kw_date_to_ymd (date, &year, &month, &day);
  if (is_near (date, today))
    /* Translators: weekday, day of the month, month: Monday 4 February */
    return g_strdup_printf (C_ ("date", "%1$s %2$d %3$s"), kw_weekday_get_name (kw_date_weekday (date)), day,
                            kw_month_get_name (month));
  /* Translators: day of the month, month, year: 4 February 2012 */
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day, kw_month_get_name (month), year);
}

/**
 * kw_words_short_date:
 * @date: a date, not %KW_NONE
 * @today: the date that it is read on
 *
 * Returns: (transfer full): "today", "yesterday", "tomorrow", "Friday" less than a week away,
 *   "Mon 4 Feb" within half a year, else "4 Feb 2012"
 */
char *
kw_words_short_date (KwDate date, KwDate today)
{
  int year, month, day;

  g_return_val_if_fail (date != KW_NONE, NULL);

  if (date >= today - 1 && date <= today + 1)
    return kw_words_days_away (date, today);
  if (date > today - DAYS_OF_A_WEEK && date < today + DAYS_OF_A_WEEK)
    return g_strdup (kw_weekday_get_name (kw_date_weekday (date)));

  kw_date_to_ymd (date, &year, &month, &day);
  if (is_near (date, today))
    /* Translators: short weekday, day of the month, short month: Mon 4 Feb */
    return g_strdup_printf (C_ ("short date", "%1$s %2$d %3$s"),
                            kw_weekday_get_short_name (kw_date_weekday (date)), day,
                            kw_month_get_short_name (month));
  /* Translators: day of the month, short month, year: 4 Feb 2012 */
  return g_strdup_printf (C_ ("short date", "%1$d %2$s %3$d"), day, kw_month_get_short_name (month), year);
}

/**
 * kw_words_days_away:
 * @date: a date, not %KW_NONE
 * @today: the date that it is read on
 *
 * Returns: (transfer full): "today", "tomorrow", "yesterday", "in 3 days", "2 days ago"
 */
char *
kw_words_days_away (KwDate date, KwDate today)
{
  gint64 days;

  g_return_val_if_fail (date != KW_NONE, NULL);

  days = date - today;
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days == -1)
    return g_strdup (_ ("yesterday"));
  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days),
                            (int) days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) -days),
                          (int) -days);
}

/**
 * kw_words_instant:
 * @instant: an instant, not %KW_NONE
 * @now: the instant that it is read at
 *
 * Returns: (transfer full): "today 09:30", "yesterday 14:05", "tomorrow 09:00", "Monday 4 February 09:30"
 */
char *
kw_words_instant (KwInstant instant, KwInstant now)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  KwDate date, today;

  g_return_val_if_fail (instant != KW_NONE, NULL);

  date = kw_instant_to_date (instant);
  today = kw_instant_to_date (now);
  if (date >= today - 1 && date <= today + 1)
    day = kw_words_days_away (date, today);
  else
    day = kw_words_date (date, today);
  time = kw_words_time (instant);
  /* Translators: a day ("today", "Monday 4 February") and a time of day ("09:30") */
  return g_strdup_printf (C_ ("day and time", "%1$s %2$s"), day, time);
}

/**
 * kw_words_time:
 * @instant: an instant, not %KW_NONE
 *
 * Returns: (transfer full): what clocks in London show then: "09:30"
 */
char *
kw_words_time (KwInstant instant)
{
  int hour, minute;

  g_return_val_if_fail (instant != KW_NONE, NULL);

  kw_instant_to_local (instant, NULL, &hour, &minute, NULL);
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

/**
 * kw_words_length:
 * @milliseconds: a length of time; one below 0 is as long as the other way round
 *
 * Returns: (transfer full): "45 min", "2 h", "2 h 05", from two days on "3 days"; what is begun
 *   is not counted
 */
char *
kw_words_length (gint64 milliseconds)
{
  /* With spaces at which no line is broken. */
  gint64 length = ABS (milliseconds);
  int hours = (int) (length / KW_HOUR);
  int minutes = (int) (length % KW_HOUR / KW_MINUTE);

  if (length >= LONGEST_IN_HOURS)
    return count_days (length / KW_DAY);
  if (hours == 0)
    /* Translators: a length of time in minutes */
    return g_strdup_printf (_ ("%d min"), minutes);
  if (minutes == 0)
    /* Translators: a length of time in hours */
    return g_strdup_printf (_ ("%d h"), hours);
  /* Translators: a length of time in hours and minutes */
  return g_strdup_printf (_ ("%1$d h %2$02d"), hours, minutes);
}

/* Thousands are grouped here, because the C library does so only where a locale is installed. */
static void
append_grouped (GString *text, guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: what stands between thousands: £4,310 */
        g_string_append (text, C_ ("thousands", ","));
      g_string_append_c (text, digits[i]);
    }
}

/**
 * kw_words_money:
 * @pence: an amount, not %KW_NONE
 *
 * Returns: (transfer full): "£4,310", "£12.50", "−£5"; pence only where there are some
 */
char *
kw_words_money (gint64 pence)
{
  g_autoptr (GString) text = NULL;
  guint64 amount;

  g_return_val_if_fail (pence != KW_NONE, NULL);

  amount = (guint64) ABS (pence);
  text = g_string_new (pence < 0 ? "−£" : "£");
  append_grouped (text, amount / PENCE_IN_POUND);
  if (amount % PENCE_IN_POUND != 0)
    g_string_append_printf (text, "%s%02u",
                            /* Translators: what stands between pounds and pence: £12.50 */
                            C_ ("decimal", "."), (guint) (amount % PENCE_IN_POUND));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whole months between two dates, the first not after the second. */
static int
months_between (KwDate from, KwDate to)
{
  int from_year, from_month, from_day, year, month, day;

  kw_date_to_ymd (from, &from_year, &from_month, &from_day);
  kw_date_to_ymd (to, &year, &month, &day);
  return (year - from_year) * MONTHS_OF_YEAR + month - from_month - (day < from_day ? 1 : 0);
}

/**
 * kw_words_age:
 * @born: a date of birth, or %KW_NONE
 * @today: the date that it is read on
 *
 * Returns: (transfer full) (nullable): "13" in years, for a baby "5 months" or "3 weeks", "unborn" before the
 *   birth; %NULL where it is not known
 */
char *
kw_words_age (KwDate born, KwDate today)
{
  int months;
  guint weeks;

  if (born == KW_NONE)
    return NULL;
  if (born > today)
    return g_strdup (C_ ("age", "unborn"));

  months = months_between (born, today);
  if (months >= MONTHS_OF_YEAR)
    return g_strdup_printf ("%d", months / MONTHS_OF_YEAR);
  if (months > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) months), months);
  weeks = (guint) ((today - born) / DAYS_OF_A_WEEK);
  if (weeks > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u week", "%u weeks", weeks), weeks);
  return count_days ((guint64) (today - born));
}

/**
 * kw_words_list:
 * @items: (array zero-terminated=1): words
 *
 * Returns: (transfer full): "a", "a and b", "a, b and c"; "" for none
 */
char *
kw_words_list (const char *const *items)
{
  g_autofree char *most = NULL;
  guint n_items;

  g_return_val_if_fail (items != NULL, NULL);

  n_items = g_strv_length ((char **) items);
  if (n_items == 0)
    return g_strdup ("");
  most = g_strdup (items[0]);
  for (guint i = 1; i + 1 < n_items; i++)
    {
      char *longer = g_strdup_printf (C_ ("list", "%1$s, %2$s"), most, items[i]);

      g_free (most);
      most = longer;
    }
  if (n_items == 1)
    return g_steal_pointer (&most);
  /* Translators: the end of a list: a, b and c */
  return g_strdup_printf (C_ ("list", "%1$s and %2$s"), most, items[n_items - 1]);
}
