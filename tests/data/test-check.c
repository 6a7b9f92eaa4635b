/* test-check.c
 *
 * Whatever is done to a casebook past Keyworker is found: in its file, its tables, its history, its records and its
 * search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "raw-casebook.h"

#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-search.h"

#include <string.h>

static void
put_visit (KwEdit *edit, gint64 id, gint64 family, gint64 member, const char *note)
{
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);
  KwVisitTrust *trust = kw_record_new (KW_RECORD_VISIT_TRUST);

  visit->record.id = trust->visit = id;
  visit->record.family = trust->record.family = family;
  visit->start = FIXTURE_NOW + 123;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup (note);
  trust->member = member;
  trust->step = 2;
  kw_edit_put (edit, visit);
  kw_edit_put (edit, trust);
}

static gint64
put_member (Fixture *fixture, KwEdit *edit, gint64 family)
{
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);

  member->record.id = kw_casebook_new_id (fixture->casebook);
  member->record.family = family;
  member->given = g_strdup ("Zoë");
  kw_edit_put (edit, member);
  return member->record.id;
}

static void
put_problem (KwEdit *edit, gint64 id, gint64 family, int severity)
{
  KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);
  KwRaisedBy raised_by = KW_RAISED_BY_CHILD;

  problem->record.id = id;
  problem->record.family = family;
  problem->domain = KW_DOMAIN_EVICTION;
  problem->title = g_strdup ("Eviction");
  problem->severity = severity;
  problem->identified = kw_date_from_ymd (2013, 1, 7);
  g_array_append_val (problem->raised_by, raised_by);
  kw_edit_put (edit, problem);
}

/* One family with a little of everything, some of it changed and some removed. */
static void
fill (Fixture *fixture)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 problem = kw_casebook_new_id (fixture->casebook), visit, gone;
  gint64 member;
  g_autoptr (KwEdit) first = kw_edit_new ("first");
  g_autoptr (KwEdit) second = kw_edit_new (NULL);
  g_autoptr (KwEdit) third = kw_edit_new (NULL);

  member = put_member (fixture, first, family);
  visit = kw_casebook_new_id (fixture->casebook);
  gone = kw_casebook_new_id (fixture->casebook);
  put_problem (first, problem, family, 2);
  put_visit (first, visit, family, member, "The bailiff came");
  put_problem (first, gone, family, 1);
  fixture_commit (fixture, first);
  put_problem (second, problem, family, 4);
  fixture_commit (fixture, second);
  kw_edit_remove (third, KW_RECORD_PROBLEM, gone);
  fixture_commit (fixture, third);
}

static GPtrArray *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GPtrArray) findings = check (fixture);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KwCheckFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
is_found (const GPtrArray *findings, const char *part, const char *sentence)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KwCheckFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->part, finding->sentence);
      if (g_str_equal (finding->part, part) && strstr (finding->sentence, sentence) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture);
  fill (fixture);
  assert_whole (fixture);
  fixture_reopen (fixture);
  assert_whole (fixture);
}

typedef struct
{
  const char *name, *sql, *part, *sentence;
} Damage;

