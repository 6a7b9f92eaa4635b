/* kw-same-person-window.h: a member who is in another family too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_SAME_PERSON_WINDOW (kw_same_person_window_get_type ())

G_DECLARE_FINAL_TYPE (KwSamePersonWindow, kw_same_person_window, KW, SAME_PERSON_WINDOW, AdwWindow)

G_END_DECLS
