/* kw-room.h: how much room something takes
 *
 * For widgets that lay out their own children by the room there is: two things beside each other, or one above the
 * other. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int kw_room_of_characters (GtkWidget *widget, int characters);
int kw_room_get_height (GtkWidget *child, int width);
void kw_room_give (GtkWidget *child, const GtkAllocation *room, int whole_width);

G_END_DECLS
