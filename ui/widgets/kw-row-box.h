/* kw-row-box.h: what stands in a row beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_ROW_BOX (kw_row_box_get_type ())

G_DECLARE_FINAL_TYPE (KwRowBox, kw_row_box, KW, ROW_BOX, GtkWidget)

GtkWidget *kw_row_box_new (GtkWidget *middle, GtkWidget *end);
void kw_row_box_set_start (KwRowBox *self, GtkWidget *start);

G_END_DECLS
