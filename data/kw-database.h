/* kw-database.h: the one way to SQLite
 *
 * KwDatabase is a connection to the database in a vault, set up as a casebook needs it (see kw-database.c);
 * KwStatement is a prepared statement, bound by name. Statements are prepared once and kept:
 * kw_database_prepare() hands one out, kw_statement_release() (or the end of a g_autoptr) takes it back. SQL
 * is constant text or made from the descriptions of the records, never from what people type.
 *
 * Everything here is used on the thread that opened the database, which for a casebook is its database
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-vault.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _KwDatabase KwDatabase;
typedef struct _KwStatement KwStatement;

KwDatabase *kw_database_open (KwVault *vault, GError **error);
void kw_database_close (KwDatabase *self);
void kw_database_forbid_writing (KwDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDatabase, kw_database_close)

sqlite3 *kw_database_get_handle (KwDatabase *self);
KwVault *kw_database_get_vault (KwDatabase *self);
void kw_database_set_cancellable (KwDatabase *self, GCancellable *cancellable);
void kw_database_stop (KwDatabase *self);
gboolean kw_database_mend_journal (KwDatabase *self, GError **error);
void kw_database_set_error (KwDatabase *self, int result, GError **error);

gboolean kw_database_run (KwDatabase *self, const char *sql, GError **error);
gboolean kw_database_read_number (KwDatabase *self, const char *sql, gint64 *number, GError **error);

/**
 * KwTransaction:
 * @database: the database
 * @data: what was given with it
 * @error: for what went wrong
 *
 * What is done in one transaction.
 *
 * Returns: whether to commit; %FALSE (with @error set) to leave everything as it was
 */
typedef gboolean (*KwTransaction) (KwDatabase *database, gpointer data, GError **error);

gboolean kw_database_with_transaction (KwDatabase *self, KwTransaction transaction, gpointer data, GError **error);

/* The guard: writes to records and to the journal are refused except inside kw_database_with_guard_open(). */
gboolean kw_database_with_guard_open (KwDatabase *self, KwTransaction transaction, gpointer data, GError **error);

/**
 * KwStepResult:
 * @KW_STEP_FAILED: it went wrong; the error is set
 * @KW_STEP_ROW: there is a row, whose columns can be read
 * @KW_STEP_DONE: there is no further row
 *
 * What kw_statement_step() found.
 */
typedef enum {
  KW_STEP_FAILED,
  KW_STEP_ROW,
  KW_STEP_DONE
} KwStepResult;

KwStatement *kw_database_prepare (KwDatabase *self, const char *sql, GError **error);
KwStatement *kw_database_prepare_once (KwDatabase *self, const char *sql, GError **error);
void kw_statement_release (KwStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwStatement, kw_statement_release)

int kw_statement_get_parameter (KwStatement *self, const char *name);
void kw_statement_bind_int (KwStatement *self, const char *name, gint64 value);
void kw_statement_bind_text (KwStatement *self, const char *name, const char *text);
void kw_statement_bind_blob (KwStatement *self, const char *name, gconstpointer bytes, gsize length);
void kw_statement_bind_null (KwStatement *self, const char *name);
void kw_statement_bind_optional (KwStatement *self, const char *name, gint64 value);

KwStepResult kw_statement_step (KwStatement *self, GError **error);
gboolean kw_statement_execute (KwStatement *self, GError **error);
void kw_statement_reset (KwStatement *self);

gboolean kw_statement_is_null (KwStatement *self, int column);
gint64 kw_statement_get_int (KwStatement *self, int column);
gint64 kw_statement_get_optional (KwStatement *self, int column);
const char *kw_statement_get_text (KwStatement *self, int column);
gconstpointer kw_statement_get_blob (KwStatement *self, int column, gsize *length);
sqlite3_stmt *kw_statement_get_handle (KwStatement *self);

G_END_DECLS
