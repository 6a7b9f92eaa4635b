/* kw-bench.c: what measurements have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WHAT_WIDTH 58

static gboolean limit_was_missed;

static char *
format (KwBenchUnit unit, double figure)
{
  switch (unit)
    {
    case KW_BENCH_MS:
      return g_strdup_printf ("%.2f ms", figure);
    case KW_BENCH_TIMES:
      return g_strdup_printf ("%.2f ×", figure);
    case KW_BENCH_PER_SECOND:
      return g_strdup_printf ("%.0f /s", figure);
    case KW_BENCH_MB:
      return g_strdup_printf ("%.0f MB", figure);
    default:
      return g_strdup_printf ("%.0f", figure);
    }
}

/* printf counts bytes. */
static void
print_right (const char *text, int width)
{
  printf ("%*s%s", (int) MAX (width - g_utf8_strlen (text, -1), 0), "", text);
}

/**
 * kw_bench_row:
 * @unit: what @figure counts
 * @figure: what was measured
 * @limit: what it may be at most, or must be at least, or %KW_BENCH_NO_LIMIT
 * @what: what was measured, as for printf()
 *
 * Prints a row of the table; one that misses its limit is remembered.
 */
void
kw_bench_row (KwBenchUnit unit, double figure, double limit, const char *what, ...)
{
  g_autofree char *shown_figure = format (unit, figure);
  g_autofree char *shown_limit = format (unit, limit);
  g_autofree char *words = NULL;
  double ratio = unit == KW_BENCH_PER_SECOND ? limit / figure : figure / limit;
  va_list arguments;

  va_start (arguments, what);
  words = g_strdup_vprintf (what, arguments);
  va_end (arguments);

  printf ("%s", words);
  print_right (shown_figure, WHAT_WIDTH + 13 - (int) g_utf8_strlen (words, -1));
  if (limit != KW_BENCH_NO_LIMIT)
    {
      print_right (shown_limit, 13);
      printf ("%7.2f  %s", ratio, ratio <= 1 ? "ok" : "over");
      limit_was_missed = limit_was_missed || ratio > 1;
    }
  printf ("\n");
  fflush (stdout);
}

/**
 * kw_bench_end:
 *
 * Returns: the exit status: whether every limit was kept
 */
int
kw_bench_end (void)
{
  return limit_was_missed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/**
 * kw_bench_times_new:
 * @n: how many things are measured
 *
 * Returns: (transfer full) (element-type double): a time in ms for each, to be brought down by kw_bench_keep_least()
 */
GArray *
kw_bench_times_new (guint n)
{
  GArray *times = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  double endless = INFINITY;

  for (guint i = 0; i < n; i++)
    g_array_append_val (times, endless);
  return times;
}

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/**
 * kw_bench_cpu_ms:
 *
 * Returns: what this thread has worked so far, in ms: what a wait for the next frame and other programs do not count to
 */
double
kw_bench_cpu_ms (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/**
 * kw_bench_all_cpu_ms:
 *
 * Returns: what all threads have worked so far, in ms: what waits for a disk and other programs do not count to
 */
double
kw_bench_all_cpu_ms (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

/**
 * kw_bench_ms_since:
 * @start: a moment, by g_get_monotonic_time()
 *
 * Returns: how long ago it was, in ms
 */
double
kw_bench_ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/**
 * kw_bench_keep_least:
 * @times: (element-type double): of many things
 * @i: of which one
 * @ms: how long it took this time
 *
 * Each thing is done in several rounds and its best time counts: what is left is what it takes by itself, without what
 * else the machine did meanwhile. Things that are slow by themselves stay so.
 */
void
kw_bench_keep_least (GArray *times, guint i, double ms)
{
  double *time = &g_array_index (times, double, i);

  *time = MIN (*time, ms);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * kw_bench_percentile:
 * @times: (element-type double): not empty
 * @percent: 50 for the median
 *
 * Returns: the time that so many percent of @times do not exceed
 */
double
kw_bench_percentile (const GArray *times, double percent)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) times);
  guint place = (guint) ceil (percent / 100 * times->len);

  g_array_sort (sorted, compare);
  return g_array_index (sorted, double, MAX (place, 1) - 1);
}
