/* kw-crash-faults.c: the disk, or memory, fails while somebody works
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-faults.h"

#include "kw-test-memory.h"

#include <string.h>

/* How many power cuts are tried after a fault, besides none. */
#define CUTS 2

/* So many sentences will do. */
#define MOST_FAILURES 20

static const struct
{
  const char *name;
  KwTestFault fault; /* KW_TEST_NO_FAULT: of memory */
  gboolean for_good;
} failings[KW_CRASH_N_FAILINGS] = {
  [KW_CRASH_FAIL_ONCE] = { "an error, once", KW_TEST_ERROR, FALSE },
  [KW_CRASH_FAIL_FOR_GOOD] = { "errors from then on", KW_TEST_ERROR, TRUE },
  [KW_CRASH_FAIL_FULL] = { "the disk full", KW_TEST_FULL, TRUE },
  [KW_CRASH_FAIL_SHORT] = { "a short read", KW_TEST_SHORT, FALSE },
  [KW_CRASH_FAIL_MEMORY] = { "no memory, once", KW_TEST_NO_FAULT, FALSE },
  [KW_CRASH_FAIL_NO_MEMORY] = { "no memory from then on", KW_TEST_NO_FAULT, TRUE },
};

/* What a workflow does when nothing goes wrong. */
typedef struct
{
  const KwCrashWorkflow *workflow;
  GPtrArray *states;      /* before the first step, and after each */
  GByteArray *operations; /* of the disk, in steps only */
  gint64 n_requests;      /* for memory */
  GHashTable *known;      /* hash of an image → state */
} Plan;

/* One attempt, with one thing going wrong. */
typedef struct
{
  KwCrashFaults *faults;
  Plan *plan;
  KwCrashFailing failing;
  gint64 point;
  KwCrashRun *run;
  guint step;     /* that went wrong, or how many there are */
  gboolean again; /* whether it worked at the second attempt */
  char *state;    /* what the casebook itself says in the end, where it says something that counts */
} Attempt;

static char *
describe (Plan *plan, KwTestImage *image)
{
  char *hash = kw_test_image_hash (image);
  char *state = g_hash_table_lookup (plan->known, hash);

  if (state != NULL)
    {
      g_free (hash);
      return g_strdup (state);
    }
  state = kw_crash_describe_image (image, NULL, NULL);
  g_hash_table_insert (plan->known, hash, g_strdup (state));
  return state;
}

static char *
describe_run (Plan *plan, KwCrashRun *run)
{
  g_autoptr (KwTestImage) image = NULL;

  if (run->casebook != NULL)
    {
      g_autoptr (GError) error = NULL;
      char *state = kw_crash_run_describe (run, &error);

      return state != NULL ? state : g_strdup_printf ("error: %s", error->message);
    }
  image = kw_test_disk_copy (run->disk);
  return describe (plan, image);
}

static void
do_step (const KwCrashWorkflow *workflow, guint step, KwCrashRun *run)
{
  g_autoptr (GError) error = NULL;

  if (!workflow->steps[step](run, &error))
    g_error ("%s: step %u did not work: %s", workflow->name, step, error->message);
}

/* The states, for which more has to be read than in an attempt. */
static void
plan_states (Plan *plan)
{
  g_autoptr (KwCrashRun) run = kw_crash_workflow_begin (plan->workflow, 0);

  g_ptr_array_add (plan->states, describe_run (plan, run));
  for (guint i = 0; plan->workflow->steps[i] != NULL; i++)
    {
      do_step (plan->workflow, i, run);
      g_ptr_array_add (plan->states, describe_run (plan, run));
    }
}

/* What is done in an attempt, up to the closing of the casebook. */
static void
plan_operations (Plan *plan)
{
  g_autoptr (KwCrashRun) run = kw_crash_workflow_begin (plan->workflow, 0);
  gint64 first = kw_test_disk_get_n_operations (run->disk);
  gint64 requests = kw_test_memory_get_n_requests ();
  g_autofree char *state = NULL;

  for (guint i = 0; plan->workflow->steps[i] != NULL; i++)
    do_step (plan->workflow, i, run);
  kw_crash_run_close (run);
  plan->n_requests = kw_test_memory_get_n_requests () - requests;
  for (gint64 i = first; i < kw_test_disk_get_n_operations (run->disk); i++)
    {
      guint8 operation = (guint8) kw_test_disk_get_operation (run->disk, i);

      g_byte_array_append (plan->operations, &operation, 1);
    }
  state = describe_run (plan, run);
  g_assert_cmpstr (state, ==, g_ptr_array_index (plan->states, plan->states->len - 1));
}

static Plan *
plan_new (const KwCrashWorkflow *workflow)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->workflow = workflow;
  plan->states = g_ptr_array_new_with_free_func (g_free);
  plan->operations = g_byte_array_new ();
  plan->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan_states (plan);
  plan_operations (plan);
  return plan;
}

static void
plan_free (Plan *plan)
{
  g_ptr_array_unref (plan->states);
  g_byte_array_unref (plan->operations);
  g_hash_table_unref (plan->known);
  g_free (plan);
}

static void
note_failure (Attempt *self, const char *what, const char *state)
{
  if (self->faults->failures->len >= MOST_FAILURES)
    return;
  g_ptr_array_add (
      self->faults->failures,
      g_strdup_printf (
          "%s, seed %" G_GUINT64_FORMAT ", %s at point %" G_GINT64_FORMAT " (%s), step %u%s: %s: %s",
          self->plan->workflow->name, self->faults->seed, failings[self->failing].name, self->point,
          failings[self->failing].fault != KW_TEST_NO_FAULT
              ? kw_test_operation_get_name (self->plan->operations->data[self->point])
              : "memory",
          self->step, self->again ? ", which worked again" : "", what, state));
}

