/* kw-columns.c: two columns that become one where there is no room
 *
 * Pages stand on two columns of boxed lists; with large text or in a narrow window the second goes below the first.
 * The width at which they part follows the text's size. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-columns.h"

#include "kw-room.h"

#define COLUMN_GAP         22
#define ROW_GAP            18
#define PARTING_CHARACTERS 96

struct _KwColumns
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  double start_share;
  int parting; /* below this width, in average characters, one column */
};

G_DEFINE_FINAL_TYPE (KwColumns, kw_columns, GTK_TYPE_WIDGET)

static gboolean
has_two_columns (KwColumns *self, int width)
{
  return gtk_widget_get_visible (self->end) && width >= kw_room_of_characters (GTK_WIDGET (self), self->parting);
}

static int
start_width (KwColumns *self, int width)
{
  return (int) ((width - COLUMN_GAP) * self->start_share);
}

static GtkSizeRequestMode
kw_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (KwColumns *self, int *minimum, int *natural)
{
  int start_minimum, start_natural, end_minimum = 0, end_natural = 0;

  gtk_widget_measure (self->start, GTK_ORIENTATION_HORIZONTAL, -1, &start_minimum, &start_natural, NULL, NULL);
  if (gtk_widget_get_visible (self->end))
    gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &end_minimum, &end_natural, NULL, NULL);
  *minimum = MAX (start_minimum, end_minimum);
  *natural = MAX (*minimum, start_natural + COLUMN_GAP + end_natural);
}

static void
kw_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  KwColumns *self = KW_COLUMNS (widget);
  int width = for_size;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  /* Columns stand in what scrolls, where nobody needs a height for no width in particular: laying out all text for
   * that takes as long as showing it. */
  if (width < 0)
    return;
  if (has_two_columns (self, width))
    {
      int start = start_width (self, width);

      *natural = MAX (kw_room_get_height (self->start, start),
                      kw_room_get_height (self->end, width - COLUMN_GAP - start));
    }
  else
    {
      *natural = kw_room_get_height (self->start, width);
      if (gtk_widget_get_visible (self->end))
        *natural += ROW_GAP + kw_room_get_height (self->end, width);
    }
  *minimum = *natural;
}

static void
kw_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KwColumns *self = KW_COLUMNS (widget);
  int start = start_width (self, width), above;

  if (has_two_columns (self, width))
    {
      kw_room_give (self->start, &(GtkAllocation){ 0, 0, start, height }, width);
      kw_room_give (self->end, &(GtkAllocation){ start + COLUMN_GAP, 0, width - start - COLUMN_GAP, height }, width);
      return;
    }
  above = kw_room_get_height (self->start, width);
  kw_room_give (self->start, &(GtkAllocation){ 0, 0, width, above }, width);
  above += ROW_GAP;
  if (gtk_widget_get_visible (self->end))
    kw_room_give (self->end,
                  &(GtkAllocation){ 0, above, width, MAX (height - above, kw_room_get_height (self->end, width)) },
                  width);
}

static void
kw_columns_dispose (GObject *object)
{
  KwColumns *self = KW_COLUMNS (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_columns_parent_class)->dispose (object);
}

static void
kw_columns_class_init (KwColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_columns_dispose;

  widget_class->get_request_mode = kw_columns_get_request_mode;
  widget_class->measure = kw_columns_measure;
  widget_class->size_allocate = kw_columns_size_allocate;
}

static void
kw_columns_init (KwColumns *self)
{
  self->start_share = 0.5;
  self->parting = PARTING_CHARACTERS;
  self->start = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_GAP);
  gtk_widget_set_parent (self->start, GTK_WIDGET (self));
  self->end = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_GAP);
  gtk_widget_set_parent (self->end, GTK_WIDGET (self));
}

/**
 * kw_columns_new:
 * @start_share: how much of the width the first column takes, between 0 and 1
 *
 * Returns: (transfer floating): two empty columns
 */
GtkWidget *
kw_columns_new (double start_share)
{
  KwColumns *self = g_object_new (KW_TYPE_COLUMNS, NULL);

  g_return_val_if_fail (start_share > 0 && start_share < 1, GTK_WIDGET (self));

  self->start_share = start_share;
  return GTK_WIDGET (self);
}

/**
 * kw_columns_set_parting:
 * @self: the columns
 * @n_chars: narrower than so many average characters they stand below each other
 */
void
kw_columns_set_parting (KwColumns *self, int n_chars)
{
  g_return_if_fail (KW_IS_COLUMNS (self));

  self->parting = n_chars;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_columns_append:
 * @self: the columns
 * @to_end: whether @child goes to the second column
 * @child: a widget
 */
void
kw_columns_append (KwColumns *self, gboolean to_end, GtkWidget *child)
{
  g_return_if_fail (KW_IS_COLUMNS (self));

  gtk_box_append (GTK_BOX (to_end ? self->end : self->start), child);
}

/**
 * kw_columns_get_start:
 * @self: the columns
 *
 * Returns: (transfer none): the first column, a #GtkBox
 */
GtkWidget *
kw_columns_get_start (KwColumns *self)
{
  g_return_val_if_fail (KW_IS_COLUMNS (self), NULL);

  return self->start;
}

/**
 * kw_columns_get_end:
 * @self: the columns
 *
 * Returns: (transfer none): the second column, a #GtkBox
 */
GtkWidget *
kw_columns_get_end (KwColumns *self)
{
  g_return_val_if_fail (KW_IS_COLUMNS (self), NULL);

  return self->end;
}
