/* test-danger-entry.c
 *
 * A concern being written down: whose whereabouts are asked for, what is wrong, what is saved, what comes back from a
 * draft. Today is Tuesday 29 January 2013, 14:35.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-danger-entry.h"

#include "kw-test-case.h"

#define TODAY (kw_date_from_ymd (2013, 1, 29))
#define NOW   (kw_instant_from_local (TODAY, 14, 35, 0))

typedef struct
{
  KwCaseFile *file;
  gint64 last_id;
  KwMember *ada, *tobi, *ife;
  KwProblem *violence;
} Fixture;

static KwMember *
take_member (Fixture *fixture, const char *given, KwMemberRole role, const char *born)
{
  KwMember *member = add_record (fixture->file, KW_RECORD_MEMBER);

  member->given = g_strdup (given);
  member->role = role;
  member->born = date_of (born);
  return member;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->file = new_case_file ();
  fixture->last_id = 1000;
  fixture->ada = take_member (fixture, "Ada", KW_MEMBER_MOTHER, "1980-02-04");
  fixture->tobi = take_member (fixture, "Tobi", KW_MEMBER_CHILD, "1999-06-11");
  fixture->ife = take_member (fixture, "Ife", KW_MEMBER_CHILD, NULL);
  /* A child of the family, but grown up. */
  take_member (fixture, "Sam", KW_MEMBER_CHILD, "1994-01-01");
  fixture->violence = add_record (fixture->file, KW_RECORD_PROBLEM);
  fixture->violence->title = g_strdup ("Violence");
  fixture->violence->severity = 3;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kw_case_file_unref (fixture->file);
}

static gint64
new_id (gpointer user_data)
{
  return ++*(gint64 *) user_data;
}

static KwDangerEntry *
make_entry (Fixture *fixture)
{
  return kw_danger_entry_new (fixture->file, NOW, new_id, &fixture->last_id);
}

static KwDangerEntry *
make_right_entry (Fixture *fixture)
{
  KwDangerEntry *entry = make_entry (fixture);

  kw_entry_set_text (&entry->words, "“He hit her again.”");
  entry->harm = KW_HARM_WORRY;
  entry->problem = fixture->violence->record.id;
  return entry;
}

static GPtrArray *
to_records (Fixture *fixture, const KwDangerEntry *entry)
{
  return kw_danger_entry_to_records (entry, fixture->file, NOW, new_id, &fixture->last_id);
}

static void
assert_fault (Fixture *fixture, const KwDangerEntry *entry, const char *field)
{
  g_autoptr (GPtrArray) faults = kw_danger_entry_check (entry, fixture->file, NOW);

  g_assert_cmpuint (faults->len, ==, field != NULL ? 1 : 0);
  if (field != NULL)
    g_assert_nonnull (kw_faults_find (faults, field));
}

/* Where each child is: who is not yet 18, and who is there as a child and nobody knows how old. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_entry (fixture);
  g_autoptr (GPtrArray) faults = kw_danger_entry_check (entry, fixture->file, NOW);

  g_assert_cmpuint (entry->children->len, ==, 2);
  g_assert_cmpint (((KwChildWhere *) entry->children->pdata[0])->member, ==, fixture->tobi->record.id);
  g_assert_cmpint (((KwChildWhere *) entry->children->pdata[1])->member, ==, fixture->ife->record.id);
  g_assert_cmpstr (entry->raised, ==, "today 14:35");
  g_assert_cmpuint (entry->told->len, ==, 0);

  g_assert_cmpuint (faults->len, ==, 3);
  g_assert_nonnull (kw_faults_find (faults, KW_DANGER_FIELD_WORDS));
  g_assert_nonnull (kw_faults_find (faults, KW_DANGER_FIELD_HARM));
  g_assert_nonnull (kw_faults_find (faults, KW_DANGER_FIELD_PROBLEM));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_right_entry (fixture);
  KwToldEntry *told;

  assert_fault (fixture, entry, NULL);
  kw_entry_set_text (&entry->raised, "just now");
  assert_fault (fixture, entry, KW_DANGER_FIELD_RAISED);
  kw_entry_set_text (&entry->raised, "today 16:00");
  assert_fault (fixture, entry, KW_DANGER_FIELD_RAISED);
  /* Clocks differ a little. */
  kw_entry_set_text (&entry->raised, "today 14:45");
  assert_fault (fixture, entry, NULL);
  entry->problem = KW_DANGER_NEW_PROBLEM;
  assert_fault (fixture, entry, KW_DANGER_FIELD_PROBLEM);
  kw_entry_set_text (&entry->title, "Hits her");
  assert_fault (fixture, entry, NULL);

  /* A line that nothing was written into is none. */
  told = kw_danger_entry_add_told (entry, "", NOW);
  assert_fault (fixture, entry, NULL);
  kw_entry_set_text (&told->reference, "4711");
  assert_fault (fixture, entry, KW_DANGER_FIELD_TOLD);
  kw_entry_set_text (&told->who, "Police");
  assert_fault (fixture, entry, NULL);
  kw_entry_set_text (&told->when, "in a bit");
  assert_fault (fixture, entry, KW_DANGER_FIELD_TOLD);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_right_entry (fixture);
  g_autoptr (GPtrArray) records = NULL;
  KwToldEntry *told;
  const KwConcern *concern;
  const KwConcernTold *who;

  kw_entry_set_text (&entry->raised, "today 1420");
  kw_entry_set_text (&entry->said_by, " Tobi ");
  kw_entry_set_text (&((KwChildWhere *) entry->children->pdata[0])->where, "at school");
  told = kw_danger_entry_add_told (entry, "Police", NOW);
  kw_entry_set_text (&told->reference, "4711");
  kw_entry_set_text (&told->when, "today 1430");
  kw_danger_entry_add_told (entry, "", NOW);
  records = to_records (fixture, entry);

  g_assert_cmpuint (records->len, ==, 2);
  concern = records->pdata[0];
  g_assert_true (concern->record.type->kind == KW_RECORD_CONCERN);
  g_assert_cmpint (concern->record.id, ==, entry->id);
  g_assert_cmpint (concern->problem, ==, fixture->violence->record.id);
  g_assert_cmpint (concern->harm, ==, KW_HARM_WORRY);
  g_assert_cmpint (concern->raised, ==, kw_instant_from_local (TODAY, 14, 20, 0));
  g_assert_cmpstr (concern->words, ==, "“He hit her again.”");
  g_assert_cmpstr (concern->said_by, ==, "Tobi");
  g_assert_cmpstr (concern->children_where, ==, "Tobi: at school");
  g_assert_null (concern->parents_told);
  who = records->pdata[1];
  g_assert_cmpint (who->concern, ==, entry->id);
  g_assert_cmpstr (who->who, ==, "Police");
  g_assert_cmpstr (who->reference, ==, "4711");
  g_assert_cmpint (who->at, ==, kw_instant_from_local (TODAY, 14, 30, 0));
}

