/* kw-sample-invent-problems.c: what is wrong in an invented family, and what leads to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-inventing.h"
#include "kw-sample-words.h"

#define FIRST_SENSITIVE KW_DOMAIN_DOMESTIC_ABUSE

static void
add_raised_by (KwInventing *self, KwProblem *problem)
{
  int who[] = { KW_RAISED_BY_FAMILY, KW_RAISED_BY_COUNCIL };

  if (problem->domain >= FIRST_SENSITIVE)
    who[0] = KW_RAISED_BY_COMMUNITY;
  if (kw_sample_dice_chance (&self->dice, 70))
    g_array_append_val (problem->raised_by, who[0]);
  if (problem->raised_by->len == 0 || kw_sample_dice_chance (&self->dice, 40))
    g_array_append_val (problem->raised_by, who[1]);
}

static const KwMember *
choose_person (KwInventing *self, KwDomain domain)
{
  switch ((int) domain)
    {
    case KW_DOMAIN_SCHOOL:
    case KW_DOMAIN_EARLY_YEARS:
    case KW_DOMAIN_BEHAVIOUR:
    case KW_DOMAIN_DISABILITY:
    case KW_DOMAIN_EXPLOITATION:
      return self->children[kw_sample_dice_below (&self->dice, self->n_children)];
    case KW_DOMAIN_WORK:
    case KW_DOMAIN_DOMESTIC_ABUSE:
    case KW_DOMAIN_DRUGS:
    case KW_DOMAIN_ALCOHOL:
    case KW_DOMAIN_MENTAL_HEALTH:
    case KW_DOMAIN_OFFENDING:
      return self->adults[kw_sample_dice_below (&self->dice, self->n_adults)];
    default:
      return NULL;
    }
}

/* What is hard to speak about is told by some, most of whom want help. */
static void
maybe_told (KwInventing *self, KwProblem *problem)
{
  KwInstant latest = self->world->now - 3 * KW_HOUR;

  if (problem->domain < FIRST_SENSITIVE || !kw_sample_dice_chance (&self->dice, 40))
    return;
  problem->acknowledged = kw_instant_from_local (kw_sample_dice_between (&self->dice, problem->identified, self->today),
                                                 10 + (int) kw_sample_dice_below (&self->dice, 8),
                                                 5 * (int) kw_sample_dice_below (&self->dice, 12), 0);
  problem->acknowledged = MIN (problem->acknowledged, latest / KW_MINUTE * KW_MINUTE);
  problem->help_wanted = kw_sample_dice_chance (&self->dice, 85) ? KW_HELP_YES : KW_HELP_NOT_NOW;
}

static void
maybe_settled (KwInventing *self, KwProblem *problem)
{
  if (self->family->status == KW_FAMILY_CLOSED)
    {
      problem->resolved = self->family->closed - kw_sample_dice_between (&self->dice, 1, 40);
      problem->resolved = MAX (problem->resolved, problem->identified);
    }
  else if (problem->domain < FIRST_SENSITIVE && self->today - problem->identified > 40 &&
           kw_sample_dice_chance (&self->dice, 18))
    problem->resolved = kw_sample_dice_between (&self->dice, problem->identified + 20, self->today);
}

static KwProblem *
need_problem (KwInventing *self, KwDomain domain)
{
  static const guint severities[] = { 15, 45, 34, 6 };
  const KwSampleDomain *words = &kw_sample_domains[domain];
  const KwMember *person;
  KwProblem *problem;

  if (self->problems[domain] != NULL)
    return self->problems[domain];

  problem = self->problems[domain] = kw_inventing_add (self, KW_RECORD_PROBLEM);
  problem->domain = domain;
  problem->title = g_strdup (kw_sample_dice_pick (&self->dice, words->titles));
  problem->severity = 1 + kw_sample_dice_weighted (&self->dice, severities, G_N_ELEMENTS (severities));
  problem->identified = self->family->opened + kw_sample_dice_between (&self->dice, 0, 45);
  problem->identified = MIN (problem->identified, self->today);
  add_raised_by (self, problem);
  maybe_told (self, problem);
  maybe_settled (self, problem);

  person = choose_person (self, domain);
  if (person != NULL)
    {
      KwProblemMember *whose = kw_inventing_add (self, KW_RECORD_PROBLEM_MEMBER);

      whose->problem = problem->record.id;
      whose->member = person->record.id;
    }
  return problem;
}

static void
add_chain (KwInventing *self, const KwSampleLead *chain)
{
  for (; chain->from != chain->to; chain++)
    {
      const KwProblem *from, *to;
      KwLink *link;

      /* Not every family has all of it. */
      if (kw_sample_dice_chance (&self->dice, 20))
        continue;
      from = need_problem (self, chain->from);
      to = need_problem (self, chain->to);
      link = kw_inventing_add (self, KW_RECORD_LINK);
      link->from = from->record.id;
      link->to = to->record.id;
    }
}

static void
rank_problems (KwInventing *self)
{
  gint64 rank = 1;

  for (guint domain = 0; domain < FIRST_SENSITIVE && rank <= 3; domain++)
    if (self->problems[domain] != NULL && kw_sample_dice_chance (&self->dice, 40))
      self->problems[domain]->family_rank = rank++;
}

/**
 * kw_inventing_add_problems:
 * @self: the family, with its people
 *
 * Adds the problems, along chains of what leads to what.
 */
void
kw_inventing_add_problems (KwInventing *self)
{
  guint first = kw_sample_dice_below (&self->dice, kw_sample_n_chains);

  add_chain (self, kw_sample_chains[first]);
  if (kw_sample_dice_chance (&self->dice, 55))
    add_chain (self, kw_sample_chains[(first + 1 + kw_sample_dice_below (&self->dice, kw_sample_n_chains - 1)) %
                                      kw_sample_n_chains]);
  need_problem (self, (KwDomain) kw_sample_dice_below (&self->dice, KW_DOMAIN_BEREAVEMENT + 1));
  rank_problems (self);
}
