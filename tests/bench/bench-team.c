/* bench-team.c: the table of a whole programme
 *
 * First over 1,720 families with 300,000 visits, from the file to the last number. Then how it grows: the
 * families of a smaller casebook are copied in SQL until there are 100,000, because making as many the usual
 * way takes hours; what the table reads of them is the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench.h"
#include "kw-casebook-private.h"
#include "kw-sample.h"
#include "kw-team.h"

#include <glib/gstdio.h>

#define ROUNDS      15
#define SEED        1
#define MOST_MS     100
#define SOME        10000 /* enough that neither fits into a cache */
#define MANY        100000
#define MOST_GROWTH 1.25 /* of a family's share; memory is not as near as it was */
#define FAMILIES    1000
#define ID_SHIFT    55
#define FIRST_COPY  ((gint64) 1 << 59) /* above the ids of the first */

static double
measure (KwCasebook *casebook, KwPolicy *policy, guint *n_families)
{
  g_autoptr (GArray) times = kw_bench_times_new (ROUNDS);
  const KwTeamFilter all = KW_TEAM_FILTER_ALL;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (KwTeamData) data = kw_team_data_load_sync (casebook, kw_bench_now (), NULL, &error);
      g_autoptr (KwTeam) team = NULL;

      if (data == NULL)
        g_error ("%s", error->message);
      team = kw_team_compute (data, &all, policy, kw_bench_now ());
      kw_bench_keep_least (times, i, kw_bench_ms_since (start));
      g_assert (team->total->numbers[KW_TEAM_FAMILIES] > 0);
      *n_families = data->facts->len;
    }
  return kw_bench_percentile (times, 50);
}

static void
measure_programme (KwPolicy *policy)
{
  g_autoptr (KwCasebook) casebook = kw_bench_book_open ();
  guint n;
  double ms = measure (casebook, policy, &n);

  kw_bench_row (KW_BENCH_MS, ms, MOST_MS, "read and compute the caseload table of %u families, p50", n);
  kw_casebook_close_sync (casebook, NULL);
}

/* Copies every family once more, under ids and references of their own. Past the journal: it is not kept. */
static gboolean
copy_families (KwDatabase *database, gpointer data, GError **error)
{
  gint64 shift = FIRST_COPY + ((gint64) GPOINTER_TO_UINT (data) << ID_SHIFT);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO family (id, reference, name, authority, status, intensity, visits_per_week, opened, "
      "closed, strengths)"
      " SELECT id + %" G_GINT64_FORMAT
      ", reference || '-%u', name, authority, status, intensity, visits_per_week,"
      " opened, closed, strengths FROM family WHERE id < %" G_GINT64_FORMAT ";"
      "INSERT INTO designation (id, family, worker, \"from\", until)"
      " SELECT id + %" G_GINT64_FORMAT ", family + %" G_GINT64_FORMAT
      ", worker, \"from\", until FROM designation"
      " WHERE family < %" G_GINT64_FORMAT ";"
      "INSERT INTO family_facts (family, facts)"
      " SELECT family + %" G_GINT64_FORMAT ", facts FROM family_facts WHERE family < %" G_GINT64_FORMAT,
      shift, GPOINTER_TO_UINT (data), FIRST_COPY, shift, shift, FIRST_COPY, shift, FIRST_COPY);

  return kw_database_run (database, sql, error);
}

static gboolean
copy_with_guard_open (KwDatabase *database, gpointer data, GError **error)
{
  return kw_database_with_guard_open (database, copy_families, data, error);
}

typedef struct
{
  guint first;
  guint end;
} Range;

static gboolean
multiply_here (KwJob *job, GError **error)
{
  const Range *copies = job->data;

  for (guint i = copies->first; i < copies->end; i++)
    if (!kw_database_with_transaction (job->database, copy_with_guard_open, GUINT_TO_POINTER (i), error))
      return FALSE;
  return TRUE;
}

static void
multiply (KwCasebook *casebook, guint first, guint end)
{
  Range copies = { first, end };
  g_autoptr (GError) error = NULL;

  if (kw_casebook_run_sync_number (casebook, KW_WAITED_FOR, multiply_here, &copies, NULL, NULL,
                                   &error) == 0)
    g_error ("%s", error->message);
}

static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / 1000;
}

static KwCasebook *
open_book (const char *path)
{
  const KwCasebookOptions options = { .clock = real_time };
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (path, &options, &error);

  if (casebook == NULL)
    g_error ("%s", error->message);
  return casebook;
}

static void
measure_growth (KwPolicy *policy)
{
  g_autofree char *path = g_build_filename (KW_BENCH_FOLDER, "team.keyworker", NULL);
  KwSampleOptions options = { .seed = SEED, .now = kw_bench_now (), .families = FAMILIES, .months = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) few = NULL;
  g_autoptr (KwCasebook) many = NULL;
  guint n_few, n_many;
  double few_ms, many_ms;

  g_unlink (path);
  if (!kw_sample_create (path, &options, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  few = open_book (path);
  multiply (few, 1, SOME / FAMILIES);
  few_ms = measure (few, policy, &n_few);
  multiply (few, SOME / FAMILIES, MANY / FAMILIES);
  kw_casebook_close_sync (few, NULL);
  many = open_book (path);
  many_ms = measure (many, policy, &n_many);
  kw_casebook_close_sync (many, NULL);
  g_unlink (path);

  kw_bench_row (KW_BENCH_MS, many_ms, KW_BENCH_NO_LIMIT, "the same of %u families, p50", n_many);
  kw_bench_row (KW_BENCH_TIMES, many_ms / n_many / (few_ms / n_few), MOST_GROWTH,
                "a family’s share of it among %u against among %u", n_many, n_few);
}

int
main (void)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();

  measure_programme (policy);
  measure_growth (policy);
  return kw_bench_end ();
}
