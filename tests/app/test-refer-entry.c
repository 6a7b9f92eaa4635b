/* test-refer-entry.c
 *
 * A referral being written: what is guessed, what is wrong, what is shared, what is saved, what comes back from a
 * draft, and how it moves on. Today is Tuesday 29 January 2013, 10:35.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-refer-entry.h"

#include "kw-test-case.h"

#include <string.h>

#define TODAY (kw_date_from_ymd (2013, 1, 29))
#define NOW   (kw_instant_from_local (TODAY, 10, 35, 0))

typedef struct
{
  KwCaseFile *file;
  KwPolicy *policy;
  gint64 last_id;
  KwMember *ada, *tobi, *grace;
  KwProblem *heroin;
} Fixture;

static KwMember *
take_member (Fixture *fixture, const char *given, KwMemberRole role, const char *born, gboolean at_home)
{
  KwMember *member = add_record (fixture->file, KW_RECORD_MEMBER);

  member->given = g_strdup (given);
  member->surname = g_strdup ("Okafor");
  member->role = role;
  member->born = date_of (born);
  member->at_home = at_home;
  return member;
}

/* Ada's heroin; she told us this morning. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  KwProblemMember *owner;

  fixture->file = new_case_file ();
  fixture->policy = kw_policy_new_default ();
  fixture->last_id = 1000;
  fixture->grace = take_member (fixture, "Grace", KW_MEMBER_GRANDPARENT, "1951-03-01", TRUE);
  fixture->ada = take_member (fixture, "Ada", KW_MEMBER_MOTHER, "1980-02-04", TRUE);
  fixture->tobi = take_member (fixture, "Tobi", KW_MEMBER_CHILD, "1999-06-11", TRUE);
  fixture->ada->phone = g_strdup ("07700 900123");
  fixture->tobi->school = g_strdup ("Kilburn Park");
  fixture->heroin = add_record (fixture->file, KW_RECORD_PROBLEM);
  fixture->heroin->domain = KW_DOMAIN_DRUGS;
  fixture->heroin->title = g_strdup ("Heroin");
  fixture->heroin->severity = 3;
  fixture->heroin->acknowledged = kw_instant_from_local (TODAY, 9, 50, 0);
  owner = add_record (fixture->file, KW_RECORD_PROBLEM_MEMBER);
  owner->problem = fixture->heroin->record.id;
  owner->member = fixture->ada->record.id;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kw_case_file_unref (fixture->file);
  kw_policy_unref (fixture->policy);
}

static gint64
new_id (gpointer user_data)
{
  return ++*(gint64 *) user_data;
}

static KwReferEntry *
make_entry (Fixture *fixture)
{
  return kw_refer_entry_new (fixture->file, fixture->policy, fixture->heroin->record.id, KW_NONE, NOW, new_id,
                             &fixture->last_id);
}

static GPtrArray *
to_records (Fixture *fixture, const KwReferEntry *entry)
{
  return kw_refer_entry_to_records (entry, fixture->file, NOW, new_id, &fixture->last_id);
}

static gpointer
find (GPtrArray *records, KwRecordKind kind, guint number)
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
assert_fault (Fixture *fixture, const KwReferEntry *entry, const char *field)
{
  g_autoptr (GPtrArray) faults = kw_refer_entry_check (entry, fixture->file, NOW);

  if (field == NULL && faults->len > 0)
    g_error ("%s: %s", ((KwFault *) faults->pdata[0])->field, ((KwFault *) faults->pdata[0])->message);
  if (field != NULL)
    g_assert_nonnull (kw_faults_find (faults, field));
}

/* The adult whose problem it is, not the one who stands first, and never a child. */
static void
test_guessed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autoptr (KwReferEntry) other = NULL;

  g_assert_cmpint (entry->who, ==, fixture->ada->record.id);
  g_assert_true (kw_ids_contain (entry->people, fixture->ada->record.id));
  g_assert_cmpstr (entry->told, ==, "today 09:50");
  g_assert_cmpint (entry->joint_count, ==, kw_policy_get_number (fixture->policy, KW_POLICY_JOINT_APPOINTMENTS));
  g_assert_false (kw_refer_entry_is_written (entry));

  other = kw_refer_entry_new (fixture->file, fixture->policy, KW_NONE, NOW - KW_DAY, NOW, new_id, &fixture->last_id);
  g_assert_cmpint (other->problem, ==, KW_NONE);
  g_assert_cmpint (other->who, ==, KW_NONE);
  g_assert_cmpstr (other->told, ==, "yesterday 10:35");
  kw_refer_entry_choose_problem (other, fixture->file, 4711, NOW);
  g_assert_cmpint (other->problem, ==, KW_NONE);
  kw_refer_entry_choose_problem (other, fixture->file, fixture->heroin->record.id, NOW);
  g_assert_cmpint (other->who, ==, fixture->ada->record.id);
  g_assert_cmpstr (other->told, ==, "yesterday 10:35");
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *service, *told, *joint, *field;
  } rows[] = {
    { "Turning Point", "today 0950", "thu 10", NULL },
    { "Turning Point", "", "", NULL },
    { "  ", "", "", KW_REFER_FIELD_SERVICE },
    { "Turning Point", "soon", "", KW_REFER_FIELD_TOLD },
    { "Turning Point", "tomorrow 10:00", "", KW_REFER_FIELD_TOLD },
    { "Turning Point", "", "one day", KW_REFER_FIELD_JOINT },
    { "Turning Point", "", "yesterday 10", KW_REFER_FIELD_JOINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwReferEntry) entry = make_entry (fixture);

      g_test_message ("row %u", i);
      kw_entry_set_text (&entry->service, rows[i].service);
      kw_entry_set_text (&entry->told, rows[i].told);
      kw_entry_set_text (&entry->joint_first, rows[i].joint);
      assert_fault (fixture, entry, rows[i].field);
    }
}

