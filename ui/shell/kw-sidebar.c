/* kw-sidebar.c
 *
 * The list of pages with their counts; below it whether this is a sample, and whether all is
 * saved, which is said only of what is on the disk. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sidebar.h"

#include <glib/gi18n.h>

#include "kw-pages.h"
#include "kw-sidebar-row.h"
#include "kw-spoken-name.h"
#include "kw-words.h"

struct _KwSidebar
{
  AdwBin parent_instance;

  KwSession *session;

  GtkWidget *menu_button;
  GtkListBox *pages;
  GtkWidget *sample;
  GtkStack *saved_stack;
  GtkLabel *saved_label;
  GtkLabel *backup_label;
};

G_DEFINE_FINAL_TYPE (KwSidebar, kw_sidebar, ADW_TYPE_BIN)

static KwSidebarRow *
find_row (KwSidebar *self,
          const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->pages, i)) != NULL; i++)
    if (g_str_equal (kw_sidebar_row_get_name (KW_SIDEBAR_ROW (row)), name))
      return KW_SIDEBAR_ROW (row);

  return NULL;
}

static void
update_saved (KwSidebar *self)
{
  KwInstant saved_at = kw_session_get_saved_at (self->session);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean busy;

  g_object_get (self->session, "busy", &busy, NULL);
  if (busy)
    {
      gtk_stack_set_visible_child_name (self->saved_stack, "saving");
      return;
    }

  if (saved_at == KW_NONE)
    {
      gtk_stack_set_visible_child_name (self->saved_stack, "nothing");
      return;
    }

  time = kw_words_time (saved_at);
  /* Translators: %s is a time: "Saved 14:02". */
  text = g_strdup_printf (_ ("Saved %s"), time);
  gtk_label_set_text (self->saved_label, text);
  gtk_stack_set_visible_child_name (self->saved_stack, "saved");
}

static void
on_row_activated (KwSidebar *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                              kw_sidebar_row_get_name (KW_SIDEBAR_ROW (row)));
}

static void
kw_sidebar_dispose (GObject *object)
{
  g_clear_object (&KW_SIDEBAR (object)->session);

  G_OBJECT_CLASS (kw_sidebar_parent_class)->dispose (object);
}

static void
kw_sidebar_class_init (KwSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/shell/kw-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, sample);
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, saved_stack);
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, saved_label);
  gtk_widget_class_bind_template_child (widget_class, KwSidebar, backup_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kw_sidebar_init (KwSidebar *self)
{
  guint n_pages;
  const KwPageEntry *pages = kw_pages_list (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  kw_spoken_name_set (self->menu_button, _ ("Menu"));

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].icon_name != NULL)
      gtk_list_box_append (self->pages, kw_sidebar_row_new (&pages[i]));
}

/**
 * kw_sidebar_set_session:
 * @session: (nullable): the open casebook
 */
void
kw_sidebar_set_session (KwSidebar *self,
                        KwSession *session)
{
  g_return_if_fail (KW_IS_SIDEBAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update_saved, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  gtk_widget_set_visible (self->sample, kw_casebook_is_sample (kw_session_get_casebook (session)));
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  update_saved (self);
}

/**
 * kw_sidebar_set_backups:
 * @backups: (nullable): who makes the backups of the casebook
 *
 * Says how it stands with the backups: to be called when that is not as it was.
 */
void
kw_sidebar_set_backups (KwSidebar *self,
                        KwBackupKeeper *backups)
{
  g_autofree char *words = backups != NULL ? kw_backup_keeper_describe (backups) : NULL;

  g_return_if_fail (KW_IS_SIDEBAR (self));

  gtk_label_set_text (self->backup_label, words != NULL ? words : "");
  /* A sample says so in a line of its own. */
  gtk_widget_set_visible (GTK_WIDGET (self->backup_label), words != NULL && !gtk_widget_get_visible (self->sample));
}

/**
 * kw_sidebar_set_page:
 * @name: the page's name
 * @page: the page itself
 *
 * From now on the page's count is shown.
 */
void
kw_sidebar_set_page (KwSidebar *self,
                     const char *name,
                     KwPage *page)
{
  KwSidebarRow *row;

  g_return_if_fail (KW_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    kw_sidebar_row_set_page (row, page);
}

/**
 * kw_sidebar_forget_pages:
 *
 * Lets go of all pages.
 */
void
kw_sidebar_forget_pages (KwSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KW_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->pages, i)) != NULL; i++)
    kw_sidebar_row_set_page (KW_SIDEBAR_ROW (row), NULL);
  gtk_list_box_unselect_all (self->pages);
}

/**
 * kw_sidebar_has:
 * @name: (nullable): a page's name
 *
 * Returns: whether the page stands in the sidebar
 */
gboolean
kw_sidebar_has (KwSidebar *self,
                const char *name)
{
  g_return_val_if_fail (KW_IS_SIDEBAR (self), FALSE);

  return name != NULL && find_row (self, name) != NULL;
}

/**
 * kw_sidebar_select:
 * @name: a page's name
 *
 * Marks the page that is shown; none, where it does not stand in the sidebar.
 */
void
kw_sidebar_select (KwSidebar *self,
                   const char *name)
{
  KwSidebarRow *row;

  g_return_if_fail (KW_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    gtk_list_box_select_row (self->pages, GTK_LIST_BOX_ROW (row));
  else
    gtk_list_box_unselect_all (self->pages);
}
