/* kw-text.h: words on a page, laid out as seldom as can be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_TEXT (kw_text_get_type ())

G_DECLARE_FINAL_TYPE (KwText, kw_text, KW, TEXT, GtkWidget)

/**
 * KwTextFlow:
 * @KW_TEXT_LINE: one line, cut with an ellipsis where there is no room
 * @KW_TEXT_WRAP: one line where there is room, several where there is not
 * @KW_TEXT_FILL: takes the width it is given, in as many lines as that needs; how wide it would like to be is a guess
 */
typedef enum {
  KW_TEXT_LINE,
  KW_TEXT_WRAP,
  KW_TEXT_FILL,
} KwTextFlow;

GtkWidget *kw_text_new (const char *text, KwTextFlow flow, const char *css_class);
void kw_text_set_text (KwText *self, const char *text);
void kw_text_set_attributes (KwText *self, PangoAttrList *attributes);
void kw_text_set_tabular (KwText *self);
void kw_text_set_align (KwText *self, float xalign);
void kw_text_set_width_chars (KwText *self, int n_chars);
void kw_text_set_most (KwText *self, int n_chars, int n_lines);
const char *kw_text_get_text (KwText *self);

G_END_DECLS
