/* kw-salvage-private.h: the parts of a salvage
 *
 * Only for kw-salvage*.c, and kw-restore-journal.c. On the thread that waits for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-journal-entry.h"
#include "kw-record.h"

G_BEGIN_DECLS

/**
 * KwSalvage:
 * @source: the damaged casebook; a read of it may fail at any time, and means nothing more
 * @target: the new one, inside its one transaction, its guard open
 * @cancellable: (nullable): what stops it
 * @lost: (element-type utf8): what is lost, as sentences
 *
 * A salvage.
 */
typedef struct
{
  KwDatabase *source;
  KwDatabase *target;
  GCancellable *cancellable;
  GPtrArray *lost;
} KwSalvage;

gboolean kw_salvage_rows (KwSalvage *salvage, GError **error);
gboolean kw_salvage_row (KwSalvage *salvage, const char *table, const char *where, GError **error);
gboolean kw_salvage_records (KwSalvage *salvage, GError **error);
gboolean kw_salvage_references (KwSalvage *salvage, GError **error);
void kw_salvage_apply_entry (KwRecord **record, const KwRecordType *type, const KwJournalEntry *entry);
char *kw_salvage_name_family (KwSalvage *salvage, gint64 family);
void kw_salvage_lose (KwSalvage *salvage, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
