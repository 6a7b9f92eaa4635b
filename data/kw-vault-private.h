/* kw-vault-private.h: what the parts of the vault know of each other
 *
 * Only for kw-vault.c, kw-vault-make.c, kw-vault-seal.c, kw-vault-vfs.c and kw-vault-journal.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-vault.h"

G_BEGIN_DECLS

/* Each use of the data key has a key of its own, of this file alone. In secret memory. */
typedef struct
{
  guint8 data[KW_DATA_KEY_SIZE];
  guint8 pages[KW_DATA_KEY_SIZE];
  guint8 journal[KW_DATA_KEY_SIZE];
  guint8 nonces[KW_DATA_KEY_SIZE]; /* of a sample that is being made */
} KwVaultKeys;

struct _KwVault
{
  gatomicrefcount references;
  char *path;
  char *vfs;
  KwVaultHeader header;
  guint8 header_bytes[KW_VAULT_HEADER_SIZE];
  KwKeySlots *slots;
  guint64 generation;   /* of the newest area */
  int newest;           /* which area that is */
  KwVaultFile *file;    /* NULL once closed */
  gboolean repeatable;  /* being made as a sample: nothing that is written may be random */
  gboolean sync_failed; /* nothing is written any more before the file is opened anew */

  KwVault *origin; /* of a vault made or opened with the keys of another: that one; NULL: it is one */

  GMutex mutex; /* guards the keys, which any thread may wipe */
  KwVaultKeys *keys;
  gboolean wiped;
  gboolean all_wiped; /* and of all whose origin this is, and that will have it */
  GPtrArray *beside;  /* of those whose origin this is, none referenced; guarded by mutex */
};

/* The parts of a file that are sealed each by itself. What is sealed in one place opens in no other. */
typedef enum {
  KW_VAULT_PAGE = 1,
  KW_VAULT_JOURNAL_HEADER = 2,
  KW_VAULT_JOURNAL_RECORD = 3
} KwVaultPart;

typedef struct
{
  KwVaultPart part;
  guint64 position;            /* the number of a page; where in the journal */
  guint8 id[KW_VAULT_ID_SIZE]; /* of the journal; a page has none */
} KwVaultPlace;

/* What sealing adds at the end: nonce, tag, epoch. */
#define KW_VAULT_SEAL_SIZE KW_VAULT_RESERVE

KwVault *kw_vault_new (const char *path, const char *vfs);
KwVault *kw_vault_new_beside (KwVault *origin, const char *path);
gboolean kw_vault_write_area (
    KwVault *self, const KwKeySlots *slots, int area, guint64 generation, GError **error);
void kw_vault_derive_keys (KwVault *self, const guint8 *data_key);
gboolean kw_vault_seal (KwVault *self, const KwVaultPlace *place, guint8 *bytes, gsize size);
gboolean kw_vault_unseal (KwVault *self, const KwVaultPlace *place, guint8 *bytes, gsize size);

G_END_DECLS
