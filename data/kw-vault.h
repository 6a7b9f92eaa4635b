/* kw-vault.h: an open vault file
 *
 * KwVault is the file with its lock, and the key to it. It seals and opens pages, and writes who may open the file. The
 * database inside is opened with kw_database_open(); SQLite reaches it through kw-vault-vfs.h.
 *
 * A vault that is open has the file for itself: a second one, in this process or another, is refused with
 * %KW_DATA_ERROR_BUSY before any passphrase is tried.
 *
 * The key lies in memory that is neither swapped nor dumped, and is gone after kw_vault_wipe(): every page is refused
 * from then on. References may be held and kw_vault_wipe() be called by any thread; everything else is for one thread
 * at a time, which for a casebook is its database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-key-slots.h"
#include "kw-vault-io.h"
#include "kw-vault-layout.h"

G_BEGIN_DECLS

typedef struct _KwVault KwVault;

/**
 * KwVaultRecipe:
 * @vfs: (nullable): the VFS that the file lies on; %NULL for the usual one
 * @kind: what it is for
 * @sample: whether anybody may open it
 * @seed: (sample only): of everything in it that is random elsewhere
 * @passphrase: (nullable): what opens it; %NULL for a sample only
 * @name: (nullable): whose passphrase it is; %NULL for a sample only
 * @cost: (nullable): of one guess at it; %NULL for what takes about a second here
 * @created: now
 *
 * How to make a vault.
 */
typedef struct
{
  const char *vfs;
  KwVaultKind kind;
  gboolean sample;
  guint64 seed;
  const char *passphrase;
  const char *name;
  const KwKeyCost *cost;
  KwInstant created;
} KwVaultRecipe;

/* Making. There must be no file at the path: %KW_DATA_ERROR_CONFLICT. Where it fails no file is left. */
KwVault *kw_vault_create (const char *path, const KwVaultRecipe *recipe, GError **error);
KwVault *kw_vault_create_beside (KwVault *self, const char *path, KwVaultKind kind, GError **error);
KwVault *kw_vault_create_renewed (
    KwVault *self, const char *path, const KwKeySlots *slots, const guint8 *data_key, GError **error);

/* Opening. %KW_DATA_ERROR_LOCKED for a wrong or missing passphrase, %KW_DATA_ERROR_NEWER, %KW_DATA_ERROR_DAMAGED,
 * %KW_DATA_ERROR_BUSY, %KW_DATA_ERROR_NOT_FOUND. */
KwVault *kw_vault_open (
    const char *path, const char *vfs, const char *passphrase, GCancellable *cancellable, GError **error);
KwVault *kw_vault_open_beside (KwVault *self, const char *path, GError **error);
gboolean kw_vault_reopen (KwVault *self, GError **error);
gboolean kw_vault_take_place (KwVault *self, KwVault *of, gboolean *renamed, GError **error);

KwVault *kw_vault_ref (KwVault *self);
void kw_vault_unref (KwVault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwVault, kw_vault_unref)

void kw_vault_close (KwVault *self);
void kw_vault_wipe (KwVault *self);
gboolean kw_vault_is_wiped (KwVault *self);
gboolean kw_vault_sync (KwVault *self, GError **error);
gboolean kw_vault_has_failed_to_sync (KwVault *self);
void kw_vault_note_failed_sync (KwVault *self);

const char *kw_vault_get_path (KwVault *self);
const char *kw_vault_get_vfs (KwVault *self);
const KwVaultHeader *kw_vault_get_header (KwVault *self);
KwVaultFile *kw_vault_get_file (KwVault *self);

/* Who may open it */
const KwKeySlots *kw_vault_get_slots (KwVault *self);
const guint8 *kw_vault_get_data_key (KwVault *self);
gboolean kw_vault_set_slots (KwVault *self, const KwKeySlots *slots, GError **error);

/* Pages, each KW_VAULT_PAGE_SIZE bytes, in place */
gboolean kw_vault_seal_page (KwVault *self, guint32 page, guint8 *bytes);
gboolean kw_vault_open_page (KwVault *self, guint32 page, guint8 *bytes);
gboolean kw_vault_count_pages (KwVault *self, guint32 *n_pages, GError **error);
gboolean kw_vault_check_page (KwVault *self, guint32 page, gboolean *good, GError **error);
gboolean kw_vault_check_keys (KwVault *self, gboolean *good, GError **error);

G_END_DECLS
