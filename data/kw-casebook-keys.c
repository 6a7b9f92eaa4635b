/* kw-casebook-keys.c: who can open a casebook
 *
 * A key takes its second on the thread that asks for it, or on one of its own, without any key to the casebook in
 * memory there; what is then left for the database thread is quick. In between another change may have come first: what
 * was derived is put among the keys as they are by then. Removing a key is in kw-casebook-renew.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-casebook-keys.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "kw-key-slots-private.h"
#include "kw-vault.h"

#include <glib/gi18n-lib.h>

/* What is asked for. */
typedef struct
{
  KwKeyKind kind;
  char *name;   /* of a key to be added */
  char *old;    /* secret: the passphrase to be changed; NULL: a key is added */
  char *secret; /* what opens the casebook from now on */
} Change;

/* The database thread's part of it. */
typedef struct
{
  const Change *change;
  const KwKeySlot *before; /* the slot to be changed, or NULL */
  KwKeySlot prepared;
} Storing;

static Change *
change_new (KwKeyKind kind, const char *name, const char *old, const char *secret)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->name = g_strdup (name);
  change->old = kw_secret_dup (old);
  change->secret = kw_secret_dup (secret);
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  kw_secret_free (change->old);
  kw_secret_free (change->secret);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* On the database thread */

static gboolean
list_keys (KwJob *job, GError **error)
{
  KwVault *vault = kw_database_get_vault (job->database);
  GPtrArray *keys = kw_key_slots_list (kw_vault_get_slots (vault), kw_vault_get_data_key (vault), error);

  if (keys != NULL)
    kw_job_give_pointer (job, keys, (GDestroyNotify) g_ptr_array_unref);
  return keys != NULL;
}

static gboolean
copy_slots (KwJob *job, GError **error)
{
  KwVault *vault = kw_database_get_vault (job->database);

  kw_job_give_pointer (job, kw_key_slots_copy (kw_vault_get_slots (vault)), (GDestroyNotify) kw_key_slots_free);
  return TRUE;
}

static gboolean
store (KwJob *job, GError **error)
{
  const Storing *storing = job->data;
  KwVault *vault = kw_database_get_vault (job->database);
  g_autoptr (KwKeySlots) slots = kw_key_slots_copy (kw_vault_get_slots (vault));
  const guint8 *data_key = kw_vault_get_data_key (vault);
  KwInstant now = kw_casebook_get_now (job->casebook);
  int number;

  if (storing->before != NULL)
    number = kw_key_slots_change_prepared (slots, data_key, storing->before, &storing->prepared, now, error);
  else
    number = kw_key_slots_add_prepared (slots, data_key, storing->change->name, &storing->prepared, now, error);
  return number != 0 && kw_casebook_is_writable (job->casebook, error) && kw_vault_set_slots (vault, slots, error);
}

/* On a thread that may wait */

static gboolean
prepare (KwCasebook *self, const Change *change, KwKeySlot *prepared, GError **error)
{
  KwKeyCost cost = self->key_cost.operations != 0 ? self->key_cost : kw_key_cost_calibrate ();

  return kw_key_slot_prepare (prepared, change->kind, change->secret, &cost, error);
}

static gboolean
add (KwCasebook *self, const Change *change, GCancellable *cancellable, GError **error)
{
  Storing storing = { .change = change };

  if (!kw_key_name_is_valid (change->name, error) || !prepare (self, change, &storing.prepared, error))
    return FALSE;
  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, store, &storing, NULL, cancellable, error) != 0;
}

/* Tries the old passphrase; the key that it opens is wanted by nobody here. */
static gboolean
try_old (const KwKeySlots *slots, const Change *change, int *number, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwSecret) data_key =
      (KwSecret *) kw_key_slots_unlock_passphrase (slots, change->old, number, cancellable, error);

  return data_key != NULL;
}

static gboolean
change_passphrase (KwCasebook *self, const Change *change, GCancellable *cancellable, GError **error)
{
  Storing storing = { .change = change };
  g_autoptr (KwKeySlots) slots = NULL;
  int number = 0;

  if (!kw_passphrase_is_valid (change->secret, error))
    return FALSE;
  slots = kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, copy_slots, NULL, NULL, cancellable, error);
  if (slots == NULL || !try_old (slots, change, &number, cancellable, error) ||
      !prepare (self, change, &storing.prepared, error))
    return FALSE;
  storing.before = kw_key_slots_get_slot (slots, number);
  return kw_casebook_run_sync_number (self, KW_WAITED_FOR, store, &storing, NULL, cancellable, error) != 0;
}

static gboolean
refuse_sample (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                       _ ("A sample casebook is open to everybody and takes no passphrase."));
  return FALSE;
}

static gboolean
make_change (KwCasebook *self, const Change *change, GCancellable *cancellable, GError **error)
{
  if (self->sample)
    return refuse_sample (error);
  return change->old != NULL ? change_passphrase (self, change, cancellable, error)
                             : add (self, change, cancellable, error);
}

