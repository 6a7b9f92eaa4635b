/* kw-outcomes.c: what has become of a family's needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-outcomes.h"

#include "kw-people.h"
#include "kw-sentences.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const KwCode states_list[] = {
  { "need", NC_ ("outcome", "A need") },
  { "positive", NC_ ("outcome", "Positive") },
  { "sustained", NC_ ("outcome", "Sustained") },
  { "relapsed", NC_ ("outcome", "Relapsed") },
};

const KwCodeSet kw_outcome_states = {
  .name = "outcome", .codes = states_list, .n_codes = G_N_ELEMENTS (states_list)
};

static gboolean
is_open (const KwProblem *problem, KwDate today)
{
  return problem->identified <= today && (problem->resolved == KW_NONE || problem->resolved > today);
}

/* A problem of the outcome's that is new since it was positive, while it has to hold. */
static const KwProblem *
find_alarm (const KwCaseFile *case_file, const KwOutcomeStatus *status, KwDate today)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);

  if (status->state != KW_OUTCOME_POSITIVE || status->defined == NULL)
    return NULL;
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (status->defined->domains[problem->domain] && is_open (problem, today) &&
          problem->identified >= status->outcome->achieved)
        return problem;
    }
  return NULL;
}

static void
judge (KwOutcomeStatus *status, KwDate today)
{
  const KwOutcome *outcome = status->outcome;
  gboolean achieved = outcome->achieved != KW_NONE && outcome->achieved <= today;

  status->sustained_until = KW_NONE;
  if (!achieved)
    {
      status->state = KW_OUTCOME_NEED;
      return;
    }
  /* Positive again after a relapse begins anew: achieved is the later of the two then. */
  if (outcome->relapsed != KW_NONE && outcome->relapsed <= today && outcome->relapsed >= outcome->achieved)
    {
      status->state = KW_OUTCOME_RELAPSED;
      return;
    }
  status->sustained_until =
      kw_date_add_months (outcome->achieved, status->framework != NULL ? status->framework->sustained_months : 0);
  status->state = today >= status->sustained_until ? KW_OUTCOME_SUSTAINED : KW_OUTCOME_POSITIVE;
}

/**
 * kw_outcomes_list:
 * @case_file: a family
 * @frameworks: all of them
 * @today: the day
 *
 * Returns: (transfer full) (element-type KwOutcomeStatus): how each need stands
 */
GPtrArray *
kw_outcomes_list (const KwCaseFile *case_file, const KwFrameworks *frameworks, KwDate today)
{
  const GPtrArray *outcomes = kw_case_file_list (case_file, KW_RECORD_OUTCOME);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < outcomes->len; i++)
    {
      KwOutcomeStatus *status = g_new0 (KwOutcomeStatus, 1);

      status->outcome = g_ptr_array_index (outcomes, i);
      if (status->outcome->identified > today)
        {
          g_free (status);
          continue;
        }
      status->framework = kw_frameworks_find (frameworks, status->outcome->framework);
      if (status->framework != NULL)
        status->defined = kw_framework_find_outcome (status->framework, status->outcome->code);
      judge (status, today);
      status->alarm = find_alarm (case_file, status, today);
      g_ptr_array_add (list, status);
    }
  return list;
}

