/* kw-check-journal.c: the chain of the journal
 *
 * Entries are gone through in the order of their chain, a chain for each epoch of a device, from its first entry to the
 * last. Every column counts: what is not in the hash (the number of the row) follows from the order. Where the chain
 * ends is known from what the casebook says about itself, so that entries missing at the end are found too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many entries between two looks at the clock. */
#define ENTRIES_AT_ONCE 100

static const char entries_sql[] =
    "SELECT " KW_JOURNAL_COLUMNS ", id FROM journal WHERE (device, epoch, seq) > (:device, :epoch, :seq)"
    " ORDER BY device, epoch, seq LIMIT :limit";

static const char erased_sql[] =
    "SELECT 1 FROM erasure WHERE family = :family OR (tbl = :tbl AND \"row\" = :row)";

static const char numbers_sql[] = "SELECT count (*), coalesce (min (id), 1), coalesce (max (id), 0) FROM journal";

static const char head_sql[] =
    "SELECT meta.seq, meta.head, (SELECT seq FROM journal WHERE device = meta.device AND epoch = meta.epoch"
    " ORDER BY seq DESC LIMIT 1), (SELECT hash FROM journal WHERE device = meta.device AND epoch = meta.epoch"
    " ORDER BY seq DESC LIMIT 1), meta.hlc, (SELECT hlc FROM journal WHERE device = meta.device AND"
    " epoch = meta.epoch ORDER BY seq DESC LIMIT 1) FROM meta";

static gboolean
payload_holds (const KwJournalEntry *entry)
{
  guint8 hash[KW_JOURNAL_HASH_BYTES];

  if (entry->patch == NULL || entry->old == NULL)
    return FALSE;
  kw_journal_entry_hash_payload (entry, hash);
  return memcmp (hash, entry->payload_hash, sizeof hash) == 0;
}

/* All of it, so that its hash stands for it: as it is done by law. */
static gboolean
is_erased (const KwJournalEntry *entry)
{
  return !entry->salted && entry->patch == NULL && entry->old == NULL && entry->reason == NULL;
}

/* Whether it says somewhere who erased it, and why. That it was the law is for people to judge. */
static gboolean
is_erased_by_law (KwCheck *check, const KwJournalEntry *entry)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, erased_sql, NULL);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_optional (statement, ":family", entry->family);
  kw_statement_bind_text (statement, ":tbl", entry->table);
  kw_statement_bind_int (statement, ":row", entry->row);
  return kw_statement_step (statement, NULL) == KW_STEP_ROW;
}

static gboolean
hash_holds (const KwJournalEntry *entry)
{
  guint8 hash[KW_JOURNAL_HASH_BYTES];

  if (entry->table == NULL || entry->op == NULL)
    return FALSE;
  kw_journal_entry_hash (entry, hash);
  return memcmp (hash, entry->hash, sizeof hash) == 0;
}

static gboolean
begins_chain (const KwCheck *check, const KwJournalEntry *entry)
{
  return check->n_journal == 0 || entry->device != check->journal.device || entry->epoch != check->journal.epoch;
}

static gboolean
follows (const KwCheck *check, const KwJournalEntry *entry)
{
  static const guint8 zeros[KW_JOURNAL_HASH_BYTES];

  if (begins_chain (check, entry))
    return memcmp (entry->prev, zeros, sizeof zeros) == 0;
  return memcmp (entry->prev, check->journal.hash, sizeof entry->prev) == 0;
}

static void
check_place (KwCheck *check, const KwJournalEntry *entry, gint64 id)
{
  gint64 expected = begins_chain (check, entry) ? 1 : check->journal.seq + 1;

  if (entry->seq == expected + 1)
    kw_check_find (check, _ ("The history has a gap: entry %lld is missing."), (long long) expected);
  else if (entry->seq != expected)
    kw_check_find (check, _ ("The history has a gap: entries %lld to %lld are missing."), (long long) expected,
                   (long long) entry->seq - 1);
  else if (!follows (check, entry))
    kw_check_find (check, _ ("Entry %lld of the history does not follow from the one before it."),
                   (long long) entry->seq);
  if (!begins_chain (check, entry) && (id <= check->journal.id || entry->hlc < check->journal.hlc))
    kw_check_find (check, _ ("Entry %lld of the history stands in the wrong place."), (long long) entry->seq);
}

