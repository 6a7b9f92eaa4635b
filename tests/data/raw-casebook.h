/* raw-casebook.h: the database of a casebook, read and changed past Keyworker
 *
 * As somebody could who knows the passphrase. The casebook must be closed. A guard of our own lets everything through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-vault-vfs.h"
#include "vault-fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  KwVault *vault;
  KwVaultVfs *files;
  sqlite3 *handle;
} RawCasebook;

/* Without the function that guards records. */
static inline RawCasebook
raw_open_unguarded (const char *path)
{
  RawCasebook raw = { .vault = vault_open (path) };
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);

  raw.files = kw_vault_vfs_new (raw.vault);
  g_assert_cmpint (
      sqlite3_open_v2 (whole_path, &raw.handle, SQLITE_OPEN_READWRITE, kw_vault_vfs_get_name (raw.files)), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw.handle, "PRAGMA temp_store = MEMORY; PRAGMA synchronous = OFF", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  return raw;
}

static inline void
raw_guard (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
}

static inline RawCasebook
raw_open (const char *path)
{
  RawCasebook raw = raw_open_unguarded (path);

  g_assert_cmpint (sqlite3_create_function (raw.handle, "kw_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, raw_guard,
                                            NULL, NULL),
                   ==, SQLITE_OK);
  return raw;
}

static inline void
raw_close (RawCasebook *raw)
{
  g_assert_cmpint (sqlite3_close (raw->handle), ==, SQLITE_OK);
  kw_vault_vfs_free (raw->files);
  kw_vault_unref (raw->vault);
}

static inline void
raw_run (const char *path, const char *sql)
{
  RawCasebook raw = raw_open (path);
  char *message = NULL;

  sqlite3_exec (raw.handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  raw_close (&raw);
}

static inline int
raw_add_row (void *rows, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf ((GString *) rows, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "");
  g_string_append_c ((GString *) rows, '\n');
  return 0;
}

/* (transfer full): rows by line, columns by | */
static inline char *
raw_read (const char *path, const char *sql)
{
  RawCasebook raw = raw_open (path);
  GString *rows = g_string_new (NULL);
  char *message = NULL;

  sqlite3_exec (raw.handle, sql, raw_add_row, rows, &message);
  g_assert_cmpstr (message, ==, NULL);
  raw_close (&raw);
  return g_string_free (rows, FALSE);
}

/* As raw_run(), with what keeps the history from being changed taken away first and put back afterwards. */
static inline void
raw_rewrite (const char *path, const char *sql)
{
  g_autofree char *drop = raw_read (path, "SELECT 'DROP TRIGGER \"' || name || '\";' FROM sqlite_schema"
                                          " WHERE type = 'trigger' AND tbl_name IN ('journal', 'read_log')");
  g_autofree char *make = raw_read (path, "SELECT sql || ';' FROM sqlite_schema"
                                          " WHERE type = 'trigger' AND tbl_name IN ('journal', 'read_log')");

  raw_run (path, drop);
  raw_run (path, sql);
  raw_run (path, make);
}

/* Writes over a part of a page, sealed as if it belonged there. */
static inline void
raw_overwrite (const char *path, guint32 page, int at, int byte, gsize length)
{
  KwVault *vault = vault_open (path);
  guint8 bytes[KW_VAULT_PAGE_SIZE];

  vault_read_raw (vault, page, bytes);
  g_assert_true (kw_vault_open_page (vault, page, bytes));
  memset (bytes + at, byte, length);
  g_assert_true (kw_vault_seal_page (vault, page, bytes));
  vault_write_raw (vault, page, bytes);
  kw_vault_unref (vault);
}
