/* kw-salvage.c: what can be read of a damaged casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-salvage.h"

#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-journal-entry.h"
#include "kw-migrations.h"
#include "kw-paper-file.h"
#include "kw-paper-store.h"
#include "kw-random.h"
#include "kw-salvage-private.h"
#include "kw-search-index.h"
#include "kw-secret.h"
#include "kw-vault.h"

#include <glib/gi18n-lib.h>

/* See kw-restore.c. */
#define EPOCH_CHANCE_BITS 20

/* Who it belongs to is known from whoever wrote last, where it does not say so itself. */
static const char meta_sql[] =
    "INSERT OR IGNORE INTO meta (id, device, epoch, worker, sample, created, hlc, seq, head, last_id)"
    " SELECT 1, device, epoch, author, 0, :now, hlc, 0, zeroblob (32), 1 FROM journal ORDER BY id DESC LIMIT 1";

static const char epoch_sql[] =
    "UPDATE meta SET epoch = max (epoch + 1, :epoch), seq = 0, head = zeroblob (32),"
    " hlc = max (hlc, coalesce ((SELECT max (hlc) FROM journal), 0)),"
    " last_id = max (last_id, coalesce ((SELECT max (max (\"row\"), max (edit)) FROM journal), 0))";

typedef struct
{
  KwSalvage salvage;
  const KwCasebookOptions *options;
  const char *damaged;
  const char *path;
  char *part;
  KwVault *vault; /* of the new casebook */
} Run;

void
kw_salvage_lose (KwSalvage *salvage, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (salvage->lost, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
run_with_time (KwDatabase *database, const char *sql, const char *name, gint64 value, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (database, sql, error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, name, value);
  return kw_statement_execute (statement, error);
}

static gboolean
complete_meta (Run *run, KwDatabase *database, GError **error)
{
  KwInstant now = run->options->clock (run->options->clock_data);
  KwRandom random = { 0 };
  gint64 n;

  if (!run_with_time (database, meta_sql, ":now", now, error) ||
      !run_with_time (database, epoch_sql, ":epoch",
                      (now << EPOCH_CHANCE_BITS) | (gint64) kw_random_draw (&random, EPOCH_CHANCE_BITS),
                      error) ||
      !kw_database_read_number (database, "SELECT count (*) FROM meta JOIN worker ON worker.id = meta.worker",
                                &n, error))
    return FALSE;
  if (n == 1)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("Nothing can be saved of this casebook: it does not say whose it is."));
  return FALSE;
}

static gboolean
fill_guarded (KwDatabase *database, gpointer data, GError **error)
{
  Run *run = data;

  return kw_salvage_rows (&run->salvage, error) && kw_salvage_records (&run->salvage, error) &&
         kw_salvage_references (&run->salvage, error) && complete_meta (run, database, error) &&
         kw_search_index_rebuild (database, error) && kw_migrations_mark (database, error);
}

static gboolean
fill (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, fill_guarded, data, error);
}

static gboolean
take_papers (Run *run, KwDatabase *database, GError **error)
{
  g_autoptr (GHashTable) names = kw_paper_store_gather (database, error);
  g_autoptr (GHashTable) lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *from = kw_paper_file_find_folder (run->damaged);
  g_autofree char *to = kw_paper_file_get_folder (run->path);
  g_autoptr (GPtrArray) sentences = NULL;
  guint n_copied;

  if (names == NULL || !kw_paper_store_copy (run->options->vfs, from, to, names, TRUE, &n_copied, lost,
                                             run->salvage.cancellable, error))
    return FALSE;
  sentences = kw_paper_store_name_lost (database, lost, error);
  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    g_ptr_array_add (run->salvage.lost, g_strdup (g_ptr_array_index (sentences, i)));
  return sentences != NULL;
}

