/* test-history.c
 *
 * Who changed what, when and why can be read; an edit can be taken back unless something has changed since; who looked
 * is noted and stays noted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "raw-casebook.h"

#include "kw-data-error.h"
#include "kw-journal.h"

static gint64
put_problem (Fixture *fixture, gint64 id, gint64 family, int severity, const char *title, const char *reason)
{
  g_autoptr (KwEdit) edit = kw_edit_new (reason);
  KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);

  problem->record.id = id;
  problem->record.family = family;
  problem->domain = KW_DOMAIN_DEBT;
  problem->title = g_strdup (title);
  problem->severity = severity;
  problem->identified = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, problem);
  return fixture_commit (fixture, edit);
}

static gint64
remove_problem (Fixture *fixture, gint64 id)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_edit_remove (edit, KW_RECORD_PROBLEM, id);
  return fixture_commit (fixture, edit);
}

static KwProblem *
stored_problem (Fixture *fixture, gint64 family, gint64 id)
{
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);
  KwProblem *problem = kw_case_file_find (file, KW_RECORD_PROBLEM, id);

  return problem != NULL ? kw_record_copy (problem) : NULL;
}

static gint64
undo (Fixture *fixture, gint64 edit)
{
  g_autoptr (GError) error = NULL;
  gint64 number = kw_casebook_undo_sync (fixture->casebook, edit, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (number, >, edit);
  return number;
}

static void
assert_refused (Fixture *fixture, gint64 edit, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_casebook_undo_sync (fixture->casebook, edit, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, sentence);
}

static GPtrArray *
history_of (Fixture *fixture, KwRecordKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = kw_casebook_history_sync (fixture->casebook, kind, id, NULL, &error);

  g_assert_no_error (error);
  return changes;
}

static void
assert_told (GPtrArray *changes, guint i, const char *words)
{
  g_autofree char *told = kw_change_describe (g_ptr_array_index (changes, i));

  g_assert_cmpstr (told, ==, words);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = kw_casebook_new_id (fixture->casebook);
  gint64 edits[3];
  g_autoptr (GPtrArray) changes = NULL;

  edits[0] = put_problem (fixture, id, family, 2, "Arrears", NULL);
  fixture->now += KW_HOUR;
  edits[1] = put_problem (fixture, id, family, 3, "Rent arrears", "letter from the landlord");
  fixture->now += KW_HOUR;
  edits[2] = remove_problem (fixture, id);
  changes = history_of (fixture, KW_RECORD_PROBLEM, id);

  g_assert_cmpuint (changes->len, ==, 3);
  for (guint i = 0; i < changes->len; i++)
    {
      KwChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpint (change->edit, ==, edits[i]);
      g_assert_cmpint (change->when, ==, FIXTURE_NOW + i * KW_HOUR);
      g_assert_cmpstr (change->author, ==, "Ruth Adeyemi");
      g_assert_true (change->kind == KW_RECORD_PROBLEM);
      g_assert_cmpint (change->id, ==, id);
      g_assert_cmpint (change->removed, ==, i == 2);
    }
  assert_told (changes, 0,
               "29 January 2013, 10:00, Ruth Adeyemi: Problem added (Domain: Debt; Title: “Arrears”; Severity: 2; "
               "Identified: 7 January 2013; Immediate risk: no).");
  assert_told (changes, 1,
               "29 January 2013, 11:00, Ruth Adeyemi: Title changed from “Arrears” to “Rent arrears”; Severity "
               "changed from 2 to 3. Why: letter from the landlord");
  assert_told (changes, 2,
               "29 January 2013, 12:00, Ruth Adeyemi: Problem removed (Domain: Debt; Title: “Rent arrears”; "
               "Severity: 3; Identified: 7 January 2013; Immediate risk: no).");
}

static void
test_history_of_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  g_autoptr (GPtrArray) none = history_of (fixture, KW_RECORD_PROBLEM, family);

  g_assert_cmpuint (none->len, ==, 0);
}

static KwChange *
make_change (KwRecordKind kind, const char *old, const char *patch, gboolean removed)
{
  KwChange *change = g_new0 (KwChange, 1);

  change->kind = kind;
  change->removed = removed;
  change->old = json_loads (old, 0, NULL);
  change->patch = json_loads (patch, 0, NULL);
  return change;
}

static const struct
{
  KwRecordKind kind;
  const char *old, *patch, *words;
} words[] = {
  { KW_RECORD_PROBLEM, "{\"severity\":2}", "{\"severity\":3}", "Severity changed from 2 to 3" },
  { KW_RECORD_PROBLEM, "{\"resolved\":null}", "{\"resolved\":\"2013-02-04\"}", "Settled set to 4 February 2013" },
  { KW_RECORD_PROBLEM, "{\"resolved\":\"2013-02-04\"}", "{\"resolved\":null}",
    "Settled taken out (was 4 February 2013)" },
  { KW_RECORD_PROBLEM, "{\"raised_by\":[]}", "{\"raised_by\":[\"child\"]}", "Raised by set to Child" },
  { KW_RECORD_PROBLEM, "{\"immediate_risk\":false}", "{\"immediate_risk\":true}",
    "Immediate risk changed from no to yes" },
  { KW_RECORD_DESIGNATION, "{\"worker\":\"5\"}", "{\"worker\":\"6\"}", "Key worker changed" },
  { KW_RECORD_DEBT, "{\"amount_pence\":100}", "{\"amount_pence\":null,\"from_the_future\":1}",
    "Amount taken out (was £1.00)" },
  { KW_RECORD_VISIT, "{\"note\":\"a\\nb\"}", "{\"note\":\"c\"}", "Note changed from “a b” to “c”" },
  { KW_RECORD_VISIT_SEEN, "{}", "{\"visit\":\"1\",\"member\":\"2\"}", "Seen added" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (KwChange) change = make_change (words[i].kind, words[i].old, words[i].patch, FALSE);
      g_autofree char *told = kw_change_describe_what (change);

      g_assert_cmpstr (told, ==, words[i].words);
    }
}

static void
test_words_of_erased (void)
{
  g_autoptr (KwChange) change = make_change (KW_RECORD_PROBLEM, "", "", FALSE);
  g_autofree char *told = kw_change_describe_what (change);

  g_assert_null (change->patch);
  g_assert_cmpstr (told, ==, "Problem: what was changed has been erased");
}

static void
test_undo_change (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = kw_casebook_new_id (fixture->casebook);
  g_autoptr (KwRecord) before = NULL;
  g_autoptr (KwRecord) changed = NULL;
  g_autoptr (KwRecord) undone = NULL;
  g_autoptr (KwRecord) redone = NULL;
  gint64 edit, taken_back;

  put_problem (fixture, id, family, 2, "Arrears", NULL);
  before = (KwRecord *) stored_problem (fixture, family, id);
  edit = put_problem (fixture, id, family, 3, "Rent arrears", NULL);
  changed = (KwRecord *) stored_problem (fixture, family, id);
  taken_back = undo (fixture, edit);
  undone = (KwRecord *) stored_problem (fixture, family, id);
  g_assert_true (kw_record_equal (undone, before));

  /* Taking back is an edit like any other. */
  undo (fixture, taken_back);
  redone = (KwRecord *) stored_problem (fixture, family, id);
  g_assert_true (kw_record_equal (redone, changed));
}

