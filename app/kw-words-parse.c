/* kw-words-parse.c: dates, times and lengths of time as people type them
 *
 * At a kitchen table, one hand free: what can only mean one thing is taken, day before month as in the United
 * Kingdom; what can mean two is refused rather than guessed, and the field shows what was understood.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-words.h"

#include "kw-calendar-names.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* A leap day comes again after eight years at most. */
#define YEARS_TO_LOOK  8
#define MONTHS_OF_YEAR 12

/* Two digits of a year mean the one in this window around today: people are born, and orders end. */
#define YEARS_BACK 80

#define MINUTES_OF_HOUR 60
#define FEWEST_LETTERS  2 /* of the name of a day or a month */
#define MOST_DIGITS     5 /* of a number of days or minutes */

/* What was said of a date; 0 for what was not. */
typedef struct
{
  int weekday;
  int day;
  int month;
  int year;
} DateParts;

/* Lower case, without space around it, runs of space and commas as one space. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n,", -1);
  g_autoptr (GString) normal = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (normal, "%s%s", normal->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&normal), FALSE);
}

/* Whether @text is @word, in English or as translated. */
static gboolean
is_word (const char *text, const char *word, const char *translated)
{
  g_autofree char *folded = g_utf8_casefold (translated, -1);

  return strcmp (text, word) == 0 || strcmp (text, folded) == 0;
}

/* Reads up to @most digits; returns how many. */
static int
read_number (const char **cursor, int most, int *number)
{
  int n_digits = 0;

  *number = 0;
  while (g_ascii_isdigit (**cursor) && n_digits < most)
    {
      *number = *number * 10 + (**cursor - '0');
      (*cursor)++;
      n_digits++;
    }
  return n_digits;
}

static gboolean
read_one_of (const char **cursor, const char *characters, char *which)
{
  if (**cursor == '\0' || strchr (characters, **cursor) == NULL)
    return FALSE;
  *which = **cursor;
  (*cursor)++;
  return TRUE;
}

static int
year_from_digits (int number, int n_digits, KwDate today)
{
  int this_year, year;

  if (n_digits == 4)
    return number;
  if (n_digits != 2)
    return 0;
  kw_date_to_ymd (today, &this_year, NULL, NULL);
  year = this_year / 100 * 100 + number;
  if (year <= this_year - YEARS_BACK)
    year += 100;
  else if (year > this_year - YEARS_BACK + 100)
    year -= 100;
  return year;
}

static KwDate
find_day_and_month (const DateParts *parts, KwDate today, gboolean future)
{
  int this_year;

  kw_date_to_ymd (today, &this_year, NULL, NULL);
  for (int i = 0; i <= YEARS_TO_LOOK; i++)
    {
      KwDate date = kw_date_from_ymd (this_year + (future ? i : -i), parts->month, parts->day);

      if (date != KW_NONE && (future ? date >= today : date <= today))
        return date;
    }
  return KW_NONE;
}

static KwDate
find_day_of_month (int day, KwDate today, gboolean future)
{
  int year, month;

  kw_date_to_ymd (today, &year, &month, NULL);
  for (int i = 0; i <= MONTHS_OF_YEAR; i++)
    {
      int months = year * MONTHS_OF_YEAR + month - 1 + (future ? i : -i);
      KwDate date = kw_date_from_ymd (months / MONTHS_OF_YEAR, months % MONTHS_OF_YEAR + 1, day);

      if (date != KW_NONE && (future ? date >= today : date <= today))
        return date;
    }
  return KW_NONE;
}

static KwDate
find_weekday (int weekday, KwDate today, gboolean future)
{
  KwDate date = today;

  while (kw_date_weekday (date) != weekday)
    date += future ? 1 : -1;
  return date;
}