/* Past the triggers that refuse any change of the history. */
static const Damage damages[] = {
  { "author", "UPDATE journal SET author = author + 1 WHERE seq = 3", "journal",
    "Entry 3 of the history has been changed." },
  { "device", "UPDATE journal SET device = device + 1 WHERE seq = 3", "journal", "missing" },
  { "epoch", "UPDATE journal SET epoch = 2 WHERE seq = (SELECT seq FROM meta)", "journal", "history" },
  { "seq", "UPDATE journal SET seq = 1000 WHERE seq = 5", "journal", "entry 5 is missing" },
  { "hlc", "UPDATE journal SET hlc = hlc - 1 WHERE seq = 4", "journal",
    "Entry 4 of the history has been changed." },
  { "edit", "UPDATE journal SET edit = 7 WHERE seq = 4", "journal",
    "Entry 4 of the history has been changed." },
  { "family", "UPDATE journal SET family = NULL WHERE seq = 4", "journal",
    "Entry 4 of the history has been changed." },
  { "tbl", "UPDATE journal SET tbl = 'visit' WHERE seq = 3", "journal",
    "Entry 3 of the history has been changed." },
  { "row", "UPDATE journal SET \"row\" = 9 WHERE seq = 3", "journal",
    "Entry 3 of the history has been changed." },
  { "op", "UPDATE journal SET op = 'update' WHERE seq = 3", "journal",
    "Entry 3 of the history has been changed." },
  { "patch", "UPDATE journal SET patch = replace (patch, '\"severity\":2', '\"severity\":1')", "journal",
    "says has been changed" },
  { "old", "UPDATE journal SET old = replace (old, '\"severity\":2', '\"severity\":3')", "journal",
    "says has been changed" },
  { "reason", "UPDATE journal SET reason = 'other' WHERE reason = 'first'", "journal",
    "says has been changed" },
  { "no reason", "UPDATE journal SET reason = '' WHERE seq = 2", "journal",
    "What entry 2 of the history says has been changed." },
  { "schema version", "UPDATE journal SET schema_version = 1 WHERE seq = 2", "journal",
    "Entry 2 of the history has been changed." },
  { "salt", "UPDATE journal SET salt = zeroblob (16) WHERE seq = 2", "journal", "says has been changed" },
  { "payload hash", "UPDATE journal SET payload_hash = zeroblob (32) WHERE seq = 2", "journal",
    "Entry 2 of the history has been changed." },
  { "prev", "UPDATE journal SET prev = zeroblob (32) WHERE seq = 2", "journal", "does not follow" },
  { "hash", "UPDATE journal SET hash = zeroblob (32) WHERE seq = 2", "journal",
    "Entry 2 of the history has been changed." },
  { "id", "UPDATE journal SET id = 1000 WHERE id = (SELECT max (id) FROM journal)", "journal",
    "not numbered" },
  { "first gone", "DELETE FROM journal WHERE seq = 1", "journal", "entry 1 is missing" },
  { "some gone", "DELETE FROM journal WHERE seq IN (3, 4)", "journal", "entries 3 to 4 are missing" },
  { "last gone", "DELETE FROM journal WHERE seq = (SELECT seq FROM meta)", "journal", "ends too early" },
  { "all gone", "DELETE FROM journal", "journal", "ends too early" },
  { "order",
    "UPDATE journal SET seq = seq + 1000 WHERE seq IN (3, 4); UPDATE journal SET seq = 4 WHERE seq = 1003;"
    "UPDATE journal SET seq = 3 WHERE seq = 1004",
    "journal", "does not follow" },
  { "added",
    "INSERT INTO journal SELECT id + 1, device, epoch, seq + 1, hlc, edit, author, family, tbl, \"row\", op, "
    "patch,"
    " old, reason, schema_version, salt, payload_hash, hash, hash FROM journal ORDER BY seq DESC LIMIT 1",
    "journal", "goes on too long" },
  { "half erased", "UPDATE journal SET patch = NULL WHERE seq = 2", "journal", "says has been changed" },
  { "badly erased", "UPDATE journal SET salt = NULL WHERE seq = 2", "journal", "says has been changed" },
  { "erased", "UPDATE journal SET salt = NULL, patch = NULL, old = NULL, reason = NULL WHERE seq = 2", "journal",
    "What entry 2 of the history says has been erased." },
  { "owner",
    "PRAGMA foreign_keys = OFF; INSERT INTO worker (id, name, role) VALUES (7, 'Mallory', 'supervisor');"
    "UPDATE meta SET worker = 7",
    "journal", "belongs to somebody who has not written its history" },
  { "ids", "UPDATE meta SET last_id = 7", "journal", "would give the ids of its records once more" },
  { "head", "UPDATE meta SET head = zeroblob (32)", "journal", "does not end where" },
  { "head's number", "UPDATE meta SET seq = seq - 1", "journal", "goes on too long" },
  { "clock", "UPDATE meta SET hlc = 0", "journal", "does not end where" },

  { "text", "UPDATE visit SET note = note || '.'", "records", "“Note” is not what the history says" },
  { "hidden text", "UPDATE visit SET note = note || char (0) || 'and more'", "records", "has no right “Note”" },
  { "empty text", "UPDATE family SET address = ''", "records", "“Address” is not what the history says" },
  { "number", "UPDATE problem SET severity = 3", "records", "“Severity” is not what the history says" },
  { "boolean", "UPDATE problem SET immediate_risk = 1", "records", "“Immediate risk” is not what" },
  { "date", "UPDATE family SET opened = '2013-01-08'", "records", "“Opened” is not what the history says" },
  { "millisecond", "UPDATE visit SET start = start + 1", "records", "“Start” is not what the history says" },
  { "code", "UPDATE visit SET outcome = 'declined'", "records", "“Outcome” is not what the history says" },
  { "list", "UPDATE problem SET raised_by = '[]'", "records", "“Raised by” is not what the history says" },
  { "range", "UPDATE family SET visits_per_week = '[1,2]'", "records", "“Visits a week” is not what" },
  { "reference", "UPDATE designation SET worker = worker + 1", "records", "“Key worker” is not what" },
  { "not a code", "PRAGMA ignore_check_constraints = 1; UPDATE visit SET outcome = 'nonsense'", "records",
    "Outcome" },
  { "removed", "DELETE FROM visit_trust", "records", "is missing, although the history has it" },
  { "not removed",
    "INSERT INTO problem (id, family, domain, title, severity, identified, immediate_risk, raised_by)"
    " SELECT \"row\", family, 'debt', 'x', 1, '2013-01-07', 0, '[]' FROM journal WHERE op = 'remove'",
    "records", "although the history says that it was removed" },
  { "smuggled in", "INSERT INTO authority (id, code, name) VALUES (5, 'X', 'X')", "records",
    "Authority 5 is there, although the history does not know it" },
  { "smuggled in, negative",
    "PRAGMA ignore_check_constraints = 1; INSERT INTO authority (id, code, name) VALUES (-5, 'X', 'X')",
    "records", "Authority -5 is there" },

  { "dangling", "DELETE FROM member", "references", "refers to something in “member” that is not there" },
  { "dangling out of the family", "UPDATE visit_trust SET member = 1", "references", "Trust" },

  { "table", "CREATE TABLE extra (a)", "schema", "“table extra” does not belong" },
  { "trigger", "DROP TRIGGER visit_update_guard", "schema", "“trigger visit_update_guard” is missing" },
  { "weak trigger",
    "DROP TRIGGER visit_update_guard; CREATE TRIGGER visit_update_guard BEFORE UPDATE ON visit BEGIN SELECT "
    "1; END",
    "schema", "“trigger visit_update_guard” is not as this version" },
  { "index", "DROP INDEX journal_by_row", "schema", "“index journal_by_row” is missing" },

  { "lost words", "INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', id, note FROM visit",
    "search", "is not found by exactly its words" },
  { "a lost word",
    "INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', id, 'bailiff' FROM visit",
    "search", "is not found by exactly its words" },
  { "a word too many", "INSERT INTO search_index (rowid, text) SELECT id, 'canary' FROM visit", "search",
    "is not found by exactly its words" },
  { "words of nothing", "INSERT INTO search_index (rowid, text) VALUES (77, 'canary')", "search",
    "The search finds record 77, which is not there" },
  { "facts of something else", "UPDATE family_facts SET facts = zeroblob (length (facts))", "facts",
    "is not what is recorded" },
  { "lost row", "DELETE FROM search_row WHERE kind = 'visit'", "search", "is missing from the search" },
  { "other kind", "UPDATE search_row SET kind = 'step' WHERE kind = 'visit'", "search", "something else" },
  { "other family", "UPDATE search_row SET family = NULL WHERE kind = 'visit'", "search", "something else" },
  { "row of nothing", "INSERT INTO search_row VALUES (78, 'visit', NULL)", "search",
    "The search knows record 78" },
  { "row without words", "INSERT INTO search_row SELECT id, 'visit_trust', family FROM visit_trust", "search",
    "something else" },
  { "index emptied", "INSERT INTO search_index (search_index) VALUES ('delete-all')", "search",
    "is not found by exactly" },
  { "index torn", "UPDATE search_index_data SET block = zeroblob (length (block)) WHERE id > 10", "search",
    "" },
};

