/* kw-casebook-renew.c: taking a key to a casebook away
 *
 * Whoever had a key may have kept the data key that it opened, so the casebook is encrypted with another one: copied,
 * in slices, into a vault beside it that only the remaining keys open. All but the last page of that waits for the end,
 * and until then the copy follows what is saved. At the end, in one slice, the last page is copied, the keys are
 * brought up to date, and the new file takes the place of the old one by being renamed. A power cut before
 * that leaves the casebook as it was and a file beside it, which is removed when the casebook is opened next.
 *
 * All of it is one job in the background, on the database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-keys.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-database-copy.h"
#include "kw-vault.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#define SUFFIX "-renewed"

/* After so many pages what was written is synced, so that there is little left to sync at the end. */
#define PAGES_TO_SYNC 1024

typedef struct
{
  KwCasebook *casebook;
  int number;
  char *path; /* of the file beside */
  KwVault *fresh;
  KwDatabaseCopy *copy;
  gint64 synced; /* pages */
  gboolean done;
} Renewal;

static char *
get_path_beside (const char *path)
{
  return g_strconcat (path, SUFFIX, NULL);
}

static Renewal *
renewal_new (KwCasebook *self, int number)
{
  Renewal *renewal = g_new0 (Renewal, 1);

  renewal->casebook = self;
  renewal->number = number;
  renewal->path = get_path_beside (self->path);
  return renewal;
}

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  if (renewal->fresh != NULL)
    renewal->casebook->renewing = FALSE;
  g_clear_pointer (&renewal->copy, kw_database_copy_free);
  if (renewal->fresh != NULL && !renewal->done)
    {
      kw_vault_close (renewal->fresh);
      kw_vault_io_delete_with_journal (renewal->casebook->vfs, renewal->path, NULL);
    }
  g_clear_pointer (&renewal->fresh, kw_vault_unref);
  g_free (renewal->path);
  g_free (renewal);
}

/* The keys as they are now, without the one that is taken away, sealed to @data_key. */
static KwKeySlots *
make_slots (KwVault *vault, int number, const guint8 *data_key, GError **error)
{
  g_autoptr (KwKeySlots) slots = kw_key_slots_copy (kw_vault_get_slots (vault));

  if (kw_key_slots_remove (slots, number, error) == 0 ||
      !kw_key_slots_reseal (slots, kw_vault_get_data_key (vault), data_key, error))
    return NULL;
  return g_steal_pointer (&slots);
}

static gboolean
begin (Renewal *renewal, KwDatabase *database, GError **error)
{
  KwCasebook *self = renewal->casebook;
  KwVault *vault = kw_database_get_vault (database);
  g_autoptr (KwSecret) data_key = kw_secret_new (KW_DATA_KEY_SIZE);
  g_autoptr (KwKeySlots) slots = NULL;

  if (!kw_casebook_is_writable (self, error))
    return FALSE;
  if (self->renewing)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("Another key is being removed just now."));
      return FALSE;
    }
  randombytes_buf (data_key, KW_DATA_KEY_SIZE);
  slots = make_slots (vault, renewal->number, (const guint8 *) data_key, error);
  if (slots == NULL || !kw_vault_io_delete_with_journal (self->vfs, renewal->path, error))
    return FALSE;
  renewal->fresh = kw_vault_create_renewed (vault, renewal->path, slots, (const guint8 *) data_key, error);
  if (renewal->fresh == NULL)
    return FALSE;
  self->renewing = TRUE;
  renewal->copy = kw_database_copy_new (database, renewal->fresh, error);
  return renewal->copy != NULL;
}

static gboolean
sync_now_and_then (Renewal *renewal, gboolean *synced, GError **error)
{
  gint64 copied, total;

  kw_database_copy_get_progress (renewal->copy, &copied, &total);
  *synced = copied - renewal->synced >= PAGES_TO_SYNC;
  if (!*synced)
    return TRUE;
  renewal->synced = copied;
  return kw_vault_sync (renewal->fresh, error);
}

/* What is left of the copy, and the keys as they are by now; all of it is then on the disk. */
static gboolean
complete (Renewal *renewal, KwVault *vault, GError **error)
{
  g_autoptr (KwKeySlots) slots = NULL;
  gboolean done;

  if (!kw_database_copy_step (renewal->copy, G_MAXINT64, &done, error))
    return FALSE;
  slots = make_slots (vault, renewal->number, kw_vault_get_data_key (renewal->fresh), error);
  return slots != NULL && kw_vault_sync (renewal->fresh, error) && kw_vault_set_slots (renewal->fresh, slots, error);
}

/* The new file takes the place of the old one. Where it could not, the casebook goes on in the old file; where nobody
 * knows which one is there, it is closed. */
static gboolean
swap (Renewal *renewal, KwVault *vault, GError **error)
{
  KwCasebook *self = renewal->casebook;
  g_autoptr (KwVault) old = kw_vault_ref (vault);
  gboolean renamed;

  kw_casebook_leave_database (self);
  if (kw_vault_take_place (renewal->fresh, old, &renamed, error))
    {
      renewal->done = TRUE;
      kw_vault_close (old);
      return kw_casebook_reopen_here (self, renewal->fresh, error);
    }
  renewal->done = renamed;
  if (!renamed && kw_casebook_reopen_here (self, old, NULL))
    return FALSE;
  kw_vault_close (old);
  return FALSE;
}

static gboolean
renew (KwJob *job, GError **error)
{
  Renewal *renewal = job->data;
  gboolean nearly = FALSE, synced = FALSE;

  job->again = TRUE;
  if (renewal->copy == NULL)
    return begin (renewal, job->database, error);
  if (!sync_now_and_then (renewal, &synced, error))
    return FALSE;
  if (synced)
    return TRUE;
  if (!kw_database_copy_step_nearly (renewal->copy, job->slice_end, &nearly, error))
    return FALSE;
  if (!nearly)
    return TRUE;
  job->again = FALSE;
  return complete (renewal, kw_database_get_vault (job->database), error) &&
         swap (renewal, kw_database_get_vault (job->database), error);
}

/**
 * kw_casebook_remove_leftovers:
 * @self: a casebook whose vault is open, and so is nobody else's
 *
 * Removes what a renewal left behind that was cut short.
 */
void
kw_casebook_remove_leftovers (KwCasebook *self)
{
  g_autofree char *path = get_path_beside (self->path);

  kw_vault_io_delete_with_journal (self->vfs, path, NULL);
}

gboolean
kw_casebook_remove_key_sync (KwCasebook *self, int number, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);

  return kw_casebook_run_sync_number (self, KW_BACKGROUND, renew, renewal_new (self, number), renewal_free, cancellable,
                                      error) != 0;
}

void
kw_casebook_remove_key_async (
    KwCasebook *self, int number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));

  kw_casebook_run_async (self, KW_BACKGROUND, renew, renewal_new (self, number), renewal_free,
                         kw_casebook_remove_key_async, cancellable, callback, user_data);
}

gboolean
kw_casebook_remove_key_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_number (self, result, kw_casebook_remove_key_async, error) != 0;
}
