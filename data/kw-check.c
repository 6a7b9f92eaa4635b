/* kw-check.c: is the casebook whole?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"

#include <glib/gi18n-lib.h>

/* A person reads the first few; a table that is gone would give a hundred thousand. */
#define MOST_OF_A_PART 50

static const struct
{
  const char *part;
  KwCheckFunc func;
} parts[] = {
  { "file", kw_check_vault }, /* first: the rest is checked in a copy */
  { "file", kw_check_file },
  { "schema", kw_check_schema },
  { "references", kw_check_references },
  { "papers", kw_check_papers },
  { "journal", kw_check_journal },
  { "records", kw_check_replayed },
  { "records", kw_check_records },
  { "facts", kw_check_facts },
  { "search", kw_check_index_itself },
  { "search", kw_check_expected_words },
  { "search", kw_check_indexed_words },
};

/* What goes on from slice to slice. */
struct _KwCheckRun
{
  KwCheck check;
  guint part;
  GFileProgressCallback progress;
  gpointer progress_data;
  GMainContext *context;
};

typedef struct
{
  GFileProgressCallback func;
  gpointer data;
  guint part;
} Progress;

/**
 * kw_check_finding_free:
 * @finding: (nullable) (transfer full): a finding
 */
void
kw_check_finding_free (KwCheckFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->sentence);
  g_free (finding);
}

static void
add_finding (KwCheck *self, char *sentence)
{
  KwCheckFinding *finding = g_new0 (KwCheckFinding, 1);

  finding->part = self->part;
  finding->sentence = sentence;
  g_ptr_array_add (self->findings, finding);
}

/* Notes something that is not as it should be, as one sentence that names where. */
void
kw_check_find (KwCheck *self, const char *format, ...)
{
  va_list arguments;

  self->n_of_part++;
  if (self->n_of_part == MOST_OF_A_PART + 1)
    add_finding (self, g_strdup (_ ("There is more of this, which is not listed.")));
  if (self->n_of_part > MOST_OF_A_PART)
    return;
  va_start (arguments, format);
  add_finding (self, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* (transfer full): what a person calls a record of which nothing is known but its number */
char *
kw_check_name (const KwRecordType *type, gint64 id)
{
  return g_strdup_printf (C_ ("kind and number of a record", "%s %lld"), kw_record_type_get_label (type),
                          (long long) id);
}

static gboolean
tell_progress (gpointer data)
{
  Progress *progress = data;

  progress->func (progress->part, G_N_ELEMENTS (parts), progress->data);
  return G_SOURCE_REMOVE;
}

static void
start_part (KwCheckRun *run)
{
  KwCheck *check = &run->check;
  Progress *progress;

  if (run->part < G_N_ELEMENTS (parts) && g_strcmp0 (parts[run->part].part, check->part) != 0)
    {
      check->part = parts[run->part].part;
      check->n_of_part = 0;
    }
  check->table = 0;
  check->after = G_MININT64;
  if (run->progress == NULL)
    return;
  progress = g_new (Progress, 1);
  *progress = (Progress){ run->progress, run->progress_data, run->part };
  g_main_context_invoke_full (run->context, G_PRIORITY_DEFAULT, tell_progress, progress, g_free);
}

/* Where the file cannot be read there is nothing more to be said about this part; the next may be whole. */
static gboolean
run_part (KwCheckRun *run, gboolean *done, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (parts[run->part].func (&run->check, done, &problem))
    return TRUE;
  if (!g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  kw_check_find (&run->check, _ ("The check could not go on here: %s"), problem->message);
  while (run->part + 1 < G_N_ELEMENTS (parts) && g_strcmp0 (parts[run->part + 1].part, run->check.part) == 0)
    run->part++;
  *done = TRUE;
  return TRUE;
}

/* The parts before this one are about the file itself, and mean nothing in a copy. */
#define FIRST_PART_IN_COPY 1

/**
 * kw_check_run_slice:
 * @run: a check
 * @job: the job, or what stands for one: whose casebook, which database, how long
 * @only_file: whether to stop before what can be checked in a copy
 * @error: for what kept it from checking
 *
 * Goes on with a check.
 *
 * Returns: whether it could check; job->again where it is not finished
 */
gboolean
kw_check_run_slice (KwCheckRun *run, KwJob *job, gboolean only_file, GError **error)
{
  guint end = only_file ? FIRST_PART_IN_COPY : G_N_ELEMENTS (parts);
  gboolean done = TRUE;

  run->check.database = job->database;
  run->check.job = job;
  if (run->check.part == NULL)
    start_part (run);
  while (done && run->part < end && !kw_job_slice_is_over (job))
    {
      done = FALSE;
      if (!run_part (run, &done, error))
        return FALSE;
      if (done)
        {
          run->part++;
          start_part (run);
        }
    }
  job->again = run->part < end;
  return TRUE;
}

/**
 * kw_check_run_steal_findings:
 * @run: a check that is finished
 *
 * Returns: (transfer full) (element-type KwCheckFinding): what it found
 */
GPtrArray *
kw_check_run_steal_findings (KwCheckRun *run)
{
  return g_steal_pointer (&run->check.findings);
}

/**
 * kw_check_run_new:
 * @progress: (nullable): told how many parts of how many are done, in the caller's main context
 * @progress_data: for @progress
 *
 * Returns: (transfer full): a check that has not begun
 */
KwCheckRun *
kw_check_run_new (GFileProgressCallback progress, gpointer progress_data)
{
  KwCheckRun *run = g_new0 (KwCheckRun, 1);

  run->check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_check_finding_free);
  run->check.journal.device = G_MININT64;
  run->progress = progress;
  run->progress_data = progress_data;
  run->context = g_main_context_ref_thread_default ();
  return run;
}

/**
 * kw_check_run_free:
 * @run: (transfer full): a check
 */
void
kw_check_run_free (KwCheckRun *run)
{
  g_clear_pointer (&run->check.findings, g_ptr_array_unref);
  g_clear_pointer (&run->check.index, kw_check_index_free);
  g_free (run->check.paper);
  g_main_context_unref (run->context);
  g_free (run);
}
