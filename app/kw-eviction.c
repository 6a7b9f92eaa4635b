/* kw-eviction.c: how far an eviction has come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-eviction.h"

#include <glib/gi18n-lib.h>

static const KwCode stages_list[] = {
  { "arrears", NC_ ("eviction", "Arrears") },
  { "notice", NC_ ("eviction", "Notice") },
  { "claim", NC_ ("eviction", "Claim") },
  { "hearing", NC_ ("eviction", "Hearing") },
  { "order", NC_ ("eviction", "Order") },
  { "warrant", NC_ ("eviction", "Warrant") },
  { "bailiff", NC_ ("eviction", "Bailiff date") },
};

const KwCodeSet kw_eviction_stages = {
  .name = "eviction", .codes = stages_list, .n_codes = G_N_ELEMENTS (stages_list)
};

static const char *const advice[KW_N_EVICTION_STAGES] = {
  [KW_EVICTION_ARREARS] = N_ ("Ring the landlord, offer what they can pay, and check benefits before a notice comes."),
  [KW_EVICTION_NOTICE] = N_ ("Check that the notice is right, and agree payments before it runs out."),
  [KW_EVICTION_CLAIM] = N_ ("The landlord may go to court: keep paying what they can, and get advice on a defence."),
  [KW_EVICTION_HEARING] = N_ ("Send the defence form, go to the hearing together, and ask for the duty adviser there."),
  [KW_EVICTION_ORDER] = N_ ("Keep to the terms of the order, and ask the court to change them if they cannot be met."),
  [KW_EVICTION_WARRANT] = N_ ("The warrant still stands: keep to the terms under which it was put off."),
  [KW_EVICTION_BAILIFF] = N_ ("Apply to the court to suspend the warrant before the bailiffs come, and ring the "
                              "council’s housing team."),
};

static gboolean
is_open (const KwProblem *problem, KwDate today)
{
  return problem->identified <= today && (problem->resolved == KW_NONE || problem->resolved > today);
}

/* What a recorded date means for the stage, with what was done about it. */
static KwEvictionStage
stage_of (const KwDeadline *deadline, KwDate today)
{
  gboolean met = deadline->met != KW_NONE && deadline->met <= today;
  gboolean past = met || deadline->due < today;

  switch (deadline->kind)
    {
    case KW_DEADLINE_POSSESSION_NOTICE:
      return past ? KW_EVICTION_CLAIM : KW_EVICTION_NOTICE;
    case KW_DEADLINE_POSSESSION_HEARING:
      return past ? KW_EVICTION_ORDER : KW_EVICTION_HEARING;
    case KW_DEADLINE_EVICTION_BAILIFF:
      return met ? KW_EVICTION_WARRANT : KW_EVICTION_BAILIFF;
    default:
      return KW_N_EVICTION_STAGES;
    }
}

static KwEvictionStage
dated_stage (KwDeadlineKind kind)
{
  switch (kind)
    {
    case KW_DEADLINE_POSSESSION_NOTICE:
      return KW_EVICTION_NOTICE;
    case KW_DEADLINE_POSSESSION_HEARING:
      return KW_EVICTION_HEARING;
    default:
      return KW_EVICTION_BAILIFF;
    }
}

static void
take_stage (KwEviction *eviction, const KwProblem *problem, KwEvictionStage stage)
{
  if (eviction->problem != NULL && stage <= eviction->stage)
    return;
  eviction->problem = problem;
  eviction->stage = stage;
}

static void
take_deadlines (KwEviction *eviction, const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *deadlines = kw_case_file_list (case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);
      const KwProblem *problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, deadline->problem);
      KwEvictionStage stage = stage_of (deadline, today);
      KwEvictionStage dated;

      if (problem == NULL || !is_open (problem, today) || stage == KW_N_EVICTION_STAGES)
        continue;
      dated = dated_stage (deadline->kind);
      eviction->dates[dated] = MAX (eviction->dates[dated], deadline->due);
      take_stage (eviction, problem, stage);
    }
}

/**
 * kw_eviction_find:
 * @case_file: a case file
 * @now: as of when
 * @eviction: (out): where the family stands
 *
 * A date that has passed without being met has still led on: a notice that ran out to a claim, a hearing to an order.
 * A bailiff date is averted only where it was met.
 *
 * Returns: whether an open problem threatens the home
 */
gboolean
kw_eviction_find (const KwCaseFile *case_file, KwInstant now, KwEviction *eviction)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);
  KwDate today = kw_instant_to_date (now);

  g_return_val_if_fail (eviction != NULL, FALSE);

  *eviction = (KwEviction){ .problem = NULL };
  for (guint i = 0; i < KW_N_EVICTION_STAGES; i++)
    eviction->dates[i] = KW_NONE;
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (is_open (problem, today) &&
          (problem->domain == KW_DOMAIN_EVICTION || problem->domain == KW_DOMAIN_RENT_ARREARS))
        take_stage (eviction, problem, KW_EVICTION_ARREARS);
    }
  take_deadlines (eviction, case_file, today);
  return eviction->problem != NULL;
}

/**
 * kw_eviction_stage_get_advice:
 * @stage: a stage
 *
 * Returns: (transfer none): what can still be done then, translated
 */
const char *
kw_eviction_stage_get_advice (KwEvictionStage stage)
{
  g_return_val_if_fail (stage < KW_N_EVICTION_STAGES, NULL);

  return _ (advice[stage]);
}

/**
 * kw_eviction_dup_words:
 * @self: where a family stands
 *
 * Returns: (transfer full): the last stages up to it: "Order · Warrant · Bailiff date"
 */
char *
kw_eviction_dup_words (const KwEviction *self)
{
  g_autoptr (GStrvBuilder) stages = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  int first;

  g_return_val_if_fail (self != NULL, NULL);

  first = MAX ((int) self->stage - 2, 0);
  for (int stage = first; stage <= (int) self->stage; stage++)
    g_strv_builder_add (stages, kw_code_set_get_label (&kw_eviction_stages, stage));
  words = g_strv_builder_end (stages);
  return g_strjoinv (" · ", words);
}
