/* test-people.c
 *
 * What somebody types to find a person: words, and when they were born.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-people.h"

static void
test_parse_search (void)
{
  KwDate today = kw_date_from_ymd (2013, 1, 29), born = kw_date_from_ymd (1980, 2, 4);
  const struct
  {
    const char *typed, *words;
    KwDate born;
  } rows[] = {
    { "", "", KW_NONE },
    { "ada", "ada", KW_NONE },
    { "ada okafor", "ada okafor", KW_NONE },
    { "4.2.1980", "", born },
    { "ada 4/2/1980", "ada", born },
    { "ada okafor  4 feb 1980", "ada okafor", born },
    { "May", "May", KW_NONE },
    { "April May", "April May", KW_NONE },
    { "June 4.2.1980", "June", born },
    { "14 elgin avenue", "14 elgin avenue", KW_NONE },
    { "4.2.1980 ada", "4.2.1980 ada", KW_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = NULL;
      KwDate found;

      g_test_message ("“%s”", rows[i].typed);
      kw_people_parse_search (rows[i].typed, today, &words, &found);
      g_strchomp (words);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpint (found, ==, rows[i].born);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/parse-search", test_parse_search);

  return g_test_run ();
}
