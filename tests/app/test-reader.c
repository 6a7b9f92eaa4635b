/* test-reader.c: what one named reader may see of the plan, and nothing else
 *
 * Families are made at random with a mark in every text of every record, and what each of their members would be handed
 * is searched for marks. Which of them may be there is said a second time here, from the rules as they were set and
 * without the functions of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-output.h"
#include "kw-reader-document.h"
#include "kw-test-case.h"

#include <string.h>

#define NOW        "2013-02-01T12:00:00Z"
#define N_FAMILIES 600
#define N_RECORDS  4 /* of each kind at most */

/* Marks: kind, field, id. */

static char *
make_mark (const KwRecord *record, const KwField *field)
{
  return g_strdup_printf ("[%s.%s.%" G_GINT64_FORMAT "]", record->type->name, field->name, record->id);
}

static gint64
draw_reference (GRand *rand, const KwCaseFile *case_file, KwRecordKind kind)
{
  const GPtrArray *records = kw_case_file_list (case_file, kind);

  if (records->len == 0)
    return KW_NONE;
  return ((const KwRecord *) g_ptr_array_index (records, (guint) g_rand_int_range (rand, 0, (int) records->len)))->id;
}

static void
fill_codes (GRand *rand, GArray *codes, const KwField *field)
{
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      int code = g_rand_int_range (rand, 0, (int) field->codes->n_codes);

      g_array_append_val (codes, code);
    }
}

static void
fill_field (GRand *rand, const KwCaseFile *case_file, KwRecord *record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);
  gint64 day = date_of ("2013-02-01") + g_rand_int_range (rand, -60, 60);
  gboolean is_left_out = (field->flags & KW_FIELD_REQUIRED) == 0 && g_rand_boolean (rand);

  kw_record_clear_field (record, field);
  if (field->kind == KW_FIELD_TEXT)
    *(char **) at = make_mark (record, field);
  else if (field->kind == KW_FIELD_REFERENCE)
    *(gint64 *) at = draw_reference (rand, case_file, field->target);
  else if (field->kind == KW_FIELD_CODE)
    *(int *) at = g_rand_int_range (rand, 0, (int) field->codes->n_codes);
  else if (field->kind == KW_FIELD_BOOLEAN)
    *(gboolean *) at = g_rand_int_range (rand, 0, 4) == 0;
  else if (is_left_out)
    return;
  else if (field->kind == KW_FIELD_INTEGER)
    *(gint64 *) at = field->min + g_rand_int_range (rand, 0, 3);
  else if (field->kind == KW_FIELD_DATE)
    *(KwDate *) at = day;
  else if (field->kind == KW_FIELD_INSTANT)
    *(KwInstant *) at = kw_date_start (day);
  else if (field->kind == KW_FIELD_CODES)
    fill_codes (rand, *(GArray **) at, field);
  else if (field->kind == KW_FIELD_TEXTS)
    {
      g_autofree char *mark = make_mark (record, field);

      g_strfreev (*(char ***) at);
      *(char ***) at = g_strsplit (mark, "|", -1);
    }
}

static void
add_random (GRand *rand, KwCaseFile *case_file, KwRecordKind kind)
{
  KwRecord *record = add_record (case_file, kind);

  for (guint i = 0; i < record->type->n_fields; i++)
    fill_field (rand, case_file, record, &record->type->fields[i]);
}

/* Members before what refers to them; the kinds stand in such an order. */
static KwCaseFile *
make_random (GRand *rand)
{
  KwCaseFile *case_file = kw_case_file_new ();

  add_random (rand, case_file, KW_RECORD_FAMILY);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    if (kw_record_type_get (kind)->scope == KW_SCOPE_FAMILY && kind != KW_RECORD_FAMILY &&
        kind != KW_RECORD_DESIGNATION)
      for (int i = g_rand_int_range (rand, kind == KW_RECORD_MEMBER ? 2 : 0, N_RECORDS + 1); i > 0; i--)
        add_random (rand, case_file, kind);
  return case_file;
}

/* The rules, a second time */

static gboolean
is_child (const KwMember *member)
{
  return member->born != KW_NONE ? member->born > date_of ("1995-02-01") : member->role == KW_MEMBER_CHILD;
}

static gboolean
raised (const KwProblem *problem, int by)
{
  for (guint i = 0; problem->raised_by != NULL && i < problem->raised_by->len; i++)
    if (g_array_index (problem->raised_by, int, i) == by)
      return TRUE;
  return FALSE;
}