static void
test_faults_of_choice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);

  kw_entry_set_text (&entry->service, "Turning Point");
  entry->who = KW_NONE;
  assert_fault (fixture, entry, KW_REFER_FIELD_WHO);
  entry->who = fixture->ada->record.id;
  entry->problem = KW_NONE;
  assert_fault (fixture, entry, KW_REFER_FIELD_PROBLEM);
}

/* "Sent" is what somebody did: how, to whom, and with an agreement or a reason to go without one. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autoptr (GPtrArray) records = NULL;
  const KwReferral *referral;

  kw_entry_set_text (&entry->service, "Turning Point");
  entry->move = KW_REFERRAL_SENT;
  assert_fault (fixture, entry, KW_REFER_FIELD_MOVE);
  entry->sent_how = KW_SENT_BY_PHONE;
  kw_entry_set_text (&entry->sent_to, "Sam at the desk");
  assert_fault (fixture, entry, KW_REFER_FIELD_MOVE);
  entry->sharing = KW_DECISION_REFUSED;
  assert_fault (fixture, entry, KW_REFER_FIELD_MOVE);
  entry->engagement = entry->sharing = KW_DECISION_AGREED;
  kw_entry_set_text (&entry->basis, "public task");
  assert_fault (fixture, entry, NULL);

  records = to_records (fixture, entry);
  referral = find (records, KW_RECORD_REFERRAL, 0);
  g_assert_cmpint (referral->status, ==, KW_REFERRAL_SENT);
  g_assert_cmpint (referral->sent, ==, NOW);
  g_assert_cmpint (referral->sent_how, ==, KW_SENT_BY_PHONE);
  g_assert_cmpstr (referral->sent_to, ==, "Sam at the desk");
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autoptr (GPtrArray) records = NULL;
  const KwReferral *referral;
  const KwAgreement *agreement;
  const KwAppointment *joint;

  kw_entry_set_text (&entry->service, " Turning Point ");
  kw_entry_set_text (&entry->reason, "methadone, soon");
  kw_entry_set_text (&entry->basis, "public task");
  kw_entry_set_text (&entry->override, "a child is at risk");
  kw_entry_set_text (&entry->joint_first, "thu 10");
  entry->engagement = KW_DECISION_AGREED;
  entry->sharing = KW_DECISION_REFUSED;
  entry->joint_count = 3;
  records = to_records (fixture, entry);

  g_assert_cmpuint (records->len, ==, 1 + 4 + 3);
  referral = find (records, KW_RECORD_REFERRAL, 0);
  g_assert_true (records->pdata[0] == referral);
  g_assert_cmpint (referral->record.id, ==, entry->id);
  g_assert_cmpint (referral->status, ==, KW_REFERRAL_READY);
  g_assert_cmpstr (referral->service, ==, "Turning Point");
  g_assert_cmpint (referral->problem, ==, fixture->heroin->record.id);
  g_assert_cmpint (referral->breakthrough, ==, fixture->heroin->acknowledged);
  g_assert_cmpint (referral->joint_planned, ==, 3);
  g_assert_cmpint (referral->sent, ==, KW_NONE);
  g_assert_nonnull (strstr (referral->shared, "methadone, soon"));

  for (guint i = 0; i < 4; i++)
    {
      agreement = find (records, KW_RECORD_AGREEMENT, i);
      g_assert_cmpint (agreement->referral, ==, entry->id);
      g_assert_cmpint (agreement->member, ==, fixture->ada->record.id);
    }
  agreement = find (records, KW_RECORD_AGREEMENT, 2);
  g_assert_cmpint (agreement->kind, ==, KW_AGREEMENT_SHARING);
  g_assert_cmpint (agreement->decision, ==, KW_DECISION_REFUSED);
  for (guint i = 0; i < 3; i++)
    {
      joint = find (records, KW_RECORD_APPOINTMENT, i);
      g_assert_cmpint (joint->start, ==, kw_instant_from_local (TODAY + 2 + 7 * i, 10, 0, 0));
      g_assert_cmpint (joint->referral, ==, entry->id);
    }
}

/* Without a service it is a draft, and only what was decided is recorded. */
static void
test_saved_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autoptr (GPtrArray) records = to_records (fixture, entry);

  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (((KwReferral *) records->pdata[0])->status, ==, KW_REFERRAL_DRAFT);
}

