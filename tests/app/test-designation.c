/* test-designation.c
 *
 * Exactly one designated worker at every moment, whatever happens to a family; over 10,000 random lives of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "designation-walk.h"

#define SEQUENCES 10000

static void
test_sequences (void)
{
  guint n_done[8] = { 0 };
  WalkGround ground;

  walk_ground_init (&ground);
  for (guint32 seed = 1; seed <= SEQUENCES; seed++)
    walk_run (&ground, seed, n_done);
  walk_ground_clear (&ground);
  g_test_message ("allocated %u, stood in %u, dropped %u, handed over %u, closed %u, came back %u", n_done[0],
                  n_done[1], n_done[2], n_done[3], n_done[4], n_done[5]);
  /* All of it happened, and often. */
  for (int i = 0; i < 6; i++)
    g_assert_cmpuint (n_done[i], >, SEQUENCES / 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/designation/sequences", test_sequences);

  return g_test_run ();
}
