/* test-story.c
 *
 * The chronology, and the strangers at the door. It is Friday 1 February 2013, 14:00.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-professionals.h"
#include "kw-story.h"
#include "kw-test-case.h"

#include <string.h>

#define NOW instant_of ("2013-02-01T14:00")

static void
test_headline (void)
{
  static const struct
  {
    const char *note, *headline;
  } rows[] = {
    { NULL, NULL },
    { " \n", NULL },
    { "Sorted the post together.", "Sorted the post together" },
    { "Sorted the post. Ada cried, then laughed.", "Sorted the post" },
    { "Sorted the post\nAda cried", "Sorted the post" },
    { "Did she sleep? No.", "Did she sleep?" },
    { "At 9.30 she was up. Good.", "At 9.30 she was up" },
    { "Saw Dr. Khan with her. Fine.", "Saw Dr. Khan with her" },
    { "Rang T. Point. No answer.", "Rang T. Point" },
    { "Went to the housing office with Ada and both of the children, who were bored, and asked about the arrears",
      "Went to the housing office with Ada and both of the children, who were bored,…" },
    { "Ährenfeldstraßenüberquerungsgenehmigungsantragsformularausfüllhilfeanfrage" /* one long word */
      "stellenverzeichnis",
      "Ährenfeldstraßenüberquerungsgenehmigungsantragsformularausfüllhilfeanfragestell…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *headline = kw_story_propose_headline (rows[i].note);

      g_assert_cmpstr (headline, ==, rows[i].headline);
      g_assert_true (headline == NULL || g_utf8_strlen (headline, -1) <= KW_STORY_HEADLINE_LENGTH);
    }
}

static char *
describe (const GPtrArray *story)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < story->len; i++)
    {
      const KwStoryEntry *entry = g_ptr_array_index (story, i);
      g_autofree char *date = kw_date_format (entry->date);

      g_string_append_printf (text, "%s %s %s\n", date + strlen ("2013-"),
                              kw_code_set_get_code (&kw_story_kinds, (int) entry->kind), entry->headline);
    }
  return g_strdup (text->str);
}

typedef struct
{
  KwCaseFile *case_file;
  KwMember *ada;
  KwMember *tobi;
  GPtrArray *workers;
} Fixture;

static void
add_told_and_settled (Fixture *fixture)
{
  KwProblem *alcohol = add_problem (fixture->case_file, KW_DOMAIN_ALCOHOL, "Alcohol");
  KwProblem *debt = add_problem (fixture->case_file, KW_DOMAIN_DEBT, "Debt");
  KwProblemMember *whose = add_record (fixture->case_file, KW_RECORD_PROBLEM_MEMBER);
  KwReferral *referral = add_referral (fixture->case_file, alcohol, "Turning Point", KW_REFERRAL_MET);
  KwConcern *concern = add_record (fixture->case_file, KW_RECORD_CONCERN);

  whose->problem = alcohol->record.id;
  whose->member = fixture->ada->record.id;
  alcohol->acknowledged = instant_of ("2013-01-20T11:00");
  debt->resolved = date_of ("2013-01-28");
  referral->sent = instant_of ("2013-01-20T12:00");
  referral->met = instant_of ("2013-02-03T12:00");
  add_deadline (fixture->case_file, debt, KW_DEADLINE_APPLICATION, "2013-01-25", NULL);
  add_deadline (fixture->case_file, debt, KW_DEADLINE_APPLICATION, "2013-02-02", NULL);
  concern->problem = alcohol->record.id;
  concern->raised = instant_of ("2013-01-21T11:00");
  concern->words = g_strdup ("He shouted");
  concern->closed = date_of ("2013-01-24");
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);
  KwEvent *event;
  KwVisit *visit;

  fixture->case_file = new_case_file ();
  fixture->ada = add_member (fixture->case_file, "Ada", KW_MEMBER_MOTHER);
  fixture->tobi = add_member (fixture->case_file, "Tobi", KW_MEMBER_CHILD);
  fixture->workers = g_ptr_array_new_with_free_func (kw_record_free);
  worker->record.id = 77;
  worker->name = g_strdup ("Sam");
  g_ptr_array_add (fixture->workers, worker);
  kw_case_file_get_designation (fixture->case_file)->worker = 77;
  add_told_and_settled (fixture);
  visit = add_visit (fixture->case_file, "2013-01-22T10:00", KW_VISIT_SEEN);
  visit->note = g_strdup ("Sorted the post. Ada laughed.");
  add_seen (fixture->case_file, visit, fixture->ada, FALSE);
  add_seen (fixture->case_file, add_visit (fixture->case_file, "2013-01-23T10:00", KW_VISIT_SEEN), fixture->tobi, TRUE);
  add_visit (fixture->case_file, "2013-01-24T10:00", KW_VISIT_NOBODY_IN);
  add_visit (fixture->case_file, "2013-02-01T14:01", KW_VISIT_SEEN);
  event = add_record (fixture->case_file, KW_RECORD_EVENT);
  event->date = date_of ("2013-01-30");
  event->headline = g_strdup ("Tobi moved school");
  event->member = fixture->tobi->record.id;
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  kw_case_file_unref (fixture->case_file);
  g_ptr_array_unref (fixture->workers);
}

