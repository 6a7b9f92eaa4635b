/* kw-database-file.c: whether the file of a connection is still where people look for it
 *
 * A file can be removed, moved or replaced while it is open: by somebody tidying up, or by a program that synchronises
 * folders. The system goes on writing to what has no name any more, and everything saved since would be gone at the
 * next start. So before each commit SQLite asks whether its file is still there, and does not commit where it is not.
 *
 * Used on the thread of the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-database-private.h"
#include "kw-vault-io.h"

/* By way of having no journal SQLite lets go of the file that it keeps open; nothing is written meanwhile. */
static const char renew_sql[] = "PRAGMA journal_mode = OFF;"
                                "PRAGMA journal_mode = TRUNCATE;";

/* Anything but 0 turns the commit into a roll-back, with the result SQLITE_CONSTRAINT_COMMITHOOK. */
static int
on_commit (gpointer data)
{
  KwDatabase *self = data;
  int has_moved = FALSE;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  return has_moved;
}

/**
 * kw_database_watch_file:
 * @self: a database
 *
 * Has every commit refused while the file is not where it was opened.
 */
void
kw_database_watch_file (KwDatabase *self)
{
  sqlite3_commit_hook (self->handle, on_commit, self);
}

/* A hardened connection may not be without a journal. */
static gboolean
renew_journal (KwDatabase *self, GError **error)
{
  gboolean worked;

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  worked = kw_database_run (self, renew_sql, error);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return worked;
}

/**
 * kw_database_mend_journal:
 * @self: a database without an open transaction
 * @error: for what went wrong
 *
 * Makes the journal file anew where somebody removed it, since it lies there empty and looks like something left over.
 * Without its name nobody would find it after a crash in the middle of a commit.
 *
 * Returns: whether it is there where it is in use
 */
gboolean
kw_database_mend_journal (KwDatabase *self, GError **error)
{
  sqlite3_file *journal = NULL;

  g_assert (KW_DATABASE_IS_HERE (self));

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  if (journal == NULL || journal->pMethods == NULL ||
      kw_vault_io_exists (kw_vault_get_vfs (self->vault),
                          sqlite3_filename_journal (sqlite3_db_filename (self->handle, "main"))))
    return TRUE;
  return renew_journal (self, error);
}
