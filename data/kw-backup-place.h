/* kw-backup-place.h: the place where backups are kept
 *
 * A place is a folder that a person chose: on a stick, a file server, or this disk. Every casebook has a folder of its
 * own in it, "NAME-IDENTITY", with one file for each backup, named by when it was made, and one folder for the papers
 * of them all: kw-paper-files.h. The names say nothing about what is inside.
 *
 * All of this waits for the disk. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup-rotation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KwBackupFile:
 * @path: the file
 * @made: when it was made, by its name
 * @size: bytes
 *
 * A backup that lies in a place.
 */
typedef struct
{
  char *path;
  KwInstant made;
  gint64 size;
} KwBackupFile;

void kw_backup_file_free (KwBackupFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwBackupFile, kw_backup_file_free)

gboolean kw_backup_place_is_there (const char *place);
gboolean kw_backup_place_is_same_disk (const char *place, const char *casebook);

/* Newest first. (element-type KwBackupFile) */
GPtrArray *kw_backup_place_list (const char *place, const char *casebook, const char *identity, GError **error);
void kw_backup_place_list_async (const char *place,
                                 const char *casebook,
                                 const char *identity,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *kw_backup_place_list_finish (GAsyncResult *result, GError **error);

/* For kw-backup.c. */
char *kw_backup_place_prepare (
    const char *place, const char *casebook, const char *identity, KwInstant now, GError **error);
gboolean kw_backup_place_rotate (const char *place,
                                 const char *casebook,
                                 const char *identity,
                                 const char *vfs,
                                 KwInstant now,
                                 const KwBackupKeep *keep,
                                 guint *n_removed,
                                 GError **error);

G_END_DECLS
