/* designation-walk.h: random sequences of allocation, leave, handover, closure and return
 *
 * A family is taken through a random life with the functions that the program uses; beside it stands a plain
 * list: who holds it on each day. Whatever was tried, and in whatever order, both must say the same on every
 * day, with exactly one worker while the family is not closed and none while it is. What is refused must
 * change nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-app-error.h"
#include "kw-approval.h"
#include "kw-closure.h"
#include "kw-edit-private.h"
#include "kw-handover.h"

#include <glib/gstdio.h>

#define WALK_WORKERS 4
#define WALK_STEPS   12
#define WALK_DAYS    400

typedef struct
{
  KwInstant clock;
  char *folder;
  char *path;
  KwCasebook *casebook;
  KwPolicy *policy;
  KwWorker *supervisor;
  KwWorker *workers[WALK_WORKERS];
} WalkGround;

typedef struct
{
  WalkGround *ground;
  GRand *rand;
  KwCaseFile *case_file;
  KwDate first;
  KwDate today;
  gint64 holders[WALK_DAYS]; /* the plain list; KW_NONE: nobody */
  guint n_done[8];
} Walk;

static inline KwInstant
walk_clock (gpointer data)
{
  return ((WalkGround *) data)->clock;
}

static inline KwWorker *
walk_new_worker (WalkGround *ground, const char *name, KwWorkerRole role)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  worker->record.id = kw_casebook_new_id (ground->casebook);
  worker->name = g_strdup (name);
  worker->role = role;
  return worker;
}

static inline void
walk_ground_init (WalkGround *ground)
{
  static const char *const names[WALK_WORKERS] = { "Ada", "Ben", "Cyn", "Dev" };
  KwCasebookOptions options = { .clock = walk_clock, .clock_data = ground, .sample = TRUE, .seed = 1 };
  g_autoptr (KwRecord) own = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (GError) error = NULL;

  *ground = (WalkGround){ .clock = kw_instant_from_local (kw_date_from_ymd (2013, 1, 1), 9, 0, 0) };
  ground->folder = g_dir_make_tmp ("walk-XXXXXX", &error);
  g_assert_no_error (error);
  ground->path = g_build_filename (ground->folder, "walk.keyworker", NULL);
  ((KwWorker *) own)->name = g_strdup ("Somebody");
  ground->casebook = kw_casebook_create_sync (ground->path, (KwWorker *) own, &options, &error);
  g_assert_no_error (error);
  ground->policy = kw_policy_new_default ();
  ground->supervisor = walk_new_worker (ground, "Sue", KW_ROLE_SUPERVISOR);
  for (int i = 0; i < WALK_WORKERS; i++)
    ground->workers[i] = walk_new_worker (ground, names[i], KW_ROLE_KEY_WORKER);
}

static inline void
walk_ground_clear (WalkGround *ground)
{
  g_autofree char *journal = g_strconcat (ground->path, "-journal", NULL);

  g_assert_finalize_object (ground->casebook);
  g_unlink (ground->path);
  g_unlink (journal);
  g_assert_cmpint (g_rmdir (ground->folder), ==, 0);
  for (int i = 0; i < WALK_WORKERS; i++)
    kw_record_free (ground->workers[i]);
  kw_record_free (ground->supervisor);
  kw_policy_unref (ground->policy);
  g_free (ground->path);
  g_free (ground->folder);
}

static inline int
walk_random (Walk *walk, int low, int high)
{
  return g_rand_int_range (walk->rand, low, high + 1);
}

static inline KwWorker *
walk_worker (Walk *walk)
{
  return walk->ground->workers[walk_random (walk, 0, WALK_WORKERS - 1)];
}

static inline KwInstant
walk_now (Walk *walk)
{
  return kw_date_start (walk->today) + 10 * KW_HOUR;
}

static inline int
walk_compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = (*(KwRecord *const *) a)->id, right = (*(KwRecord *const *) b)->id;

  return (left > right) - (left < right);
}

