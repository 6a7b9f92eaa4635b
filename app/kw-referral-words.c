/* kw-referral-words.c: how far a referral is, in words, and its clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-referral.h"

#include "kw-clocks.h"
#include "kw-opening-hours.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

/* The service's own hours; where nobody knows them or they are not understood, those of offices. */
static KwOpeningHours *
hours_of (const KwService *service, const KwPolicy *policy)
{
  KwOpeningHours *hours = NULL;

  if (service != NULL && service->hours != NULL)
    hours = kw_opening_hours_parse (service->hours, NULL);
  if (hours == NULL)
    hours = kw_opening_hours_parse (kw_policy_get_text (policy, "office-hours"), NULL);
  return hours;
}

gboolean
kw_referral_clock_get (const KwProblem *problem,
                       const KwReferral *referral,
                       const KwService *service,
                       const KwPolicy *policy,
                       KwReferralClock *clock)
{
  g_autoptr (KwOpeningHours) hours = NULL;

  g_return_val_if_fail (problem != NULL, FALSE);
  g_return_val_if_fail (clock != NULL, FALSE);

  clock->told = problem->acknowledged;
  if (clock->told == KW_NONE && referral != NULL)
    clock->told = referral->breakthrough;
  if (clock->told == KW_NONE)
    return FALSE;
  hours = hours_of (service, policy);
  clock->policy_by = clock->told + kw_policy_get_number (policy, KW_POLICY_REFERRAL_HOURS) * KW_HOUR;
  clock->rings_at = hours != NULL ? kw_opening_hours_next_open (hours, clock->told) : KW_NONE;
  clock->due = clock->policy_by;
  if (clock->rings_at != KW_NONE)
    clock->due = MAX (clock->due, clock->rings_at + KW_HOUR);
  clock->sent = referral != NULL ? referral->sent : KW_NONE;
  return TRUE;
}

static char *
not_sent_words (const KwService *service, const KwPolicy *policy, KwInstant now)
{
  g_autoptr (KwOpeningHours) hours = hours_of (service, policy);
  g_autofree char *when = NULL;
  KwInstant opens, until;

  if (hours == NULL || (opens = kw_opening_hours_next_open (hours, now)) == KW_NONE)
    return g_strdup (_ ("Not sent."));
  if (kw_opening_hours_is_open (hours, now, &until))
    {
      when = until != KW_NONE ? kw_words_time (until) : NULL;
      return when != NULL ? g_strdup_printf (_ ("Not sent. Ring now, until %s."), when)
                          : g_strdup (_ ("Not sent. Ring now."));
    }
  if (kw_instant_to_date (opens) == kw_instant_to_date (now))
    when = kw_words_time (opens);
  else
    when = kw_words_instant (opens, now);
  return g_strdup_printf (_ ("Not sent. Ring from %s."), when);
}

static char *
sent_how_words (KwSentHow how)
{
  switch (how)
    {
    case KW_SENT_BY_PHONE:
      return g_strdup (_ ("Rung through"));
    case KW_SENT_BY_HAND:
      return g_strdup (_ ("Handed over"));
    case KW_SENT_BY_POST:
      return g_strdup (_ ("Sent by post"));
    case KW_SENT_BY_SECURE_EMAIL:
      return g_strdup (_ ("Sent by secure e-mail"));
    case KW_SENT_BY_PORTAL:
      return g_strdup (_ ("Sent through the service’s own form"));
    default:
      return g_strdup (_ ("Sent"));
    }
}

static char *
sent_words (const KwReferral *referral, KwInstant now)
{
  g_autofree char *how = sent_how_words (referral->sent_how);
  g_autofree char *when = referral->sent != KW_NONE ? kw_words_instant (referral->sent, now) : NULL;

  if (when != NULL && referral->sent_to != NULL)
    /* Translators: how ("Handed over"), to whom, when */
    return g_strdup_printf (_ ("%1$s to %2$s, %3$s."), how, referral->sent_to, when);
  if (when != NULL)
    /* Translators: how ("Handed over"), when */
    return g_strdup_printf (_ ("%1$s, %2$s."), how, when);
  return g_strdup_printf (_ ("%s."), how);
}

static char *
accepted_words (const KwAppointment *next, KwInstant now)
{
  g_autofree char *when = NULL;

  if (next == NULL)
    return g_strdup (_ ("Accepted. No meeting is planned yet."));
  when = kw_words_instant (next->start, now);
  return g_strdup_printf (_ ("Accepted. First meeting %s."), when);
}

static char *
joint_words (const KwCaseFile *case_file, const KwReferral *referral, const KwPolicy *policy, KwInstant now)
{
  const KwAppointment *next = kw_referral_get_next_appointment (case_file, referral, now);
  g_autofree char *when = next != NULL ? kw_words_instant (next->start, now) : NULL;
  guint planned, kept = kw_referral_count_joint (case_file, referral, policy, now, &planned);

  if (when != NULL)
    return g_strdup_printf (_ ("Joint appointments: %1$u of %2$u, next %3$s."), kept, planned, when);
  return g_strdup_printf (_ ("Joint appointments: %1$u of %2$u, none planned."), kept, planned);
}

static char *
met_words (const KwReferral *referral, KwInstant now)
{
  g_autofree char *when = NULL;

  if (referral->met == KW_NONE)
    return g_strdup (_ ("They have met."));
  when = kw_words_date (kw_instant_to_date (referral->met), kw_instant_to_date (now));
  return g_strdup_printf (_ ("They met on %s."), when);
}

char *
kw_referral_dup_words (const KwCaseFile *case_file,
                       const KwReferral *referral,
                       const KwService *service,
                       const KwPolicy *policy,
                       KwInstant now)
{
  g_return_val_if_fail (case_file != NULL, NULL);
  g_return_val_if_fail (referral != NULL, NULL);

  switch (referral->status)
    {
    case KW_REFERRAL_DRAFT:
      return g_strdup (_ ("A draft: not ready yet."));
    case KW_REFERRAL_READY:
      return not_sent_words (service, policy, now);
    case KW_REFERRAL_SENT:
      return sent_words (referral, now);
    case KW_REFERRAL_ACCEPTED:
      return accepted_words (kw_referral_get_next_appointment (case_file, referral, now), now);
    case KW_REFERRAL_MET:
      return met_words (referral, now);
    case KW_REFERRAL_JOINT:
      return joint_words (case_file, referral, policy, now);
    case KW_REFERRAL_DECLINED:
    case KW_REFERRAL_WAITING_LIST:
    case KW_REFERRAL_STEPPED_BACK:
    case KW_REFERRAL_COMPLETED:
    case KW_REFERRAL_WITHDRAWN:
    case KW_REFERRAL_STOPPED_GOING:
    case KW_N_REFERRAL_STATUSES:
    default:
      return g_strdup_printf (_ ("%s."), kw_code_set_get_label (&kw_referral_statuses, (int) referral->status));
    }
}
