/* vault-fixture.h: vaults of tests, whose passphrase costs nothing to try
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-vault.h"

#include <string.h>

#define TEST_PASSPHRASE "three quiet herons"

static const KwKeyCost test_key_cost G_GNUC_UNUSED = { .operations = 1, .memory = 8192 };

static inline KwVault *
vault_make (const char *path)
{
  KwVaultRecipe recipe = {
    .kind = KW_VAULT_CASEBOOK, .passphrase = TEST_PASSPHRASE, .name = "Ruth Adeyemi", .cost = &test_key_cost
  };
  g_autoptr (GError) error = NULL;
  KwVault *vault = kw_vault_create (path, &recipe, &error);

  g_assert_no_error (error);
  return vault;
}

static inline KwVault *
vault_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  KwVault *vault = kw_vault_open (path, NULL, TEST_PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
  return vault;
}

/* A database in a vault of its own. */
static inline KwDatabase *
database_make (const char *path)
{
  g_autoptr (KwVault) vault = vault_make (path);
  g_autoptr (GError) error = NULL;
  KwDatabase *database = kw_database_open (vault, &error);

  g_assert_no_error (error);
  return database;
}

static inline KwDatabase *
database_open (const char *path)
{
  g_autoptr (KwVault) vault = vault_open (path);
  g_autoptr (GError) error = NULL;
  KwDatabase *database = kw_database_open (vault, &error);

  g_assert_no_error (error);
  return database;
}

/* A page as it stands in the file. */
static inline void
vault_read_raw (KwVault *vault, guint32 page, guint8 *bytes)
{
  g_autoptr (GError) error = NULL;
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;

  g_assert_true (kw_vault_io_read (kw_vault_get_file (vault), offset, bytes, KW_VAULT_PAGE_SIZE, &error));
}

static inline void
vault_write_raw (KwVault *vault, guint32 page, const guint8 *bytes)
{
  g_autoptr (GError) error = NULL;
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;

  g_assert_true (kw_vault_io_write (kw_vault_get_file (vault), offset, bytes, KW_VAULT_PAGE_SIZE, &error));
}

/* All pages, decrypted. */
static inline guint8 *
vault_dup_pages (KwVault *vault, gsize *length)
{
  g_autoptr (GError) error = NULL;
  guint8 *pages;
  guint32 n_pages;

  g_assert_true (kw_vault_count_pages (vault, &n_pages, &error));
  *length = (gsize) n_pages * KW_VAULT_PAGE_SIZE;
  pages = g_malloc (*length);
  for (guint32 page = 1; page <= n_pages; page++)
    {
      guint8 *bytes = pages + (gsize) (page - 1) * KW_VAULT_PAGE_SIZE;

      vault_read_raw (vault, page, bytes);
      g_assert_true (kw_vault_open_page (vault, page, bytes));
    }
  return pages;
}

static inline gboolean
contains_word (const guint8 *bytes, gsize length, const char *word)
{
  gsize word_length = strlen (word);

  for (gsize i = 0; i + word_length <= length; i++)
    if (memcmp (bytes + i, word, word_length) == 0)
      return TRUE;
  return FALSE;
}