static gboolean
has_failed (Attempt *self)
{
  return failings[self->failing].fault != KW_TEST_NO_FAULT ? kw_test_disk_has_failed (self->run->disk)
                                                           : kw_test_memory_has_failed ();
}

static void
arm (Attempt *self)
{
  if (failings[self->failing].fault != KW_TEST_NO_FAULT)
    kw_test_disk_fail (self->run->disk, kw_test_disk_get_n_operations (self->run->disk) + self->point,
                       failings[self->failing].fault, failings[self->failing].for_good);
  else
    kw_test_memory_fail (kw_test_memory_get_n_requests () + self->point, failings[self->failing].for_good);
}

static gboolean
try_step (Attempt *self)
{
  g_autoptr (GError) error = NULL;
  gboolean worked = self->plan->workflow->steps[self->step](self->run, &error);

  if (!worked && (error == NULL || *error->message == '\0'))
    note_failure (self, "nothing is said", "no error");
  if (worked && error != NULL)
    note_failure (self, "an error of what worked", error->message);
  return worked;
}

static void
do_steps (Attempt *self)
{
  guint n_steps = self->plan->states->len - 1;

  while (self->step < n_steps && try_step (self))
    self->step++;
  if (self->step == n_steps)
    {
      self->faults->n_borne++;
      self->state = g_strdup (g_ptr_array_index (self->plan->states, n_steps));
      return;
    }
  self->faults->n_told++;
  if (failings[self->failing].for_good)
    return;
  self->again = try_step (self);
  if (self->again && self->run->casebook != NULL)
    self->state = describe_run (self->plan, self->run);
}

/* What is found must be what was said; else what was before the step or what it would have done. */
static void
judge (Attempt *self, const char *what, const char *found)
{
  const char *before, *after;

  if (self->state != NULL)
    {
      if (!g_str_equal (self->state, found))
        note_failure (self, what, found);
      return;
    }
  before = g_ptr_array_index (self->plan->states, self->step);
  after = g_ptr_array_index (self->plan->states, self->step + 1);
  if (!kw_crash_state_may_be (found, before, after))
    note_failure (self, what, found);
  else if (!self->again && g_str_equal (found, after) && !g_str_equal (before, after))
    self->faults->n_kept++;
}

static void
look_at_disk (Attempt *self)
{
  g_autoptr (KwTestImage) copy = kw_test_disk_copy (self->run->disk);
  g_autofree char *seen = describe (self->plan, copy);
  guint64 seed = self->faults->seed * 1000003 + (guint64) self->point * CUTS;

  judge (self, "found when it is opened again", seen);
  for (guint64 i = 0; i < CUTS; i++)
    {
      g_autoptr (KwTestImage) cut = kw_test_disk_cut (self->run->disk, seed + i);
      g_autofree char *left = describe (self->plan, cut);

      judge (self, "found after a power cut", left);
    }
}

static void
try_point (KwCrashFaults *faults, Plan *plan, KwCrashFailing failing, gint64 point)
{
  Attempt self = { .faults = faults, .plan = plan, .failing = failing, .point = point };

  self.run = kw_crash_workflow_begin (plan->workflow, faults->seed + (guint64) point);
  arm (&self);
  do_steps (&self);
  kw_crash_run_close (self.run);
  if (has_failed (&self))
    faults->n_tried[failing]++;
  kw_test_disk_heal (self.run->disk);
  kw_test_memory_heal ();
  look_at_disk (&self);
  g_free (self.state);
  kw_crash_run_free (self.run);
}

static gboolean
is_point (const Plan *plan, KwCrashFailing failing, gint64 point)
{
  KwTestFault fault = failings[failing].fault;

  if (fault == KW_TEST_FULL)
    return plan->operations->data[point] == KW_TEST_WRITE;
  return fault != KW_TEST_SHORT || plan->operations->data[point] == KW_TEST_READ;
}

/**
 * kw_crash_failing_get_name:
 * @failing: how something fails
 *
 * Returns: that in words
 */
const char *
kw_crash_failing_get_name (KwCrashFailing failing)
{
  return failings[failing].name;
}

/**
 * kw_crash_faults_init:
 * @self: (out caller-allocates): what to try
 * @seed: of what is random
 * @every: every how many-th point
 */
void
kw_crash_faults_init (KwCrashFaults *self, guint64 seed, guint every)
{
  *self = (KwCrashFaults){ .seed = seed, .every = every };
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

/**
 * kw_crash_faults_clear:
 * @self: what was tried
 */
void
kw_crash_faults_clear (KwCrashFaults *self)
{
  g_ptr_array_unref (self->failures);
}

/**
 * kw_crash_faults_run:
 * @self: what to try
 * @workflow: a workflow
 * @failing: how it fails; of memory only after kw_test_memory_install()
 *
 * Tries one workflow in one way, adding to what came of those before.
 */
void
kw_crash_faults_run (KwCrashFaults *self, const KwCrashWorkflow *workflow, KwCrashFailing failing)
{
  Plan *plan = plan_new (workflow);
  gint64 n_points = failings[failing].fault != KW_TEST_NO_FAULT ? plan->operations->len : plan->n_requests;

  for (gint64 point = 0; point < n_points; point++)
    {
      if (!is_point (plan, failing, point))
        continue;
      if ((self->n_points++ + self->seed) % self->every == 0)
        try_point (self, plan, failing, point);
    }
  plan_free (plan);
}
