/* kw-casebook-open.c: making and opening a casebook
 *
 * The connection is opened on the database thread, which owns it from its first moment. A new casebook is marked as one
 * in the transaction that writes its first records: a file whose making was cut short is no casebook, and is removed
 * where the program is still there to do so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-private.h"

#include "kw-commit.h"
#include "kw-data-error.h"
#include "kw-migrations.h"
#include "kw-record-sql.h"
#include "kw-vault-io.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define DEVICE_BITS 62

typedef struct
{
  char *path;
  KwWorker *worker; /* of a casebook to be made; NULL: open one */
  KwCasebookOptions options;
  GMainContext *context;
  GCancellable *cancellable; /* NULL: nothing stops it */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  kw_record_free (opening->worker);
  kw_secret_free ((char *) opening->options.passphrase);
  g_free ((KwKeyCost *) opening->options.key_cost);
  g_free ((char *) opening->options.vfs);
  g_clear_object (&opening->options.read_log);
  g_free (opening->path);
  g_clear_object (&opening->cancellable);
  g_main_context_unref (opening->context);
  g_free (opening);
}

static Opening *
opening_new (const char *path, const KwWorker *worker, const KwCasebookOptions *options)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->context = g_main_context_ref_thread_default ();
  opening->worker = worker != NULL ? kw_record_copy (worker) : NULL;
  opening->options = *options;
  opening->options.passphrase = kw_secret_dup (options->passphrase);
  opening->options.key_cost = g_memdup2 (options->key_cost, sizeof *options->key_cost);
  opening->options.vfs = g_strdup (options->vfs);
  if (options->read_log != NULL)
    g_object_ref (options->read_log);
  return opening;
}

/* Opening */

static const char meta_sql[] = "SELECT device, epoch, worker, sample, hlc, seq, head, last_id FROM meta WHERE id = 1";

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("The casebook is damaged: it does not say whose it is."));
  return FALSE;
}

/* Where the journal stands, and whose it is. */
static gboolean
read_meta (KwCasebook *self, gint64 *last_id, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (self->database, meta_sql, error);
  gconstpointer head;
  gsize length;
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  if (step != KW_STEP_ROW)
    return step == KW_STEP_FAILED ? FALSE : refuse_damaged (error);

  self->journal.device = kw_statement_get_int (statement, 0);
  self->journal.epoch = kw_statement_get_int (statement, 1);
  self->journal.author = kw_statement_get_int (statement, 2);
  self->sample = kw_statement_get_int (statement, 3) != 0;
  self->journal.hlc = kw_statement_get_int (statement, 4);
  self->journal.seq = kw_statement_get_int (statement, 5);
  head = kw_statement_get_blob (statement, 6, &length);
  if (length != sizeof self->journal.head)
    return refuse_damaged (error);
  memcpy (self->journal.head, head, length);
  *last_id = kw_statement_get_int (statement, 7);
  return TRUE;
}

static gboolean
read_worker (KwCasebook *self, GError **error)
{
  gpointer worker;

  if (!kw_record_sql_find (self->database, &kw_worker_type, self->journal.author, &worker, error))
    return FALSE;
  self->worker = worker;
  return worker != NULL || refuse_damaged (error);
}

/* A backup that was written to would be none of the casebook any more. */
static gboolean
may_open (KwCasebook *self, KwVault *vault, GError **error)
{
  KwVaultKind kind = kw_vault_get_header (vault)->kind;

  if (kind == KW_VAULT_CASEBOOK || (kind == KW_VAULT_BACKUP && self->read_only))
    return TRUE;
  g_set_error_literal (
      error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED,
      kind == KW_VAULT_BACKUP
          ? _ ("This is a backup. Open its casebook, and look into it or restore it from Backups there.")
          : _ ("This file is not a casebook."));
  return FALSE;
}

static gboolean
open_vault (KwCasebook *self, const Opening *opening, GError **error)
{
  g_autoptr (KwVault) vault =
      kw_vault_open (self->path, opening->options.vfs, opening->options.passphrase, opening->cancellable, error);

  if (vault == NULL || !may_open (self, vault, error))
    return FALSE;
  if (!self->read_only)
    kw_casebook_remove_leftovers (self);
  return kw_casebook_open_database (self, vault, error);
}

/* Bringing it to this version would write to it. */
static gboolean
refuse_older (KwDatabase *database, const GPtrArray *migrations, GError **error)
{
  gint64 version;

  if (!kw_database_read_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= kw_migrations_get_latest (migrations))
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED,
                       _ ("This backup is of an older version of Keyworker: it can be restored, but not looked into."));
  return FALSE;
}

