/* test-secret.c
 *
 * Secrets are copied, wiped, and end where a guard stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-secret.h"

#include <string.h>

static void
test_copies (void)
{
  g_autoptr (KwSecret) secret = kw_secret_dup ("the blue door");
  g_autoptr (KwSecret) bytes = kw_secret_memdup ("\0\1\2", 3);
  g_autoptr (KwSecret) fresh = kw_secret_new (64);

  g_assert_cmpstr (secret, ==, "the blue door");
  g_assert_cmpmem (bytes, 3, "\0\1\2", 3);
  for (int i = 0; i < 64; i++)
    g_assert_cmpint (fresh[i], ==, 0);
  g_assert_null (kw_secret_dup (NULL));
  kw_secret_free (NULL);
}

static void
test_wipe (void)
{
  char text[] = "the blue door";
  static const char zeros[sizeof text];

  kw_secret_wipe (text);
  g_assert_cmpmem (text, sizeof text, zeros, sizeof zeros);
  kw_secret_wipe (NULL);
}

/* Writing past the end is noticed at the first byte, not read by somebody else. */
static void
test_guard (void)
{
  if (g_test_subprocess ())
    {
      volatile char *secret = kw_secret_dup ("four");

      secret[5] = 'x';
      kw_secret_free ((char *) secret);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/copies", test_copies);
  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/guard", test_guard);

  return g_test_run ();
}
