/* kw-vault-vfs-private.h: what the database and the journal of a vault know of each other
 *
 * Only for kw-vault-vfs.c, kw-vault-journal.c and kw-vault-mend.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-vault-private.h"
#include "kw-vault-vfs.h"

G_BEGIN_DECLS

struct _KwVaultVfs
{
  sqlite3_vfs vfs; /* first, because this is what SQLite has of us */
  sqlite3_vfs *base;
  KwVault *vault;
  char *name;
  char *path;
  char *journal_path;
  gboolean in_use;      /* whether there is a connection: there is never a second one */
  gboolean may_be_torn; /* whether pages may be torn that the journal does not have: see kw-vault-mend.c */
  guint8 page[KW_VAULT_PAGE_SIZE];
};

int kw_vault_journal_get_size (sqlite3_vfs *base);
int kw_vault_journal_open (KwVaultVfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *given);

int kw_vault_mend_free_pages (KwVaultVfs *vfs);

G_END_DECLS
