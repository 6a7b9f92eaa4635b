/* kw-restore.c: a casebook made again from a backup
 *
 * The backup is opened, checked and copied, through the vault, to a file with another name; that one begins its new
 * epoch, is made durable and only then gets its name. The backup itself is never written.
 *
 * Runs on the thread that waits, or one of GTask's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-restore.h"

#include "kw-backup-private.h"
#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-migrations.h"
#include "kw-paper-file.h"
#include "kw-paper-store.h"
#include "kw-random.h"
#include "kw-restore-private.h"
#include "kw-vault-io.h"

#include <glib/gi18n-lib.h>

/* An epoch is a time and chance, so that two restores of one backup begin different ones. */
#define EPOCH_CHANCE_BITS 20

static const char epoch_sql[] = "UPDATE meta SET epoch = max (epoch + 1, :epoch), seq = 0, head = zeroblob (32)";

typedef struct
{
  char *backup;
  char *damaged; /* the casebook whose later entries are brought over; NULL: none */
  char *path;
  char *part;
  KwCasebookOptions options;
  GPtrArray *lost; /* sentences */
  guint n_brought; /* entries of the history of @damaged */
  KwVault *keys;   /* of a casebook with the same keys; NULL: the passphrase opens the backup */
  KwVault *vault;  /* of the casebook that is made */
} Restore;

static Restore *
restore_new (const char *backup, const char *damaged, const char *path, const KwCasebookOptions *options)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->backup = g_strdup (backup);
  restore->damaged = g_strdup (damaged);
  restore->lost = g_ptr_array_new_with_free_func (g_free);
  restore->path = g_strdup (path);
  restore->part = g_strconcat (path, ".part", NULL);
  restore->options = *options;
  restore->options.passphrase = kw_secret_dup (options->passphrase);
  restore->options.vfs = g_strdup (options->vfs);
  return restore;
}

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->backup);
  g_free (restore->damaged);
  g_free (restore->path);
  g_free (restore->part);
  g_clear_pointer (&restore->lost, g_ptr_array_unref);
  kw_secret_free ((char *) restore->options.passphrase);
  g_free ((char *) restore->options.vfs);
  g_clear_pointer (&restore->vault, kw_vault_unref);
  g_clear_pointer (&restore->keys, kw_vault_unref);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static gboolean
write_epoch (KwDatabase *database, gpointer data, GError **error)
{
  const Restore *restore = data;
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, epoch_sql, error);
  KwRandom random = { 0 };
  KwInstant now = restore->options.clock (restore->options.clock_data);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":epoch",
                         (now << EPOCH_CHANCE_BITS) | (gint64) kw_random_draw (&random, EPOCH_CHANCE_BITS));
  return kw_statement_execute (statement, error);
}

static gboolean
write_guarded_epoch (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, write_epoch, data, error);
}

/* What was added after the backup was made lies with the damaged casebook. */
static gboolean
find_lost_papers (Restore *restore, GHashTable **lost, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) wanted = *lost;
  g_autofree char *from = kw_paper_file_find_folder (restore->damaged);
  g_autofree char *to = kw_paper_file_get_folder (restore->path);
  guint n_copied;

  *lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return kw_paper_store_copy (restore->options.vfs, from, to, wanted, TRUE, &n_copied, *lost, cancellable, error);
}

static gboolean
restore_papers (Restore *restore, KwDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = kw_paper_store_gather (database, error);
  g_autoptr (GHashTable) lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *from = kw_paper_file_find_folder (restore->backup);
  g_autofree char *to = kw_paper_file_get_folder (restore->path);
  g_autoptr (GPtrArray) sentences = NULL;
  guint n_copied;

  /* Papers of a casebook that is gone may still lie there, whole or not. */
  if (names == NULL || !kw_paper_store_copy (restore->options.vfs, from, to, names, TRUE, &n_copied, lost, cancellable,
                                             error))
    return FALSE;
  if (restore->damaged != NULL && !find_lost_papers (restore, &lost, cancellable, error))
    return FALSE;
  sentences = kw_paper_store_name_lost (database, lost, error);
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    g_ptr_array_add (restore->lost, g_strdup (g_ptr_array_index (sentences, i)));
  return sentences != NULL;
}

/* With the keys of the backup; where they have been changed since, with the passphrase. */
static KwVault *
open_damaged (Restore *restore, GCancellable *cancellable, GError **error)
{
  const KwCasebookOptions *options = &restore->options;
  KwVault *vault = kw_vault_open_beside (restore->vault, restore->damaged, NULL);

  return vault != NULL ? vault
                       : kw_vault_open (restore->damaged, options->vfs, options->passphrase, cancellable, error);
}