static gboolean
open_casebook (KwCasebook *self, const Opening *opening, const GPtrArray *migrations, GError **error)
{
  gint64 last_id;

  self->journal.schema_version = kw_migrations_get_latest (migrations);
  if (!open_vault (self, opening, error) ||
      (self->read_only && !refuse_older (self->database, migrations, error)) ||
      !kw_migrations_upgrade (self->database, migrations, error) ||
      !read_meta (self, &last_id, error) || !read_worker (self, error))
    return FALSE;
  self->ids = kw_id_source_new (last_id, 0);
  return TRUE;
}

/**
 * kw_casebook_reopen_here:
 * @self: a casebook
 * @vault: the vault that it is in from now on, open; the one that it was in where that was opened anew
 * @error: for what went wrong; the casebook is then closed
 *
 * Opens the database again, or another one in its place, and finds out where the journal stands. On the
 * database thread, between jobs or their slices.
 *
 * Returns: whether it is open
 */
gboolean
kw_casebook_reopen_here (KwCasebook *self, KwVault *vault, GError **error)
{
  g_autoptr (KwVault) kept = kw_vault_ref (vault);
  gint64 last_id;

  kw_casebook_leave_database (self);
  if (kw_casebook_open_database (self, kept, error) && read_meta (self, &last_id, error))
    return TRUE;
  kw_casebook_close_database (self);
  return FALSE;
}

/* Making */

static const char first_meta_sql[] =
    "INSERT INTO meta (id, device, epoch, worker, sample, created, hlc, seq, head, last_id)"
    " VALUES (1, :device, :epoch, :worker, :sample, :created, 0, 0, :head, :worker)";

static gboolean
write_meta (KwDatabase *database, gpointer data, GError **error)
{
  KwCasebook *self = data;
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, first_meta_sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":device", self->journal.device);
  kw_statement_bind_int (statement, ":epoch", self->journal.epoch);
  kw_statement_bind_int (statement, ":worker", self->journal.author);
  kw_statement_bind_int (statement, ":sample", self->sample);
  kw_statement_bind_int (statement, ":created", kw_casebook_get_now (self));
  kw_statement_bind_blob (statement, ":head", self->journal.head, sizeof self->journal.head);
  return kw_statement_execute (statement, error);
}

/* The worker, and the authority they work for. */
static KwEdit *
make_first_edit (KwCasebook *self)
{
  KwEdit *edit = kw_edit_new (NULL);

  if (self->worker->authority != NULL)
    {
      KwAuthority *authority = kw_record_new (KW_RECORD_AUTHORITY);

      authority->code = g_strdup (self->worker->authority);
      authority->name = g_strdup (self->worker->authority);
      kw_edit_put (edit, authority);
    }
  kw_edit_put (edit, kw_record_copy (self->worker));
  return edit;
}

static gboolean
write_beginning (KwDatabase *database, gpointer data, GError **error)
{
  KwCasebook *self = data;
  g_autoptr (KwEdit) edit = make_first_edit (self);

  return kw_database_with_guard_open (database, write_meta, self, error) &&
         kw_commit_in_transaction (self, edit, error) != 0 && kw_migrations_mark (database, error);
}

static void
begin_journal (KwCasebook *self, const KwCasebookOptions *options, const GPtrArray *migrations)
{
  self->journal.random.seed = options->seed;
  self->journal.device = 1 + (gint64) kw_random_draw (&self->journal.random, DEVICE_BITS);
  self->journal.epoch = 1;
  self->journal.schema_version = kw_migrations_get_latest (migrations);
  self->ids = kw_id_source_new (0, options->seed);
  self->worker->record.id = kw_casebook_new_id (self);
  self->journal.author = self->worker->record.id;
}

static KwVault *
make_vault (KwCasebook *self, const Opening *opening, GError **error)
{
  KwVaultRecipe recipe = {
    .vfs = opening->options.vfs,
    .kind = KW_VAULT_CASEBOOK,
    .sample = opening->options.sample,
    .seed = opening->options.seed,
    .passphrase = opening->options.passphrase,
    .name = opening->worker->name,
    .cost = opening->options.key_cost,
    .created = kw_casebook_get_now (self),
  };

  return kw_vault_create (self->path, &recipe, error);
}

