/* kw-vault-make.c: making a vault file
 *
 * A vault is made with everything before its first page, durably, before it is anything to anybody; what fails leaves
 * no file. A sample has its keys and ids from a seed, so that it can be made again byte for byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* The first generation stands in area A, the second in area B. */
#define FIRST_GENERATION 1

static void
fill (const KwVaultRecipe *recipe, const char *use, guint8 *bytes, gsize length)
{
  guint64 seed = GUINT64_TO_LE (recipe->seed);
  guint8 personal[crypto_generichash_blake2b_PERSONALBYTES] = { 0 };

  if (!recipe->sample)
    {
      randombytes_buf (bytes, length);
      return;
    }
  memcpy (personal, use, MIN (strlen (use), sizeof personal));
  crypto_generichash_blake2b_salt_personal (bytes, length, (const guint8 *) &seed, sizeof seed, NULL, 0, NULL,
                                            personal);
}

static KwKeySlots *
make_slots (const KwVaultRecipe *recipe, const guint8 *data_key, GError **error)
{
  g_autoptr (KwKeySlots) slots = kw_key_slots_new ();
  KwKeyCost cost = { 0 };
  int number;

  if (!recipe->sample)
    cost = recipe->cost != NULL ? *recipe->cost : kw_key_cost_calibrate ();
  number = recipe->sample ? kw_key_slots_add_open (slots, data_key, recipe->created, error)
                          : kw_key_slots_add_passphrase (slots, data_key, recipe->name, recipe->passphrase, &cost,
                                                         recipe->created, error);
  return number != 0 ? g_steal_pointer (&slots) : NULL;
}

static gboolean
write_beginning (KwVault *self, GError **error)
{
  g_autofree guint8 *bytes = g_malloc0 (KW_VAULT_FIRST_PAGE);

  memcpy (bytes, self->header_bytes, KW_VAULT_HEADER_SIZE);
  kw_key_slots_print (self->slots, FIRST_GENERATION, self->header_bytes, KW_VAULT_HEADER_SIZE, self->keys->data,
                      bytes + KW_VAULT_AREA_A);
  kw_key_slots_print (self->slots, FIRST_GENERATION + 1, self->header_bytes, KW_VAULT_HEADER_SIZE, self->keys->data,
                      bytes + KW_VAULT_AREA_B);
  self->generation = FIRST_GENERATION + 1;
  self->newest = 1;
  return kw_vault_io_write (self->file, 0, bytes, KW_VAULT_FIRST_PAGE, error) && kw_vault_sync (self, error) &&
         kw_vault_io_sync_folder (self->vfs, self->path, error);
}

/* @self has its path, VFS and header. */
static gboolean
make_file (KwVault *self, const KwKeySlots *slots, const guint8 *data_key, GError **error)
{
  self->slots = kw_key_slots_copy (slots);
  kw_vault_header_print (&self->header, self->header_bytes);
  kw_vault_derive_keys (self, data_key);
  if (!kw_vault_io_create (self->vfs, self->path, error))
    return FALSE;
  self->file = kw_vault_io_open (self->vfs, self->path, TRUE, error);
  if (self->file != NULL && kw_vault_io_lock (self->file, error) && write_beginning (self, error))
    return TRUE;
  g_clear_pointer (&self->file, kw_vault_io_close);
  kw_vault_io_delete (self->vfs, self->path, NULL);
  return FALSE;
}

/**
 * kw_vault_create:
 * @path: where no file is
 * @recipe: how
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file
 *
 * Makes a vault without a database in it yet. Takes about a second for its first key, unless it is a sample.
 *
 * Returns: (transfer full): the vault, open
 */
KwVault *
kw_vault_create (const char *path, const KwVaultRecipe *recipe, GError **error)
{
  g_autoptr (KwVault) self = kw_vault_new (path, recipe->vfs);
  g_autoptr (KwSecret) data_key = kw_secret_new (KW_DATA_KEY_SIZE);
  g_autoptr (KwKeySlots) slots = NULL;

  if (!recipe->sample && recipe->passphrase == NULL)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, _ ("A casebook needs a passphrase."));
      return NULL;
    }
  if (kw_vault_io_exists (recipe->vfs, path))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("There is already a file “%s”."), path);
      return NULL;
    }
  /* Hashed, not shown. */
  fill (recipe, "sample data key", (guint8 *) data_key, KW_DATA_KEY_SIZE);
  slots = make_slots (recipe, (guint8 *) data_key, error);
  if (slots == NULL)
    return NULL;

  self->header.kind = recipe->kind;
  self->header.sample = recipe->sample;
  self->repeatable = recipe->sample;
  /* Hashed, not shown. */
  fill (recipe, "sample vault id", self->header.vault_id, KW_VAULT_ID_SIZE);
  /* Hashed, not shown. */
  fill (recipe, "sample file id", self->header.file_id, KW_VAULT_ID_SIZE);
  return make_file (self, slots, (guint8 *) data_key, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kw_vault_create_beside:
 * @self: an open vault
 * @path: where no file is
 * @kind: what it is for
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file
 *
 * Makes a vault without a database that opens with the same keys as @self. Its pages are encrypted with another key
 * nevertheless.
 *
 * Returns: (transfer full): the other vault, open
 */
KwVault *
kw_vault_create_beside (KwVault *self, const char *path, KwVaultKind kind, GError **error)
{
  g_autoptr (KwVault) other = kw_vault_new_beside (self, path);

  other->header = self->header;
  other->header.kind = kind;
  randombytes_buf (other->header.file_id, KW_VAULT_ID_SIZE);
  return make_file (other, self->slots, self->keys->data, error) ? g_steal_pointer (&other) : NULL;
}

/**
 * kw_vault_create_renewed:
 * @self: an open vault
 * @path: where no file is
 * @slots: who may open it, with @data_key sealed to them
 * @data_key: (array fixed-size=32): another than that of @self
 * @error: for what went wrong; %KW_DATA_ERROR_CONFLICT where there is a file
 *
 * Makes a vault without a database that can take the place of @self, for those who may open it from now on.
 *
 * Returns: (transfer full): the other vault, open
 */
KwVault *
kw_vault_create_renewed (
    KwVault *self, const char *path, const KwKeySlots *slots, const guint8 *data_key, GError **error)
{
  g_autoptr (KwVault) other = kw_vault_new_beside (self, path);

  other->header = self->header;
  other->header.epoch++;
  randombytes_buf (other->header.file_id, KW_VAULT_ID_SIZE);
  return make_file (other, slots, data_key, error) ? g_steal_pointer (&other) : NULL;
}
