/* kw-application.h
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_APPLICATION (kw_application_get_type ())

G_DECLARE_FINAL_TYPE (KwApplication, kw_application, KW, APPLICATION, AdwApplication)

/**
 * kw_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
KwApplication *kw_application_new (void);

G_END_DECLS
