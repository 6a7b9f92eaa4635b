/* kw-ui-family-page.h: going about the page of one family
 *
 * The family of kw-ui-family.h with a plan: heroin leads to debt, that to the eviction, whose bailiffs come on Friday.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-ui-family.h"

#include "kw-graph-node.h"
#include "kw-graph-view.h"
#include "kw-plan-card.h"

G_BEGIN_DECLS

extern gint64 kw_ui_step; /* the one of the debt */

void kw_ui_put_event (KwCasebook *casebook, KwEdit *edit, KwDate date, gint64 member, const char *headline);
void kw_ui_fill_plan (KwCasebook *casebook, KwEdit *edit);
gboolean kw_ui_is_laid_out (gpointer page);
GtkWidget *kw_ui_open_part (KwUi *ui, const char *part);
void kw_ui_rename_school (KwUi *ui);
GtkWidget *kw_ui_get_focus (KwUi *ui);
KwGraphNode *kw_ui_find_node (GtkWidget *widget, gint64 problem);
KwPlanCard *kw_ui_find_card (GtkWidget *widget, gint64 problem);
void kw_ui_assert_node_has_focus (KwUi *ui, gint64 problem);

G_END_DECLS