static gboolean
concerned (const KwCaseFile *case_file, const KwProblem *problem)
{
  const GPtrArray *concerns = kw_case_file_list (case_file, KW_RECORD_CONCERN);
  gboolean found = problem->immediate_risk;

  for (guint i = 0; i < concerns->len; i++)
    found |= ((const KwConcern *) g_ptr_array_index (concerns, i))->problem == problem->record.id;
  return found;
}

static gboolean
owned (const KwCaseFile *case_file, const KwProblem *problem, const KwMember *reader, gboolean sensitive)
{
  const GPtrArray *all = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);
  gboolean mine = FALSE;
  gboolean another_adult = FALSE;
  gboolean anybody = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const KwProblemMember *one = g_ptr_array_index (all, i);

      if (one->problem != problem->record.id)
        continue;
      anybody = TRUE;
      mine |= one->member == reader->record.id;
      another_adult |= one->member != reader->record.id &&
                       !is_child (kw_case_file_find (case_file, KW_RECORD_MEMBER, one->member));
    }
  if (mine)
    return !sensitive || !another_adult;
  if (sensitive || is_child (reader) || !reader->at_home || another_adult)
    return FALSE;
  return !anybody || reader->role == KW_MEMBER_MOTHER || reader->role == KW_MEMBER_FATHER ||
         reader->role == KW_MEMBER_PARENT || reader->role == KW_MEMBER_STEP_PARENT || reader->role == KW_MEMBER_CARER;
}

