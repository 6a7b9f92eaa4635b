/* test-rhythm.c
 *
 * How often a family is seen. It is Friday 1 February 2013, 14:00; the week began on Monday 28 January.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-people.h"
#include "kw-rhythm.h"
#include "kw-test-case.h"

#define NOW instant_of ("2013-02-01T14:00")

static void
test_counts (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (KwRhythm) rhythm = NULL;
  g_autofree char *count = NULL;
  g_autofree char *week = NULL;
  g_autofree char *last = NULL;

  add_visit (case_file, "2013-01-28T00:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-30T10:00", KW_VISIT_NOBODY_IN);
  add_visit (case_file, "2013-01-30T16:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-31T10:00", KW_VISIT_DECLINED);
  add_visit (case_file, "2013-01-26T10:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-25T10:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-05T00:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-04T23:59", KW_VISIT_SEEN);
  add_visit (case_file, "2013-02-01T14:01", KW_VISIT_SEEN);
  add_appointment (case_file, "2013-02-01T16:00", KW_APPOINTMENT_VISIT);
  add_appointment (case_file, "2013-02-02T10:00", KW_APPOINTMENT_MEETING);
  add_appointment (case_file, "2013-02-04T10:00", KW_APPOINTMENT_VISIT);
  rhythm = kw_rhythm_compute (case_file, policy, NOW);

  g_assert_cmpint (rhythm->seen_7, ==, 3);
  g_assert_cmpint (rhythm->seen_28, ==, 5);
  g_assert_cmpint (rhythm->seen_this_week, ==, 2);
  g_assert_cmpint (rhythm->planned_this_week, ==, 1);
  g_assert_cmpint (rhythm->weeks[KW_RHYTHM_WEEKS - 1], ==, 2);
  g_assert_cmpint (rhythm->weeks[KW_RHYTHM_WEEKS - 2], ==, 2);
  g_assert_cmpint (rhythm->weeks[KW_RHYTHM_WEEKS - 5], ==, 2);
  g_assert_cmpint (rhythm->week[0].state, ==, KW_DAY_SEEN);
  g_assert_cmpint (rhythm->week[1].state, ==, KW_DAY_NONE);
  g_assert_cmpint (rhythm->week[2].state, ==, KW_DAY_SEEN);
  g_assert_cmpint (rhythm->week[3].state, ==, KW_DAY_NOT_SEEN);
  g_assert_cmpint (rhythm->week[4].state, ==, KW_DAY_PLANNED);
  g_assert_true (rhythm->week[4].today);
  g_assert_cmpint (rhythm->week[5].state, ==, KW_DAY_NONE);
  g_assert_cmpint (rhythm->days_since_seen, ==, 2);
  g_assert_false (rhythm->out_of_touch);

  count = kw_rhythm_dup_count (rhythm);
  week = kw_rhythm_dup_week (rhythm);
  last = kw_rhythm_dup_last_seen (rhythm);
  g_assert_cmpstr (count, ==, "2 of 3–4");
  g_assert_cmpstr (week, ==, "Seen on Monday and Wednesday. Not seen on Thursday. Planned on Friday.");
  g_assert_cmpstr (last, ==, "Wednesday");
}

/* The family's own target, else the policy's by intensity. */
static void
test_target (void)
{
  static const struct
  {
    KwIntensity intensity;
    gint64 low, high;
    const char *count;
  } rows[] = {
    { KW_INTENSIVE, KW_NONE, KW_NONE, "0 of 3–4" },
    { KW_LIGHT, KW_NONE, KW_NONE, "0 of 1–2" },
    { KW_STEPPING_DOWN, KW_NONE, KW_NONE, "0 of 1" },
    { KW_STEPPING_DOWN, 2, 3, "0 of 2–3" },
    { KW_INTENSIVE, 4, 2, "0 of 2–4" },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      g_autoptr (KwRhythm) rhythm = NULL;
      g_autofree char *count = NULL;

      kw_case_file_get_family (case_file)->intensity = rows[i].intensity;
      kw_case_file_get_family (case_file)->visits_per_week = (KwRange){ rows[i].low, rows[i].high };
      rhythm = kw_rhythm_compute (case_file, policy, NOW);
      count = kw_rhythm_dup_count (rhythm);
      g_assert_cmpstr (count, ==, rows[i].count);
    }
}

