/* kw-journal-write.h: writing the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-journal-entry.h"
#include "kw-random.h"
#include "kw-record.h"

G_BEGIN_DECLS

/**
 * KwJournalState:
 * @device: this device
 * @epoch: its epoch
 * @author: whose casebook it is
 * @schema_version: of the casebook
 * @hlc: the last stamp
 * @seq: the number of the last entry
 * @head: its hash
 * @random: where salts come from
 *
 * Where the journal stands. Whoever commits works on a copy and keeps it when the commit is done.
 */
typedef struct
{
  gint64 device;
  gint64 epoch;
  gint64 author;
  gint64 schema_version;
  gint64 hlc;
  gint64 seq;
  guint8 head[KW_JOURNAL_HASH_BYTES];
  KwRandom random;
} KwJournalState;

gboolean kw_journal_write (KwDatabase *database,
                           KwJournalState *state,
                           gint64 edit,
                           const char *reason,
                           gconstpointer old,
                           gconstpointer record,
                           GError **error);
gboolean kw_journal_write_state (KwDatabase *database, const KwJournalState *state, gint64 last_id, GError **error);

G_END_DECLS
