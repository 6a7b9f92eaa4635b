/* kw-key-slot.c: one key to a vault
 *
 * A slot holds the data key sealed to a public key. The seal says nothing about who made it; that the slots are genuine
 * is shown by the keyed checksum of their area. What belongs to a person is encrypted with the data key, under a nonce
 * that follows from what is encrypted, so that the same slots are the same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-key-slots-private.h"

#include "kw-data-error.h"
#include "kw-passphrase.h"
#include "kw-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

/* A place in secret memory for what a passphrase becomes. */
typedef struct
{
  guint8 seed[KW_KEY_SEED_SIZE];
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
} KeyPair;

/* Details */

/* What the details belong to. */
typedef struct
{
  guint8 number[4];
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
} Belonging;

static Belonging
get_belonging (const KwKeySlot *slot)
{
  Belonging belonging;

  for (gsize i = 0; i < sizeof belonging.number; i++)
    belonging.number[i] = slot->number >> (8 * i) & 0xff;
  memcpy (belonging.public_key, slot->public_key, sizeof belonging.public_key);
  return belonging;
}

static void
make_nonce (const Belonging *belonging, const guint8 *text, const guint8 *data_key, guint8 *nonce)
{
  guint8 key[crypto_kdf_KEYBYTES];
  crypto_generichash_state state;

  crypto_kdf_derive_from_key (key, sizeof key, KW_KEY_SLOTS_NONCE, KW_KEY_SLOTS_CONTEXT, data_key);
  crypto_generichash_init (&state, key, sizeof key, NONCE_SIZE);
  crypto_generichash_update (&state, (const guint8 *) belonging, sizeof *belonging);
  crypto_generichash_update (&state, text, KW_KEY_DETAILS_TEXT_SIZE);
  crypto_generichash_final (&state, nonce, NONCE_SIZE);
  sodium_memzero (key, sizeof key);
  sodium_memzero (&state, sizeof state);
}

void
kw_key_slot_write_details (KwKeySlot *slot, const guint8 *data_key, const char *name, KwInstant created)
{
  const Belonging belonging = get_belonging (slot);
  guint8 text[KW_KEY_DETAILS_TEXT_SIZE] = { 0 };
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];

  g_return_if_fail (strlen (name) <= KW_KEY_NAME_MOST);

  for (int i = 0; i < 8; i++)
    text[i] = (guint64) created >> (8 * i) & 0xff;
  memcpy (text + 8, name, strlen (name));
  make_nonce (&belonging, text, data_key, slot->details);
  crypto_kdf_derive_from_key (key, sizeof key, KW_KEY_SLOTS_DETAILS, KW_KEY_SLOTS_CONTEXT, data_key);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->details + NONCE_SIZE, NULL, text, sizeof text,
                                              (const guint8 *) &belonging, sizeof belonging, NULL, slot->details, key);
  sodium_memzero (key, sizeof key);
  sodium_memzero (text, sizeof text);
}

static gboolean
details_are_possible (const guint8 *text)
{
  const char *name = (const char *) text + 8;
  gsize length = strnlen (name, KW_KEY_NAME_MOST + 1);

  return length <= KW_KEY_NAME_MOST && sodium_is_zero (text + 8 + length, KW_KEY_NAME_MOST + 1 - length) &&
         g_utf8_validate (name, length, NULL);
}

/**
 * kw_key_slot_read_details:
 * @slot: a slot
 * @data_key: (array fixed-size=32): the vault's data key
 * @key: (out caller-allocates): gets name and creation
 *
 * Returns: whether they were written for @slot with @data_key
 */
