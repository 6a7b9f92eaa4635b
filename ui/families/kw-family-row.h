/* kw-family-row.h: one family in a long list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-list-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_ROW (kw_family_row_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyRow, kw_family_row, KW, FAMILY_ROW, GtkWidget)

GtkWidget *kw_family_row_new (void);
void kw_family_row_set_row (KwFamilyRow *self, KwListRow *row);

G_END_DECLS
