/* kw-section.h: a titled boxed list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_SECTION (kw_section_get_type ())

G_DECLARE_FINAL_TYPE (KwSection, kw_section, KW, SECTION, GtkBox)

GtkWidget *kw_section_new (const char *title, const char *empty_words);
void kw_section_set_empty_words (KwSection *self, const char *words);
void kw_section_set_subtitle (KwSection *self, const char *subtitle);
void kw_section_set_header_widget (KwSection *self, GtkWidget *widget);
void kw_section_append (KwSection *self, GtkWidget *row);
void kw_section_clear (KwSection *self);
guint kw_section_get_n_rows (KwSection *self);
GtkListBox *kw_section_get_list (KwSection *self);

G_END_DECLS
