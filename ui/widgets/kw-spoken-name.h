/* kw-spoken-name.h: what a screen reader calls a control
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kw_spoken_name_set (GtkWidget *control, const char *name);
void kw_spoken_name_set_inside (GtkWidget *control, const char *name);
void kw_spoken_name_set_item (GtkWidget *child, const char *name, const char *description);

G_END_DECLS
