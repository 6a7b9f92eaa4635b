/* test-referral.c
 *
 * What may follow what on the way to a specialist, and which services fit. It is Friday 1 February 2013, 18:00.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-clocks.h"
#include "kw-referral.h"
#include "kw-service-fit.h"
#include "kw-test-case.h"

#include <string.h>

#define NOW instant_of ("2013-02-01T18:00")

/* Row: from; column: to; in the order of the statuses. */
static const char *const may_follow[KW_N_REFERRAL_STATUSES] = {
  /*             d r s a d w m j s c w s */
  [KW_REFERRAL_DRAFT] = ".x........x.",
  [KW_REFERRAL_READY] = "x.x.......x.",
  [KW_REFERRAL_SENT] = "...xxxx...x.",
  [KW_REFERRAL_ACCEPTED] = "....xxx...xx",
  [KW_REFERRAL_DECLINED] = "............",
  [KW_REFERRAL_WAITING_LIST] = "...xx.x...x.",
  [KW_REFERRAL_MET] = ".......xxxxx",
  [KW_REFERRAL_JOINT] = "........xxxx",
  [KW_REFERRAL_STEPPED_BACK] = ".......x.xxx",
  [KW_REFERRAL_COMPLETED] = "............",
  [KW_REFERRAL_WITHDRAWN] = "............",
  [KW_REFERRAL_STOPPED_GOING] = "............",
};

static void
test_follow (void)
{
  for (guint from = 0; from < KW_N_REFERRAL_STATUSES; from++)
    {
      g_autoptr (GArray) next = kw_referral_get_next (from);
      guint n_next = 0;

      for (guint to = 0; to < KW_N_REFERRAL_STATUSES; to++)
        {
          gboolean may = may_follow[from][to] == 'x';

          g_assert_cmpint (kw_referral_can_follow (from, to), ==, may);
          n_next += may;
        }
      g_assert_cmpint (next->len, ==, n_next);
      g_assert_cmpint (kw_referral_is_over (from), ==, n_next == 0);
    }
}

static KwAgreement *
add_agreement (KwCaseFile *case_file, gint64 referral, KwAgreementKind kind, KwAgreementDecision decision)
{
  KwAgreement *agreement = add_record (case_file, KW_RECORD_AGREEMENT);

  agreement->referral = referral;
  agreement->kind = kind;
  agreement->decision = decision;
  agreement->decided = agreement->record.id;
  return agreement;
}

static void
assert_missing (const KwCaseFile *case_file, const KwReferral *referral, KwReferralStatus to, const char *expected)
{
  g_auto (GStrv) missing = kw_referral_check_move (case_file, referral, referral->status, to);
  g_autofree char *all = g_strjoinv ("|", missing);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_sent (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");
  KwReferral *referral = add_referral (case_file, problem, "Turning Point", KW_REFERRAL_READY);
  KwReferral *draft = add_referral (case_file, problem, "Turning Point", KW_REFERRAL_DRAFT);

  assert_missing (case_file, draft, KW_REFERRAL_SENT, "After “Draft” a referral cannot become “Sent”.");
  assert_missing (case_file, draft, KW_REFERRAL_READY, "");
  assert_missing (case_file, referral, KW_REFERRAL_SENT,
                  "Say how it was sent.|Say who took it.|Say when it was sent.|"
                  "Record that they agreed to work together.|Record the lawful basis for sharing.|"
                  "Record what was decided about sharing.");
  referral->sent_how = KW_SENT_BY_PHONE;
  referral->sent_to = g_strdup ("Jo");
  referral->sent = NOW;
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_ENGAGEMENT, KW_DECISION_AGREED);
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_LAWFUL_BASIS, KW_DECISION_RECORDED);
  add_agreement (case_file, draft->record.id, KW_AGREEMENT_SHARING, KW_DECISION_AGREED);
  /* A lawful basis says which; another referral's sharing is not this one's. */
  assert_missing (case_file, referral, KW_REFERRAL_SENT,
                  "Record the lawful basis for sharing.|Record what was decided about sharing.");
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_LAWFUL_BASIS, KW_DECISION_RECORDED)->basis = g_strdup ("Consent");
  add_agreement (case_file, referral->record.id, KW_AGREEMENT_SHARING, KW_DECISION_AGREED);
  assert_missing (case_file, referral, KW_REFERRAL_SENT, "");
}

