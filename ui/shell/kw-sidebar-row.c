/* kw-sidebar-row.c
 *
 * One page in the sidebar. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sidebar-row.h"

#include <glib/gi18n.h>

struct _KwSidebarRow
{
  GtkListBoxRow parent_instance;

  const KwPageEntry *entry;
  KwPage *page;
  gulong count_id;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (KwSidebarRow, kw_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_count (KwSidebarRow *self)
{
  int count = self->page == NULL ? -1 : kw_page_get_count (self->page);
  g_autofree char *text = g_strdup_printf ("%d", MAX (count, 0));
  g_autofree char *name = NULL;

  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);

  if (count > 0)
    /* Translators: read out by a screen reader: the name of a page and how many things are on it. */
    name = g_strdup_printf (_ ("%s, %d"), _ (self->entry->title), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ (self->entry->title), -1);
}

static void
kw_sidebar_row_dispose (GObject *object)
{
  KwSidebarRow *self = KW_SIDEBAR_ROW (object);

  if (self->page != NULL)
    g_clear_signal_handler (&self->count_id, self->page);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (kw_sidebar_row_parent_class)->dispose (object);
}

static void
kw_sidebar_row_class_init (KwSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/shell/kw-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KwSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KwSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, KwSidebarRow, count);
}

static void
kw_sidebar_row_init (KwSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kw_sidebar_row_new:
 * @entry: a page; for good
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
kw_sidebar_row_new (const KwPageEntry *entry)
{
  KwSidebarRow *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (KW_TYPE_SIDEBAR_ROW, "name", entry->name, NULL);
  self->entry = entry;
  gtk_image_set_from_icon_name (self->icon, entry->icon_name);
  gtk_label_set_text (self->title, _ (entry->title));
  update_count (self);

  return GTK_WIDGET (self);
}

/**
 * kw_sidebar_row_get_name:
 *
 * Returns: the page's name
 */
const char *
kw_sidebar_row_get_name (KwSidebarRow *self)
{
  g_return_val_if_fail (KW_IS_SIDEBAR_ROW (self), NULL);

  return self->entry->name;
}

/**
 * kw_sidebar_row_set_page:
 * @page: (nullable): the page itself, whose count is shown
 */
void
kw_sidebar_row_set_page (KwSidebarRow *self,
                         KwPage *page)
{
  g_return_if_fail (KW_IS_SIDEBAR_ROW (self));

  if (self->page == page)
    return;
  if (self->page != NULL)
    g_clear_signal_handler (&self->count_id, self->page);
  g_set_object (&self->page, page);
  if (page != NULL)
    self->count_id = g_signal_connect_swapped (page, "notify::count", G_CALLBACK (update_count), self);
  update_count (self);
}
