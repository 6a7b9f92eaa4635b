/* test-plan.c
 *
 * The order of work with families as published accounts of such work tell them, anonymised and made up; one of them
 * step by step. The rules one by one are in test-plan-rules.py, the case files in tests/app/cases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-case-file-json.h"
#include "kw-plan.h"

#include <string.h>

#define NOW "2013-02-01T09:00"

static KwInstant
instant_of (const char *text)
{
  KwInstant instant;

  g_assert_true (kw_instant_parse (text, &instant));
  return instant;
}

static json_t *
load_case (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "cases", name, NULL);
  json_error_t error;
  json_t *document = json_load_file (path, 0, &error);

  g_assert_nonnull (document);
  return document;
}

static KwPlan *
plan_at (json_t *document, const char *now)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (GError) error = NULL;
  char *text = json_dumps (document, 0);

  case_file = kw_case_file_read (text, strlen (text), "case", &error);
  g_assert_no_error (error);
  free (text);
  return kw_plan_compute (case_file, policy, instant_of (now));
}

/* "eviction:material debt:material": the order, each with its band. */
static char *
describe (const KwPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_places; i++)
    {
      const KwPlace *place = &plan->places[i];
      g_autofree char *name = kw_case_file_dup_name (plan->case_file, KW_RECORD_PROBLEM, place->problem->record.id);

      g_assert_cmpuint (place->place, ==, i + 1);
      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", name,
                              kw_code_set_get_code (&kw_bands, (int) place->band));
    }
  return g_string_free (text, FALSE);
}

static void
assert_order (json_t *document, const char *now, const char *expected)
{
  g_autoptr (KwPlan) plan = plan_at (document, now);
  g_autofree char *order = describe (plan);

  g_assert_cmpstr (order, ==, expected);
}

static void
assert_sentence (json_t *document, const char *now, guint index, const char *expected)
{
  g_autoptr (KwPlan) plan = plan_at (document, now);
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (index, <, plan->n_places);
  sentence = kw_place_dup_sentence (plan, &plan->places[index]);
  g_assert_cmpstr (sentence, ==, expected);
}

static const struct
{
  const char *file;
  const char *now;
  const char *order;
} families[] = {
  { "okafor.json", NOW, "p2:cannot-wait p3:material p1:waiting-for-trust" },
  { "caring-child.json", NOW, "benefits:material school:daily-life care:daily-life low:ready" },
  { "cold-home.json", NOW, "meter:at-the-door food:material work:daily-life drink:ready grief:waiting-for-trust" },
  { "behind-closed-doors.json", NOW, "housing:material behaviour:daily-life abuse:ready" },
  { "before-the-bench.json", NOW,
    "court:at-the-door exclusion:cannot-wait sofa:material boxing:daily-life arrears:material debt:material" },
  { "before-the-bench.json", "2013-02-05T09:00",
    "exclusion:at-the-door court:cannot-wait boxing:daily-life arrears:material debt:material sofa:material" },
  { "settled.json", NOW, "drink:waiting-for-trust" },
  { "settled.json", "2013-02-02T09:00", "later:daily-life drink:waiting-for-trust" },
  { "untidy.json", NOW, "01:waiting-for-trust" },
};

static void
test_families (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      json_t *document = load_case (families[i].file);

      g_test_message ("%s at %s", families[i].file, families[i].now);
      assert_order (document, families[i].now, families[i].order);
      json_decref (document);
    }
}

static void
set (json_t *document, const char *list, gsize index, const char *key, const char *value)
{
  json_t *object = json_array_get (json_object_get (document, list), index);

  g_assert_nonnull (object);
  json_object_set_new (object, key, value != NULL ? json_string (value) : json_null ());
}

static void
append (json_t *document, const char *list, json_t *object)
{
  if (json_object_get (document, list) == NULL)
    json_object_set_new (document, list, json_array ());
  json_array_append_new (json_object_get (document, list), object);
}

