/* test-clocks.c
 *
 * What runs out. It is Friday 1 February 2013, 14:00; the family was opened on 7 January.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-breathing-space.h"
#include "kw-clocks.h"
#include "kw-eviction.h"
#include "kw-test-case.h"

#define NOW instant_of ("2013-02-01T14:00")

static KwCaseFile *
new_quiet_case_file (void)
{
  KwCaseFile *case_file = new_case_file ();

  /* Reviews are for active families. */
  kw_case_file_get_family (case_file)->status = KW_FAMILY_WAITING;
  return case_file;
}

static char *
describe (KwCaseFile *case_file, const char *now)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GPtrArray) clocks = kw_clocks_compute (case_file, policy, NULL, instant_of (now));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (clocks, i);

      g_string_append_printf (text, "%s%s: %s (%s) %s", i > 0 ? " | " : "", clock->title, clock->when, clock->words,
                              kw_code_set_get_code (&kw_clock_states, (int) clock->state));
    }
  return g_strdup (text->str);
}

static void
assert_clocks (KwCaseFile *case_file, const char *now, const char *expected)
{
  g_autofree char *clocks = describe (case_file, now);

  g_assert_cmpstr (clocks, ==, expected);
}

static void
test_deadlines (void)
{
  static const struct
  {
    KwDeadlineKind kind;
    const char *due, *met, *resolved, *expected;
  } rows[] = {
    { KW_DEADLINE_EVICTION_BAILIFF, "2013-02-04", NULL, NULL, "bailiffs: Monday (in 3 days) near" },
    { KW_DEADLINE_COURT_HEARING, "2013-02-08", NULL, NULL, "court: Fri 8 Feb (in 7 days) near" },
    { KW_DEADLINE_COURT_HEARING, "2013-02-09", NULL, NULL, "court: Sat 9 Feb (in 8 days) running" },
    { KW_DEADLINE_DISCONNECTION, "2013-02-01", NULL, NULL, "disconnection: today (Friday 1 February) near" },
    { KW_DEADLINE_BENEFIT_STOP, "2013-01-31", NULL, NULL, "benefit stops: yesterday (Thursday 31 January) overdue" },
    { KW_DEADLINE_OTHER, "2013-02-02", NULL, NULL, "Rent: tomorrow (Saturday 2 February) near" },
    { KW_DEADLINE_OTHER, "2013-01-18", NULL, NULL, "Rent: Fri 18 Jan (14 days ago) overdue" },
    /* Older ones are asked about in the plan. */
    { KW_DEADLINE_OTHER, "2013-01-17", NULL, NULL, "" },
    { KW_DEADLINE_OTHER, "2013-02-02", "2013-02-01", NULL, "" },
    { KW_DEADLINE_OTHER, "2013-02-02", "2013-02-02", NULL, "Rent: tomorrow (Saturday 2 February) near" },
    { KW_DEADLINE_OTHER, "2013-02-02", NULL, "2013-02-01", "" },
    { KW_DEADLINE_OTHER, "2013-02-02", NULL, "2013-02-02", "Rent: tomorrow (Saturday 2 February) near" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Rent");

      problem->resolved = date_of (rows[i].resolved);
      add_deadline (case_file, problem, rows[i].kind, rows[i].due, rows[i].met);
      assert_clocks (case_file, "2013-02-01T14:00", rows[i].expected);
    }
}

static void
test_order (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Rent");

  add_deadline (case_file, problem, KW_DEADLINE_APPLICATION, "2013-02-05", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-05", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_APPOINTMENT, "2013-02-04", NULL);
  assert_clocks (case_file, "2013-02-01T14:00",
                 "appointment: Monday (in 3 days) near | bailiffs: Tuesday (in 4 days) near | "
                 "application: Tuesday (in 4 days) near");
}

/* An old review waits behind what is near; a far date waits behind the review. */
static void
test_order_of_reviews (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Rent");

  add_deadline (case_file, problem, KW_DEADLINE_COURT_HEARING, "2013-03-10", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_TAF_REVIEW, "2013-01-25", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_REVIEW, "2013-02-02", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_PARENTS_EVENING, "2013-02-03", NULL);
  add_deadline (case_file, problem, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-05", NULL);
  assert_clocks (case_file, "2013-02-01T14:00",
                 "bailiffs: Tuesday (in 4 days) near | TAF review: Fri 25 Jan (7 days ago) overdue | "
                 "review: tomorrow (Saturday 2 February) near | parents’ evening: Sunday (in 2 days) near | "
                 "court: Sun 10 Mar (in 37 days) running");
}

/* So do the ones that follow from the day the family was opened. */
static void
test_order_of_derived_reviews (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Rent");

  add_deadline (case_file, problem, KW_DEADLINE_EVICTION_BAILIFF, "2013-04-10", NULL);
  assert_clocks (case_file, "2013-04-08T14:00",
                 "bailiffs: Wednesday (in 2 days) near | TAF review: Mon 18 Feb (49 days ago) overdue | "
                 "case summary: yesterday (Sunday 7 April) overdue");
}

static void
test_breathing_space (void)
{
  static const struct
  {
    const char *now, *reviewed, *expected;
  } rows[] = {
    /* Sixty days up to 2 April; the review between 26 February and 8 March. */
    { "2013-02-01T10:00", NULL,
      "Breathing Space review: Fri 8 Mar (day 0 of 60) running | "
      "Breathing Space ends: Tue 2 Apr (day 0 of 60) running" },
    { "2013-02-25T10:00", NULL,
      "Breathing Space review: Fri 8 Mar (day 24 of 60) running | "
      "Breathing Space ends: Tue 2 Apr (day 24 of 60) running" },
    { "2013-02-26T10:00", NULL,
      "Breathing Space review: Fri 8 Mar (day 25 of 60) near | "
      "Breathing Space ends: Tue 2 Apr (day 25 of 60) running" },
    { "2013-03-09T10:00", NULL,
      "Breathing Space review: yesterday (day 36 of 60) overdue | "
      "Breathing Space ends: Tue 2 Apr (day 36 of 60) running" },
    { "2013-03-09T10:00", "2013-03-01", "Breathing Space ends: Tue 2 Apr (day 36 of 60) running" },
    { "2013-04-02T10:00", "2013-03-01", "Breathing Space ends: today (day 60 of 60) near" },
    { "2013-04-03T10:00", "2013-03-01", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Debt");

      add_deadline (case_file, problem, KW_DEADLINE_BREATHING_SPACE_END, "2013-04-02", NULL);
      if (rows[i].reviewed != NULL)
        add_deadline (case_file, problem, KW_DEADLINE_BREATHING_SPACE_REVIEW, "2013-03-08", rows[i].reviewed);
      assert_clocks (case_file, rows[i].now, rows[i].expected);
    }
}

static void
test_breathing_space_days (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwBreathingSpace space;

  g_assert_false (kw_breathing_space_find (case_file, policy, NOW, &space));
  add_deadline (case_file, add_problem (case_file, KW_DOMAIN_DEBT, "Debt"), KW_DEADLINE_BREATHING_SPACE_END,
                "2013-02-28", NULL);
  g_assert_true (kw_breathing_space_find (case_file, policy, NOW, &space));
  g_assert_cmpint (space.start, ==, date_of ("2012-12-30"));
  g_assert_cmpint (space.day, ==, 33);
  g_assert_cmpint (space.review_from, ==, date_of ("2013-01-24"));
  g_assert_cmpint (space.review_to, ==, date_of ("2013-02-03"));
  g_assert_cmpint (space.again_from, ==, date_of ("2014-02-28"));
}

static void
test_care_proceedings (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_PARENTING, "Care");

  add_deadline (case_file, problem, KW_DEADLINE_CARE_HEARING, "2013-01-10", "2013-01-10");
  add_deadline (case_file, problem, KW_DEADLINE_CARE_HEARING, "2013-03-10", NULL);
  assert_clocks (case_file, "2013-02-01T14:00",
                 "care hearing: Sun 10 Mar (in 37 days) running | care proceedings: Thu 11 Jul (week 4 of 26) running");
}

static void
test_reviews (void)
{
  static const struct
  {
    const char *now, *taf, *taf_met, *review_met, *expected;
  } rows[] = {
    { "2013-02-01T10:00", NULL, NULL, NULL,
      "TAF review: Mon 18 Feb (in 17 days) running | case summary: Sun 7 Apr (in 65 days) running" },
    { "2013-02-12T10:00", NULL, NULL, NULL,
      "TAF review: Monday (in 6 days) near | case summary: Sun 7 Apr (in 54 days) running" },
    /* A review that is booked stands for itself. */
    { "2013-02-12T10:00", "2013-02-20", NULL, "2013-02-10",
      "TAF review: Wed 20 Feb (in 8 days) running | case summary: Fri 10 May (in 87 days) running" },
    { "2013-02-20T10:00", "2013-02-18", "2013-02-18", NULL,
      "TAF review: Mon 1 Apr (in 40 days) running | case summary: Sun 7 Apr (in 46 days) running" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_DEBT, "Debt");

      if (rows[i].taf != NULL)
        add_deadline (case_file, problem, KW_DEADLINE_TAF_REVIEW, rows[i].taf, rows[i].taf_met);
      if (rows[i].review_met != NULL)
        add_deadline (case_file, problem, KW_DEADLINE_REVIEW, rows[i].review_met, rows[i].review_met);
      assert_clocks (case_file, rows[i].now, rows[i].expected);
    }
}

/* From the moment they told us, at 11:40, until it is sent, and then until they meet. */
static void
test_referral (void)
{
  static const struct
  {
    const char *what, *now;
    int status; /* of a referral; -1: none yet */
    const char *met;
    int help;
    const char *expected;
  } rows[] = {
    { "no referral yet", "2013-02-01T13:35", -1, NULL, KW_CODE_NONE,
      "refer to a specialist: 2 h 05 left (of 4 h) near" },
    { "ready", "2013-02-01T15:40", KW_REFERRAL_READY, NULL, KW_HELP_YES,
      "refer to a specialist: 0 min left (of 4 h) near" },
    { "overdue", "2013-02-01T18:40", KW_REFERRAL_READY, NULL, KW_HELP_YES,
      "refer to a specialist: overdue by 3 h (of 4 h) overdue" },
    { "withdrawn does not count", "2013-02-01T13:35", KW_REFERRAL_WITHDRAWN, NULL, KW_HELP_YES,
      "refer to a specialist: 2 h 05 left (of 4 h) near" },
    { "sent", "2013-02-01T18:40", KW_REFERRAL_SENT, NULL, KW_HELP_YES,
      "ask when they can meet: tomorrow (Saturday 2 February) near" },
    { "not chased", "2013-02-04T18:40", KW_REFERRAL_SENT, NULL, KW_HELP_YES,
      "ask when they can meet: Saturday (2 days ago) overdue" },
    { "met", "2013-02-04T18:40", KW_REFERRAL_MET, "2013-02-04T10:00", KW_HELP_YES, "" },
    { "met before they told us", "2013-02-01T13:35", KW_REFERRAL_COMPLETED, "2013-01-04T10:00", KW_HELP_YES,
      "refer to a specialist: 2 h 05 left (of 4 h) near" },
    { "on a list", "2013-02-04T18:40", KW_REFERRAL_WAITING_LIST, NULL, KW_HELP_YES, "" },
    { "not now", "2013-02-01T13:35", -1, NULL, KW_HELP_NOT_NOW, "" },
    { "not yet told", "2013-02-01T11:39", -1, NULL, KW_HELP_YES, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");

      g_test_message ("%s", rows[i].what);
      problem->acknowledged = instant_of ("2013-02-01T11:40");
      problem->help_wanted = rows[i].help;
      if (rows[i].status >= 0)
        {
          KwReferral *referral = add_referral (case_file, problem, "Turning Point", rows[i].status);

          referral->met = instant_of (rows[i].met);
          if (rows[i].status == KW_REFERRAL_SENT)
            referral->sent = instant_of ("2013-02-01T12:00");
        }
      assert_clocks (case_file, rows[i].now, rows[i].expected);
    }
}

/* Told on Friday after hours: by Monday at ten, and from nine there is somebody to ring. */
static void
test_after_hours (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();

  add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol")->acknowledged = instant_of ("2013-02-01T17:30");
  assert_clocks (case_file, "2013-02-01T18:00",
                 "refer to a specialist: by Monday 10:00 (ring from Monday 09:00) near");
  assert_clocks (case_file, "2013-02-04T08:00", "refer to a specialist: by today 10:00 (ring from today 09:00) near");
  assert_clocks (case_file, "2013-02-04T09:15", "refer to a specialist: 45 min left (of 2 days) near");
  assert_clocks (case_file, "2013-02-04T10:15", "refer to a specialist: overdue by 15 min (of 2 days) overdue");
}

static void
test_first_meeting (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");
  KwReferral *referral = add_referral (case_file, problem, "Turning Point", KW_REFERRAL_ACCEPTED);

  problem->acknowledged = instant_of ("2013-02-01T11:40");
  referral->sent = instant_of ("2013-02-01T12:00");
  add_appointment (case_file, "2013-02-05T10:00", KW_APPOINTMENT_JOINT)->referral = referral->record.id;
  assert_clocks (case_file, "2013-02-01T14:00", "first meeting: Tuesday 5 February 10:00 (in 4 days) near");
}

static void
test_fraction (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  g_autoptr (GPtrArray) clocks = NULL;
  const KwClockEntry *clock;
  json_t *json;

  add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol")->acknowledged = instant_of ("2013-02-01T11:00");
  clocks = kw_clocks_compute (case_file, policy, NULL, NOW);
  g_assert_cmpint (clocks->len, ==, 1);
  clock = g_ptr_array_index (clocks, 0);
  g_assert_cmpfloat (clock->fraction, ==, 0.75);
  g_assert_cmpint (clock->instant, ==, instant_of ("2013-02-01T15:00"));

  json = kw_clock_entry_to_json (clock, case_file);
  g_assert_cmpstr (json_string_value (json_object_get (json, "at")), ==, "2013-02-01T15:00");
  g_assert_true (json_is_null (json_object_get (json, "date")));
  json_decref (json);
}

static void
test_concern (void)
{
  static const struct
  {
    const char *now, *written, *closed, *expected;
  } rows[] = {
    { "2013-02-01T14:00", NULL, NULL,
      "concern: written follow-up: 20 h left (of 24 h) near | "
      "concern: ask what has happened: tomorrow (Saturday 2 February) near" },
    { "2013-02-02T12:00", NULL, NULL,
      "concern: written follow-up: overdue by 2 h (of 24 h) overdue | "
      "concern: ask what has happened: today (Saturday 2 February) near" },
    /* Every day, until a supervisor closes it. */
    { "2013-02-05T12:00", "2013-02-01T18:00", NULL, "concern: ask what has happened: today (Tuesday 5 February) near" },
    { "2013-02-05T12:00", "2013-02-01T18:00", "2013-02-05", "" },
    { "2013-02-01T09:59", NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_DOMESTIC_ABUSE, "Safety");
      KwConcern *concern = add_record (case_file, KW_RECORD_CONCERN);

      concern->problem = problem->record.id;
      concern->raised = instant_of ("2013-02-01T10:00");
      concern->written_up = instant_of (rows[i].written);
      concern->closed = date_of (rows[i].closed);
      /* It does not end with the work. */
      kw_case_file_get_family (case_file)->status = KW_FAMILY_CLOSED;
      assert_clocks (case_file, rows[i].now, rows[i].expected);
    }
}

static void
test_child (void)
{
  g_autoptr (KwCaseFile) case_file = new_quiet_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);

  add_member (case_file, "Tobi", KW_MEMBER_CHILD);
  add_seen (case_file, add_visit (case_file, "2013-02-01T10:00", KW_VISIT_SEEN), ada, FALSE);
  assert_clocks (case_file, "2013-02-01T14:00", "Tobi not seen: tell the supervisor: 20 h left (of 24 h) near");
  assert_clocks (case_file, "2013-02-02T14:00",
                 "Tobi not seen: tell the supervisor: overdue by 4 h (of 24 h) overdue");
}

static void
test_eviction (void)
{
  static const struct
  {
    KwDomain domain;
    int kind; /* of a deadline; -1: none */
    const char *due, *met, *words;
  } rows[] = {
    { KW_DOMAIN_DEBT, -1, NULL, NULL, NULL },
    { KW_DOMAIN_RENT_ARREARS, -1, NULL, NULL, "Arrears" },
    { KW_DOMAIN_EVICTION, -1, NULL, NULL, "Arrears" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_POSSESSION_NOTICE, "2013-02-01", NULL, "Arrears · Notice" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_POSSESSION_NOTICE, "2013-01-31", NULL, "Arrears · Notice · Claim" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_POSSESSION_HEARING, "2013-02-01", NULL, "Notice · Claim · Hearing" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_POSSESSION_HEARING, "2013-02-09", "2013-02-01", "Claim · Hearing · Order" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-04", NULL, "Order · Warrant · Bailiff date" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-04", "2013-02-01", "Hearing · Order · Warrant" },
    { KW_DOMAIN_DEBT, KW_DEADLINE_EVICTION_BAILIFF, "2013-02-04", NULL, "Order · Warrant · Bailiff date" },
    { KW_DOMAIN_EVICTION, KW_DEADLINE_OTHER, "2013-02-04", NULL, "Arrears" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwProblem *problem = add_problem (case_file, rows[i].domain, "Home");
      g_autofree char *words = NULL;
      KwEviction eviction;

      if (rows[i].kind >= 0)
        add_deadline (case_file, problem, rows[i].kind, rows[i].due, rows[i].met);
      if (kw_eviction_find (case_file, NOW, &eviction))
        {
          g_assert_true (eviction.problem == problem);
          words = kw_eviction_dup_words (&eviction);
          g_assert_nonnull (kw_eviction_stage_get_advice (eviction.stage));
        }
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* The furthest stage of several, and nothing of a problem that is settled. */
static void
test_eviction_furthest (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwProblem *arrears = add_problem (case_file, KW_DOMAIN_RENT_ARREARS, "Arrears");
  KwProblem *settled = add_problem (case_file, KW_DOMAIN_EVICTION, "Old flat");
  KwEviction eviction;

  settled->resolved = date_of ("2013-01-20");
  add_deadline (case_file, settled, KW_DEADLINE_EVICTION_BAILIFF, "2013-01-10", NULL);
  add_deadline (case_file, arrears, KW_DEADLINE_POSSESSION_HEARING, "2013-02-20", NULL);
  add_deadline (case_file, arrears, KW_DEADLINE_POSSESSION_NOTICE, "2013-01-15", NULL);
  g_assert_true (kw_eviction_find (case_file, NOW, &eviction));
  g_assert_cmpint (eviction.stage, ==, KW_EVICTION_HEARING);
  g_assert_cmpint (eviction.dates[KW_EVICTION_HEARING], ==, date_of ("2013-02-20"));
  g_assert_cmpint (eviction.dates[KW_EVICTION_NOTICE], ==, date_of ("2013-01-15"));
  g_assert_cmpint (eviction.dates[KW_EVICTION_BAILIFF], ==, KW_NONE);
}

static void
test_add_months (void)
{
  g_assert_cmpint (kw_date_add_months (date_of ("2013-01-31"), 1), ==, date_of ("2013-02-28"));
  g_assert_cmpint (kw_date_add_months (date_of ("2012-11-30"), 3), ==, date_of ("2013-02-28"));
  g_assert_cmpint (kw_date_add_months (date_of ("2013-01-15"), -1), ==, date_of ("2012-12-15"));
  g_assert_cmpint (kw_date_add_months (date_of ("2012-02-29"), 12), ==, date_of ("2013-02-28"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clocks/deadlines", test_deadlines);
  g_test_add_func ("/clocks/order", test_order);
  g_test_add_func ("/clocks/order-of-reviews", test_order_of_reviews);
  g_test_add_func ("/clocks/order-of-derived-reviews", test_order_of_derived_reviews);
  g_test_add_func ("/clocks/breathing-space", test_breathing_space);
  g_test_add_func ("/clocks/breathing-space-days", test_breathing_space_days);
  g_test_add_func ("/clocks/care-proceedings", test_care_proceedings);
  g_test_add_func ("/clocks/reviews", test_reviews);
  g_test_add_func ("/clocks/referral", test_referral);
  g_test_add_func ("/clocks/after-hours", test_after_hours);
  g_test_add_func ("/clocks/first-meeting", test_first_meeting);
  g_test_add_func ("/clocks/fraction", test_fraction);
  g_test_add_func ("/clocks/concern", test_concern);
  g_test_add_func ("/clocks/child", test_child);
  g_test_add_func ("/clocks/eviction", test_eviction);
  g_test_add_func ("/clocks/eviction-furthest", test_eviction_furthest);
  g_test_add_func ("/clocks/add-months", test_add_months);

  return g_test_run ();
}
