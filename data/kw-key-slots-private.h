/* kw-key-slots-private.h: a slot, for the files of `data` that read, open and change slots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-key-slots.h"

#include <sodium.h>

G_BEGIN_DECLS

#define KW_KEY_SEALED_SIZE (crypto_box_SEALBYTES + KW_DATA_KEY_SIZE)

/* When it was made, and the name with zeros after it; encrypted. */
#define KW_KEY_DETAILS_TEXT_SIZE (8 + KW_KEY_NAME_MOST + 1)
#define KW_KEY_DETAILS_SIZE \
  (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + KW_KEY_DETAILS_TEXT_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)

/**
 * KwKeySlot:
 * @number: which; from 1
 * @kind: what opens it
 * @cost: of deriving the key pair; 0 of an open slot
 * @salt: of deriving the key pair; 0 of an open slot
 * @public_key: of the key pair
 * @sealed: the data key, sealed to @public_key
 * @details: nonce, encrypted creation and name, tag
 *
 * A slot as it stands in an area. Nothing in it is secret.
 */
typedef struct
{
  guint32 number;
  KwKeyKind kind;
  KwKeyCost cost;
  guint8 salt[KW_KEY_SALT_SIZE];
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 sealed[KW_KEY_SEALED_SIZE];
  guint8 details[KW_KEY_DETAILS_SIZE];
} KwKeySlot;

struct _KwKeySlots
{
  guint64 generation;
  guint32 next_number;
  guint n;
  KwKeySlot slots[KW_KEY_SLOTS_MOST];
};

/* What the data key is used for here: subkeys of crypto_kdf. */
#define KW_KEY_SLOTS_CONTEXT "KwKeySlt"

typedef enum {
  KW_KEY_SLOTS_CHECKSUM = 1,
  KW_KEY_SLOTS_DETAILS = 2,
  KW_KEY_SLOTS_NONCE = 3,
  KW_KEY_SLOTS_SEAL = 4
} KwKeySlotsUse;

guint64 kw_key_slots_get_work (const KwKeySlots *self);

/* Whose a slot is. */
gboolean kw_key_slot_read_details (const KwKeySlot *slot, const guint8 *data_key, KwKey *key);
void kw_key_slot_write_details (KwKeySlot *slot, const guint8 *data_key, const char *name, KwInstant created);

/* Sealing and opening. */
gboolean kw_key_name_is_valid (const char *name, GError **error);
gboolean kw_passphrase_is_valid (const char *passphrase, GError **error);
gboolean kw_key_slot_prepare (
    KwKeySlot *slot, KwKeyKind kind, const char *text, const KwKeyCost *cost, GError **error);
gboolean kw_key_slot_take_passphrase (KwKeySlot *slot, const char *text, GError **error);
gboolean kw_key_slot_seal (KwKeySlot *slot, const guint8 *data_key);
guint8 *kw_key_slot_open (const KwKeySlot *slot, const char *text, GError **error);

const KwKeySlot *kw_key_slots_get_slot (const KwKeySlots *self, int number);
int kw_key_slots_add_prepared (KwKeySlots *self,
                               const guint8 *data_key,
                               const char *name,
                               const KwKeySlot *prepared,
                               KwInstant created,
                               GError **error);
int kw_key_slots_change_prepared (KwKeySlots *self,
                                  const guint8 *data_key,
                                  const KwKeySlot *before,
                                  const KwKeySlot *prepared,
                                  KwInstant created,
                                  GError **error);
guint8 *kw_key_slots_unlock_passphrase (
    const KwKeySlots *self, const char *passphrase, int *number, GCancellable *cancellable, GError **error);

G_END_DECLS
