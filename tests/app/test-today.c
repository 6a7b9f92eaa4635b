/* test-today.c
 *
 * A worker's day over several families. It is Friday 1 February 2013, 09:00.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-family-summary.h"
#include "kw-test-case.h"
#include "kw-today.h"

#define NOW instant_of ("2013-02-01T09:00")

typedef struct
{
  KwPolicy *policy;
  GPtrArray *case_files;
  KwCaseFile *okafor; /* bailiffs on Monday, a visit at 09:30 */
  KwCaseFile *reid;   /* told us an hour ago */
  KwCaseFile *walsh;  /* not seen for nine days, a joint appointment at 09:15 */
  KwCaseFile *closed;
} Fixture;

static KwCaseFile *
add_family (Fixture *fixture, const char *name, const char *reference)
{
  KwCaseFile *case_file = new_case_file ();
  KwFamily *family = kw_case_file_get_family (case_file);

  g_free (family->name);
  g_free (family->reference);
  family->name = g_strdup (name);
  family->reference = g_strdup (reference);
  g_ptr_array_add (fixture->case_files, case_file);
  return case_file;
}

static void
fill_okafor (KwCaseFile *case_file)
{
  KwProblem *eviction = add_problem (case_file, KW_DOMAIN_EVICTION, "Eviction");
  KwStep *step = add_record (case_file, KW_RECORD_STEP);

  add_deadline (case_file, eviction, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-04", NULL);
  step->problem = eviction->record.id;
  step->title = g_strdup ("Apply to suspend the warrant");
  step->due = date_of ("2013-02-01");
  add_visit (case_file, "2013-01-29T10:00", KW_VISIT_SEEN);
  add_appointment (case_file, "2013-02-01T09:30", KW_APPOINTMENT_VISIT);
  add_appointment (case_file, "2013-02-01T11:30", KW_APPOINTMENT_MEETING);
  add_appointment (case_file, "2013-02-02T09:30", KW_APPOINTMENT_VISIT);
}

static void
fill_reid (KwCaseFile *case_file)
{
  KwProblem *alcohol = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");

  alcohol->acknowledged = instant_of ("2013-02-01T08:00");
  add_visit (case_file, "2013-02-01T07:30", KW_VISIT_SEEN);
  add_referral (case_file, alcohol, "Turning Point", KW_REFERRAL_READY);
}

static void
fill_walsh (KwCaseFile *case_file)
{
  KwProblem *drugs = add_problem (case_file, KW_DOMAIN_DRUGS, "Heroin");
  KwMember *pat = add_member (case_file, "Pat", KW_MEMBER_MOTHER);
  KwVisit *visit = add_visit (case_file, "2013-01-23T10:00", KW_VISIT_SEEN);
  KwProblem *debt = add_problem (case_file, KW_DOMAIN_DEBT, "Debt");
  KwReferral *referral = add_referral (case_file, debt, "Debt advice", KW_REFERRAL_JOINT);
  KwAppointment *joint = add_appointment (case_file, "2013-01-24T09:15", KW_APPOINTMENT_JOINT);

  g_assert_nonnull (drugs);
  add_trust (case_file, visit, pat, 3);
  referral->met = instant_of ("2013-01-24T09:15");
  joint->referral = referral->record.id;
  joint->outcome = KW_APPOINTMENT_KEPT;
  joint = add_appointment (case_file, "2013-02-01T09:15", KW_APPOINTMENT_JOINT);
  joint->referral = referral->record.id;
  joint->purpose = g_strdup ("Ask how she felt");
}

static void
fill_closed (KwCaseFile *case_file)
{
  KwProblem *safety = add_problem (case_file, KW_DOMAIN_DOMESTIC_ABUSE, "Safety");
  KwConcern *concern = add_record (case_file, KW_RECORD_CONCERN);

  kw_case_file_get_family (case_file)->status = KW_FAMILY_CLOSED;
  concern->problem = safety->record.id;
  concern->harm = KW_HARM_WORRY;
  concern->raised = instant_of ("2013-01-31T10:00");
  add_appointment (case_file, "2013-02-01T12:00", KW_APPOINTMENT_VISIT);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->policy = kw_policy_new_default ();
  fixture->case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
  fixture->walsh = add_family (fixture, "Walsh", "WCC-0003");
  fixture->okafor = add_family (fixture, "Okafor", "WCC-0001");
  fixture->closed = add_family (fixture, "Abel", "WCC-0004");
  fixture->reid = add_family (fixture, "Reid", "WCC-0002");
  fill_okafor (fixture->okafor);
  fill_reid (fixture->reid);
  fill_walsh (fixture->walsh);
  fill_closed (fixture->closed);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  kw_policy_unref (fixture->policy);
  g_ptr_array_unref (fixture->case_files);
}

static void
test_visits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwToday) today = kw_today_compute (fixture->case_files, NULL, fixture->policy, KW_NONE, NOW);
  g_autofree char *summary = kw_today_dup_visits_summary (today);
  const KwTodayVisit *visit;

  g_assert_cmpstr (summary, ==, "2, one of them joint");
  g_assert_cmpint (today->visits->len, ==, 2);
  visit = g_ptr_array_index (today->visits, 0);
  g_assert_true (visit->case_file == fixture->walsh);
  g_assert_cmpstr (visit->address, ==, "Debt advice, 2 of 3 together");
  g_assert_cmpstr (visit->purpose, ==, "Ask how she felt");
  g_assert_cmpint (visit->chips->len, ==, 2);
  g_assert_cmpstr (((KwChip *) g_ptr_array_index (visit->chips, 0))->text, ==, "not seen for 9 days");
  g_assert_cmpstr (((KwChip *) g_ptr_array_index (visit->chips, 1))->text, ==, "with a specialist");
  visit = g_ptr_array_index (today->visits, 1);
  g_assert_true (visit->case_file == fixture->okafor);
  g_assert_cmpstr (visit->address, ==, "14 Elgin Avenue");
  g_assert_cmpstr (visit->purpose, ==, "Apply to suspend the warrant");
  g_assert_cmpstr (visit->last_seen, ==, "last seen Tuesday");
  g_assert_cmpint (visit->chips->len, ==, 1);
  g_assert_cmpstr (((KwChip *) g_ptr_array_index (visit->chips, 0))->text, ==, "bailiffs in 3 days");
  g_assert_cmpint (((KwChip *) g_ptr_array_index (visit->chips, 0))->band, ==, KW_BAND_CANNOT_WAIT);
}

