/* kw-refer-form.h: writing a referral, and moving it on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-form-window.h"

G_BEGIN_DECLS

#define KW_TYPE_REFER_FORM (kw_refer_form_get_type ())

G_DECLARE_FINAL_TYPE (KwReferForm, kw_refer_form, KW, REFER_FORM, KwFormWindow)

G_END_DECLS
