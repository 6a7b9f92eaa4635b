/* test-journal.c
 *
 * The journal says what was changed, by whom, when, from what to what; and each entry holds on to the one before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-private.h"
#include "kw-hlc.h"

#include <string.h>

typedef void (*Visitor) (KwJournalEntry *entry, gpointer data);

typedef struct
{
  Visitor visit;
  gpointer data;
} Visit;

static gboolean
visit_here (KwJob *job, GError **error)
{
  Visit *visit = job->data;
  g_autoptr (KwStatement) statement = kw_database_prepare (
      job->database, "SELECT " KW_JOURNAL_COLUMNS " FROM journal ORDER BY seq", error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      KwJournalEntry entry;

      g_assert_true (kw_journal_entry_read (statement, &entry));
      visit->visit (&entry, visit->data);
    }
  return step == KW_STEP_DONE;
}

static void
visit_journal (Fixture *fixture, Visitor visitor, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Visit visit = { visitor, data };

  kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, visit_here, &visit, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Lines of "seq table op patch old reason" */
static void
add_line (KwJournalEntry *entry, gpointer data)
{
  g_string_append_printf (data, "%d %s %s %s %s %s\n", (int) entry->seq, entry->table, entry->op, entry->patch,
                          entry->old, entry->reason != NULL ? entry->reason : "-");
}

static char *
dup_lines (Fixture *fixture)
{
  GString *lines = g_string_new (NULL);

  visit_journal (fixture, add_line, lines);
  return g_string_free (lines, FALSE);
}

static void
commit_one (Fixture *fixture, const char *reason, gpointer record)
{
  g_autoptr (KwEdit) edit = kw_edit_new (reason);

  kw_edit_put (edit, record);
  fixture_commit (fixture, edit);
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  KwService *service = kw_record_new (KW_RECORD_SERVICE);
  g_autoptr (KwEdit) removal = kw_edit_new ("Closed down");
  g_autofree char *lines = NULL;
  KwService *changed;
  gint64 id;

  id = service->record.id = kw_casebook_new_id (fixture->casebook);
  service->name = g_strdup ("Turning \"Point\"");
  service->phone = g_strdup ("020 7946 0000");
  service->response_hours = 48;
  changed = kw_record_copy (service);
  commit_one (fixture, "From the directory", service);
  commit_one (fixture, "Nothing is different", kw_record_copy (changed));

  g_clear_pointer (&changed->phone, g_free);
  changed->response_hours = 24;
  changed->checked = kw_date_from_ymd (2013, 1, 29);
  commit_one (fixture, NULL, changed);
  kw_edit_remove (removal, KW_RECORD_SERVICE, id);
  fixture_commit (fixture, removal);

  lines = dup_lines (fixture);
  g_assert_cmpstr (
      lines, ==,
      "1 authority insert {\"code\":\"WCC\",\"name\":\"WCC\"} {} -\n"
      "2 worker insert {\"name\":\"Ruth Adeyemi\",\"role\":\"key-worker\",\"authority\":\"WCC\"} {} -\n"
      "3 service insert {\"name\":\"Turning \\\"Point\\\"\",\"phone\":\"020 7946 0000\",\"response_hours\":48}"
      " {} From the directory\n"
      "4 service update {\"phone\":null,\"response_hours\":24,\"checked\":\"2013-01-29\"}"
      " {\"phone\":\"020 7946 0000\",\"response_hours\":48,\"checked\":null} -\n"
      "5 service remove {} {\"name\":\"Turning \\\"Point\\\"\",\"response_hours\":24,\"checked\":\"2013-01-29\"}"
      " Closed down\n");
}

typedef struct
{
  gint64 family;
  gint64 author;
  gint64 number;
  gint64 schema_version;
  int n;
} Expected;

static void
check_header (KwJournalEntry *entry, gpointer data)
{
  Expected *expected = data;

  if (entry->edit != expected->number)
    return;
  g_assert_cmpint (entry->family, ==, expected->family);
  g_assert_cmpint (entry->author, ==, expected->author);
  g_assert_cmpint (entry->epoch, ==, 1);
  g_assert_cmpint (entry->device, >, 0);
  g_assert_cmpint (entry->schema_version, ==, expected->schema_version);
  g_assert_cmpint (kw_hlc_get_time (entry->hlc), ==, FIXTURE_NOW + KW_HOUR);
  expected->n++;
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  Expected expected = { .author = kw_casebook_get_worker (fixture->casebook)->record.id };

  expected.schema_version = fixture->casebook->journal.schema_version;
  g_assert_cmpint (expected.schema_version, >, 0);
  fixture->now = FIXTURE_NOW + KW_HOUR;
  expected.family = fixture_put_family (fixture, edit, "WCC-0042", "Okafor");
  expected.number = fixture_commit (fixture, edit);
  visit_journal (fixture, check_header, &expected);
  g_assert_cmpint (expected.n, ==, 2);
}

typedef struct
{
  gint64 seq;
  gint64 hlc;
  guint8 head[KW_JOURNAL_HASH_BYTES];
} Chain;