/* What committing @edit makes of the case file, without the file. */
static inline void
walk_apply (Walk *walk, KwEdit *edit)
{
  GArray *operations = kw_edit_get_operations (edit);
  KwCaseFile *next = kw_case_file_new ();

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *list = kw_case_file_list (walk->case_file, kind);
      g_autoptr (GPtrArray) records = g_ptr_array_new ();

      for (guint i = 0; i < list->len; i++)
        {
          KwRecord *record = g_ptr_array_index (list, i);
          gboolean replaced = FALSE;

          for (guint o = 0; o < operations->len; o++)
            replaced = replaced || g_array_index (operations, KwOperation, o).id == record->id;
          if (!replaced)
            g_ptr_array_add (records, kw_record_copy (record));
        }
      for (guint o = 0; o < operations->len; o++)
        {
          KwOperation *operation = &g_array_index (operations, KwOperation, o);

          if (operation->kind != kind)
            continue;
          g_ptr_array_add (records, kw_record_copy (operation->record));
          if (((KwRecord *) operation->record)->id == KW_NONE)
            ((KwRecord *) g_ptr_array_index (records, records->len - 1))->id =
                kw_casebook_new_id (walk->ground->casebook);
        }
      g_ptr_array_sort (records, walk_compare_ids);
      for (guint i = 0; i < records->len; i++)
        kw_case_file_take (next, g_ptr_array_index (records, i));
    }
  kw_case_file_unref (walk->case_file);
  walk->case_file = next;
}

/* Takes the edit, or the error. */
static inline gboolean
walk_take (Walk *walk, KwEdit *edit, GError *error)
{
  g_autoptr (KwEdit) owned = edit;
  g_autoptr (GError) refusal = error;

  if (edit != NULL)
    {
      g_assert_no_error (refusal);
      walk_apply (walk, owned);
      return TRUE;
    }
  g_assert_error (refusal, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED);
  return FALSE;
}

/* From that day on, until something else is said. */
static inline void
walk_note (Walk *walk, KwDate from, gint64 holder)
{
  for (KwDate day = MAX (from, walk->first); day < walk->first + WALK_DAYS; day++)
    walk->holders[day - walk->first] = holder;
}

static inline KwDate
walk_date (Walk *walk)
{
  return walk->today + walk_random (walk, -30, 3);
}

static inline void
walk_allocate (Walk *walk)
{
  KwWorker *worker = walk_worker (walk);
  KwDate date = walk_date (walk);
  GError *error = NULL;
  KwEdit *edit = kw_allocation_allocate (walk->case_file, walk->ground->supervisor, worker, date, NULL, &error);

  if (walk_take (walk, edit, error))
    {
      walk_note (walk, date, worker->record.id);
      walk->n_done[0]++;
    }
}

static inline void
walk_leave (Walk *walk)
{
  GError *error = NULL;
  KwDate from = walk_date (walk);
  KwEdit *edit = kw_allocation_stand_in (walk->case_file, walk->ground->supervisor, walk_worker (walk), KW_NONE, from,
                                         from + walk_random (walk, -1, 15), &error);

  walk->n_done[1] += walk_take (walk, edit, error);
}

static inline KwWorker *
walk_find_worker (Walk *walk, gint64 id)
{
  for (int i = 0; i < WALK_WORKERS; i++)
    if (walk->ground->workers[i]->record.id == id)
      return walk->ground->workers[i];
  g_assert_not_reached ();
}

static inline void
walk_propose (Walk *walk)
{
  GError *error = NULL;
  KwWorker *actor = walk_random (walk, 0, 1) ? walk->ground->supervisor : walk_worker (walk);
  KwEdit *edit = kw_handover_propose (walk->case_file, actor, walk_worker (walk), KW_HANDOVER_CASELOAD,
                                      walk_random (walk, 0, 3) ? "To share the work" : NULL, KW_NONE,
                                      walk->ground->casebook, NULL, walk->ground->policy, walk_now (walk), NULL,
                                      &error);

  walk_take (walk, edit, error);
}

static inline void
walk_answer (Walk *walk)
{
  g_autoptr (GPtrArray) waiting = kw_approval_list_waiting (walk->case_file);
  KwWorker *actor = walk_random (walk, 0, 5) ? walk->ground->supervisor : walk_worker (walk);
  GError *error = NULL;
  KwEdit *edit;

  if (waiting->len == 0)
    return;
  edit = kw_approval_decide (walk->case_file, g_ptr_array_index (waiting, 0), actor,
                             walk_random (walk, 0, 4) ? KW_APPROVED : KW_NOT_APPROVED,
                             walk_random (walk, 0, 1) ? "Because" : NULL, walk_now (walk), &error);
  walk_take (walk, edit, error);
}