static void
test_touch (void)
{
  static const struct
  {
    const char *seen, *now, *words;
    KwFamilyStatus status;
  } rows[] = {
    { "2013-01-25T18:00", "2013-01-31T10:00", NULL, KW_FAMILY_ACTIVE },
    { "2013-01-25T18:00", "2013-02-01T10:00", "not seen for 7 days", KW_FAMILY_ACTIVE },
    { NULL, "2013-01-13T10:00", NULL, KW_FAMILY_ACTIVE },
    { NULL, "2013-01-14T10:00", "not seen yet", KW_FAMILY_ACTIVE },
    { NULL, "2013-02-14T10:00", NULL, KW_FAMILY_CLOSED },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      g_autoptr (KwRhythm) rhythm = NULL;
      g_autofree char *words = NULL;

      kw_case_file_get_family (case_file)->status = rows[i].status;
      if (rows[i].seen != NULL)
        add_visit (case_file, rows[i].seen, KW_VISIT_SEEN);
      rhythm = kw_rhythm_compute (case_file, policy, instant_of (rows[i].now));
      words = kw_rhythm_dup_touch (rhythm);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Not seen is not one thing. */
static void
test_run (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  static const struct
  {
    const char *start, *words;
    KwVisitOutcome outcome;
    gboolean flag;
  } rows[] = {
    { "2013-01-10T10:00", NULL, KW_VISIT_SEEN, FALSE },
    { "2013-01-12T10:00", "not seen at the last visit: nobody in", KW_VISIT_NOBODY_IN, FALSE },
    { "2013-01-14T10:00", "not seen twice in a row: nobody in once and cancelled by us once",
      KW_VISIT_CANCELLED_BY_US, FALSE },
    { "2013-01-16T10:00", "not seen 3 times in a row: nobody in twice and cancelled by us once",
      KW_VISIT_NOBODY_IN, TRUE },
    { "2013-01-18T10:00",
      "not seen 4 times in a row: nobody in twice, cancelled by them once and cancelled by us once",
      KW_VISIT_CANCELLED_BY_FAMILY, TRUE },
    /* Entered late: before somebody was seen. */
    { "2013-01-09T10:00",
      "not seen 4 times in a row: nobody in twice, cancelled by them once and cancelled by us once",
      KW_VISIT_DECLINED, TRUE },
    { "2013-01-20T10:00", NULL, KW_VISIT_SEEN, FALSE },
    { "2013-01-21T10:00", "not seen at the last visit: declined", KW_VISIT_DECLINED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwRhythm) rhythm = NULL;
      g_autofree char *words = NULL;

      add_visit (case_file, rows[i].start, rows[i].outcome);
      rhythm = kw_rhythm_compute (case_file, policy, NOW);
      words = kw_rhythm_dup_run (rhythm);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpint (rhythm->run_flag, ==, rows[i].flag);
    }
}

static void
test_children (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwMember *tobi = add_member (case_file, "Tobi", KW_MEMBER_CHILD);
  KwMember *chi = add_member (case_file, "Chi", KW_MEMBER_CHILD);
  KwVisit *first = add_visit (case_file, "2013-01-03T17:00", KW_VISIT_SEEN);
  KwVisit *second = add_visit (case_file, "2013-01-31T17:00", KW_VISIT_SEEN);
  g_autoptr (KwRhythm) rhythm = NULL;
  g_autofree char *last = NULL;
  const KwChildSeen *child;

  add_seen (case_file, first, tobi, FALSE);
  add_seen (case_file, first, chi, TRUE);
  add_seen (case_file, second, ada, FALSE);
  add_seen (case_file, second, tobi, TRUE);
  rhythm = kw_rhythm_compute (case_file, policy, NOW);

  g_assert_cmpint (rhythm->children->len, ==, 2);
  child = &g_array_index (rhythm->children, KwChildSeen, 0);
  g_assert_true (child->member == tobi);
  g_assert_cmpint (child->last_seen, ==, second->start);
  g_assert_cmpint (child->last_alone, ==, second->start);
  g_assert_false (child->alone_overdue);
  g_assert_cmpint (child->expected, ==, KW_NONE);
  child = &g_array_index (rhythm->children, KwChildSeen, 1);
  g_assert_cmpint (child->last_seen, ==, first->start);
  g_assert_cmpint (child->last_alone, ==, first->start);
  g_assert_true (child->alone_overdue);
  g_assert_cmpint (child->expected, ==, second->start);
  g_assert_cmpint (child->tell_by, ==, second->start + 24 * KW_HOUR);

  last = kw_rhythm_dup_last_seen_with (rhythm);
  g_assert_cmpstr (last, ==, "yesterday, Ada and Tobi");
}

/* When a child who was not seen was expected. */
static void
test_expected (void)
{
  static const struct
  {
    const char *what, *start, *school, *event;
    KwVisitKind kind;
    gboolean at_home, expected;
  } rows[] = {
    { "after school", "2013-01-31T16:00", "Elgin Primary", NULL, KW_VISIT_HOME, TRUE, TRUE },
    { "in school hours", "2013-01-31T10:00", "Elgin Primary", NULL, KW_VISIT_HOME, TRUE, FALSE },
    { "on a Saturday", "2013-01-26T10:00", "Elgin Primary", NULL, KW_VISIT_HOME, TRUE, TRUE },
    { "without a school", "2013-01-31T10:00", NULL, NULL, KW_VISIT_HOME, TRUE, TRUE },
    { "lives elsewhere", "2013-01-31T16:00", NULL, NULL, KW_VISIT_HOME, FALSE, FALSE },
    { "not at home", "2013-01-31T16:00", NULL, NULL, KW_VISIT_OFFICE, TRUE, FALSE },
    { "long ago", "2013-01-24T16:00", NULL, NULL, KW_VISIT_HOME, TRUE, FALSE },
    { "the supervisor knows", "2013-01-31T16:00", NULL, "2013-01-31", KW_VISIT_HOME, TRUE, FALSE },
    { "something else was written before", "2013-01-31T16:00", NULL, "2013-01-30", KW_VISIT_HOME, TRUE, TRUE },
  };
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KwCaseFile) case_file = new_case_file ();
      KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
      KwMember *tobi = add_member (case_file, "Tobi", KW_MEMBER_CHILD);
      KwVisit *visit = add_visit (case_file, rows[i].start, KW_VISIT_SEEN);
      g_autoptr (KwRhythm) rhythm = NULL;

      g_test_message ("%s", rows[i].what);
      tobi->school = g_strdup (rows[i].school);
      tobi->at_home = rows[i].at_home;
      visit->kind = rows[i].kind;
      add_seen (case_file, visit, ada, FALSE);
      if (rows[i].event != NULL)
        {
          KwEvent *event = add_record (case_file, KW_RECORD_EVENT);

          event->date = date_of (rows[i].event);
          event->member = tobi->record.id;
        }
      rhythm = kw_rhythm_compute (case_file, policy, NOW);
      g_assert_cmpint (g_array_index (rhythm->children, KwChildSeen, 0).expected != KW_NONE, ==, rows[i].expected);
    }
}

