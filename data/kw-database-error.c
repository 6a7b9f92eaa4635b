/* kw-database-error.c: what SQLite answers, as an error for a person
 *
 * The one place where SQLite's result codes become KW_DATA_ERROR. SQLite's own message goes into a sentence only where
 * it can name nothing but the schema: never what was recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-database-error.h"

#include "kw-data-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static void
set_constraint_error (sqlite3 *handle, int result, GError **error)
{
  switch (result)
    {
    case SQLITE_CONSTRAINT_TRIGGER:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED,
                           _ ("A write tried to go past the journal and was refused."));
      break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (
          error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
          _ ("This refers to a record that is not there, or removes one that others refer to. Nothing was stored."));
      break;
    case SQLITE_CONSTRAINT_COMMITHOOK:
      g_set_error_literal (
          error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED,
          _ ("The casebook file has been moved or removed while it was open. Nothing was stored."));
      break;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                   _ ("There is already such a record. Nothing was stored. (%s)"), sqlite3_errmsg (handle));
      break;
    default:
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                   _ ("A value breaks a rule of the casebook. Nothing was stored. (%s)"), sqlite3_errmsg (handle));
      break;
    }
}

/**
 * kw_database_error_set:
 * @handle: (nullable): the connection that answered
 * @result: SQLite's result code, extended or not
 * @error: (out): set to what it means
 *
 * Sets @error to a sentence for a person and a code for a program. @result is no success.
 */
void
kw_database_error_set (sqlite3 *handle, int result, GError **error)
{
  int extended = handle != NULL ? sqlite3_extended_errcode (handle) : result;

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FULL, _ ("The disk is full. Nothing was stored."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("This casebook is open in another window."));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was stopped."));
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                           _ ("This file is not a casebook, or its beginning is damaged."));
      break;
    case SQLITE_CORRUPT:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, _ ("The casebook file is damaged."));
      break;
    case SQLITE_AUTH:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED,
                           _ ("A write tried to go past the journal and was refused."));
      break;
    case SQLITE_CONSTRAINT:
      set_constraint_error (handle, (extended & 0xff) == SQLITE_CONSTRAINT ? extended : result, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("The casebook file may not be written."));
      break;
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("The casebook file cannot be opened."));
      break;
    case SQLITE_IOERR:
      /* What is not as it was encrypted; anything else is for the disk to answer. */
      if (extended == SQLITE_IOERR_DATA)
        {
          g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, _ ("The casebook file is damaged."));
          break;
        }
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED,
                   _ ("The disk did not read or write the casebook as it should. (%s)"), sqlite3_errstr (extended));
      break;
    case SQLITE_NOMEM:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("There is not enough memory."));
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("A text is too long to be stored."));
      break;
    default:
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("The casebook could not do this. (%s)"),
                   handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (result));
      break;
    }
}
