/* kw-sample-invent-work.c: the work with an invented family: dates, steps, debts, referrals, what was agreed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-inventing.h"
#include "kw-sample-notes.h"
#include "kw-sample-words.h"

static gboolean
is_open (const KwProblem *problem)
{
  return problem->resolved == KW_NONE;
}

static KwInstant
at_hour (KwDate date, int hour)
{
  return kw_instant_from_local (date, hour, 0, 0);
}

static void
maybe_deadline (KwInventing *self, const KwProblem *problem)
{
  const KwSampleDomain *words = &kw_sample_domains[problem->domain];
  KwDeadline *deadline;

  if (!kw_sample_dice_chance (&self->dice, 35))
    return;
  deadline = kw_inventing_add (self, KW_RECORD_DEADLINE);
  deadline->problem = problem->record.id;
  deadline->kind = words->deadlines[kw_sample_dice_below (&self->dice, words->n_deadlines)];
  deadline->due = self->today + kw_sample_dice_between (&self->dice, -50, 70);
  if (deadline->due < self->today && kw_sample_dice_chance (&self->dice, 94))
    deadline->met = deadline->due;
}

static void
add_steps (KwInventing *self, const KwProblem *problem)
{
  static const guint owners[] = { 60, 28, 6, 2, 4 };
  const KwSampleDomain *words = &kw_sample_domains[problem->domain];
  guint n = kw_sample_dice_below (&self->dice, 3);

  for (guint i = 0; i <= n; i++)
    {
      KwStep *step = kw_inventing_add (self, KW_RECORD_STEP);

      step->problem = problem->record.id;
      step->title = kw_sample_sentence (words->steps[i], self->adults[0]->given, NULL);
      step->owner = (KwStepOwner) kw_sample_dice_weighted (&self->dice, owners, G_N_ELEMENTS (owners));
      if (kw_sample_dice_chance (&self->dice, 65))
        step->due = self->today + kw_sample_dice_between (&self->dice, -12, 24);
      if (!is_open (problem))
        step->done = problem->resolved;
      else if (kw_sample_dice_chance (&self->dice, 35))
        step->done = kw_sample_dice_between (&self->dice, problem->identified, self->today);
      else if (kw_sample_dice_chance (&self->dice, 10))
        step->waiting_until = self->today + kw_sample_dice_between (&self->dice, 1, 14);
    }
}

static void
add_debts (KwInventing *self, const KwProblem *problem)
{
  static const KwDebtKind kinds[] = {
    KW_DEBT_RENT, KW_DEBT_COUNCIL_TAX, KW_DEBT_ENERGY, KW_DEBT_ENERGY, KW_DEBT_WATER, KW_DEBT_FINE, KW_DEBT_DOORSTEP,
    KW_DEBT_CATALOGUE, KW_DEBT_CARD, KW_DEBT_TV_LICENCE, KW_DEBT_BENEFIT_OVERPAYMENT, KW_DEBT_PERSONAL
  };
  guint n = problem->domain == KW_DOMAIN_RENT_ARREARS ? 1 : 1 + kw_sample_dice_below (&self->dice, 4);

  if (problem->domain != KW_DOMAIN_DEBT && problem->domain != KW_DOMAIN_RENT_ARREARS)
    return;
  for (guint i = 0; i < n; i++)
    {
      KwDebt *debt = kw_inventing_add (self, KW_RECORD_DEBT);
      guint which = problem->domain == KW_DOMAIN_RENT_ARREARS ? 0 : 1 + kw_sample_dice_below (&self->dice, 11);

      debt->problem = problem->record.id;
      debt->creditor = g_strdup (kw_sample_creditors[which]);
      debt->kind = kinds[which];
      debt->amount_pence = 500 * kw_sample_dice_between (&self->dice, 8, 700);
    }
}

static void
agree (KwInventing *self, const KwReferral *referral, KwAgreementKind kind, const char *basis, KwInstant decided)
{
  KwAgreement *agreement = kw_inventing_add (self, KW_RECORD_AGREEMENT);

  agreement->referral = referral != NULL ? referral->record.id : KW_NONE;
  if (kind != KW_AGREEMENT_LAWFUL_BASIS)
    agreement->member = self->adults[0]->record.id;
  agreement->kind = kind;
  agreement->decision = kind == KW_AGREEMENT_LAWFUL_BASIS ? KW_DECISION_RECORDED : KW_DECISION_AGREED;
  agreement->basis = g_strdup (basis);
  agreement->decided = decided;
}

/* How far it has come; earlier states are likelier while it is young. */
static KwReferralStatus
choose_status (KwInventing *self, gint64 days)
{
  static const guint young[] = { 5, 15, 35, 20, 3, 10, 8, 4, 0, 0, 0, 0 };
  static const guint old[] = { 0, 1, 4, 6, 6, 12, 8, 18, 20, 14, 5, 6 };

  return (KwReferralStatus) kw_sample_dice_weighted (&self->dice, days < 10 ? young : old, KW_N_REFERRAL_STATUSES);
}

static gboolean
has_met (KwReferralStatus status)
{
  return (status >= KW_REFERRAL_MET && status <= KW_REFERRAL_COMPLETED) || status == KW_REFERRAL_STOPPED_GOING;
}

static void
add_joint_appointments (KwInventing *self, const KwReferral *referral)
{
  guint n = referral->status == KW_REFERRAL_MET ? 1 : 1 + kw_sample_dice_below (&self->dice, 3);

  for (guint i = 0; i < n; i++)
    {
      KwAppointment *appointment = kw_inventing_add (self, KW_RECORD_APPOINTMENT);

      appointment->referral = referral->record.id;
      appointment->kind = KW_APPOINTMENT_JOINT;
      appointment->start = referral->met + (gint64) i * 7 * KW_DAY;
      appointment->minutes = 60;
      appointment->with = g_strdup (referral->service);
      if (appointment->start < self->world->now)
        appointment->outcome = KW_APPOINTMENT_KEPT;
    }
}

