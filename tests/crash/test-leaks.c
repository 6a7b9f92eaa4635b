/* test-leaks.c
 *
 * Nothing that was recorded can be read on the disk: not in the casebook, its journal, copies or backups, at
 * no moment of any workflow. What lies elsewhere is test-leaks.py.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-leaks.h"
#include "kw-test-vfs.h"

#include <sodium.h>
#include <string.h>

static void
test_workflow (gconstpointer data)
{
  KwCrashLeaks leaks;

  kw_crash_leaks_init (&leaks);
  kw_crash_leaks_run (&leaks, data);
  for (guint i = 0; i < leaks.failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (leaks.failures, i));
  g_assert_cmpuint (leaks.failures->len, ==, 0);
  g_assert_cmpuint (leaks.n_bytes, >, 0);
  kw_crash_leaks_clear (&leaks);
}

static void
test_is_found (void)
{
  g_assert_cmpstr (kw_crash_leaks_find ((const guint8 *) "\0\1Miss Okafor\0", 14), ==, "Okafor");
  g_assert_null (kw_crash_leaks_find ((const guint8 *) "\0\1Miss Okafo\0", 13));
}

int
main (int argc, char *argv[])
{
  guint n_workflows;
  const KwCrashWorkflow *workflows = kw_crash_workflows_get (&n_workflows);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  kw_test_vfs_register ();

  g_test_add_func ("/leaks/is-found", test_is_found);
  for (guint i = 0; i < n_workflows; i++)
    {
      g_autofree char *path = g_strconcat ("/leaks/", workflows[i].name, NULL);

      g_test_add_data_func (path, &workflows[i], test_workflow);
    }

  return g_test_run ();
}
