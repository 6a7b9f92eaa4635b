/* casebook-sql.c
 *
 * Runs statements on the database of a casebook past Keyworker, as somebody could who knows the passphrase, and prints
 * what they give: a row a line, columns by |.
 *
 * casebook-sql FILE PASSPHRASE-FILE STATEMENTS
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-vault-vfs.h"

#include <stdlib.h>

static void
let_through (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
}

static int
print_row (void *unused, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_print ("%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "");
  g_print ("\n");
  return 0;
}

static int
run_sql (const char *path, const char *passphrase, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) vault = kw_vault_open (path, NULL, passphrase, NULL, &error);
  g_autoptr (KwVaultVfs) files = NULL;
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  sqlite3 *handle = NULL;

  if (vault == NULL)
    g_error ("%s", error->message);
  files = kw_vault_vfs_new (vault);
  if (sqlite3_open_v2 (whole_path, &handle, SQLITE_OPEN_READWRITE, kw_vault_vfs_get_name (files)) != SQLITE_OK ||
      sqlite3_create_function (handle, "kw_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, let_through, NULL, NULL) !=
          SQLITE_OK ||
      sqlite3_exec (handle, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (handle, sql, print_row, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  sqlite3_close (handle);
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *passphrase = NULL;

  if (argc != 4)
    g_error ("casebook-sql FILE PASSPHRASE-FILE STATEMENTS");
  if (!g_file_get_contents (argv[2], &passphrase, NULL, &error))
    g_error ("%s", error->message);
  return run_sql (argv[1], g_strchomp (passphrase), argv[3]);
}
