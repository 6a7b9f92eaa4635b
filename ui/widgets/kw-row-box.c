/* kw-row-box.c: what stands in a row beside each other
 *
 * Something in front at the top, words that take what width is left, and something at the end; words and end stand at
 * the middle of the row's height, or the words at its top where something is in front of them. A GtkBox does the same
 * with children aligned to the middle, but to find out how wide these would be at the height they got, GTK tries
 * widths one after the other, and every try lays the words out anew. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-row-box.h"

#define GAP 12

enum {
  START,
  MIDDLE,
  END,
  N_PLACES
};

struct _KwRowBox
{
  GtkWidget parent_instance;

  GtkWidget *children[N_PLACES]; /* the first may be missing */
};

G_DEFINE_FINAL_TYPE (KwRowBox, kw_row_box, GTK_TYPE_WIDGET)

static gboolean
is_there (KwRowBox *self, int place)
{
  return self->children[place] != NULL && gtk_widget_should_layout (self->children[place]);
}

static int
count_gaps (KwRowBox *self)
{
  return (is_there (self, START) ? GAP : 0) + (is_there (self, END) ? GAP : 0);
}

/* How wide each is in @width; what is left over goes to the words. */
static void
share_out (KwRowBox *self, int width, int widths[N_PLACES])
{
  GtkRequestedSize sizes[N_PLACES] = { { 0 } };
  int left = width - count_gaps (self);

  for (int i = 0; i < N_PLACES; i++)
    {
      sizes[i].data = self->children[i];
      if (is_there (self, i))
        gtk_widget_measure (self->children[i], GTK_ORIENTATION_HORIZONTAL, -1, &sizes[i].minimum_size,
                            &sizes[i].natural_size, NULL, NULL);
      left -= sizes[i].minimum_size;
    }
  left = gtk_distribute_natural_allocation (MAX (left, 0), N_PLACES, sizes);
  for (int i = 0; i < N_PLACES; i++)
    widths[i] = sizes[i].minimum_size + (i == MIDDLE ? left : 0);
}

static int
height_at (KwRowBox *self, int place, int width)
{
  int natural = 0;

  if (is_there (self, place))
    gtk_widget_measure (self->children[place], GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
kw_row_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kw_row_box_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  KwRowBox *self = KW_ROW_BOX (widget);
  int widths[N_PLACES] = { -1, -1, -1 };

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? count_gaps (self) : 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    share_out (self, for_size, widths);
  for (int i = 0; i < N_PLACES; i++)
    {
      int child_minimum, child_natural;

      if (!is_there (self, i))
        continue;
      gtk_widget_measure (self->children[i], orientation, widths[i], &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *minimum + child_minimum : MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX (*natural, child_natural);
    }
}

static void
kw_row_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KwRowBox *self = KW_ROW_BOX (widget);
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int widths[N_PLACES], x = 0;

  share_out (self, width, widths);
  for (int i = 0; i < N_PLACES; i++)
    {
      int child_height = MIN (height_at (self, i, widths[i]), height);
      gboolean at_top = i == START || (i == MIDDLE && is_there (self, START));

      if (!is_there (self, i))
        continue;
      gtk_widget_size_allocate (self->children[i],
                                &(GtkAllocation){ turned ? width - x - widths[i] : x,
                                                  at_top ? 0 : (height - child_height) / 2, widths[i], child_height },
                                -1);
      x += widths[i] + GAP;
    }
}

static void
kw_row_box_dispose (GObject *object)
{
  KwRowBox *self = KW_ROW_BOX (object);

  for (int i = 0; i < N_PLACES; i++)
    g_clear_pointer (&self->children[i], gtk_widget_unparent);

  G_OBJECT_CLASS (kw_row_box_parent_class)->dispose (object);
}

static void
kw_row_box_class_init (KwRowBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_row_box_dispose;

  widget_class->get_request_mode = kw_row_box_get_request_mode;
  widget_class->measure = kw_row_box_measure;
  widget_class->size_allocate = kw_row_box_size_allocate;
}

static void
kw_row_box_init (KwRowBox *self)
{
}

/**
 * kw_row_box_new:
 * @middle: the words
 * @end: what stands behind them
 *
 * Returns: (transfer floating): the two beside each other
 */
GtkWidget *
kw_row_box_new (GtkWidget *middle, GtkWidget *end)
{
  KwRowBox *self = g_object_new (KW_TYPE_ROW_BOX, NULL);

  self->children[MIDDLE] = middle;
  gtk_widget_set_parent (middle, GTK_WIDGET (self));
  self->children[END] = end;
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * kw_row_box_set_start:
 * @self: a box with nothing in front yet
 * @start: what stands in front
 */
void
kw_row_box_set_start (KwRowBox *self, GtkWidget *start)
{
  g_return_if_fail (KW_IS_ROW_BOX (self));
  g_return_if_fail (self->children[START] == NULL);

  self->children[START] = start;
  gtk_widget_insert_after (start, GTK_WIDGET (self), NULL);
}
