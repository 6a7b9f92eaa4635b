/* kw-graph-view.h: the picture of what leads to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_GRAPH_VIEW (kw_graph_view_get_type ())

G_DECLARE_FINAL_TYPE (KwGraphView, kw_graph_view, KW, GRAPH_VIEW, GtkWidget)

GtkWidget *kw_graph_view_new (void);
void kw_graph_view_set_plan (KwGraphView *self, KwPlan *plan);
gboolean kw_graph_view_is_laid_out (KwGraphView *self);

G_END_DECLS
