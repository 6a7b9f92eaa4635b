/* kw-restore-journal.c: what the history of a damaged casebook has that its backup does not
 *
 * Entries are taken as they are, one after the other, as long as each is genuine and follows from the one
 * before it; so who made a change, when and why stays as it was, and the chain holds. Edits are brought over
 * whole or not at all. With the first one that cannot be, it ends: what comes after may rest on it. What is
 * left behind is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-restore-private.h"

#include "kw-data-error.h"
#include "kw-family-facts-private.h"
#include "kw-journal-write.h"
#include "kw-record-sql.h"
#include "kw-salvage-private.h"
#include "kw-search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNKNOWN (-1)

static const char state_sql[] =
    "SELECT device, epoch, seq, hlc, last_id, (SELECT coalesce (max (id), 0) FROM journal), head FROM meta";

static const char end_sql[] = "SELECT device, epoch, seq FROM meta";

static const char last_sql[] = "SELECT max (id) FROM journal";

static const char entry_sql[] = "SELECT " KW_JOURNAL_COLUMNS " FROM journal WHERE id = :id";

/* From the index alone, which may be whole where the entries are not. */
static const char last_of_edit_sql[] = "SELECT max (id) FROM journal INDEXED BY journal_by_edit WHERE edit = :edit";

typedef struct
{
  gint64 id, seq, edit;
  guint8 hash[KW_JOURNAL_HASH_BYTES];
} Entry;

typedef struct
{
  KwSalvage salvage;
  KwJournalState journal; /* where that of the new casebook stands */
  gint64 last_id;         /* its largest id ever given */
  gint64 id;              /* of its last entry */
  gint64 end;             /* id of the last entry that the damaged one must have, or UNKNOWN */
  GArray *entries;        /* of Entry: what can be brought over */
  const Entry *first;     /* of the edit that is being brought over */
  guint n;                /* entries of that edit */
} Bringing;

typedef enum {
  ENTRY_GOOD,
  ENTRY_NONE,
  ENTRY_BAD,
  ENTRY_ERASED
} EntryState;

static gboolean
read_state (Bringing *bringing, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (bringing->salvage.target, state_sql, error);
  gconstpointer head;
  gsize length;

  if (statement == NULL || kw_statement_step (statement, error) != KW_STEP_ROW)
    return FALSE;
  bringing->journal.device = kw_statement_get_int (statement, 0);
  bringing->journal.epoch = kw_statement_get_int (statement, 1);
  bringing->journal.seq = kw_statement_get_int (statement, 2);
  bringing->journal.hlc = kw_statement_get_int (statement, 3);
  bringing->last_id = kw_statement_get_int (statement, 4);
  bringing->id = kw_statement_get_int (statement, 5);
  head = kw_statement_get_blob (statement, 6, &length);
  if (head != NULL && length == sizeof bringing->journal.head)
    memcpy (bringing->journal.head, head, length);
  return TRUE;
}

/* Whether the damaged one is the same casebook gone on, as far as that can be read; and where it must end. */
static gboolean
read_end (Bringing *bringing)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (bringing->salvage.source, end_sql, NULL);

  bringing->end = UNKNOWN;
  if (statement == NULL || kw_statement_step (statement, NULL) != KW_STEP_ROW)
    return TRUE;
  bringing->end = bringing->id + kw_statement_get_int (statement, 2) - bringing->journal.seq;
  return kw_statement_get_int (statement, 0) == bringing->journal.device &&
         kw_statement_get_int (statement, 1) == bringing->journal.epoch;
}

static gboolean
is_genuine (const KwJournalEntry *entry, const KwJournalState *after)
{
  guint8 hash[KW_JOURNAL_HASH_BYTES];

  if (entry->table == NULL || entry->op == NULL || entry->device != after->device || entry->epoch != after->epoch ||
      entry->seq != after->seq + 1 || memcmp (entry->prev, after->head, sizeof entry->prev) != 0)
    return FALSE;
  kw_journal_entry_hash (entry, hash);
  return memcmp (hash, entry->hash, sizeof hash) == 0;
}