static void
test_worker_week (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GPtrArray) case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
  KwCaseFile *seen_once = new_case_file ();
  KwCaseFile *seen_often = new_case_file ();
  KwCaseFile *closed = new_case_file ();
  g_autofree char *words = NULL;
  g_autofree char *unknown = NULL;
  KwWorkerWeek week;

  g_ptr_array_add (case_files, seen_once);
  g_ptr_array_add (case_files, seen_often);
  g_ptr_array_add (case_files, closed);
  add_visit (seen_once, "2013-01-28T10:00", KW_VISIT_SEEN);
  add_visit (seen_once, "2013-01-29T10:00", KW_VISIT_NOBODY_IN)->minutes = 30;
  add_visit (seen_once, "2013-01-27T10:00", KW_VISIT_SEEN);
  for (int day = 28; day < 32; day++)
    {
      g_autofree char *start = g_strdup_printf ("2013-01-%dT15:00", day);

      add_visit (seen_often, start, KW_VISIT_SEEN);
    }
  kw_case_file_get_family (closed)->status = KW_FAMILY_CLOSED;

  kw_rhythm_get_worker_week (case_files, policy, NOW, 20 * 60, &week);
  g_assert_cmpint (week.owed, ==, 2);
  g_assert_cmpint (week.minutes_owed, ==, 120);
  g_assert_cmpint (week.minutes_left, ==, 20 * 60 - 5 * 60 - 30);
  words = kw_worker_week_dup_words (&week);
  g_assert_cmpstr (words, ==, "2 visits owed, about 2 h; 14 h 30 left this week");

  kw_rhythm_get_worker_week (case_files, policy, NOW, KW_NONE, &week);
  g_assert_cmpint (week.minutes_left, ==, KW_NONE);
  unknown = kw_worker_week_dup_words (&week);
  g_assert_cmpstr (unknown, ==, "2 visits owed, about 2 h");
}