/* Where nobody waits: a thread for this alone. */
typedef struct
{
  Change *change;
  GTask *task;
  GError *error; /* once it is over */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  change_free (run->change);
  g_clear_error (&run->error);
  g_object_unref (run->task);
  g_free (run);
}

static gboolean
return_task (gpointer data)
{
  Run *run = data;

  if (run->error != NULL)
    g_task_return_error (run->task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (run->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task is let go of in its own context, because the last reference to the casebook may go with it. */
static gpointer
run_in_thread (gpointer data)
{
  Run *run = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  make_change (g_task_get_source_object (run->task), run->change, g_task_get_cancellable (run->task), &run->error);
  g_source_set_priority (source, g_task_get_priority (run->task));
  g_source_set_callback (source, return_task, run, run_free);
  g_source_set_static_name (source, "the keys of a casebook are changed");
  g_source_attach (source, g_task_get_context (run->task));
  return NULL;
}

/* @change: (transfer full). A change that was stored is reported even where somebody tried to stop it at the last
 * moment. */
static void
start_change (KwCasebook *self,
              Change *change,
              gpointer source_tag,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  Run *run = g_new0 (Run, 1);

  run->change = change;
  run->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (run->task, source_tag);
  g_task_set_check_cancellable (run->task, FALSE);
  g_thread_unref (g_thread_new ("keys", run_in_thread, run));
}

static gboolean
finish_change (KwCasebook *self, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Listing */

GPtrArray *
kw_casebook_list_keys_sync (KwCasebook *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KW_IS_CASEBOOK (self), NULL);

  return kw_casebook_run_sync_pointer (self, KW_WAITED_FOR, list_keys, NULL, NULL, cancellable, error);
}

void
kw_casebook_list_keys_async (KwCasebook *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));

  kw_casebook_run_async (self, KW_WAITED_FOR, list_keys, NULL, NULL, kw_casebook_list_keys_async, cancellable,
                         callback, user_data);
}

GPtrArray *
kw_casebook_list_keys_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return kw_casebook_run_finish_pointer (self, result, kw_casebook_list_keys_async, error);
}

/* Adding a passphrase */

gboolean
kw_casebook_add_passphrase_sync (
    KwCasebook *self, const char *name, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (Change) change = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);
  g_return_val_if_fail (name != NULL && passphrase != NULL, FALSE);

  change = change_new (KW_KEY_PASSPHRASE, name, NULL, passphrase);
  return make_change (self, change, cancellable, error);
}

void
kw_casebook_add_passphrase_async (KwCasebook *self,
                                  const char *name,
                                  const char *passphrase,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (name != NULL && passphrase != NULL);

  start_change (self, change_new (KW_KEY_PASSPHRASE, name, NULL, passphrase), kw_casebook_add_passphrase_async,
                cancellable, callback, user_data);
}

gboolean
kw_casebook_add_passphrase_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, kw_casebook_add_passphrase_async, error);
}

/* Adding a recovery key */

gboolean
kw_casebook_add_recovery_key_sync (
    KwCasebook *self, const char *name, const char *words, GCancellable *cancellable, GError **error)
{
  g_autoptr (Change) change = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);
  g_return_val_if_fail (name != NULL && words != NULL, FALSE);

  change = change_new (KW_KEY_RECOVERY, name, NULL, words);
  return make_change (self, change, cancellable, error);
}

void
kw_casebook_add_recovery_key_async (KwCasebook *self,
                                    const char *name,
                                    const char *words,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (name != NULL && words != NULL);

  start_change (self, change_new (KW_KEY_RECOVERY, name, NULL, words), kw_casebook_add_recovery_key_async, cancellable,
                callback, user_data);
}

gboolean
kw_casebook_add_recovery_key_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, kw_casebook_add_recovery_key_async, error);
}

/* Changing a passphrase */

gboolean
kw_casebook_change_passphrase_sync (
    KwCasebook *self, const char *old, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (Change) change = NULL;

  g_return_val_if_fail (KW_IS_CASEBOOK (self), FALSE);
  g_return_val_if_fail (old != NULL && passphrase != NULL, FALSE);

  change = change_new (KW_KEY_PASSPHRASE, NULL, old, passphrase);
  return make_change (self, change, cancellable, error);
}

void
kw_casebook_change_passphrase_async (KwCasebook *self,
                                     const char *old,
                                     const char *passphrase,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (KW_IS_CASEBOOK (self));
  g_return_if_fail (old != NULL && passphrase != NULL);

  start_change (self, change_new (KW_KEY_PASSPHRASE, NULL, old, passphrase), kw_casebook_change_passphrase_async,
                cancellable, callback, user_data);
}

gboolean
kw_casebook_change_passphrase_finish (KwCasebook *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, kw_casebook_change_passphrase_async, error);
}
