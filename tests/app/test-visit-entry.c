/* test-visit-entry.c
 *
 * A visit being logged: what is guessed, what is wrong, what is saved, what comes back from a draft. Today is Tuesday
 * 29 January 2013, 10:35.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-record-json.h"
#include "kw-visit-entry.h"
#include "kw-visit-note.h"

#include <string.h>

#define TODAY (kw_date_from_ymd (2013, 1, 29))
#define NOW   (kw_instant_from_local (TODAY, 10, 35, 0))

enum {
  FAMILY = 1,
  ADA = 10,
  TOBI = 11,
  GRACE = 12,
  HEROIN = 20,
  PLANNED = 30
};

static gint64
new_id (gpointer user_data)
{
  return ++*(gint64 *) user_data;
}

static gpointer
take (KwCaseFile *case_file,
      KwRecordKind kind,
      gint64 id)
{
  gpointer record = kw_entry_new_record (kind, id, FAMILY);

  kw_case_file_take (case_file, record);

  return record;
}

static void
take_member (KwCaseFile *case_file,
             gint64 id,
             const char *given,
             KwMemberRole role,
             gboolean at_home)
{
  KwMember *member = take (case_file, KW_RECORD_MEMBER, id);

  member->given = g_strdup (given);
  member->role = role;
  member->at_home = at_home;
}

static KwCaseFile *
make_case_file (void)
{
  KwCaseFile *case_file = kw_case_file_new ();
  KwFamily *family = take (case_file, KW_RECORD_FAMILY, FAMILY);
  KwProblem *problem;

  family->name = g_strdup ("Okafor");
  family->opened = TODAY - 20;
  take_member (case_file, ADA, "Ada", KW_MEMBER_MOTHER, TRUE);
  take_member (case_file, TOBI, "Tobi", KW_MEMBER_CHILD, TRUE);
  take_member (case_file, GRACE, "Grace", KW_MEMBER_GRANDPARENT, FALSE);
  problem = take (case_file, KW_RECORD_PROBLEM, HEROIN);
  problem->domain = KW_DOMAIN_DRUGS;
  problem->title = g_strdup ("Heroin");
  problem->severity = 3;

  return case_file;
}

static KwVisitEntry *
make_entry (KwCaseFile *case_file,
            gint64 *last_id)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  return kw_visit_entry_new (case_file, policy, NOW, new_id, last_id);
}

static gpointer
find (GPtrArray *records,
      KwRecordKind kind,
      guint number)
{
  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = g_ptr_array_index (records, i);

      if (record->type->kind == kind && number-- == 0)
        return record;
    }

  return NULL;
}

static void
test_guessed (void)
{
  g_autoptr (KwCaseFile) case_file = make_case_file ();
  g_autoptr (KwVisitEntry) entry = NULL;
  KwAppointment *planned;
  gint64 last_id = 1000;
  KwInstant start;

  /* Nothing planned: an hour that has just ended. */
  entry = make_entry (case_file, &last_id);
  g_assert_true (kw_visit_entry_get_start (entry, NOW, &start));
  g_assert_cmpint (start, ==, kw_instant_from_local (TODAY, 9, 30, 0));
  g_assert_true (kw_ids_contain (entry->seen, ADA));
  g_assert_false (kw_ids_contain (entry->seen, GRACE));
  g_assert_cmpuint (entry->trust->len, ==, 0);
  g_assert_true (kw_visit_entry_get_next (entry, NOW, &start));
  g_assert_cmpint (start, ==, kw_instant_from_local (TODAY + 2, 9, 30, 0));
  g_clear_pointer (&entry, kw_visit_entry_free);

  /* What was planned for this morning is what is being logged. */
  planned = take (case_file, KW_RECORD_APPOINTMENT, PLANNED);
  planned->start = kw_instant_from_local (TODAY, 10, 0, 0);
  entry = make_entry (case_file, &last_id);
  g_assert_cmpint (entry->appointment, ==, PLANNED);
  g_assert_true (kw_visit_entry_get_start (entry, NOW, &start));
  g_assert_cmpint (start, ==, planned->start);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *when, *minutes, *next, *note, *field;
  } rows[] = {
    { "today 0930", "60", "", "", NULL },
    { "lately", "60", "", "", KW_VISIT_FIELD_WHEN },
    { "today 2300", "60", "", "", KW_VISIT_FIELD_WHEN },
    { "today 0930", "a while", "", "", KW_VISIT_FIELD_MINUTES },
    { "today 0930", "25h", "", "", KW_VISIT_FIELD_MINUTES },
    { "today 0930", "60", "someday", "", KW_VISIT_FIELD_NEXT },
    { "today 0930", "60", "today 0900", "", KW_VISIT_FIELD_NEXT },
    { "today 0930", "60", "", "[Ada only] She has not told him.", NULL },
    { "today 0930", "60", "", "[Ada onl] She has not told him.", KW_VISIT_FIELD_NOTE },
    { "today 0930", "60", "", "All well.\n[Nobody only] x", KW_VISIT_FIELD_NOTE },
  };
  g_autoptr (KwCaseFile) case_file = make_case_file ();
  gint64 last_id = 1000;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwVisitEntry) entry = make_entry (case_file, &last_id);
      g_autoptr (GPtrArray) faults = NULL;

      kw_entry_set_text (&entry->when, rows[i].when);
      kw_entry_set_text (&entry->minutes, rows[i].minutes);
      kw_entry_set_text (&entry->next, rows[i].next);
      kw_entry_set_text (&entry->note, rows[i].note);
      faults = kw_visit_entry_check (entry, case_file, NOW);
      g_assert_cmpuint (faults->len, ==, rows[i].field == NULL ? 0 : 1);
      if (rows[i].field != NULL)
        g_assert_nonnull (kw_faults_find (faults, rows[i].field));
    }
}