static void
test_refused (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwReferral *referral =
      add_referral (case_file, add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol"), "Turning Point",
                    KW_REFERRAL_READY);
  KwAgreement *override;

  referral->sent_how = KW_SENT_BY_HAND;
  referral->sent_to = g_strdup ("Jo");
  referral->sent = NOW;
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_ENGAGEMENT, KW_DECISION_AGREED);
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_LAWFUL_BASIS, KW_DECISION_RECORDED)->basis = g_strdup ("Consent");
  add_agreement (case_file, referral->record.id, KW_AGREEMENT_SHARING, KW_DECISION_AGREED);
  add_agreement (case_file, referral->record.id, KW_AGREEMENT_SHARING, KW_DECISION_REFUSED);
  assert_missing (
      case_file, referral, KW_REFERRAL_SENT,
      "They did not agree to sharing this. Share it only if somebody’s safety asks for it, and write down "
      "why.");
  /* Nobody overrides for all that is to come. */
  add_agreement (case_file, KW_NONE, KW_AGREEMENT_OVERRIDE, KW_DECISION_RECORDED)->reason = g_strdup ("Always");
  assert_missing (
      case_file, referral, KW_REFERRAL_SENT,
      "They did not agree to sharing this. Share it only if somebody’s safety asks for it, and write down "
      "why.");
  override = add_agreement (case_file, referral->record.id, KW_AGREEMENT_OVERRIDE, KW_DECISION_RECORDED);
  override->reason = g_strdup (" ");
  assert_missing (
      case_file, referral, KW_REFERRAL_SENT,
      "They did not agree to sharing this. Share it only if somebody’s safety asks for it, and write down "
      "why.");
  g_free (override->reason);
  override->reason = g_strdup ("The baby is at risk tonight.");
  assert_missing (case_file, referral, KW_REFERRAL_SENT, "");
}