/* The date that has all parts given, or KW_NONE. */
static KwDate
find_date (const DateParts *parts, KwDate today, gboolean future)
{
  KwDate date = KW_NONE;

  if (parts->year != 0 && parts->day != 0)
    date = kw_date_from_ymd (parts->year, parts->month, parts->day);
  else if (parts->month != 0 && parts->day != 0)
    date = find_day_and_month (parts, today, future);
  else if (parts->day != 0)
    date = find_day_of_month (parts->day, today, future);
  else if (parts->weekday != 0)
    return find_weekday (parts->weekday, today, future);

  if (date != KW_NONE && parts->weekday != 0 && kw_date_weekday (date) != parts->weekday)
    return KW_NONE;
  return date;
}

/* "+3", "-2" in days, "+2w" in weeks. */
static gboolean
parse_distance (const char *text, KwDate today, KwDate *date)
{
  const char *cursor = text;
  char sign, unit;
  int number, days = 1;

  if (!read_one_of (&cursor, "+-", &sign) || read_number (&cursor, MOST_DIGITS, &number) == 0)
    return FALSE;
  if (read_one_of (&cursor, "dw", &unit))
    days = unit == 'w' ? 7 : 1;
  if (*cursor != '\0')
    return FALSE;
  *date = today + (sign == '+' ? 1 : -1) * (gint64) number * days;
  return TRUE;
}

static gboolean
parse_named_day (const char *text, KwDate today, KwDate *date)
{
  if (is_word (text, "today", _ ("today")))
    *date = today;
  else if (is_word (text, "tomorrow", _ ("tomorrow")))
    *date = today + 1;
  else if (is_word (text, "yesterday", _ ("yesterday")))
    *date = today - 1;
  else
    return FALSE;
  return TRUE;
}

/* "4/2", "4.2.2013", "4-2-13", with one separator throughout. */
static gboolean
parse_numbers (const char *text, KwDate today, DateParts *parts)
{
  const char *cursor = text;
  char separator, second;
  int number, n_digits;

  if (read_number (&cursor, 2, &parts->day) == 0 || !read_one_of (&cursor, "/.-", &separator) ||
      read_number (&cursor, 2, &parts->month) == 0)
    return FALSE;
  if (read_one_of (&cursor, "/.-", &second))
    {
      if (second != separator)
        return FALSE;
      /* "4.2." is how some end a date. */
      if (*cursor == '\0')
        return separator == '.';
      n_digits = read_number (&cursor, 4, &number);
      parts->year = year_from_digits (number, n_digits, today);
      if (parts->year == 0)
        return FALSE;
    }
  return *cursor == '\0' && parts->month >= 1 && parts->day >= 1;
}

static gboolean
take_number_word (const char *word, KwDate today, DateParts *parts)
{
  const char *cursor = word;
  int number;
  int n_digits = read_number (&cursor, 4, &number);
  gboolean ordinal = strcmp (cursor, "st") == 0 || strcmp (cursor, "nd") == 0 || strcmp (cursor, "rd") == 0 ||
                     strcmp (cursor, "th") == 0;

  if (*cursor != '\0' && !ordinal && strcmp (cursor, ".") != 0)
    return FALSE;
  if (parts->day == 0 && n_digits <= 2 && number >= 1)
    {
      parts->day = number;
      return TRUE;
    }
  if (parts->year == 0 && parts->day != 0 && parts->month != 0 && !ordinal)
    {
      parts->year = year_from_digits (number, n_digits, today);
      return parts->year != 0;
    }
  return FALSE;
}

static gboolean
take_word (const char *word, KwDate today, DateParts *parts)
{
  int weekday, month;

  if (g_ascii_isdigit (*word))
    return take_number_word (word, today, parts);
  if (strcmp (word, "the") == 0 || strcmp (word, "of") == 0 || strcmp (word, "on") == 0)
    return TRUE;
  if (g_utf8_strlen (word, -1) < FEWEST_LETTERS)
    return FALSE;
  weekday = kw_weekday_from_name (word);
  month = kw_month_from_name (word);
  if (weekday != 0 && parts->weekday == 0)
    parts->weekday = weekday;
  else if (month != 0 && parts->month == 0)
    parts->month = month;
  else
    return FALSE;
  return TRUE;
}

