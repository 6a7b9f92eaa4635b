/* bench-family.c: what a family's page needs before it can be shown
 *
 * Reading everything about a family and computing its summary, plan and story, for families picked at random from a
 * casebook of 1,720.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench.h"
#include "kw-family-summary.h"
#include "kw-story.h"

#define FAMILIES   400
#define ROUNDS     3
#define TWO_FRAMES 33

typedef struct
{
  KwCasebook *casebook;
  KwPolicy *policy;
  GArray *families;
  GArray *reading;
  GArray *all;
} Bench;

static void
open_family (Bench *bench, guint i)
{
  gint64 family = g_array_index (bench->families, gint64, i);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (bench->casebook, family, NULL, &error);
  g_autoptr (KwFamilySummary) summary = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (GPtrArray) story = NULL;

  if (case_file == NULL)
    g_error ("%s", error->message);
  kw_bench_keep_least (bench->reading, i, kw_bench_ms_since (start));
  services = kw_casebook_list_shared_sync (bench->casebook, KW_RECORD_SERVICE, NULL, &error);
  if (services == NULL)
    g_error ("%s", error->message);
  summary = kw_family_summary_new (case_file, bench->policy, services, kw_bench_now ());
  story = kw_story_compute (case_file, kw_case_file_list (case_file, KW_RECORD_WORKER), kw_bench_now ());
  kw_bench_keep_least (bench->all, i, kw_bench_ms_since (start));
}

int
main (void)
{
  g_autoptr (KwCasebook) casebook = kw_bench_book_open ();
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GArray) families = kw_bench_book_pick_families (casebook, FAMILIES);
  g_autoptr (GArray) reading = kw_bench_times_new (FAMILIES);
  g_autoptr (GArray) all = kw_bench_times_new (FAMILIES);
  Bench bench = { casebook, policy, families, reading, all };

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < FAMILIES; i++)
      open_family (&bench, i);

  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (reading, 50), KW_BENCH_NO_LIMIT, "read a family, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (all, 50), KW_BENCH_NO_LIMIT,
                "read a family, order its work, tell its story, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (all, 99), TWO_FRAMES,
                "read a family, order its work, tell its story, p99");
  kw_casebook_close_sync (casebook, NULL);
  return kw_bench_end ();
}