static void
maybe_referral (KwInventing *self, const KwProblem *problem)
{
  const char *service = kw_sample_domains[problem->domain].service;
  gboolean told = problem->acknowledged != KW_NONE;
  KwInstant from = told ? problem->acknowledged : at_hour (problem->identified + 3, 11);
  KwReferral *referral;

  if (service == NULL || from + KW_DAY > self->world->now || problem->help_wanted == KW_HELP_NOT_NOW ||
      !kw_sample_dice_chance (&self->dice, told ? 90 : 20))
    return;
  referral = kw_inventing_add (self, KW_RECORD_REFERRAL);
  referral->problem = problem->record.id;
  referral->service = g_strdup (service);
  referral->status = choose_status (self, (self->world->now - from) / KW_DAY);
  if (told)
    referral->breakthrough = from;
  referral->reason = g_strdup (problem->title);
  referral->joint_planned = kw_sample_dice_between (&self->dice, 1, 3);
  if (referral->status >= KW_REFERRAL_SENT)
    {
      referral->sent = from + kw_sample_dice_between (&self->dice, 20, 400) * KW_MINUTE;
      referral->sent_how = (KwSentHow) kw_sample_dice_below (&self->dice, 5);
      referral->sent_to = g_strdup ("Duty worker");
      referral->shared = g_strdup ("Name, telephone, their own words.");
    }
  if (has_met (referral->status))
    {
      KwInstant latest = self->world->now - KW_HOUR;

      referral->met = referral->sent + kw_sample_dice_between (&self->dice, 1, 12) * KW_DAY;
      referral->met = MIN (referral->met, latest) / KW_MINUTE * KW_MINUTE;
      add_joint_appointments (self, referral);
    }
  agree (self, referral, KW_AGREEMENT_ENGAGEMENT, NULL, from);
  agree (self, referral, KW_AGREEMENT_LAWFUL_BASIS, "Consent.", from);
  agree (self, referral, KW_AGREEMENT_SHARING, "Name, telephone, their own words.", from);
}

static void
maybe_concern (KwInventing *self, const KwProblem *problem)
{
  static const guint harms[] = { 5, 20, 75 };
  KwConcern *concern;
  KwConcernTold *told;

  if (!kw_sample_dice_chance (&self->dice, 2))
    return;
  concern = kw_inventing_add (self, KW_RECORD_CONCERN);
  concern->problem = problem->record.id;
  concern->harm = (KwHarm) kw_sample_dice_weighted (&self->dice, harms, G_N_ELEMENTS (harms));
  concern->raised = at_hour (MIN (problem->identified + 5, self->today - 1), 14);
  concern->words = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_concerns));
  concern->said_by = g_strdup (self->children[0]->given);
  concern->written_up = concern->raised + 4 * KW_HOUR;
  if (kw_sample_dice_chance (&self->dice, 75))
    concern->closed = MIN (kw_instant_to_date (concern->raised) + 14, self->today);
  told = kw_inventing_add (self, KW_RECORD_CONCERN_TOLD);
  told->concern = concern->record.id;
  told->who = g_strdup ("Children's social care, duty");
  told->at = concern->raised + KW_HOUR;
}

static void
add_events (KwInventing *self)
{
  guint first = kw_sample_dice_below (&self->dice, 8), n = 1 + kw_sample_dice_below (&self->dice, 3);

  for (guint i = 0; i <= n; i++)
    {
      KwEvent *event = kw_inventing_add (self, KW_RECORD_EVENT);

      event->headline = g_strdup (kw_sample_events[i == 0 ? 0 : first + i]);
      event->date = i == 0 ? self->family->opened
                           : self->family->opened - kw_sample_dice_between (&self->dice, 5, 900);
    }
}

static void
plan_visits (KwInventing *self)
{
  guint n = 1 + kw_sample_dice_below (&self->dice, 2);

  if (self->family->status != KW_FAMILY_ACTIVE)
    return;
  for (guint i = 0; i < n; i++)
    {
      KwAppointment *visit = kw_inventing_add (self, KW_RECORD_APPOINTMENT);
      KwDate date = self->today + (i == 0 ? kw_sample_dice_below (&self->dice, 3)
                                          : 3 + kw_sample_dice_below (&self->dice, 3));

      visit->start = kw_instant_from_local (date, 9 + (int) kw_sample_dice_below (&self->dice, 9),
                                            30 * (int) kw_sample_dice_below (&self->dice, 2), 0);
      visit->minutes = 60;
    }
}

/**
 * kw_inventing_add_work:
 * @self: the family, with its people and problems
 *
 * Adds everything that is done about the problems.
 */
void
kw_inventing_add_work (KwInventing *self)
{
  agree (self, NULL, KW_AGREEMENT_ENGAGEMENT, "Working together.", at_hour (self->family->opened, 11));
  for (guint domain = 0; domain < KW_N_DOMAINS; domain++)
    {
      const KwProblem *problem = self->problems[domain];

      if (problem == NULL)
        continue;
      add_steps (self, problem);
      add_debts (self, problem);
      maybe_referral (self, problem);
      if (is_open (problem))
        {
          maybe_deadline (self, problem);
          maybe_concern (self, problem);
        }
    }
  add_events (self);
  plan_visits (self);
}