/* "fri", "4 feb", "Mon 4th February 2013", "feb 4", "the 4th", "4". */
static gboolean
parse_words (const char *text, KwDate today, DateParts *parts)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!take_word (words[i], today, parts))
      return FALSE;
  return parts->day != 0 || (parts->weekday != 0 && parts->month == 0);
}

/**
 * kw_words_parse_date:
 * @text: what somebody typed
 * @today: the date that it was typed on
 * @future: which way to look for a day without a year or a month: from @today on, else up to @today
 * @date: (out): what was understood
 *
 * Returns: whether @text was understood
 */
gboolean
kw_words_parse_date (const char *text, KwDate today, gboolean future, KwDate *date)
{
  g_autofree char *normal = NULL;
  DateParts numbers = { 0 };
  DateParts words = { 0 };
  KwDate found;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  normal = normalise (text);
  if (kw_date_parse (normal, date) || parse_distance (normal, today, date) ||
      parse_named_day (normal, today, date))
    return TRUE;
  if (parse_numbers (normal, today, &numbers))
    found = find_date (&numbers, today, future);
  else if (parse_words (normal, today, &words))
    found = find_date (&words, today, future);
  else
    return FALSE;
  if (found == KW_NONE)
    return FALSE;
  *date = found;
  return TRUE;
}

static gboolean
parse_named_time (const char *text, int *hour, int *minute)
{
  if (is_word (text, "noon", _ ("noon")) || is_word (text, "midday", _ ("midday")))
    *hour = 12;
  else if (is_word (text, "midnight", _ ("midnight")))
    *hour = 0;
  else
    return FALSE;
  *minute = 0;
  return TRUE;
}

/* "9", "930", "2130", "9:30", "9.30", "9h30"; leaves @cursor behind it. */
static gboolean
read_clock (const char **cursor, int *hour, int *minute)
{
  char separator;
  int n_digits = read_number (cursor, 4, hour);

  *minute = 0;
  if (n_digits > 2)
    {
      *minute = *hour % 100;
      *hour /= 100;
      return TRUE;
    }
  if (n_digits == 0)
    return FALSE;
  if (read_one_of (cursor, ":.h", &separator))
    return read_number (cursor, 2, minute) == 2 || (separator == 'h' && **cursor == '\0');
  return TRUE;
}