/* The casebook that is damaged again and again is made once. */
static char *template;
static gsize template_length;

static void
make_template (void)
{
  Fixture fixture = { 0 };

  fixture_set_up (&fixture, NULL);
  fill (&fixture);
  fixture_close (&fixture);
  g_assert_true (g_file_get_contents (fixture.path, &template, &template_length, NULL));
  fixture_tear_down (&fixture, NULL);
}

static void
damage_set_up (Fixture *fixture, gconstpointer data)
{
  if (template == NULL)
    make_template ();
  fixture->folder = g_dir_make_tmp ("casebook-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  fixture->now = FIXTURE_NOW;
  fixture->options =
      (KwCasebookOptions){ .passphrase = TEST_PASSPHRASE, .clock = fixture_clock, .clock_data = fixture };
  g_assert_true (g_file_set_contents_full (fixture->path, template, (gssize) template_length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (GPtrArray) findings = NULL;

  raw_rewrite (fixture->path, damage->sql);
  fixture_reopen (fixture);
  findings = check (fixture);
  g_assert_true (is_found (findings, damage->part, damage->sentence));
}

static void
test_damaged_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  fill (fixture);
  fixture_close (fixture);
  root = raw_read (fixture->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_edit'");
  raw_overwrite (fixture->path, (guint32) g_ascii_strtoull (root, NULL, 10), 3000, 0xff, 1000);
  fixture_reopen (fixture);
  findings = check (fixture);
  g_assert_true (is_found (findings, "file", "The file is damaged"));
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fill (fixture);
  fixture_close (fixture);
  raw_run (fixture->path, "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                          " INSERT INTO authority SELECT i, 'C' || i, 'x' FROM n");
  fixture_reopen (fixture);
  findings = check (fixture);
  g_assert_true (is_found (findings, "records", "There is more of this"));
  g_assert_cmpuint (findings->len, <, 200);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer findings)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) findings = kw_casebook_check_finish (KW_CASEBOOK (source), result, &error);
  g_assert_no_error (error);
}

static void
note_progress (goffset current, goffset total, gpointer data)
{
  goffset *last = data;

  g_assert_cmpint (current, >=, *last);
  g_assert_cmpint (current, <=, total);
  *last = current;
}

static KwEdit *
edit_of_many (Fixture *fixture, gint64 family, guint n)
{
  KwEdit *edit = kw_edit_new (NULL);

  /* Words enough that going through them takes several slices. */
  for (guint i = 0; i < n; i++)
    {
      KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);

      problem->record.family = family;
      problem->domain = KW_DOMAIN_DEBT;
      problem->title = g_strdup_printf ("owes%d lent%d", g_test_rand_int (), g_test_rand_int ());
      problem->severity = 1;
      problem->identified = kw_date_from_ymd (2013, 1, 7);
      kw_edit_put (edit, problem);
    }
  return edit;
}

/* While it works, visits are saved; and what is saved meanwhile is not taken for damage. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autoptr (KwEdit) many = edit_of_many (fixture, family, 3000);
  g_autoptr (GPtrArray) findings = NULL;
  goffset progress = 0;
  guint n_saved = 0;

  fixture_commit (fixture, many);
  kw_casebook_check_async (fixture->casebook, note_progress, &progress, NULL, checked_cb, &findings);
  while (findings == NULL)
    {
      g_autoptr (KwEdit) edit = edit_of_many (fixture, family, 1);

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_commit (fixture, edit);
      n_saved++;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (n_saved, >, 3);
  g_assert_cmpint (progress, >, 0);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KwCheckFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* FTS5 cuts what is longer than it keeps; that is no damage, before or after the note is changed. */
static void
test_long_words (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 visit = kw_casebook_new_id (fixture->casebook);
  g_autofree char *latin = g_strnfill (100000, 'x');
  g_autoptr (GString) wide = g_string_new ("a");
  const char *notes[] = { latin, NULL, "short" };

  for (guint i = 0; i < 20000; i++)
    g_string_append (wide, "家");
  notes[1] = wide->str;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (KwEdit) edit = kw_edit_new (NULL);
      KwVisit *record = kw_record_new (KW_RECORD_VISIT);

      record->record.id = visit;
      record->record.family = family;
      record->start = FIXTURE_NOW;
      record->outcome = KW_VISIT_SEEN;
      record->note = g_strdup (notes[i]);
      kw_edit_put (edit, record);
      fixture_commit (fixture, edit);
      assert_whole (fixture);
    }
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (kw_casebook_check_sync (fixture->casebook, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_whole (fixture);
}

/* A search index that lost words, and one that is torn, are made again from the records. */
static void
test_rebuild (Fixture *fixture, gconstpointer data)
{
  static const char *const breaks[] = {
    "DELETE FROM search_row", "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    "UPDATE search_index_data SET block = x'00' WHERE id > 10"
  };
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = edit_of_many (fixture, family, 20);

  fixture_commit (fixture, edit);
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) before = NULL, after = NULL;

      fixture_close (fixture);
      raw_run (fixture->path, breaks[i]);
      fixture_reopen (fixture);
      before = kw_casebook_check_sync (fixture->casebook, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (before->len, >, 0);
      g_assert_true (kw_casebook_rebuild_search_sync (fixture->casebook, NULL, &error));
      g_assert_no_error (error);
      after = kw_casebook_check_sync (fixture->casebook, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (after->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/%s/%s", damages[i].part, damages[i].name);

      g_test_add (path, Fixture, &damages[i], damage_set_up, test_damage, fixture_tear_down);
    }
  fixture_test ("/check/whole", test_whole);
  fixture_test ("/check/file/page", test_damaged_page);
  fixture_test ("/check/many", test_many);
  fixture_test ("/check/meanwhile", test_meanwhile);
  fixture_test ("/check/long-words", test_long_words);
  fixture_test ("/check/stopped", test_stopped);
  fixture_test ("/check/rebuild", test_rebuild);

  result = g_test_run ();
  g_free (template);
  return result;
}