static void
check_link (KwJournalEntry *entry, gpointer data)
{
  Chain *chain = data;
  guint8 hash[KW_JOURNAL_HASH_BYTES];

  g_assert_cmpint (entry->seq, ==, chain->seq + 1);
  g_assert_cmpint (entry->hlc, >=, chain->hlc);
  g_assert_cmpmem (entry->prev, sizeof entry->prev, chain->head, sizeof chain->head);
  kw_journal_entry_hash_payload (entry, hash);
  g_assert_cmpmem (entry->payload_hash, sizeof entry->payload_hash, hash, sizeof hash);
  kw_journal_entry_hash (entry, hash);
  g_assert_cmpmem (entry->hash, sizeof entry->hash, hash, sizeof hash);
  chain->seq = entry->seq;
  chain->hlc = entry->hlc;
  memcpy (chain->head, entry->hash, sizeof chain->head);
}

static gboolean
check_head (KwJob *job, GError **error)
{
  Chain *chain = job->data;
  g_autoptr (KwStatement) statement = kw_database_prepare (job->database, "SELECT seq, head FROM meta", error);
  gconstpointer head;
  gsize length;

  g_assert_cmpint (kw_statement_step (statement, error), ==, KW_STEP_ROW);
  g_assert_cmpint (kw_statement_get_int (statement, 0), ==, chain->seq);
  head = kw_statement_get_blob (statement, 1, &length);
  g_assert_cmpmem (head, length, chain->head, sizeof chain->head);
  return TRUE;
}

/* Over several edits, a restart and a clock that goes back. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Chain chain = { 0 };

  fixture_add_family (fixture, "WCC-0042", "Okafor");
  fixture_reopen (fixture);
  fixture->now -= KW_DAY;
  fixture_add_family (fixture, "WCC-0043", "Brown");
  fixture_add_family (fixture, "WCC-0044", "Ivanova");

  visit_journal (fixture, check_link, &chain);
  g_assert_cmpint (chain.seq, ==, 8);
  kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, check_head, &chain, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Every part of an entry is in its hash, and what is next to each other cannot be shifted. */
static void
test_hash (void)
{
  KwJournalEntry entry = { .device = 1,
                           .epoch = 2,
                           .seq = 3,
                           .hlc = 4,
                           .edit = 5,
                           .author = 6,
                           .family = 7,
                           .table = "visit",
                           .row = 8,
                           .op = "insert",
                           .patch = "{}",
                           .old = "{}",
                           .schema_version = 9,
                           .salted = TRUE };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KwJournalEntry variants[18];
  guint n = 0;

#define VARIANT(change)   \
  G_STMT_START            \
  {                       \
    variants[n] = entry;  \
    variants[n++].change; \
  }                       \
  G_STMT_END
  VARIANT (device = 1);
  VARIANT (device = 11);
  VARIANT (epoch = 11);
  VARIANT (seq = 11);
  VARIANT (hlc = 11);
  VARIANT (edit = 11);
  VARIANT (author = 11);
  VARIANT (family = KW_NONE);
  VARIANT (table = "visi");
  VARIANT (row = 11);
  VARIANT (op = "update");
  VARIANT (schema_version = 11);
  VARIANT (prev[31] = 1);
  VARIANT (patch = "{ }");
  VARIANT (old = "{ }");
  VARIANT (reason = "");
  VARIANT (reason = "x");
  VARIANT (salt[15] = 1);
#undef VARIANT

  for (guint i = 0; i < n; i++)
    {
      guint8 hash[KW_JOURNAL_HASH_BYTES];

      kw_journal_entry_hash_payload (&variants[i], variants[i].payload_hash);
      kw_journal_entry_hash (&variants[i], hash);
      g_assert_true (g_hash_table_add (seen, g_base64_encode (hash, sizeof hash)));
    }
}

static void
note_salt (KwJournalEntry *entry, gpointer data)
{
  g_assert_true (entry->salted);
  g_assert_true (g_hash_table_add (data, g_base64_encode (entry->salt, sizeof entry->salt)));
}

/* Salts do not repeat; with a seed they, and the whole journal, can be had again. */
static void
test_salts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fixture_add_family (fixture, "WCC-0042", "Okafor");
  fixture_add_family (fixture, "WCC-0043", "Brown");
  visit_journal (fixture, note_salt, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 6);
}

static char *
dup_seeded_head (Fixture *fixture, const char *name, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();

  fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, name, NULL);
  fixture->options.seed = seed;
  fixture->options.sample = TRUE;
  fixture->casebook = kw_casebook_create_sync (fixture->path, (KwWorker *) worker, &fixture->options, &error);
  g_assert_no_error (error);
  g_assert_true (kw_casebook_is_sample (fixture->casebook));
  fixture_add_family (fixture, "WCC-0042", "Okafor");
  return g_base64_encode (fixture->casebook->journal.head, KW_JOURNAL_HASH_BYTES);
}

static void
test_seed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = dup_seeded_head (fixture, "one.keyworker", 7);
  g_autofree char *same = dup_seeded_head (fixture, "same.keyworker", 7);
  g_autofree char *other = dup_seeded_head (fixture, "other.keyworker", 8);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/journal/entries", test_entries);
  fixture_test ("/journal/header", test_header);
  fixture_test ("/journal/chain", test_chain);
  g_test_add_func ("/journal/hash", test_hash);
  fixture_test ("/journal/salts", test_salts);
  fixture_test ("/journal/seed", test_seed);

  return g_test_run ();
}
