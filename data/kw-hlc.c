/* kw-hlc.c: the hybrid logical clock that changes are ordered by
 *
 * May be used from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-hlc.h"

#define COUNTER_BITS 16

/**
 * kw_hlc_next:
 * @last: the last stamp, or 0
 * @now: what the clock shows
 *
 * A counter that is full carries over into the milliseconds.
 *
 * Returns: the next stamp, larger than @last
 */
gint64
kw_hlc_next (gint64 last, KwInstant now)
{
  return MAX (last + 1, MAX (now, 0) << COUNTER_BITS);
}

/**
 * kw_hlc_get_time:
 * @stamp: a stamp
 *
 * Returns: when that was, as far as the clock was right
 */
KwInstant
kw_hlc_get_time (gint64 stamp)
{
  return stamp >> COUNTER_BITS;
}
