/* kw-keys-page.h: who can open the casebook
 *
 * A page of the preferences: the keys there are, and making, changing and removing them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-session.h"

G_BEGIN_DECLS

#define KW_TYPE_KEYS_PAGE (kw_keys_page_get_type ())

G_DECLARE_FINAL_TYPE (KwKeysPage, kw_keys_page, KW, KEYS_PAGE, AdwPreferencesPage)

GtkWidget *kw_keys_page_new (KwSession *session);

G_END_DECLS