static void
check_entry (KwCheck *check, KwStatement *statement)
{
  KwJournalEntry entry;
  gint64 id = kw_statement_get_int (statement, 18);
  gboolean is_whole = kw_journal_entry_read (statement, &entry);

  if (!is_whole)
    {
      kw_check_find (check, _ ("Entry %lld of the history cannot be read."), (long long) entry.seq);
    }
  else
    {
      check_place (check, &entry, id);
      if (!hash_holds (&entry))
        kw_check_find (check, _ ("Entry %lld of the history has been changed."), (long long) entry.seq);
      if (is_erased (&entry) && !is_erased_by_law (check, &entry))
        kw_check_find (check, _ ("What entry %lld of the history says has been erased."), (long long) entry.seq);
      else if (!is_erased (&entry) && !payload_holds (&entry))
        kw_check_find (check, _ ("What entry %lld of the history says has been changed."), (long long) entry.seq);
    }
  check->n_journal++;
  check->journal.device = entry.device;
  check->journal.epoch = entry.epoch;
  check->journal.seq = entry.seq;
  check->journal.id = id;
  check->journal.hlc = entry.hlc;
  memcpy (check->journal.hash, entry.hash, sizeof entry.hash);
}

static gboolean
check_some_entries (KwCheck *check, guint *n, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, entries_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":device", check->journal.device);
  kw_statement_bind_int (statement, ":epoch", check->journal.epoch);
  kw_statement_bind_int (statement, ":seq", check->journal.seq);
  kw_statement_bind_int (statement, ":limit", ENTRIES_AT_ONCE);
  for (*n = 0; (step = kw_statement_step (statement, error)) == KW_STEP_ROW; (*n)++)
    check_entry (check, statement);
  return step != KW_STEP_FAILED;
}

static gboolean
check_numbers (KwCheck *check, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, numbers_sql, error);

  if (statement == NULL || kw_statement_step (statement, error) != KW_STEP_ROW)
    return FALSE;
  if (kw_statement_get_int (statement, 1) != 1 ||
      kw_statement_get_int (statement, 0) != kw_statement_get_int (statement, 2))
    kw_check_find (check, _ ("The entries of the history are not numbered from the first to the last."));
  return TRUE;
}

/* Who writes into this casebook, and what its next ids must be larger than. */
static const char owner_sql[] =
    "SELECT (SELECT author FROM journal WHERE device = meta.device ORDER BY epoch DESC, seq DESC LIMIT 1)"
    " IS worker, last_id >= (SELECT max (coalesce (max (\"row\"), 0), coalesce (max (edit), 0)) FROM journal)"
    " FROM meta";

static gboolean
check_owner (KwCheck *check, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, owner_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW && kw_statement_get_int (statement, 0) == 0)
    kw_check_find (check, _ ("The casebook says that it belongs to somebody who has not written its history."));
  if (step == KW_STEP_ROW && kw_statement_get_int (statement, 1) == 0)
    kw_check_find (check, _ ("The casebook would give the ids of its records once more."));
  return step != KW_STEP_FAILED;
}

/* After a restore nothing has been written in the new epoch yet. */
static gboolean
heads_equal (KwStatement *statement)
{
  static const guint8 zeros[KW_JOURNAL_HASH_BYTES];
  gsize length, expected;
  gconstpointer said = kw_statement_get_blob (statement, 1, &expected);
  gconstpointer found = kw_statement_get_blob (statement, 3, &length);

  if (kw_statement_get_int (statement, 0) == 0 && kw_statement_is_null (statement, 2))
    return expected == sizeof zeros && memcmp (said, zeros, sizeof zeros) == 0;
  return said != NULL && found != NULL && length == expected && memcmp (said, found, length) == 0;
}

static gboolean
check_head (KwCheck *check, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, head_sql, error);
  KwStepResult step;
  gint64 said, found;

  if (statement == NULL)
    return FALSE;
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_FAILED)
    return FALSE;
  if (step == KW_STEP_DONE)
    {
      kw_check_find (check, _ ("The casebook does not say whose it is."));
      return TRUE;
    }
  said = kw_statement_get_int (statement, 0);
  found = kw_statement_get_int (statement, 2);
  if (found < said)
    kw_check_find (check, _ ("The history ends too early: entries %lld to %lld are missing."), (long long) found + 1,
                   (long long) said);
  else if (found > said)
    kw_check_find (check, _ ("The history goes on too long: entry %lld should be its last."), (long long) said);
  else if (!heads_equal (statement) || kw_statement_get_int (statement, 4) < kw_statement_get_int (statement, 5))
    kw_check_find (check, _ ("The history does not end where the casebook says that it ends."));
  return TRUE;
}

gboolean
kw_check_journal (KwCheck *check, gboolean *done, GError **error)
{
  guint n = ENTRIES_AT_ONCE;

  while (n > 0 && !kw_job_slice_is_over (check->job))
    if (!check_some_entries (check, &n, error))
      return FALSE;
  if (n > 0)
    return TRUE;
  /* In the same slice as the last entry: nothing was committed in between. */
  *done = TRUE;
  return check_numbers (check, error) && check_owner (check, error) && check_head (check, error);
}
