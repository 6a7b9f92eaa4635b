/* kw-family-chooser.h: which family is it about?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_CHOOSER (kw_family_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyChooser, kw_family_chooser, KW, FAMILY_CHOOSER, GtkBox)

GtkWidget *kw_family_chooser_new (KwSession *session);

G_END_DECLS