/* A child who tells somebody is a concern, not a breakthrough. */
static void
test_opened_up (void)
{
  g_autoptr (KwCaseFile) case_file = make_case_file ();
  gint64 last_id = 1000;
  g_autoptr (KwVisitEntry) entry = make_entry (case_file, &last_id);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) records = NULL;
  KwProblem *problem;
  KwVisitLine *line;

  entry->opened_up.happened = TRUE;
  entry->opened_up.problem = HEROIN;
  entry->opened_up.member = TOBI;
  kw_entry_set_text (&entry->opened_up.when, "1010");
  faults = kw_visit_entry_check (entry, case_file, NOW);
  g_assert_nonnull (kw_faults_find (faults, KW_VISIT_FIELD_OPENED_UP));

  entry->opened_up.member = ADA;
  entry->opened_up.help = KW_HELP_NOT_NOW;
  g_clear_pointer (&faults, g_ptr_array_unref);
  faults = kw_visit_entry_check (entry, case_file, NOW);
  g_assert_cmpuint (faults->len, ==, 0);
  records = kw_visit_entry_to_records (entry, case_file, NOW, new_id, &last_id);
  problem = find (records, KW_RECORD_PROBLEM, 0);
  g_assert_cmpint (problem->acknowledged, ==, kw_instant_from_local (TODAY, 10, 10, 0));
  g_assert_cmpint (problem->help_wanted, ==, KW_HELP_NOT_NOW);
  /* Who told us is that person's alone. */
  line = find (records, KW_RECORD_VISIT_LINE, 0);
  g_assert_cmpint (line->member, ==, ADA);
  g_assert_nonnull (strstr (line->text, "Heroin"));
}