/* Drug use leads to debt, debt to eviction. Step by step through the weeks. */
static void
test_story (void)
{
  enum {
    DRUGS,
    DEBT,
    EVICTION
  };
  json_t *document = load_case ("eviction.json");
  g_autoptr (KwPlan) plan = NULL;

  /* Trust is low: material first; the drug use is underlying and waits. */
  assert_order (document, "2013-01-30T09:00",
                "eviction:material debt:material routines:daily-life drugs:waiting-for-trust");
  assert_sentence (document, "2013-01-30T09:00", 3,
                   "Nobody has told us about this yet. Trust is at step 2; it takes step 4.");
  plan = plan_at (document, "2013-01-30T09:00");
  g_assert_cmpuint (plan->n_underlying, ==, 2);
  g_assert_cmpstr (plan->underlying[1].problem->title, ==, "Drug use");
  g_assert_cmpuint (plan->underlying[1].n_others, ==, 3);
  g_assert_cmpstr (plan->underlying[1].others[0]->title, ==, "The flat");
  for (guint i = 0; i < plan->n_do_next; i++)
    g_assert_cmpint (plan->do_next[i].place->band, !=, KW_BAND_WAITING_FOR_TRUST);

  /* A week before the bailiffs it cannot wait. */
  assert_order (document, "2013-02-13T09:00",
                "eviction:cannot-wait debt:material routines:daily-life drugs:waiting-for-trust");

  /* She tells: hours matter. */
  set (document, "problems", DRUGS, "acknowledged", "2013-02-13T16:40");
  assert_order (document, "2013-02-13T17:00",
                "drugs:breakthrough eviction:cannot-wait debt:material routines:daily-life");
  assert_sentence (document, "2013-02-13T17:00", 0,
                   "Somebody told us about this today at 16:40: a specialist within hours.");

  /* Bailiffs today go before it. */
  assert_order (document, "2013-02-20T08:00",
                "eviction:at-the-door drugs:breakthrough debt:material routines:daily-life");
  assert_sentence (document, "2013-02-20T08:00", 0, "Bailiffs are due on Wednesday 20 February, today.");

  /* "I don't want anyone" is respected. */
  set (document, "problems", DRUGS, "help_wanted", "not-now");
  assert_order (document, "2013-02-13T17:00",
                "eviction:cannot-wait debt:material routines:daily-life drugs:ready");
  assert_sentence (document, "2013-02-14T17:00", 3,
                   "They told us about this yesterday, and do not want anybody for it now.");

  /* She changes her mind; the specialist meets her, and the work goes on with both. */
  set (document, "problems", DRUGS, "help_wanted", "yes");
  append (document, "referrals",
          json_pack ("{ss ss ss ss}", "problem", "drugs", "service", "Drug service", "status", "met", "met",
                     "2013-02-14T11:00"));
  assert_order (document, "2013-02-14T10:59",
                "drugs:breakthrough eviction:cannot-wait debt:material routines:daily-life");
  assert_order (document, "2013-02-14T11:00",
                "eviction:cannot-wait debt:material routines:daily-life drugs:ready");
  assert_sentence (document, "2013-02-15T09:00", 3,
                   "They told us about this 2 days ago, and a specialist has met them.");

  /* The warrant is suspended: the flat is settled, and one to keep an eye on. */
  set (document, "problems", EVICTION, "resolved", "2013-02-19");
  g_clear_pointer (&plan, kw_plan_unref);
  plan = plan_at (document, "2013-02-19T18:00");
  g_assert_cmpuint (plan->n_keep_an_eye_on, ==, 1);
  g_assert_cmpstr (plan->keep_an_eye_on[0].problem->title, ==, "The flat");
  g_assert_cmpuint (plan->keep_an_eye_on[0].n_others, ==, 2);
  g_assert_cmpstr (plan->keep_an_eye_on[0].others[0]->title, ==, "Doorstep loans");

  /* A concern for a child goes before everything. */
  append (document, "concerns",
          json_pack ("{ss ss ss}", "problem", "routines", "harm", "actual", "raised", "2013-02-19T17:50"));
  assert_order (document, "2013-02-19T18:00", "routines:safety debt:material drugs:ready");
  assert_sentence (document, "2013-02-19T18:00", 0, "There is an open concern of actual significant harm.");
  json_decref (document);
}