static EntryState
judge (const KwJournalEntry *entry, const KwJournalState *after)
{
  guint8 hash[KW_JOURNAL_HASH_BYTES];

  if (!is_genuine (entry, after))
    return ENTRY_BAD;
  if (!entry->salted || entry->patch == NULL)
    return ENTRY_ERASED;
  kw_journal_entry_hash_payload (entry, hash);
  return memcmp (hash, entry->payload_hash, sizeof hash) == 0 ? ENTRY_GOOD : ENTRY_BAD;
}

/* The entry with a number; @statement must outlast @entry. */
static EntryState
read_entry (KwStatement *statement, gint64 id, KwJournalEntry *entry)
{
  KwStepResult step;

  if (statement == NULL)
    return ENTRY_BAD;
  kw_statement_bind_int (statement, ":id", id);
  step = kw_statement_step (statement, NULL);
  if (step == KW_STEP_DONE)
    return ENTRY_NONE;
  return step == KW_STEP_ROW && kw_journal_entry_read (statement, entry) ? ENTRY_GOOD : ENTRY_BAD;
}

/* The next one of the damaged casebook, where it follows from @state; @state is moved on. */
static EntryState
read_next (Bringing *bringing, gint64 id, KwJournalState *state)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (bringing->salvage.source, entry_sql, NULL);
  Entry known = { .id = id };
  KwJournalEntry entry;
  EntryState found = read_entry (statement, id, &entry);

  if (found == ENTRY_GOOD)
    found = judge (&entry, state);
  if (found != ENTRY_GOOD)
    return found;
  known.seq = state->seq = entry.seq;
  known.edit = entry.edit;
  memcpy (known.hash, entry.hash, sizeof known.hash);
  memcpy (state->head, entry.hash, sizeof state->head);
  g_array_append_val (bringing->entries, known);
  return ENTRY_GOOD;
}

/* Whether nothing of the edit of @last lies behind it. */
static gboolean
ends_edit (Bringing *bringing, const Entry *last)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (bringing->salvage.source, last_of_edit_sql, NULL);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":edit", last->edit);
  return kw_statement_step (statement, NULL) == KW_STEP_ROW && kw_statement_get_int (statement, 0) == last->id;
}

static void
drop_half_an_edit (Bringing *bringing)
{
  GArray *entries = bringing->entries;
  gint64 edit;

  if (entries->len == 0 || ends_edit (bringing, &g_array_index (entries, Entry, entries->len - 1)))
    return;
  edit = g_array_index (entries, Entry, entries->len - 1).edit;
  while (entries->len > 0 && g_array_index (entries, Entry, entries->len - 1).edit == edit)
    g_array_set_size (entries, entries->len - 1);
}

/* What can be brought over, up to the first entry that cannot. */
static void
look_through (Bringing *bringing)
{
  KwJournalState state = bringing->journal;
  EntryState found = ENTRY_GOOD;
  gint64 id = bringing->id;

  while (found == ENTRY_GOOD && (bringing->end == UNKNOWN || id < bringing->end))
    found = read_next (bringing, ++id, &state);
  if (found == ENTRY_GOOD || (found == ENTRY_NONE && bringing->end == UNKNOWN))
    return;
  if (found == ENTRY_ERASED)
    kw_salvage_lose (&bringing->salvage,
                     _ ("What entry %lld of the history said has been erased by law. Nothing from there on is brought "
                        "over, and what the backup still has of it must be erased again."),
                     (long long) state.seq + 1);
  else
    kw_salvage_lose (&bringing->salvage,
                     _ ("Entry %lld of the damaged casebook’s history cannot be read, so nothing from there on is "
                        "brought over."),
                     (long long) state.seq + 1);
  drop_half_an_edit (bringing);
}

/* Bringing an edit over */

