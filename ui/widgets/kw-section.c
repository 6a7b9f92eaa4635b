/* kw-section.c: a titled boxed list
 *
 * The block that pages are built of: a title, dim words beside it, and a boxed list, or one line that says what will
 * be here while it is empty. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-section.h"

#include "kw-text.h"

struct _KwSection
{
  GtkBox parent_instance;

  GtkWidget *heading;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *list;
  GtkWidget *placeholder;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (KwSection, kw_section, GTK_TYPE_BOX)

static void
kw_section_class_init (KwSectionClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
kw_section_init (KwSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (self), self->heading);

  self->title = kw_text_new (NULL, KW_TEXT_WRAP, "section-title");
  gtk_box_append (GTK_BOX (self->heading), self->title);

  self->subtitle = kw_text_new (NULL, KW_TEXT_LINE, "dim-label");
  gtk_widget_set_hexpand (self->subtitle, TRUE);
  gtk_box_append (GTK_BOX (self->heading), self->subtitle);

  self->placeholder = kw_text_new (NULL, KW_TEXT_FILL, "dim-label");
  gtk_widget_set_margin_start (self->placeholder, 14);
  gtk_widget_set_margin_end (self->placeholder, 14);
  gtk_widget_set_margin_top (self->placeholder, 12);
  gtk_widget_set_margin_bottom (self->placeholder, 12);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), self->placeholder);
  gtk_box_append (GTK_BOX (self), self->list);
}

/**
 * kw_section_new:
 * @title: the title, translated
 * @empty_words: what stands there while the list is empty, translated
 *
 * Returns: (transfer floating): an empty section
 */
GtkWidget *
kw_section_new (const char *title, const char *empty_words)
{
  KwSection *self = g_object_new (KW_TYPE_SECTION, NULL);

  g_return_val_if_fail (title != NULL && empty_words != NULL, GTK_WIDGET (self));

  kw_text_set_text (KW_TEXT (self->title), title);
  kw_text_set_text (KW_TEXT (self->placeholder), empty_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_section_set_empty_words:
 * @self: a section
 * @words: what stands there while no row does, translated
 */
void
kw_section_set_empty_words (KwSection *self, const char *words)
{
  g_return_if_fail (KW_IS_SECTION (self));
  g_return_if_fail (words != NULL);

  kw_text_set_text (KW_TEXT (self->placeholder), words);
}

/**
 * kw_section_set_subtitle:
 * @self: a section
 * @subtitle: (nullable): dim words beside the title, plain text
 */
void
kw_section_set_subtitle (KwSection *self, const char *subtitle)
{
  g_return_if_fail (KW_IS_SECTION (self));

  kw_text_set_text (KW_TEXT (self->subtitle), subtitle);
}

/**
 * kw_section_set_header_widget:
 * @self: a section
 * @widget: a small button or the like for the title's far end
 */
void
kw_section_set_header_widget (KwSection *self, GtkWidget *widget)
{
  g_return_if_fail (KW_IS_SECTION (self));

  gtk_box_append (GTK_BOX (self->heading), widget);
}

/**
 * kw_section_append:
 * @self: a section
 * @row: a row, usually a #KwInfoRow
 */
void
kw_section_append (KwSection *self, GtkWidget *row)
{
  g_return_if_fail (KW_IS_SECTION (self));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
}

/**
 * kw_section_clear:
 * @self: a section
 *
 * Removes all rows.
 */
void
kw_section_clear (KwSection *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KW_IS_SECTION (self));

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->n_rows = 0;
}

/**
 * kw_section_get_n_rows:
 * @self: a section
 *
 * Returns: how many rows it has
 */
guint
kw_section_get_n_rows (KwSection *self)
{
  g_return_val_if_fail (KW_IS_SECTION (self), 0);

  return self->n_rows;
}

/**
 * kw_section_get_list:
 * @self: a section
 *
 * Returns: (transfer none): the list box
 */
GtkListBox *
kw_section_get_list (KwSection *self)
{
  g_return_val_if_fail (KW_IS_SECTION (self), NULL);

  return GTK_LIST_BOX (self->list);
}
