/* kw-journal-entry.c: an entry of the journal as it is stored, and its place in the chain
 *
 * What is hashed is encoded so that no two different entries are the same bytes: a tag that names the purpose and its
 * version, then every part in a fixed order; an integer as 8 bytes, most significant first; a text as its length, as an
 * integer, and its bytes; an absent text as the length -1; no family as the smallest integer. The encoding
 * is for good: another one needs another tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-journal-entry.h"

#include <sodium.h>
#include <string.h>

/* Hashed, not shown. */
#define HEADER_TAG "keyworker journal 1"
/* Hashed, not shown. */
#define PAYLOAD_TAG "keyworker journal payload 1"

G_STATIC_ASSERT (KW_JOURNAL_HASH_BYTES == crypto_generichash_BYTES);

static void
start_hash (crypto_generichash_state *state, const char *tag)
{
  crypto_generichash_init (state, NULL, 0, KW_JOURNAL_HASH_BYTES);
  crypto_generichash_update (state, (const guint8 *) tag, strlen (tag));
}

static void
add_integer (crypto_generichash_state *state, gint64 value)
{
  gint64 bytes = GINT64_TO_BE (value);

  crypto_generichash_update (state, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_text (crypto_generichash_state *state, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  add_integer (state, text != NULL ? (gint64) length : -1);
  if (length > 0)
    crypto_generichash_update (state, (const guint8 *) text, length);
}

/**
 * kw_journal_entry_hash_payload:
 * @entry: an entry that still has its payload
 * @hash: (out caller-allocates): the hash of its salt and payload, as @entry.payload_hash should be
 */
void
kw_journal_entry_hash_payload (const KwJournalEntry *entry, guint8 hash[KW_JOURNAL_HASH_BYTES])
{
  crypto_generichash_state state;

  start_hash (&state, PAYLOAD_TAG);
  crypto_generichash_update (&state, entry->salt, sizeof entry->salt);
  add_text (&state, entry->patch);
  add_text (&state, entry->old);
  add_text (&state, entry->reason);
  crypto_generichash_final (&state, hash, KW_JOURNAL_HASH_BYTES);
}

/**
 * kw_journal_entry_hash:
 * @entry: an entry
 * @hash: (out caller-allocates): the hash of its header, @entry.prev and @entry.payload_hash, as @entry.hash should be
 */
void
kw_journal_entry_hash (const KwJournalEntry *entry, guint8 hash[KW_JOURNAL_HASH_BYTES])
{
  const gint64 numbers[] = { entry->device, entry->epoch, entry->seq, entry->hlc, entry->edit,
                             entry->author, entry->family, entry->row, entry->schema_version };
  crypto_generichash_state state;

  start_hash (&state, HEADER_TAG);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_integer (&state, numbers[i]);
  add_text (&state, entry->table);
  add_text (&state, entry->op);
  crypto_generichash_update (&state, entry->prev, sizeof entry->prev);
  crypto_generichash_update (&state, entry->payload_hash, sizeof entry->payload_hash);
  crypto_generichash_final (&state, hash, KW_JOURNAL_HASH_BYTES);
}

static gboolean
read_bytes (KwStatement *statement, int column, guint8 *bytes, gsize expected)
{
  gsize length;
  gconstpointer stored = kw_statement_get_blob (statement, column, &length);

  if (stored == NULL || length != expected)
    return FALSE;
  memcpy (bytes, stored, expected);
  return TRUE;
}

/**
 * kw_journal_entry_read:
 * @statement: a statement on a row of KW_JOURNAL_COLUMNS
 * @entry: (out caller-allocates): the entry; its texts belong to @statement and last until its next step
 *
 * Returns: whether the row has the form of an entry; %FALSE where a hash is missing or has a wrong length
 */
gboolean
kw_journal_entry_read (KwStatement *statement, KwJournalEntry *entry)
{
  g_return_val_if_fail (statement != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  *entry = (KwJournalEntry){
    .device = kw_statement_get_int (statement, 0),
    .epoch = kw_statement_get_int (statement, 1),
    .seq = kw_statement_get_int (statement, 2),
    .hlc = kw_statement_get_int (statement, 3),
    .edit = kw_statement_get_int (statement, 4),
    .author = kw_statement_get_int (statement, 5),
    .family = kw_statement_get_optional (statement, 6),
    .table = kw_statement_get_text (statement, 7),
    .row = kw_statement_get_int (statement, 8),
    .op = kw_statement_get_text (statement, 9),
    .patch = kw_statement_get_text (statement, 10),
    .old = kw_statement_get_text (statement, 11),
    .reason = kw_statement_get_text (statement, 12),
    .schema_version = kw_statement_get_int (statement, 13),
    .salted = !kw_statement_is_null (statement, 14),
  };
  if (entry->salted && !read_bytes (statement, 14, entry->salt, sizeof entry->salt))
    return FALSE;
  return read_bytes (statement, 15, entry->payload_hash, sizeof entry->payload_hash) &&
         read_bytes (statement, 16, entry->prev, sizeof entry->prev) &&
         read_bytes (statement, 17, entry->hash, sizeof entry->hash);
}
