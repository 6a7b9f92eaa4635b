/* kw-family-overview.h: a family on one screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_OVERVIEW (kw_family_overview_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyOverview, kw_family_overview, KW, FAMILY_OVERVIEW, AdwBin)

GtkWidget *kw_family_overview_new (void);
void kw_family_overview_show (KwFamilyOverview *self, const KwFamilyFacts *facts);

G_END_DECLS