static gboolean
write_record (KwDatabase *database, const KwRecordType *type, const KwJournalEntry *entry, GError **error)
{
  gpointer found = NULL, again = NULL;
  g_autoptr (KwRecord) old = NULL;
  g_autoptr (KwRecord) record = NULL;
  gboolean inserts = g_str_equal (entry->op, "insert");

  if (!kw_record_sql_find (database, type, entry->row, &found, error))
    return FALSE;
  old = found;
  if (inserts != (old == NULL))
    {
      g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT, _ ("%s: the history does not fit the records."),
                   kw_record_type_get_label (type));
      return FALSE;
    }
  if (g_str_equal (entry->op, "remove"))
    return kw_record_sql_remove (database, type, entry->row, error) &&
           kw_search_index_record (database, old, NULL, error);
  if (!inserts && !kw_record_sql_find (database, type, entry->row, &again, error))
    return FALSE;
  record = again;
  kw_salvage_apply_entry (&record, type, entry);
  return (inserts ? kw_record_sql_insert (database, record, error)
                  : kw_record_sql_update (database, old, record, error)) &&
         kw_search_index_record (database, old, record, error);
}

static gboolean
bring_entry (Bringing *bringing, const Entry *known, GError **error)
{
  KwDatabase *database = bringing->salvage.target;
  g_autofree char *where = g_strdup_printf ("WHERE id = %lld", (long long) known->id);
  g_autoptr (KwStatement) statement = kw_database_prepare (database, entry_sql, error);
  const KwRecordType *type;
  KwJournalEntry entry;

  if (statement == NULL || !kw_salvage_row (&bringing->salvage, "journal", where, error))
    return FALSE;
  type = read_entry (statement, known->id, &entry) == ENTRY_GOOD ? kw_record_type_by_name (entry.table) : NULL;
  if (type == NULL || memcmp (entry.hash, known->hash, sizeof known->hash) != 0)
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, _ ("It cannot be read."));
      return FALSE;
    }
  bringing->journal.seq = entry.seq;
  bringing->journal.hlc = MAX (bringing->journal.hlc, entry.hlc);
  memcpy (bringing->journal.head, entry.hash, sizeof bringing->journal.head);
  bringing->last_id = MAX (bringing->last_id, MAX (entry.row, entry.edit));
  return write_record (database, type, &entry, error);
}

static const char families_sql[] = "SELECT DISTINCT family FROM journal WHERE edit = :edit AND family IS NOT NULL";

static gboolean
refresh_facts (Bringing *bringing, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (bringing->salvage.target, families_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":edit", bringing->first->edit);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    if (!kw_family_facts_refresh (bringing->salvage.target, kw_statement_get_int (statement, 0), error))
      return FALSE;
  return step == KW_STEP_DONE;
}

static gboolean
bring_guarded (KwDatabase *database, gpointer data, GError **error)
{
  Bringing *bringing = data;

  for (guint i = 0; i < bringing->n; i++)
    if (!bring_entry (bringing, &bringing->first[i], error))
      return FALSE;
  return refresh_facts (bringing, error) &&
         kw_journal_write_state (database, &bringing->journal, bringing->last_id, error);
}

static gboolean
bring (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, bring_guarded, data, error);
}

/* The edit that begins at @from; how many entries it has is in @n. */
static void
find_edit (Bringing *bringing, guint from)
{
  GArray *entries = bringing->entries;

  bringing->first = &g_array_index (entries, Entry, from);
  for (bringing->n = 1; from + bringing->n < entries->len; bringing->n++)
    if (g_array_index (entries, Entry, from + bringing->n).edit != bringing->first->edit)
      break;
}

static gboolean
bring_all (Bringing *bringing, guint *n_brought, GError **error)
{
  for (*n_brought = 0; *n_brought < bringing->entries->len; *n_brought += bringing->n)
    {
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (bringing->salvage.cancellable, error))
        return FALSE;
      find_edit (bringing, *n_brought);
      if (kw_database_with_transaction (bringing->salvage.target, bring, bringing, &problem))
        continue;
      kw_salvage_lose (
          &bringing->salvage,
          _ ("Entry %lld of the damaged casebook’s history cannot be brought over, and nothing after it: %s"),
          (long long) bringing->first->seq, problem->message);
      break;
    }
  return TRUE;
}