/* Over all families, in the order of work; nothing of a family that is closed. */
static void
test_do_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwToday) today = kw_today_compute (fixture->case_files, NULL, fixture->policy, KW_NONE, NOW);
  const KwTodayTask *task;

  g_assert_cmpint (today->do_next->len, ==, 3);
  task = g_ptr_array_index (today->do_next, 0);
  g_assert_true (task->case_file == fixture->reid);
  g_assert_cmpint (task->chip.band, ==, KW_BAND_BREAKTHROUGH);
  g_assert_cmpstr (task->chip.text, ==, "3 h left");
  task = g_ptr_array_index (today->do_next, 1);
  g_assert_true (task->case_file == fixture->okafor);
  g_assert_cmpstr (task->chip.text, ==, "in 3 days");
  g_assert_cmpstr (kw_next_step_get_title (task->next), ==, "Apply to suspend the warrant");
  g_assert_nonnull (task->sentence);
  task = g_ptr_array_index (today->do_next, 2);
  g_assert_true (task->case_file == fixture->walsh);
  g_assert_cmpint (task->chip.band, ==, KW_BAND_MATERIAL);
  g_assert_cmpstr (task->chip.text, ==, "Material");
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwToday) today = kw_today_compute (fixture->case_files, NULL, fixture->policy, 600, NOW);
  const KwTodayWaiting *waiting;

  g_assert_cmpint (today->n_families, ==, 3);
  g_assert_cmpint (today->n_referrals, ==, 2);
  g_assert_cmpint (today->week->len, ==, 3);
  g_assert_true (((KwRhythm *) g_ptr_array_index (today->week, 0))->case_file == fixture->okafor);
  g_assert_true (((KwRhythm *) g_ptr_array_index (today->week, 2))->case_file == fixture->walsh);
  g_assert_cmpint (today->out_of_touch->len, ==, 1);
  g_assert_true (((KwRhythm *) g_ptr_array_index (today->out_of_touch, 0))->case_file == fixture->walsh);
  g_assert_cmpint (today->waiting_for_trust->len, ==, 1);
  waiting = g_ptr_array_index (today->waiting_for_trust, 0);
  g_assert_cmpstr (waiting->sentence, ==, "Trust 3 of 5. Opens at “confiding”, or when they raise it.");
  g_assert_cmpint (today->load.owed, ==, 7);
  g_assert_cmpint (today->load.minutes_left, ==, 600 - 120);
}

