/* kw-bench-frame.h: how a program that is measured says that it is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the program's window where nobody has changed it. */
#define KW_BENCH_WINDOW_WIDTH  1180
#define KW_BENCH_WINDOW_HEIGHT 700

/**
 * KwBenchFrame:
 * @moment: when the frame was drawn, by g_get_monotonic_time()
 * @resident_kb: the memory in use, with what is shared with other programs
 * @private_kb: the memory that is the program's alone
 *
 * What a program said.
 */
typedef struct
{
  gint64 moment;
  gint64 resident_kb;
  gint64 private_kb;
} KwBenchFrame;

void kw_bench_frame_tell (void) G_GNUC_NORETURN;
gboolean kw_bench_frame_parse (const char *said, KwBenchFrame *frame);

G_END_DECLS