static gboolean
make_new (Run *run, GError **error)
{
  g_autoptr (GPtrArray) migrations = kw_migrations_load (error);
  g_autoptr (KwDatabase) database = NULL;

  if (migrations == NULL)
    return FALSE;
  run->vault = kw_vault_create_beside (kw_database_get_vault (run->salvage.source), run->part,
                                       KW_VAULT_CASEBOOK, error);
  database = run->vault != NULL ? kw_database_open (run->vault, error) : NULL;
  if (database == NULL)
    return FALSE;
  run->salvage.target = database;
  return kw_migrations_make (database, migrations, error) &&
         kw_database_with_transaction (database, fill, run, error) && take_papers (run, database, error) &&
         kw_database_copy_make_durable (run->vault, error);
}

static gboolean
open_and_make (Run *run, GError **error)
{
  const KwCasebookOptions *options = run->options;
  g_autoptr (KwVault) vault =
      kw_vault_open (run->damaged, options->vfs, options->passphrase, run->salvage.cancellable, error);

  if (vault == NULL)
    return FALSE;
  run->salvage.source = kw_database_open (vault, error);
  return run->salvage.source != NULL && make_new (run, error);
}

static gboolean
salvage (Run *run, GError **error)
{
  const char *vfs = run->options->vfs;
  gboolean worked;

  if (kw_vault_io_exists (vfs, run->path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), run->path);
      return FALSE;
    }
  if (!kw_vault_io_delete_with_journal (vfs, run->part, error))
    return FALSE;
  worked = open_and_make (run, error);
  g_clear_pointer (&run->salvage.source, kw_database_close);
  g_clear_pointer (&run->vault, kw_vault_unref);
  if (worked && kw_database_copy_give_name (vfs, run->part, run->path, error))
    return TRUE;
  kw_vault_io_delete_with_journal (vfs, run->part, NULL);
  return FALSE;
}

/**
 * kw_salvage_sync:
 * @damaged: a casebook or a backup that is damaged
 * @path: where no file is
 * @options: how to open @damaged, and the clock
 * @lost: (out) (transfer full) (element-type utf8): what is lost, a sentence each
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Makes a new casebook of what can be read.
 *
 * Returns: whether there is one; else there is nothing at @path
 */
gboolean
kw_salvage_sync (const char *damaged,
                 const char *path,
                 const KwCasebookOptions *options,
                 GPtrArray **lost,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  Run run = { .options = options, .damaged = damaged, .path = path, .part = part };

  g_return_val_if_fail (damaged != NULL && path != NULL && options != NULL && lost != NULL, FALSE);

  run.salvage.lost = sentences;
  run.salvage.cancellable = cancellable;
  if (!salvage (&run, error))
    return FALSE;
  *lost = g_steal_pointer (&sentences);
  return TRUE;
}

/* Not waiting for it */

typedef struct
{
  char *damaged;
  char *path;
  KwCasebookOptions options;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->damaged);
  g_free (order->path);
  kw_secret_free ((char *) order->options.passphrase);
  g_free ((char *) order->options.vfs);
  g_free (order);
}

static void
salvage_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GPtrArray *lost = NULL;
  GError *error = NULL;

  if (kw_salvage_sync (order->damaged, order->path, &order->options, &lost, cancellable, &error))
    g_task_return_pointer (task, lost, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kw_salvage_async:
 * @damaged: a casebook or a backup that is damaged
 * @path: where no file is
 * @options: how to open @damaged, and the clock
 * @cancellable: (nullable): what stops it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * See kw_salvage_sync().
 */
void
kw_salvage_async (const char *damaged,
                  const char *path,
                  const KwCasebookOptions *options,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (damaged != NULL && path != NULL && options != NULL);

  order->damaged = g_strdup (damaged);
  order->path = g_strdup (path);
  order->options = *options;
  order->options.passphrase = kw_secret_dup (options->passphrase);
  order->options.vfs = g_strdup (options->vfs);
  g_task_set_source_tag (task, kw_salvage_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, salvage_in_thread);
}

/**
 * kw_salvage_finish:
 * @result: what the callback got
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type utf8): what is lost, a sentence each
 */
GPtrArray *
kw_salvage_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