static gboolean
lists_reader (const KwCaseFile *case_file, const KwProblem *problem, const KwMember *reader)
{
  const GPtrArray *all = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);

  for (guint i = 0; i < all->len; i++)
    {
      const KwProblemMember *one = g_ptr_array_index (all, i);

      if (one->problem == problem->record.id && one->member == reader->record.id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
problem_allowed (const KwCaseFile *case_file, const KwPolicy *policy, gint64 id, const KwMember *reader)
{
  const KwProblem *problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, id);
  gboolean sensitive;

  if (problem == NULL || problem->domain == KW_DOMAIN_DOMESTIC_ABUSE || problem->domain == KW_DOMAIN_EXPLOITATION)
    return FALSE;
  sensitive = kw_policy_get_domain (policy, problem->domain)->group == KW_GROUP_SENSITIVE;
  if (concerned (case_file, problem) || (sensitive && problem->acknowledged == KW_NONE) ||
      !owned (case_file, problem, reader, sensitive))
    return FALSE;
  if (raised (problem, KW_RAISED_BY_CHILD) && !raised (problem, KW_RAISED_BY_FAMILY))
    return is_child (reader) && lists_reader (case_file, problem, reader);
  return raised (problem, KW_RAISED_BY_FAMILY) || problem->acknowledged != KW_NONE || problem->family_rank > 0;
}

static gboolean
mark_allowed (const KwCaseFile *case_file,
              const KwPolicy *policy,
              const KwMember *reader,
              const char *type,
              const char *field,
              gint64 id)
{
  if (strcmp (type, "family") == 0)
    return strcmp (field, "goal") == 0 || strcmp (field, "strengths") == 0;
  if (strcmp (type, "member") == 0)
    return id == reader->record.id &&
           (strcmp (field, "given") == 0 || strcmp (field, "known_as") == 0 || strcmp (field, "voice") == 0);
  if (strcmp (type, "problem") == 0)
    return strcmp (field, "title") == 0 && problem_allowed (case_file, policy, id, reader);
  if (strcmp (type, "step") == 0 && strcmp (field, "title") == 0)
    {
      const KwStep *step = kw_case_file_find (case_file, KW_RECORD_STEP, id);

      return step->owner != KW_OWNER_SUPERVISOR && step->done == KW_NONE &&
             problem_allowed (case_file, policy, step->problem, reader);
    }
  if (strcmp (type, "referral") == 0 && strcmp (field, "service") == 0)
    return problem_allowed (case_file, policy,
                            ((const KwReferral *) kw_case_file_find (case_file, KW_RECORD_REFERRAL, id))->problem,
                            reader);
  return FALSE;
}

/* Looking */

static char *
to_html (const KwReaderPlan *plan, const char *language)
{
  g_autoptr (KwDocument) document = kw_reader_plan_to_document (plan, language, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kw_document_to_bytes (document, KW_DOCUMENT_HTML, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
check_marks (const KwCaseFile *case_file, const KwPolicy *policy, const KwMember *reader, const char *html)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\[([a-z_-]+)\\.([a-z_]+)\\.([0-9]+)\\]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_problems = 0;

  for (g_regex_match (regex, html, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *mark = g_match_info_fetch (match, 0);
      g_autofree char *type = g_match_info_fetch (match, 1);
      g_autofree char *field = g_match_info_fetch (match, 2);
      g_autofree char *id = g_match_info_fetch (match, 3);

      if (!mark_allowed (case_file, policy, reader, type, field, g_ascii_strtoll (id, NULL, 10)))
        g_error ("Member %" G_GINT64_FORMAT " would see %s", reader->record.id, mark);
      n_problems += strcmp (type, "problem") == 0;
    }
  return n_problems;
}

static guint
count_allowed (const KwCaseFile *case_file, const KwPolicy *policy, const KwMember *reader)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      /* Identified tomorrow, or settled on a day to come: not there, or not settled yet. */
      n += problem->identified <= date_of ("2013-02-01") &&
           problem_allowed (case_file, policy, problem->record.id, reader);
    }
  return n;
}

static void
test_nothing_else (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_shown = 0;

  for (guint i = 0; i < N_FAMILIES; i++)
    {
      g_autoptr (KwCaseFile) case_file = make_random (rand);
      g_autoptr (KwPlan) plan = kw_plan_compute (case_file, policy, instant_of (NOW));
      const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

      for (guint j = 0; j < members->len; j++)
        {
          const KwMember *reader = g_ptr_array_index (members, j);
          g_autoptr (KwReaderPlan) seen = kw_reader_plan_new (plan, reader->record.id, NULL);
          g_autofree char *html = to_html (seen, i % 2 == 0 ? "en" : "cy");
          guint n = check_marks (case_file, policy, reader, html);

          g_assert_cmpuint (n, ==, count_allowed (case_file, policy, reader));
          n_shown += n;
        }
    }
  /* A test in which nobody sees anything shows nothing. */
  g_assert_cmpuint (n_shown, >, N_FAMILIES / 10);
}

static KwProblem *
add_raised (KwCaseFile *case_file, KwDomain domain, const char *title, const KwMember *whose)
{
  KwProblem *problem = add_problem (case_file, domain, title);
  int family = KW_RAISED_BY_FAMILY;

  if (problem->raised_by == NULL)
    problem->raised_by = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (problem->raised_by, family);
  if (whose != NULL)
    {
      KwProblemMember *member = add_record (case_file, KW_RECORD_PROBLEM_MEMBER);

      member->problem = problem->record.id;
      member->member = whose->record.id;
    }
  return problem;
}

static void
assert_judged (const KwCaseFile *case_file, const KwMember *reader, const KwProblem *problem, KwReaderVerdict expected)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  KwReaderVerdict verdict =
      kw_reader_judge (case_file, policy, reader->record.id, problem, date_of ("2013-02-01"));

  g_assert_cmpint (verdict, ==, expected);
  g_assert_cmpint (*kw_reader_verdict_get_reason (verdict) == '\0', ==, verdict == KW_READER_MAY_SEE);
}

/* She told us that she drinks; his gambling is his; the eviction is everybody's; what the boy said is his. */
static void
test_whose (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwMember *ben = add_member (case_file, "Ben", KW_MEMBER_STEP_PARENT);
  KwMember *tobi = add_member (case_file, "Tobi", KW_MEMBER_CHILD);
  KwProblem *drinks = add_raised (case_file, KW_DOMAIN_ALCOHOL, "Drinking", ada);
  KwProblem *eviction = add_raised (case_file, KW_DOMAIN_EVICTION, "Eviction", NULL);
  KwProblem *his_debt = add_raised (case_file, KW_DOMAIN_DEBT, "Loan", ben);
  KwProblem *school = add_raised (case_file, KW_DOMAIN_SCHOOL, "School", tobi);

  ada->at_home = ben->at_home = tobi->at_home = TRUE;
  assert_judged (case_file, ada, drinks, KW_READER_NOT_TOLD);
  drinks->acknowledged = instant_of ("2013-01-20T10:00:00Z");
  assert_judged (case_file, ada, drinks, KW_READER_MAY_SEE);
  assert_judged (case_file, ben, drinks, KW_READER_NOT_THEIRS);
  assert_judged (case_file, tobi, drinks, KW_READER_NOT_THEIRS);
  assert_judged (case_file, ada, his_debt, KW_READER_NOT_THEIRS);
  assert_judged (case_file, ben, his_debt, KW_READER_MAY_SEE);
  assert_judged (case_file, ada, eviction, KW_READER_MAY_SEE);
  assert_judged (case_file, tobi, eviction, KW_READER_NOT_THEIRS);
  assert_judged (case_file, ben, school, KW_READER_MAY_SEE);
  assert_judged (case_file, tobi, school, KW_READER_MAY_SEE);
  g_array_index (school->raised_by, int, 0) = KW_RAISED_BY_CHILD;
  assert_judged (case_file, ada, school, KW_READER_CHILD_TOLD);
  assert_judged (case_file, tobi, school, KW_READER_MAY_SEE);
  g_array_index (eviction->raised_by, int, 0) = KW_RAISED_BY_COUNCIL;
  assert_judged (case_file, ada, eviction, KW_READER_NOT_RAISED);
  eviction->immediate_risk = TRUE;
  assert_judged (case_file, ada, eviction, KW_READER_CONCERN);
  eviction->domain = KW_DOMAIN_DOMESTIC_ABUSE;
  assert_judged (case_file, ada, eviction, KW_READER_SPEAK_ALONE);
}

static KwStep *
add_step (KwCaseFile *case_file, const KwProblem *problem, const char *title, KwStepOwner owner)
{
  KwStep *step = add_record (case_file, KW_RECORD_STEP);

  step->problem = problem->record.id;
  step->title = g_strdup (title);
  step->owner = owner;
  return step;
}

static void
test_own_steps_first (void)
{
  g_autoptr (KwCaseFile) case_file = new_case_file ();
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  KwMember *ada = add_member (case_file, "Ada", KW_MEMBER_MOTHER);
  KwProblem *eviction = add_raised (case_file, KW_DOMAIN_EVICTION, "Eviction", ada);
  KwStep *ours = add_step (case_file, eviction, "Ring the court", KW_OWNER_KEY_WORKER);
  KwStep *theirs = add_step (case_file, eviction, "Find the letter", KW_OWNER_FAMILY);
  g_autoptr (KwPlan) plan = NULL;
  g_autoptr (KwReaderPlan) seen = NULL;
  g_autofree char *english = NULL;
  g_autofree char *polish = NULL;
  g_autofree char *without = NULL;

  theirs->due = date_of ("2013-02-04");
  plan = kw_plan_compute (case_file, policy, instant_of (NOW));
  seen = kw_reader_plan_new (plan, ada->record.id, "Joan");
  english = to_html (seen, "en");
  polish = to_html (seen, "pl");
  g_assert_nonnull (strstr (english, "Find the letter – by Monday 4 February"));
  g_assert_true (strstr (english, "Find the letter") < strstr (english, "Ring the court"));
  g_assert_nonnull (strstr (english, "Your key worker: Joan"));
  g_assert_nonnull (strstr (polish, "Find the letter – do 04.02.2013"));
  kw_reader_plan_leave_out (seen, ours->record.id);
  without = to_html (seen, "en");
  g_assert_null (strstr (without, "Ring the court"));
  g_assert_nonnull (strstr (without, "Find the letter"));
  kw_reader_plan_leave_out (seen, eviction->record.id);
  g_assert_cmpuint (seen->problems->len, ==, 0);
}

/* Every language has every word, and every kind of date that may be shown. */
static void
test_languages (void)
{
  g_auto (GStrv) languages = kw_reader_list_languages ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/keyworker/Keyworker/app/reader/words.ini", 0, NULL);
  g_autoptr (GKeyFile) words = g_key_file_new ();
  const char *const groups[] = { "words", "dates" };

  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_cmpuint (g_strv_length (languages), >, 1);
  g_assert_true (g_key_file_load_from_bytes (words, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (words, groups[i], NULL, NULL);

      for (guint j = 0; keys[j] != NULL; j++)
        for (guint k = 1; languages[k] != NULL && strchr (keys[j], '[') == NULL; k++)
          {
            g_autofree char *key = g_strdup_printf ("%s[%s]", keys[j], languages[k]);

            g_assert_true (g_key_file_has_key (words, groups[i], key, NULL));
          }
    }
  for (guint i = 0; i < KW_N_DEADLINE_KINDS; i++)
    if (i != KW_DEADLINE_CARE_HEARING && i != KW_DEADLINE_CHILD_PROTECTION_CONFERENCE)
      g_assert_true (g_key_file_has_key (words, "dates", kw_code_set_get_code (&kw_deadline_kinds, (int) i), NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/nothing-else", test_nothing_else);
  g_test_add_func ("/reader/whose", test_whose);
  g_test_add_func ("/reader/own-steps-first", test_own_steps_first);
  g_test_add_func ("/reader/languages", test_languages);
  return g_test_run ();
}