static void
test_joint (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwReferral *referral =
      add_referral (case_file, add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol"), "Turning Point", KW_REFERRAL_MET);
  KwAppointment *appointment;
  guint planned;

  assert_missing (case_file, referral, KW_REFERRAL_JOINT, "Say when they first met.");
  appointment = add_appointment (case_file, "2013-01-28T10:00", KW_APPOINTMENT_JOINT);
  appointment->referral = referral->record.id;
  appointment->outcome = KW_APPOINTMENT_KEPT;
  appointment = add_appointment (case_file, "2013-01-29T10:00", KW_APPOINTMENT_JOINT);
  appointment->referral = referral->record.id;
  appointment->outcome = KW_APPOINTMENT_MISSED;
  add_appointment (case_file, "2013-01-30T10:00", KW_APPOINTMENT_JOINT)->outcome = KW_APPOINTMENT_KEPT;

  g_assert_cmpint (kw_referral_count_joint (case_file, referral, policy, NOW, &planned), ==, 1);
  g_assert_cmpint (planned, ==, 3);
  referral->joint_planned = 5;
  kw_referral_count_joint (case_file, referral, policy, NOW, &planned);
  g_assert_cmpint (planned, ==, 5);
}

static void
test_words (void)
{
  static const struct
  {
    KwReferralStatus status;
    const char *hours, *now, *appointment, *words;
  } rows[] = {
    { KW_REFERRAL_DRAFT, NULL, "2013-02-01T18:00", NULL, "A draft: not ready yet." },
    { KW_REFERRAL_READY, "Mo-Fr 09:00-17:00", "2013-02-01T08:00", NULL, "Not sent. Ring from 09:00." },
    { KW_REFERRAL_READY, "Mo-Su 09:00-17:00", "2013-02-01T18:00", NULL, "Not sent. Ring from tomorrow 09:00." },
    { KW_REFERRAL_READY, "Mo-Fr 09:00-17:00", "2013-02-01T10:00", NULL, "Not sent. Ring now, until 17:00." },
    { KW_REFERRAL_READY, "24/7", "2013-02-01T23:00", NULL, "Not sent. Ring now." },
    /* Hours that nobody knows are those of offices. */
    { KW_REFERRAL_READY, NULL, "2013-02-01T18:00", NULL, "Not sent. Ring from Monday 4 February 09:00." },
    { KW_REFERRAL_SENT, NULL, "2013-02-01T18:00", NULL, "Rung through to Jo, today 11:20." },
    { KW_REFERRAL_ACCEPTED, NULL, "2013-02-01T18:00", NULL, "Accepted. No meeting is planned yet." },
    { KW_REFERRAL_ACCEPTED, NULL, "2013-02-01T18:00", "2013-02-05T10:00",
      "Accepted. First meeting Tuesday 5 February 10:00." },
    { KW_REFERRAL_MET, NULL, "2013-02-02T18:00", NULL, "They met on Friday 1 February." },
    { KW_REFERRAL_JOINT, NULL, "2013-02-01T18:00", "2013-02-05T10:00",
      "Joint appointments: 0 of 3, next Tuesday 5 February 10:00." },
    { KW_REFERRAL_JOINT, NULL, "2013-02-01T18:00", NULL, "Joint appointments: 0 of 3, none planned." },
    { KW_REFERRAL_STOPPED_GOING, NULL, "2013-02-01T18:00", NULL, "Stopped going." },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwReferral *referral = add_referral (case_file, add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol"),
                                           "Turning Point", rows[i].status);
      g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_SERVICE);
      KwService *service = (KwService *) record;
      g_autofree char *words = NULL;

      service->hours = g_strdup (rows[i].hours);
      referral->sent_how = KW_SENT_BY_PHONE;
      referral->sent_to = g_strdup ("Jo");
      referral->sent = instant_of ("2013-02-01T11:20");
      referral->met = instant_of ("2013-02-01T14:00");
      if (rows[i].appointment != NULL)
        add_appointment (case_file, rows[i].appointment, KW_APPOINTMENT_JOINT)->referral = referral->record.id;
      words = kw_referral_dup_words (case_file, referral, service, policy, instant_of (rows[i].now));
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Overdue only after the later of the policy's four hours and an hour after the service next opens. */
static void
test_clock (void)
{
  static const struct
  {
    const char *told, *hours, *due;
  } rows[] = {
    { "2013-02-01T10:00", "Mo-Fr 09:00-17:00", "2013-02-01T14:00" },
    { "2013-02-01T16:30", "Mo-Fr 09:00-17:00", "2013-02-01T20:30" },
    { "2013-02-01T17:30", "Mo-Fr 09:00-17:00", "2013-02-04T10:00" },
    { "2013-01-31T07:00", "Mo-Fr 09:00-17:00", "2013-01-31T11:00" },
    { "2013-01-31T02:00", "Mo-Fr 09:00-17:00", "2013-01-31T10:00" },
    { "2013-02-01T23:00", "24/7", "2013-02-02T03:00" },
    { "2013-02-01T23:00", NULL, "2013-02-04T10:00" },
    { "2013-02-01T23:00", "by appointment", "2013-02-04T10:00" },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwProblem *problem = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");
      g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_SERVICE);
      KwService *service = (KwService *) record;
      KwReferralClock clock;

      service->hours = g_strdup (rows[i].hours);
      g_assert_false (kw_referral_clock_get (problem, NULL, service, policy, &clock));
      problem->acknowledged = instant_of (rows[i].told);
      g_assert_true (kw_referral_clock_get (problem, NULL, service, policy, &clock));
      g_assert_cmpint (clock.due, ==, instant_of (rows[i].due));
      g_assert_cmpint (clock.sent, ==, KW_NONE);
    }
}

static KwService *
add_service (GPtrArray *services, const char *name, KwDomain domain, gint64 response_hours, const char *hours)
{
  KwService *service = kw_record_new (KW_RECORD_SERVICE);
  int value = (int) domain;

  service->record.id = (gint64) services->len + 1;
  service->name = g_strdup (name);
  service->response_hours = response_hours;
  service->hours = g_strdup (hours);
  g_array_append_val (service->domains, value);
  g_ptr_array_add (services, service);
  return service;
}

static void
set_area (KwService *service, const char *area)
{
  g_strfreev (service->areas);
  service->areas = g_strdupv ((char *[]){ (char *) area, NULL });
}

static void
test_fit (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (kw_record_free);
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwProblem *problem = add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol");
  g_autoptr (GPtrArray) fits = NULL;
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *reasons = NULL;

  set_area (add_service (services, "Slow", KW_DOMAIN_ALCOHOL, 72, "24/7"), "WCC");
  add_service (services, "Unknown", KW_DOMAIN_ALCOHOL, KW_NONE, NULL);
  add_service (services, "Debt advice", KW_DOMAIN_DEBT, 1, "24/7");
  set_area (add_service (services, "Elsewhere", KW_DOMAIN_ALCOHOL, 1, "24/7"), "LBHF");
  add_service (services, "Theirs", KW_DOMAIN_ALCOHOL, 1, "24/7")->authority = g_strdup ("LBHF");
  add_service (services, "Ours", KW_DOMAIN_ALCOHOL, 24, "Mo-Fr 09:00-17:00")->authority = g_strdup ("WCC");
  add_service (services, "Open now", KW_DOMAIN_ALCOHOL, 24, "Mo-Fr 09:00-20:00");
  fits = kw_service_fit_find (services, kw_case_file_get_family (case_file), problem, NOW);

  for (guint i = 0; i < fits->len; i++)
    g_string_append_printf (order, "%s|", ((KwServiceFit *) g_ptr_array_index (fits, i))->service->name);
  g_assert_cmpstr (order->str, ==, "Open now|Ours|Slow|Unknown|");
  g_assert_true (((KwServiceFit *) g_ptr_array_index (fits, 0))->open_now);
  g_assert_false (((KwServiceFit *) g_ptr_array_index (fits, 1))->open_now);
  reasons = kw_service_fit_dup_reasons (g_ptr_array_index (fits, 2));
  g_assert_cmpstr (reasons, ==, "Alcohol · in your area · always open · first meeting within 3 days");
}

static void
test_find_service (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (kw_record_free);
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwReferral *referral =
      add_referral (case_file, add_problem (case_file, KW_DOMAIN_ALCOHOL, "Alcohol"), "turning point",
                    KW_REFERRAL_READY);
  KwService *other = add_service (services, "Other", KW_DOMAIN_ALCOHOL, 1, NULL);
  KwService *named = add_service (services, "Turning Point", KW_DOMAIN_ALCOHOL, 1, NULL);

  g_assert_true (kw_referral_find_service (services, referral) == named);
  referral->listed = other->record.id;
  g_assert_true (kw_referral_find_service (services, referral) == other);
  g_assert_null (kw_referral_find_service (NULL, referral));
}

static void
test_tonight (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_auto (GStrv) questions = kw_referral_get_tonight (policy);

  g_assert_cmpint (g_strv_length (questions), ==, 6);
  for (guint i = 0; questions[i] != NULL; i++)
    g_assert_true (g_str_has_suffix (questions[i], "?"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/referral/follow", test_follow);
  g_test_add_func ("/referral/sent", test_sent);
  g_test_add_func ("/referral/refused", test_refused);
  g_test_add_func ("/referral/joint", test_joint);
  g_test_add_func ("/referral/words", test_words);
  g_test_add_func ("/referral/clock", test_clock);
  g_test_add_func ("/referral/fit", test_fit);
  g_test_add_func ("/referral/find-service", test_find_service);
  g_test_add_func ("/referral/tonight", test_tonight);

  return g_test_run ();
}