static void
test_people (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwMember *tobi = add_member (case_file, "Tobias", KW_MEMBER_CHILD);
  KwMember *chi = add_member (case_file, "Chi", KW_MEMBER_CHILD);
  KwDate today = date_of ("2013-02-01");
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;
  g_autofree char *grown = NULL;

  tobi->known_as = g_strdup ("Tobi");
  g_array_append_val (people, ada->record.id);
  g_array_append_val (people, tobi->record.id);
  one = kw_people_dup_list (case_file, people, today);
  g_assert_cmpstr (one, ==, "Ada and Tobi");
  g_array_append_val (people, chi->record.id);
  all = kw_people_dup_list (case_file, people, today);
  g_assert_cmpstr (all, ==, "Ada and both children");
  chi->born = date_of ("1995-02-01");
  grown = kw_people_dup_list (case_file, people, today);
  g_assert_cmpstr (grown, ==, "Ada, Tobi and Chi");
  chi->born = date_of ("1995-02-02");
  g_assert_true (kw_member_is_child (chi, today));
}

static void
test_json (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (KwRhythm) rhythm = NULL;
  json_t *json;

  add_member (case_file, "Tobi", KW_MEMBER_CHILD);
  add_visit (case_file, "2013-01-28T10:00", KW_VISIT_SEEN);
  add_visit (case_file, "2013-01-29T10:00", KW_VISIT_DECLINED);
  rhythm = kw_rhythm_compute (case_file, policy, NOW);
  json = kw_rhythm_to_json (rhythm);

  g_assert_nonnull (json);
  g_assert_cmpint (json_integer_value (json_array_get (json_object_get (json, "target"), 1)), ==, 4);
  g_assert_cmpstr (json_string_value (json_object_get (json, "last_seen")), ==, "2013-01-28T10:00");
  g_assert_cmpint (json_array_size (json_object_get (json, "days")), ==, 7);
  g_assert_cmpint (json_array_size (json_object_get (json, "weeks")), ==, KW_RHYTHM_WEEKS);
  g_assert_cmpint (json_array_size (json_object_get (json, "children")), ==, 1);
  json_decref (json);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rhythm/counts", test_counts);
  g_test_add_func ("/rhythm/target", test_target);
  g_test_add_func ("/rhythm/touch", test_touch);
  g_test_add_func ("/rhythm/run", test_run);
  g_test_add_func ("/rhythm/children", test_children);
  g_test_add_func ("/rhythm/expected", test_expected);
  g_test_add_func ("/rhythm/worker-week", test_worker_week);
  g_test_add_func ("/rhythm/people", test_people);
  g_test_add_func ("/rhythm/json", test_json);

  return g_test_run ();
}
