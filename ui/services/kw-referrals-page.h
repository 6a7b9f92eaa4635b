/* kw-referrals-page.h: the referrals on their way, over all the worker's families
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_REFERRALS_PAGE (kw_referrals_page_get_type ())

G_DECLARE_FINAL_TYPE (KwReferralsPage, kw_referrals_page, KW, REFERRALS_PAGE, KwPage)

G_END_DECLS
