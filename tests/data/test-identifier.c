/* test-identifier.c: numbers that carry a check of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-data-error.h"
#include "kw-identifier.h"

typedef gboolean (*Check) (const char *text, GError **error);

static void
assert_right (Check check, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check (text, &error));
  g_assert_no_error (error);
}

static void
assert_wrong (Check check, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (text, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

/* 9434765919 and 4010232137 are the numbers of the dictionary's own examples; 999 is kept for tests. */
static void
test_nhs (void)
{
  assert_right (kw_identifier_check_nhs, "9434765919");
  assert_right (kw_identifier_check_nhs, "401 023 2137");
  assert_right (kw_identifier_check_nhs, "9990000018");
  assert_wrong (kw_identifier_check_nhs, "9434765918");
  assert_wrong (kw_identifier_check_nhs, "943476591");
  assert_wrong (kw_identifier_check_nhs, "94347659190");
  assert_wrong (kw_identifier_check_nhs, "943476591X");
  assert_wrong (kw_identifier_check_nhs, "");
  /* Its check would be 10, whatever stands there. */
  assert_wrong (kw_identifier_check_nhs, "1000000000");
  assert_wrong (kw_identifier_check_nhs, "1000000010");
}

/* One wrong digit, or two that changed places, are found. */
static void
test_slips (void)
{
  char number[] = "9434765919";

  for (guint i = 0; i < 10; i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char right = number[i];

        number[i] = digit;
        if (digit != right)
          assert_wrong (kw_identifier_check_nhs, number);
        number[i] = right;
      }
}

static void
test_upn (void)
{
  guint n_right = 0;

  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      g_autofree char *text = g_strdup_printf ("%c823299800001", letter);

      n_right += kw_identifier_check_upn (text, NULL);
    }
  g_assert_cmpuint (n_right, ==, 1);
  /* 8·2 + 2·3 + 3·4 + 2·5 + 9·6 + 9·7 + 8·8 + 0 + 0 + 0 + 0 + 1·13 = 238 = 10·23 + 8: the ninth letter, J. */
  assert_right (kw_identifier_check_upn, "J823299800001");
  assert_right (kw_identifier_check_upn, "J8232 9980 0001");
  /* A temporary one ends in a letter: A is 0, so 13 less: 225 = 9·23 + 18: the nineteenth, V. */
  assert_right (kw_identifier_check_upn, "V82329980000A");
  assert_wrong (kw_identifier_check_upn, "J82329980000");
  assert_wrong (kw_identifier_check_upn, "j823299800001");
  assert_wrong (kw_identifier_check_upn, "O823299800001");
  assert_wrong (kw_identifier_check_upn, "J8232998000O1");
  assert_wrong (kw_identifier_check_upn, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/nhs", test_nhs);
  g_test_add_func ("/identifier/slips", test_slips);
  g_test_add_func ("/identifier/upn", test_upn);
  return g_test_run ();
}
