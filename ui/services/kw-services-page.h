/* kw-services-page.h: the directory of services that families are referred to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_SERVICES_PAGE (kw_services_page_get_type ())

G_DECLARE_FINAL_TYPE (KwServicesPage, kw_services_page, KW, SERVICES_PAGE, KwPage)

G_END_DECLS
