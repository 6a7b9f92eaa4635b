/* kw-bench.h: what measurements have in common
 *
 * A row says what was measured, the figure, its limit, how the two stand to each other and whether that is all right.
 * The table is for people; the exit status says whether every limit was kept. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwBenchUnit:
 * @KW_BENCH_MS: milliseconds
 * @KW_BENCH_TIMES: so many times what it is measured against
 * @KW_BENCH_PER_SECOND: so many a second; more is better, the limit is the least
 * @KW_BENCH_COUNT: a number
 * @KW_BENCH_MB: millions of bytes
 *
 * What a figure counts.
 */
typedef enum {
  KW_BENCH_MS,
  KW_BENCH_TIMES,
  KW_BENCH_PER_SECOND,
  KW_BENCH_COUNT,
  KW_BENCH_MB
} KwBenchUnit;

/* Instead of a limit: the figure is only told. */
#define KW_BENCH_NO_LIMIT 0

void kw_bench_row (KwBenchUnit unit, double figure, double limit, const char *what, ...) G_GNUC_PRINTF (4, 5);
int kw_bench_end (void);

GArray *kw_bench_times_new (guint n);
double kw_bench_cpu_ms (void);
double kw_bench_all_cpu_ms (void);
double kw_bench_ms_since (gint64 start);
void kw_bench_keep_least (GArray *times, guint i, double ms);
double kw_bench_percentile (const GArray *times, double percent);

G_END_DECLS
