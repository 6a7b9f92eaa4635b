/* kw-start-page.h: what is seen before a casebook is open
 *
 * Start my casebook, open one, look at a sample; and how far that is. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_START_PAGE (kw_start_page_get_type ())

G_DECLARE_FINAL_TYPE (KwStartPage, kw_start_page, KW, START_PAGE, AdwBin)

void kw_start_page_set_working (KwStartPage *self, const char *what);
void kw_start_page_set_progress (KwStartPage *self, double fraction);

G_END_DECLS
