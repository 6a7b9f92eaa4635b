/* kw-statement.c: prepared statements
 *
 * A statement that is handed out while it is already in use is prepared a second time and thrown away afterwards, so
 * that one function may call another without knowing its SQL. What goes wrong while binding (there is not much:
 * memory, length) is kept and told by the next step, which makes binding free of error handling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-database-private.h"
#include "kw-time.h"

#include <string.h>

struct _KwStatement
{
  KwDatabase *database;
  sqlite3_stmt *handle;
  gboolean kept;
  gboolean in_use;
  int bound; /* the first failure to bind, or SQLITE_OK */
};

static KwStatement *
prepare (KwDatabase *self, const char *sql, gboolean keep, GError **error)
{
  KwStatement *statement;
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v3 (self->handle, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &handle, NULL);

  if (result != SQLITE_OK)
    {
      kw_database_set_error (self, result, error);
      return NULL;
    }
  g_assert (handle != NULL);
  statement = g_new0 (KwStatement, 1);
  *statement = (KwStatement){ .database = self, .handle = handle, .kept = keep, .in_use = TRUE };
  return statement;
}

/* Called by the database for those it keeps. */
void
kw_statement_free (KwStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * kw_database_prepare:
 * @self: a database
 * @sql: one statement, which is kept prepared for the next time
 * @error: for what went wrong
 *
 * Returns: (transfer full): the statement, nothing bound; give it back with kw_statement_release()
 */
KwStatement *
kw_database_prepare (KwDatabase *self, const char *sql, GError **error)
{
  KwStatement *statement;

  g_assert (KW_DATABASE_IS_HERE (self));

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && statement->in_use)
    return prepare (self, sql, FALSE, error);
  if (statement == NULL)
    {
      statement = prepare (self, sql, TRUE, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  statement->in_use = TRUE;
  return statement;
}

/**
 * kw_database_prepare_once:
 * @self: a database
 * @sql: one statement, one of too many different ones to keep
 * @error: for what went wrong
 *
 * Returns: (transfer full): the statement; give it back with kw_statement_release()
 */
KwStatement *
kw_database_prepare_once (KwDatabase *self, const char *sql, GError **error)
{
  g_assert (KW_DATABASE_IS_HERE (self));

  return prepare (self, sql, FALSE, error);
}

/**
 * kw_statement_release:
 * @self: (transfer full): a statement
 */
void
kw_statement_release (KwStatement *self)
{
  g_return_if_fail (self != NULL);
  g_assert (KW_DATABASE_IS_HERE (self->database));

  if (!self->kept)
    {
      kw_statement_free (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bound = SQLITE_OK;
  self->in_use = FALSE;
}

static void
note_bound (KwStatement *self, int result)
{
  if (self->bound == SQLITE_OK)
    self->bound = result;
}

/**
 * kw_statement_get_parameter:
 * @self: a statement
 * @name: a parameter of it, with its colon
 *
 * Returns: its number, for what binds by number
 */
int
kw_statement_get_parameter (KwStatement *self, const char *name)
{
  int number = sqlite3_bind_parameter_index (self->handle, name);

  if (number == 0)
    g_error ("%s is no parameter of: %s", name, sqlite3_sql (self->handle));
  return number;
}

/**
 * kw_statement_bind_int:
 * @self: a statement that has not been stepped
 * @name: a parameter of it, with its colon
 * @value: its value
 */
void
kw_statement_bind_int (KwStatement *self, const char *name, gint64 value)
{
  note_bound (self, sqlite3_bind_int64 (self->handle, kw_statement_get_parameter (self, name), value));
}

/**
 * kw_statement_bind_optional:
 * @self: a statement that has not been stepped
 * @name: a parameter of it, with its colon
 * @value: its value; %KW_NONE is NULL
 */
void
kw_statement_bind_optional (KwStatement *self, const char *name, gint64 value)
{
  if (value == KW_NONE)
    kw_statement_bind_null (self, name);
  else
    kw_statement_bind_int (self, name, value);
}

/**
 * kw_statement_bind_text:
 * @self: a statement that has not been stepped
 * @name: a parameter of it, with its colon
 * @text: (nullable): its value, which must stay as it is until @self is reset or released
 */
void
kw_statement_bind_text (KwStatement *self, const char *name, const char *text)
{
  note_bound (self, sqlite3_bind_text (self->handle, kw_statement_get_parameter (self, name), text, -1, SQLITE_STATIC));
}

/**
 * kw_statement_bind_blob:
 * @self: a statement that has not been stepped
 * @name: a parameter of it, with its colon
 * @bytes: (array length=length): its value, which must stay as it is until @self is reset or released
 * @length: how many bytes
 */
void
kw_statement_bind_blob (KwStatement *self, const char *name, gconstpointer bytes, gsize length)
{
  note_bound (
      self, sqlite3_bind_blob64 (self->handle, kw_statement_get_parameter (self, name), bytes, length, SQLITE_STATIC));
}

/**
 * kw_statement_bind_null:
 * @self: a statement that has not been stepped
 * @name: a parameter of it, with its colon
 */
void
kw_statement_bind_null (KwStatement *self, const char *name)
{
  note_bound (self, sqlite3_bind_null (self->handle, kw_statement_get_parameter (self, name)));
}

static KwStepResult
fail_step (KwStatement *self, int result, GError **error)
{
  kw_database_set_error (self->database, result, error);
  sqlite3_reset (self->handle);
  return KW_STEP_FAILED;
}

/**
 * kw_statement_step:
 * @self: a statement
 * @error: for what went wrong
 *
 * Runs @self until its next row.
 *
 * Returns: what was found
 */
KwStepResult
kw_statement_step (KwStatement *self, GError **error)
{
  int result;

  g_assert (KW_DATABASE_IS_HERE (self->database));

  if (self->bound != SQLITE_OK)
    return fail_step (self, self->bound, error);
  if (!kw_database_is_running (self->database, error))
    return KW_STEP_FAILED;
  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return KW_STEP_ROW;
  if (result == SQLITE_DONE)
    return KW_STEP_DONE;
  return fail_step (self, result, error);
}

/**
 * kw_statement_execute:
 * @self: a statement whose rows, if any, do not matter
 * @error: for what went wrong
 *
 * Runs @self to its end and resets it, so that it can be bound and run again.
 *
 * Returns: whether it worked
 */
gboolean
kw_statement_execute (KwStatement *self, GError **error)
{
  KwStepResult step;

  do
    step = kw_statement_step (self, error);
  while (step == KW_STEP_ROW);
  if (step == KW_STEP_FAILED)
    return FALSE;
  sqlite3_reset (self->handle);
  return TRUE;
}

/**
 * kw_statement_reset:
 * @self: a statement
 *
 * Puts @self back before its first row, so that it can be bound and run again. What is bound stays.
 */
void
kw_statement_reset (KwStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * kw_statement_is_null:
 * @self: a statement on a row
 * @column: which column, from 0
 *
 * Returns: whether there is nothing in it
 */
gboolean
kw_statement_is_null (KwStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * kw_statement_get_int:
 * @self: a statement on a row
 * @column: which column, from 0
 *
 * Returns: the integer; 0 for NULL
 */
gint64
kw_statement_get_int (KwStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * kw_statement_get_optional:
 * @self: a statement on a row
 * @column: which column, from 0
 *
 * Returns: the integer; %KW_NONE for NULL
 */
gint64
kw_statement_get_optional (KwStatement *self, int column)
{
  return kw_statement_is_null (self, column) ? KW_NONE : sqlite3_column_int64 (self->handle, column);
}

/**
 * kw_statement_get_text:
 * @self: a statement on a row
 * @column: which column, from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
kw_statement_get_text (KwStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * kw_statement_get_blob:
 * @self: a statement on a row
 * @column: which column, from 0
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (nullable) (array length=length): the bytes, until the next step
 */
gconstpointer
kw_statement_get_blob (KwStatement *self, int column, gsize *length)
{
  gconstpointer bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}

/**
 * kw_statement_get_handle:
 * @self: a statement
 *
 * Returns: (transfer none): SQLite's own, for code that reads or binds many columns in a row
 */
sqlite3_stmt *
kw_statement_get_handle (KwStatement *self)
{
  return self->handle;
}
