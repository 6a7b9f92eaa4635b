/* kw-idle.c: how long nobody has done anything
 *
 * Pure arithmetic over two clocks. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-idle.h"

#define USEC_PER_MS 1000

/**
 * kw_idle_get_ms:
 * @last: when somebody did something last
 * @now: now
 *
 * Returns: how long ago that is, in milliseconds, never less than 0
 */
gint64
kw_idle_get_ms (const KwMoment *last,
                const KwMoment *now)
{
  gint64 monotonic = now->monotonic - last->monotonic;
  gint64 real = now->real - last->real;

  return MAX (MAX (monotonic, real), 0) / USEC_PER_MS;
}

/**
 * kw_idle_get_ms_left:
 * @last: when somebody did something last
 * @now: now
 * @after: how long nobody may do anything, in milliseconds
 *
 * Returns: how much of that is left, in milliseconds; 0: it is over
 */
gint64
kw_idle_get_ms_left (const KwMoment *last,
                     const KwMoment *now,
                     gint64 after)
{
  return MAX (after - kw_idle_get_ms (last, now), 0);
}

/**
 * kw_moment_before:
 * @now: a moment
 * @ms: milliseconds
 *
 * Returns: the moment so long before
 */
KwMoment
kw_moment_before (const KwMoment *now,
                  gint64 ms)
{
  return (KwMoment){ now->monotonic - ms * USEC_PER_MS, now->real - ms * USEC_PER_MS };
}