static void
test_undo_insert_and_remove (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = kw_casebook_new_id (fixture->casebook);
  gint64 inserted = put_problem (fixture, id, family, 2, "Arrears", NULL);
  g_autoptr (KwRecord) before = (KwRecord *) stored_problem (fixture, family, id);
  g_autoptr (KwRecord) back = NULL;

  undo (fixture, inserted);
  g_assert_null (stored_problem (fixture, family, id));

  put_problem (fixture, id, family, 2, "Arrears", NULL);
  undo (fixture, remove_problem (fixture, id));
  back = (KwRecord *) stored_problem (fixture, family, id);
  g_assert_true (kw_record_equal (back, before));
}

/* A field that the edit did not touch may change in between, and keeps its new value. */
static void
test_undo_beside (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = kw_casebook_new_id (fixture->casebook);
  g_autoptr (KwRecord) left = NULL;
  gint64 edit;

  put_problem (fixture, id, family, 2, "Arrears", NULL);
  edit = put_problem (fixture, id, family, 3, "Arrears", NULL);
  put_problem (fixture, id, family, 3, "Rent arrears", NULL);
  undo (fixture, edit);
  left = (KwRecord *) stored_problem (fixture, family, id);
  g_assert_cmpint (((KwProblem *) left)->severity, ==, 2);
  g_assert_cmpstr (((KwProblem *) left)->title, ==, "Rent arrears");
}