/* Of those chosen, what is ticked; a number never where it is not safe. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autofree char *usual = kw_refer_entry_dup_shared (entry, fixture->file, NOW);
  g_autofree char *little = NULL, *safe = NULL, *school = NULL;

  g_assert_nonnull (strstr (usual, "Ada Okafor"));
  g_assert_nonnull (strstr (usual, "Heroin"));
  g_assert_nonnull (strstr (usual, "07700 900123"));
  g_assert_null (strstr (usual, "Tobi"));
  g_assert_null (strstr (usual, "Elgin"));

  entry->parts = 0;
  little = kw_refer_entry_dup_shared (entry, fixture->file, NOW);
  g_assert_nonnull (strstr (little, "Ada Okafor"));
  g_assert_null (strstr (little, "Heroin"));
  g_assert_null (strstr (little, "07700"));

  entry->parts = KW_SHARE_PHONE | KW_SHARE_ADDRESS;
  fixture->ada->safe_contact = g_strdup ("never ring: he answers");
  safe = kw_refer_entry_dup_shared (entry, fixture->file, NOW);
  g_assert_null (strstr (safe, "07700"));
  g_assert_null (strstr (safe, "he answers"));
  g_assert_nonnull (strstr (safe, "14 Elgin Avenue"));

  entry->parts = KW_SHARE_SCHOOL;
  kw_ids_set (entry->people, fixture->tobi->record.id, TRUE);
  school = kw_refer_entry_dup_shared (entry, fixture->file, NOW);
  g_assert_nonnull (strstr (school, "Tobi Okafor"));
  g_assert_nonnull (strstr (school, "Kilburn Park"));
}

/* A draft comes back whole, the next day too, without whom and what is gone from the family since. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  KwInstant tomorrow = NOW + KW_DAY;
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  g_autoptr (KwReferEntry) back = make_entry (fixture);
  g_autoptr (KwReferEntry) stranger = make_entry (fixture);
  g_autoptr (KwCaseFile) empty = new_case_file ();
  json_t *draft;

  kw_entry_set_text (&entry->service, "Turning ");
  kw_entry_set_text (&entry->reason, "not “finished");
  kw_entry_set_text (&entry->joint_first, "thu 10");
  kw_entry_set_text (&entry->told, "no time");
  entry->parts = KW_SHARE_SCHOOL;
  entry->sharing = KW_DECISION_REFUSED;
  entry->joint_count = 7;
  kw_ids_set (entry->people, fixture->tobi->record.id, TRUE);
  draft = kw_refer_entry_to_json (entry, NOW);

  kw_refer_entry_read_json (back, draft, fixture->file, tomorrow);
  g_assert_cmpint (back->id, ==, entry->id);
  g_assert_cmpint (back->problem, ==, entry->problem);
  g_assert_cmpint (back->who, ==, entry->who);
  g_assert_cmpstr (back->service, ==, "Turning ");
  g_assert_cmpstr (back->reason, ==, "not “finished");
  g_assert_cmpstr (back->told, ==, "no time");
  g_assert_cmpint (back->parts, ==, KW_SHARE_SCHOOL);
  g_assert_cmpint (back->sharing, ==, KW_DECISION_REFUSED);
  g_assert_cmpint (back->engagement, ==, KW_CODE_NONE);
  g_assert_cmpint (back->joint_count, ==, 7);
  g_assert_true (kw_ids_contain (back->people, fixture->tobi->record.id));
  {
    g_autoptr (GPtrArray) records = kw_refer_entry_to_records (back, fixture->file, tomorrow, new_id,
                                                               &fixture->last_id);

    g_assert_cmpint (((KwAppointment *) find (records, KW_RECORD_APPOINTMENT, 0))->start, ==,
                     kw_instant_from_local (TODAY + 2, 10, 0, 0));
  }

  kw_refer_entry_read_json (stranger, draft, empty, tomorrow);
  g_assert_cmpint (stranger->problem, ==, KW_NONE);
  g_assert_cmpint (stranger->who, ==, KW_NONE);
  g_assert_cmpuint (stranger->people->len, ==, 0);
  json_decref (draft);
}

/* What is not one of ours changes nothing and is kept within what there is. */
static void
test_foreign_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwReferEntry) entry = make_entry (fixture);
  json_t *draft = json_pack ("{s:i, s:s, s:i, s:i, s:i, s:b}", "move", 4711, "service", "A", "sharing", -9,
                             "joint_count", 1000000, "sent_how", 99, "reason", 1);

  kw_refer_entry_read_json (entry, draft, fixture->file, NOW);
  g_assert_cmpstr (entry->service, ==, "A");
  g_assert_cmpstr (entry->reason, ==, "");
  g_assert_cmpint (entry->move, <, (int) KW_N_REFERRAL_STATUSES);
  g_assert_cmpint (entry->sharing, ==, KW_CODE_NONE);
  g_assert_cmpint (entry->sent_how, <=, KW_SENT_BY_PORTAL);
  g_assert_cmpint (entry->joint_count, <=, 100);
  json_decref (draft);
}

