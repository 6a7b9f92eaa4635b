/* kw-plan-links.c: what leads to what
 *
 * From each open problem all others that can be reached along the links, through open and settled ones; cycles count
 * once. Problems that are not there yet take their links with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-private.h"

#include <string.h>

/* The links by the problem that they start from. */
typedef struct
{
  guint *first;   /* by position of the problem, and one more for the end */
  guint *targets; /* positions */
} Leads;

typedef struct
{
  const Leads *leads;
  guint *stamps; /* the walk that last came by */
  guint *found;  /* in the order of finding; also what is still to be walked from */
  guint n_found;
} Walk;

static gboolean
find_ends (const KwPlanWork *work, const GPtrArray *problems, const KwLink *link, guint *from, guint *to)
{
  *from = kw_plan_find (problems, link->from);
  *to = kw_plan_find (problems, link->to);
  return *from != KW_PLAN_NOWHERE && *to != KW_PLAN_NOWHERE && work->problems[*from].there && work->problems[*to].there;
}

static void
sort_links (KwPlanWork *work, const GPtrArray *links, Leads *leads)
{
  const GPtrArray *problems = kw_case_file_list (work->case_file, KW_RECORD_PROBLEM);
  guint from, to;

  leads->first = kw_plan_allocate (&work->blocks, work->n_problems + 2, sizeof (guint));
  leads->targets = kw_plan_allocate (&work->blocks, links->len, sizeof (guint));
  memset (leads->first, 0, (work->n_problems + 2) * sizeof (guint));

  /* Counted two further on, so that filling leaves each start where it belongs. */
  for (guint i = 0; i < links->len; i++)
    if (find_ends (work, problems, g_ptr_array_index (links, i), &from, &to))
      leads->first[from + 2]++;
  for (guint i = 2; i < work->n_problems + 2; i++)
    leads->first[i] += leads->first[i - 1];
  for (guint i = 0; i < links->len; i++)
    if (find_ends (work, problems, g_ptr_array_index (links, i), &from, &to))
      leads->targets[leads->first[from + 1]++] = to;
}

static void
find_from (Walk *walk, guint from, guint stamp)
{
  for (guint i = walk->leads->first[from]; i < walk->leads->first[from + 1]; i++)
    {
      guint target = walk->leads->targets[i];

      if (walk->stamps[target] == stamp)
        continue;
      walk->stamps[target] = stamp;
      walk->found[walk->n_found++] = target;
    }
}

static void
walk_from (KwPlanWork *work, Walk *walk, guint from)
{
  KwPlanProblem *item = &work->problems[from];
  guint stamp = from + 1;
  guint *reached;

  walk->n_found = 0;
  walk->stamps[from] = stamp;
  find_from (walk, from, stamp);
  for (guint i = 0; i < walk->n_found; i++)
    find_from (walk, walk->found[i], stamp);
  if (walk->n_found == 0)
    return;

  reached = kw_plan_allocate (&work->blocks, walk->n_found, sizeof (guint));
  memcpy (reached, walk->found, walk->n_found * sizeof (guint));
  item->reached = reached;
  item->n_reached = walk->n_found;
  for (guint i = 0; i < walk->n_found; i++)
    {
      KwPlanProblem *other = &work->problems[walk->found[i]];

      if (other->open)
        item->drives++;
      else
        other->n_driven_by++;
    }
}

void
kw_plan_follow_links (KwPlanWork *work)
{
  const GPtrArray *links = kw_case_file_list (work->case_file, KW_RECORD_LINK);
  Leads leads;
  Walk walk = { .leads = &leads };

  if (links->len == 0)
    return;
  sort_links (work, links, &leads);
  walk.stamps = kw_plan_allocate (&work->blocks, work->n_problems, sizeof (guint));
  memset (walk.stamps, 0, work->n_problems * sizeof (guint));
  walk.found = kw_plan_allocate (&work->blocks, work->n_problems, sizeof (guint));
  for (guint i = 0; i < work->n_problems; i++)
    if (work->problems[i].open)
      walk_from (work, &walk, i);
}
