/* kw-backup.h: backups of a casebook that is open
 *
 * A backup is a casebook file of its own, opened by the same passphrases, that stands for the casebook at one
 * moment. Pages are copied in slices in the background of the database thread, to a file on the same disk, so
 * that a slow stick or a server that does not answer holds nobody up; everything else is done on a thread of
 * its own: bringing the copy to its place, opening it there and checking it, and only then giving it its
 * name. What bears the name of a backup has been opened and found whole.
 *
 * Papers lie beside a backup, each content once for all backups of a place.
 *
 * All functions may be called from any thread; see kw-casebook.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup-place.h"
#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwBackup:
 * @path: the file
 * @made: when
 * @size: bytes, papers apart
 * @n_papers: how many contents of papers were copied for it
 * @n_removed: how many older backups were removed from the place
 * @lost: (element-type utf8): a sentence for each paper whose content is not there any more, and so not in the backup
 *
 * A backup that was made.
 */
typedef struct
{
  char *path;
  KwInstant made;
  gint64 size;
  guint n_papers;
  guint n_removed;
  GPtrArray *lost;
} KwBackup;

void kw_backup_free (KwBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwBackup, kw_backup_free)

char *kw_casebook_dup_identity (KwCasebook *self);

/* To a file of its own. There must be no file at @path: KW_DATA_ERROR_CONFLICT. */
KwBackup *kw_casebook_back_up_sync (KwCasebook *self, const char *path, GCancellable *cancellable, GError **error);
void kw_casebook_back_up_async (KwCasebook *self,
                                const char *path,
                                GFileProgressCallback progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/* To a place that keeps several, of which some are removed. KW_DATA_ERROR_NOT_FOUND while the place is not there. */
KwBackup *kw_casebook_back_up_to_place_sync (KwCasebook *self,
                                             const char *place,
                                             const KwBackupKeep *keep,
                                             GCancellable *cancellable,
                                             GError **error);
void kw_casebook_back_up_to_place_async (KwCasebook *self,
                                         const char *place,
                                         const KwBackupKeep *keep,
                                         GFileProgressCallback progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

KwBackup *kw_casebook_back_up_finish (KwCasebook *self, GAsyncResult *result, GError **error); /* of both */

G_END_DECLS
