/* test-words.c
 *
 * Dates, times and lengths of time as people say and type them. Today is Friday 1 February 2013, 14:05.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-words.h"

#define TODAY (kw_date_from_ymd (2013, 2, 1))
#define NOW   (kw_instant_from_local (TODAY, 14, 5, 0))

static KwDate
date_of (const char *text)
{
  KwDate date = KW_NONE;

  g_assert_true (kw_date_parse (text, &date));
  return date;
}

static KwInstant
instant_of (const char *text)
{
  KwInstant instant = KW_NONE;

  g_assert_true (kw_instant_parse (text, &instant));
  return instant;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date, *words, *brief, *away;
  } rows[] = {
    { "2013-02-01", "Friday 1 February", "today", "today" },
    { "2013-01-31", "Thursday 31 January", "yesterday", "yesterday" },
    { "2013-02-02", "Saturday 2 February", "tomorrow", "tomorrow" },
    { "2013-02-04", "Monday 4 February", "Monday", "in 3 days" },
    { "2013-01-26", "Saturday 26 January", "Saturday", "6 days ago" },
    { "2013-01-25", "Friday 25 January", "Fri 25 Jan", "7 days ago" },
    { "2013-02-08", "Friday 8 February", "Fri 8 Feb", "in 7 days" },
    { "2013-08-02", "Friday 2 August", "Fri 2 Aug", "in 182 days" },
    { "2013-08-03", "3 August 2013", "3 Aug 2013", "in 183 days" },
    { "2012-02-04", "4 February 2012", "4 Feb 2012", "363 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_date (date_of (rows[i].date), TODAY);
      g_autofree char *brief = kw_words_short_date (date_of (rows[i].date), TODAY);
      g_autofree char *away = kw_words_days_away (date_of (rows[i].date), TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (brief, ==, rows[i].brief);
      g_assert_cmpstr (away, ==, rows[i].away);
    }
}

static void
test_instants (void)
{
  static const struct
  {
    const char *instant, *words, *time;
  } rows[] = {
    { "2013-02-01T09:30", "today 09:30", "09:30" },
    { "2013-01-31T23:59", "yesterday 23:59", "23:59" },
    { "2013-02-02T00:00", "tomorrow 00:00", "00:00" },
    { "2013-02-04T09:30", "Monday 4 February 09:30", "09:30" },
    { "2011-07-04T09:30", "4 July 2011 09:30", "09:30" },
    /* The clocks of London, not of Greenwich. */
    { "2013-06-04T09:30Z", "Tuesday 4 June 10:30", "10:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_instant (instant_of (rows[i].instant), NOW);
      g_autofree char *time = kw_words_time (instant_of (rows[i].instant));

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (time, ==, rows[i].time);
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    gint64 length;
    const char *words;
  } rows[] = {
    { 0, "0 min" },
    { 59 * KW_SECOND, "0 min" },
    { 45 * KW_MINUTE, "45 min" },
    { 60 * KW_MINUTE, "1 h" },
    { 125 * KW_MINUTE, "2 h 05" },
    { -125 * KW_MINUTE, "2 h 05" },
    { 26 * KW_HOUR, "26 h" },
    { 2 * KW_DAY, "2 days" },
    { 4 * KW_DAY - 1, "3 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_length (rows[i].length);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_money (void)
{
  static const struct
  {
    gint64 pence;
    const char *words;
  } rows[] = {
    { 0, "£0" },
    { 5, "£0.05" },
    { 1250, "£12.50" },
    { 99900, "£999" },
    { 431000, "£4,310" },
    { 123456789, "£1,234,567.89" },
    { -500, "−£5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_money (rows[i].pence);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_ages (void)
{
  static const struct
  {
    const char *born, *words;
  } rows[] = {
    { "1999-02-01", "14" },
    { "1999-02-02", "13" },
    { "2012-02-01", "1" },
    { "2012-02-02", "11 months" },
    { "2012-12-31", "1 month" },
    { "2013-01-02", "4 weeks" },
    { "2013-01-22", "1 week" },
    { "2013-01-31", "1 day" },
    { "2013-05-04", "unborn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_age (date_of (rows[i].born), TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_null (kw_words_age (KW_NONE, TODAY));
}

static void
test_lists (void)
{
  static const struct
  {
    const char *items[4], *words;
  } rows[] = {
    { { NULL }, "" },
    { { "Ada", NULL }, "Ada" },
    { { "Ada", "Tobi", NULL }, "Ada and Tobi" },
    { { "Ada", "Tobi", "Chi", NULL }, "Ada, Tobi and Chi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = kw_words_list (rows[i].items);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* What is typed, and what it means looking back and looking ahead; NULL: refused. */
static const struct
{
  const char *text, *past, *future;
} typed_dates[] = {
  { "today", "2013-02-01", "2013-02-01" },
  { " Tomorrow ", "2013-02-02", "2013-02-02" },
  { "yesterday", "2013-01-31", "2013-01-31" },
  { "+3", "2013-02-04", "2013-02-04" },
  { "-2", "2013-01-30", "2013-01-30" },
  { "+2w", "2013-02-15", "2013-02-15" },
  { "fri", "2013-02-01", "2013-02-01" },
  { "Thursday", "2013-01-31", "2013-02-07" },
  { "mo", "2013-01-28", "2013-02-04" },
  { "Tues.", "2013-01-29", "2013-02-05" },
  { "4 feb", "2012-02-04", "2013-02-04" },
  { "4th February", "2012-02-04", "2013-02-04" },
  { "feb 4", "2012-02-04", "2013-02-04" },
  { "4 sept", "2012-09-04", "2013-09-04" },
  { "the 4th of February, 2013", "2013-02-04", "2013-02-04" },
  { "Mon 4 Feb 2013", "2013-02-04", "2013-02-04" },
  { "4/2", "2012-02-04", "2013-02-04" },
  { "4.2.", "2012-02-04", "2013-02-04" },
  { "4.2.2013", "2013-02-04", "2013-02-04" },
  { "04-02-2013", "2013-02-04", "2013-02-04" },
  { "2013-02-04", "2013-02-04", "2013-02-04" },
  { "4/2/13", "2013-02-04", "2013-02-04" },
  { "4/2/81", "1981-02-04", "1981-02-04" },
  { "4/2/33", "2033-02-04", "2033-02-04" },
  { "4/2/34", "1934-02-04", "1934-02-04" },
  { "29 feb", "2012-02-29", "2016-02-29" },
  { "4", "2013-01-04", "2013-02-04" },
  { "the 31st", "2013-01-31", "2013-03-31" },
  /* 4 February 2013 is a Monday. */
  { "tue 4 feb 2013", NULL, NULL },
  { "31 feb", NULL, NULL },
  { "2/14/2013", NULL, NULL },
  { "4/2.2013", NULL, NULL },
  { "ju", NULL, NULL },
  { "f", NULL, NULL },
  { "february", NULL, NULL },
  { "fri feb", NULL, NULL },
  { "0", NULL, NULL },
  { "32", NULL, NULL },
  { "4 feb 1", NULL, NULL },
  { "", NULL, NULL },
  { "soon", NULL, NULL },
};

static void
check_typed_date (const char *text, gboolean future, const char *expected)
{
  KwDate date = KW_NONE;
  gboolean understood = kw_words_parse_date (text, TODAY, future, &date);
  g_autofree char *shown = understood ? kw_date_format (date) : NULL;

  if (g_strcmp0 (shown, expected) != 0)
    g_error ("\"%s\" (%s) was read as %s instead of %s", text, future ? "ahead" : "back", shown, expected);
}

static void
test_typed_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_dates); i++)
    {
      check_typed_date (typed_dates[i].text, FALSE, typed_dates[i].past);
      check_typed_date (typed_dates[i].text, TRUE, typed_dates[i].future);
    }
}

static void
test_typed_times (void)
{
  static const struct
  {
    const char *text;
    int hour, minute; /* -1: refused */
  } rows[] = {
    { "930", 9, 30 },
    { "0930", 9, 30 },
    { "2130", 21, 30 },
    { "9:30", 9, 30 },
    { "9.30", 9, 30 },
    { "9h30", 9, 30 },
    { "9", 9, 0 },
    { "9am", 9, 0 },
    { "9 PM", 21, 0 },
    { "9.30 p.m.", 21, 30 },
    { "12am", 0, 0 },
    { "12pm", 12, 0 },
    { "noon", 12, 0 },
    { "midnight", 0, 0 },
    { "0", 0, 0 },
    { "24", -1, 0 },
    { "13pm", -1, 0 },
    { "0am", -1, 0 },
    { "9:5", -1, 0 },
    { "960", -1, 0 },
    { "9:30:00", -1, 0 },
    { "half nine", -1, 0 },
    { "", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int hour = -1, minute = 0;
      gboolean understood = kw_words_parse_time (rows[i].text, &hour, &minute);

      g_assert_cmpint (understood, ==, rows[i].hour >= 0);
      g_assert_cmpint (hour, ==, rows[i].hour);
      g_assert_cmpint (minute, ==, rows[i].minute);
    }
}

static void
test_typed_instants (void)
{
  static const struct
  {
    const char *text, *future;
  } rows[] = {
    { "now", "2013-02-01T14:05" },
    { "930", "2013-02-01T09:30" },
    { "today 9:30", "2013-02-01T09:30" },
    { "tomorrow at 9am", "2013-02-02T09:00" },
    { "930 tomorrow", "2013-02-02T09:30" },
    { "mon 9 pm", "2013-02-04T21:00" },
    { "4/2 930", "2013-02-04T09:30" },
    { "4 feb 1930", "2013-02-04T19:30" },
    { "4 feb 2014 930", "2014-02-04T09:30" },
    { "Monday 4 February 09:30", "2013-02-04T09:30" },
    { "2013-02-04T09:30", "2013-02-04T09:30" },
    { "monday", NULL },
    { "soon", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KwInstant instant = KW_NONE;
      gboolean understood = kw_words_parse_instant (rows[i].text, NOW, TRUE, &instant);
      g_autofree char *shown = understood ? kw_instant_format (instant) : NULL;

      g_assert_cmpstr (shown, ==, rows[i].future);
    }
}

static void
test_typed_minutes (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes; /* -1: refused */
  } rows[] = {
    { "60", 60 },
    { "0", 0 },
    { "90 min", 90 },
    { "90m", 90 },
    { "1h", 60 },
    { "1 h", 60 },
    { "1h30", 90 },
    { "1 h 05", 65 },
    { "1:30", 90 },
    { "1.5h", 90 },
    { "2 hours", 120 },
    { "1 hour 30 minutes", 90 },
    { "1:75", -1 },
    { "1.h", -1 },
    { "30 parsecs", -1 },
    { "min", -1 },
    { "-5", -1 },
    { "123456", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 minutes = -1;

      g_assert_cmpint (kw_words_parse_minutes (rows[i].text, &minutes), ==, rows[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, rows[i].minutes);
    }
}

/* Whatever is said is understood again. */
static void
test_round_trip (void)
{
  for (gint64 days = -500; days <= 500; days++)
    {
      g_autofree char *words = kw_words_date (TODAY + days, TODAY);
      g_autofree char *brief = kw_words_short_date (TODAY + days, TODAY);
      KwDate date = KW_NONE;

      g_assert_true (kw_words_parse_date (words, TODAY, days > 0, &date));
      g_assert_cmpint (date, ==, TODAY + days);
      g_assert_true (kw_words_parse_date (brief, TODAY, days > 0, &date));
      g_assert_cmpint (date, ==, TODAY + days);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/instants", test_instants);
  g_test_add_func ("/words/lengths", test_lengths);
  g_test_add_func ("/words/money", test_money);
  g_test_add_func ("/words/ages", test_ages);
  g_test_add_func ("/words/lists", test_lists);
  g_test_add_func ("/words/typed-dates", test_typed_dates);
  g_test_add_func ("/words/typed-times", test_typed_times);
  g_test_add_func ("/words/typed-instants", test_typed_instants);
  g_test_add_func ("/words/typed-minutes", test_typed_minutes);
  g_test_add_func ("/words/round-trip", test_round_trip);

  return g_test_run ();
}
