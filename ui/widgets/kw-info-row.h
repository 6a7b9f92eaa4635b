/* kw-info-row.h: a row that says what, and under it why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_INFO_ROW (kw_info_row_get_type ())

G_DECLARE_FINAL_TYPE (KwInfoRow, kw_info_row, KW, INFO_ROW, GtkListBoxRow)

GtkWidget *kw_info_row_new (const char *title, const char *detail, const char *reason);
void kw_info_row_set_words (KwInfoRow *self, const char *title, const char *detail, const char *reason);
void kw_info_row_set_lead (KwInfoRow *self, const char *text);
void kw_info_row_set_place (KwInfoRow *self, guint place);
void kw_info_row_set_progress (KwInfoRow *self, double fraction, const char *css_class);
void kw_info_row_add_suffix (KwInfoRow *self, GtkWidget *widget);
void kw_info_row_add_suffix_words (KwInfoRow *self, const char *strong, const char *dim);
void kw_info_row_set_action (KwInfoRow *self, const char *action_name, GVariant *target);

/* Returns: (transfer full): @name; one from right to left with marks that keep it from turning the line it stands in */
char *kw_info_row_dup_isolated (const char *name);

G_END_DECLS