static gboolean
is_recorded (const KwCaseFile *case_file, const KwFramework *framework, const char *code)
{
  const GPtrArray *outcomes = kw_case_file_list (case_file, KW_RECORD_OUTCOME);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const KwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (strcmp (outcome->framework, framework->code) == 0 && strcmp (outcome->code, code) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_open_problem (const KwCaseFile *case_file, const KwFrameworkOutcome *defined, KwDate today)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (defined->domains[problem->domain] && is_open (problem, today))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
kw_outcomes_list_suggested (const KwCaseFile *case_file, const KwFramework *framework, KwDate today)
{
  GPtrArray *suggested = g_ptr_array_new ();

  for (guint i = 0; i < framework->outcomes->len; i++)
    {
      KwFrameworkOutcome *defined = g_ptr_array_index (framework->outcomes, i);

      if (!is_recorded (case_file, framework, defined->code) && has_open_problem (case_file, defined, today))
        g_ptr_array_add (suggested, defined);
    }
  return suggested;
}

/* Somebody who lives there was never asked, and nobody says that it is not safe to. */
static const KwMember *
find_not_asked (const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (member->involved == KW_INVOLVED_NOT_ASKED && !kw_member_is_child (member, today))
        return member;
    }
  return NULL;
}

static void
add_missing_requirements (const KwCaseFile *case_file,
                          const KwFramework *framework,
                          KwDate today,
                          GStrvBuilder *missing)
{
  if ((framework->requires & KW_REQUIRES_LEAD_PRACTITIONER) != 0 &&
      kw_case_file_list (case_file, KW_RECORD_DESIGNATION)->len == 0)
    g_strv_builder_add (missing, _ ("The family never had a lead practitioner."));
  if ((framework->requires & KW_REQUIRES_ASSESSMENT) != 0)
    {
      const KwMember *member = find_not_asked (case_file, today);

      if (member != NULL)
        /* Translators: somebody's name */
        kw_sentences_take (missing, g_strdup_printf (_ ("The assessment is not of the whole family: %s was not asked."),
                                                     kw_member_get_name (member)));
    }
  if ((framework->requires & KW_REQUIRES_PLAN) != 0 && kw_case_file_list (case_file, KW_RECORD_STEP)->len == 0)
    g_strv_builder_add (missing, _ ("There is no step in the plan."));
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\n") == strlen (text);
}

static const char *
name_of (const KwOutcomeStatus *status)
{
  return status->defined != NULL ? status->defined->name : status->outcome->code;
}

static void
add_missing_of (const KwOutcomeStatus *status, KwDate today, GStrvBuilder *missing)
{
  const char *name = name_of (status);
  g_autofree char *until = NULL;

  /* Translators: the name of an outcome, in each of the next ones */
  if (status->state == KW_OUTCOME_NEED)
    kw_sentences_take (missing, g_strdup_printf (_ ("%s: not positive yet."), name));
  else if (status->state == KW_OUTCOME_RELAPSED)
    kw_sentences_take (missing, g_strdup_printf (_ ("%s: there was a relapse."), name));
  else if (status->state == KW_OUTCOME_POSITIVE)
    {
      until = kw_words_date (status->sustained_until, today);
      kw_sentences_take (missing, g_strdup_printf (_ ("%1$s: has to hold until %2$s."), name, until));
    }
  if (status->alarm != NULL)
    /* Translators: the name of an outcome, and a problem */
    kw_sentences_take (missing, g_strdup_printf (_ ("%1$s: does it hold? %2$s"), name, status->alarm->title));
  if (status->state != KW_OUTCOME_NEED && is_blank (status->outcome->evidence))
    kw_sentences_take (missing, g_strdup_printf (_ ("%s: the evidence is missing."), name));
}

/**
 * kw_outcomes_get_missing:
 * @case_file: a family
 * @frameworks: all of them
 * @framework: the one that it would be claimed under
 * @today: the day
 *
 * Returns: (transfer full): what is missing for a claim
 */
GStrv
kw_outcomes_get_missing (const KwCaseFile *case_file,
                         const KwFrameworks *frameworks,
                         const KwFramework *framework,
                         KwDate today)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GPtrArray) list = kw_outcomes_list (case_file, frameworks, today);
  int needs = 0;

  add_missing_requirements (case_file, framework, today, missing);
  for (guint i = 0; i < list->len; i++)
    {
      const KwOutcomeStatus *status = g_ptr_array_index (list, i);

      if (status->framework != framework)
        continue;
      needs++;
      add_missing_of (status, today, missing);
    }
  if (needs < framework->needs)
    kw_sentences_take (missing,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$d of at least %2$d need is recorded.",
                                                     "%1$d of at least %2$d needs are recorded.",
                                                     (gulong) framework->needs),
                                        needs, framework->needs));
  return g_strv_builder_end (missing);
}

char *
kw_outcome_status_dup_words (const KwOutcomeStatus *self, KwDate today)
{
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state == KW_OUTCOME_NEED)
    return g_strdup (_ ("not positive yet"));
  since = kw_words_date (self->state == KW_OUTCOME_RELAPSED ? self->outcome->relapsed : self->outcome->achieved, today);
  if (self->state == KW_OUTCOME_RELAPSED)
    /* Translators: a date, in each of the next three */
    return g_strdup_printf (_ ("relapse on %s"), since);
  until = kw_words_date (self->sustained_until, today);
  if (self->state == KW_OUTCOME_SUSTAINED)
    return g_strdup_printf (_ ("positive since %1$s, held until %2$s"), since, until);
  return g_strdup_printf (_ ("positive since %1$s, has to hold until %2$s"), since, until);
}
