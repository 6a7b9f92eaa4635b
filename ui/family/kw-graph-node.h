/* kw-graph-node.h: a problem in the picture of what leads to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_GRAPH_NODE (kw_graph_node_get_type ())

G_DECLARE_FINAL_TYPE (KwGraphNode, kw_graph_node, KW, GRAPH_NODE, GtkButton)

GtkWidget *kw_graph_node_new (const KwPlan *plan, const KwProblem *problem);
gint64 kw_graph_node_get_problem (KwGraphNode *self);

G_END_DECLS
