/* kw-crash-cuts.c: the power goes while somebody works
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-cuts.h"

#include <string.h>

/* Of how many disks one loses power again while it is recovered. */
#define AGAIN_ONE_OF 3

/* So many sentences will do. */
#define MOST_FAILURES 20

typedef struct
{
  KwTestImage *image;
  gint64 operation; /* after which one */
  guint64 seed;
} Cut;

typedef struct
{
  KwCrashCuts *cuts;
  const KwCrashWorkflow *workflow;
  guint step;
  guint64 random;
  GArray *waiting;    /* of Cut: those of the step under way */
  GHashTable *states; /* hash of an image → state */
} Campaign;

/* A cut while a disk is recovered: any of its operations is as likely. */
typedef struct
{
  guint64 random;
  guint n_operations;
  KwTestImage *image;
} Again;

static guint64
mix (guint64 state, guint64 with)
{
  state ^= with * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  state = (state ^ (state >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return state ^ (state >> 31);
}

static void
cut_clear (gpointer data)
{
  g_clear_pointer (&((Cut *) data)->image, kw_test_image_unref);
}

static void
note_cut (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data)
{
  Campaign *self = data;
  guint64 number = self->cuts->n_operations++;
  Cut cut;

  if ((number + self->cuts->seed) % self->cuts->every != 0)
    return;
  cut.operation = kw_test_disk_get_n_operations (disk) - 1;
  cut.seed = self->random = mix (self->random + 1, (guint64) cut.operation);
  cut.image = kw_test_disk_cut (disk, cut.seed);
  g_array_append_val (self->waiting, cut);
}

static void
note_again (KwTestDisk *disk, KwTestOperation operation, const char *name, gpointer data)
{
  Again *again = data;

  again->n_operations++;
  again->random = mix (again->random, again->n_operations);
  if (again->random % again->n_operations != 0)
    return;
  g_clear_pointer (&again->image, kw_test_image_unref);
  again->image = kw_test_disk_cut (disk, again->random);
}

/* (transfer none) */
static const char *
find_state (Campaign *self, KwTestImage *image, Again *again)
{
  char *hash = kw_test_image_hash (image);
  char *state = g_hash_table_lookup (self->states, hash);

  self->cuts->n_cuts++;
  if (state != NULL)
    {
      g_free (hash);
      return state;
    }
  self->cuts->n_distinct++;
  state = kw_crash_describe_image (image, again != NULL ? note_again : NULL, again);
  g_hash_table_insert (self->states, hash, state);
  return state;
}

static void
note_failure (Campaign *self, const Cut *cut, const char *state, const char *before, const char *after)
{
  if (self->cuts->failures->len >= MOST_FAILURES)
    return;
  g_ptr_array_add (self->cuts->failures,
                   g_strdup_printf ("%s, seed %" G_GUINT64_FORMAT
                                    ", step %u, power cut after operation %" G_GINT64_FORMAT
                                    " (%" G_GUINT64_FORMAT "): %s, which is neither %s nor %s",
                                    self->workflow->name, self->cuts->seed, self->step, cut->operation,
                                    cut->seed, state, before, after));
}

/* Whether the state is one that may be. */
static gboolean
judge (Campaign *self, const Cut *cut, const char *state, const char *before, const char *after)
{
  gboolean good = kw_crash_state_may_be (state, before, after);

  if (!good)
    note_failure (self, cut, state, before, after);
  return good;
}

static void
try_cut (Campaign *self, const Cut *cut, const char *before, const char *after)
{
  Again again = { .random = cut->seed };
  gboolean twice = cut->seed % AGAIN_ONE_OF == 0;
  const char *state = find_state (self, cut->image, twice ? &again : NULL);
  const char *first = state;

  if (judge (self, cut, state, before, after) && again.image != NULL)
    {
      self->cuts->n_again++;
      /* What had been recovered to once, or would have been, is not decided anew. */
      state = find_state (self, again.image, NULL);
      judge (self, cut, state, first, first);
    }
  g_clear_pointer (&again.image, kw_test_image_unref);
}

static void
try_waiting (Campaign *self, const char *before, const char *after)
{
  for (guint i = 0; i < self->waiting->len; i++)
    try_cut (self, &g_array_index (self->waiting, Cut, i), before, after);
  g_array_set_size (self->waiting, 0);
}

/* The state the run is in now. */
static char *
describe (KwCrashRun *run)
{
  g_autoptr (KwTestImage) image = NULL;
  g_autoptr (GError) error = NULL;
  char *state;

  if (run->casebook != NULL)
    {
      state = kw_crash_run_describe (run, &error);
      return state != NULL ? state : g_strdup (error->message);
    }
  image = kw_test_disk_copy (run->disk);
  return kw_crash_describe_image (image, NULL, NULL);
}

static void
do_steps (Campaign *self, KwCrashRun *run)
{
  g_autofree char *before = describe (run);

  for (; self->workflow->steps[self->step] != NULL; self->step++)
    {
      g_autoptr (GError) error = NULL;
      char *after;

      if (!self->workflow->steps[self->step](run, &error))
        g_error ("%s: step %u did not work: %s", self->workflow->name, self->step, error->message);
      after = describe (run);
      try_waiting (self, before, after);
      g_free (before);
      before = after;
    }
  kw_crash_run_close (run);
  try_waiting (self, before, before);
}

/**
 * kw_crash_cuts_init:
 * @self: (out caller-allocates): what to try
 * @seed: of what is drawn
 * @every: cut after every how many-th operation
 */
void
kw_crash_cuts_init (KwCrashCuts *self, guint64 seed, guint every)
{
  *self = (KwCrashCuts){ .seed = seed, .every = every };
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kw_crash_cuts_clear:
 * @self: what was tried
 */
void
kw_crash_cuts_clear (KwCrashCuts *self)
{
  g_ptr_array_unref (self->failures);
}

/**
 * kw_crash_cuts_run:
 * @self: what to try
 * @workflow: a workflow
 *
 * Tries one workflow, adding to what came of those before.
 */
void
kw_crash_cuts_run (KwCrashCuts *self, const KwCrashWorkflow *workflow)
{
  g_autoptr (KwCrashRun) run = kw_crash_workflow_begin (workflow, self->seed);
  Campaign campaign = { .cuts = self, .workflow = workflow, .random = mix (self->seed, g_str_hash (workflow->name)) };

  campaign.waiting = g_array_new (FALSE, FALSE, sizeof (Cut));
  g_array_set_clear_func (campaign.waiting, cut_clear);
  campaign.states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kw_test_disk_set_lies (run->disk, self->lies);
  kw_test_disk_set_hook (run->disk, note_cut, &campaign);
  do_steps (&campaign, run);
  kw_test_disk_set_hook (run->disk, NULL, NULL);
  g_hash_table_unref (campaign.states);
  g_array_unref (campaign.waiting);
}