static void
test_undo_refused (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-0042", "Okafor");
  gint64 id = kw_casebook_new_id (fixture->casebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) left = NULL;
  gint64 inserted, edit, removed;

  inserted = put_problem (fixture, id, family, 2, "Arrears", NULL);
  edit = put_problem (fixture, id, family, 3, "Arrears", NULL);
  put_problem (fixture, id, family, 4, "Arrears", NULL);
  assert_refused (fixture, edit, "Problem: “Severity” has been changed since, so this cannot be undone.");
  assert_refused (fixture, inserted, "Problem: “Severity” has been changed since, so this cannot be undone.");
  left = (KwRecord *) stored_problem (fixture, family, id);
  g_assert_cmpint (((KwProblem *) left)->severity, ==, 4);

  removed = remove_problem (fixture, id);
  assert_refused (fixture, edit, "Problem: it has been removed since, so this cannot be undone.");
  assert_refused (fixture, inserted, "Problem: it has been removed since, so this cannot be undone.");
  put_problem (fixture, id, family, 1, "Another", NULL);
  assert_refused (fixture, removed, "Problem: it has been entered again since, so this cannot be undone.");

  g_assert_cmpint (kw_casebook_undo_sync (fixture->casebook, 12345, NULL, &error), ==, 0);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
}

/* All of an edit or nothing: one of its records changed since, so the other stays too. */
static void
test_undo_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  gint64 first = fixture_put_family (fixture, edit, "WCC-1", "Okafor");
  gint64 second = fixture_put_family (fixture, edit, "WCC-2", "Smith");
  gint64 number = fixture_commit (fixture, edit);
  g_autoptr (KwCaseFile) file = fixture_load (fixture, second);
  g_autoptr (KwEdit) rename = kw_edit_new (NULL);
  KwFamily *renamed = kw_record_copy (kw_case_file_get_family (file));
  gint64 rename_number;

  g_free (renamed->name);
  renamed->name = g_strdup ("Smythe");
  kw_edit_put (rename, renamed);
  rename_number = fixture_commit (fixture, rename);
  assert_refused (fixture, number, "Family: “Name” has been changed since, so this cannot be undone.");
  kw_case_file_unref (fixture_load (fixture, first));

  undo (fixture, rename_number);
  undo (fixture, number);
  g_assert_null (kw_casebook_load_family_sync (fixture->casebook, first, NULL, NULL));
  g_assert_null (kw_casebook_load_family_sync (fixture->casebook, second, NULL, NULL));
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_log_read_finish (KW_CASEBOOK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
test_read_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 reader = kw_casebook_get_worker (fixture->casebook)->record.id;
  g_autofree char *expected =
      g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|opened|7||covering for Mary\n"
                       "%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|searched||bailiff|\n",
                       FIXTURE_NOW, reader, FIXTURE_NOW, reader);
  g_autofree char *logged = NULL;
  gboolean done = FALSE;

  g_assert_true (kw_casebook_log_read_sync (fixture->casebook, KW_READ_OPENED, 7, NULL, "covering for Mary", NULL,
                                            &error));
  g_assert_no_error (error);
  /* Closing waits for it. */
  kw_casebook_log_read_async (fixture->casebook, KW_READ_SEARCHED, KW_NONE, "bailiff", NULL, NULL, logged_cb, &done);
  g_assert_true (kw_casebook_close_sync (fixture->casebook, &error));
  g_assert_no_error (error);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  logged = raw_read (fixture->path,
                     "SELECT at || '|' || reader || '|' || what || '|' || coalesce (family, '') || '|' ||"
                     " coalesce (words, '') || '|' || coalesce (why, '') FROM read_log ORDER BY id");
  g_assert_cmpstr (logged, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/history/history", test_history);
  fixture_test ("/history/of-nothing", test_history_of_nothing);
  g_test_add_func ("/history/words", test_words);
  g_test_add_func ("/history/words-of-erased", test_words_of_erased);
  fixture_test ("/undo/change", test_undo_change);
  fixture_test ("/undo/insert-and-remove", test_undo_insert_and_remove);
  fixture_test ("/undo/beside", test_undo_beside);
  fixture_test ("/undo/refused", test_undo_refused);
  fixture_test ("/undo/is-whole", test_undo_is_whole);
  fixture_test ("/read-log/noted", test_read_log);

  return g_test_run ();
}
