/* kw-wrap-box.c: children one after the other, in as many lines as they need
 *
 * For chips, whose widths differ: a GtkFlowBox would put them on a grid. Children keep their natural width, and shrink
 * only when one alone is wider than the box. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-wrap-box.h"

#define GAP 6

struct _KwWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KwWrapBox, kw_wrap_box, GTK_TYPE_WIDGET)

/* Where the next child goes. */
typedef struct
{
  int width;
  int x;
  int y;
  int line_height;
} Pen;

static void
place_child (Pen *pen, GtkWidget *child, GtkAllocation *allocation)
{
  int minimum, natural, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  natural = CLAMP (natural, minimum, MAX (minimum, pen->width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL, NULL);
  if (pen->x > 0 && pen->x + natural > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + GAP;
      pen->line_height = 0;
    }
  *allocation = (GtkAllocation){ pen->x, pen->y, natural, height };
  pen->x += natural + GAP;
  pen->line_height = MAX (pen->line_height, height);
}

static int
height_at (GtkWidget *widget, int width)
{
  Pen pen = { .width = width };
  GtkAllocation allocation;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place_child (&pen, child, &allocation);
  return pen.y + pen.line_height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? GAP : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
kw_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kw_wrap_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = height_at (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
}

typedef struct
{
  GtkWidget *child;
  GtkAllocation allocation;
} Placed;

static GArray *
place_children (GtkWidget *widget, int width)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  Pen pen = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Placed one = { child };

      if (!gtk_widget_should_layout (child))
        continue;
      place_child (&pen, child, &one.allocation);
      g_array_append_val (placed, one);
    }
  return placed;
}

/* Words beside something tall stand at its middle: all of a line are as high as its highest. */
static void
kw_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) placed = place_children (widget, width);
  guint end = 0;

  for (guint start = 0; start < placed->len; start = end)
    {
      int y = g_array_index (placed, Placed, start).allocation.y;
      int line_height = 0;

      for (end = start; end < placed->len && g_array_index (placed, Placed, end).allocation.y == y; end++)
        line_height = MAX (line_height, g_array_index (placed, Placed, end).allocation.height);
      for (guint i = start; i < end; i++)
        {
          Placed *one = &g_array_index (placed, Placed, i);

          one->allocation.height = line_height;
          if (turned)
            one->allocation.x = width - one->allocation.x - one->allocation.width;
          gtk_widget_size_allocate (one->child, &one->allocation, -1);
        }
    }
}

static void
kw_wrap_box_dispose (GObject *object)
{
  kw_wrap_box_clear (KW_WRAP_BOX (object));

  G_OBJECT_CLASS (kw_wrap_box_parent_class)->dispose (object);
}

static void
kw_wrap_box_class_init (KwWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_wrap_box_dispose;

  widget_class->get_request_mode = kw_wrap_box_get_request_mode;
  widget_class->measure = kw_wrap_box_measure;
  widget_class->size_allocate = kw_wrap_box_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_wrap_box_init (KwWrapBox *self)
{
}

/**
 * kw_wrap_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
kw_wrap_box_new (void)
{
  return g_object_new (KW_TYPE_WRAP_BOX, NULL);
}

/**
 * kw_wrap_box_append:
 * @self: a box
 * @child: a widget
 */
void
kw_wrap_box_append (KwWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (KW_IS_WRAP_BOX (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * kw_wrap_box_clear:
 * @self: a box
 *
 * Removes all children.
 */
void
kw_wrap_box_clear (KwWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (KW_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