/* Only what is near or overdue, what to act on first, and the concern of a family that is closed. */
static void
test_clocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwToday) today = kw_today_compute (fixture->case_files, NULL, fixture->policy, KW_NONE, NOW);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < today->clocks->len; i++)
    g_string_append_printf (titles, "%s|", ((KwTodayClock *) g_ptr_array_index (today->clocks, i))->clock->title);
  g_assert_cmpstr (titles->str, ==,
                   "concern: written follow-up|refer to a specialist|concern: ask what has happened|bailiffs|");
  g_assert_cmpint (today->concerns->len, ==, 1);
  g_assert_cmpstr (((KwTodayConcern *) g_ptr_array_index (today->concerns, 0))->sentence, ==,
                   "Written follow-up: 1 h left.");
}

/* Over all families too, a review of one stands behind another's bailiffs. */
static void
test_clocks_and_reviews (Fixture *fixture, gconstpointer data)
{
  KwProblem *debt = g_ptr_array_index (kw_case_file_list (fixture->walsh, KW_RECORD_PROBLEM), 1);
  g_autoptr (KwToday) today = NULL;
  const KwTodayClock *last;

  add_deadline (fixture->walsh, debt, KW_DEADLINE_TAF_REVIEW, "2013-01-25", NULL);
  today = kw_today_compute (fixture->case_files, NULL, fixture->policy, KW_NONE, NOW);
  g_assert_cmpint (today->clocks->len, ==, 5);
  last = g_ptr_array_index (today->clocks, 4);
  g_assert_cmpstr (last->clock->title, ==, "TAF review");
}

static void
test_empty (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (KwToday) today = kw_today_compute (none, NULL, policy, KW_NONE, NOW);
  g_autofree char *summary = kw_today_dup_visits_summary (today);

  g_assert_cmpstr (summary, ==, "none planned");
  g_assert_cmpint (today->do_next->len, ==, 0);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwToday) today = kw_today_compute (fixture->case_files, NULL, fixture->policy, KW_NONE, NOW);
  json_t *json = kw_today_to_json (today);
  json_t *first = json_array_get (json_object_get (json, "do_next"), 0);

  g_assert_nonnull (json);
  g_assert_cmpstr (json_string_value (json_object_get (json, "now")), ==, "2013-02-01T09:00");
  g_assert_cmpstr (json_string_value (json_object_get (first, "family")), ==, "WCC-0002");
  g_assert_cmpstr (json_string_value (json_object_get (first, "band")), ==, "breakthrough");
  g_assert_cmpint (json_array_size (json_object_get (json, "clocks")), ==, 4);
  g_assert_cmpint (json_array_size (json_object_get (json, "this_week")), ==, 3);
  g_assert_cmpint (json_array_size (json_object_get (json, "visits")), ==, 2);
  g_assert_cmpint (json_array_size (json_object_get (json, "concerns")), ==, 1);
  json_decref (json);
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwFamilySummary) summary = kw_family_summary_new (fixture->okafor, fixture->policy, NULL, NOW);
  g_autoptr (KwFamilySummary) walsh = kw_family_summary_new (fixture->walsh, fixture->policy, NULL, NOW);
  json_t *json = kw_family_summary_to_json (summary);

  g_assert_cmpstr (summary->next_clock->title, ==, "bailiffs");
  g_assert_cmpstr (kw_next_step_get_title (summary->first), ==, "Apply to suspend the warrant");
  g_assert_cmpint (summary->n_problems, ==, 1);
  g_assert_cmpint (summary->trust, ==, 0);
  g_assert_cmpint (walsh->trust, ==, 3);
  g_assert_cmpint (walsh->n_problems, ==, 2);
  g_assert_cmpstr (json_string_value (json_object_get (json, "reference")), ==, "WCC-0001");
  g_assert_cmpstr (json_string_value (json_object_get (json_object_get (json, "do_next"), "band")), ==, "cannot-wait");
  json_decref (json);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/today/visits", Fixture, NULL, setup, test_visits, teardown);
  g_test_add ("/today/do-next", Fixture, NULL, setup, test_do_next, teardown);
  g_test_add ("/today/lists", Fixture, NULL, setup, test_lists, teardown);
  g_test_add ("/today/clocks", Fixture, NULL, setup, test_clocks, teardown);
  g_test_add ("/today/clocks-and-reviews", Fixture, NULL, setup, test_clocks_and_reviews, teardown);
  g_test_add_func ("/today/empty", test_empty);
  g_test_add ("/today/json", Fixture, NULL, setup, test_json, teardown);
  g_test_add ("/today/summary", Fixture, NULL, setup, test_summary, teardown);

  return g_test_run ();
}
