/* kw-preferences.h
 *
 * What a person may have differently. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-session.h"

G_BEGIN_DECLS

#define KW_TYPE_PREFERENCES (kw_preferences_get_type ())

G_DECLARE_FINAL_TYPE (KwPreferences, kw_preferences, KW, PREFERENCES, AdwPreferencesWindow)

GtkWidget *kw_preferences_new (GtkWindow *parent, GSettings *settings, KwSession *session);
void kw_preferences_apply (GSettings *settings);

G_END_DECLS
