/* test-vault-keys.c
 *
 * What stands in a vault file before its first page: any bit of it that is changed is noticed, and what one area has
 * lost is made good from the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "vault-fixture.h"

#include "kw-data-error.h"

#include <glib/gstdio.h>

/* Every byte of what is written there; of the zeros behind it one in so many, which is no divisor of anything. */
#define WRITTEN 1088
#define STRIDE  61

typedef struct
{
  char *folder;
  char *path;
  KwVault *vault;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("vault-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "vault", NULL);
  fixture->vault = vault_make (fixture->path);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->vault, kw_vault_unref);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The next byte to try. */
static gint64
next (gint64 at)
{
  static const gint64 parts[] = { 0, KW_VAULT_AREA_A, KW_VAULT_AREA_B };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (at + 1 >= parts[i] && at + 1 < parts[i] + WRITTEN)
      return at + 1;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (at < parts[i] && at + STRIDE > parts[i])
      return parts[i];
  return at + STRIDE;
}

/* Opening takes longer. */
static gint64
skip (gint64 at)
{
  for (int i = 0; i < 19; i++)
    at = next (at);
  return at;
}

static void
flip_in (KwVaultFile *file, gint64 at)
{
  guint8 byte;

  g_assert_true (kw_vault_io_read (file, at, &byte, 1, NULL));
  byte ^= 1 << at % 8;
  g_assert_true (kw_vault_io_write (file, at, &byte, 1, NULL));
}

static void
flip (Fixture *fixture, gint64 at)
{
  flip_in (kw_vault_get_file (fixture->vault), at);
}

/* Where nothing opens the file. */
static void
flip_closed (Fixture *fixture, gint64 at)
{
  g_autoptr (KwVaultFile) file = kw_vault_io_open (NULL, fixture->path, TRUE, NULL);

  flip_in (file, at);
}

static gboolean
is_good (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean good = FALSE;

  g_assert_true (kw_vault_check_keys (fixture->vault, &good, &error));
  g_assert_no_error (error);
  return good;
}

static void
test_checked (Fixture *fixture, gconstpointer data)
{
  int tried = 0;

  g_assert_true (is_good (fixture));
  for (gint64 at = 0; at < KW_VAULT_FIRST_PAGE; at = next (at), tried++)
    {
      flip (fixture, at);
      g_assert_false (is_good (fixture));
      flip (fixture, at);
    }
  g_assert_true (is_good (fixture));
  g_assert_cmpint (tried, >, 3 * WRITTEN);
}

/* A changed header, or zeros that are none, open nothing; one area is enough, and is copied to the other. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  for (gint64 at = 0; at < KW_VAULT_FIRST_PAGE; at = skip (at))
    {
      gboolean in_area = at >= KW_VAULT_AREA_A && at < KW_VAULT_AREAS_END;
      g_autoptr (GError) error = NULL;
      KwVault *vault;

      flip (fixture, at);
      g_clear_pointer (&fixture->vault, kw_vault_unref);
      vault = kw_vault_open (fixture->path, NULL, TEST_PASSPHRASE, NULL, &error);
      g_assert_cmpint (vault != NULL, ==, in_area);
      g_assert_cmpint (error != NULL, ==, !in_area);
      if (vault == NULL)
        {
          flip_closed (fixture, at);
          vault = vault_open (fixture->path);
        }
      fixture->vault = vault;
      g_assert_true (is_good (fixture));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/vault-keys/checked", Fixture, NULL, fixture_set_up, test_checked, fixture_tear_down);
  g_test_add ("/vault-keys/opened", Fixture, NULL, fixture_set_up, test_opened, fixture_tear_down);

  return g_test_run ();
}
