/* test-flips.c
 *
 * No bit of a casebook is another without somebody noticing. The long form is `./dev campaign flips`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-flips.h"
#include "kw-test-vfs.h"

#include <sodium.h>

#define FLIPS 50000

static void
test_flips (void)
{
  KwCrashFlips flips;

  kw_crash_flips_init (&flips, (guint64) g_test_rand_int_range (1, G_MAXINT));
  kw_crash_flips_run (&flips, FLIPS);
  for (guint i = 0; i < flips.failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (flips.failures, i));
  g_assert_cmpuint (flips.failures->len, ==, 0);
  g_assert_cmpuint (flips.n_of_pages + flips.n_of_keys + flips.n_of_journals, ==, FLIPS);
  g_assert_cmpuint (flips.n_of_keys, >, 0);
  g_assert_cmpuint (flips.n_of_journals, >, 0);
  g_assert_cmpuint (flips.n_opened, >, flips.n_of_keys + flips.n_of_journals);
  kw_crash_flips_clear (&flips);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_vfs_register ();

  g_test_add_func ("/flips/nothing-taken-for-good", test_flips);

  return g_test_run ();
}
