/* kw-field-row.h: a field of a form, its name before it and what is wrong below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_FIELD_ROW (kw_field_row_get_type ())

G_DECLARE_FINAL_TYPE (KwFieldRow, kw_field_row, KW, FIELD_ROW, GtkWidget)

GtkWidget *kw_field_row_new (const char *label, GtkWidget *content);
GtkWidget *kw_field_row_get_content (KwFieldRow *self);
void kw_field_row_set_label (KwFieldRow *self, const char *label);
void kw_field_row_set_mnemonic (KwFieldRow *self, const char *label, GtkWidget *target);
void kw_field_row_set_error (KwFieldRow *self, const char *message);
void kw_field_row_set_error_name (KwFieldRow *self, const char *field);
gboolean kw_field_row_has_error (KwFieldRow *self);

G_END_DECLS
