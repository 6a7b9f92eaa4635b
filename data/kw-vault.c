/* kw-vault.c: an open vault file
 *
 * Opening takes the lock first, then reads who may open the file, and only then tries the passphrase; so whoever comes
 * second is told at once. Of the two areas with keys the newest that is whole counts. The other one is brought up to
 * date, so that an area that was torn by a power cut, or that holds keys from before, does not stay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

static const gint64 area_offsets[KW_VAULT_N_AREAS] = { KW_VAULT_AREA_A, KW_VAULT_AREA_B };

G_STATIC_ASSERT (KW_VAULT_AREA_SIZE == KW_KEY_SLOTS_SIZE);
G_STATIC_ASSERT (KW_VAULT_AREA_A + KW_VAULT_AREA_SIZE == KW_VAULT_AREA_B);
G_STATIC_ASSERT (KW_VAULT_AREA_B + KW_VAULT_AREA_SIZE == KW_VAULT_AREAS_END);

KwVault *
kw_vault_new (const char *path, const char *vfs)
{
  KwVault *self = g_new0 (KwVault, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->vfs = g_strdup (vfs);
  return self;
}

/* What opens with the keys of @origin is wiped with it. */
KwVault *
kw_vault_new_beside (KwVault *origin, const char *path)
{
  KwVault *self = kw_vault_new (path, origin->vfs);

  self->origin = kw_vault_ref (origin->origin != NULL ? origin->origin : origin);
  g_mutex_lock (&self->origin->mutex);
  if (self->origin->beside == NULL)
    self->origin->beside = g_ptr_array_new ();
  g_ptr_array_add (self->origin->beside, self);
  self->wiped = self->origin->all_wiped;
  g_mutex_unlock (&self->origin->mutex);
  return self;
}

static void
leave_origin (KwVault *self)
{
  g_mutex_lock (&self->origin->mutex);
  g_ptr_array_remove_fast (self->origin->beside, self);
  g_mutex_unlock (&self->origin->mutex);
  kw_vault_unref (self->origin);
}

/**
 * kw_vault_ref:
 * @self: a vault
 *
 * Returns: (transfer full): @self
 */
KwVault *
kw_vault_ref (KwVault *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kw_vault_unref:
 * @self: (transfer full): a vault
 *
 * Lets go of a vault; with the last reference it is closed and its keys are wiped.
 */
void
kw_vault_unref (KwVault *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->origin != NULL)
    leave_origin (self);
  kw_vault_close (self);
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  kw_secret_free (self->keys);
  g_clear_pointer (&self->slots, kw_key_slots_free);
  g_mutex_clear (&self->mutex);
  g_free (self->vfs);
  g_free (self->path);
  g_free (self);
}

/* Under the mutex. */
static void
wipe_own (KwVault *self)
{
  if (self->keys != NULL)
    sodium_memzero (self->keys, sizeof *self->keys);
  self->wiped = TRUE;
}

/**
 * kw_vault_close:
 * @self: a vault that no database uses any more
 *
 * Wipes the keys and lets go of the file. Closing twice is no error.
 */
void
kw_vault_close (KwVault *self)
{
  g_mutex_lock (&self->mutex);
  wipe_own (self);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->file, kw_vault_io_close);
}

/**
 * kw_vault_wipe:
 * @self: a vault
 *
 * Wipes the keys, also those of vaults that were made or opened beside this one, or this one beside them. A database
 * that is still open can neither read nor write from then on. May be called from any thread, whatever another is doing
 * with the vault.
 */
void
kw_vault_wipe (KwVault *self)
{
  KwVault *origin = self->origin != NULL ? self->origin : self;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&origin->mutex);

  origin->all_wiped = TRUE;
  wipe_own (origin);
  for (guint i = 0; origin->beside != NULL && i < origin->beside->len; i++)
    {
      KwVault *beside = g_ptr_array_index (origin->beside, i);

      g_mutex_lock (&beside->mutex);
      wipe_own (beside);
      g_mutex_unlock (&beside->mutex);
    }
}

/**
 * kw_vault_is_wiped:
 * @self: a vault
 *
 * Returns: whether the keys are gone
 */
gboolean
kw_vault_is_wiped (KwVault *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return self->wiped;
}

/* Opening */

