/* kw-database.c: one connection to SQLite, set up as a casebook needs it
 *
 * The connection has the file for itself: it takes the exclusive lock at once and keeps it, so a second process is told
 * at the door instead of somewhere in its work. A rollback journal that is truncated, synced in full: what was said to
 * be saved is there after a power cut. Temporary data stays in memory, what is deleted is overwritten, no memory map,
 * no extensions; the schema of the file is not trusted further than our own functions, of which there is one: the
 * guard.
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
#include "kw-vault-io.h"

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

/* Takes the lock, which the locking mode keeps, and rolls back what a crash left. */
static const char lock_sql[] = "BEGIN EXCLUSIVE;"
                               "COMMIT;"
                               "PRAGMA journal_mode = TRUNCATE;";

static int
on_progress (gpointer data)
{
  KwDatabase *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
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

static KwDatabase *
open_file (const char *path, const char *vfs, GError **error)
{
  g_autoptr (KwDatabase) self = g_new0 (KwDatabase, 1);
  /* SQLite takes ":memory:" for no file at all, but nothing that begins with a slash. */
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  int result;

  stop_counting_memory ();
  self->path = g_strdup (path);
  self->vfs = g_strdup (vfs);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kw_statement_free);
  result = sqlite3_open_v2 (whole_path, &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  if (result != SQLITE_OK)
    {
      kw_database_set_error (self, result, error);
      return NULL;
    }
  if (!harden (self, error) || !kw_database_run (self, setup_sql, error) || !kw_database_run (self, lock_sql, error))
    return NULL;
  kw_database_watch_file (self);
  return g_steal_pointer (&self);
}

/**
 * kw_database_create:
 * @path: where no file is
 * @vfs: (nullable): the VFS that the file will lie on; %NULL for the usual one
 * @error: for what went wrong
 *
 * Makes an empty file that only its owner may read, and opens it.
 *
 * Returns: (transfer full): the database
 */
KwDatabase *
kw_database_create (const char *path, const char *vfs, GError **error)
{
  KwDatabase *self;

  if (!kw_vault_io_create (vfs, path, error))
    return NULL;
  self = open_file (path, vfs, error);
  if (self == NULL)
    kw_vault_io_delete (vfs, path, NULL);
  return self;
}

/**
 * kw_database_open:
 * @path: a file
 * @vfs: (nullable): the VFS that the file lies on; %NULL for the usual one
 * @error: for what went wrong
 *
 * Returns: (transfer full): the database
 */
KwDatabase *
kw_database_open (const char *path, const char *vfs, GError **error)
{
  if (!kw_vault_io_exists (vfs, path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      return NULL;
    }
  return open_file (path, vfs, error);
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
  g_free (self->vfs);
  g_free (self->path);
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
 * kw_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): the file
 */
const char *
kw_database_get_path (KwDatabase *self)
{
  return self->path;
}

/**
 * kw_database_get_vfs:
 * @self: a database
 *
 * Returns: (transfer none) (nullable): the VFS that the file lies on; %NULL for the usual one
 */
const char *
kw_database_get_vfs (KwDatabase *self)
{
  return self->vfs;
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
 * kw_database_set_error:
 * @self: a database
 * @result: what SQLite answered, not success
 * @error: (out): set to what that means
 */
void
kw_database_set_error (KwDatabase *self, int result, GError **error)
{
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

/* What ends a transaction that does not work. Prepared before it begins: there may be no memory left for it afterwards. */
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
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_step (rollback);
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

/**
 * kw_database_backup:
 * @self: a database without an open transaction
 * @path: where no file is
 * @error: for what went wrong
 *
 * Copies the whole file, as it is now, to @path, durably.
 *
 * Returns: whether there is a whole copy; else there is no file at @path
 */
gboolean
kw_database_backup (KwDatabase *self, const char *path, GError **error)
{
  g_autoptr (KwDatabaseCopy) copy = kw_database_copy_new (self, path, error);
  gboolean done = FALSE;

  if (copy == NULL || !kw_database_copy_step (copy, G_MAXINT64, &done, error))
    return FALSE;
  if (kw_database_copy_make_durable (self->vfs, path, error))
    return TRUE;
  kw_vault_io_delete_with_journal (self->vfs, path, NULL);
  return FALSE;
}