/* Whoever may do so does one of the things that are missing. */
static inline void
walk_prepare_handover (Walk *walk, const KwHandover *handover)
{
  const GPtrArray *items = kw_case_file_list (walk->case_file, KW_RECORD_HANDOVER_ITEM);
  KwWorker *actor = walk_find_worker (walk, walk_random (walk, 0, 1) ? handover->from : handover->to);
  GError *error = NULL;
  KwEdit *edit;

  if (handover->what_works == NULL)
    {
      g_autoptr (KwEdit) writing = kw_edit_new (NULL);
      KwHandover *written = kw_record_copy (handover);

      written->what_works = g_strdup ("Come in the afternoon.");
      kw_edit_put (writing, written);
      walk_apply (walk, writing);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const KwHandoverItem *item = g_ptr_array_index (items, i);

      if (item->handover != handover->record.id || item->taken != KW_NONE)
        continue;
      edit = kw_handover_take (walk->case_file, item, actor, walk_now (walk), &error);
      walk_take (walk, edit, error);
      return;
    }
  edit = kw_handover_sign (walk->case_file, handover, actor, walk->ground->policy, walk_now (walk), &error);
  walk_take (walk, edit, error);
}

static inline void
walk_hand_over (Walk *walk)
{
  const KwHandover *handover = kw_handover_find_open (walk->case_file);
  KwDate date = walk_date (walk);
  GError *error = NULL;
  KwEdit *edit;
  gint64 to;

  if (handover == NULL)
    {
      walk_propose (walk);
      return;
    }
  to = handover->to;
  for (int i = walk_random (walk, 0, 12); i > 0; i--)
    {
      walk_prepare_handover (walk, kw_handover_find_open (walk->case_file));
      walk_answer (walk);
    }
  handover = kw_handover_find_open (walk->case_file);
  if (walk_random (walk, 0, 9) == 0)
    {
      edit = kw_handover_drop (walk->case_file, handover, walk->ground->supervisor, walk->today, &error);
      walk->n_done[2] += walk_take (walk, edit, error);
      return;
    }
  edit = kw_handover_carry_out (walk->case_file, handover, walk->ground->supervisor, walk_find_worker (walk, to), date,
                                walk->ground->policy, &error);
  if (walk_take (walk, edit, error))
    {
      walk_note (walk, date, to);
      walk->n_done[3]++;
    }
}

static inline void
walk_prepare_closure (Walk *walk, const KwClosure *closure)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GPtrArray) unsettled = kw_closure_list_unsettled (walk->case_file, closure, walk->today);
  KwClosure *written = kw_record_copy (closure);

  g_free (written->family_words);
  g_free (written->step_down);
  g_free (written->open_number);
  written->family_words = g_strdup ("We can do it now.");
  written->step_down = walk_random (walk, 0, 9) ? g_strdup ("The school rings on Mondays.") : NULL;
  written->open_number = g_strdup ("020 7946 0100");
  kw_edit_put (edit, written);
  for (guint i = 0; i < unsettled->len; i++)
    {
      KwCarriedOver *carried = kw_record_new (KW_RECORD_CARRIED_OVER);

      carried->record.family = closure->record.family;
      carried->closure = closure->record.id;
      carried->problem = ((KwRecord *) g_ptr_array_index (unsettled, i))->id;
      carried->reason = g_strdup ("The school goes on with it.");
      kw_edit_put (edit, carried);
    }
  walk_apply (walk, edit);
}

static inline void
walk_close (Walk *walk)
{
  const KwClosure *closure = kw_closure_find_open (walk->case_file);
  KwDate date = walk_date (walk);
  GError *error = NULL;
  KwEdit *edit;

  if (closure == NULL)
    {
      edit = kw_closure_propose (walk->case_file, walk_worker (walk), KW_CLOSURE_GOALS_REACHED, walk->ground->casebook,
                                 walk->ground->policy, walk_now (walk), NULL, &error);
      walk_take (walk, edit, error);
      return;
    }
  if (walk_random (walk, 0, 3) > 0)
    {
      walk_prepare_closure (walk, closure);
      walk_answer (walk);
      closure = kw_closure_find_open (walk->case_file);
    }
  edit = kw_closure_carry_out (walk->case_file, closure, walk->ground->supervisor, date, walk->ground->policy, &error);
  if (walk_take (walk, edit, error))
    {
      walk_note (walk, date, KW_NONE);
      walk->n_done[4]++;
    }
}

