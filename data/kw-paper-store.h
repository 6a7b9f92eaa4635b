/* kw-paper-store.h: which contents of papers belong to a casebook or a backup, and having them
 *
 * All of this waits for the disk, and for the thread of the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

GHashTable *kw_paper_store_gather (KwDatabase *database, GError **error);
gboolean kw_paper_store_copy (const char *vfs,
                              const char *from_folder,
                              const char *to_folder,
                              GHashTable *names,
                              gboolean doubt,
                              guint *n_copied,
                              GHashTable *lost,
                              GCancellable *cancellable,
                              GError **error);
gboolean kw_paper_store_collect (const char *vfs,
                                 const char *folder,
                                 GHashTable *names,
                                 gint64 older_than,
                                 guint *n_removed,
                                 GError **error);
GPtrArray *kw_paper_store_name_lost (KwDatabase *database, GHashTable *lost, GError **error);

G_END_DECLS
