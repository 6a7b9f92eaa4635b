/* kw-clock-row.h: a clock: what, when, and how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-clocks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kw_clock_row_new (const char *family, const KwClockEntry *clock);

G_END_DECLS
