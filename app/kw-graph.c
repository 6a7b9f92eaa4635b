/* kw-graph.c: where to draw what leads to what
 *
 * Graphviz keeps its state in globals of several libraries, so a mutex lets one layout run at a time, and its context
 * is made once and kept. Only its layout is used: sizes go in and positions come out, in points, with y growing upward;
 * nothing is measured or drawn by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-graph.h"

#include "kw-app-error.h"

#include <glib/gi18n-lib.h>
#include <gvc.h>
#include <string.h>

#define UNITS_PER_INCH 72.0
#define RANK_GAP       "0.6" /* inches between columns */
#define BOX_GAP        "0.3" /* inches between boxes of one column */

typedef struct
{
  gint64 id;
  double width;
  double height;
} Box;

typedef struct
{
  gint64 from;
  gint64 to;
} Arrow;

struct _KwGraph
{
  GArray *boxes;  /* of Box */
  GArray *arrows; /* of Arrow */
};

G_DEFINE_BOXED_TYPE (KwGraphLayout, kw_graph_layout, kw_graph_layout_ref, kw_graph_layout_unref)

static GMutex graphviz_mutex;

/* With the mutex held. */
static GVC_t *
get_context (void)
{
  static GVC_t *context = NULL;

  if (context == NULL)
    context = gvContext ();
  return context;
}

KwGraph *
kw_graph_new (void)
{
  KwGraph *self = g_new0 (KwGraph, 1);

  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));
  return self;
}

void
kw_graph_free (KwGraph *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->boxes);
  g_array_unref (self->arrows);
  g_free (self);
}

static int
find_box (const KwGraph *self, gint64 id)
{
  for (guint i = 0; i < self->boxes->len; i++)
    if (g_array_index (self->boxes, Box, i).id == id)
      return (int) i;
  return -1;
}

void
kw_graph_add_box (KwGraph *self, gint64 id, double width, double height)
{
  Box added = { id, width, height };

  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);
  g_return_if_fail (find_box (self, id) < 0);

  g_array_append_val (self->boxes, added);
}

void
kw_graph_add_arrow (KwGraph *self, gint64 from, gint64 to)
{
  Arrow arrow = { from, to };

  g_return_if_fail (self != NULL);

  if (from == to || find_box (self, from) < 0 || find_box (self, to) < 0)
    return;
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow *other = &g_array_index (self->arrows, Arrow, i);

      if (other->from == from && other->to == to)
        return;
    }
  g_array_append_val (self->arrows, arrow);
}

static void
curve_free (gpointer data)
{
  KwGraphCurve *curve = data;

  g_array_unref (curve->points);
  g_free (curve);
}

static KwGraphLayout *
layout_new (void)
{
  KwGraphLayout *layout = g_new0 (KwGraphLayout, 1);

  g_atomic_ref_count_init (&layout->references);
  layout->boxes = g_array_new (FALSE, FALSE, sizeof (KwGraphBox));
  layout->curves = g_ptr_array_new_with_free_func (curve_free);
  return layout;
}

KwGraphLayout *
kw_graph_layout_ref (KwGraphLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_graph_layout_unref (KwGraphLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->boxes);
  g_ptr_array_unref (self->curves);
  g_free (self);
}

/* agsafeset() of Graphviz 2.42 takes plain char *, and changes none of them. */
static void
set_attribute (gpointer object, const char *name, const char *value)
{
  agsafeset (object, (char *) name, (char *) value, (char *) "");
}

static void
set_inches (gpointer object, const char *name, double length)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  set_attribute (object, name, g_ascii_dtostr (buffer, sizeof buffer, length / UNITS_PER_INCH));
}

static Agnode_t *
add_node (Agraph_t *graph, const Box *asked, guint position)
{
  g_autofree char *name = g_strdup_printf ("%u", position);
  Agnode_t *node = agnode (graph, name, TRUE);

  set_attribute (node, "shape", "box");
  set_attribute (node, "fixedsize", "true");
  set_attribute (node, "label", "");
  set_inches (node, "width", asked->width);
  set_inches (node, "height", asked->height);
  return node;
}

/* Fills @nodes and @edges in the order of the boxes and arrows. */
static Agraph_t *
build (const KwGraph *self, Agnode_t **nodes, Agedge_t **edges)
{
  Agraph_t *graph = agopen ((char *) "problems", Agdirected, NULL);

  set_attribute (graph, "rankdir", "LR");
  set_attribute (graph, "ranksep", RANK_GAP);
  set_attribute (graph, "nodesep", BOX_GAP);
  set_attribute (graph, "splines", "true");
  for (guint i = 0; i < self->boxes->len; i++)
    nodes[i] = add_node (graph, &g_array_index (self->boxes, Box, i), i);
  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow *arrow = &g_array_index (self->arrows, Arrow, i);

      edges[i] = agedge (graph, nodes[find_box (self, arrow->from)], nodes[find_box (self, arrow->to)], NULL, TRUE);
    }
  return graph;
}

