/* kw-vault-keys.c: who may open a vault, as it stands in the file
 *
 * The keys stand in two areas. To replace them, the older area is written and synced, then the other one, with the same
 * keys: a power cut leaves one whole area at any moment, and afterwards neither holds a key that was taken away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

static const gint64 area_offsets[KW_VAULT_N_AREAS] = { KW_VAULT_AREA_A, KW_VAULT_AREA_B };

static gboolean
print_area (KwVault *self, const KwKeySlots *slots, guint64 generation, guint8 *bytes)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  if (self->wiped)
    return FALSE;
  kw_key_slots_print (slots, generation, self->header_bytes, KW_VAULT_HEADER_SIZE, self->keys->data, bytes);
  return TRUE;
}

/* Writes one area, durably; then it is the newest. */
gboolean
kw_vault_write_area (KwVault *self, const KwKeySlots *slots, int area, guint64 generation, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (KW_VAULT_AREA_SIZE);

  if (self->sync_failed || !print_area (self, slots, generation, bytes))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY, _ ("The casebook has been closed."));
      return FALSE;
    }
  if (!kw_vault_io_write (self->file, area_offsets[area], bytes, KW_VAULT_AREA_SIZE, error) ||
      !kw_vault_sync (self, error))
    return FALSE;
  self->newest = area;
  self->generation = generation;
  return TRUE;
}

/**
 * kw_vault_get_slots:
 * @self: a vault
 *
 * Returns: (transfer none): who may open it; valid until the next kw_vault_set_slots()
 */
const KwKeySlots *
kw_vault_get_slots (KwVault *self)
{
  return self->slots;
}

/**
 * kw_vault_get_data_key:
 * @self: a vault
 *
 * Returns: (transfer none) (array fixed-size=32): the data key; zeros once it is wiped
 */
const guint8 *
kw_vault_get_data_key (KwVault *self)
{
  return self->keys->data;
}

/**
 * kw_vault_set_slots:
 * @self: an open vault
 * @slots: who may open it from now on; copied
 * @error: for what went wrong
 *
 * Replaces the keys in the file. Where it fails, the old ones or the new ones open it, never none.
 *
 * Returns: whether only those of @slots open it now
 */
gboolean
kw_vault_set_slots (KwVault *self, const KwKeySlots *slots, GError **error)
{
  for (int i = 0; i < KW_VAULT_N_AREAS; i++)
    if (!kw_vault_write_area (self, slots, !self->newest, self->generation + 1, error))
      return FALSE;
  kw_key_slots_free (self->slots);
  self->slots = kw_key_slots_copy (slots);
  return TRUE;
}

static gboolean
is_area_good (KwVault *self, const guint8 *header, const guint8 *area)
{
  g_autoptr (KwKeySlots) slots = kw_key_slots_parse (area, NULL);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return slots != NULL && !self->wiped &&
         kw_key_slots_verify (slots, area, header, KW_VAULT_HEADER_SIZE, self->keys->data, NULL);
}

/**
 * kw_vault_check_keys:
 * @self: an open vault
 * @good: (out): whether the header, both areas and what follows them are genuine
 * @error: for what went wrong in reading
 *
 * Looks at every byte of the file before the first page.
 *
 * Returns: whether it could be looked at
 */
gboolean
kw_vault_check_keys (KwVault *self, gboolean *good, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (KW_VAULT_FIRST_PAGE);

  if (!kw_vault_io_read (self->file, 0, bytes, KW_VAULT_FIRST_PAGE, error))
    return FALSE;
  *good = is_area_good (self, bytes, bytes + KW_VAULT_AREA_A) && is_area_good (self, bytes, bytes + KW_VAULT_AREA_B) &&
          sodium_is_zero (bytes + KW_VAULT_AREAS_END, KW_VAULT_FIRST_PAGE - KW_VAULT_AREAS_END);
  return TRUE;
}

/**
 * kw_vault_count_pages:
 * @self: an open vault
 * @n_pages: (out): how many pages follow, with a last one that is not whole
 * @error: for what went wrong
 *
 * Returns: whether it worked
 */
gboolean
kw_vault_count_pages (KwVault *self, guint32 *n_pages, GError **error)
{
  gint64 size;

  if (!kw_vault_io_get_size (self->file, &size, error))
    return FALSE;
  size = MAX (size - KW_VAULT_FIRST_PAGE, 0);
  *n_pages = (guint32) ((size + KW_VAULT_PAGE_SIZE - 1) / KW_VAULT_PAGE_SIZE);
  return TRUE;
}

/**
 * kw_vault_check_page:
 * @self: an open vault
 * @page: a page of the file; 1 is the first
 * @good: (out): whether it is genuine; of the page that SQLite's locks lie on: whether it is empty
 * @error: for what went wrong in reading
 *
 * Looks at a page as it stands in the file, whether SQLite uses it or not.
 *
 * Returns: whether it could be looked at
 */
gboolean
kw_vault_check_page (KwVault *self, guint32 page, gboolean *good, GError **error)
{
  gint64 offset = KW_VAULT_FIRST_PAGE + (gint64) (page - 1) * KW_VAULT_PAGE_SIZE;
  guint8 bytes[KW_VAULT_PAGE_SIZE];
  gint64 size;

  *good = FALSE;
  if (!kw_vault_io_get_size (self->file, &size, error))
    return FALSE;
  if (offset + KW_VAULT_PAGE_SIZE > size)
    return TRUE;
  if (!kw_vault_io_read (self->file, offset, bytes, sizeof bytes, error))
    return FALSE;
  *good = page == KW_VAULT_LOCK_PAGE ? sodium_is_zero (bytes, sizeof bytes) : kw_vault_open_page (self, page, bytes);
  sodium_memzero (bytes, sizeof bytes);
  return TRUE;
}
