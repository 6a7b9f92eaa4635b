/* kw-danger-dialog.h: someone is in danger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-form-window.h"

G_BEGIN_DECLS

#define KW_TYPE_DANGER_DIALOG (kw_danger_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KwDangerDialog, kw_danger_dialog, KW, DANGER_DIALOG, KwFormWindow)

G_END_DECLS
