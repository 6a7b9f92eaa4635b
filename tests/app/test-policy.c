/* test-policy.c
 *
 * The built-in policy is complete; a council's file is read over it; whatever is not as described is refused, naming
 * the file, the group and the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-policy.h"

#include <glib/gstdio.h>
#include <string.h>

static KwPolicy *
read_policy (const char *text, GError **error)
{
  return kw_policy_new_from_data (text, strlen (text), "council.policy", error);
}

static void
test_numbers (void)
{
  static const int expected[KW_N_POLICY_NUMBERS] = {
    [KW_POLICY_TRUST_WINDOW_DAYS] = 28,
    [KW_POLICY_TRUST_THRESHOLD] = 4,
    [KW_POLICY_OVERDUE_DAYS] = 14,
    [KW_POLICY_DATE_HORIZON_DAYS] = 28,
    [KW_POLICY_CANNOT_WAIT_DAYS] = 7,
    [KW_POLICY_REFERRAL_HOURS] = 4,
    [KW_POLICY_INTENSIVE_VISITS_MIN] = 3,
    [KW_POLICY_INTENSIVE_VISITS_MAX] = 4,
    [KW_POLICY_LIGHT_VISITS_MIN] = 1,
    [KW_POLICY_LIGHT_VISITS_MAX] = 2,
    [KW_POLICY_STEPPING_DOWN_VISITS_MIN] = 1,
    [KW_POLICY_STEPPING_DOWN_VISITS_MAX] = 1,
    [KW_POLICY_OUT_OF_TOUCH_DAYS] = 7,
    [KW_POLICY_NOT_SEEN_RUN] = 3,
    [KW_POLICY_CHILD_NOT_SEEN_HOURS] = 24,
    [KW_POLICY_CHILD_ALONE_DAYS] = 28,
    [KW_POLICY_BREATHING_SPACE_DAYS] = 60,
    [KW_POLICY_BREATHING_SPACE_REVIEW_FROM] = 25,
    [KW_POLICY_BREATHING_SPACE_REVIEW_TO] = 35,
    [KW_POLICY_BREATHING_SPACE_AGAIN_MONTHS] = 12,
    [KW_POLICY_CARE_PROCEEDINGS_WEEKS] = 26,
    [KW_POLICY_TAF_FIRST_WEEKS] = 6,
    [KW_POLICY_TAF_NEXT_WEEKS] = 6,
    [KW_POLICY_SUPERVISION_MONTHS] = 1,
    [KW_POLICY_SUMMARY_MONTHS] = 3,
    [KW_POLICY_CONCERN_WRITTEN_HOURS] = 24,
    [KW_POLICY_PROFESSIONALS_DAYS] = 90,
    [KW_POLICY_JOINT_APPOINTMENTS] = 3,
    [KW_POLICY_ASK_AGAIN_DAYS] = 14,
    [KW_POLICY_VISIT_MINUTES] = 60,
    [KW_POLICY_BACKUP_MINUTES] = 15,
    [KW_POLICY_BACKUP_TODAY] = 4,
    [KW_POLICY_BACKUP_DAYS] = 7,
    [KW_POLICY_BACKUP_WEEKS] = 13,
    [KW_POLICY_FULL_LOAD] = 1000,
    [KW_POLICY_LOAD_INTENSIVE] = 100,
    [KW_POLICY_LOAD_LIGHT] = 50,
    [KW_POLICY_LOAD_STEPPING_DOWN] = 30,
    [KW_POLICY_LOAD_PROBLEM] = 3,
    [KW_POLICY_LOAD_SEVERE] = 5,
    [KW_POLICY_LOAD_CHILD] = 4,
    [KW_POLICY_LOAD_INTERPRETER] = 15,
    [KW_POLICY_STALE_PLAN_DAYS] = 28,
    [KW_POLICY_INTRODUCTION_VISITS] = 2,
    [KW_POLICY_CLOSURE_CALL_MONTHS] = 3,
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < KW_N_POLICY_NUMBERS; i++)
    g_assert_cmpint (kw_policy_get_number (policy, i), ==, expected[i]);
}

static KwDomainGroup
expected_group (guint domain)
{
  return domain <= KW_DOMAIN_HOUSING    ? KW_GROUP_MATERIAL
       : domain <= KW_DOMAIN_DISABILITY ? KW_GROUP_DAILY_LIFE
                                        : KW_GROUP_SENSITIVE;
}

static void
test_domains (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < KW_N_DOMAINS; i++)
    {
      const KwDomainPolicy *domain = kw_policy_get_domain (policy, i);

      g_assert_cmpint (domain->group, ==, expected_group (i));
      g_assert_cmpint (domain->gated, ==, i >= KW_DOMAIN_DRUGS);
      g_assert_cmpint (domain->acute, ==, i == KW_DOMAIN_FOOD || i == KW_DOMAIN_FUEL || i == KW_DOMAIN_HOMELESSNESS);
      g_assert_cmpint (domain->speak_alone, ==, i == KW_DOMAIN_DOMESTIC_ABUSE || i == KW_DOMAIN_EXPLOITATION);
      g_assert_nonnull (domain->first_step);
    }
}

static void
test_texts (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  guint n_numbers;
  const KwEmergencyNumber *numbers = kw_policy_get_emergency_numbers (policy, &n_numbers);

  for (guint i = 0; i < KW_N_PROPOSALS; i++)
    g_assert_nonnull (kw_policy_get_proposal (policy, i));
  g_assert_nonnull (strchr (kw_policy_get_text (policy, "safeguarding"), '\n'));
  g_assert_nonnull (strstr (kw_policy_get_text (policy, "tonight"), "children"));

  g_assert_cmpuint (n_numbers, ==, 4);
  g_assert_cmpstr (numbers[0].number, ==, "999");
  g_assert_null (numbers[0].hours);
  for (guint i = 1; i < n_numbers; i++)
    {
      /* Nobody must ring a real line by mistake, and nobody take these for real. */
      g_assert_true (g_str_has_prefix (numbers[i].number, "020 7946 0"));
      g_assert_nonnull (strstr (numbers[i].name, "sample"));
    }
}

