/* bench-casebook.c: making a casebook, listing its families, and the worker's day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench.h"
#include "kw-caseload.h"
#include "kw-today.h"

#define ROUNDS  15
#define MILLION 1e6

typedef struct
{
  const char *what;
  KwFamilyFilter filter;
} Listing;

static const Listing listings[] = {
  { "list families by name", { .worker = KW_NONE, .status = KW_CODE_NONE, .order = KW_FAMILY_ORDER_NAME } },
  { "list families, longest unseen first",
    { .worker = KW_NONE, .status = KW_CODE_NONE, .order = KW_FAMILY_ORDER_LAST_SEEN } },
  { "list active families",
    { .worker = KW_NONE, .status = KW_FAMILY_ACTIVE, .order = KW_FAMILY_ORDER_NAME } },
  { "list families that contain “ok”", { .worker = KW_NONE, .status = KW_CODE_NONE, .words = "ok" } },
};

static void
tell_making (void)
{
  KwBenchMade made = kw_bench_book_get_made ();

  kw_bench_row (KW_BENCH_PER_SECOND, made.families / made.seconds, KW_BENCH_NO_LIMIT, "make the casebook: families");
  kw_bench_row (KW_BENCH_MB, (double) made.bytes / MILLION, KW_BENCH_NO_LIMIT, "the casebook's size");
}

static void
measure_listing (KwCasebook *casebook, const Listing *listing)
{
  g_autoptr (GArray) times = kw_bench_times_new (ROUNDS);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = kw_casebook_list_families_sync (casebook, &listing->filter, NULL, &error);

      if (ids == NULL || ids->len == 0)
        g_error ("%s: %s", listing->what, error != NULL ? error->message : "none");
      kw_bench_keep_least (times, i, kw_bench_ms_since (start));
    }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 50), KW_BENCH_NO_LIMIT, "%s, p50", listing->what);
}

static void
compute_today (KwCasebook *casebook, KwPolicy *policy)
{
  const KwWorker *worker = kw_casebook_get_worker (casebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) case_files = kw_caseload_load_sync (casebook, worker->record.id, NULL, &error);
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (KwToday) today = NULL;

  if (case_files != NULL)
    services = kw_casebook_list_shared_sync (casebook, KW_RECORD_SERVICE, NULL, &error);
  if (services == NULL)
    g_error ("%s", error->message);
  today = kw_today_compute (case_files, services, policy, worker->weekly_minutes, kw_bench_now ());
  g_assert (today->do_next->len > 0);
}

static void
measure_today (KwCasebook *casebook)
{
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GArray) times = kw_bench_times_new (ROUNDS);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      compute_today (casebook, policy);
      kw_bench_keep_least (times, i, kw_bench_ms_since (start));
    }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 50), KW_BENCH_NO_LIMIT, "read and compute Today, p50");
}

int
main (void)
{
  g_autoptr (KwCasebook) casebook = kw_bench_book_open ();

  tell_making ();
  for (gsize i = 0; i < G_N_ELEMENTS (listings); i++)
    measure_listing (casebook, &listings[i]);
  measure_today (casebook);
  kw_casebook_close_sync (casebook, NULL);
  return kw_bench_end ();
}
