/* kw-today-page.h: the day over all the worker's families
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_TODAY_PAGE (kw_today_page_get_type ())

G_DECLARE_FINAL_TYPE (KwTodayPage, kw_today_page, KW, TODAY_PAGE, KwPage)

G_END_DECLS
