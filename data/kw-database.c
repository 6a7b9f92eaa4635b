/* kw-database.c: one connection to SQLite, set up as a casebook needs it
 *
 * The connection is to the database in a vault, whose file it has for itself. A rollback journal that is
 * truncated, synced in full: what was said to be saved is there after a power cut. Temporary data stays in
 * memory, what is deleted is overwritten, no memory map, no extensions; the schema of the file is not trusted
 * further than our own functions, of which there is one: the guard.
 *
 * Used on the thread that opened it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-database-private.h"

#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-database-error.h"
#include "kw-time.h"

#include <glib/gi18n-lib.h>

/* How many steps of SQLite's virtual machine between two looks whether the work was stopped; about a millisecond. */
#define PROGRESS_STEPS 10000

/* Before the first read: what the file is made of. */
static const char setup_sql[] = "PRAGMA page_size = 4096;"
                                "PRAGMA locking_mode = EXCLUSIVE;"
                                "PRAGMA temp_store = MEMORY;"
                                "PRAGMA mmap_size = 0;"
                                "PRAGMA cache_size = -16384;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON;"
                                "PRAGMA foreign_keys = ON;"
                                "PRAGMA cell_size_check = ON;"
                                "PRAGMA trusted_schema = OFF;";

/* Rolls back what a crash left. */
static const char lock_sql[] = "BEGIN EXCLUSIVE;"
                               "COMMIT;"
                               "PRAGMA journal_mode = TRUNCATE;";

#define MOST_ROLL_BACKS 3

static int
on_progress (gpointer data)
{
  KwDatabase *self = data;

  return g_atomic_int_get (&self->stopped) ||
         (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable));
}

/* kw_guard(), called by triggers before every write to a record or to the journal. */
static void
guard (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  KwDatabase *self = sqlite3_user_data (context);

  if (self->guard_open)
    return;
  sqlite3_result_error (context, "not part of an edit", -1);
  sqlite3_result_error_code (context, SQLITE_AUTH);
}

static gboolean
harden (KwDatabase *self, GError **error)
{
  int result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (self->handle, "kw_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, self, guard, NULL,
                                         NULL, NULL);
  if (result != SQLITE_OK)
    kw_database_set_error (self, result, error);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress, self);
  return result == SQLITE_OK;
}

/* SQLite counts every allocation under a lock, which costs more than some of its work. Too late where some library has
 * used SQLite before us; then it goes on counting. */
static void
stop_counting_memory (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
}

/* Each page leaves room for what sealing it adds. Says nothing to a file that has pages. */
static gboolean
reserve_bytes (KwDatabase *self, GError **error)
{
  int reserve = KW_VAULT_RESERVE;
  int result = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);

  if (result != SQLITE_OK)
    kw_database_set_error (self, result, error);
  return result == SQLITE_OK;
}

static gboolean
set_up (KwDatabase *self, GError **error)
{
  if (!harden (self, error) || !reserve_bytes (self, error) || !kw_database_run (self, setup_sql, error) ||
      !kw_database_run (self, lock_sql, error))
    return FALSE;
  kw_database_watch_file (self);
  return TRUE;
}

/* @vault and @files (transfer full) (nullable) */
static KwDatabase *
open_file (KwVault *vault, KwVaultVfs *files, const char *path, GError **error)
{
  g_autoptr (KwDatabase) self = g_new0 (KwDatabase, 1);
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  int result;

  stop_counting_memory ();
  self->vault = vault;
  self->files = files;
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kw_statement_free);
  result = sqlite3_open_v2 (whole_path, &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            files != NULL ? kw_vault_vfs_get_name (files) : NULL);
  if (result != SQLITE_OK)
    kw_database_set_error (self, result, error);
  return result == SQLITE_OK && set_up (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kw_database_open:
 * @vault: an open vault that no other database uses
 * @error: for what went wrong
 *
 * Opens the database in a vault, which is empty in a new one.
 *
 * Returns: (transfer full): the database
 */
KwDatabase *
kw_database_open (KwVault *vault, GError **error)
{
  return open_file (kw_vault_ref (vault), kw_vault_vfs_new (vault), kw_vault_get_path (vault), error);
}

/**
 * kw_database_open_plain:
 * @vault: (nullable): the vault that it stands for
 * @path: a file of SQLite's that is not encrypted
 * @error: for what went wrong
 *
 * For measurements only: the same connection without a vault in between.
 *
 * Returns: (transfer full): the database
 */
KwDatabase *
kw_database_open_plain (KwVault *vault, const char *path, GError **error)
{
  return open_file (vault != NULL ? kw_vault_ref (vault) : NULL, NULL, path, error);
}

/**
 * kw_database_close:
 * @self: (transfer full): a database whose statements are all released
 */
void
kw_database_close (KwDatabase *self)
{
  g_return_if_fail (self != NULL);
  g_assert (KW_DATABASE_IS_HERE (self));

  while (self->copies != NULL)
    kw_database_copy_lose_source (self->copies->data);
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_error ("A statement of the casebook was never released");
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->files, kw_vault_vfs_free);
  g_clear_pointer (&self->vault, kw_vault_unref);
  g_free (self);
}

/**
 * kw_database_get_handle:
 * @self: a database
 *
 * Returns: (transfer none): SQLite's own connection
 */
sqlite3 *
kw_database_get_handle (KwDatabase *self)
{
  g_assert (KW_DATABASE_IS_HERE (self));

  return self->handle;
}

/**
 * kw_database_get_vault:
 * @self: a database
 *
 * Returns: (transfer none): the vault that it is in
 */
