/* kw-families-page.h: all families, found and sorted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_FAMILIES_PAGE (kw_families_page_get_type ())

G_DECLARE_FINAL_TYPE (KwFamiliesPage, kw_families_page, KW, FAMILIES_PAGE, KwPage)

GListModel *kw_families_page_get_model (KwFamiliesPage *self);

G_END_DECLS
