/* kw-band-pill.h: a band of the order of work, as icon, word and colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_BAND_PILL (kw_band_pill_get_type ())

G_DECLARE_FINAL_TYPE (KwBandPill, kw_band_pill, KW, BAND_PILL, GtkWidget)

GtkWidget *kw_band_pill_new (KwBand band, const char *words);
void kw_band_pill_set_band (KwBandPill *self, KwBand band, const char *words);
const char *kw_band_get_icon_name (KwBand band);
const char *kw_band_get_css_class (KwBand band);

G_END_DECLS
