/* test-team-long.c
 *
 * Every figure of the table of a team over a thousand random casebooks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-figures.h"

#define SEEDS 1000

static void
test_figures (void)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    figures_run (seed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/team/figures/long", test_figures);

  return g_test_run ();
}
