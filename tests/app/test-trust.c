/* test-trust.c
 *
 * How far somebody has let the worker in. It is Friday 1 February 2013; the family is held since 7 January.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-case.h"
#include "kw-trust.h"

#define NOW instant_of ("2013-02-01T14:00")

typedef struct
{
  const char *what;
  const char *start; /* of a second visit, at which Ada is at step 4; the first, on 29 January, said 2 */
  KwVisitOutcome outcome;
  int step; /* that counts */
} Row;

static const Row rows[] = {
  { "the latest counts", "2013-01-30T10:00", KW_VISIT_SEEN, 4 },
  { "the latest by start, not by entry", "2013-01-28T10:00", KW_VISIT_SEEN, 2 },
  { "of two at the same time the later entry", "2013-01-29T10:00", KW_VISIT_SEEN, 4 },
  { "only where somebody was seen", "2013-01-30T10:00", KW_VISIT_DECLINED, 2 },
  { "the future has not happened", "2013-02-01T14:01", KW_VISIT_SEEN, 2 },
  { "now has", "2013-02-01T14:00", KW_VISIT_SEEN, 4 },
};

static void
test_latest (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);

      g_test_message ("%s", rows[i].what);
      add_trust (case_file, add_visit (case_file, "2013-01-29T10:00", KW_VISIT_SEEN), ada, 2);
      add_trust (case_file, add_visit (case_file, rows[i].start, rows[i].outcome), ada, 4);
      g_assert_cmpint (kw_trust_get_step (case_file, policy, NOW, ada->record.id), ==, rows[i].step);
    }
}

/* Trust ages, and a new worker starts anew. */
static void
test_window (void)
{
  static const struct
  {
    const char *start, *from, *now;
    int step;
  } cases[] = {
    { "2013-01-08T00:00", "2013-01-07", "2013-02-05T23:59", 3 },
    { "2013-01-08T23:59", "2013-01-07", "2013-02-06T00:00", 0 },
    { "2013-01-08T10:00", "2013-01-08", "2013-02-01T10:00", 3 },
    { "2013-01-08T10:00", "2013-01-09", "2013-02-01T10:00", 0 },
    /* Nobody holds them: since it was opened. */
    { "2013-01-08T10:00", NULL, "2013-02-01T10:00", 3 },
    { "2013-01-06T10:00", NULL, "2013-02-01T10:00", 0 },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
      KwDesignation *designation = kw_case_file_get_designation (case_file);

      if (cases[i].from != NULL)
        designation->from = date_of (cases[i].from);
      else
        designation->until = date_of ("2013-01-20");
      add_trust (case_file, add_visit (case_file, cases[i].start, KW_VISIT_SEEN), ada, 3);
      g_assert_cmpint (kw_trust_get_step (case_file, policy, instant_of (cases[i].now), KW_NONE), ==, cases[i].step);
    }
}

/* His confidence does not open her story; a problem that names nobody is everybody's. */
static void
test_each_member (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwMember *ben = add_member (case_file, "Ben", KW_MEMBER_PARTNER);
  KwVisit *earlier = add_visit (case_file, "2013-01-28T10:00", KW_VISIT_SEEN);
  KwVisit *visit = add_visit (case_file, "2013-01-29T10:00", KW_VISIT_SEEN);
  const KwVisit *latest[3];
  guint8 steps[3];

  add_member (case_file, "Cal", KW_MEMBER_CHILD);
  add_trust (case_file, visit, ada, 2);
  add_trust (case_file, earlier, ada, 3);
  add_trust (case_file, earlier, ben, 5);
  kw_trust_find (case_file, policy, NOW, steps, latest);

  g_assert_cmpint (steps[0], ==, 2);
  g_assert_true (latest[0] == visit);
  g_assert_cmpint (steps[1], ==, 5);
  g_assert_true (latest[1] == earlier);
  g_assert_cmpint (steps[2], ==, 0);
  g_assert_null (latest[2]);
}

static void
test_history (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwMember *ben = add_member (case_file, "Ben", KW_MEMBER_PARTNER);
  g_autoptr (GArray) hers = NULL;
  g_autoptr (GArray) all = NULL;

  add_trust (case_file, add_visit (case_file, "2013-01-29T10:00", KW_VISIT_SEEN), ada, 2);
  add_trust (case_file, add_visit (case_file, "2012-12-01T10:00", KW_VISIT_SEEN), ada, 4);
  add_trust (case_file, add_visit (case_file, "2013-01-10T10:00", KW_VISIT_SEEN), ben, 1);
  add_trust (case_file, add_visit (case_file, "2013-02-02T10:00", KW_VISIT_SEEN), ada, 5);
  hers = kw_trust_get_history (case_file, NOW, ada->record.id);
  all = kw_trust_get_history (case_file, NOW, KW_NONE);

  g_assert_cmpint (hers->len, ==, 2);
  g_assert_cmpint (g_array_index (hers, KwTrustPoint, 0).step, ==, 4);
  g_assert_false (g_array_index (hers, KwTrustPoint, 0).this_worker);
  g_assert_cmpint (g_array_index (hers, KwTrustPoint, 1).step, ==, 2);
  g_assert_true (g_array_index (hers, KwTrustPoint, 1).this_worker);
  g_assert_cmpint (all->len, ==, 3);
  g_assert_cmpint (g_array_index (all, KwTrustPoint, 1).member, ==, ben->record.id);
}

static void
test_words (void)
{
  static const char *const words[] = {
    "not recorded", "not yet", "letting us in", "working with us", "confiding", "leading"
  };

  for (int step = 0; step <= KW_TRUST_STEPS; step++)
    g_assert_cmpstr (kw_trust_get_word (step), ==, words[step]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/latest", test_latest);
  g_test_add_func ("/trust/window", test_window);
  g_test_add_func ("/trust/each-member", test_each_member);
  g_test_add_func ("/trust/history", test_history);
  g_test_add_func ("/trust/words", test_words);

  return g_test_run ();
}
