/* kw-sidebar-row.h: one page in the sidebar
 *
 * Its icon, its name and the page's count. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"
#include "kw-pages.h"

G_BEGIN_DECLS

#define KW_TYPE_SIDEBAR_ROW (kw_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (KwSidebarRow, kw_sidebar_row, KW, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *kw_sidebar_row_new (const KwPageEntry *entry);
const char *kw_sidebar_row_get_name (KwSidebarRow *self);
void kw_sidebar_row_set_page (KwSidebarRow *self, KwPage *page);

G_END_DECLS
