/* kw-list-row.h: a row of a long list, which fills itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KW_TYPE_LIST_ROW (kw_list_row_get_type ())

G_DECLARE_FINAL_TYPE (KwListRow, kw_list_row, KW, LIST_ROW, GObject)

KwListRow *kw_list_row_new (gint64 id);

gint64 kw_list_row_get_id (KwListRow *self);
gpointer kw_list_row_get_item (KwListRow *self);
gboolean kw_list_row_is_loaded (KwListRow *self);
void kw_list_row_take_item (KwListRow *self, gpointer item, guint64 load);

G_END_DECLS