static void
test_another_worker (void)
{
  json_t *document = load_case ("behind-closed-doors.json");
  g_autoptr (KwPlan) plan = plan_at (document, NOW);

  /* Col's and the last worker's trust are not this worker's. */
  g_assert_cmpint (plan->trust[0], ==, 2);
  g_assert_cmpint (plan->trust[1], ==, 0);
  g_assert_cmpint (plan->last_seen, ==, instant_of ("2013-01-28T10:00"));
  json_decref (document);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *kind;
    const char *due;
    const char *sentence;
  } deadlines[] = {
    { "possession-notice", "2013-02-03", "The possession notice ends on Sunday 3 February, in 2 days." },
    { "possession-hearing", "2013-02-02", "The possession hearing is on Saturday 2 February, tomorrow." },
    { "eviction-bailiff", "2013-01-31", "Bailiffs were due on Thursday 31 January, yesterday." },
    { "court-hearing", "2013-02-01", "The court hearing is on Friday 1 February, today." },
    { "care-hearing", "2013-01-22", "The care hearing was on Tuesday 22 January, 10 days ago." },
    { "child-protection-conference", "2013-02-08",
      "The child protection conference is on Friday 8 February, in 7 days." },
    { "exclusion-hearing", "2013-02-04",
      "The hearing about the exclusion from school is on Monday 4 February, in 3 days." },
    { "disconnection", "2013-02-04", "Gas or electricity is to be cut off on Monday 4 February, in 3 days." },
    { "benefit-stop", "2013-01-31", "A benefit was to stop on Thursday 31 January, yesterday." },
    { "breathing-space-end", "2013-02-04", "Breathing Space ends on Monday 4 February, in 3 days." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    {
      json_t *document = load_case ("okafor.json");

      set (document, "deadlines", 0, "kind", deadlines[i].kind);
      set (document, "deadlines", 0, "due", deadlines[i].due);
      assert_sentence (document, NOW, 0, deadlines[i].sentence);
      json_decref (document);
    }
}

static void
test_essentials (void)
{
  static const char *const sentences[][2] = {
    { "food", "There is not enough food in the home today." },
    { "fuel", "There is no heating or power in the home today." },
    { "homelessness", "The family has nowhere safe to stay tonight." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      json_t *document = load_case ("cold-home.json");

      set (document, "problems", 0, "domain", sentences[i][0]);
      assert_sentence (document, NOW, 0, sentences[i][1]);
      json_decref (document);
    }
}

static char *
join_phrases (const KwPlan *plan, const KwPlace *place)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < place->n_reasons; i++)
    g_ptr_array_add (phrases, kw_reason_dup_phrase (plan, place, &place->reasons[i]));
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv ("; ", (char **) phrases->pdata);
}