static void
test_over_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwPolicy) policy = read_policy ("# ours\n[policy]\nversion=1\n\n[plan]\ncannot-wait-days=10\n"
                                             "[domain work]\ngroup=material\nfirst-step=Ring the job shop\n"
                                             "[domain offending]\ngated=false\n"
                                             "[proposals]\nchase=Ring them\n"
                                             "[emergency 3]\nname=Ours\nnumber=020 7946 0999\n"
                                             "[emergency 1]\nname=All\nnumber=999\nhours=Mo-Su 00:00-24:00\n",
                                             &error);
  const KwEmergencyNumber *numbers;
  guint n_numbers;

  g_assert_no_error (error);
  g_assert_cmpint (kw_policy_get_number (policy, KW_POLICY_CANNOT_WAIT_DAYS), ==, 10);
  g_assert_cmpint (kw_policy_get_number (policy, KW_POLICY_OVERDUE_DAYS), ==, 14);
  g_assert_cmpint (kw_policy_get_domain (policy, KW_DOMAIN_WORK)->group, ==, KW_GROUP_MATERIAL);
  g_assert_cmpstr (kw_policy_get_domain (policy, KW_DOMAIN_WORK)->first_step, ==, "Ring the job shop");
  g_assert_false (kw_policy_get_domain (policy, KW_DOMAIN_OFFENDING)->gated);
  g_assert_true (kw_policy_get_domain (policy, KW_DOMAIN_DRUGS)->gated);
  g_assert_cmpstr (kw_policy_get_proposal (policy, KW_PROPOSAL_CHASE), ==, "Ring them");

  numbers = kw_policy_get_emergency_numbers (policy, &n_numbers);
  g_assert_cmpuint (n_numbers, ==, 2);
  g_assert_cmpstr (numbers[0].name, ==, "All");
  g_assert_cmpstr (numbers[1].name, ==, "Ours");
}

#define V1 "[policy]\nversion=1\n"