static void
test_records (void)
{
  g_autoptr (KwCaseFile) case_file = make_case_file ();
  gint64 last_id = 1000;
  g_autoptr (KwVisitEntry) entry = make_entry (case_file, &last_id);
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GPtrArray) not_seen = NULL;
  KwVisit *visit;
  KwVisitLine *line;

  kw_entry_set_text (&entry->note, "Sorted the post.\n[Ada only] Her sister knows.\n[Ada only] He does not.\nTea.");
  g_ptr_array_add (entry->newcomers, g_strdup ("Jan Miller, school nurse"));
  kw_visit_entry_set_trust (entry, ADA, 3);
  kw_visit_entry_set_trust (entry, GRACE, 5);
  seen = kw_visit_entry_to_records (entry, case_file, NOW, new_id, &last_id);
  visit = find (seen, KW_RECORD_VISIT, 0);
  g_assert_cmpstr (visit->note, ==, "Sorted the post.\nTea.");
  line = find (seen, KW_RECORD_VISIT_LINE, 0);
  g_assert_cmpstr (line->text, ==, "Her sister knows.\nHe does not.");
  g_assert_cmpstr (((KwProfessional *) find (seen, KW_RECORD_PROFESSIONAL, 0))->profession, ==, "school nurse");
  g_assert_nonnull (find (seen, KW_RECORD_VISIT_PROFESSIONAL, 0));
  /* Nobody's trust is recorded who was not there. */
  g_assert_nonnull (find (seen, KW_RECORD_VISIT_TRUST, 0));
  g_assert_null (find (seen, KW_RECORD_VISIT_TRUST, 1));
  for (guint i = 0; i < seen->len; i++)
    {
      g_autoptr (GPtrArray) problems = kw_record_validate (g_ptr_array_index (seen, i));

      g_assert_cmpuint (problems->len, ==, 0);
    }

  /* Where nobody was seen, nothing that needs somebody is saved. */
  entry->outcome = KW_VISIT_NOBODY_IN;
  not_seen = kw_visit_entry_to_records (entry, case_file, NOW, new_id, &last_id);
  g_assert_cmpint (((KwVisit *) find (not_seen, KW_RECORD_VISIT, 0))->minutes, ==, 0);
  g_assert_null (find (not_seen, KW_RECORD_VISIT_SEEN, 0));
  g_assert_null (find (not_seen, KW_RECORD_VISIT_TRUST, 0));
  g_assert_nonnull (find (not_seen, KW_RECORD_APPOINTMENT, 0));
}

/* Everything comes back, right or wrong; and "today" still means the day on which it was written. */
static void
test_draft (void)
{
  g_autoptr (KwCaseFile) case_file = make_case_file ();
  gint64 last_id = 1000;
  g_autoptr (KwVisitEntry) entry = make_entry (case_file, &last_id);
  g_autoptr (KwVisitEntry) back = make_entry (case_file, &last_id);
  g_autofree char *content = NULL;
  KwInstant tomorrow = NOW + KW_DAY;
  KwInstant start;
  json_t *draft;

  entry->outcome = KW_VISIT_DECLINED;
  kw_entry_set_text (&entry->note, "Half a sent");
  kw_entry_set_text (&entry->minutes, "a while");
  kw_entry_set_text (&entry->next, "someday");
  kw_visit_entry_set_trust (entry, ADA, 4);
  kw_ids_set (entry->seen, TOBI, FALSE);
  content = kw_entry_dump (kw_visit_entry_to_json (entry, NOW));
  draft = kw_entry_parse (content);
  kw_visit_entry_read_json (back, draft, tomorrow);
  json_decref (draft);

  g_assert_cmpint (back->id, ==, entry->id);
  g_assert_cmpint (back->outcome, ==, KW_VISIT_DECLINED);
  g_assert_cmpstr (back->note, ==, "Half a sent");
  g_assert_cmpstr (back->minutes, ==, "a while");
  g_assert_cmpstr (back->next, ==, "someday");
  g_assert_cmpint (kw_visit_entry_get_trust (back, ADA), ==, 4);
  g_assert_false (kw_ids_contain (back->seen, TOBI));
  g_assert_true (kw_visit_entry_get_start (back, tomorrow, &start));
  g_assert_cmpint (start, ==, kw_instant_from_local (TODAY, 9, 30, 0));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-entry/guessed", test_guessed);
  g_test_add_func ("/visit-entry/faults", test_faults);
  g_test_add_func ("/visit-entry/opened-up", test_opened_up);
  g_test_add_func ("/visit-entry/records", test_records);
  g_test_add_func ("/visit-entry/draft", test_draft);

  return g_test_run ();
}