static void
test_phrases (void)
{
  static const struct
  {
    const char *file;
    guint place;
    const char *phrases;
  } cases[] = {
    { "okafor.json", 0, "Bailiffs, Monday 4 February; matters most to the family; severity 4 of 4" },
    { "okafor.json", 1,
      "material help first; matters to the family, number 2; leads to 1 other; severity 3 of 4" },
    { "okafor.json", 2, "needs trust at step 4; leads to 2 others; severity 3 of 4; raised by the council" },
    { "caring-child.json", 1,
      "practical and visible; due on Tuesday 12 February; severity 3 of 4; raised by the council and the "
      "community" },
    { "before-the-bench.json", 2, "material help first; severity 1 of 4; pinned: It comes on Monday" },
    { "before-the-bench.json", 3,
      "practical and visible; matters most to the family; leads to 2 others; severity 1 of 4; raised by a "
      "child; moved up because the family wants it" },
    { "cold-home.json", 0, "today decides; an essential for today; severity 4 of 4; raised by the family" },
    { "cold-home.json", 3,
      "told us Friday 25 January 18:30; not now, they said; leads to 3 others; severity 3 of 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      json_t *document = load_case (cases[i].file);
      g_autoptr (KwPlan) plan = plan_at (document, NOW);
      g_autofree char *phrases = join_phrases (plan, &plan->places[cases[i].place]);

      g_assert_cmpstr (phrases, ==, cases[i].phrases);
      json_decref (document);
    }
}

static const char *
next_of (const KwPlan *plan, const char *title)
{
  for (guint i = 0; i < plan->n_do_next; i++)
    if (strcmp (plan->do_next[i].place->problem->title, title) == 0)
      return kw_next_step_get_title (&plan->do_next[i]);
  return NULL;
}

static void
test_proposed (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  json_t *cold = load_case ("cold-home.json"), *closed = load_case ("behind-closed-doors.json");
  g_autoptr (KwPlan) plan = plan_at (cold, NOW);
  g_autoptr (KwPlan) alone = plan_at (closed, NOW);
  g_autoptr (KwPlan) told = NULL;

  g_assert_cmpstr (next_of (plan, "Drinking"), ==, kw_policy_get_proposal (policy, KW_PROPOSAL_NOT_NOW));
  g_assert_cmpstr (next_of (plan, "Work"), ==, kw_policy_get_domain (policy, KW_DOMAIN_WORK)->first_step);
  g_assert_null (next_of (plan, "Since Gemma died"));
  g_assert_cmpstr (next_of (alone, "At home"), ==, kw_policy_get_domain (policy, KW_DOMAIN_DOMESTIC_ABUSE)->first_step);

  set (cold, "problems", 2, "help_wanted", NULL);
  append (cold, "concerns",
          json_pack ("{ss ss ss}", "problem", "food", "harm", "likely", "raised", "2013-01-31T17:50"));
  append (cold, "steps", json_pack ("{ss ss ss}", "problem", "grief", "title", "Wait", "waiting_until", "2013-02-20"));
  append (cold, "steps", json_pack ("{ss ss ss}", "problem", "meter", "title", "Wait", "waiting_until", "2013-02-20"));
  told = plan_at (cold, NOW);
  g_assert_cmpstr (next_of (told, "Drinking"), ==, kw_policy_get_proposal (policy, KW_PROPOSAL_BREAKTHROUGH));
  g_assert_cmpstr (next_of (told, "Cupboards"), ==, kw_policy_get_proposal (policy, KW_PROPOSAL_SAFETY));
  g_assert_cmpstr (next_of (told, "No credit on the meter"), ==, "Wait");
  json_decref (cold);
  json_decref (closed);
}

static void
test_chase (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  json_t *document = load_case ("everything.json");
  g_autoptr (KwPlan) plan = NULL;

  set (document, "referrals", 0, "status", "sent");
  plan = plan_at (document, NOW);
  g_assert_cmpint (plan->places[0].band, ==, KW_BAND_BREAKTHROUGH);
  g_assert_cmpstr (next_of (plan, "Drinking"), ==, kw_policy_get_proposal (policy, KW_PROPOSAL_CHASE));
  json_decref (document);
}

/* A pin that puts off what is urgent is kept in sight while it waits for the supervisor; the others are not
 * waited for. */
static void
test_unapproved (void)
{
  json_t *document = load_case ("okafor.json"); /* p2, the eviction, cannot wait; p3 is material */
  g_autoptr (KwPlan) asked = NULL;
  g_autoptr (KwPlan) approved = NULL;

  append (document, "pins", json_pack ("{ss si ss}", "problem", "p2", "place", 2, "reason", "First the meter"));
  append (document, "pins", json_pack ("{ss si ss}", "problem", "p3", "place", 3, "reason", "Later"));
  asked = plan_at (document, NOW);
  g_assert_cmpuint (asked->places[0].place, ==, 1);
  g_assert_cmpint (asked->places[0].band, ==, KW_BAND_CANNOT_WAIT);
  g_assert_null (asked->places[0].pin);
  g_assert_nonnull (asked->places[0].unapproved);
  g_assert_cmpstr (asked->places[0].unapproved->reason, ==, "First the meter");
  for (guint i = 1; i < asked->n_places; i++)
    g_assert_null (asked->places[i].unapproved);

  json_object_set_new (json_array_get (json_object_get (document, "pins"), 0), "approved", json_true ());
  approved = plan_at (document, NOW);
  for (guint i = 0; i < approved->n_places; i++)
    g_assert_null (approved->places[i].unapproved);
  json_decref (document);
}

/* Band, date, severity, longest unseen, reference. */
static void
test_over_families (void)
{
  static const char *const files[] = { "cold-home.json", "before-the-bench.json", "okafor.json", "caring-child.json" };
  KwPlan *plans[G_N_ELEMENTS (files)];
  json_t *copy = load_case ("cold-home.json");
  g_autoptr (KwPlan) twin = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      json_t *document = load_case (files[i]);

      plans[i] = plan_at (document, NOW);
      json_decref (document);
    }
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (guint k = 0; k < G_N_ELEMENTS (files); k++)
      {
        int sign = kw_next_step_compare (plans[i], &plans[i]->do_next[0], plans[k], &plans[k]->do_next[0]);

        g_assert_true (i < k ? sign < 0 : i > k ? sign > 0
                                                : sign == 0);
      }

  /* The same in everything but when they were seen, and what they are called. */
  json_object_set_new (json_object_get (copy, "family"), "reference", json_string ("LBHF-0229"));
  twin = plan_at (copy, NOW);
  g_assert_cmpint (kw_next_step_compare (twin, &twin->do_next[0], plans[0], &plans[0]->do_next[0]), <, 0);
  set (copy, "visits", 0, "start", "2013-01-26T10:00");
  g_clear_pointer (&twin, kw_plan_unref);
  twin = plan_at (copy, NOW);
  g_assert_cmpint (kw_next_step_compare (twin, &twin->do_next[0], plans[0], &plans[0]->do_next[0]), >, 0);
  json_array_clear (json_object_get (copy, "visits"));
  g_clear_pointer (&twin, kw_plan_unref);
  twin = plan_at (copy, NOW);
  g_assert_cmpint (twin->last_seen, ==, KW_NONE);
  g_assert_cmpint (kw_next_step_compare (twin, &twin->do_next[0], plans[0], &plans[0]->do_next[0]), <, 0);
  json_decref (copy);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    kw_plan_unref (plans[i]);
}

static void
test_bands_and_reasons_have_words (void)
{
  for (guint i = 0; i < KW_N_BANDS; i++)
    {
      g_assert_nonnull (kw_band_get_meaning ((KwBand) i));
      g_assert_nonnull (kw_code_set_get_label (&kw_bands, (int) i));
    }
  for (guint i = 0; i < KW_N_REASONS; i++)
    g_assert_nonnull (kw_code_set_get_label (&kw_reasons, (int) i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/families", test_families);
  g_test_add_func ("/plan/story", test_story);
  g_test_add_func ("/plan/another-worker", test_another_worker);
  g_test_add_func ("/plan/sentences", test_sentences);
  g_test_add_func ("/plan/essentials", test_essentials);
  g_test_add_func ("/plan/phrases", test_phrases);
  g_test_add_func ("/plan/proposed", test_proposed);
  g_test_add_func ("/plan/chase", test_chase);
  g_test_add_func ("/plan/unapproved", test_unapproved);
  g_test_add_func ("/plan/over-families", test_over_families);
  g_test_add_func ("/plan/words", test_bands_and_reasons_have_words);

  return g_test_run ();
}
