/* kw-week-squares.c: a week of visits, as seven squares
 *
 * Monday to Sunday: seen is filled, not seen is outlined with a stroke through it, planned is pale, today has a ring.
 * The words that say the same are the tooltip and what a screen reader hears; the count stands beside it, where the
 * page puts it. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-week-squares.h"

#define N_DAYS 7
#define SQUARE 12
#define STEP   15
#define MARGIN 3 /* for today's ring */
#define RADIUS 3

struct _KwWeekSquares
{
  GtkWidget parent_instance;

  KwRhythmDay week[N_DAYS];
};

G_DEFINE_FINAL_TYPE (KwWeekSquares, kw_week_squares, GTK_TYPE_WIDGET)

static void
kw_week_squares_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int length = orientation == GTK_ORIENTATION_HORIZONTAL ? (N_DAYS - 1) * STEP + SQUARE : SQUARE;

  *minimum = *natural = length + 2 * MARGIN;
  *minimum_baseline = *natural_baseline = -1;
}

static void
rounded_square (cairo_t *cr, double x, double y, double size, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
set_colour (cairo_t *cr, GtkWidget *widget, const char *name)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
}

static void
draw_day (GtkWidget *widget, cairo_t *cr, const KwRhythmDay *day, double x, double y)
{
  static const char *const fills[] = {
    [KW_DAY_NONE] = "kw_square",
    [KW_DAY_PLANNED] = "kw_planned",
    [KW_DAY_SEEN] = "kw_seen",
  };

  if (day->state == KW_DAY_NOT_SEEN)
    {
      set_colour (cr, widget, "kw_missed");
      cairo_set_line_width (cr, 2);
      rounded_square (cr, x + 1, y + 1, SQUARE - 2, RADIUS);
      cairo_move_to (cr, x + 3, y + SQUARE - 3);
      cairo_line_to (cr, x + SQUARE - 3, y + 3);
      cairo_stroke (cr);
    }
  else
    {
      set_colour (cr, widget, fills[day->state]);
      rounded_square (cr, x, y, SQUARE, RADIUS);
      cairo_fill (cr);
    }
  if (day->today)
    {
      set_colour (cr, widget, "accent_color");
      cairo_set_line_width (cr, 2);
      rounded_square (cr, x - 2, y - 2, SQUARE + 4, RADIUS + 2);
      cairo_stroke (cr);
    }
}

static void
kw_week_squares_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KwWeekSquares *self = KW_WEEK_SQUARES (widget);
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double y = (height - SQUARE) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (int i = 0; i < N_DAYS; i++)
    draw_day (widget, cr, &self->week[i], MARGIN + (turned ? N_DAYS - 1 - i : i) * STEP, y);
  cairo_destroy (cr);
}

static void
kw_week_squares_class_init (KwWeekSquaresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kw_week_squares_measure;
  widget_class->snapshot = kw_week_squares_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kw_week_squares_init (KwWeekSquares *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kw_week_squares_new:
 *
 * Returns: (transfer floating): an empty week
 */
GtkWidget *
kw_week_squares_new (void)
{
  return g_object_new (KW_TYPE_WEEK_SQUARES, NULL);
}

/**
 * kw_week_squares_set_rhythm:
 * @self: the squares
 * @rhythm: whose week to show
 */
void
kw_week_squares_set_rhythm (KwWeekSquares *self, const KwRhythm *rhythm)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KW_IS_WEEK_SQUARES (self));
  g_return_if_fail (rhythm != NULL);

  for (int i = 0; i < N_DAYS; i++)
    self->week[i] = rhythm->week[i];
  words = kw_rhythm_dup_week (rhythm);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
