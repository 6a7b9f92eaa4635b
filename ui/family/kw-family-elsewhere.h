/* kw-family-elsewhere.h: who of a family is in another one too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_ELSEWHERE (kw_family_elsewhere_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyElsewhere, kw_family_elsewhere, KW, FAMILY_ELSEWHERE, GtkBox)

GtkWidget *kw_family_elsewhere_new (void);
void kw_family_elsewhere_show (KwFamilyElsewhere *self, const KwFamilyFacts *facts);

G_END_DECLS
