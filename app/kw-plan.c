/* kw-plan.c: the order of work
 *
 * Puts the parts together: gather, follow links, bands, order, and the plan that comes of it. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a usual family needs; larger ones take further blocks. */
#define BLOCK_SIZE ((gsize) 4096)
#define ALIGNMENT  ((gsize) 8)

typedef struct _Block Block;

struct _Block
{
  Block *next;
  gsize used;
  gsize size;
  char data[];
};

static const KwCode bands_list[] = {
  { "safety", NC_ ("band", "Safety") },
  { "at-the-door", NC_ ("band", "At the door") },
  { "breakthrough", NC_ ("band", "Breakthrough") },
  { "cannot-wait", NC_ ("band", "Cannot wait") },
  { "material", NC_ ("band", "Material") },
  { "daily-life", NC_ ("band", "Daily life") },
  { "ready", NC_ ("band", "Ready") },
  { "waiting-for-trust", NC_ ("band", "Waiting for trust") },
};

const KwCodeSet kw_bands = { .name = "band", .codes = bands_list, .n_codes = G_N_ELEMENTS (bands_list) };

G_STATIC_ASSERT (G_N_ELEMENTS (bands_list) == KW_N_BANDS);

G_DEFINE_BOXED_TYPE (KwPlan, kw_plan, kw_plan_ref, kw_plan_unref)