gboolean
kw_key_slot_read_details (const KwKeySlot *slot, const guint8 *data_key, KwKey *key)
{
  const Belonging belonging = get_belonging (slot);
  guint8 text[KW_KEY_DETAILS_TEXT_SIZE];
  guint8 subkey[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  guint64 created = 0;
  gboolean whole;

  crypto_kdf_derive_from_key (subkey, sizeof subkey, KW_KEY_SLOTS_DETAILS, KW_KEY_SLOTS_CONTEXT, data_key);
  whole = crypto_aead_xchacha20poly1305_ietf_decrypt (text, NULL, NULL, slot->details + NONCE_SIZE,
                                                      sizeof slot->details - NONCE_SIZE, (const guint8 *) &belonging,
                                                      sizeof belonging, slot->details, subkey) == 0 &&
          details_are_possible (text);
  if (whole)
    {
      for (int i = 8; i > 0; i--)
        created = created << 8 | text[i - 1];
      key->created = (gint64) created;
      key->name = g_strdup ((const char *) text + 8);
    }
  sodium_memzero (subkey, sizeof subkey);
  sodium_memzero (text, sizeof text);
  return whole;
}

/* Sealing */

/* The key pair of open slots: anybody can make it. */
static void
make_open_pair (KeyPair *pair)
{
  /* not shown */
  static const guint8 seed[crypto_box_SEEDBYTES] = "A sample casebook: open to all.";

  crypto_box_seed_keypair (pair->public_key, pair->secret_key, seed);
}

/* As crypto_box_seal() does it, but with a key pair that follows from the data key: a sample casebook is the same bytes
 * every time it is made. */
static gboolean
seal_again (KwKeySlot *slot, const guint8 *data_key)
{
  guint8 seed[crypto_box_SEEDBYTES];
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
  guint8 nonce[crypto_box_NONCEBYTES];
  crypto_generichash_state state;

  crypto_kdf_derive_from_key (seed, sizeof seed, KW_KEY_SLOTS_SEAL, KW_KEY_SLOTS_CONTEXT, data_key);
  crypto_box_seed_keypair (slot->sealed, secret_key, seed);
  crypto_generichash_init (&state, NULL, 0, sizeof nonce);
  crypto_generichash_update (&state, slot->sealed, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_update (&state, slot->public_key, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_final (&state, nonce, sizeof nonce);
  return crypto_box_easy (slot->sealed + crypto_box_PUBLICKEYBYTES, data_key, KW_DATA_KEY_SIZE, nonce, slot->public_key,
                          secret_key) == 0;
}

/**
 * kw_key_slot_seal:
 * @slot: a slot
 * @data_key: (array fixed-size=32): the data key it is to hold
 *
 * Returns: whether it could be sealed, as it can to every genuine public key
 */
gboolean
kw_key_slot_seal (KwKeySlot *slot, const guint8 *data_key)
{
  if (slot->kind == KW_KEY_OPEN)
    return seal_again (slot, data_key);
  return crypto_box_seal (slot->sealed, data_key, KW_DATA_KEY_SIZE, slot->public_key) == 0;
}

/* Opening */

static gboolean
make_pair (const KwKeySlot *slot, const char *text, KeyPair *pair, GError **error)
{
  if (slot->kind == KW_KEY_OPEN)
    {
      make_open_pair (pair);
      return TRUE;
    }
  if (!kw_key_cost_derive (&slot->cost, text, slot->salt, pair->seed, error))
    return FALSE;
  crypto_box_seed_keypair (pair->public_key, pair->secret_key, pair->seed);
  return TRUE;
}

/**
 * kw_key_slot_take_passphrase:
 * @slot: a slot that has its kind and cost
 * @text: (nullable): what opens it from now on; %NULL for an open slot
 * @error: for what went wrong
 *
 * Gives a slot a salt and the key pair of @text.
 *
 * Returns: whether it has them
 */
gboolean
kw_key_slot_take_passphrase (KwKeySlot *slot, const char *text, GError **error)
{
  KeyPair *pair = kw_secret_new (sizeof *pair);
  gboolean worked;

  if (slot->kind != KW_KEY_OPEN)
    randombytes_buf (slot->salt, sizeof slot->salt);
  worked = make_pair (slot, text, pair, error);
  memcpy (slot->public_key, pair->public_key, sizeof slot->public_key);
  kw_secret_free (pair);
  return worked;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kw_passphrase_is_valid:
 * @passphrase: what somebody chose
 * @error: %KW_DATA_ERROR_INVALID, saying why not
 *
 * Returns: whether it can be a passphrase; nothing is said about how good it is
 */
gboolean
kw_passphrase_is_valid (const char *passphrase, GError **error)
{
  if (*passphrase == '\0')
    return refuse (error, _ ("The passphrase is empty."));
  if (!g_utf8_validate (passphrase, -1, NULL))
    return refuse (error, _ ("The passphrase is not text."));
  return strlen (passphrase) <= KW_PASSPHRASE_MOST || refuse (error, _ ("The passphrase is too long."));
}

/* What a key pair is derived from. */
static char *
make_text (KwKeyKind kind, const char *text, GError **error)
{
  if (kind == KW_KEY_RECOVERY)
    return kw_recovery_key_read (text, error);
  return kw_passphrase_is_valid (text, error) ? kw_passphrase_normalise (text) : NULL;
}

/**
 * kw_key_slot_prepare:
 * @slot: (out caller-allocates): gets everything but what needs the data key
 * @kind: %KW_KEY_PASSPHRASE or %KW_KEY_RECOVERY
 * @text: what opens it
 * @cost: of one guess
 * @error: see kw_key_slots_add_passphrase()
 *
 * The long part of making a slot. It needs no data key, so that none is in memory while it takes its second.
 *
 * Returns: whether it worked
 */
gboolean
kw_key_slot_prepare (KwKeySlot *slot, KwKeyKind kind, const char *text, const KwKeyCost *cost, GError **error)
{
  g_autoptr (KwSecret) derived = NULL;

  if (!kw_key_cost_is_allowed (cost))
    return refuse (error, _ ("A key cannot cost that little or that much."));
  derived = make_text (kind, text, error);
  if (derived == NULL)
    return FALSE;
  *slot = (KwKeySlot){ .kind = kind, .cost = *cost };
  return kw_key_slot_take_passphrase (slot, derived, error);
}

/**
 * kw_key_slot_open:
 * @slot: a slot
 * @text: (nullable): what may open it; %NULL for an open slot
 * @error: for what went wrong, which a wrong @text is not
 *
 * Returns: (transfer full) (nullable): the data key, to be freed with kw_secret_free(); %NULL where @text does not open
 *   it, then without an error
 */
guint8 *
kw_key_slot_open (const KwKeySlot *slot, const char *text, GError **error)
{
  KeyPair *pair = kw_secret_new (sizeof *pair);
  guint8 *data_key = NULL;

  if (make_pair (slot, text, pair, error) &&
      sodium_memcmp (pair->public_key, slot->public_key, sizeof pair->public_key) == 0)
    {
      data_key = kw_secret_new (KW_DATA_KEY_SIZE);
      if (crypto_box_seal_open (data_key, slot->sealed, sizeof slot->sealed, pair->public_key, pair->secret_key) != 0)
        g_clear_pointer (&data_key, kw_secret_free);
    }
  kw_secret_free (pair);
  return data_key;
}