/* What is left behind */

static gint64
find_last (Bringing *bringing)
{
  gint64 last;

  if (bringing->end != UNKNOWN)
    return bringing->end;
  return kw_database_read_number (bringing->salvage.source, last_sql, &last, NULL) ? last : UNKNOWN;
}

/* How many of each family can be read; the others are counted in @n_unreadable. */
static GHashTable *
count_left (Bringing *bringing, gint64 from, gint64 last, guint *n_unreadable)
{
  GHashTable *families = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *n_unreadable = 0;
  for (gint64 id = from; id <= last; id++)
    {
      g_autoptr (KwStatement) statement = kw_database_prepare (bringing->salvage.source, entry_sql, NULL);
      KwJournalEntry entry;
      guint n;

      if (read_entry (statement, id, &entry) != ENTRY_GOOD)
        {
          (*n_unreadable)++;
          continue;
        }
      n = GPOINTER_TO_UINT (g_hash_table_lookup (families, &entry.family));
      g_hash_table_insert (families, g_memdup2 (&entry.family, sizeof entry.family), GUINT_TO_POINTER (n + 1));
    }
  return families;
}

static void
name_left_of_family (Bringing *bringing, gint64 family, guint n)
{
  g_autofree char *name = kw_salvage_name_family (&bringing->salvage, family);

  if (family == KW_NONE)
    kw_salvage_lose (&bringing->salvage,
                     ngettext ("The team: %u later change is left behind.",
                               "The team: %u later changes are left behind.", n),
                     n);
  else
    kw_salvage_lose (&bringing->salvage,
                     ngettext ("Family %s: %u later change is left behind.",
                               "Family %s: %u later changes are left behind.", n),
                     name, n);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
name_left (Bringing *bringing, guint n_brought)
{
  gint64 from = bringing->id + n_brought + 1, last = find_last (bringing);
  g_autoptr (GHashTable) families = NULL;
  g_autoptr (GList) ids = NULL;
  guint n_unreadable;

  if (last == UNKNOWN)
    {
      kw_salvage_lose (&bringing->salvage, _ ("How much was done after that cannot be told."));
      return;
    }
  families = count_left (bringing, from, last, &n_unreadable);
  if (n_unreadable > 0)
    kw_salvage_lose (&bringing->salvage,
                     ngettext ("%u entry of the history is lost.", "%u entries of the history are lost.", n_unreadable),
                     n_unreadable);
  ids = g_list_sort (g_hash_table_get_keys (families), compare_ids);
  for (GList *each = ids; each != NULL; each = each->next)
    name_left_of_family (bringing, *(gint64 *) each->data,
                         GPOINTER_TO_UINT (g_hash_table_lookup (families, each->data)));
}

/**
 * kw_restore_bring_journal:
 * @target: a casebook made from a backup, its epoch still that of the backup
 * @damaged: the casebook that the backup was made of; a read of it may fail at any time
 * @n_brought: (out): how many entries were brought over
 * @lost: (element-type utf8): sentences are added to it about what could not be
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong with @target
 *
 * Brings over what was done after the backup was made, as far as the history of @damaged still has it.
 *
 * Returns: whether it worked, also where nothing could be brought over
 */
gboolean
kw_restore_bring_journal (KwDatabase *target,
                          KwDatabase *damaged,
                          guint *n_brought,
                          GPtrArray *lost,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Bringing bringing = {
    .salvage = { .source = damaged, .target = target, .cancellable = cancellable, .lost = lost }, .entries = entries
  };
  guint n_lost = lost->len;

  *n_brought = 0;
  if (!read_state (&bringing, error))
    return FALSE;
  if (!read_end (&bringing))
    {
      kw_salvage_lose (&bringing.salvage, _ ("The history of the damaged casebook does not go on from this backup. "
                                             "Nothing of it is brought over."));
      return TRUE;
    }
  look_through (&bringing);
  if (!bring_all (&bringing, n_brought, error))
    return FALSE;
  if (lost->len > n_lost)
    name_left (&bringing, *n_brought);
  return TRUE;
}
