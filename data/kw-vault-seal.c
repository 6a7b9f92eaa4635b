/* kw-vault-seal.c: encrypting what stands in a vault, piece by piece
 *
 * A piece is encrypted in place by XChaCha20-Poly1305. At its end stand 48 bytes: the nonce, the tag, and the epoch of
 * the key. File, kind, place and epoch are authenticated with it, so that a piece that was moved, or put back from
 * another file, does not open. Nonces are random; 24 bytes of them do not repeat. While a sample is made they are made
 * from the place and the content instead, which repeats only where the same stands in the same place; that takes longer
 * than the encrypting, so it ends with the making.
 *
 * Keys may be wiped while another thread is at work here, so they are used under the mutex only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-private.h"

#include <sodium.h>
#include <string.h>

/* What is authenticated with each piece. */
typedef struct
{
  guint8 file_id[KW_VAULT_ID_SIZE];
  guint8 id[KW_VAULT_ID_SIZE];
  guint64 position;
  guint64 epoch;
  guint32 part;
  guint32 kind;
} Context;

G_STATIC_ASSERT (sizeof (Context) == 2 * KW_VAULT_ID_SIZE + 2 * sizeof (guint64) + 2 * sizeof (guint32));
G_STATIC_ASSERT (KW_VAULT_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (KW_VAULT_TAG_SIZE == crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (KW_VAULT_NONCE_SIZE + KW_VAULT_TAG_SIZE + KW_VAULT_EPOCH_SIZE == KW_VAULT_SEAL_SIZE);
G_STATIC_ASSERT (KW_DATA_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

static void
derive (KwVault *self, const char *use, guint8 *key)
{
  guint8 context[KW_VAULT_ID_SIZE + 1];
  guint8 personal[crypto_generichash_blake2b_PERSONALBYTES] = { 0 };

  memcpy (context, self->header.file_id, KW_VAULT_ID_SIZE);
  context[KW_VAULT_ID_SIZE] = (guint8) self->header.kind;
  memcpy (personal, use, MIN (strlen (use), sizeof personal));
  crypto_generichash_blake2b_salt_personal (key, KW_DATA_KEY_SIZE, context, sizeof context, self->keys->data,
                                            KW_DATA_KEY_SIZE, NULL, personal);
}

/* The vault has its header, and nobody else has the vault yet. */
void
kw_vault_derive_keys (KwVault *self, const guint8 *data_key)
{
  if (self->keys == NULL)
    self->keys = kw_secret_new (sizeof *self->keys);
  memmove (self->keys->data, data_key, KW_DATA_KEY_SIZE);
  /* Hashed, not shown. */
  derive (self, "vault pages", self->keys->pages);
  /* Hashed, not shown. */
  derive (self, "vault journal", self->keys->journal);
  /* Hashed, not shown. */
  derive (self, "vault nonces", self->keys->nonces);
}

static void
fill_context (KwVault *self, const KwVaultPlace *place, Context *context)
{
  memcpy (context->file_id, self->header.file_id, KW_VAULT_ID_SIZE);
  memcpy (context->id, place->id, KW_VAULT_ID_SIZE);
  context->position = GUINT64_TO_LE (place->position);
  context->epoch = GUINT64_TO_LE (self->header.epoch);
  context->part = GUINT32_TO_LE ((guint32) place->part);
  context->kind = GUINT32_TO_LE ((guint32) self->header.kind);
}

static const guint8 *
choose_key (KwVault *self, const KwVaultPlace *place)
{
  return place->part == KW_VAULT_PAGE ? self->keys->pages : self->keys->journal;
}

static void
make_nonce (KwVault *self, const Context *context, const guint8 *text, gsize length, guint8 *nonce)
{
  crypto_generichash_state state;

  if (!self->repeatable)
    {
      randombytes_buf (nonce, KW_VAULT_NONCE_SIZE);
      return;
    }
  crypto_generichash_init (&state, self->keys->nonces, KW_DATA_KEY_SIZE, KW_VAULT_NONCE_SIZE);
  crypto_generichash_update (&state, (const guint8 *) context, sizeof *context);
  crypto_generichash_update (&state, text, length);
  crypto_generichash_final (&state, nonce, KW_VAULT_NONCE_SIZE);
}

/**
 * kw_vault_seal:
 * @self: a vault
 * @place: where it will stand
 * @bytes: (array length=size): what to encrypt, in place; the last 48 bytes are written over
 * @size: how many bytes with those 48
 *
 * Returns: whether it is encrypted; %FALSE once the keys are wiped
 */
gboolean
kw_vault_seal (KwVault *self, const KwVaultPlace *place, guint8 *bytes, gsize size)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  gsize length = size - KW_VAULT_SEAL_SIZE;
  guint8 *nonce = bytes + length;
  guint8 *tag = nonce + KW_VAULT_NONCE_SIZE;
  Context context;

  if (self->wiped)
    return FALSE;
  fill_context (self, place, &context);
  make_nonce (self, &context, bytes, length, nonce);
  memcpy (tag + KW_VAULT_TAG_SIZE, &context.epoch, KW_VAULT_EPOCH_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (bytes, tag, NULL, bytes, length, (const guint8 *) &context,
                                                       sizeof context, NULL, nonce, choose_key (self, place));
  return TRUE;
}

/**
 * kw_vault_unseal:
 * @self: a vault
 * @place: where it stood
 * @bytes: (array length=size): what to decrypt, in place; the last 48 bytes become zero
 * @size: how many bytes with those 48
 *
 * Returns: whether this is what was sealed for @place; else @bytes are of no use
 */
gboolean
kw_vault_unseal (KwVault *self, const KwVaultPlace *place, guint8 *bytes, gsize size)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  gsize length = size - KW_VAULT_SEAL_SIZE;
  const guint8 *nonce = bytes + length;
  const guint8 *tag = nonce + KW_VAULT_NONCE_SIZE;
  Context context;

  if (self->wiped)
    return FALSE;
  fill_context (self, place, &context);
  if (memcmp (tag + KW_VAULT_TAG_SIZE, &context.epoch, KW_VAULT_EPOCH_SIZE) != 0 ||
      crypto_aead_xchacha20poly1305_ietf_decrypt_detached (bytes, NULL, bytes, length, tag, (const guint8 *) &context,
                                                           sizeof context, nonce, choose_key (self, place)) != 0)
    return FALSE;
  memset (bytes + length, 0, KW_VAULT_SEAL_SIZE);
  return TRUE;
}

/**
 * kw_vault_seal_page:
 * @self: a vault
 * @page: which; 1 is the first
 * @bytes: (array fixed-size=4096): what stands on it, in place; the reserved bytes do not count
 *
 * Returns: whether it is encrypted; %FALSE once the keys are wiped
 */
gboolean
kw_vault_seal_page (KwVault *self, guint32 page, guint8 *bytes)
{
  KwVaultPlace place = { .part = KW_VAULT_PAGE, .position = page };

  return kw_vault_seal (self, &place, bytes, KW_VAULT_PAGE_SIZE);
}

/**
 * kw_vault_open_page:
 * @self: a vault
 * @page: which; 1 is the first
 * @bytes: (array fixed-size=4096): as it stands in the file, in place; the reserved bytes become zero
 *
 * Returns: whether it is genuine; else @bytes are of no use
 */
gboolean
kw_vault_open_page (KwVault *self, guint32 page, guint8 *bytes)
{
  KwVaultPlace place = { .part = KW_VAULT_PAGE, .position = page };

  return kw_vault_unseal (self, &place, bytes, KW_VAULT_PAGE_SIZE);
}
