/* test-commit.c
 *
 * An edit is stored as a whole or not at all; what may not be is refused in a sentence; nothing goes past the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-casebook-private.h"
#include "kw-data-error.h"
#include "raw-casebook.h"

#include <string.h>

static gpointer
new_of (KwRecordKind kind, gint64 family)
{
  KwRecord *record = kw_record_new (kind);

  record->family = family;
  return record;
}

static KwMember *
new_member (gint64 family, const char *given)
{
  KwMember *member = new_of (KW_RECORD_MEMBER, family);

  member->given = g_strdup (given);
  return member;
}

static void
refused (Fixture *fixture, KwEdit *edit, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static gboolean
count_here (KwJob *job, GError **error)
{
  gint64 number;

  if (!kw_database_read_number (job->database, job->data, &number, error))
    return FALSE;
  kw_job_give_number (job, number);
  return TRUE;
}

static gint64
count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, count_here, (gpointer) sql, NULL, NULL,
                                               &error);

  g_assert_no_error (error);
  return number;
}

/* Atomicity */

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwEdit) after = kw_edit_new (NULL);
  gint64 n_entries = count (fixture, "SELECT count (*) FROM journal");
  gint64 n_rows = count (fixture, "SELECT count (*) FROM search_row");

  kw_edit_put (edit, new_member (family, "Ada"));
  kw_edit_put (edit, new_member (family, NULL));
  refused (fixture, edit, "Member: Given name is missing.");

  g_assert_cmpint (count (fixture, "SELECT count (*) FROM member"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM journal"), ==, n_entries);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM search_row"), ==, n_rows);

  /* The journal goes on from where it stood. */
  kw_edit_put (after, new_member (family, "Ada"));
  fixture_commit (fixture, after);
  g_assert_cmpint (count (fixture, "SELECT max (seq) FROM journal"), ==, n_entries + 1);
  g_assert_cmpint (count (fixture, "SELECT seq FROM meta"), ==, n_entries + 1);
}

static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = new_of (KW_RECORD_VISIT, family);

  visit->start = FIXTURE_NOW;
  visit->outcome = KW_VISIT_SEEN;
  visit->minutes = 1441;
  kw_edit_put (edit, visit);
  refused (fixture, edit, "Visit: Minutes must be a whole number from 0 to 1440.");
}

static void
test_no_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_edit_put (edit, new_member (KW_NONE, "Ada"));
  refused (fixture, edit, "Member: it belongs to no family.");
}

static void
test_same_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_add_family (fixture, "WCC-0042", "Okafor");
  fixture_put_family (fixture, edit, "WCC-0042", "Another");
  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "There is already a family “WCC-0042”.");
}

static void
test_dangling (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwStep *step = new_of (KW_RECORD_STEP, family);

  step->title = g_strdup ("Ring");
  step->problem = 4711;
  kw_edit_put (edit, step);
  refused (fixture, edit, "Step: “Problem” refers to a record that is not there, or not in this family.");
}

/* A record refers only to records of its own family. */
static void
test_other_family (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 other = fixture_add_family (fixture, "WCC-0043", "Brown");
  g_autoptr (KwEdit) first = kw_edit_new (NULL);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = new_member (other, "Ben");
  KwResidence *residence = new_of (KW_RECORD_RESIDENCE, family);

  member->record.id = residence->member = kw_casebook_new_id (fixture->casebook);
  kw_edit_put (first, member);
  fixture_commit (fixture, first);
  residence->address = g_strdup ("1 High Street");
  kw_edit_put (edit, residence);
  refused (fixture, edit, "Residence: “Who” refers to a record that is not there, or not in this family.");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 other = fixture_add_family (fixture, "WCC-0043", "Brown");
  g_autoptr (KwEdit) first = kw_edit_new (NULL);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = new_member (family, "Ada");
  KwMember *moved;

  member->record.id = kw_casebook_new_id (fixture->casebook);
  moved = kw_record_copy (member);
  moved->record.family = other;
  kw_edit_put (first, member);
  fixture_commit (fixture, first);
  kw_edit_put (edit, moved);
  refused (fixture, edit, "Member: it cannot be moved to another family.");
}