static KwGraphPoint
convert (pointf from, const boxf *bounds)
{
  return (KwGraphPoint){ from.x - bounds->LL.x, bounds->UR.y - from.y };
}

static void
take_box (KwGraphLayout *layout, const Box *asked, Agnode_t *node, const boxf *bounds)
{
  KwGraphPoint middle = convert (ND_coord (node), bounds);
  KwGraphBox placed = { asked->id, middle.x - asked->width / 2, middle.y - asked->height / 2, asked->width,
                        asked->height };

  g_array_append_val (layout->boxes, placed);
}

static void
take_curve (KwGraphLayout *layout, const Arrow *arrow, Agedge_t *edge, const boxf *bounds)
{
  const splines *spline = ED_spl (edge);
  const bezier *piece = spline != NULL && spline->size > 0 ? &spline->list[spline->size - 1] : NULL;
  KwGraphCurve *curve = g_new0 (KwGraphCurve, 1);

  curve->from = arrow->from;
  curve->to = arrow->to;
  curve->points = g_array_new (FALSE, FALSE, sizeof (KwGraphPoint));
  for (int i = 0; piece != NULL && i < piece->size; i++)
    {
      KwGraphPoint next = convert (piece->list[i], bounds);

      g_array_append_val (curve->points, next);
    }
  if (piece != NULL && piece->eflag != 0)
    curve->tip = convert (piece->ep, bounds);
  else if (curve->points->len > 0)
    curve->tip = g_array_index (curve->points, KwGraphPoint, curve->points->len - 1);
  g_ptr_array_add (layout->curves, curve);
}

static KwGraphLayout *
take_layout (const KwGraph *self, Agraph_t *graph, Agnode_t **nodes, Agedge_t **edges)
{
  KwGraphLayout *layout = layout_new ();
  const boxf *bounds = &GD_bb (graph);

  layout->width = bounds->UR.x - bounds->LL.x;
  layout->height = bounds->UR.y - bounds->LL.y;
  for (guint i = 0; i < self->boxes->len; i++)
    take_box (layout, &g_array_index (self->boxes, Box, i), nodes[i], bounds);
  for (guint i = 0; i < self->arrows->len; i++)
    take_curve (layout, &g_array_index (self->arrows, Arrow, i), edges[i], bounds);
  return layout;
}

/* With the mutex held. */
static KwGraphLayout *
lay_out_locked (const KwGraph *self, GError **error)
{
  g_autofree Agnode_t **nodes = g_new0 (Agnode_t *, self->boxes->len);
  g_autofree Agedge_t **edges = g_new0 (Agedge_t *, self->arrows->len);
  KwGraphLayout *layout = NULL;
  Agraph_t *graph = build (self, nodes, edges);

  if (gvLayout (get_context (), graph, "dot") == 0)
    {
      layout = take_layout (self, graph, nodes, edges);
      gvFreeLayout (get_context (), graph);
    }
  else
    g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_FAILED,
                         _ ("What leads to what could not be laid out for drawing."));
  agclose (graph);
  return layout;
}

/**
 * kw_graph_lay_out:
 * @self: what to place
 * @cancellable: (nullable): looked at before the layout begins
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): where everything is; without boxes, nothing at all
 */
KwGraphLayout *
kw_graph_lay_out (const KwGraph *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->boxes->len == 0)
    return layout_new ();
  locker = g_mutex_locker_new (&graphviz_mutex);
  /* Whoever waited for an older layout may not be wanted any more. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return lay_out_locked (self, error);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  KwGraphLayout *layout = kw_graph_lay_out (data, cancellable, &error);

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) kw_graph_layout_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kw_graph_lay_out_async:
 * @self: (transfer full): what to place
 * @cancellable: (nullable): cancel it when there is something newer to draw
 * @callback: called in the caller's main context
 * @user_data: for @callback
 */
void
kw_graph_lay_out_async (KwGraph *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (self != NULL);

  g_task_set_source_tag (task, kw_graph_lay_out_async);
  g_task_set_task_data (task, self, (GDestroyNotify) kw_graph_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

KwGraphLayout *
kw_graph_lay_out_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
