/* kw-search-page.h: finding words in everything recorded
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_SEARCH_PAGE (kw_search_page_get_type ())

G_DECLARE_FINAL_TYPE (KwSearchPage, kw_search_page, KW, SEARCH_PAGE, KwPage)

G_END_DECLS
