/* kw-idle.h: how long nobody has done anything
 *
 * A laptop that slept was idle meanwhile, but the monotonic clock stands still then; and the clock on the wall may be
 * set back. So both are read, and the longer time counts. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwMoment:
 * @monotonic: g_get_monotonic_time(), in microseconds
 * @real: g_get_real_time(), in microseconds
 *
 * A moment by two clocks.
 */
typedef struct
{
  gint64 monotonic;
  gint64 real;
} KwMoment;

gint64 kw_idle_get_ms (const KwMoment *last, const KwMoment *now);
gint64 kw_idle_get_ms_left (const KwMoment *last, const KwMoment *now, gint64 after);
KwMoment kw_moment_before (const KwMoment *now, gint64 ms);

G_END_DECLS
