/* kw-graph-view.c: the picture of what leads to what
 *
 * The problems are buttons (KwGraphNode), placed by Graphviz off the main loop; the arrows between them are drawn. The
 * arrow keys follow the links: forward to what a problem leads to, back to where it comes from, up and down to its
 * neighbours. The problem in focus shows its arrows in the accent colour: what fixing it would help. In a narrow
 * column everything shrinks, but never below what can be read; then the view scrolls. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-graph-view.h"

#include "kw-graph-node.h"
#include "kw-graph.h"
#include "kw-place-keeper.h"

#include <glib/gi18n.h>
#include <math.h>

#define SMALLEST_SCALE   0.72
#define MARGIN           14
#define ARROW_LENGTH     9
#define ARROW_HALF_WIDTH 4.5

struct _KwGraphView
{
  GtkWidget parent_instance;

  KwPlan *plan;
  GPtrArray *nodes; /* unowned: the children, in the order of the case file's problems */
  KwGraphLayout *layout;
  KwPlan *coming_plan; /* to be shown once it is laid out; until then what is shown stays */
  GPtrArray *coming;   /* unowned: its nodes, children too, not visible yet */
  int shown_width;     /* as last allocated: what the height goes by when nobody says how wide */
  guint resize_idle;
  GCancellable *cancellable;
};

enum {
  PROBLEM_ACTIVATED,
  LAID_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KwGraphView, kw_graph_view, GTK_TYPE_WIDGET)

static KwGraphNode *
find_node (KwGraphView *self, gint64 problem)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (kw_graph_node_get_problem (g_ptr_array_index (self->nodes, i)) == problem)
      return g_ptr_array_index (self->nodes, i);
  return NULL;
}

static double
scale_at (KwGraphView *self, int width)
{
  double inner = width - 2 * MARGIN;

  if (self->layout == NULL || self->layout->width <= 0 || width < 0)
    return 1;
  return CLAMP (inner / self->layout->width, SMALLEST_SCALE, 1);
}

/* How wide the picture stood last, in any family's page: as near a guess as there is for the next. */
static int last_width = -1;

static GtkSizeRequestMode
kw_graph_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kw_graph_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  KwGraphView *self = KW_GRAPH_VIEW (widget);
  double width = self->layout != NULL ? self->layout->width : 0;
  double height = self->layout != NULL ? self->layout->height : 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (width * SMALLEST_SCALE) + 2 * MARGIN;
      *natural = (int) ceil (width) + 2 * MARGIN;
    }
  else
    *minimum = *natural = (int) ceil (height * scale_at (self, for_size < 0 ? self->shown_width : for_size)) +
                          2 * MARGIN;
}

/* Where the layout's origin stands in the widget: centred, with a margin at least. */
static graphene_point_t
origin_at (KwGraphView *self, int width, int height)
{
  double scale = scale_at (self, width);

  return GRAPHENE_POINT_INIT ((float) MAX (MARGIN, (width - self->layout->width * scale) / 2),
                              (float) MAX (MARGIN, (height - self->layout->height * scale) / 2));
}

static double
box_x (KwGraphView *self, const KwGraphBox *box)
{
  gboolean turned = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return turned ? self->layout->width - box->x - box->width : box->x;
}

static gboolean
resize_later (gpointer user_data)
{
  KwGraphView *self = KW_GRAPH_VIEW (user_data);

  self->resize_idle = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A scrolled window asks for the height without saying how wide, so it has to ask again once that is known. */
static void
remember_width (KwGraphView *self, int width)
{
  if (self->shown_width == width)
    return;
  self->shown_width = last_width = width;
  if (self->resize_idle == 0)
    self->resize_idle = g_idle_add (resize_later, self);
}

static void
kw_graph_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KwGraphView *self = KW_GRAPH_VIEW (widget);
  float scale = (float) scale_at (self, width);
  graphene_point_t origin;

  remember_width (self, width);
  if (self->layout == NULL)
    return;
  origin = origin_at (self, width, height);
  for (guint i = 0; i < self->layout->boxes->len; i++)
    {
      const KwGraphBox *box = &g_array_index (self->layout->boxes, KwGraphBox, i);
      GskTransform *transform = gsk_transform_scale (gsk_transform_translate (NULL, &origin), scale, scale);

      transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT ((float) box_x (self, box), (float) box->y));
      gtk_widget_allocate (GTK_WIDGET (find_node (self, box->id)), (int) ceil (box->width),
                           (int) ceil (box->height), -1, transform);
    }
}

static void
draw_arrow_head (cairo_t *cr, double foot_x, double foot_y, double tip_x, double tip_y)
{
  double angle = atan2 (tip_y - foot_y, tip_x - foot_x);

  cairo_save (cr);
  cairo_translate (cr, tip_x, tip_y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -ARROW_LENGTH, -ARROW_HALF_WIDTH);
  cairo_line_to (cr, -ARROW_LENGTH, ARROW_HALF_WIDTH);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_curve (cairo_t *cr, const KwGraphCurve *curve)
{
  const KwGraphPoint *points = (const KwGraphPoint *) (gconstpointer) curve->points->data;
  const KwGraphPoint *foot;

  if (curve->points->len < 4)
    return;
  foot = &points[curve->points->len - 1];
  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i + 2 < curve->points->len; i += 3)
    cairo_curve_to (cr, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y, points[i + 2].x, points[i + 2].y);
  cairo_stroke (cr);
  draw_arrow_head (cr, foot->x, foot->y, curve->tip.x, curve->tip.y);
}

