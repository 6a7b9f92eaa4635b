/* kw-family-page.h: one family, one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_PAGE (kw_family_page_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyPage, kw_family_page, KW, FAMILY_PAGE, KwPage)

gint64 kw_family_page_get_family (KwFamilyPage *self);

G_END_DECLS
