/* kw-families-page.c: all families, found and sorted
 *
 * Sorting and filtering is SQL's work and only the rows that are seen are loaded, so a hundred thousand families
 * scroll like ten. Typing anywhere on the page goes to the search entry. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-families-page.h"

#include "kw-family-row.h"
#include "kw-family-source.h"
#include "kw-list-model.h"
#include "kw-spoken-name.h"
#include "kw-window.h"

#include <glib/gi18n.h>

struct _KwFamiliesPage
{
  KwPage parent_instance;

  GtkWidget *search;
  GtkWidget *whose;
  GtkWidget *status;
  GtkWidget *order;
  GtkWidget *stack;
  GtkWidget *view;
  KwFamilySource *source;
  KwListModel *model;
  gboolean opens_first; /* as soon as what was typed is found */
};

G_DEFINE_FINAL_TYPE (KwFamiliesPage, kw_families_page, KW_TYPE_PAGE)

/* The statuses in the order of the choice. */
static const int shown_statuses[] = { KW_CODE_NONE, KW_FAMILY_ACTIVE, KW_FAMILY_WAITING, KW_FAMILY_CLOSED };

static gboolean
is_filtered (KwFamiliesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whose)) != 0 ||
         gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status)) != 0;
}

static void
show_state (KwFamiliesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = NULL;

  if (n > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  else if (!kw_list_model_is_loading (self->model))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_filtered (self) ? "none" : "empty");
  count = g_strdup_printf (ngettext ("%u family", "%u families", n), n);
  kw_page_set_subtitle (KW_PAGE (self), n > 0 ? count : NULL);
  if (!is_filtered (self))
    kw_page_set_count (KW_PAGE (self), (int) n);
}

static void
on_error_changed (KwFamiliesPage *self)
{
  const GError *error = kw_list_model_get_error (self->model);

  if (error != NULL)
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The families could not be read"));
}

static void
reload (KwFamiliesPage *self)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };

  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whose)) == 1)
    filter.worker = kw_session_get_worker (kw_page_get_session (KW_PAGE (self)));
  filter.status = shown_statuses[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status))];
  filter.words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  filter.order = (KwFamilyOrder) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order));
  kw_family_source_set_filter (self->source, &filter);
  kw_list_model_reload (self->model);
}

static void
kw_families_page_refresh (KwPage *page)
{
  KwFamiliesPage *self = KW_FAMILIES_PAGE (page);

  reload (self);
}

/* A family whose row is kept only has that read again: where the reader is in the list stays. */
static gboolean
kw_families_page_concerns (KwPage *page, gint64 family)
{
  KwFamiliesPage *self = KW_FAMILIES_PAGE (page);

  if (family == KW_NONE)
    return FALSE;
  return !kw_list_model_find (self->model, family, NULL) || kw_list_model_refresh (self->model, &family, 1) == 0;
}

static void
kw_families_page_focus (KwPage *page)
{
  gtk_widget_grab_focus (KW_FAMILIES_PAGE (page)->search);
}

static void
on_row_activated (GtkListView *view, guint position, KwFamiliesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-family", "x", kw_list_model_get_id (self->model, position));
}

static void
open_first_if_found (KwFamiliesPage *self)
{
  if (!self->opens_first || kw_list_model_is_loading (self->model))
    return;
  self->opens_first = FALSE;
  if (kw_list_model_get_error (self->model) == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    on_row_activated (NULL, 0, self);
}

/* Enter in the search entry opens the first family found; of what stands there now, which may not be found yet. */
static void
on_search_activated (KwFamiliesPage *self)
{
  reload (self);
  self->opens_first = TRUE;
  open_first_if_found (self);
}

static void
on_search_typed (KwFamiliesPage *self)
{
  self->opens_first = FALSE;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, kw_family_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  kw_family_row_set_row (KW_FAMILY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  kw_family_row_set_row (KW_FAMILY_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
build_list (KwFamiliesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "family-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Families"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  return scrolled;
}

static GtkWidget *
build_status (const char *icon_name, const char *title, const char *description, gboolean offer_new)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), description);
  if (!offer_new)
    return status;
  button = gtk_button_new_with_label (_ ("Add a family"));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", "family", (gint64) 0, (gint64) 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static GtkWidget *
drop_down_new (const char *const *choices, const char *label, KwFamiliesPage *self)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices);

  gtk_widget_set_tooltip_text (drop_down, label);
  kw_spoken_name_set (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (reload), self);
  return drop_down;
}

static GtkWidget *
build_bar (KwFamiliesPage *self)
{
  const char *whose[] = { _ ("All families"), _ ("My families"), NULL };
  const char *statuses[] = { _ ("Any status"), _ ("Active"), _ ("Waiting"), _ ("Closed"), NULL };
  const char *orders[] = { _ ("By name"), _ ("By reference"), _ ("Longest unseen first"), _ ("By date opened"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name or reference"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a family"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (reload), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_search_typed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activated), self);
  self->whose = drop_down_new (whose, _ ("Whose families"), self);
  self->status = drop_down_new (statuses, _ ("Status"), self);
  self->order = drop_down_new (orders, _ ("Order"), self);

  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), self->whose);
  gtk_box_append (GTK_BOX (bar), self->status);
  gtk_box_append (GTK_BOX (bar), self->order);
  gtk_widget_set_margin_start (bar, 22);
  gtk_widget_set_margin_end (bar, 22);
  gtk_widget_set_margin_top (bar, 12);
  gtk_widget_set_margin_bottom (bar, 12);
  return bar;
}

static void
kw_families_page_constructed (GObject *object)
{
  KwFamiliesPage *self = KW_FAMILIES_PAGE (object);
  GtkNoSelection *selection;

  G_OBJECT_CLASS (kw_families_page_parent_class)->constructed (object);

  kw_page_set_title (KW_PAGE (self), _ ("Families"));
  self->source = kw_family_source_new (kw_page_get_session (KW_PAGE (self)));
  self->model = kw_list_model_new (KW_LIST_SOURCE (self->source));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (open_first_if_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::error", G_CALLBACK (on_error_changed), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
kw_families_page_dispose (GObject *object)
{
  KwFamiliesPage *self = KW_FAMILIES_PAGE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (kw_families_page_parent_class)->dispose (object);
}

static void
kw_families_page_class_init (KwFamiliesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kw_families_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kw_families_page_dispose;

  KW_PAGE_CLASS (klass)->refresh = kw_families_page_refresh;
  KW_PAGE_CLASS (klass)->concerns = kw_families_page_concerns;
  KW_PAGE_CLASS (klass)->focus = kw_families_page_focus;
}

static void
kw_families_page_init (KwFamiliesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a family"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(sxxx)", "family", (gint64) 0, (gint64) 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.edit-record");
  kw_page_set_header_end (KW_PAGE (self), add);

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       build_status ("kw-families-symbolic", _ ("No families yet"),
                                     _ ("The families you work with will stand here, with what to do first for each."),
                                     TRUE),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       build_status ("system-search-symbolic", _ ("No family found"),
                                     _ ("Try fewer words, or another status."), FALSE),
                       "none");
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kw_families_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none): the list's model, a #KwListModel
 */
GListModel *
kw_families_page_get_model (KwFamiliesPage *self)
{
  g_return_val_if_fail (KW_IS_FAMILIES_PAGE (self), NULL);

  return G_LIST_MODEL (self->model);
}
