/* kw-sidebar.h: the list of pages, and whether all is saved
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup-keeper.h"
#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_SIDEBAR (kw_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (KwSidebar, kw_sidebar, KW, SIDEBAR, AdwBin)

void kw_sidebar_set_session (KwSidebar *self, KwSession *session);
void kw_sidebar_set_backups (KwSidebar *self, KwBackupKeeper *backups);
void kw_sidebar_set_page (KwSidebar *self, const char *name, KwPage *page);
void kw_sidebar_forget_pages (KwSidebar *self);
gboolean kw_sidebar_has (KwSidebar *self, const char *name);
void kw_sidebar_select (KwSidebar *self, const char *name);

G_END_DECLS
