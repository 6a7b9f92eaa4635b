/* kw-database-copy.h: copying a database while it is in use
 *
 * The one way in which a casebook is copied: for backups, before a migration, and for a check that holds nobody up.
 * Pages are copied a slice at a time; what is committed through the same connection in between is in the copy too, so
 * that the copy is the database as it was at one moment, that of its last slice.
 *
 * The copy is not durable until kw_database_copy_make_durable(), which may be called on any thread.
 *
 * Used on the thread of the source. A source that is closed ends its copies, which fail from then on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

typedef struct _KwDatabaseCopy KwDatabaseCopy;

KwDatabaseCopy *kw_database_copy_new (KwDatabase *source, KwVault *to, GError **error);
gboolean kw_database_copy_step (KwDatabaseCopy *self, gint64 until, gboolean *done, GError **error);
gboolean kw_database_copy_step_nearly (KwDatabaseCopy *self, gint64 until, gboolean *nearly, GError **error);
void kw_database_copy_get_progress (KwDatabaseCopy *self, gint64 *copied, gint64 *total);
void kw_database_copy_free (KwDatabaseCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDatabaseCopy, kw_database_copy_free)

gboolean kw_database_copy_make_durable (KwVault *to, GError **error);
gboolean kw_database_copy_at_once (KwDatabase *source, KwVault *to, GError **error);
gboolean kw_database_copy_give_name (const char *vfs, const char *from, const char *to, GError **error);

/* For kw-database.c. */
void kw_database_copy_lose_source (KwDatabaseCopy *self);

G_END_DECLS
