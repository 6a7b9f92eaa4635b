/* kw-wrap-box.h: children one after the other, in as many lines as they need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_WRAP_BOX (kw_wrap_box_get_type ())

G_DECLARE_FINAL_TYPE (KwWrapBox, kw_wrap_box, KW, WRAP_BOX, GtkWidget)

GtkWidget *kw_wrap_box_new (void);
void kw_wrap_box_append (KwWrapBox *self, GtkWidget *child);
void kw_wrap_box_clear (KwWrapBox *self);

G_END_DECLS
