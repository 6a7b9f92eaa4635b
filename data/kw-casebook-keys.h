/* kw-casebook-keys.h: who can open a casebook
 *
 * The keys of an open casebook: people's passphrases and the authority's recovery key. Adding and changing are quick
 * but for the second that a key costs, which is spent on a thread of its own so that nothing waits for it. Removing a
 * key encrypts the whole casebook anew, because whoever had it may have kept what it opened: into a new file beside it,
 * in slices between which visits are saved, put in the casebook's place at the end in one step.
 *
 * Every job comes twice, as those of kw-casebook.h. Changes of the keys of one casebook come one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-key-slots.h"

G_BEGIN_DECLS

/**
 * kw_casebook_list_keys_sync:
 * @self: a casebook
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwKey): what is known about each key, oldest first
 */
GPtrArray *kw_casebook_list_keys_sync (KwCasebook *self, GCancellable *cancellable, GError **error);
void kw_casebook_list_keys_async (KwCasebook *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *kw_casebook_list_keys_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/**
 * kw_casebook_add_passphrase_sync:
 * @self: a casebook; a sample casebook takes none (%KW_DATA_ERROR_INVALID)
 * @name: whose it is
 * @passphrase: not empty; copied into secret memory
 * @cancellable: (nullable): what stops it
 * @error: see kw_key_slots_add_passphrase()
 *
 * Returns: whether somebody else can open the casebook from now on
 */
gboolean kw_casebook_add_passphrase_sync (KwCasebook *self,
                                          const char *name,
                                          const char *passphrase,
                                          GCancellable *cancellable,
                                          GError **error);
void kw_casebook_add_passphrase_async (KwCasebook *self,
                                       const char *name,
                                       const char *passphrase,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean kw_casebook_add_passphrase_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/**
 * kw_casebook_add_recovery_key_sync:
 * @self: a casebook; a sample casebook takes none (%KW_DATA_ERROR_INVALID)
 * @name: what for
 * @words: from kw_recovery_key_new(): they are stored nowhere, so somebody has written them down already; copied into
 *   secret memory
 * @cancellable: (nullable): what stops it
 * @error: see kw_key_slots_add_recovery_key()
 *
 * Makes a recovery key a key to this casebook, beside those that there are.
 *
 * Returns: whether @words open the casebook from now on
 */
gboolean kw_casebook_add_recovery_key_sync (KwCasebook *self,
                                            const char *name,
                                            const char *words,
                                            GCancellable *cancellable,
                                            GError **error);
void kw_casebook_add_recovery_key_async (KwCasebook *self,
                                         const char *name,
                                         const char *words,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean kw_casebook_add_recovery_key_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/**
 * kw_casebook_change_passphrase_sync:
 * @self: a casebook
 * @old: the passphrase so far
 * @passphrase: the new one
 * @cancellable: (nullable): what stops it
 * @error: %KW_DATA_ERROR_LOCKED where @old is wrong; else see kw_key_slots_add_passphrase()
 *
 * Returns: whether the casebook opens with @passphrase and no more with @old
 */
gboolean kw_casebook_change_passphrase_sync (KwCasebook *self,
                                             const char *old,
                                             const char *passphrase,
                                             GCancellable *cancellable,
                                             GError **error);
void kw_casebook_change_passphrase_async (KwCasebook *self,
                                          const char *old,
                                          const char *passphrase,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean kw_casebook_change_passphrase_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/**
 * kw_casebook_remove_key_sync:
 * @self: a casebook
 * @number: of the key, as listed
 * @cancellable: (nullable): what stops it; the casebook is then as before
 * @error: %KW_DATA_ERROR_NOT_FOUND where there is no such key; %KW_DATA_ERROR_INVALID where it is the last passphrase;
 *   %KW_DATA_ERROR_FULL where there is no room for the new file
 *
 * Takes a key away and encrypts the casebook with a new data key. Needs as much room on the disk as the casebook has.
 *
 * Returns: whether the key opens the casebook no more. Copies and backups made before are what they were.
 */
gboolean
kw_casebook_remove_key_sync (KwCasebook *self, int number, GCancellable *cancellable, GError **error);
void kw_casebook_remove_key_async (KwCasebook *self,
                                   int number,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean kw_casebook_remove_key_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
