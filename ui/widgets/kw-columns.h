/* kw-columns.h: two columns that become one where there is no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_COLUMNS (kw_columns_get_type ())

G_DECLARE_FINAL_TYPE (KwColumns, kw_columns, KW, COLUMNS, GtkWidget)

GtkWidget *kw_columns_new (double start_share);
void kw_columns_set_parting (KwColumns *self, int n_chars);
void kw_columns_append (KwColumns *self, gboolean to_end, GtkWidget *child);
GtkWidget *kw_columns_get_start (KwColumns *self);
GtkWidget *kw_columns_get_end (KwColumns *self);

G_END_DECLS
