/* test-consistency.c
 *
 * Two lists over one casebook stay right through some seconds of random edits. The whole minute is
 * test-consistency-long.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "consistency.h"

static void
test_two_lists (Fixture *fixture, gconstpointer data)
{
  consistency_run (fixture, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/consistency/two-lists", test_two_lists);

  return g_test_run ();
}
