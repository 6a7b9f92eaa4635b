/* test-outcomes.c
 *
 * Needs become outcomes when they hold for as long as the framework in force asks; what is missing for a
 * claim is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-outcomes.h"

#include "kw-test-case.h"

#include <string.h>

typedef struct
{
  KwFrameworks *frameworks;
  const KwFramework *framework;
  KwCaseFile *case_file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->frameworks = kw_frameworks_new_default ();
  fixture->framework = kw_frameworks_find (fixture->frameworks, "supporting-families-2022");
  fixture->case_file = new_case_file ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kw_case_file_unref (fixture->case_file);
  kw_frameworks_unref (fixture->frameworks);
}

static KwOutcome *
add_need (Fixture *fixture, const char *code, const char *achieved)
{
  KwOutcome *outcome = add_record (fixture->case_file, KW_RECORD_OUTCOME);

  outcome->framework = g_strdup ("supporting-families-2022");
  outcome->code = g_strdup (code);
  outcome->identified = date_of ("2022-05-01");
  outcome->achieved = date_of (achieved);
  outcome->evidence = achieved != NULL ? g_strdup ("The school’s letter") : NULL;
  return outcome;
}

static KwProblem *
add_a_problem (Fixture *fixture, KwDomain domain, const char *identified, const char *resolved)
{
  KwProblem *problem = add_record (fixture->case_file, KW_RECORD_PROBLEM);

  problem->domain = domain;
  problem->title = g_strdup ("Not in school");
  problem->severity = 2;
  problem->identified = date_of (identified);
  problem->resolved = date_of (resolved);
  return problem;
}

static KwOutcomeState
state_on (Fixture *fixture, const char *today)
{
  g_autoptr (GPtrArray) list = kw_outcomes_list (fixture->case_file, fixture->frameworks, date_of (today));

  g_assert_cmpuint (list->len, ==, 1);
  return ((KwOutcomeStatus *) g_ptr_array_index (list, 0))->state;
}

static void
test_in_force (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day;
    const char *code;
    gboolean ended;
  } days[] = {
    { "2012-03-31", NULL, FALSE },
    { "2012-04-01", "troubled-families-2012", FALSE },
    { "2015-03-31", "troubled-families-2012", FALSE },
    { "2015-04-01", "troubled-families-2015", FALSE },
    { "2022-04-01", "supporting-families-2022", FALSE },
    { "2025-03-31", "supporting-families-2022", FALSE },
    { "2025-04-01", "supporting-families-2022", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gboolean ended;
      const KwFramework *framework = kw_frameworks_in_force (fixture->frameworks, date_of (days[i].day), &ended);

      g_assert_cmpstr (framework != NULL ? framework->code : NULL, ==, days[i].code);
      g_assert_cmpint (ended, ==, days[i].ended);
    }
}

/* What the guidance says: four, six and ten outcomes; two, two and three needs. */
static void
test_built_in (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint outcomes;
    int needs;
  } expected[] = { { 4, 2 }, { 6, 2 }, { 10, 3 } };
  const GPtrArray *list = kw_frameworks_list (fixture->frameworks);

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    {
      const KwFramework *framework = g_ptr_array_index (list, i);

      g_assert_cmpuint (framework->outcomes->len, ==, expected[i].outcomes);
      g_assert_cmpint (framework->needs, ==, expected[i].needs);
      g_assert_cmpint (framework->sustained_months, ==, 6);
    }
  /* Each problem is a need of exactly one of the ten. */
  for (guint domain = 0; domain < KW_N_DOMAINS; domain++)
    {
      guint n = 0;

      for (guint i = 0; i < fixture->framework->outcomes->len; i++)
        n += ((KwFrameworkOutcome *) g_ptr_array_index (fixture->framework->outcomes, i))->domains[domain];
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  KwOutcome *outcome = add_need (fixture, "good-education", "2022-08-31");

  g_assert_cmpint (state_on (fixture, "2022-08-30"), ==, KW_OUTCOME_NEED);
  g_assert_cmpint (state_on (fixture, "2022-08-31"), ==, KW_OUTCOME_POSITIVE);
  /* Six months after the last day of August: the last of February. */
  g_assert_cmpint (state_on (fixture, "2023-02-27"), ==, KW_OUTCOME_POSITIVE);
  g_assert_cmpint (state_on (fixture, "2023-02-28"), ==, KW_OUTCOME_SUSTAINED);
  outcome->relapsed = date_of ("2022-11-01");
  g_assert_cmpint (state_on (fixture, "2022-10-31"), ==, KW_OUTCOME_POSITIVE);
  g_assert_cmpint (state_on (fixture, "2022-11-01"), ==, KW_OUTCOME_RELAPSED);
  /* Positive again: it begins anew. */
  outcome->achieved = date_of ("2022-12-01");
  g_assert_cmpint (state_on (fixture, "2022-12-01"), ==, KW_OUTCOME_POSITIVE);
  g_assert_cmpint (state_on (fixture, "2023-06-01"), ==, KW_OUTCOME_SUSTAINED);
}

