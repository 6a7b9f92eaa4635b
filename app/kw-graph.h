/* kw-graph.h: where to draw what leads to what
 *
 * Places boxes of given sizes and the arrows between them, left to right, by Graphviz. The same boxes and
 * arrows in the same order always come out the same. Lengths are in whatever unit the sizes are; x grows to
 * the right, y down. kw_graph_layout() may be called from any thread; Graphviz is not thread-safe, so one
 * layout runs at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KwGraph KwGraph;

typedef struct
{
  double x;
  double y;
} KwGraphPoint;

/* A box as placed; @x and @y are its upper left corner. */
typedef struct
{
  gint64 id;
  double x;
  double y;
  double width;
  double height;
} KwGraphBox;

/**
 * KwGraphCurve:
 * @from: the id of the box it leaves
 * @to: the id of the box it reaches
 * @points: (element-type KwGraphPoint): a start and then three points for each cubic Bézier piece; 1 + 3 n of
 * them
 * @tip: where the arrow's point is; its foot is the last of @points
 *
 * An arrow as placed.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  GArray *points;
  KwGraphPoint tip;
} KwGraphCurve;

/**
 * KwGraphLayout:
 * @width: of everything
 * @height: of everything
 * @boxes: (element-type KwGraphBox): in the order they were added
 * @curves: (element-type KwGraphCurve): in the order they were added
 */
typedef struct
{
  gatomicrefcount references;
  double width;
  double height;
  GArray *boxes;
  GPtrArray *curves;
} KwGraphLayout;

#define KW_TYPE_GRAPH_LAYOUT (kw_graph_layout_get_type ())

/* What is to be placed. An arrow between boxes that are not there, or from a box to itself, is left out;
 * the same arrow twice is one. */
KwGraph *kw_graph_new (void);
void kw_graph_free (KwGraph *self);
void kw_graph_add_box (KwGraph *self, gint64 id, double width, double height);
void kw_graph_add_arrow (KwGraph *self, gint64 from, gint64 to);

/* @self: (transfer none); (transfer full): KW_APP_ERROR_FAILED, or G_IO_ERROR_CANCELLED. */
KwGraphLayout *kw_graph_lay_out (const KwGraph *self, GCancellable *cancellable, GError **error);

/* Off the caller's thread. @self: (transfer full). Cancel the one before when there is something newer to
 * draw. */
void kw_graph_lay_out_async (KwGraph *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
KwGraphLayout *kw_graph_lay_out_finish (GAsyncResult *result, GError **error);

GType kw_graph_layout_get_type (void);
KwGraphLayout *kw_graph_layout_ref (KwGraphLayout *self);
void kw_graph_layout_unref (KwGraphLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwGraph, kw_graph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwGraphLayout, kw_graph_layout_unref)

G_END_DECLS