/* Something new is a problem first, as bad as can be until somebody says otherwise. */
static void
test_new_problem (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_right_entry (fixture);
  g_autoptr (GPtrArray) records = NULL;
  const KwProblem *problem;

  entry->problem = KW_DANGER_NEW_PROBLEM;
  entry->domain = KW_DOMAIN_DRUGS;
  kw_entry_set_text (&entry->title, " Dealers at the door ");
  records = to_records (fixture, entry);
  g_assert_cmpuint (records->len, ==, 2);
  problem = records->pdata[0];
  g_assert_true (problem->record.type->kind == KW_RECORD_PROBLEM);
  g_assert_cmpstr (problem->title, ==, "Dealers at the door");
  g_assert_cmpint (problem->domain, ==, KW_DOMAIN_DRUGS);
  g_assert_cmpint (problem->severity, ==, 4);
  g_assert_cmpint (problem->identified, ==, TODAY);
  g_assert_cmpint (((KwConcern *) records->pdata[1])->problem, ==, problem->record.id);
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_entry (fixture);
  g_autoptr (KwDangerEntry) back = make_entry (fixture);
  g_autoptr (KwDangerEntry) elsewhere = NULL;
  g_autoptr (KwCaseFile) empty = new_case_file ();
  KwToldEntry *told;
  json_t *draft;

  kw_entry_set_text (&entry->words, "half a sent");
  kw_entry_set_text (&entry->raised, "today 1420");
  kw_entry_set_text (&entry->parents_told, "not yet");
  kw_entry_set_text (&((KwChildWhere *) entry->children->pdata[1])->where, "with Gran");
  entry->problem = fixture->violence->record.id;
  told = kw_danger_entry_add_told (entry, "Police", NOW);
  kw_entry_set_text (&told->when, "no idea");
  draft = kw_danger_entry_to_json (entry, NOW);

  /* The next day "today" is another day. */
  kw_danger_entry_read_json (back, draft, fixture->file, NOW + KW_DAY);
  g_assert_cmpint (back->id, ==, entry->id);
  g_assert_cmpstr (back->words, ==, "half a sent");
  g_assert_cmpstr (back->raised, ==, "yesterday 14:20");
  g_assert_cmpstr (back->parents_told, ==, "not yet");
  g_assert_cmpint (back->harm, ==, KW_CODE_NONE);
  g_assert_cmpint (back->problem, ==, fixture->violence->record.id);
  g_assert_cmpstr (((KwChildWhere *) back->children->pdata[0])->where, ==, "");
  g_assert_cmpstr (((KwChildWhere *) back->children->pdata[1])->where, ==, "with Gran");
  g_assert_cmpuint (back->told->len, ==, 1);
  g_assert_cmpstr (((KwToldEntry *) back->told->pdata[0])->who, ==, "Police");
  g_assert_cmpstr (((KwToldEntry *) back->told->pdata[0])->when, ==, "no idea");

  elsewhere = kw_danger_entry_new (empty, NOW, new_id, &fixture->last_id);
  kw_danger_entry_read_json (elsewhere, draft, empty, NOW);
  g_assert_cmpint (elsewhere->problem, ==, KW_NONE);
  g_assert_cmpuint (elsewhere->children->len, ==, 0);
  json_decref (draft);
}

static void
test_foreign_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDangerEntry) entry = make_entry (fixture);
  json_t *draft = json_pack ("{s:i, s:i, s:i, s:s, s:i}", "harm", 4711, "domain", -3, "words", 5, "said_by", "Ada",
                             "told", 1);

  kw_danger_entry_read_json (entry, draft, fixture->file, NOW);
  g_assert_cmpint (entry->harm, <=, KW_HARM_WORRY);
  g_assert_cmpint (entry->domain, ==, 0);
  g_assert_cmpstr (entry->words, ==, "");
  g_assert_cmpstr (entry->said_by, ==, "Ada");
  g_assert_cmpuint (entry->told->len, ==, 0);
  json_decref (draft);
}

#define fixture_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/danger-entry/new", test_new);
  fixture_test ("/danger-entry/faults", test_faults);
  fixture_test ("/danger-entry/saved", test_saved);
  fixture_test ("/danger-entry/new-problem", test_new_problem);
  fixture_test ("/danger-entry/draft", test_draft);
  fixture_test ("/danger-entry/foreign-draft", test_foreign_draft);

  return g_test_run ();
}
