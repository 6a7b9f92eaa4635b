/* test-faults.c
 *
 * The disk, or memory, fails while somebody works: every workflow, at points drawn at random. The long form,
 * which tries every point, is `./dev campaign faults`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-faults.h"
#include "kw-test-memory.h"
#include "kw-test-vfs.h"

#include <sodium.h>

/* Every so many-th point of the disk, and of memory, of which there are far more. */
#define EVERY_OF_DISK   127
#define EVERY_OF_MEMORY 9001

/* So many in all, at the least. */
#define POINTS_IN_ALL 300

static guint64 n_points;

static void
run (const KwCrashWorkflow *workflow, KwCrashFailing failing, guint every)
{
  KwCrashFaults faults;

  kw_crash_faults_init (&faults, (guint64) g_test_rand_int_range (1, G_MAXINT), every);
  kw_crash_faults_run (&faults, workflow, failing);
  n_points += faults.n_tried[failing];
  for (guint i = 0; i < faults.failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (faults.failures, i));
  g_assert_cmpuint (faults.failures->len, ==, 0);
  kw_crash_faults_clear (&faults);
}

static void
test_disk (gconstpointer data)
{
  run (data, KW_CRASH_FAIL_ONCE, EVERY_OF_DISK);
  run (data, KW_CRASH_FAIL_FOR_GOOD, EVERY_OF_DISK);
  run (data, KW_CRASH_FAIL_FULL, EVERY_OF_DISK);
  run (data, KW_CRASH_FAIL_SHORT, EVERY_OF_DISK);
}

static void
test_memory (gconstpointer data)
{
  run (data, KW_CRASH_FAIL_MEMORY, EVERY_OF_MEMORY);
  run (data, KW_CRASH_FAIL_NO_MEMORY, EVERY_OF_MEMORY);
}

static void
test_enough (void)
{
  g_test_message ("%" G_GUINT64_FORMAT " points", n_points);
  g_assert_cmpuint (n_points, >=, POINTS_IN_ALL);
}

int
main (int argc, char *argv[])
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_memory_install ();
  kw_test_vfs_register ();

  for (guint i = 0; i < n_workflows; i++)
    {
      g_autofree char *disk = g_strconcat ("/faults/disk/", workflows[i].name, NULL);
      g_autofree char *memory = g_strconcat ("/faults/memory/", workflows[i].name, NULL);

      g_test_add_data_func (disk, &workflows[i], test_disk);
      g_test_add_data_func (memory, &workflows[i], test_memory);
    }
  g_test_add_func ("/faults/in-all/enough", test_enough);

  return g_test_run ();
}