/* A new problem of the same kind raises the alarm; an older one, another kind or one that is settled does not. */
static void
test_alarm (Fixture *fixture, gconstpointer data)
{
  KwProblem *problem = add_a_problem (fixture, KW_DOMAIN_SCHOOL, "2022-07-01", NULL);
  KwDate today = date_of ("2022-11-01");

  add_need (fixture, "good-education", "2022-08-31");
  for (int step = 0; step < 4; step++)
    {
      g_autoptr (GPtrArray) list = NULL;

      if (step == 1)
        problem->identified = date_of ("2022-10-01");
      if (step == 2)
        problem->domain = KW_DOMAIN_DEBT;
      if (step == 3)
        {
          problem->domain = KW_DOMAIN_SCHOOL;
          problem->resolved = date_of ("2022-10-20");
        }
      list = kw_outcomes_list (fixture->case_file, fixture->frameworks, today);
      g_assert_true ((((KwOutcomeStatus *) g_ptr_array_index (list, 0))->alarm != NULL) == (step == 1));
    }
}

static void
assert_missing (Fixture *fixture, const char *today, const char *first, guint n)
{
  g_auto (GStrv) missing = kw_outcomes_get_missing (fixture->case_file, fixture->frameworks, fixture->framework,
                                                    date_of (today));

  g_assert_cmpstr (missing[0], ==, first);
  g_assert_cmpuint (g_strv_length (missing), ==, n);
}

static void
test_claim (Fixture *fixture, gconstpointer data)
{
  KwMember *mother = add_record (fixture->case_file, KW_RECORD_MEMBER);
  KwOutcome *last;
  KwStep *step;

  mother->given = g_strdup ("Ada");
  mother->role = KW_MEMBER_MOTHER;
  mother->involved = KW_INVOLVED_NOT_ASKED;
  assert_missing (fixture, "2023-06-01", "The assessment is not of the whole family: Ada was not asked.", 3);
  mother->involved = KW_INVOLVED_NOT_SAFE;
  assert_missing (fixture, "2023-06-01", "There is no step in the plan.", 2);
  step = add_record (fixture->case_file, KW_RECORD_STEP);
  step->title = g_strdup ("Meet the school");
  assert_missing (fixture, "2023-06-01", "0 of at least 3 needs are recorded.", 1);
  add_need (fixture, "good-education", "2022-08-31");
  add_need (fixture, "crime", "2022-10-31");
  assert_missing (fixture, "2023-06-01", "2 of at least 3 needs are recorded.", 1);
  last = add_need (fixture, "secure-housing", NULL);
  assert_missing (fixture, "2023-06-01", "Secure housing: not positive yet.", 1);
  last->achieved = date_of ("2023-01-10");
  assert_missing (fixture, "2023-06-01", "Secure housing: has to hold until Monday 10 July.", 2);
  last->evidence = g_strdup ("The tenancy");
  assert_missing (fixture, "2023-06-01", "Secure housing: has to hold until Monday 10 July.", 1);
  assert_missing (fixture, "2023-07-10", NULL, 0);
  last->relapsed = date_of ("2023-03-01");
  assert_missing (fixture, "2023-07-10", "Secure housing: there was a relapse.", 1);
}

