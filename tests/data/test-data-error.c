/* test-data-error.c
 *
 * The error domain of `data` is one, and its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"

static void
test_domain (void)
{
  g_autoptr (GError) error = NULL;

  g_set_error_literal (&error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER, "newer");

  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER);
  g_assert_cmpstr (g_quark_to_string (KW_DATA_ERROR), ==, "KwDataError");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-error/domain", test_domain);

  return g_test_run ();
}
