/* kw-window.h
 *
 * The one window: the start page, or an open casebook with its sidebar and pages. Main
 * thread; owned by its application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-application.h"
#include "kw-page.h"

G_BEGIN_DECLS

#define KW_TYPE_WINDOW (kw_window_get_type ())

G_DECLARE_FINAL_TYPE (KwWindow, kw_window, KW, WINDOW, AdwApplicationWindow)

KwWindow *kw_window_new (KwApplication *application);
KwWindow *kw_window_of (GtkWidget *widget);

void kw_window_present_soon (KwWindow *self);
void kw_window_open (KwWindow *self, const char *path);
const char *kw_window_get_path (KwWindow *self);
void kw_window_open_last (KwWindow *self);
KwSession *kw_window_get_session (KwWindow *self);
void kw_window_set_session (KwWindow *self, KwSession *session);
KwPage *kw_window_get_page (KwWindow *self);
gboolean kw_window_is_looking (KwWindow *self);
gboolean kw_window_is_arriving (KwWindow *self);
GtkWindow *kw_window_get_form (KwWindow *self);

gboolean kw_window_are_details_hidden (KwWindow *self);
void kw_window_lock (KwWindow *self);
gboolean kw_window_is_locked (KwWindow *self);
gboolean kw_window_is_guarded (KwWindow *self);

void kw_window_offer_undo (KwWindow *self, gint64 edit, const char *title);
void kw_window_show_error (KwWindow *self, const GError *error, const char *what_failed);

G_END_DECLS