static inline void
walk_return (Walk *walk)
{
  KwWorker *worker = walk_worker (walk);
  KwDate date = walk_date (walk);
  GError *error = NULL;
  KwEdit *edit = kw_closure_reopen (walk->case_file, walk->ground->supervisor, worker, date, NULL, &error);

  if (walk_take (walk, edit, error))
    {
      walk_note (walk, date, worker->record.id);
      walk->n_done[5]++;
    }
}

static inline void
walk_check (Walk *walk)
{
  g_auto (GStrv) problems = kw_allocation_check_history (walk->case_file);
  const GPtrArray *designations = kw_case_file_list (walk->case_file, KW_RECORD_DESIGNATION);

  if (problems[0] != NULL)
    g_error ("%s", problems[0]);
  for (int day = 0; day < WALK_DAYS; day++)
    {
      guint n = 0;
      gint64 holder = kw_allocation_get_holder (walk->case_file, walk->first + day);

      /* Counted plainly: who is designated on that day. */
      for (guint i = 0; i < designations->len; i++)
        {
          const KwDesignation *designation = g_ptr_array_index (designations, i);

          n += designation->from <= walk->first + day &&
               (designation->until == KW_NONE || walk->first + day < designation->until);
        }
      g_assert_cmpuint (n, ==, walk->holders[day] != KW_NONE);
      g_assert_cmpint (holder, ==, walk->holders[day]);
    }
}

/* Two never stand in on the same day, and nobody for themselves at the time it was decided. */
static inline void
walk_check_deputies (Walk *walk)
{
  const GPtrArray *deputies = kw_case_file_list (walk->case_file, KW_RECORD_DEPUTY);

  for (guint i = 0; i < deputies->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const KwDeputy *a = g_ptr_array_index (deputies, i), *b = g_ptr_array_index (deputies, j);

        g_assert_true (a->until <= b->from || b->until <= a->from);
      }
}

static inline void
walk_init (Walk *walk, WalkGround *ground, guint32 seed)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  *walk = (Walk){ .ground = ground, .rand = g_rand_new_with_seed (seed), .case_file = kw_case_file_new () };
  walk->first = kw_date_from_ymd (2013, 1, 1) - 60;
  walk->today = kw_date_from_ymd (2013, 1, 1);
  family->record.id = family->record.family = kw_casebook_new_id (ground->casebook);
  family->reference = g_strdup ("WCC-0042");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_WAITING;
  family->opened = walk->today - 10;
  kw_case_file_take (walk->case_file, family);
  if (walk_random (walk, 0, 1))
    {
      KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);

      problem->record.id = kw_casebook_new_id (ground->casebook);
      problem->record.family = family->record.id;
      problem->title = g_strdup ("Rent");
      problem->severity = 2;
      problem->identified = walk->today - 5;
      kw_case_file_take (walk->case_file, problem);
    }
  walk_note (walk, walk->first, KW_NONE);
}

static inline void
walk_step (Walk *walk)
{
  static void (*const steps[]) (Walk *) = { walk_allocate, walk_leave, walk_hand_over, walk_hand_over,
                                            walk_close, walk_close, walk_return };

  walk->today += walk_random (walk, 0, 20);
  steps[walk_random (walk, 0, G_N_ELEMENTS (steps) - 1)](walk);
}

/* Adds what was done to @n_done, so that a test sees that something was. */
static inline void
walk_run (WalkGround *ground, guint32 seed, guint *n_done)
{
  Walk walk;

  walk_init (&walk, ground, seed);
  if (walk_random (&walk, 0, 4))
    walk_allocate (&walk);
  for (int i = 0; i < WALK_STEPS; i++)
    {
      walk_step (&walk);
      walk_check (&walk);
    }
  walk_check_deputies (&walk);
  for (gsize i = 0; i < G_N_ELEMENTS (walk.n_done); i++)
    n_done[i] += walk.n_done[i];
  kw_case_file_unref (walk.case_file);
  g_rand_free (walk.rand);
}
