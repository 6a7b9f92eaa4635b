/* kw-trust-dots.h: how far somebody lets the worker in, as five dots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_TRUST_DOTS (kw_trust_dots_get_type ())

G_DECLARE_FINAL_TYPE (KwTrustDots, kw_trust_dots, KW, TRUST_DOTS, GtkWidget)

GtkWidget *kw_trust_dots_new (int step);
void kw_trust_dots_set_step (KwTrustDots *self, int step);

G_END_DECLS
