/* test-kill.c
 *
 * Processes are killed while they save. The long form is `./dev campaign kill`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-kill.h"

#include <sodium.h>

#define KILLS 200

static void
test_kill (void)
{
  KwCrashKills kills;

  kw_crash_kills_init (&kills, (guint64) g_test_rand_int_range (1, G_MAXINT));
  kw_crash_kills_run (&kills, KILLS);
  for (guint i = 0; i < kills.failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (kills.failures, i));
  g_test_message ("%" G_GUINT64_FORMAT " visits saved, %" G_GUINT64_FORMAT " journals rolled back", kills.n_saved,
                  kills.n_hot);
  g_assert_cmpuint (kills.failures->len, ==, 0);
  g_assert_cmpuint (kills.n_kills, ==, KILLS);

  /* It has to be in the middle of things that they are killed. */
  g_assert_cmpuint (kills.n_saved, >, KILLS / 4);
  g_assert_cmpuint (kills.n_hot, >, 0);
  kw_crash_kills_clear (&kills);
}

int
main (int argc, char *argv[])
{
  if (kw_crash_kill_is_child (argc, argv))
    return 0;
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);

  g_test_add_func ("/kill/while-saving", test_kill);

  return g_test_run ();
}
