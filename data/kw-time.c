/* kw-time.c: instants and calendar dates
 *
 * The calendar arithmetic is our own because GDate knows neither absence nor cheap subtraction and GDateTime allocates;
 * rules over 100,000 families do both millions of times. The zone's rules come from the system's tzdata through
 * GTimeZone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-time.h"

#include <string.h>

#define LOCAL_ZONE  "Europe/London"
#define DAY_SECONDS ((gint64) 86400)

static GTimeZone *
local_zone (void)
{
  static gsize once = 0;
  static GTimeZone *zone = NULL;

  if (g_once_init_enter (&once))
    {
      zone = g_time_zone_new_identifier (LOCAL_ZONE);
      if (zone == NULL)
        g_error ("The time zone %s is missing: install tzdata", LOCAL_ZONE);
      g_once_init_leave (&once, 1);
    }
  return zone;
}

static gint64
floor_divide (gint64 value, gint64 by)
{
  gint64 quotient = value / by;

  return (value % by < 0) ? quotient - 1 : quotient;
}

/**
 * kw_date_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the date, or %KW_NONE where the calendar has no such day
 */
KwDate
kw_date_from_ymd (int year, int month, int day)
{
  gint64 y, era, day_of_year, year_of_era;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
      day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return KW_NONE;

  /* Years are counted from March, so that the leap day is a year's last. */
  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  year_of_era = y - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

/**
 * kw_date_to_ymd:
 * @date: a date, not %KW_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day: (out) (optional): the day of the month, 1 to 31
 */
void
kw_date_to_ymd (KwDate date, int *year, int *month, int *day)
{
  gint64 shifted = date + 719468;
  gint64 era = floor_divide (shifted, 146097);
  gint64 day_of_era = shifted - era * 146097;
  gint64 year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month_from_march = (5 * day_of_year + 2) / 153;
  int civil_month = (int) (month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);

  if (year != NULL)
    *year = (int) (year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0));
  if (month != NULL)
    *month = civil_month;
  if (day != NULL)
    *day = (int) (day_of_year - (153 * month_from_march + 2) / 5 + 1);
}

/**
 * kw_date_weekday:
 * @date: a date, not %KW_NONE
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
kw_date_weekday (KwDate date)
{
  return (int) (date + 3 - floor_divide (date + 3, 7) * 7) + 1;
}

static gboolean
read_digits (const char **cursor, int n_digits, int *value)
{
  *value = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*cursor)[i]))
        return FALSE;
      *value = *value * 10 + ((*cursor)[i] - '0');
    }
  *cursor += n_digits;
  return TRUE;
}

static gboolean
read_character (const char **cursor, char character)
{
  if (**cursor != character)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

static gboolean
read_date (const char **cursor, KwDate *date)
{
  int year, month, day;

  if (!read_digits (cursor, 4, &year) || !read_character (cursor, '-') ||
      !read_digits (cursor, 2, &month) || !read_character (cursor, '-') ||
      !read_digits (cursor, 2, &day))
    return FALSE;
  *date = kw_date_from_ymd (year, month, day);
  return *date != KW_NONE;
}

/**
 * kw_date_add_months:
 * @date: a date, not %KW_NONE
 * @months: how many
 *
 * Returns: the same day of the month so much later, or the last of a month that has no such day
 */
KwDate
kw_date_add_months (KwDate date, int months)
{
  KwDate later = KW_NONE;
  int year, month, day;

  g_return_val_if_fail (date != KW_NONE, KW_NONE);

  kw_date_to_ymd (date, &year, &month, &day);
  months += year * 12 + month - 1;
  while (later == KW_NONE && day > 0)
    later = kw_date_from_ymd (months / 12, months % 12 + 1, day--);
  return later;
}

/**
 * kw_date_parse:
 * @text: `YYYY-MM-DD`
 * @date: (out): the date
 *
 * Returns: whether @text is exactly a date that exists
 */
gboolean
kw_date_parse (const char *text, KwDate *date)
{
  const char *cursor = text;

  g_return_val_if_fail (text != NULL, FALSE);

  return read_date (&cursor, date) && *cursor == '\0';
}

/**
 * kw_date_format:
 * @date: a date, not %KW_NONE
 *
 * Returns: (transfer full): @date as `YYYY-MM-DD`
 */