static const struct
{
  const char *text;
  const char *named; /* what the message has to say beside the file */
} refused[] = {
  { "", "[policy] version" },
  { "[policy]\n", "[policy] version" },
  { "[plan]\noverdue-days=3\n", "[policy] version" },
  { "[policy]\nversion=2\n", "[policy] version" },
  { "[policy]\nversion=\n", "[policy] version" },
  { "[policy]\nversion=1.0\n", "[policy] version" },
  { V1 "name=x\n", "[policy] name" },
  { "overdue-days=3\n" V1, "not a policy" },
  { V1 "[plan\n", "not a policy" },
  { V1 "nonsense\n", "nonsense" },
  { V1 "[plans]\noverdue-days=3\n", "[plans]" },
  { V1 "[]\n", "" },
  { V1 "[Plan]\noverdue-days=3\n", "[Plan]" },
  { V1 "[plan]\noverdue=3\n", "[plan] overdue" },
  { V1 "[plan]\nintensive-visits-min=3\n", "[plan] intensive-visits-min" },
  { V1 "[plan]\noverdue-days=soon\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=3.5\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=0x3\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=+3\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=3;4\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=-1\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=3661\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=99999999999999999999\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days[cy]=3\n", "[plan] overdue-days[cy]" },
  { V1 "[plan]\ntrust-threshold=0\n", "[plan] trust-threshold" },
  { V1 "[plan]\ntrust-threshold=6\n", "[plan] trust-threshold" },
  { V1 "[plan]\noverdue-days=3\noverdue-days=4\n", "[plan] overdue-days" },
  { V1 "[plan]\noverdue-days=3\n[plan]\ntrust-threshold=4\n", "[plan]" },
  { V1 "[rhythm]\nintensive-visits-min=5\n", "[rhythm] intensive-visits-max" },
  { V1 "[clocks]\nbreathing-space-review-to=20\n", "[clocks] breathing-space-review-to" },
  { V1 "[domain gambling]\ngroup=sensitive\n", "[domain gambling]" },
  { V1 "[domain gambling]\n", "[domain gambling]" },
  { V1 "[domain ]\ngroup=sensitive\n", "[domain ]" },
  { V1 "[domain debt]\ngroup=money\n", "[domain debt] group" },
  { V1 "[domain debt]\nacute=yes\n", "[domain debt] acute" },
  { V1 "[domain debt]\nacute=1\n", "[domain debt] acute" },
  { V1 "[domain debt]\nacute=TRUE\n", "[domain debt] acute" },
  { V1 "[domain debt]\ngated=true\n", "[domain debt] gated" },
  { V1 "[domain debt]\nspeak-alone=true\n", "[domain debt] speak-alone" },
  { V1 "[domain drugs]\ngroup=daily-life\n", "[domain drugs] gated" },
  { V1 "[domain exploitation]\ngated=true\n", "[domain exploitation] gated" },
  { V1 "[domain debt]\nfirst-step=\n", "[domain debt] first-step" },
  { V1 "[domain debt]\nfirst-step[cy]=\n", "[domain debt] first-step[cy]" },
  { V1 "[domain debt]\nfirst-step=a\\qb\n", "[domain debt] first-step" },
  { V1 "[domain debt]\nfirst-steps=a\n", "[domain debt] first-steps" },
  { V1 "[domain debt]\nfirst-step=caf\xe9\n", "[domain debt] first-step" },
  { V1 "[domain debt]\nfirst-step=\xed\xa0\x80\n", "[domain debt] first-step" },
  { V1 "# caf\xe9\n", "line 3" },
  { "\xff\xfe[\0p", "line 1" },
  { "\xef\xbb\xbf" V1, "not a policy" },
  { V1 "[proposals]\nhurry=x\n", "[proposals] hurry" },
  { V1 "[texts]\nguidance=x\n", "[texts] guidance" },
  { V1 "[texts]\ntonight=\n", "[texts] tonight" },
  { V1 "[money]\npriority-debts=rent;gambling\n", "[money] priority-debts" },
  { V1 "[money]\ndebts=rent\n", "[money] debts" },
  { V1 "[emergency 0]\nname=x\nnumber=1\n", "[emergency 0]" },
  { V1 "[emergency 01]\nname=x\nnumber=1\n", "[emergency 01]" },
  { V1 "[emergency 21]\nname=x\nnumber=1\n", "[emergency 21]" },
  { V1 "[emergency one]\nname=x\nnumber=1\n", "[emergency one]" },
  { V1 "[emergency 1]\nname=x\n", "[emergency 1] number" },
  { V1 "[emergency 1]\nnumber=999\n", "[emergency 1] name" },
  { V1 "[emergency 1]\nname=x\nnumber=999\nnote=x\n", "[emergency 1] note" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u: %s", i, refused[i].named);
      g_assert_null (read_policy (refused[i].text, &error));
      g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, "council.policy"));
      g_assert_nonnull (strstr (error->message, refused[i].named));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_refused_sizes (void)
{
  g_autofree char *long_step = g_strnfill (301, 'x');
  g_autofree char *text = g_strdup_printf (V1 "[domain debt]\nfirst-step=%s\n", long_step);
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, '\n');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_policy (text, &error));
  g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "[domain debt] first-step"));
  g_clear_error (&error);

  g_assert_null (read_policy (huge, &error));
  g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
  g_clear_error (&error);

  /* A NUL ends no line. */
  g_assert_null (kw_policy_new_from_data (V1 "[plan]\noverdue-days=3\0\n", strlen (V1) + 24, "council.policy", &error));
  g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "[plan] overdue-days"));
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kw-policy-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ours.policy", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwPolicy) policy = NULL;

  g_assert_null (kw_policy_load (path, &error));
  g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, V1 "[plan]\noverdue-days=9\n", -1, NULL));
  policy = kw_policy_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kw_policy_get_number (policy, KW_POLICY_OVERDUE_DAYS), ==, 9);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy/numbers", test_numbers);
  g_test_add_func ("/policy/domains", test_domains);
  g_test_add_func ("/policy/texts", test_texts);
  g_test_add_func ("/policy/over-defaults", test_over_defaults);
  g_test_add_func ("/policy/refused", test_refused);
  g_test_add_func ("/policy/refused-sizes", test_refused_sizes);
  g_test_add_func ("/policy/files", test_files);

  return g_test_run ();
}
