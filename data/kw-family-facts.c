/* kw-family-facts.c: what the caseload table needs to know of a family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-facts-private.h"

G_DEFINE_BOXED_TYPE (KwFamilyFacts, kw_family_facts, kw_family_facts_ref, kw_family_facts_unref)

/**
 * kw_family_facts_new:
 *
 * Returns: (transfer full): facts of nothing
 */
KwFamilyFacts *
kw_family_facts_new (void)
{
  KwFamilyFacts *self = g_new0 (KwFamilyFacts, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

KwFamilyFacts *
kw_family_facts_ref (KwFamilyFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_family_facts_unref (KwFamilyFacts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->n_referrals; i++)
    g_free (self->referrals[i].service);
  g_free (self->reference);
  g_free (self->name);
  g_free (self->authority);
  g_free (self->visits);
  g_free (self->members);
  g_free (self->problems);
  g_free (self->deadlines);
  g_free (self->referrals);
  g_free (self->concerns);
  g_free (self->pins);
  g_free (self->appointments);
  g_free (self);
}

/**
 * kw_family_facts_find_problem:
 * @self: facts
 * @problem: an id
 *
 * Returns: (transfer none) (nullable): the problem with that id
 */
const KwProblem *
kw_family_facts_find_problem (const KwFamilyFacts *self, gint64 problem)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_problems; i++)
    if (self->problems[i].record.id == problem)
      return &self->problems[i];
  return NULL;
}
