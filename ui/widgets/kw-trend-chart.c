/* kw-trend-chart.c: trust and visits over the weeks
 *
 * A line of five steps for trust above small blocks for the visits of each week, the sentence that says the same in
 * words, and the numbers as a table behind a button: what is drawn can always be read. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-trend-chart.h"

#include "kw-text.h"

#include <glib/gi18n-lib.h>

#define CHART_HEIGHT 76
#define BLOCK_HEIGHT 5
#define BLOCK_GAP    2
#define MAX_BLOCKS   5
#define N_STEPS      5

typedef struct
{
  char *label;
  int trust;
  guint n_seen;
} Week;

struct _KwTrendChart
{
  GtkWidget parent_instance;

  GtkWidget *drawing;
  GtkWidget *summary;
  GtkWidget *table;
  GArray *weeks; /* of Week */
};

G_DEFINE_FINAL_TYPE (KwTrendChart, kw_trend_chart, GTK_TYPE_WIDGET)

static void
week_clear (gpointer data)
{
  g_free (((Week *) data)->label);
}

static void
set_named_colour (cairo_t *cr, GtkWidget *widget, const char *name, double alpha)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= (float) alpha;
  gdk_cairo_set_source_rgba (cr, &colour);
}

static double
week_x (KwTrendChart *self, guint week, int width)
{
  double x = (week + 0.5) * width / self->weeks->len;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

static double
trust_y (int trust, double floor_y)
{
  return floor_y - (trust - 1) * (floor_y - 8) / (N_STEPS - 1);
}

static void
draw_grid (KwTrendChart *self, cairo_t *cr, int width, double floor_y)
{
  set_named_colour (cr, GTK_WIDGET (self), "window_fg_color", 0.12);
  cairo_set_line_width (cr, 1);
  for (int step = 1; step <= N_STEPS; step += 2)
    {
      double y = (int) trust_y (step, floor_y) + 0.5;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
    }
  cairo_stroke (cr);
}

static void
draw_trust (KwTrendChart *self, cairo_t *cr, int width, double floor_y)
{
  gboolean drawing = FALSE;

  set_named_colour (cr, GTK_WIDGET (self), "accent_color", 1);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->weeks->len; i++)
    {
      const Week *week = &g_array_index (self->weeks, Week, i);
      double x = week_x (self, i, width);

      if (week->trust == 0)
        {
          drawing = FALSE;
          continue;
        }
      if (!drawing)
        cairo_move_to (cr, x, trust_y (week->trust, floor_y));
      cairo_line_to (cr, x, trust_y (week->trust, floor_y));
      drawing = TRUE;
    }
  cairo_stroke (cr);
  for (guint i = 0; i < self->weeks->len; i++)
    {
      const Week *week = &g_array_index (self->weeks, Week, i);

      if (week->trust == 0)
        continue;
      cairo_arc (cr, week_x (self, i, width), trust_y (week->trust, floor_y), 2.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_visits (KwTrendChart *self, cairo_t *cr, int width, int height)
{
  double block_width = MIN (18, width / MAX (self->weeks->len, 1u) - 4);

  set_named_colour (cr, GTK_WIDGET (self), "kw_seen", 1);
  for (guint i = 0; i < self->weeks->len; i++)
    {
      guint n_blocks = MIN (g_array_index (self->weeks, Week, i).n_seen, MAX_BLOCKS);

      for (guint block = 0; block < n_blocks; block++)
        cairo_rectangle (cr, week_x (self, i, width) - block_width / 2,
                         height - (block + 1) * (BLOCK_HEIGHT + BLOCK_GAP) + BLOCK_GAP, block_width, BLOCK_HEIGHT);
    }
  cairo_fill (cr);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KwTrendChart *self = KW_TREND_CHART (user_data);
  double floor_y = height - MAX_BLOCKS * (BLOCK_HEIGHT + BLOCK_GAP) - 8;

  if (self->weeks->len == 0)
    return;
  draw_grid (self, cr, width, floor_y);
  draw_trust (self, cr, width, floor_y);
  draw_visits (self, cr, width, height);
}

static void
attach_cell (KwTrendChart *self, int column, int row, const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, heading ? "heading" : "numeric");
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
fill_table (KwTrendChart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);
  attach_cell (self, 0, 0, _ ("Week from"), TRUE);
  attach_cell (self, 1, 0, _ ("Trust"), TRUE);
  attach_cell (self, 2, 0, _ ("Seen"), TRUE);
  for (guint i = 0; i < self->weeks->len; i++)
    {
      const Week *week = &g_array_index (self->weeks, Week, i);
      g_autofree char *trust = week->trust == 0 ? g_strdup ("–") : g_strdup_printf ("%d", week->trust);
      g_autofree char *seen = g_strdup_printf ("%u", week->n_seen);

      attach_cell (self, 0, (int) i + 1, week->label, FALSE);
      attach_cell (self, 1, (int) i + 1, trust, FALSE);
      attach_cell (self, 2, (int) i + 1, seen, FALSE);
    }
}

static void
kw_trend_chart_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kw_trend_chart_parent_class)->dispose (object);
}

static void
kw_trend_chart_finalize (GObject *object)
{
  g_array_unref (KW_TREND_CHART (object)->weeks);

  G_OBJECT_CLASS (kw_trend_chart_parent_class)->finalize (object);
}

static void
kw_trend_chart_class_init (KwTrendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_trend_chart_dispose;
  object_class->finalize = kw_trend_chart_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
table_button_new (KwTrendChart *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->table = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 3);
  gtk_popover_set_child (GTK_POPOVER (popover), self->table);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (fill_table), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("As a table"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
kw_trend_chart_init (KwTrendChart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->weeks = g_array_new (FALSE, FALSE, sizeof (Week));
  g_array_set_clear_func (self->weeks, week_clear);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->drawing = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->drawing), CHART_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->drawing), draw, self, NULL);
  gtk_widget_set_parent (self->drawing, GTK_WIDGET (self));

  self->summary = kw_text_new (NULL, KW_TEXT_FILL, "dim-label");
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_box_append (GTK_BOX (foot), self->summary);
  gtk_box_append (GTK_BOX (foot), table_button_new (self));
  gtk_widget_set_parent (foot, GTK_WIDGET (self));
}

/**
 * kw_trend_chart_new:
 *
 * Returns: (transfer floating): a chart without weeks
 */
GtkWidget *
kw_trend_chart_new (void)
{
  return g_object_new (KW_TYPE_TREND_CHART, NULL);
}

/**
 * kw_trend_chart_set_weeks:
 * @self: a chart
 * @weeks: (array length=n_weeks): the weeks, oldest first; copied
 * @n_weeks: how many
 * @summary: what the chart shows, as one sentence, plain text
 */
void
kw_trend_chart_set_weeks (KwTrendChart *self, const KwTrendWeek *weeks, guint n_weeks, const char *summary)
{
  g_return_if_fail (KW_IS_TREND_CHART (self));
  g_return_if_fail (summary != NULL);

  g_array_set_size (self->weeks, 0);
  for (guint i = 0; i < n_weeks; i++)
    {
      Week week = { g_strdup (weeks[i].label), weeks[i].trust, weeks[i].n_seen };

      g_array_append_val (self->weeks, week);
    }
  kw_text_set_text (KW_TEXT (self->summary), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drawing), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  if (gtk_widget_get_mapped (self->table))
    fill_table (self);
  gtk_widget_queue_draw (self->drawing);
}