static void
test_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) story = kw_story_compute (fixture->case_file, fixture->workers, NOW);
  g_autofree char *text = describe (story);
  const KwStoryEntry *entry;
  json_t *json;

  g_assert_cmpstr (text, ==,
                   "01-30 event Tobi moved school\n"
                   "01-28 settled Settled: Debt\n"
                   "01-25 deadline Application: Debt\n"
                   "01-24 visit Nobody in\n"
                   "01-24 concern Concern closed: Alcohol\n"
                   "01-23 visit Saw Tobi\n"
                   "01-22 visit Sorted the post\n"
                   "01-21 concern Concern: Alcohol\n"
                   "01-20 referral Referred to Turning Point: Alcohol\n"
                   "01-20 told-us Told us: Alcohol\n"
                   "01-07 worker Sam became key worker\n"
                   "01-07 worker Work with the family began\n");
  entry = g_ptr_array_index (story, 7);
  g_assert_cmpstr (entry->detail, ==, "“He shouted”");
  g_assert_true (entry->has_time);
  g_assert_cmpint (entry->record_kind, ==, KW_RECORD_CONCERN);
  g_assert_false (((KwStoryEntry *) g_ptr_array_index (story, 0))->has_time);

  json = kw_story_entry_to_json (entry, fixture->case_file);
  g_assert_cmpstr (json_string_value (json_object_get (json, "kind")), ==, "concern");
  g_assert_cmpint (json_array_size (json_object_get (json, "people")), ==, 1);
  json_decref (json);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) story = kw_story_compute (fixture->case_file, fixture->workers, NOW);
  g_autoptr (GPtrArray) visits = kw_story_filter (story, 1u << KW_STORY_VISIT, KW_NONE);
  g_autoptr (GPtrArray) hers = kw_story_filter (story, KW_STORY_ALL, fixture->ada->record.id);
  g_autofree char *visit_text = describe (visits);
  g_autofree char *her_text = describe (hers);

  g_assert_cmpstr (visit_text, ==, "01-24 visit Nobody in\n01-23 visit Saw Tobi\n01-22 visit Sorted the post\n");
  g_assert_null (strstr (her_text, "Tobi"));
  g_assert_nonnull (strstr (her_text, "Told us: Alcohol"));
  g_assert_nonnull (strstr (her_text, "Settled: Debt"));
}

static KwProfessional *
add_professional (KwCaseFile *case_file, const char *name, const char *from, const char *until, gboolean safeguarding)
{
  KwProfessional *professional = add_record (case_file, KW_RECORD_PROFESSIONAL);

  professional->name = g_strdup (name);
  professional->from = date_of (from);
  professional->until = date_of (until);
  professional->safeguarding = safeguarding;
  return professional;
}

static void
test_professionals (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwVisitProfessional *came = NULL;
  KwProfessionals counts;
  g_autofree char *words = NULL;

  add_professional (case_file, "Still there", "2012-01-01", NULL, FALSE);
  add_professional (case_file, "still there", "2012-06-01", NULL, FALSE);
  add_professional (case_file, "Gone before", "2012-11-01", "2013-01-06", FALSE);
  add_professional (case_file, "Gone long ago", "2012-01-01", "2012-10-08", FALSE);
  add_professional (case_file, "Health visitor", "2013-01-10", NULL, FALSE);
  add_professional (case_file, "Social worker", "2013-01-20", NULL, TRUE);
  add_professional (case_file, "Not yet", "2013-02-02", NULL, FALSE);
  add_professional (case_file, "Nobody knows", NULL, NULL, FALSE);
  came = add_record (case_file, KW_RECORD_VISIT_PROFESSIONAL);
  came->professional = add_professional (case_file, "Came along", NULL, NULL, FALSE)->record.id;
  came->visit = add_visit (case_file, "2013-01-15T10:00", KW_VISIT_SEEN)->record.id;
  kw_professionals_count (case_file, policy, NOW, &counts);

  /* Those still there, gone before the worker but within 90 days, the health visitor, and who came along. */
  g_assert_cmpint (counts.now.others, ==, 4);
  g_assert_cmpint (counts.now.safeguarding, ==, 1);
  g_assert_cmpint (counts.before.others, ==, 2);
  g_assert_cmpint (counts.before.safeguarding, ==, 0);
  words = kw_professionals_dup_words (&counts, policy);
  g_assert_cmpstr (words, ==,
                   "4 professionals in the last 90 days, 2 in the 90 days before the key worker came. "
                   "1 more for safeguarding.");
}

static void
test_professionals_by_month (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (GArray) months = NULL;

  add_professional (case_file, "A", "2012-11-30", "2012-12-01", FALSE);
  add_professional (case_file, "B", "2013-01-31", NULL, TRUE);
  months = kw_professionals_by_month (case_file, NOW, 4);

  g_assert_cmpint (months->len, ==, 4);
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 0).month, ==, date_of ("2012-11-01"));
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 0).count.others, ==, 1);
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 1).count.others, ==, 1);
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 2).count.others, ==, 0);
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 2).count.safeguarding, ==, 1);
  g_assert_cmpint (g_array_index (months, KwProfessionalsMonth, 3).count.safeguarding, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/story/headline", test_headline);
  g_test_add ("/story/story", Fixture, NULL, setup, test_story, teardown);
  g_test_add ("/story/filter", Fixture, NULL, setup, test_filter, teardown);
  g_test_add_func ("/story/professionals", test_professionals);
  g_test_add_func ("/story/professionals-by-month", test_professionals_by_month);

  return g_test_run ();
}