char *
kw_date_format (KwDate date)
{
  int year, month, day;

  g_return_val_if_fail (date != KW_NONE, NULL);

  kw_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static gint64
offset_at (gint64 utc_seconds)
{
  GTimeZone *zone = local_zone ();
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_seconds);

  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

/* Sets the offset that was in force before a change of the clocks, where one is near, and the one after it. */
static void
offsets_around (gint64 local_seconds, gint64 *before, gint64 *after)
{
  *before = offset_at (local_seconds - DAY_SECONDS);
  *after = offset_at (local_seconds + DAY_SECONDS);
}

static gboolean
local_is_ambiguous (gint64 local_seconds)
{
  gint64 before, after;

  offsets_around (local_seconds, &before, &after);
  return before != after && offset_at (local_seconds - before) == before &&
         offset_at (local_seconds - after) == after;
}

/* An hour that happens twice is its first passing; one that the clocks skip counts on from before the change. */
static gint64
local_to_utc (gint64 local_seconds)
{
  gint64 before, after;

  offsets_around (local_seconds, &before, &after);
  if (before != after && offset_at (local_seconds - before) != before &&
      offset_at (local_seconds - after) == after)
    return local_seconds - after;
  return local_seconds - before;
}

/**
 * kw_instant_from_local:
 * @date: a date, not %KW_NONE
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 to 59
 *
 * Returns: the instant at which clocks in London show this. An hour that happens twice is its first passing.
 */
KwInstant
kw_instant_from_local (KwDate date, int hour, int minute, int second)
{
  g_return_val_if_fail (date != KW_NONE, KW_NONE);

  return local_to_utc (date * DAY_SECONDS + hour * 3600 + minute * 60 + second) * KW_SECOND;
}

/**
 * kw_instant_to_local:
 * @instant: an instant, not %KW_NONE
 * @date: (out) (optional): the date in London
 * @hour: (out) (optional): 0 to 23
 * @minute: (out) (optional): 0 to 59
 * @second: (out) (optional): 0 to 59
 */
void
kw_instant_to_local (KwInstant instant, KwDate *date, int *hour, int *minute, int *second)
{
  gint64 utc = floor_divide (instant, KW_SECOND);
  gint64 local = utc + offset_at (utc);
  gint64 day = floor_divide (local, DAY_SECONDS);
  int rest = (int) (local - day * DAY_SECONDS);

  if (date != NULL)
    *date = day;
  if (hour != NULL)
    *hour = rest / 3600;
  if (minute != NULL)
    *minute = rest / 60 % 60;
  if (second != NULL)
    *second = rest % 60;
}

/**
 * kw_instant_to_date:
 * @instant: an instant, not %KW_NONE
 *
 * Returns: the date in London at @instant
 */
KwDate
kw_instant_to_date (KwInstant instant)
{
  KwDate date;

  kw_instant_to_local (instant, &date, NULL, NULL, NULL);
  return date;
}

/**
 * kw_date_start:
 * @date: a date, not %KW_NONE
 *
 * Returns: the instant at which @date begins in London
 */
KwInstant
kw_date_start (KwDate date)
{
  return kw_instant_from_local (date, 0, 0, 0);
}

/**
 * kw_instant_parse:
 * @text: `YYYY-MM-DDTHH:MM[:SS]` in London, or with `Z` behind it in UTC
 * @instant: (out): the instant
 *
 * Returns: whether @text is exactly an instant whose date and time exist
 */
gboolean
kw_instant_parse (const char *text, KwInstant *instant)
{
  const char *cursor = text;
  KwDate date;
  int hour, minute, second = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!read_date (&cursor, &date) || !read_character (&cursor, 'T') || !read_digits (&cursor, 2, &hour) ||
      !read_character (&cursor, ':') || !read_digits (&cursor, 2, &minute))
    return FALSE;
  if (read_character (&cursor, ':') && !read_digits (&cursor, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;

  if (strcmp (cursor, "Z") == 0)
    *instant = (date * DAY_SECONDS + hour * 3600 + minute * 60 + second) * KW_SECOND;
  else if (*cursor == '\0')
    *instant = kw_instant_from_local (date, hour, minute, second);
  else
    return FALSE;
  return TRUE;
}

/**
 * kw_instant_format:
 * @instant: an instant, not %KW_NONE
 *
 * Formats local time, which kw_instant_parse() reads back to the same second; UTC with `Z` where the local time
 * happens twice. Seconds are left out where they are 0.
 *
 * Returns: (transfer full): @instant as text
 */
char *
kw_instant_format (KwInstant instant)
{
  gint64 utc = floor_divide (instant, KW_SECOND);
  gint64 shown, rest;
  gboolean ambiguous;
  int year, month, day;
  g_autofree char *seconds = NULL;

  g_return_val_if_fail (instant != KW_NONE, NULL);

  shown = utc + offset_at (utc);
  ambiguous = local_is_ambiguous (shown);
  if (ambiguous)
    shown = utc;
  rest = shown - floor_divide (shown, DAY_SECONDS) * DAY_SECONDS;
  kw_date_to_ymd (floor_divide (shown, DAY_SECONDS), &year, &month, &day);
  seconds = rest % 60 == 0 ? g_strdup ("") : g_strdup_printf (":%02d", (int) (rest % 60));
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d%s%s", year, month, day, (int) (rest / 3600),
                          (int) (rest / 60 % 60), seconds, ambiguous ? "Z" : "");
}