static void
set_curve_colour (KwGraphView *self, cairo_t *cr, const KwGraphCurve *curve)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  KwGraphNode *from = find_node (self, curve->from);
  GdkRGBA colour;

  if (from != NULL && gtk_widget_has_focus (GTK_WIDGET (from)) &&
      gtk_style_context_lookup_color (style, "accent_color", &colour))
    cairo_set_line_width (cr, 2.5);
  else
    {
      gtk_style_context_get_color (style, &colour);
      colour.alpha *= 0.5f;
      cairo_set_line_width (cr, 1.5);
    }
  gdk_cairo_set_source_rgba (cr, &colour);
}

/* Cairo scales, not the snapshot: GtkSnapshot 4.8 misplaces a cairo node under a translation and a scale. */
static void
draw_curves (KwGraphView *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = scale_at (self, width);
  graphene_point_t origin = origin_at (self, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, scale, scale);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, self->layout->width, 0);
      cairo_scale (cr, -1, 1);
    }
  for (guint i = 0; i < self->layout->curves->len; i++)
    {
      const KwGraphCurve *curve = g_ptr_array_index (self->layout->curves, i);

      set_curve_colour (self, cr, curve);
      draw_curve (cr, curve);
    }
  cairo_destroy (cr);
}

static void
kw_graph_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KwGraphView *self = KW_GRAPH_VIEW (widget);

  if (self->layout == NULL)
    return;
  draw_curves (self, snapshot);
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->nodes, i), snapshot);
}

/* Along the links: the first problem that @problem leads to, or that leads to it. */
static KwGraphNode *
linked_node (KwGraphView *self, gint64 problem, gboolean forward)
{
  const GPtrArray *links = kw_case_file_list (self->plan->case_file, KW_RECORD_LINK);

  for (guint i = 0; i < links->len; i++)
    {
      const KwLink *link = g_ptr_array_index (links, i);
      KwGraphNode *node;

      if ((forward ? link->from : link->to) != problem)
        continue;
      node = find_node (self, forward ? link->to : link->from);
      if (node != NULL)
        return node;
    }
  return NULL;
}

static const KwGraphBox *
find_box (KwGraphView *self, gint64 problem)
{
  for (guint i = 0; i < self->layout->boxes->len; i++)
    if (g_array_index (self->layout->boxes, KwGraphBox, i).id == problem)
      return &g_array_index (self->layout->boxes, KwGraphBox, i);
  return NULL;
}