static KwReferral *
take_referral (Fixture *fixture, KwReferralStatus status)
{
  KwReferral *referral = add_record (fixture->file, KW_RECORD_REFERRAL);

  referral->problem = fixture->heroin->record.id;
  referral->service = g_strdup ("Turning Point");
  referral->reason = g_strdup ("methadone");
  referral->shared = g_strdup ("as it was shown");
  referral->status = status;
  referral->sent = NOW - KW_DAY;
  referral->sent_how = KW_SENT_BY_PHONE;
  referral->sent_to = g_strdup ("Sam");
  return referral;
}

/* Once it left the desk, what was asked for and shared stays as it was; only where it stands changes. */
static void
test_moved_on (Fixture *fixture, gconstpointer data)
{
  const KwReferral *sent = take_referral (fixture, KW_REFERRAL_SENT);
  g_autoptr (KwReferEntry) entry = kw_refer_entry_new_of (fixture->file, fixture->policy, sent, NOW);
  g_autoptr (GPtrArray) records = NULL;
  const KwReferral *moved;

  g_assert_true (kw_refer_entry_is_written (entry));
  kw_entry_set_text (&entry->service, "Somebody else");
  kw_entry_set_text (&entry->moved, "today 10:00");
  entry->move = KW_REFERRAL_MET;
  records = to_records (fixture, entry);
  moved = records->pdata[0];
  g_assert_cmpint (moved->record.id, ==, sent->record.id);
  g_assert_cmpstr (moved->service, ==, "Turning Point");
  g_assert_cmpstr (moved->shared, ==, "as it was shown");
  g_assert_cmpint (moved->sent, ==, NOW - KW_DAY);
  g_assert_cmpint (moved->status, ==, KW_REFERRAL_MET);
  g_assert_cmpint (moved->met, ==, kw_instant_from_local (TODAY, 10, 0, 0));
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  const KwReferral *declined = take_referral (fixture, KW_REFERRAL_SENT);
  g_autoptr (KwReferEntry) entry = kw_refer_entry_new_of (fixture->file, fixture->policy, declined, NOW);
  g_autoptr (GPtrArray) records = NULL;
  const KwReferral *again;

  kw_refer_entry_start_again (entry, 5000);
  g_assert_false (kw_refer_entry_is_written (entry));
  g_assert_cmpstr (entry->service, ==, "");
  g_assert_cmpstr (entry->reason, ==, "methadone");
  kw_entry_set_text (&entry->service, "Lifeline");
  records = to_records (fixture, entry);
  again = records->pdata[0];
  g_assert_cmpint (again->record.id, ==, 5000);
  g_assert_cmpint (again->status, ==, KW_REFERRAL_READY);
  g_assert_cmpint (again->sent, ==, KW_NONE);
  g_assert_null (again->sent_to);
  g_assert_cmpint (declined->status, ==, KW_REFERRAL_SENT);
}

#define fixture_test(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/refer-entry/guessed", test_guessed);
  fixture_test ("/refer-entry/faults", test_faults);
  fixture_test ("/refer-entry/faults-of-choice", test_faults_of_choice);
  fixture_test ("/refer-entry/sent", test_sent);
  fixture_test ("/refer-entry/saved", test_saved);
  fixture_test ("/refer-entry/saved-early", test_saved_early);
  fixture_test ("/refer-entry/shared", test_shared);
  fixture_test ("/refer-entry/draft", test_draft);
  fixture_test ("/refer-entry/foreign-draft", test_foreign_draft);
  fixture_test ("/refer-entry/moved-on", test_moved_on);
  fixture_test ("/refer-entry/again", test_again);

  return g_test_run ();
}
