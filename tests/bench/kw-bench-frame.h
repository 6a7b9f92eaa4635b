/* kw-bench-frame.h: how a program that is measured says that it is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of both windows: the whole of a small laptop's screen. */
#define KW_BENCH_WINDOW_WIDTH  1366
#define KW_BENCH_WINDOW_HEIGHT 768

/**
 * KwBenchFrame:
 * @moment: when the frame was drawn, by g_get_monotonic_time()
 * @resident_kb: the memory in use, with what is shared with other programs
 * @private_kb: the memory that is the program's alone
 * @cpu_us: what all its threads have worked, in microseconds
 *
 * What a program said.
 */
typedef struct
{
  gint64 moment;
  gint64 resident_kb;
  gint64 private_kb;
  gint64 cpu_us;
} KwBenchFrame;

void kw_bench_frame_tell (void) G_GNUC_NORETURN;
gboolean kw_bench_frame_parse (const char *said, KwBenchFrame *frame);

G_END_DECLS
