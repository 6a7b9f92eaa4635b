/* kw-bench-frame.c: how a program that is measured says that it is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FORMAT "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT

static gint64
read_kb (const char *rollup, const char *name)
{
  const char *line = strstr (rollup, name);

  return line != NULL ? g_ascii_strtoll (line + strlen (name), NULL, 10) : 0;
}

/**
 * kw_bench_frame_tell:
 *
 * Says that what was waited for has just been drawn, and ends the program at once.
 */
void
kw_bench_frame_tell (void)
{
  gint64 moment = g_get_monotonic_time ();
  g_autofree char *rollup = NULL;
  struct timespec worked;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &worked);
  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    g_error ("this system does not say how much memory a program uses");
  printf (FORMAT "\n", moment, read_kb (rollup, "\nRss:"),
          read_kb (rollup, "\nPrivate_Clean:") + read_kb (rollup, "\nPrivate_Dirty:"),
          (gint64) worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000);
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}

/**
 * kw_bench_frame_parse:
 * @said: what the program said
 * @frame: (out): the same in numbers
 *
 * Returns: whether it said what kw_bench_frame_tell() does
 */
gboolean
kw_bench_frame_parse (const char *said, KwBenchFrame *frame)
{
  return sscanf (said, FORMAT, &frame->moment, &frame->resident_kb, &frame->private_kb,
                 &frame->cpu_us) == 4;
}
