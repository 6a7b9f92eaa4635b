/* kw-database-private.h: what a connection and its statements know of each other
 *
 * Only for kw-database.c, kw-database-file.c and kw-statement.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-vault-vfs.h"

G_BEGIN_DECLS

struct _KwDatabase
{
  sqlite3 *handle;
  KwVault *vault;
  KwVaultVfs *files;         /* what SQLite has of the vault; NULL: it has the file itself */
  GThread *thread;           /* the one that may use it */
  GHashTable *statements;    /* SQL → KwStatement, in use or not */
  GCancellable *cancellable; /* of the job that runs, or NULL */
  gboolean guard_open;
  gboolean look_only; /* nothing is written to the file */
  int stopped;        /* atomic */
  GList *copies;      /* of KwDatabaseCopy: what is copied from it now */
};

#define KW_DATABASE_IS_HERE(self) (g_thread_self () == (self)->thread)

KwDatabase *kw_database_open_plain (KwVault *vault, const char *path, GError **error);
gboolean kw_database_is_running (KwDatabase *self, GError **error);
void kw_database_watch_file (KwDatabase *self);
void kw_statement_free (KwStatement *self);

G_END_DECLS
