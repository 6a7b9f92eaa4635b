/* kw-vault-vfs.h: SQLite's way into a vault
 *
 * A VFS of SQLite's, one for each open vault, that lies between SQLite and the VFS that the vault's file lies on. It
 * encrypts what SQLite writes to the database and to its rollback journal, and refuses every other file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-vault.h"

G_BEGIN_DECLS

typedef struct _KwVaultVfs KwVaultVfs;

KwVaultVfs *kw_vault_vfs_new (KwVault *vault);
void kw_vault_vfs_free (KwVaultVfs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwVaultVfs, kw_vault_vfs_free)

const char *kw_vault_vfs_get_name (KwVaultVfs *self);

G_END_DECLS