static gboolean
make_casebook (KwCasebook *self, const Opening *opening, const GPtrArray *migrations, GError **error)
{
  g_autoptr (KwVault) vault = make_vault (self, opening, error);

  if (vault == NULL)
    return FALSE;
  self->sample = opening->options.sample;
  self->worker = kw_record_copy (opening->worker);
  begin_journal (self, &opening->options, migrations);
  if (kw_casebook_open_database (self, vault, error) && kw_migrations_make (self->database, migrations, error) &&
      kw_database_with_transaction (self->database, write_beginning, self, error))
    return TRUE;

  kw_casebook_close_database (self);
  kw_vault_close (vault);
  kw_vault_io_delete_with_journal (opening->options.vfs, self->path, NULL);
  return FALSE;
}

/* Both */

static gboolean
open_here (KwJob *job, GError **error)
{
  KwCasebook *self = job->casebook;
  const Opening *opening = job->data;
  g_autoptr (GPtrArray) migrations = kw_migrations_load (error);
  gboolean worked;

  if (migrations == NULL)
    return FALSE;
  worked = opening->worker != NULL ? make_casebook (self, opening, migrations, error)
                                   : open_casebook (self, opening, migrations, error);
  if (!worked)
    kw_casebook_close_database (self);
  return worked;
}

static KwCasebook *
open_with (Opening *opening, GError **error)
{
  g_autoptr (KwCasebook) self = NULL;

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("This computer gives no random numbers."));
      return NULL;
    }
  self = g_object_new (KW_TYPE_CASEBOOK, NULL);
  self->path = g_strdup (opening->path);
  self->vfs = g_strdup (opening->options.vfs);
  if (opening->options.key_cost != NULL)
    self->key_cost = *opening->options.key_cost;
  self->context = g_main_context_ref (opening->context);
  if (opening->worker == NULL && opening->options.read_only)
    {
      self->read_only = TRUE;
      g_set_object (&self->read_log, opening->options.read_log);
    }
  self->clock = opening->options.clock;
  self->clock_data = opening->options.clock_data;
  if (!kw_casebook_run_sync_unopened (self, open_here, opening, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kw_casebook_create_sync:
 * @path: where no file is
 * @worker: whose casebook it will be; copied, and given an id
 * @options: how
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file
 *
 * Makes a casebook and opens it.
 *
 * Returns: (transfer full): the casebook
 */
KwCasebook *
kw_casebook_create_sync (const char *path, const KwWorker *worker, const KwCasebookOptions *options, GError **error)
{
  Opening *opening;
  KwCasebook *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (worker != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->clock != NULL, NULL);

  opening = opening_new (path, worker, options);
  self = open_with (opening, error);
  opening_free (opening);
  return self;
}

/**
 * kw_casebook_open_sync:
 * @path: a casebook
 * @options: how
 * @error: for what went wrong
 *
 * Opens a casebook, bringing it to this version where it is older.
 *
 * Returns: (transfer full): the casebook
 */
KwCasebook *
kw_casebook_open_sync (const char *path, const KwCasebookOptions *options, GError **error)
{
  Opening *opening;
  KwCasebook *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->clock != NULL, NULL);

  opening = opening_new (path, NULL, options);
  self = open_with (opening, error);
  opening_free (opening);
  return self;
}

static void
open_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  KwCasebook *self = open_with (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start_opening (Opening *opening, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_set_object (&opening->cancellable, cancellable);
  g_task_set_source_tag (task, start_opening);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * kw_casebook_create_async:
 * @path: where no file is
 * @worker: whose casebook it will be; copied, and given an id
 * @options: how
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over; ends with kw_casebook_open_finish()
 * @user_data: for @callback
 *
 * Makes a casebook and opens it.
 */
void
kw_casebook_create_async (const char *path,
                          const KwWorker *worker,
                          const KwCasebookOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (worker != NULL);
  g_return_if_fail (options != NULL && options->clock != NULL);

  start_opening (opening_new (path, worker, options), cancellable, callback, user_data);
}

/**
 * kw_casebook_open_async:
 * @path: a casebook
 * @options: how
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Opens a casebook, bringing it to this version where it is older.
 */
void
kw_casebook_open_async (const char *path,
                        const KwCasebookOptions *options,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (options != NULL && options->clock != NULL);

  start_opening (opening_new (path, NULL, options), cancellable, callback, user_data);
}

/**
 * kw_casebook_open_finish:
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Ends kw_casebook_open_async() and kw_casebook_create_async().
 *
 * Returns: (transfer full): the casebook
 */
KwCasebook *
kw_casebook_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == start_opening, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
