/* kw-record-editor.h: the editor of all plain records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-form-window.h"

G_BEGIN_DECLS

#define KW_TYPE_RECORD_EDITOR (kw_record_editor_get_type ())

G_DECLARE_FINAL_TYPE (KwRecordEditor, kw_record_editor, KW, RECORD_EDITOR, KwFormWindow)

G_END_DECLS
