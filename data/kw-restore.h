/* kw-restore.h: a casebook made again from a backup
 *
 * The restored casebook begins a new epoch of its journal: the one that was lost may have gone on writing after the
 * backup was made, and other laptops may have heard of it; nothing is ever written twice under one number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/* @lost: sentences about papers whose content the backup does not have; empty as a rule. The casebook is
 * there without them. Never overwrites: KW_DATA_ERROR_CONFLICT where there is a file at @path.
 * KW_DATA_ERROR_DAMAGED for a backup that is not whole, KW_DATA_ERROR_NEWER for one of a newer version,
 * KW_DATA_ERROR_LOCKED. Nothing is at @path where it fails. */
gboolean kw_restore_sync (const char *backup,
                          const char *path,
                          const KwCasebookOptions *options,
                          GPtrArray **lost,
                          GCancellable *cancellable,
                          GError **error);
void kw_restore_async (const char *backup,
                       const char *path,
                       const KwCasebookOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean kw_restore_finish (GAsyncResult *result, GPtrArray **lost, GError **error); /* of both */

/* As above, and then what the history of the casebook @damaged (nullable), which the backup was made of, has
 * since the backup:
 * @n_brought entries of it. @lost: also what could not be brought over. */
gboolean kw_restore_with_journal_sync (const char *backup,
                                       const char *damaged,
                                       const char *path,
                                       const KwCasebookOptions *options,
                                       guint *n_brought,
                                       GPtrArray **lost,
                                       GCancellable *cancellable,
                                       GError **error);
void kw_restore_with_journal_async (const char *backup,
                                    const char *damaged,
                                    const char *path,
                                    const KwCasebookOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kw_restore_with_journal_finish (GAsyncResult *result, guint *n_brought, GPtrArray **lost, GError **error);

/* With the keys of a casebook that is open, beside it: what is at @path from an earlier attempt is removed. Then
 * kw_restore_swap(), once the casebook is closed. */
void kw_restore_beside_async (KwCasebook *casebook,
                              const char *backup,
                              const char *path,
                              const KwCasebookOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean kw_restore_swap (
    const char *path, const char *restored, const char *vfs, KwInstant now, char **kept, GError **error);

G_END_DECLS