static gboolean
apply_half_of_day (const char *text, int *hour)
{
  gboolean afternoon = strcmp (text, "pm") == 0 || strcmp (text, "p.m.") == 0 || strcmp (text, "p") == 0;
  gboolean morning = strcmp (text, "am") == 0 || strcmp (text, "a.m.") == 0 || strcmp (text, "a") == 0;

  if ((!afternoon && !morning) || *hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

/**
 * kw_words_parse_time:
 * @text: what somebody typed
 * @hour: (out): 0 to 23
 * @minute: (out): 0 to 59
 *
 * Returns: whether @text was understood
 */
gboolean
kw_words_parse_time (const char *text, int *hour, int *minute)
{
  g_autofree char *normal = NULL;
  const char *cursor;
  int read_hour, read_minute;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (hour != NULL && minute != NULL, FALSE);

  normal = normalise (text);
  if (parse_named_time (normal, hour, minute))
    return TRUE;
  cursor = normal;
  if (!read_clock (&cursor, &read_hour, &read_minute))
    return FALSE;
  if (*cursor == ' ')
    cursor++;
  if (*cursor != '\0' && !apply_half_of_day (cursor, &read_hour))
    return FALSE;
  if (read_hour > 23 || read_minute > 59)
    return FALSE;
  *hour = read_hour;
  *minute = read_minute;
  return TRUE;
}

static gboolean
parse_day_and_time (const char *day, const char *time, KwDate today, gboolean future, KwInstant *instant)
{
  KwDate date;
  int hour, minute;

  if (g_str_has_prefix (time, "at "))
    time += strlen ("at ");
  if (!kw_words_parse_date (day, today, future, &date) || !kw_words_parse_time (time, &hour, &minute))
    return FALSE;
  *instant = kw_instant_from_local (date, hour, minute, 0);
  return TRUE;
}

/* Cuts at each space, the longest day first, so that "4 feb 2013 930" has a year. */
static gboolean
parse_cut (const char *text, gboolean day_first, KwDate today, gboolean future, KwInstant *instant)
{
  for (const char *cut = text + strlen (text); cut > text; cut--)
    {
      g_autofree char *before = NULL;

      if (*cut != ' ')
        continue;
      before = g_strndup (text, cut - text);
      if (day_first ? parse_day_and_time (before, cut + 1, today, future, instant)
                    : parse_day_and_time (cut + 1, before, today, future, instant))
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_words_parse_instant:
 * @text: what somebody typed: a day and a time, in either order, a time alone (today), or "now"
 * @now: the instant at which it was typed
 * @future: as in kw_words_parse_date()
 * @instant: (out): what was understood
 *
 * Returns: whether @text was understood
 */
gboolean
kw_words_parse_instant (const char *text, KwInstant now, gboolean future, KwInstant *instant)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *normal = NULL;
  KwDate today;
  int hour, minute;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (instant != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (kw_instant_parse (trimmed, instant))
    return TRUE;
  normal = normalise (text);
  today = kw_instant_to_date (now);
  if (is_word (normal, "now", _ ("now")))
    *instant = now;
  else if (kw_words_parse_time (normal, &hour, &minute))
    *instant = kw_instant_from_local (today, hour, minute, 0);
  else
    return parse_cut (normal, TRUE, today, future, instant) ||
           parse_cut (normal, FALSE, today, future, instant);
  return TRUE;
}

static gboolean
read_unit (const char **cursor, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (*cursor, names[i]) && !g_ascii_isalpha ((*cursor)[strlen (names[i])]))
      {
        *cursor += strlen (names[i]);
        return TRUE;
      }
  return FALSE;
}

/* "1h", "1h30", "1.5 h", "1:30", "1 hour 30 minutes"; what is not read is left. */
static gboolean
read_hours (const char **cursor, gint64 *minutes)
{
  static const char *const names[] = { "h", "hr", "hrs", "hour", "hours", NULL };
  const char *start = *cursor;
  char separator;
  int hours, tenths = 0, rest = 0;

  if (read_number (cursor, 2, &hours) == 0)
    return FALSE;
  if (read_one_of (cursor, ":", &separator))
    {
      if (read_number (cursor, 2, &rest) == 2 && rest < MINUTES_OF_HOUR && **cursor == '\0')
        {
          *minutes = hours * MINUTES_OF_HOUR + rest;
          return TRUE;
        }
    }
  else if (!read_one_of (cursor, ".", &separator) || read_number (cursor, 1, &tenths) == 1)
    {
      if (**cursor == ' ')
        (*cursor)++;
      if (read_unit (cursor, names))
        {
          *minutes = hours * MINUTES_OF_HOUR + tenths * MINUTES_OF_HOUR / 10;
          return TRUE;
        }
    }
  *cursor = start;
  return FALSE;
}

/**
 * kw_words_parse_minutes:
 * @text: what somebody typed: "60", "90 min", "1h", "1h30", "1:30", "1.5 h", "1 hour 30 minutes"
 * @minutes: (out): what was understood
 *
 * Returns: whether @text was understood
 */
gboolean
kw_words_parse_minutes (const char *text, gint64 *minutes)
{
  static const char *const names[] = { "m", "min", "mins", "minute", "minutes", NULL };
  g_autofree char *normal = NULL;
  const char *cursor;
  gint64 total = 0;
  int number;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minutes != NULL, FALSE);

  normal = normalise (text);
  cursor = normal;
  if (*cursor == '\0')
    return FALSE;
  read_hours (&cursor, &total);
  if (*cursor == ' ')
    cursor++;
  if (*cursor != '\0')
    {
      if (read_number (&cursor, MOST_DIGITS, &number) == 0)
        return FALSE;
      total += number;
      if (*cursor == ' ')
        cursor++;
      read_unit (&cursor, names);
    }
  if (*cursor != '\0')
    return FALSE;
  *minutes = total;
  return TRUE;
}