/* That nothing of it can be read is no reason to be without the backup. */
static gboolean
bring_journal (Restore *restore, KwDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (KwVault) vault = open_damaged (restore, cancellable, &problem);
  g_autoptr (KwDatabase) damaged = vault != NULL ? kw_database_open (vault, &problem) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (damaged != NULL)
    return kw_restore_bring_journal (database, damaged, &restore->n_brought, restore->lost, cancellable, error);
  g_ptr_array_add (
      restore->lost,
      g_strdup_printf (_ ("Nothing of the damaged casebook’s history can be read: %s"), problem->message));
  return TRUE;
}

static gboolean
complete (Restore *restore, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwDatabase) database = kw_database_open (restore->vault, error);

  return database != NULL &&
         (restore->damaged == NULL || bring_journal (restore, database, cancellable, error)) &&
         kw_database_with_transaction (database, write_guarded_epoch, restore, error) &&
         restore_papers (restore, database, cancellable, error);
}

/* It opens with the keys that the backup opens with. */
static gboolean
copy_all (Restore *restore, KwDatabase *database, GError **error)
{
  restore->vault =
      kw_vault_create_beside (kw_database_get_vault (database), restore->part, KW_VAULT_CASEBOOK, error);
  return restore->vault != NULL && kw_database_copy_at_once (database, restore->vault, error);
}

static KwVault *
open_backup (Restore *restore, GCancellable *cancellable, GError **error)
{
  const KwCasebookOptions *options = &restore->options;

  return restore->keys != NULL
           ? kw_vault_open_beside (restore->keys, restore->backup, error)
           : kw_vault_open (restore->backup, options->vfs, options->passphrase, cancellable, error);
}

static gboolean
check_and_copy_from (Restore *restore, KwVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwDatabase) database = kw_database_open (vault, error);
  g_autoptr (GPtrArray) migrations = NULL;

  if (database == NULL)
    return FALSE;
  kw_database_set_cancellable (database, cancellable);
  migrations = kw_migrations_load (error);
  return migrations != NULL && kw_migrations_refuse_unknown (database, migrations, error) &&
         kw_backup_verify (database, NULL, error) && copy_all (restore, database, error);
}

static gboolean
check_and_copy (Restore *restore, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwVault) vault = open_backup (restore, cancellable, error);

  if (vault == NULL)
    return FALSE;
  if (check_and_copy_from (restore, vault, cancellable, error))
    return TRUE;
  kw_backup_name_damage (vault, error);
  return FALSE;
}

static gboolean
restore_file (Restore *restore, GCancellable *cancellable, GError **error)
{
  const char *vfs = restore->options.vfs;
  gboolean worked;

  if (kw_vault_io_exists (vfs, restore->path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT,
                   _ ("There is already a file “%s”. Restoring never replaces one."), restore->path);
      return FALSE;
    }
  if (!kw_vault_io_delete_with_journal (vfs, restore->part, error))
    return FALSE;
  worked = check_and_copy (restore, cancellable, error) && complete (restore, cancellable, error) &&
           !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_clear_pointer (&restore->vault, kw_vault_unref);
  if (worked && kw_database_copy_give_name (vfs, restore->part, restore->path, error))
    return TRUE;
  kw_vault_io_delete_with_journal (vfs, restore->part, NULL);
  return FALSE;
}

/**
 * kw_restore_sync:
 * @backup: a backup
 * @path: where no file is
 * @options: how to open @backup, and the clock
 * @lost: (out) (optional) (transfer full) (element-type utf8): a sentence for each paper whose content is lost
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Makes a casebook from a backup.
 *
 * Returns: whether it is there, whole; else there is nothing at @path
 */
gboolean
kw_restore_sync (const char *backup,
                 const char *path,
                 const KwCasebookOptions *options,
                 GPtrArray **lost,
                 GCancellable *cancellable,
                 GError **error)
{
  return kw_restore_with_journal_sync (backup, NULL, path, options, NULL, lost, cancellable, error);
}

static void
give (Restore *restore, guint *n_brought, GPtrArray **lost)
{
  if (n_brought != NULL)
    *n_brought = restore->n_brought;
  if (lost != NULL)
    *lost = g_steal_pointer (&restore->lost);
}