static gboolean
refuse (KwDataError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
open_file (KwVault *self, GError **error)
{
  self->file = kw_vault_io_open (self->vfs, self->path, TRUE, error);
  return self->file != NULL && kw_vault_io_lock (self->file, error);
}

static gboolean
is_zero (const guint8 *bytes, gsize length)
{
  return sodium_is_zero (bytes, length);
}

/* What stands before the first page. A file that ends before is read as if zeros followed, to be told what it is. */
static gboolean
read_beginning (KwVault *self, guint8 *bytes, GError **error)
{
  gint64 size;

  if (!kw_vault_io_get_size (self->file, &size, error))
    return FALSE;
  if (size == 0)
    return refuse (KW_DATA_ERROR_FAILED, _ ("This file is not a casebook."), error);
  memset (bytes, 0, KW_VAULT_FIRST_PAGE);
  if (!kw_vault_io_read (self->file, 0, bytes, MIN (size, KW_VAULT_FIRST_PAGE), error) ||
      !kw_vault_header_parse (bytes, &self->header, error))
    return FALSE;
  if (size < KW_VAULT_FIRST_PAGE ||
      !is_zero (bytes + KW_VAULT_AREAS_END, KW_VAULT_FIRST_PAGE - KW_VAULT_AREAS_END))
    return refuse (KW_DATA_ERROR_DAMAGED, _ ("The beginning of the casebook file is damaged."), error);
  memcpy (self->header_bytes, bytes, KW_VAULT_HEADER_SIZE);
  return TRUE;
}

static gboolean
read_slots (KwVault *self, const guint8 *bytes, gboolean *both, GError **error)
{
  g_clear_pointer (&self->slots, kw_key_slots_free);
  self->slots =
      kw_key_slots_parse_newest (bytes + KW_VAULT_AREA_A, bytes + KW_VAULT_AREA_B, &self->newest, both, error);
  if (self->slots == NULL)
    return FALSE;
  self->generation = kw_key_slots_get_generation (self->slots);
  return TRUE;
}

static gboolean
verify (KwVault *self, const guint8 *bytes, const guint8 *data_key, GError **error)
{
  if (!kw_key_slots_verify (self->slots, bytes + area_offsets[self->newest], self->header_bytes, KW_VAULT_HEADER_SIZE,
                            data_key, error))
    return FALSE;
  if (kw_key_slots_are_open (self->slots) == self->header.sample)
    return TRUE;
  return refuse (KW_DATA_ERROR_DAMAGED, _ ("The beginning of the casebook file is damaged."), error);
}

/* The other area, where it does not hold the same keys. */
static gboolean
mend_areas (KwVault *self, GError **error)
{
  return kw_vault_write_area (self, self->slots, !self->newest, self->generation + 1, error);
}

/**
 * kw_vault_open:
 * @path: a vault file
 * @vfs: (nullable): the VFS it lies on; %NULL for the usual one
 * @passphrase: (nullable): what opens it; %NULL opens a sample only, and costs nothing to try
 * @cancellable: (nullable): what stops the trying
 * @error: for what went wrong
 *
 * Opens a vault. A passphrase takes about a second for each key that it could be of.
 *
 * Returns: (transfer full): the vault
 */
KwVault *
kw_vault_open (const char *path, const char *vfs, const char *passphrase, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwVault) self = kw_vault_new (path, vfs);
  g_autofree guint8 *bytes = g_malloc (KW_VAULT_FIRST_PAGE);
  guint8 *data_key;
  gboolean both;
  gboolean genuine;

  if (!open_file (self, error) || !read_beginning (self, bytes, error) || !read_slots (self, bytes, &both, error))
    return NULL;
  data_key = kw_key_slots_unlock (self->slots, passphrase, NULL, cancellable, error);
  if (data_key == NULL)
    return NULL;
  genuine = verify (self, bytes, data_key, error);
  if (genuine)
    kw_vault_derive_keys (self, data_key);
  kw_secret_free (data_key);
  if (!genuine || (!both && !mend_areas (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
has_key_of (KwVault *self, KwVault *other, GError **error)
{
  if (memcmp (self->header.vault_id, other->header.vault_id, KW_VAULT_ID_SIZE) == 0 &&
      self->header.epoch == other->header.epoch)
    return TRUE;
  return refuse (KW_DATA_ERROR_LOCKED, _ ("This file has other keys than the casebook."), error);
}

/* Opens the file with keys that are known. */
static gboolean
open_with_key (KwVault *self, KwVault *known, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (KW_VAULT_FIRST_PAGE);
  gboolean both;

  if (!open_file (self, error) || !read_beginning (self, bytes, error) || !read_slots (self, bytes, &both, error) ||
      !has_key_of (self, known, error) || !verify (self, bytes, known->keys->data, error))
    return FALSE;
  kw_vault_derive_keys (self, known->keys->data);
  return both || mend_areas (self, error);
}

/**
 * kw_vault_open_beside:
 * @self: an open vault
 * @path: a vault file with the same data key: a backup of @self, say
 * @error: for what went wrong; %KW_DATA_ERROR_LOCKED where it has another
 *
 * Opens another vault file without asking for a passphrase.
 *
 * Returns: (transfer full): the other vault
 */
KwVault *
kw_vault_open_beside (KwVault *self, const char *path, GError **error)
{
  g_autoptr (KwVault) other = kw_vault_new_beside (self, path);

  return open_with_key (other, self, error) ? g_steal_pointer (&other) : NULL;
}

/**
 * kw_vault_reopen:
 * @self: a vault that no database uses
 * @error: for what went wrong; the vault is then without a file
 *
 * Lets go of the file and opens it again, with the keys that are known: what to do after a failed sync, when nobody
 * knows what of the file is on the disk.
 *
 * Returns: whether it is open again
 */
gboolean
kw_vault_reopen (KwVault *self, GError **error)
{
  guint8 header[KW_VAULT_HEADER_SIZE];

  memcpy (header, self->header_bytes, sizeof header);
  g_clear_pointer (&self->file, kw_vault_io_close);
  self->sync_failed = FALSE;
  if (open_with_key (self, self, error))
    {
      if (memcmp (header, self->header_bytes, sizeof header) == 0)
        return TRUE;
      refuse (KW_DATA_ERROR_CONFLICT, _ ("Another file has taken the place of the casebook."), error);
    }
  g_clear_pointer (&self->file, kw_vault_io_close);
  return FALSE;
}

/**
 * kw_vault_take_place:
 * @self: a vault that no database uses, and that is on the disk as it is to be
 * @of: a vault that no database uses
 * @renamed: (out): whether the file of @of has been replaced, also where something went wrong afterwards
 * @error: for what went wrong
 *
 * Has the file of @self take the name of that of @of, which is gone then, in one step and durably.
 *
 * Returns: whether @self is now open under that name
 */
gboolean
kw_vault_take_place (KwVault *self, KwVault *of, gboolean *renamed, GError **error)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

  *renamed = FALSE;
  if (!kw_vault_io_delete (self->vfs, journal, error))
    return FALSE;
  if (!kw_vault_io_rename (self->vfs, self->path, of->path, error))
    {
      *renamed = !kw_vault_io_exists (self->vfs, self->path);
      return FALSE;
    }
  *renamed = TRUE;
  g_free (self->path);
  self->path = g_strdup (of->path);
  return kw_vault_reopen (self, error);
}

/* What it is */

/**
 * kw_vault_get_path:
 * @self: a vault
 *
 * Returns: (transfer none): the file
 */
const char *
kw_vault_get_path (KwVault *self)
{
  return self->path;
}

/**
 * kw_vault_get_vfs:
 * @self: a vault
 *
 * Returns: (transfer none) (nullable): the VFS that the file lies on; %NULL for the usual one
 */
const char *
kw_vault_get_vfs (KwVault *self)
{
  return self->vfs;
}

/**
 * kw_vault_get_header:
 * @self: a vault
 *
 * Returns: (transfer none): what the file says it is
 */
const KwVaultHeader *
kw_vault_get_header (KwVault *self)
{
  return &self->header;
}

/**
 * kw_vault_get_file:
 * @self: a vault that is not closed
 *
 * Returns: (transfer none): its file
 */
KwVaultFile *
kw_vault_get_file (KwVault *self)
{
  return self->file;
}

/**
 * kw_vault_sync:
 * @self: a vault that is not closed
 * @error: for what went wrong; see kw_vault_has_failed_to_sync()
 *
 * Returns: whether all that was written is durable
 */
gboolean
kw_vault_sync (KwVault *self, GError **error)
{
  if (kw_vault_io_sync (self->file, error))
    return TRUE;
  self->sync_failed = TRUE;
  return FALSE;
}

/**
 * kw_vault_has_failed_to_sync:
 * @self: a vault
 *
 * After a sync that failed the system may have thrown away what it could not write, and the next sync says that all is
 * well. So nothing is written from then on, not even to take something back, until kw_vault_reopen().
 *
 * Returns: whether a sync has failed
 */
gboolean
kw_vault_has_failed_to_sync (KwVault *self)
{
  return self->sync_failed;
}

/**
 * kw_vault_note_failed_sync:
 * @self: a vault
 *
 * Says that a sync of the file, or of the journal that belongs to it, has failed.
 */
void
kw_vault_note_failed_sync (KwVault *self)
{
  self->sync_failed = TRUE;
}
