/* kw-family-plan.h: a family's problems in the order of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_PLAN (kw_family_plan_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyPlan, kw_family_plan, KW, FAMILY_PLAN, AdwBin)

GtkWidget *kw_family_plan_new (void);
void kw_family_plan_show (KwFamilyPlan *self, const KwFamilyFacts *facts);
void kw_family_plan_show_problem (KwFamilyPlan *self, gint64 problem);

G_END_DECLS
