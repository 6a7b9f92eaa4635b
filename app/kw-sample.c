/* kw-sample.c: making a sample casebook
 *
 * The casebook's own worker holds the families composed by hand, written down day by day; colleagues hold those made up
 * by chance, which are written a few hundred at a time and forgotten, so that a casebook of 100,000 families needs no
 * more memory than one of 1,000. The journal's clock follows what is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample.h"

#include "kw-casebook.h"
#include "kw-new-ids.h"
#include "kw-sample-compose.h"
#include "kw-sample-days.h"
#include "kw-sample-supervision.h"
#include "kw-sample-team.h"

#include <glib/gstdio.h>

#define FAMILIES_AN_EDIT 200

/* What the journal takes for the time; set here, read on the database thread. */
typedef struct
{
  GMutex mutex;
  KwInstant now;
} KwSampleClock;

typedef struct
{
  const KwSampleOptions *options;
  KwSampleWorld world;
  KwSampleClock clock;
  KwCasebook *casebook;
  KwWorker *worker; /* who holds the families composed by hand */
  KwWorker *supervisor;
  GPtrArray *services;
  GPtrArray *colleagues;
  KwSampleProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} KwSampling;

static KwInstant
read_clock (gpointer user_data)
{
  KwSampleClock *clock = user_data;
  KwInstant now;

  g_mutex_lock (&clock->mutex);
  now = clock->now;
  g_mutex_unlock (&clock->mutex);
  return now;
}

static void
set_clock (KwSampleClock *clock, KwInstant now)
{
  g_mutex_lock (&clock->mutex);
  clock->now = MAX (clock->now, now);
  g_mutex_unlock (&clock->mutex);
}

static gboolean
commit (KwSampling *self, KwEdit *edit, GError **error)
{
  return kw_edit_is_empty (edit) ||
         kw_casebook_commit_sync (self->casebook, edit, self->cancellable, error) != 0;
}

static void
report (KwSampling *self, guint families)
{
  if (self->progress != NULL)
    self->progress (families, MAX (self->options->families, kw_sample_count_composed ()), self->progress_data);
}

/* Puts a record of the team, and keeps its own for those that refer to it. */
static void
put_shared (KwSampling *self, KwEdit *edit, gpointer record)
{
  ((KwRecord *) record)->id = kw_casebook_new_id (self->casebook);
  kw_edit_put (edit, kw_record_copy (record));
}

static guint
count_colleagues (const KwSampleOptions *options)
{
  guint composed = kw_sample_count_composed ();
  guint invented = options->families > composed ? options->families - composed : 0;

  return MAX ((invented + KW_SAMPLE_CASELOAD - 1) / KW_SAMPLE_CASELOAD, 3);
}

/* Whoever the casebook is not of. */
static void
put_overseers (KwSampling *self, KwEdit *edit)
{
  for (int role = KW_ROLE_SUPERVISOR; role <= KW_ROLE_INFORMATION_OFFICER; role++)
    {
      g_autoptr (KwRecord) overseer = NULL;

      if (role == (int) self->options->role)
        continue;
      overseer = (KwRecord *) kw_sample_overseer ((KwWorkerRole) role);
      put_shared (self, edit, overseer);
      if (role == KW_ROLE_SUPERVISOR)
        self->supervisor = kw_record_copy (overseer);
    }
  if (self->options->role == KW_ROLE_KEY_WORKER)
    return;
  put_shared (self, edit, self->worker);
}

static gboolean
write_team (KwSampling *self, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  guint n_colleagues = count_colleagues (self->options);

  for (guint i = 0; i < KW_SAMPLE_N_AUTHORITIES; i++)
    kw_edit_put (edit, kw_sample_authority (i));
  put_overseers (self, edit);
  for (guint i = 0; i < n_colleagues; i++)
    {
      KwWorker *colleague = kw_sample_colleague (i);

      put_shared (self, edit, colleague);
      g_ptr_array_add (self->colleagues, colleague);
    }
  self->services = kw_sample_services (kw_instant_to_date (self->options->now));
  for (guint i = 0; i < self->services->len; i++)
    put_shared (self, edit, g_ptr_array_index (self->services, i));
  return commit (self, edit, error);
}

static gboolean
gather_composed (KwSampling *self, GArray *notes, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < kw_sample_count_composed (); i++)
    {
      g_autoptr (KwCaseFile) case_file = NULL;

      case_file = kw_sample_compose (&self->world, self->worker, self->services, i, error);
      if (case_file == NULL)
        return FALSE;
      kw_sample_days_add (notes, case_file, i, self->options->now);
      g_ptr_array_add (ids, kw_new_ids_new (self->casebook));
    }
  kw_sample_days_sort (notes);
  return TRUE;
}

/* Writes the notes of one day, from @first on. Returns: where the next day begins, or 0 on error. */
static guint
write_day (KwSampling *self, GArray *notes, guint first, GPtrArray *ids, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwDate day = kw_instant_to_date (g_array_index (notes, KwSampleNote, first).when);
  guint i;

  for (i = first; i < notes->len; i++)
    {
      KwSampleNote *note = &g_array_index (notes, KwSampleNote, i);

      if (kw_instant_to_date (note->when) != day)
        break;
      set_clock (&self->clock, note->when);
      kw_new_ids_apply (g_ptr_array_index (ids, note->family), note->record);
      kw_edit_put (edit, g_steal_pointer (&note->record));
    }
  return commit (self, edit, error) ? i : 0;
}