KwVault *
kw_database_get_vault (KwDatabase *self)
{
  return self->vault;
}

/**
 * kw_database_set_cancellable:
 * @self: a database
 * @cancellable: (nullable): what stops a statement while it runs, from now on
 */
void
kw_database_set_cancellable (KwDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * kw_database_stop:
 * @self: a database
 *
 * Interrupts what runs, for good: nothing but a roll-back works from then on. May be called from any thread while the
 * database is open.
 */
void
kw_database_stop (KwDatabase *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  sqlite3_interrupt (self->handle);
}

/* Whether to go on; else @error is set. */
gboolean
kw_database_is_running (KwDatabase *self, GError **error)
{
  if (!g_atomic_int_get (&self->stopped))
    return TRUE;
  kw_database_error_set (NULL, SQLITE_INTERRUPT, error);
  return FALSE;
}

/* Tables of the connection's own are no part of the file. */
static int
forbid_writing (
    void *data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
  gboolean writes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;

  return writes && g_strcmp0 (database, "main") == 0 ? SQLITE_DENY : SQLITE_OK;
}

/**
 * kw_database_forbid_writing:
 * @self: a database of which no statement was prepared yet
 *
 * From now on whatever would change the file is refused, the guard open or not.
 */
void
kw_database_forbid_writing (KwDatabase *self)
{
  g_assert (KW_DATABASE_IS_HERE (self));

  self->look_only = TRUE;
  sqlite3_set_authorizer (self->handle, forbid_writing, NULL);
}

/**
 * kw_database_set_error:
 * @self: a database
 * @result: what SQLite answered, not success
 * @error: (out): set to what that means
 */
void
kw_database_set_error (KwDatabase *self, int result, GError **error)
{
  if (self->look_only && (result & 0xff) == SQLITE_AUTH)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED, _ ("This is a backup: look only."));
  else
    kw_database_error_set (self->handle, result, error);
}

/**
 * kw_database_run:
 * @self: a database
 * @sql: any number of statements without parameters
 * @error: for what went wrong
 *
 * Returns: whether all worked; those before the first that did not are done
 */
gboolean
kw_database_run (KwDatabase *self, const char *sql, GError **error)
{
  int result;

  g_assert (KW_DATABASE_IS_HERE (self));

  if (!kw_database_is_running (self, error))
    return FALSE;
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    kw_database_set_error (self, result, error);
  return result == SQLITE_OK;
}

/**
 * kw_database_read_number:
 * @self: a database
 * @sql: a statement that gives one integer
 * @number: (out): the integer; %KW_NONE for NULL or no row
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_database_read_number (KwDatabase *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (self, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  *number = step == KW_STEP_ROW ? kw_statement_get_optional (statement, 0) : KW_NONE;
  return step != KW_STEP_FAILED;
}

/* What ends a transaction that does not work. Prepared before it begins: there may be no memory left for it
 * afterwards. */
static sqlite3_stmt *
prepare_rollback (KwDatabase *self, GError **error)
{
  sqlite3_stmt *rollback = NULL;
  int result = sqlite3_prepare_v2 (self->handle, "ROLLBACK", -1, &rollback, NULL);

  if (result != SQLITE_OK)
    kw_database_set_error (self, result, error);
  return rollback;
}

/* A full disk or the like may have rolled back already. That it is over matters, not that this finds nothing left. */
static void
roll_back (KwDatabase *self, sqlite3_stmt *rollback)
{
  /* An interruption lasts as long as any statement is under way. */
  for (sqlite3_stmt *each = sqlite3_next_stmt (self->handle, NULL); each != NULL;
       each = sqlite3_next_stmt (self->handle, each))
    if (sqlite3_stmt_busy (each))
      sqlite3_reset (each);
  /* Whoever locks interrupts whatever runs, and it may be this: once. */
  for (int i = 0; i < MOST_ROLL_BACKS && !sqlite3_get_autocommit (self->handle); i++)
    {
      sqlite3_step (rollback);
      sqlite3_reset (rollback);
    }
}

/**
 * kw_database_with_transaction:
 * @self: a database without an open transaction
 * @transaction: what to do
 * @data: for @transaction
 * @error: for what went wrong
 *
 * Does everything that @transaction does, or nothing.
 *
 * Returns: whether it was done
 */
gboolean
kw_database_with_transaction (KwDatabase *self, KwTransaction transaction, gpointer data, GError **error)
{
  sqlite3_stmt *rollback = prepare_rollback (self, error);
  gboolean worked = FALSE;

  if (rollback != NULL && kw_database_run (self, "BEGIN IMMEDIATE", error))
    {
      worked = transaction (self, data, error) && kw_database_run (self, "COMMIT", error);
      /* A cancelled job must still be able to end its transaction. */
      if (!worked)
        {
          kw_database_set_cancellable (self, NULL);
          roll_back (self, rollback);
        }
    }
  sqlite3_finalize (rollback);
  return worked;
}

/**
 * kw_database_with_guard_open:
 * @self: a database with an open transaction
 * @transaction: what to do: writes records, and the journal with them
 * @data: for @transaction
 * @error: for what went wrong
 *
 * Returns: what @transaction returned
 */
gboolean
kw_database_with_guard_open (KwDatabase *self, KwTransaction transaction, gpointer data, GError **error)
{
  gboolean worked;

  g_assert (KW_DATABASE_IS_HERE (self));
  g_assert (!sqlite3_get_autocommit (self->handle));
  g_assert (!self->guard_open);

  self->guard_open = TRUE;
  worked = transaction (self, data, error);
  self->guard_open = FALSE;
  return worked;
}
