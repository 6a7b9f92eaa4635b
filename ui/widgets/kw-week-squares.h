/* kw-week-squares.h: a week of visits, as seven squares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-rhythm.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_WEEK_SQUARES (kw_week_squares_get_type ())

G_DECLARE_FINAL_TYPE (KwWeekSquares, kw_week_squares, KW, WEEK_SQUARES, GtkWidget)

GtkWidget *kw_week_squares_new (void);
void kw_week_squares_set_rhythm (KwWeekSquares *self, const KwRhythm *rhythm);

G_END_DECLS
