/* kw-bench-plain.c: what a vault is measured against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-plain.h"

#include "kw-database-private.h"

#include <glib/gstdio.h>
#include <stdio.h>

/**
 * kw_bench_plain_make:
 * @path: where to; what is there is removed
 *
 * Returns: (transfer full): an empty database in a plain file
 */
KwDatabase *
kw_bench_plain_make (const char *path)
{
  g_autoptr (GError) error = NULL;
  KwDatabase *database;

  g_unlink (path);
  if (!g_file_set_contents (path, "", 0, &error))
    g_error ("%s", error->message);
  database = kw_database_open_plain (NULL, path, &error);
  if (database == NULL)
    g_error ("%s", error->message);
  return database;
}

static void
copy_page (KwVault *vault, guint32 page, FILE *file)
{
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;
  guint8 bytes[KW_VAULT_PAGE_SIZE];
  g_autoptr (GError) error = NULL;

  if (!kw_vault_io_read (kw_vault_get_file (vault), offset, bytes, sizeof bytes, &error))
    g_error ("%s", error->message);
  if (!kw_vault_open_page (vault, page, bytes) || fwrite (bytes, sizeof bytes, 1, file) != 1)
    g_error ("Page %u cannot be copied", page);
}

/**
 * kw_bench_plain_copy:
 * @casebook: a sample casebook that is not open
 * @path: where to; what is there is removed
 *
 * Copies a casebook page by page into a plain file.
 */
void
kw_bench_plain_copy (const char *casebook, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) vault = kw_vault_open (casebook, NULL, NULL, NULL, &error);
  FILE *file = g_fopen (path, "wb");
  guint32 n_pages;

  if (vault == NULL || !kw_vault_count_pages (vault, &n_pages, &error))
    g_error ("%s", error->message);
  for (guint32 page = 1; page <= n_pages; page++)
    copy_page (vault, page, file);
  if (fclose (file) != 0)
    g_error ("%s was not written", path);
}
