/* kw-search-index.h: the words of every record, kept with it
 *
 * The index is written by whatever writes records, in the same transaction. It holds no text; the text of a record
 * comes from the record. All functions are used on the thread of the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-record.h"

G_BEGIN_DECLS

char *kw_search_index_dup_text (gconstpointer record);
gboolean kw_search_index_record (KwDatabase *db, gconstpointer old, gconstpointer now, GError **error);
gboolean kw_search_index_begin_merging_all (KwDatabase *db, GError **error);
gboolean kw_search_index_rebuild (KwDatabase *database, GError **error);
gboolean kw_search_index_merge (KwDatabase *db, gboolean *more, GError **error);

G_END_DECLS
