/* kw-backup-private.h: the parts of a backup
 *
 * Only for kw-backup*.c and kw-restore.c. Everything here waits for the disk; it runs on a thread that nobody
 * waits for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup.h"
#include "kw-database.h"
#include "kw-journal-write.h"

G_BEGIN_DECLS

/**
 * KwBackupOrder:
 * @casebook: the casebook file
 * @identity: which casebook it is
 * @vfs: (nullable): the VFS that both files lie on
 * @path: (nullable): what the backup will be called; where %NULL, the place says
 * @place: (nullable): the place
 * @keep: how many the place keeps
 * @made: when the backup was made
 * @part: what the backup is called until it is whole
 * @copy: the file that the database thread copies to: @part, or one beside the casebook where that is another disk
 * @keys: the vault of the casebook
 * @vault: the vault of the copy, once there is one
 * @journal: where the journal of the copy ends
 * @own_papers: the folder of the casebook's papers
 * @papers: the folder of the backup's papers, which it may share with others
 * @papers_in_use: names of contents that somebody may be about to use
 *
 * A backup while it is made.
 */
typedef struct
{
  char *casebook;
  char *identity;
  char *vfs;
  char *path;
  char *place;
  KwBackupKeep keep;
  KwInstant made;
  char *part;
  char *copy;
  KwVault *keys;
  KwVault *vault;
  KwJournalState journal;
  char *own_papers;
  char *papers;
  GHashTable *papers_in_use;
} KwBackupOrder;

void kw_backup_order_free (KwBackupOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwBackupOrder, kw_backup_order_free)

gboolean kw_backup_order_prepare (KwBackupOrder *order, GError **error);
KwBackup *kw_backup_order_deliver (KwBackupOrder *order, GCancellable *cancellable, GError **error);
void kw_backup_order_clean_up (KwBackupOrder *order);

gboolean kw_backup_order_take_papers (
    KwBackupOrder *order, KwDatabase *database, KwBackup *backup, GCancellable *cancellable, GError **error);
gboolean kw_backup_order_drop_papers (KwBackupOrder *order, GError **error);

gboolean kw_backup_verify (KwDatabase *database, const KwJournalState *journal, GError **error);
void kw_backup_name_damage (KwVault *vault, GError **error);

G_END_DECLS
