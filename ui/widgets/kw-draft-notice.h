/* kw-draft-notice.h: something is half written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_DRAFT_NOTICE (kw_draft_notice_get_type ())

G_DECLARE_FINAL_TYPE (KwDraftNotice, kw_draft_notice, KW, DRAFT_NOTICE, GtkBox)

void kw_draft_notice_set_session (KwDraftNotice *self, KwSession *session);
void kw_draft_notice_refresh (KwDraftNotice *self);

G_END_DECLS
