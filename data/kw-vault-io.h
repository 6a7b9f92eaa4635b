/* kw-vault-io.h: files of vaults, past SQLite
 *
 * The few things that are done with a vault file other than by SQLite: making it, its header and keys, renaming,
 * removing. All of it goes through the same VFS of SQLite's that the database lies on, for two reasons. A test can put
 * one there that loses power. And the system's locks on a file belong to the process: closing a file that was opened in
 * any other way would end the lock on it that SQLite's VFS holds. So nothing may open a vault that is in use but this.
 *
 * `vfs` is the name of a VFS, NULL for the usual one. Usable from any thread; a KwVaultFile by one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _KwVaultFile KwVaultFile;

sqlite3_vfs *kw_vault_io_find_vfs (const char *vfs, GError **error);

gboolean kw_vault_io_create (const char *vfs, const char *path, GError **error);
gboolean kw_vault_io_exists (const char *vfs, const char *path);
gboolean kw_vault_io_delete (const char *vfs, const char *path, GError **error);
gboolean kw_vault_io_delete_with_journal (const char *vfs, const char *path, GError **error);
gboolean kw_vault_io_rename (const char *vfs, const char *from, const char *to, GError **error);
gboolean kw_vault_io_sync_folder (const char *vfs, const char *path, GError **error);

KwVaultFile *kw_vault_io_open (const char *vfs, const char *path, gboolean writable, GError **error);
void kw_vault_io_close (KwVaultFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwVaultFile, kw_vault_io_close)

gboolean kw_vault_io_lock (KwVaultFile *self, GError **error);
gboolean kw_vault_io_get_size (KwVaultFile *self, gint64 *size, GError **error);
gboolean kw_vault_io_read (KwVaultFile *self, gint64 offset, gpointer bytes, gsize length, GError **error);
gboolean kw_vault_io_write (KwVaultFile *self, gint64 offset, gconstpointer bytes, gsize length, GError **error);
gboolean kw_vault_io_sync (KwVaultFile *self, GError **error);
sqlite3_file *kw_vault_io_get_handle (KwVaultFile *self);

G_END_DECLS