/**
 * kw_restore_with_journal_sync:
 * @backup: a backup
 * @damaged: (nullable): the casebook that it was made of, which is damaged
 * @path: where no file is
 * @options: how to open @backup and @damaged, and the clock
 * @n_brought: (out) (optional): how many entries of the history were brought over from @damaged
 * @lost: (out) (optional) (transfer full) (element-type utf8): a sentence for everything that is lost
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Makes a casebook from a backup, and does in it what the history of @damaged still has since then. Each change keeps
 * who made it, when and why. Where @damaged cannot be read, what is in the backup is there all the same.
 *
 * Returns: whether it is there, whole; else there is nothing at @path
 */
gboolean
kw_restore_with_journal_sync (const char *backup,
                              const char *damaged,
                              const char *path,
                              const KwCasebookOptions *options,
                              guint *n_brought,
                              GPtrArray **lost,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (Restore) restore = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);
  g_return_val_if_fail (options != NULL && options->clock != NULL, FALSE);

  restore = restore_new (backup, damaged, path, options);
  if (!restore_file (restore, cancellable, error))
    return FALSE;
  give (restore, n_brought, lost);
  return TRUE;
}

/* The keys of an open casebook are with the thread of its database. */
static gboolean
take_keys (KwJob *job, GError **error)
{
  kw_job_give_pointer (job, kw_vault_ref (kw_database_get_vault (job->database)), (GDestroyNotify) kw_vault_unref);
  return TRUE;
}

/* What an earlier attempt left is in nobody's way. */
static gboolean
restore_beside (KwCasebook *casebook, Restore *restore, GCancellable *cancellable, GError **error)
{
  restore->keys = kw_casebook_run_sync_pointer (casebook, KW_WAITED_FOR, take_keys, NULL, NULL, cancellable, error);
  return restore->keys != NULL &&
         kw_vault_io_delete_with_journal (restore->options.vfs, restore->path, error) &&
         restore_file (restore, cancellable, error);
}

static void
restore_beside_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (restore_beside (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (restore_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * kw_restore_async:
 * @backup: a backup
 * @path: where no file is
 * @options: how to open @backup, and the clock
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_restore_sync().
 */
void
kw_restore_async (const char *backup,
                  const char *path,
                  const KwCasebookOptions *options,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  kw_restore_with_journal_async (backup, NULL, path, options, cancellable, callback, user_data);
}

/**
 * kw_restore_with_journal_async:
 * @backup: a backup
 * @damaged: (nullable): the casebook that it was made of, which is damaged
 * @path: where no file is
 * @options: how to open @backup and @damaged, and the clock
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_restore_with_journal_sync().
 */
void
kw_restore_with_journal_async (const char *backup,
                               const char *damaged,
                               const char *path,
                               const KwCasebookOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (backup != NULL && path != NULL);
  g_return_if_fail (options != NULL && options->clock != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, restore_new (backup, damaged, path, options), restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * kw_restore_beside_async:
 * @casebook: a casebook, open
 * @backup: a backup of it
 * @path: where to restore it, beside @casebook; what is there is removed
 * @options: the clock
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Restores a backup without asking for a passphrase again.
 */
void
kw_restore_beside_async (KwCasebook *casebook,
                         const char *backup,
                         const char *path,
                         const KwCasebookOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KW_IS_CASEBOOK (casebook));
  g_return_if_fail (backup != NULL && path != NULL);
  g_return_if_fail (options != NULL && options->clock != NULL);

  task = g_task_new (casebook, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, restore_new (backup, NULL, path, options), restore_free);
  g_task_run_in_thread (task, restore_beside_in_thread);
}

/**
 * kw_restore_finish:
 * @result: what the callback got
 * @lost: (out) (optional) (transfer full) (element-type utf8): a sentence for each paper whose content is lost
 * @error: for what went wrong
 *
 * Returns: whether the casebook is there, whole
 */
gboolean
kw_restore_finish (GAsyncResult *result, GPtrArray **lost, GError **error)
{
  return kw_restore_with_journal_finish (result, NULL, lost, error);
}

/**
 * kw_restore_with_journal_finish:
 * @result: what the callback got
 * @n_brought: (out) (optional): how many entries of the history were brought over
 * @lost: (out) (optional) (transfer full) (element-type utf8): a sentence for everything that is lost
 * @error: for what went wrong
 *
 * Returns: whether the casebook is there, whole
 */
gboolean
kw_restore_with_journal_finish (GAsyncResult *result, guint *n_brought, GPtrArray **lost, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result) && g_task_get_source_tag (G_TASK (result)) == kw_restore_async, FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  give (g_task_get_task_data (G_TASK (result)), n_brought, lost);
  return TRUE;
}
