/* kw-text-box.h: several lines of text in a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_TEXT_BOX (kw_text_box_get_type ())

G_DECLARE_FINAL_TYPE (KwTextBox, kw_text_box, KW, TEXT_BOX, GtkWidget)

GtkWidget *kw_text_box_new (const char *label, int least_height);
char *kw_text_box_dup_text (KwTextBox *self);
void kw_text_box_set_text (KwTextBox *self, const char *text);
void kw_text_box_set_editable (KwTextBox *self, gboolean editable);

G_END_DECLS
