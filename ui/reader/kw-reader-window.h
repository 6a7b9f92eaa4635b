/* kw-reader-window.h: the plan for one named reader, and at the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_READER_WINDOW (kw_reader_window_get_type ())

G_DECLARE_FINAL_TYPE (KwReaderWindow, kw_reader_window, KW, READER_WINDOW, AdwWindow)

G_END_DECLS
