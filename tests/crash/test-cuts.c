/* test-cuts.c
 *
 * The power goes while somebody works: every workflow, cut off again and again. The long form is
 * `./dev campaign crash`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-cuts.h"
#include "kw-test-vfs.h"

#include <sodium.h>

/* So many cuts in all, at the least; each workflow has its share, and a random place to begin. */
#define CUTS_IN_ALL 2000

/* About as many operations change the disk in all workflows together. */
#define EVERY 5

static guint64 n_cuts;

static void
test_workflow (gconstpointer data)
{
  const KwCrashWorkflow *workflow = data;
  KwCrashCuts cuts;

  kw_crash_cuts_init (&cuts, (guint64) g_test_rand_int_range (1, G_MAXINT), EVERY);
  kw_crash_cuts_run (&cuts, workflow);
  n_cuts += cuts.n_cuts;
  for (guint i = 0; i < cuts.failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (cuts.failures, i));
  g_assert_cmpuint (cuts.failures->len, ==, 0);
  kw_crash_cuts_clear (&cuts);
}

static void
test_enough (void)
{
  g_test_message ("%" G_GUINT64_FORMAT " cuts", n_cuts);
  g_assert_cmpuint (n_cuts, >=, CUTS_IN_ALL);
}

int
main (int argc, char *argv[])
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_vfs_register ();

  for (guint i = 0; i < n_workflows; i++)
    {
      g_autofree char *path = g_strconcat ("/cuts/", workflows[i].name, NULL);

      g_test_add_data_func (path, &workflows[i], test_workflow);
    }
  g_test_add_func ("/cuts/~enough", test_enough);

  return g_test_run ();
}
