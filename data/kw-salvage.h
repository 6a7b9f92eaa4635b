/* kw-salvage.h: what can be read of a damaged casebook
 *
 * Every row that can be read is taken into a new casebook; a record whose row cannot be read is made again from the
 * history where that has it. What is lost is said, family by family. The damaged file is never written.
 *
 * Waits for the disk, and for the derivation of the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/* @lost: sentences; empty where nothing is. KW_DATA_ERROR_CONFLICT where there is a file at @path,
 * KW_DATA_ERROR_LOCKED, KW_DATA_ERROR_NEWER, and KW_DATA_ERROR_DAMAGED where nothing can be read at all. */
gboolean kw_salvage_sync (const char *damaged,
                          const char *path,
                          const KwCasebookOptions *options,
                          GPtrArray **lost,
                          GCancellable *cancellable,
                          GError **error);

void kw_salvage_async (const char *damaged,
                       const char *path,
                       const KwCasebookOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
GPtrArray *kw_salvage_finish (GAsyncResult *result, GError **error); /* what is lost */

G_END_DECLS