/* The nearest problem above or below, sideways counting double. */
static KwGraphNode *
neighbour_node (KwGraphView *self, gint64 problem, int direction)
{
  const KwGraphBox *here = find_box (self, problem);
  double nearest = G_MAXDOUBLE;
  KwGraphNode *found = NULL;

  for (guint i = 0; here != NULL && i < self->layout->boxes->len; i++)
    {
      const KwGraphBox *box = &g_array_index (self->layout->boxes, KwGraphBox, i);
      double down = (box->y + box->height / 2 - here->y - here->height / 2) * direction;
      double distance = down + 2 * fabs (box->x + box->width / 2 - here->x - here->width / 2);

      if (down <= 1 || distance >= nearest)
        continue;
      nearest = distance;
      found = find_node (self, box->id);
    }
  return found;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                KwGraphView *self)
{
  gboolean turned = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  KwGraphNode *next = NULL;
  gint64 problem;

  if (focus == NULL || self->layout == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  problem = kw_graph_node_get_problem (KW_GRAPH_NODE (focus));
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_Left)
    next = linked_node (self, problem, (keyval == GDK_KEY_Right) != turned);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    next = neighbour_node (self, problem, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return GDK_EVENT_PROPAGATE;
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
on_node_clicked (KwGraphNode *node, KwGraphView *self)
{
  g_signal_emit (self, signals[PROBLEM_ACTIVATED], 0, kw_graph_node_get_problem (node));
}

static void
drop_nodes (GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    gtk_widget_unparent (g_ptr_array_index (nodes, i));
  g_ptr_array_set_size (nodes, 0);
}

static void
drop_coming (KwGraphView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_nodes (self->coming);
  g_clear_pointer (&self->coming_plan, kw_plan_unref);
}

static void
drop_shown (KwGraphView *self)
{
  drop_nodes (self->nodes);
  g_clear_pointer (&self->layout, kw_graph_layout_unref);
  g_clear_pointer (&self->plan, kw_plan_unref);
}

/* What was coming is shown from now on, as @layout (transfer full) says. */
static void
take_coming (KwGraphView *self, KwGraphLayout *layout)
{
  GPtrArray *emptied = self->nodes;

  drop_shown (self);
  self->nodes = self->coming;
  self->coming = emptied;
  self->plan = g_steal_pointer (&self->coming_plan);
  self->layout = layout;
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwGraphView) self = KW_GRAPH_VIEW (user_data);
  g_autoptr (KwPlaceKeeper) keeper G_GNUC_UNUSED = NULL;
  g_autoptr (GError) error = NULL;
  KwGraphLayout *layout = kw_graph_lay_out_finish (result, &error);

  if (layout == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_critical ("The picture could not be laid out: %s", error->message);
      return;
    }
  keeper = kw_place_keeper_new (GTK_WIDGET (self));
  take_coming (self, layout);
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->nodes, i), TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
kw_graph_view_dispose (GObject *object)
{
  g_clear_handle_id (&KW_GRAPH_VIEW (object)->resize_idle, g_source_remove);
  drop_coming (KW_GRAPH_VIEW (object));
  drop_shown (KW_GRAPH_VIEW (object));

  G_OBJECT_CLASS (kw_graph_view_parent_class)->dispose (object);
}

static void
kw_graph_view_finalize (GObject *object)
{
  g_ptr_array_unref (KW_GRAPH_VIEW (object)->nodes);
  g_ptr_array_unref (KW_GRAPH_VIEW (object)->coming);

  G_OBJECT_CLASS (kw_graph_view_parent_class)->finalize (object);
}

static void
kw_graph_view_class_init (KwGraphViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_graph_view_dispose;
  object_class->finalize = kw_graph_view_finalize;

  widget_class->get_request_mode = kw_graph_view_get_request_mode;
  widget_class->measure = kw_graph_view_measure;
  widget_class->size_allocate = kw_graph_view_size_allocate;
  widget_class->snapshot = kw_graph_view_snapshot;

  /**
   * KwGraphView::problem-activated:
   * @problem: its id
   *
   * Somebody chose a problem.
   */
  signals[PROBLEM_ACTIVATED] = g_signal_new ("problem-activated", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                             G_TYPE_INT64);

  /**
   * KwGraphView::laid-out:
   *
   * The problems stand where they belong.
   */
  signals[LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_graph_view_init (KwGraphView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->nodes = g_ptr_array_new ();
  self->coming = g_ptr_array_new ();
  self->shown_width = last_width;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What leads to what"), -1);
}

/**
 * kw_graph_view_new:
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
kw_graph_view_new (void)
{
  return g_object_new (KW_TYPE_GRAPH_VIEW, NULL);
}

/* Open problems, and settled ones that an open one still leads to. */
static gboolean
is_shown (const KwPlan *plan, const KwProblem *problem)
{
  if (kw_plan_get_place (plan, problem->record.id) != NULL)
    return TRUE;
  for (guint i = 0; i < plan->n_keep_an_eye_on; i++)
    if (plan->keep_an_eye_on[i].problem == problem)
      return TRUE;
  return FALSE;
}

static void
add_node (KwGraphView *self, KwGraph *graph, const KwProblem *problem)
{
  GtkWidget *node = kw_graph_node_new (self->coming_plan, problem);
  int width, height;

  g_signal_connect (node, "clicked", G_CALLBACK (on_node_clicked), self);
  g_signal_connect_object (node, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (node, GTK_WIDGET (self));
  gtk_widget_measure (node, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (node, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_child_visible (node, FALSE);
  g_ptr_array_add (self->coming, node);
  kw_graph_add_box (graph, problem->record.id, width, height);
}

/**
 * kw_graph_view_set_plan:
 * @self: a picture
 * @plan: whose problems to show; laid out off the main loop. What was shown before stays until then.
 */
void
kw_graph_view_set_plan (KwGraphView *self, KwPlan *plan)
{
  const GPtrArray *problems, *links;
  KwGraph *graph;

  g_return_if_fail (KW_IS_GRAPH_VIEW (self));
  g_return_if_fail (plan != NULL);

  drop_coming (self);
  self->coming_plan = kw_plan_ref (plan);
  graph = kw_graph_new ();
  problems = kw_case_file_list (plan->case_file, KW_RECORD_PROBLEM);
  for (guint i = 0; i < problems->len; i++)
    if (is_shown (plan, g_ptr_array_index (problems, i)))
      add_node (self, graph, g_ptr_array_index (problems, i));
  links = kw_case_file_list (plan->case_file, KW_RECORD_LINK);
  for (guint i = 0; i < links->len; i++)
    {
      const KwLink *link = g_ptr_array_index (links, i);

      kw_graph_add_arrow (graph, link->from, link->to);
    }
  self->cancellable = g_cancellable_new ();
  kw_graph_lay_out_async (graph, self->cancellable, on_laid_out, g_object_ref (self));
}

/**
 * kw_graph_view_is_laid_out:
 * @self: a picture
 *
 * Returns: whether the problems stand where they belong
 */
gboolean
kw_graph_view_is_laid_out (KwGraphView *self)
{
  g_return_val_if_fail (KW_IS_GRAPH_VIEW (self), FALSE);

  return self->layout != NULL && self->coming_plan == NULL;
}