static void
test_remove_referred (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_edit_remove (edit, KW_RECORD_FAMILY, family);
  refused (fixture, edit, "Something that should be removed is still referred to. Nothing was stored.");
}

static void
test_remove_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  kw_edit_remove (edit, KW_RECORD_VISIT, 4711);
  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
}

/* Exactly one open designation for each active family */

#define NEEDS_WORKER "An active family needs a key worker: exactly one open designation."

static void
test_without_designation (Fixture *fixture, gconstpointer status)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  family->reference = g_strdup ("WCC-0042");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->opened = kw_date_from_ymd (2013, 1, 7);
  family->status = GPOINTER_TO_INT (status);
  kw_edit_put (edit, family);
  if (family->status == KW_FAMILY_ACTIVE)
    refused (fixture, edit, NEEDS_WORKER);
  else
    fixture_commit (fixture, edit);
}

static KwDesignation *
copy_designation (Fixture *fixture, gint64 family)
{
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);

  return kw_record_copy (kw_case_file_get_designation (file));
}

static void
test_two_designations (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwDesignation *second = copy_designation (fixture, family);

  second->record.id = KW_NONE;
  kw_edit_put (edit, second);
  refused (fixture, edit, "This family already has a key worker: end that designation first.");
}

static void
test_end_designation (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwDesignation *ended = copy_designation (fixture, family);

  ended->until = kw_date_from_ymd (2013, 2, 1);
  kw_edit_put (edit, ended);
  refused (fixture, edit, NEEDS_WORKER);
}

static void
test_remove_designation (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwRecord) designation = (KwRecord *) copy_designation (fixture, family);

  kw_edit_remove (edit, KW_RECORD_DESIGNATION, designation->id);
  refused (fixture, edit, NEEDS_WORKER);
}

/* Handing over works in whatever order it is put. */
static void
test_hand_over (Fixture *fixture, gconstpointer new_one_first)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (KwEdit) edit = kw_edit_new ("Handover");
  g_autoptr (KwCaseFile) file = NULL;
  KwDesignation *ended = copy_designation (fixture, family);
  KwDesignation *begun = kw_record_copy (ended);

  ended->until = begun->from = kw_date_from_ymd (2013, 2, 1);
  begun->record.id = KW_NONE;
  kw_edit_put (edit, new_one_first != NULL ? begun : ended);
  kw_edit_put (edit, new_one_first != NULL ? ended : begun);
  fixture_commit (fixture, edit);

  file = fixture_load (fixture, family);
  g_assert_cmpuint (kw_case_file_list (file, KW_RECORD_DESIGNATION)->len, ==, 2);
  g_assert_cmpint (kw_case_file_get_designation (file)->from, ==, kw_date_from_ymd (2013, 2, 1));
}

/* The guard */

static gboolean
write_past (KwJob *job, GError **error)
{
  return kw_database_run (job->database, job->data, error);
}

static void
guarded (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, write_past, (gpointer) sql, NULL, NULL, &error);
  if (!g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED))
    g_error ("Not refused: %s (%s)", sql, error != NULL ? error->message : "done");
}

static void
test_guard (Fixture *fixture, gconstpointer data)
{
  fixture_add_family (fixture, "WCC-0042", "Okafor");

  guarded (fixture, "UPDATE family SET name = 'Brown'");
  guarded (fixture, "DELETE FROM designation");
  guarded (fixture, "INSERT INTO authority (id, code, name) VALUES (1, 'X', 'Y')");
  guarded (fixture, "REPLACE INTO authority (id, code, name) VALUES (1, 'X', 'Y')");
  guarded (fixture, "UPDATE meta SET seq = 0");
  guarded (fixture, "UPDATE journal SET reason = 'another'");
  guarded (fixture, "DELETE FROM journal");
  guarded (fixture,
           "INSERT INTO journal SELECT id + 1000, device, epoch, seq + 1000, hlc, edit, author, family, tbl, \"row\","
           " op, patch, old, reason, schema_version, salt, payload_hash, prev, hash FROM journal");
}

