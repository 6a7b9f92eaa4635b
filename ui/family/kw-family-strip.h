/* kw-family-strip.h: who holds a family and how it goes, in one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_STRIP (kw_family_strip_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyStrip, kw_family_strip, KW, FAMILY_STRIP, GtkBox)

GtkWidget *kw_family_strip_new (void);
void kw_family_strip_show (KwFamilyStrip *self, const KwFamilyFacts *facts);

G_END_DECLS
