/* raw-casebook.h: the file of a casebook, read and changed past Keyworker
 *
 * The casebook must be closed. A guard of our own lets everything through, as somebody would do who wants to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

static inline void
raw_guard (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
}

static inline sqlite3 *
raw_open (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_create_function (handle, "kw_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, raw_guard,
                                            NULL, NULL),
                   ==, SQLITE_OK);
  return handle;
}

static inline void
raw_run (const char *path, const char *sql)
{
  sqlite3 *handle = raw_open (path);
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
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
  sqlite3 *handle = raw_open (path);
  GString *rows = g_string_new (NULL);
  char *message = NULL;

  sqlite3_exec (handle, sql, raw_add_row, rows, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
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
