/* kw-plan-sentences.c: the order of work in plain sentences
 *
 * Why a problem stands where it does, in words that do not shame: the family may read them. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

/**
 * kw_band_get_meaning:
 * @band: a band
 *
 * Returns: (transfer none): one line, translated: why problems stand in it
 */
const char *
kw_band_get_meaning (KwBand band)
{
  switch (band)
    {
    case KW_BAND_SAFETY:
      return _ ("Somebody is at risk, or there is an open concern: this is never put off.");
    case KW_BAND_AT_THE_DOOR:
      return _ ("Today or tomorrow decides.");
    case KW_BAND_BREAKTHROUGH:
      return _ ("Somebody told us: hours matter.");
    case KW_BAND_CANNOT_WAIT:
      return _ ("A date within days, or just passed, that cannot be missed.");
    case KW_BAND_MATERIAL:
      return _ ("Money, home and essentials: this shows that help is genuine.");
    case KW_BAND_DAILY_LIFE:
      return _ ("School, work, routines, health: practical and visible.");
    case KW_BAND_READY:
      return _ ("This can be spoken about now.");
    case KW_BAND_WAITING_FOR_TRUST:
      return _ ("Not spoken about yet, and the trust for it is not there yet.");
    case KW_N_BANDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
has_reason (const KwPlace *place, KwReasonCode code)
{
  for (guint i = 0; i < place->n_reasons; i++)
    if (place->reasons[i].code == code)
      return TRUE;
  return FALSE;
}

/* The hard deadline that gives the date; NULL where an essential does. */
const KwDeadline *
kw_plan_find_deadline (const KwPlan *self, const KwPlace *place, KwDate date)
{
  const GPtrArray *list = kw_case_file_list (self->case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < list->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (list, i);

      if (deadline->problem == place->problem->record.id && deadline->due == date &&
          KW_DEADLINE_IS_HARD (deadline->kind) && (deadline->met == KW_NONE || deadline->met > self->today))
        return deadline;
    }
  return NULL;
}

/* Translators: in these sentences %1$s is a date, "Monday 4 February", and %2$s how far away it is, "in 3 days" or
 * "2 days ago". */
static char *
say_deadline (KwDeadlineKind kind, gboolean past, const char *date, const char *away)
{
  switch (kind)
    {
    case KW_DEADLINE_POSSESSION_NOTICE:
      return g_strdup_printf (past ? _ ("The possession notice ended on %1$s, %2$s.")
                                   : _ ("The possession notice ends on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_POSSESSION_HEARING:
      return g_strdup_printf (past ? _ ("The possession hearing was on %1$s, %2$s.")
                                   : _ ("The possession hearing is on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_EVICTION_BAILIFF:
      return g_strdup_printf (past ? _ ("Bailiffs were due on %1$s, %2$s.") : _ ("Bailiffs are due on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_COURT_HEARING:
      return g_strdup_printf (past ? _ ("The court hearing was on %1$s, %2$s.")
                                   : _ ("The court hearing is on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_CARE_HEARING:
      return g_strdup_printf (past ? _ ("The care hearing was on %1$s, %2$s.")
                                   : _ ("The care hearing is on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_CHILD_PROTECTION_CONFERENCE:
      return g_strdup_printf (past ? _ ("The child protection conference was on %1$s, %2$s.")
                                   : _ ("The child protection conference is on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_EXCLUSION_HEARING:
      return g_strdup_printf (past ? _ ("The hearing about the exclusion from school was on %1$s, %2$s.")
                                   : _ ("The hearing about the exclusion from school is on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_DISCONNECTION:
      return g_strdup_printf (past ? _ ("Gas or electricity was to be cut off on %1$s, %2$s.")
                                   : _ ("Gas or electricity is to be cut off on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_BENEFIT_STOP:
      return g_strdup_printf (past ? _ ("A benefit was to stop on %1$s, %2$s.") : _ ("A benefit stops on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_BREATHING_SPACE_END:
      return g_strdup_printf (past ? _ ("Breathing Space ended on %1$s, %2$s.")
                                   : _ ("Breathing Space ends on %1$s, %2$s."),
                              date, away);
    case KW_DEADLINE_BREATHING_SPACE_REVIEW:
    case KW_DEADLINE_APPLICATION:
    case KW_DEADLINE_APPOINTMENT:
    case KW_DEADLINE_TAF_REVIEW:
    case KW_DEADLINE_PARENTS_EVENING:
    case KW_DEADLINE_REVIEW:
    case KW_DEADLINE_OTHER:
    case KW_N_DEADLINE_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
say_essential (KwDomain domain)
{
  if (domain == KW_DOMAIN_FOOD)
    return _ ("There is not enough food in the home today.");
  if (domain == KW_DOMAIN_FUEL)
    return _ ("There is no heating or power in the home today.");
  if (domain == KW_DOMAIN_HOMELESSNESS)
    return _ ("The family has nowhere safe to stay tonight.");
  return _ ("Something that nobody can do without is missing today.");
}

static char *
say_hard_date (const KwPlan *self, const KwPlace *place, KwDate date)
{
  const KwDeadline *deadline = kw_plan_find_deadline (self, place, date);
  g_autofree char *day = kw_words_date (date, self->today);
  g_autofree char *away = kw_words_days_away (date, self->today);

  if (deadline == NULL)
    return g_strdup (say_essential (place->problem->domain));
  return say_deadline (deadline->kind, date < self->today, day, away);
}

static char *
say_breakthrough (const KwPlan *self, KwInstant told)
{
  KwDate date = kw_instant_to_date (told);
  g_autofree char *when = NULL;

  if (date == self->today)
    {
      when = kw_words_time (told);
      /* Translators: %s is a time of day, "09:30" */
      return g_strdup_printf (_ ("Somebody told us about this today at %s: a specialist within hours."), when);
    }
  when = kw_words_days_away (date, self->today);
  /* Translators: %s is "yesterday" or "3 days ago" */
  return g_strdup_printf (_ ("Somebody told us about this %s, and no specialist has met them since."), when);
}

/* Translators: %s is "today", "yesterday" or "3 days ago" */
static char *
say_told (const KwPlan *self, const KwPlace *place, KwInstant told)
{
  g_autofree char *when = kw_words_days_away (kw_instant_to_date (told), self->today);

  if (has_reason (place, KW_REASON_NOT_NOW))
    return g_strdup_printf (_ ("They told us about this %s, and do not want anybody for it now."), when);
  if (has_reason (place, KW_REASON_WITH_SPECIALIST))
    return g_strdup_printf (_ ("They told us about this %s, and a specialist has met them."), when);
  if (has_reason (place, KW_REASON_WAITING_LIST))
    return g_strdup_printf (_ ("They told us about this %s, and are on a waiting list for a specialist."), when);
  return g_strdup_printf (_ ("They told us about this %s."), when);
}

static char *
say_needs_trust (const KwPlace *place, gint64 threshold)
{
  if (place->trust == 0)
    return g_strdup (_ ("Nobody has told us about this yet, and no trust is recorded yet."));
  return g_strdup_printf (_ ("Nobody has told us about this yet. Trust is at step %1$d; it takes step %2$d."),
                          place->trust, (int) threshold);
}

static const char *
say_plain (const KwReason *reason)
{
  switch ((int) reason->code)
    {
    case KW_REASON_IMMEDIATE_RISK:
      return _ ("Somebody is at risk right now.");
    case KW_REASON_CONCERN:
      return reason->value == KW_HARM_ACTUAL ? _ ("There is an open concern of actual significant harm.")
                                             : _ ("There is an open concern of likely significant harm.");
    case KW_REASON_MATERIAL:
      return _ ("Money, home and essentials come first: they show that help is genuine.");
    case KW_REASON_DAILY_LIFE:
      return _ ("A practical change in daily life that the family can see.");
    case KW_REASON_WITH_SPECIALIST:
      return _ ("A specialist has met them about this.");
    case KW_REASON_WAITING_LIST:
      return _ ("They are on a waiting list for a specialist.");
    case KW_REASON_NOT_NOW:
      return _ ("They do not want anybody for this now.");
    case KW_REASON_SPEAK_ALONE:
      return _ ("To be spoken about with them alone, when it is safe.");
    case KW_REASON_TRUST_REACHED:
      return _ ("There is enough trust now to speak about this.");
    default:
      return _ ("This can be spoken about now.");
    }
}

/**
 * kw_place_dup_sentence:
 * @self: a plan
 * @place: one of its places
 *
 * Returns: (transfer full): the first reason as one plain sentence, translated
 */
char *
kw_place_dup_sentence (const KwPlan *self, const KwPlace *place)
{
  const KwReason *reason;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  reason = &place->reasons[0];
  if (reason->code == KW_REASON_DEADLINE)
    return say_hard_date (self, place, reason->value);
  if (reason->code == KW_REASON_BREAKTHROUGH)
    return say_breakthrough (self, reason->value);
  if (reason->code == KW_REASON_TOLD_US)
    return say_told (self, place, reason->value);
  if (reason->code == KW_REASON_NEEDS_TRUST)
    return say_needs_trust (place, reason->value);
  return g_strdup (say_plain (reason));
}
