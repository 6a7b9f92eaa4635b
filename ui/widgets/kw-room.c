/* kw-room.c: how much room something takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-room.h"

/* The font that was asked about last. */
static struct
{
  PangoFontDescription *font;
  double resolution;
  int width;
} known;

/**
 * kw_room_of_characters:
 * @widget: a widget
 * @characters: how many
 *
 * Returns: how wide so many average characters of its font are, in pixels
 */
int
kw_room_of_characters (GtkWidget *widget, int characters)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);

  /* Pango lays a sample sentence out for every answer; text is nearly always of one font. */
  if (known.font == NULL || known.resolution != resolution || !pango_font_description_equal (known.font, font))
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      g_clear_pointer (&known.font, pango_font_description_free);
      known.font = pango_font_description_copy (font);
      known.resolution = resolution;
      known.width = pango_font_metrics_get_approximate_char_width (metrics);
      pango_font_metrics_unref (metrics);
    }
  return PANGO_PIXELS (known.width * characters);
}

/**
 * kw_room_get_height:
 * @child: a widget
 * @width: how wide it is
 *
 * Returns: how high it wants to be then
 */
int
kw_room_get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/**
 * kw_room_give:
 * @child: a widget
 * @room: where in its parent it goes, as from left to right
 * @whole_width: how wide the parent is
 *
 * Puts a child in its place, which is on the other side where people read from right to left.
 */
void
kw_room_give (GtkWidget *child, const GtkAllocation *room, int whole_width)
{
  GtkAllocation place = *room;

  if (gtk_widget_get_direction (gtk_widget_get_parent (child)) == GTK_TEXT_DIR_RTL)
    place.x = whole_width - room->x - room->width;
  gtk_widget_size_allocate (child, &place, -1);
}
