/* kw-toast.h: what was just done, with one button to take it back
 *
 * A short message that stands over the lower edge of a GtkOverlay for a few seconds, or as long as somebody points at
 * it or has the keyboard in it. A new one takes the place of the old one at once. Its text is plain text. Main thread.
 *
 * It is not AdwToast: that of libadwaita 1.2 ends the program when its button is activated while it still slides in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_TOAST (kw_toast_get_type ())

G_DECLARE_FINAL_TYPE (KwToast, kw_toast, KW, TOAST, AdwBin)

GtkWidget *kw_toast_new (void);
void kw_toast_say (KwToast *self, const char *text);
void kw_toast_offer (KwToast *self, const char *text, const char *button, const char *action_name, GVariant *target);
void kw_toast_dismiss (KwToast *self);

G_END_DECLS