/* Cuts @n times @size bytes, not cleared, from the blocks. Aborts where memory is out, like g_malloc(). */
gpointer
kw_plan_allocate (gpointer *blocks, gsize n, gsize size)
{
  Block *block = *blocks;
  gsize wanted;
  gpointer at;

  g_assert (n < (G_MAXSIZE - ALIGNMENT) / size);
  wanted = (n * size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (block == NULL || block->size - block->used < wanted)
    {
      gsize room = MAX (wanted, BLOCK_SIZE);

      block = g_malloc (sizeof (Block) + room);
      *block = (Block){ .next = *blocks, .used = 0, .size = room };
      *blocks = block;
    }
  at = block->data + block->used;
  block->used += wanted;
  return at;
}

void
kw_plan_free_blocks (gpointer *blocks)
{
  Block *block = *blocks;

  while (block != NULL)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
  *blocks = NULL;
}

/* The position in @list, which is in the order of ids, of the record @id. */
guint
kw_plan_find (const GPtrArray *list, gint64 id)
{
  guint low = 0, high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const KwRecord *record = g_ptr_array_index (list, middle);

      if (record->id == id)
        return middle;
      if (record->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return KW_PLAN_NOWHERE;
}

/* The parts of the plan. */

static const KwReason *
copy_reasons (KwPlanWork *work, const KwPlanProblem *item, guint *n_reasons)
{
  KwReason reasons[KW_N_REASONS];
  KwReason *copy;

  *n_reasons = kw_plan_find_reasons (work, item, reasons);
  copy = kw_plan_allocate (&work->plan->blocks, *n_reasons, sizeof *copy);
  memcpy (copy, reasons, *n_reasons * sizeof *copy);
  return copy;
}

static void
fill_places (KwPlanWork *work)
{
  KwPlace *places = kw_plan_allocate (&work->plan->blocks, work->n_open, sizeof *places);

  for (guint i = 0; i < work->n_open; i++)
    {
      const KwPlanProblem *item = &work->problems[work->order[i]];

      places[i] = (KwPlace){
        .problem = item->problem,
        .place = item->place,
        .computed_place = item->computed_place,
        .band = item->band,
        .pin = item->pin,
        .unapproved = item->unapproved,
        .hard = item->hard,
        .due = item->due,
        .trust = item->trust,
        .drives = item->drives,
        .waiting_until = kw_plan_problem_waiting_until (item),
      };
      places[i].reasons = copy_reasons (work, item, &places[i].n_reasons);
    }
  work->plan->places = places;
  work->plan->n_places = work->n_open;
}

static const char *
propose (const KwPlanWork *work, const KwPlanProblem *item)
{
  if (item->n_undone > 0)
    return kw_policy_get_proposal (work->policy, KW_PROPOSAL_CHASE);
  if (item->band == KW_BAND_SAFETY)
    return kw_policy_get_proposal (work->policy, KW_PROPOSAL_SAFETY);
  if (item->band == KW_BAND_BREAKTHROUGH)
    return kw_policy_get_proposal (work->policy, KW_PROPOSAL_BREAKTHROUGH);
  if (item->domain->group == KW_GROUP_SENSITIVE && !item->domain->speak_alone &&
      item->problem->help_wanted == KW_HELP_NOT_NOW)
    return kw_policy_get_proposal (work->policy, KW_PROPOSAL_NOT_NOW);
  return item->domain->first_step;
}

static void
fill_do_next (KwPlanWork *work)
{
  KwPlan *plan = work->plan;
  KwNextStep *next = kw_plan_allocate (&plan->blocks, work->n_open, sizeof *next);

  for (guint i = 0; i < work->n_open; i++)
    {
      const KwPlanProblem *item = &work->problems[work->order[i]];

      if (plan->places[i].waiting_until != KW_NONE || item->band == KW_BAND_WAITING_FOR_TRUST)
        continue;
      next[plan->n_do_next++] = (KwNextStep){
        .place = &plan->places[i],
        .step = item->next,
        .proposed = item->next == NULL ? propose (work, item) : NULL,
      };
    }
  plan->do_next = next;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second ? 1
                                              : 0;
}

/* The open ones among those that @item reaches, in place order. */
static const KwProblem *const *
list_driven (KwPlanWork *work, const KwPlanProblem *item)
{
  const KwProblem **others = kw_plan_allocate (&work->plan->blocks, item->drives, sizeof *others);
  guint *places = kw_plan_allocate (&work->blocks, item->drives, sizeof *places);
  guint n = 0;

  for (guint i = 0; i < item->n_reached; i++)
    if (work->problems[item->reached[i]].open)
      places[n++] = work->problems[item->reached[i]].place;
  g_qsort_with_data (places, (int) n, sizeof *places, compare_places, NULL);
  for (guint i = 0; i < n; i++)
    others[i] = work->plan->places[places[i] - 1].problem;
  return others;
}

static void
fill_underlying (KwPlanWork *work)
{
  KwPlan *plan = work->plan;
  KwProblemLinks *underlying = NULL;

  for (guint i = 0; i < work->n_open; i++)
    {
      const KwPlanProblem *item = &work->problems[work->order[i]];

      if (item->drives == 0)
        continue;
      if (underlying == NULL)
        underlying = kw_plan_allocate (&plan->blocks, work->n_open - i, sizeof *underlying);
      underlying[plan->n_underlying++] = (KwProblemLinks){
        .problem = item->problem,
        .others = list_driven (work, item),
        .n_others = item->drives,
      };
    }
  plan->underlying = underlying;
}

/* Settled problems in file order, each with those that reach it in place order: filled problem by problem from the
 * first place on. */
static void
fill_keep_an_eye_on (KwPlanWork *work)
{
  KwPlan *plan = work->plan;
  KwProblemLinks *eye_on = NULL;
  const KwProblem ***others = kw_plan_allocate (&work->blocks, work->n_problems, sizeof *others);

  for (guint i = 0; i < work->n_problems; i++)
    if (work->problems[i].n_driven_by > 0)
      {
        if (eye_on == NULL)
          eye_on = kw_plan_allocate (&plan->blocks, work->n_problems - i, sizeof *eye_on);
        others[i] = kw_plan_allocate (&plan->blocks, work->problems[i].n_driven_by, sizeof **others);
        eye_on[plan->n_keep_an_eye_on++] = (KwProblemLinks){
          .problem = work->problems[i].problem,
          .others = others[i],
          .n_others = work->problems[i].n_driven_by,
        };
      }
  for (guint i = 0; i < work->n_open && eye_on != NULL; i++)
    {
      const KwPlanProblem *item = &work->problems[work->order[i]];

      for (guint k = 0; k < item->n_reached; k++)
        if (!work->problems[item->reached[k]].open)
          *others[item->reached[k]]++ = item->problem;
    }
  plan->keep_an_eye_on = eye_on;
}

/**
 * kw_plan_compute:
 * @case_file: a family's record, which must not change any more
 * @policy: the policy
 * @now: as of when
 *
 * Orders the work with one family.
 *
 * Returns: (transfer full): the plan
 */
KwPlan *
kw_plan_compute (KwCaseFile *case_file, KwPolicy *policy, KwInstant now)
{
  KwPlanWork work = { .case_file = case_file, .policy = policy, .now = now };
  KwPlan *plan;

  g_return_val_if_fail (case_file != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (now != KW_NONE, NULL);

  work.plan = plan = g_new0 (KwPlan, 1);
  g_atomic_ref_count_init (&plan->references);
  plan->case_file = kw_case_file_ref (case_file);
  plan->policy = kw_policy_ref (policy);
  plan->now = now;
  plan->today = work.today = kw_instant_to_date (now);
  plan->last_seen = KW_NONE;

  kw_plan_gather (&work);
  kw_plan_gather_trust (&work);
  kw_plan_follow_links (&work);
  kw_plan_set_bands (&work);
  kw_plan_set_order (&work);
  fill_places (&work);
  fill_do_next (&work);
  fill_underlying (&work);
  fill_keep_an_eye_on (&work);
  kw_plan_free_blocks (&work.blocks);
  return plan;
}

/**
 * kw_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): @self
 */
KwPlan *
kw_plan_ref (KwPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kw_plan_unref:
 * @self: (transfer full): a plan
 */
void
kw_plan_unref (KwPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  kw_case_file_unref (self->case_file);
  kw_policy_unref (self->policy);
  kw_plan_free_blocks (&self->blocks);
  g_free (self);
}

/**
 * kw_plan_get_place:
 * @self: a plan
 * @problem: the id of a problem
 *
 * Returns: (transfer none) (nullable): its place; %NULL for one that is not open
 */
const KwPlace *
kw_plan_get_place (const KwPlan *self, gint64 problem)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_places; i++)
    if (self->places[i].problem->record.id == problem)
      return &self->places[i];
  return NULL;
}
