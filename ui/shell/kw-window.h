/* kw-window.h
 *
 * The one window. Main thread; owned by its application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-application.h"

G_BEGIN_DECLS

#define KW_TYPE_WINDOW (kw_window_get_type ())

G_DECLARE_FINAL_TYPE (KwWindow, kw_window, KW, WINDOW, AdwApplicationWindow)

/**
 * kw_window_new:
 * @application: the application that shows the window
 *
 * Returns: (transfer none): a new window, kept by @application
 */
KwWindow *kw_window_new (KwApplication *application);

G_END_DECLS