static gboolean
write_composed (KwSampling *self, GError **error)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (KwSampleNote));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_new_ids_free);

  g_array_set_clear_func (notes, kw_sample_note_clear);
  if (!gather_composed (self, notes, ids, error))
    return FALSE;
  for (guint i = 0; i < notes->len;)
    {
      i = write_day (self, notes, i, ids, error);
      if (i == 0)
        return FALSE;
    }
  report (self, kw_sample_count_composed ());
  return TRUE;
}

static void
put_family (KwSampling *self, KwEdit *edit, guint number)
{
  g_autoptr (KwCaseFile) case_file = kw_sample_invent (&self->world, number);
  g_autoptr (KwNewIds) ids = kw_new_ids_new (self->casebook);

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *list = kw_case_file_list (case_file, kind);

      for (guint i = 0; i < list->len; i++)
        {
          KwRecord *record = kw_record_copy (g_ptr_array_index (list, i));

          kw_new_ids_apply (ids, record);
          kw_edit_put (edit, record);
        }
    }
}

static gboolean
write_invented (KwSampling *self, GError **error)
{
  guint composed = kw_sample_count_composed ();
  guint invented = self->options->families > composed ? self->options->families - composed : 0;

  set_clock (&self->clock, self->options->now);
  for (guint i = 0; i < invented; i += FAMILIES_AN_EDIT)
    {
      g_autoptr (KwEdit) edit = kw_edit_new (NULL);
      guint end = MIN (i + FAMILIES_AN_EDIT, invented);

      for (guint number = i; number < end; number++)
        put_family (self, edit, number);
      if (!commit (self, edit, error))
        return FALSE;
      report (self, composed + end);
    }
  return TRUE;
}

static gboolean
write_supervision (KwSampling *self, GError **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new ();
  KwSampleTeam team = {
    .casebook = self->casebook,
    .supervisor = self->supervisor,
    .workers = workers,
    .services = self->services,
    .now = self->options->now,
    .seed = self->options->seed
  };

  set_clock (&self->clock, self->options->now);
  g_ptr_array_add (workers, self->worker);
  for (guint i = 0; i < self->colleagues->len; i++)
    g_ptr_array_add (workers, g_ptr_array_index (self->colleagues, i));
  return kw_sample_supervision_write (&team, self->cancellable, error);
}

/* Before anything that is written. */
static KwInstant
beginning (const KwSampleOptions *options)
{
  return options->now - 10 * 366 * KW_DAY;
}

static gboolean
create_casebook (KwSampling *self, const char *path, GError **error)
{
  KwWorkerRole role = self->options->role;
  g_autoptr (KwRecord) owner =
      (KwRecord *) (role == KW_ROLE_KEY_WORKER ? kw_sample_own_worker () : kw_sample_overseer (role));
  KwCasebookOptions options = {
    .clock = read_clock,
    .clock_data = &self->clock,
    .sample = TRUE,
    .seed = self->options->seed
  };

  self->clock.now = beginning (self->options);
  self->casebook = kw_casebook_create_sync (path, (KwWorker *) owner, &options, error);
  if (self->casebook == NULL)
    return FALSE;
  if (role == KW_ROLE_SUPERVISOR)
    self->supervisor = kw_record_copy (kw_casebook_get_worker (self->casebook));
  self->worker = role == KW_ROLE_KEY_WORKER ? kw_record_copy (kw_casebook_get_worker (self->casebook))
                                            : kw_sample_own_worker ();
  return TRUE;
}

static void
throw_away (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/**
 * kw_sample_create:
 * @path: where to; nothing may be there
 * @options: what sample
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): what stops it
 * @error: for what went wrong; then no file is left behind
 *
 * Makes a sample casebook. Blocks, so the window runs it on a thread of its own.
 *
 * Returns: whether it was made
 */
gboolean
kw_sample_create (const char *path,
                  const KwSampleOptions *options,
                  KwSampleProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) colleagues = g_ptr_array_new_with_free_func (kw_record_free);
  KwSampling self = {
    .options = options,
    .world = {
        .seed = options->seed,
        .now = options->now,
        .months = options->months > 0 ? options->months : KW_SAMPLE_USUAL_MONTHS,
        .colleagues = colleagues },
    .colleagues = colleagues,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable
  };
  gboolean done;

  KwSampleOptions usual = *options;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Whoever looks over the whole has something to look over. */
  if (options->role != KW_ROLE_KEY_WORKER && options->families == 0)
    usual.families = KW_SAMPLE_USUAL_PROGRAMME;
  self.options = &usual;
  g_mutex_init (&self.clock.mutex);
  if (!create_casebook (&self, path, error))
    {
      g_mutex_clear (&self.clock.mutex);
      return FALSE;
    }
  done = write_team (&self, error) && write_composed (&self, error) && write_invented (&self, error) &&
         write_supervision (&self, error);
  done = kw_casebook_close_sync (self.casebook, done ? error : NULL) && done;
  if (!done)
    throw_away (path);
  g_object_unref (self.casebook);
  g_clear_pointer (&self.services, g_ptr_array_unref);
  kw_record_free (self.worker);
  kw_record_free (self.supervisor);
  g_mutex_clear (&self.clock.mutex);
  return done;
}
