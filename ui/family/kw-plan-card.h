/* kw-plan-card.h: one problem in the plan, with its reasons and steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_PLAN_CARD (kw_plan_card_get_type ())

G_DECLARE_FINAL_TYPE (KwPlanCard, kw_plan_card, KW, PLAN_CARD, GtkBox)

GtkWidget *kw_plan_card_new (const KwFamilyFacts *facts, const KwPlace *place);
gint64 kw_plan_card_get_problem (KwPlanCard *self);
guint kw_plan_card_get_place (KwPlanCard *self);
gint64 kw_plan_card_get_pin (KwPlanCard *self);
const char *kw_plan_card_get_new_step (KwPlanCard *self);
void kw_plan_card_set_new_step (KwPlanCard *self, const char *text);

G_END_DECLS
