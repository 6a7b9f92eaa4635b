/* kw-hlc.h: the hybrid logical clock that changes are ordered by
 *
 * A stamp is 48 bits of milliseconds since 1970 and a counter of 16 bits, in one positive 64-bit integer. It follows
 * the device's clock, but never goes back and never stands still: what was written later has the larger stamp, even
 * where the clock was put back in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-time.h"

G_BEGIN_DECLS

gint64 kw_hlc_next (gint64 last, KwInstant now);
KwInstant kw_hlc_get_time (gint64 stamp);

G_END_DECLS
