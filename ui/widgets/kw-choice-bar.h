/* kw-choice-bar.h: one choice out of a few, all in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_CHOICE_BAR (kw_choice_bar_get_type ())

G_DECLARE_FINAL_TYPE (KwChoiceBar, kw_choice_bar, KW, CHOICE_BAR, GtkWidget)

GtkWidget *kw_choice_bar_new (const char *label);
void kw_choice_bar_append (KwChoiceBar *self, const char *words);
int kw_choice_bar_get_chosen (KwChoiceBar *self);
void kw_choice_bar_set_chosen (KwChoiceBar *self, int position);

G_END_DECLS
