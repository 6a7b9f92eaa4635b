/* test-opening-hours.c
 *
 * When somebody answers. 1 February 2013 is a Friday.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-opening-hours.h"

static KwInstant
instant_of (const char *text)
{
  KwInstant instant = KW_NONE;

  g_assert_true (kw_instant_parse (text, &instant));
  return instant;
}

static void
test_words (void)
{
  static const struct
  {
    const char *hours, *now, *words;
  } rows[] = {
    { "Mo-Fr 09:00-17:00; Sa 10:00-13:00", "2013-02-01T08:59", "opens today at 09:00" },
    { "Mo-Fr 09:00-17:00; Sa 10:00-13:00", "2013-02-01T09:00", "open until 17:00" },
    { "Mo-Fr 09:00-17:00; Sa 10:00-13:00", "2013-02-01T17:00", "opens tomorrow at 10:00" },
    { "Mo-Fr 09:00-17:00; Sa 10:00-13:00", "2013-02-02T13:00", "opens on Monday at 09:00" },
    { "24/7", "2013-02-03T03:00", "always open" },
    { "Mo-Su 00:00-24:00", "2013-02-03T03:00", "always open" },
    { "Mo-Fr 17:00-09:00; Sa-Su 00:00-24:00", "2013-02-01T12:00", "opens today at 17:00" },
    /* Friday's night goes on into the weekend, and the weekend into Monday. */
    { "Mo-Fr 17:00-09:00; Sa-Su 00:00-24:00", "2013-02-01T18:00", "open until Monday 4 February 00:00" },
    { "Mo-Fr 17:00-09:00; Sa-Su 00:00-24:00", "2013-02-05T03:00", "open until 09:00" },
    { "Su 22:00-06:00", "2013-02-04T05:00", "open until 06:00" },
    { "Su 22:00-06:00", "2013-02-03T23:00", "open until 06:00" },
    { "Mo 09:00-09:00", "2013-02-04T10:00", "open until 09:00" },
    { "09:00-12:00, 13:00-16:30", "2013-02-03T12:30", "opens today at 13:00" },
    { "Mo,We 9:00 – 12:00", "2013-02-05T12:30", "opens tomorrow at 09:00" },
    { "Sa-Mo 09:00-10:00", "2013-02-03T08:00", "opens today at 09:00" },
    { "mon-fri 9.00-17.00", "2013-02-01T12:00", "open until 17:00" },
    /* What is said of a day later stands instead. */
    { "Mo-Fr 09:00-17:00; Fr 09:00-12:00", "2013-02-01T12:00", "opens on Monday at 09:00" },
    { "Mo-Fr 09:00-17:00; Fr off", "2013-02-01T10:00", "opens on Monday at 09:00" },
    { "Mo closed", "2013-02-01T10:00", "never open" },
    /* Once a week, and just missed. */
    { "Fr 09:00-10:00", "2013-02-01T10:00", "opens on Friday at 09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KwOpeningHours) hours = kw_opening_hours_parse (rows[i].hours, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = kw_opening_hours_dup_words (hours, instant_of (rows[i].now));
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_refused (void)
{
  static const char *const rows[] = {
    "",
    ";",
    "Mo-Fr",
    "Mo-Xx 09:00-17:00",
    "9-5",
    "Mo 09:00",
    "Mo 09:00-25:00",
    "Mo 09:60-10:00",
    "by appointment",
    "Mo 09:00-17:00 or so",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kw_opening_hours_parse (rows[i], &error));
      g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
    }
}

/* The clocks go forward on 31 March 2013: nine in the morning is an hour sooner. */
static void
test_clocks_change (void)
{
  g_autoptr (KwOpeningHours) hours = kw_opening_hours_parse ("Mo-Fr 09:00-17:00", NULL);
  KwInstant friday = instant_of ("2013-03-29T17:00");

  g_assert_cmpint (kw_opening_hours_next_open (hours, friday), ==, instant_of ("2013-04-01T08:00Z"));
  g_assert_cmpint (kw_opening_hours_next_open (hours, friday) - friday, ==, 63 * KW_HOUR);
}

static void
test_until (void)
{
  g_autoptr (KwOpeningHours) hours = kw_opening_hours_parse ("Mo-Fr 09:00-17:00", NULL);
  KwInstant until = 0;

  g_assert_true (kw_opening_hours_is_open (hours, instant_of ("2013-02-01T16:59"), &until));
  g_assert_cmpint (until, ==, instant_of ("2013-02-01T17:00"));
  g_assert_false (kw_opening_hours_is_open (hours, instant_of ("2013-02-01T17:00"), &until));
  g_assert_cmpint (until, ==, KW_NONE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opening-hours/words", test_words);
  g_test_add_func ("/opening-hours/refused", test_refused);
  g_test_add_func ("/opening-hours/clocks-change", test_clocks_change);
  g_test_add_func ("/opening-hours/until", test_until);

  return g_test_run ();
}