static void
test_suggested (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) suggested = NULL;

  add_a_problem (fixture, KW_DOMAIN_SCHOOL, "2022-07-01", NULL);
  add_a_problem (fixture, KW_DOMAIN_DEBT, "2022-07-01", NULL);
  add_a_problem (fixture, KW_DOMAIN_FOOD, "2022-07-01", NULL);
  add_a_problem (fixture, KW_DOMAIN_DRUGS, "2022-07-01", "2022-07-20");
  add_need (fixture, "good-education", NULL);
  suggested = kw_outcomes_list_suggested (fixture->case_file, fixture->framework, date_of ("2022-08-01"));
  g_assert_cmpuint (suggested->len, ==, 1);
  g_assert_cmpstr (((KwFrameworkOutcome *) g_ptr_array_index (suggested, 0))->code, ==, "financial-stability");
}

static void
test_of_the_council (Fixture *fixture, gconstpointer data)
{
  static const char own[] =
      "[framework canal-2026]\nname=Canal 2026\nfrom=2026-04-01\nneeds=1\nsustained-months=3\n"
      "requires=plan\n[outcome canal-2026 home]\nname=A home that lasts\ndomains=eviction;housing\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (KwFrameworks) frameworks = kw_frameworks_new_from_data (own, strlen (own), "own", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kw_frameworks_list (frameworks)->len, ==, 4);
  g_assert_cmpstr (kw_frameworks_in_force (frameworks, date_of ("2026-05-01"), NULL)->code, ==, "canal-2026");
  g_assert_cmpint (kw_frameworks_find (frameworks, "canal-2026")->sustained_months, ==, 3);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *named;
  } refused[] = {
    { "[framework a]\nfrom=2026-04-01\n", "[framework a] name" },
    { "[framework a]\nname=A\n", "[framework a] from" },
    { "[framework a]\nname=A\nfrom=soon\n", "[framework a] from" },
    { "[framework a]\nname=A\nfrom=2026-04-01\nuntil=2026-03-01\n", "[framework a] until" },
    { "[framework a]\nname=A\nfrom=2026-04-01\nneeds=many\n", "[framework a] needs" },
    { "[framework a]\nname=A\nfrom=2026-04-01\nrequires=luck\n", "[framework a] requires" },
    { "[framework a]\nname=A\nfrom=2026-04-01\ncolour=red\n", "[framework a] colour" },
    { "[outcome b home]\nname=Home\n", "[outcome b home]" },
    { "[framework a]\nname=A\nfrom=2026-04-01\n[outcome a]\nname=Home\n", "[outcome a]" },
    { "[framework a]\nname=A\nfrom=2026-04-01\n[outcome a b]\nname=B\ndomains=gambling\n", "[outcome a b] domains" },
    { "[goals]\nname=A\n", "[goals]" },
    { "nonsense", "no file of frameworks" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kw_frameworks_new_from_data (refused[i].text, strlen (refused[i].text), "own", &error));
      g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, refused[i].named));
    }
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/outcomes/in-force", test_in_force);
  TEST ("/outcomes/built-in", test_built_in);
  TEST ("/outcomes/states", test_states);
  TEST ("/outcomes/alarm", test_alarm);
  TEST ("/outcomes/claim", test_claim);
  TEST ("/outcomes/suggested", test_suggested);
  TEST ("/outcomes/of-the-council", test_of_the_council);
  TEST ("/outcomes/refused", test_refused);

  return g_test_run ();
}
