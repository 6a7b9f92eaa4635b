/* kw-visit-form.h: logging a visit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-form-window.h"

G_BEGIN_DECLS

#define KW_TYPE_VISIT_FORM (kw_visit_form_get_type ())

G_DECLARE_FINAL_TYPE (KwVisitForm, kw_visit_form, KW, VISIT_FORM, KwFormWindow)

G_END_DECLS