static gboolean
change_journal (KwDatabase *database, gpointer sql, GError **error)
{
  return kw_database_run (database, sql, error);
}

static gboolean
change_journal_guarded (KwDatabase *database, gpointer sql, GError **error)
{
  return kw_database_with_guard_open (database, change_journal, sql, error);
}

static gboolean
change_journal_here (KwJob *job, GError **error)
{
  return kw_database_with_transaction (job->database, change_journal_guarded, job->data, error);
}

/* Not even a commit changes what was journalled. */
static void
test_journal_is_for_good (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = { "UPDATE journal SET reason = 'another'", "DELETE FROM journal" };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      kw_casebook_run_sync_number (fixture->casebook, KW_WAITED_FOR, change_journal_here, (gpointer) attempts[i], NULL,
                                   NULL, &error);
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_GUARDED);
    }
}

/* A program without the function cannot write at all. */
static void
test_foreign_connection (Fixture *fixture, gconstpointer data)
{
  RawCasebook raw;
  sqlite3 *handle;

  fixture_add_family (fixture, "WCC-0042", "Okafor");
  fixture_close (fixture);
  raw = raw_open_unguarded (fixture->path);
  handle = raw.handle;
  g_assert_cmpint (sqlite3_exec (handle, "SELECT count (*) FROM family", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE family SET name = 'Brown'", NULL, NULL, NULL), ==, SQLITE_ERROR);
  g_assert_nonnull (strstr (sqlite3_errmsg (handle), "kw_guard"));
  g_assert_cmpint (sqlite3_exec (handle, "DELETE FROM journal", NULL, NULL, NULL), ==, SQLITE_ERROR);
  raw_close (&raw);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_put_family (fixture, edit, "WCC-0042", "Okafor");
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (kw_casebook_commit_sync (fixture->casebook, edit, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM family"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/commit/all-or-nothing", test_all_or_nothing);
  fixture_test ("/commit/invalid", test_invalid);
  fixture_test ("/commit/no-family", test_no_family);
  fixture_test ("/commit/same-reference", test_same_reference);
  fixture_test ("/commit/dangling", test_dangling);
  fixture_test ("/commit/other-family", test_other_family);
  fixture_test ("/commit/move", test_move);
  fixture_test ("/commit/remove-referred", test_remove_referred);
  fixture_test ("/commit/remove-nothing", test_remove_nothing);
  fixture_test ("/commit/cancelled", test_cancelled);
  g_test_add ("/commit/designation/none-active", Fixture, GINT_TO_POINTER (KW_FAMILY_ACTIVE), fixture_set_up,
              test_without_designation, fixture_tear_down);
  g_test_add ("/commit/designation/none-closed", Fixture, GINT_TO_POINTER (KW_FAMILY_CLOSED), fixture_set_up,
              test_without_designation, fixture_tear_down);
  fixture_test ("/commit/designation/two", test_two_designations);
  fixture_test ("/commit/designation/end", test_end_designation);
  fixture_test ("/commit/designation/remove", test_remove_designation);
  fixture_test ("/commit/designation/hand-over", test_hand_over);
  g_test_add ("/commit/designation/hand-over-new-first", Fixture, "new first", fixture_set_up, test_hand_over,
              fixture_tear_down);
  fixture_test ("/commit/guard", test_guard);
  fixture_test ("/commit/guard/journal", test_journal_is_for_good);
  fixture_test ("/commit/guard/foreign", test_foreign_connection);

  return g_test_run ();
}
