/* kw-plan-phrases.c: the reasons of the order of work in short
 *
 * Their codes and labels, and each as a phrase with its value. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

static const KwCode reasons_list[] = {
  { "immediate-risk", NC_ ("reason", "Somebody is at risk right now") },
  { "concern", NC_ ("reason", "An open concern") },
  { "deadline", NC_ ("reason", "A date that cannot be missed") },
  { "essential", NC_ ("reason", "An essential for today") },
  { "breakthrough", NC_ ("reason", "Somebody told us") },
  { "material", NC_ ("reason", "Material help first") },
  { "daily-life", NC_ ("reason", "Practical and visible") },
  { "told-us", NC_ ("reason", "They told us") },
  { "with-specialist", NC_ ("reason", "A specialist has met them") },
  { "waiting-list", NC_ ("reason", "On a waiting list") },
  { "not-now", NC_ ("reason", "Not now, they said") },
  { "speak-alone", NC_ ("reason", "Speak with them alone") },
  { "trust-reached", NC_ ("reason", "Trust is there") },
  { "needs-trust", NC_ ("reason", "Needs trust") },
  { "due", NC_ ("reason", "Due") },
  { "matters-to-family", NC_ ("reason", "Matters to the family") },
  { "drives", NC_ ("reason", "Leads to others") },
  { "severity", NC_ ("reason", "Severity") },
  { "raised-by", NC_ ("reason", "Raised by") },
  { "family-choice", NC_ ("reason", "Moved up because the family wants it") },
  { "pinned", NC_ ("reason", "Pinned") },
};

const KwCodeSet kw_reasons = { .name = "reason", .codes = reasons_list, .n_codes = G_N_ELEMENTS (reasons_list) };

G_STATIC_ASSERT (G_N_ELEMENTS (reasons_list) == KW_N_REASONS);

static char *
name_deadline (const KwPlan *self, const KwPlace *place, KwDate date)
{
  const KwDeadline *deadline = kw_plan_find_deadline (self, place, date);
  g_autofree char *day = kw_words_date (date, self->today);

  if (deadline == NULL)
    return g_strdup (_ ("today decides"));
  /* Translators: what happens, "Bailiffs", and a date, "Monday 4 February" */
  return g_strdup_printf (_ ("%1$s, %2$s"), kw_code_set_get_label (&kw_deadline_kinds, (int) deadline->kind), day);
}

static const char *
name_raiser (int raised_by)
{
  switch (raised_by)
    {
    case KW_RAISED_BY_FAMILY:
      return C_ ("raised by", "the family");
    case KW_RAISED_BY_CHILD:
      return C_ ("raised by", "a child");
    case KW_RAISED_BY_COUNCIL:
      return C_ ("raised by", "the council");
    default:
      return C_ ("raised by", "the community");
    }
}

static char *
name_raisers (const KwProblem *problem)
{
  const char *names[5] = { NULL };
  g_autofree char *list = NULL;
  guint n = 0;

  for (int raiser = KW_RAISED_BY_FAMILY; raiser <= KW_RAISED_BY_COMMUNITY; raiser++)
    for (guint i = 0; i < problem->raised_by->len; i++)
      if (g_array_index (problem->raised_by, int, i) == raiser)
        {
          names[n++] = name_raiser (raiser);
          break;
        }
  list = kw_words_list (names);
  /* Translators: %s is a list, "the family and the council" */
  return g_strdup_printf (_ ("raised by %s"), list);
}

static char *
name_when (const KwPlan *self, KwInstant told)
{
  g_autofree char *when = kw_words_instant (told, self->now);

  /* Translators: %s is "today 09:30" or "Monday 4 February 09:30" */
  return g_strdup_printf (_ ("told us %s"), when);
}

static char *
name_due (const KwPlan *self, KwDate date)
{
  g_autofree char *day = kw_words_date (date, self->today);

  /* Translators: %s is a date, "Monday 4 February" */
  return g_strdup_printf (_ ("due on %s"), day);
}

static char *
name_number (const KwReason *reason)
{
  int value = (int) MIN (reason->value, G_MAXINT);

  if (reason->code == KW_REASON_NEEDS_TRUST)
    return g_strdup_printf (_ ("needs trust at step %d"), value);
  if (reason->code == KW_REASON_DRIVES)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "leads to %d other", "leads to %d others", (gulong) value),
                            value);
  if (reason->code == KW_REASON_SEVERITY)
    return g_strdup_printf (_ ("severity %d of 4"), value);
  if (value == 1)
    return g_strdup (_ ("matters most to the family"));
  return g_strdup_printf (_ ("matters to the family, number %d"), value);
}

static const char *
name_plain (const KwReason *reason)
{
  switch ((int) reason->code)
    {
    case KW_REASON_IMMEDIATE_RISK:
      return _ ("somebody is at risk right now");
    case KW_REASON_CONCERN:
      return reason->value == KW_HARM_ACTUAL ? _ ("a concern of actual harm") : _ ("a concern of likely harm");
    case KW_REASON_ESSENTIAL:
      return _ ("an essential for today");
    case KW_REASON_MATERIAL:
      return _ ("material help first");
    case KW_REASON_DAILY_LIFE:
      return _ ("practical and visible");
    case KW_REASON_WITH_SPECIALIST:
      return _ ("a specialist has met them");
    case KW_REASON_WAITING_LIST:
      return _ ("on a waiting list");
    case KW_REASON_NOT_NOW:
      return _ ("not now, they said");
    case KW_REASON_SPEAK_ALONE:
      return _ ("speak with them alone");
    case KW_REASON_TRUST_REACHED:
      return _ ("trust is there");
    case KW_REASON_FAMILY_CHOICE:
      return _ ("moved up because the family wants it");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kw_reason_dup_phrase:
 * @self: a plan
 * @place: one of its places
 * @reason: one of the place's reasons
 *
 * Returns: (transfer full): the reason as a short phrase, translated
 */
char *
kw_reason_dup_phrase (const KwPlan *self, const KwPlace *place, const KwReason *reason)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  switch ((int) reason->code)
    {
    case KW_REASON_DEADLINE:
      return name_deadline (self, place, reason->value);
    case KW_REASON_BREAKTHROUGH:
    case KW_REASON_TOLD_US:
      return name_when (self, reason->value);
    case KW_REASON_DUE:
      return name_due (self, reason->value);
    case KW_REASON_NEEDS_TRUST:
    case KW_REASON_MATTERS_TO_FAMILY:
    case KW_REASON_DRIVES:
    case KW_REASON_SEVERITY:
      return name_number (reason);
    case KW_REASON_RAISED_BY:
      return name_raisers (place->problem);
    case KW_REASON_PINNED:
      /* Translators: %s is the worker's reason */
      return g_strdup_printf (_ ("pinned: %s"), place->pin->reason);
    default:
      return g_strdup (name_plain (reason));
    }
}

/**
 * kw_next_step_get_title:
 * @next: a next step
 *
 * Returns: (transfer none): the title of the step, or what is proposed
 */
const char *
kw_next_step_get_title (const KwNextStep *next)
{
  g_return_val_if_fail (next != NULL, NULL);

  return next->step != NULL ? next->step->title : next->proposed;
}
