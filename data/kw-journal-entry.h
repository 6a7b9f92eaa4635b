/* kw-journal-entry.h: an entry of the journal as it is stored, and its place in the chain
 *
 * hash = BLAKE2b-256 (header ‖ prev ‖ payload hash), payload hash = BLAKE2b-256 (salt ‖ patch ‖ old ‖
 * reason), each part in a fixed encoding (kw-journal-entry.c). The payload may be erased by law: its hash
 * stays, so the chain holds and can be checked by somebody who may not read every payload; the salt goes with
 * it, so that the hash gives nothing away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-time.h"

G_BEGIN_DECLS

#define KW_JOURNAL_HASH_BYTES 32
#define KW_JOURNAL_SALT_BYTES 16

/* The columns of kw_journal_entry_read(), in order. */
#define KW_JOURNAL_COLUMNS                                                   \
  "device, epoch, seq, hlc, edit, author, family, tbl, \"row\", op, patch, " \
  "old, reason, schema_version, salt, payload_hash, prev, hash"

/**
 * KwJournalEntry:
 * @device: the device that wrote it
 * @epoch: of the device: begins anew after a restore
 * @seq: its number among the device's entries of that epoch, from 1
 * @hlc: when, by the hybrid logical clock; see kw-hlc.h
 * @edit: the edit it belongs to
 * @author: the worker who made it
 * @family: the family it is about, or %KW_NONE for the team
 * @table: the record's type
 * @row: the record's id
 * @op: "insert", "update" or "remove"
 * @patch: (nullable): what fields became, as JSON; %NULL when erased by law
 * @old: (nullable): what they were, as JSON; %NULL when erased by law
 * @reason: (nullable): why
 * @schema_version: of the casebook that wrote it
 * @salt: random
 * @salted: whether there is a salt: erased with the payload
 * @payload_hash: of salt, patch, old and reason
 * @prev: the hash of the entry before it; zeros for the first of an epoch
 * @hash: of everything but the payload itself
 */
typedef struct
{
  gint64 device;
  gint64 epoch;
  gint64 seq;
  gint64 hlc;
  gint64 edit;
  gint64 author;
  gint64 family;
  const char *table;
  gint64 row;
  const char *op;
  const char *patch;
  const char *old;
  const char *reason;
  gint64 schema_version;
  gboolean salted;
  guint8 salt[KW_JOURNAL_SALT_BYTES];
  guint8 payload_hash[KW_JOURNAL_HASH_BYTES];
  guint8 prev[KW_JOURNAL_HASH_BYTES];
  guint8 hash[KW_JOURNAL_HASH_BYTES];
} KwJournalEntry;

gboolean kw_journal_entry_read (KwStatement *statement, KwJournalEntry *entry);
void kw_journal_entry_hash_payload (const KwJournalEntry *entry, guint8 hash[KW_JOURNAL_HASH_BYTES]);
void kw_journal_entry_hash (const KwJournalEntry *entry, guint8 hash[KW_JOURNAL_HASH_BYTES]);

G_END_DECLS
