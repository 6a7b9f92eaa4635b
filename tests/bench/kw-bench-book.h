/* kw-bench-book.h: the casebook that is measured
 *
 * A sample casebook of 1,720 families and more than 300,000 visits, kept in the build folder. It is made when it is
 * first needed, and again when what the generator writes, or how, has changed. Measurements may save to it: a few
 * hundred visits more change nothing. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

#define KW_BENCH_FAMILIES 1720
#define KW_BENCH_MONTHS   13

/**
 * KwBenchMade:
 * @families: how many it has
 * @seconds: how long it took to make it
 * @bytes: how large it was then
 *
 * How the casebook was made.
 */
typedef struct
{
  guint families;
  double seconds;
  gint64 bytes;
} KwBenchMade;

KwInstant kw_bench_now (void);
const char *kw_bench_book_get_path (void);
KwBenchMade kw_bench_book_get_made (void);
KwCasebook *kw_bench_book_open (void);
GArray *kw_bench_book_pick_families (KwCasebook *casebook, guint n);

G_END_DECLS
