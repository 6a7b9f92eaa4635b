/* kw-window.c
 *
 * The one window: its parts, and what of a page stands in its header bar. Its title never
 * says more than the program's name. Main thread; owned by its application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include "kw-spoken-name.h"

#include <glib/gi18n.h>

/* Counted in pixels at the usual text size. Narrower than this, what a page has in the middle of the header bar goes
 * below it; then buttons show icons alone; then the sidebar gives way to the page. */
#define TITLE_WIDTH   1300
#define BUTTONS_WIDTH 1000
#define SIDEBAR_WIDTH 720
#define USUAL_XFT_DPI (96 * 1024)

G_DEFINE_FINAL_TYPE (KwWindow, kw_window, ADW_TYPE_APPLICATION_WINDOW)

static void
place_title_widget (KwWindow *self,
                    GtkWidget *widget)
{
  AdwBin *bin = self->narrow ? self->below_bin : self->title_bin;
  AdwBin *other = self->narrow ? self->title_bin : self->below_bin;

  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean focused = widget != NULL && focus != NULL && gtk_widget_is_ancestor (focus, widget);

  gtk_widget_set_visible (GTK_WIDGET (self->below_bin), self->narrow && widget != NULL);
  if (widget != NULL && gtk_widget_get_parent (widget) == GTK_WIDGET (bin))
    return;
  adw_bin_set_child (other, NULL);
  adw_bin_set_child (bin, widget);
  /* Whoever types there goes on typing; grabbing the focus would select what is written. */
  if (focused)
    gtk_root_set_focus (GTK_ROOT (self), focus);
}

static void
update_header (KwWindow *self)
{
  const char *title = self->page == NULL ? NULL : kw_page_get_title (self->page);
  const char *subtitle = self->page == NULL ? NULL : kw_page_get_subtitle (self->page);

  gtk_label_set_text (self->title_label, title == NULL ? "" : title);
  gtk_label_set_text (self->subtitle_label, subtitle == NULL ? "" : subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL);
  place_title_widget (self, self->page == NULL ? NULL : kw_page_get_title_widget (self->page));
  adw_bin_set_child (self->end_bin, self->page == NULL ? NULL : kw_page_get_header_end (self->page));
}

static int
get_text_width (KwWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int dpi = USUAL_XFT_DPI;
  int height;

  /* Not shown yet. */
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = USUAL_XFT_DPI;

  return (gint64) width * USUAL_XFT_DPI / dpi;
}

static void
update_narrow (KwWindow *self)
{
  int width = get_text_width (self);
  gboolean narrow = width < TITLE_WIDTH;

  adw_leaflet_set_can_unfold (self->leaflet, width >= SIDEBAR_WIDTH);
  gtk_widget_set_visible (self->danger_label, width >= BUTTONS_WIDTH);
  gtk_widget_set_visible (self->visit_label, width >= BUTTONS_WIDTH);
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  update_header (self);
}

static gboolean
on_idle_after_layout (gpointer data)
{
  update_narrow (data);

  return G_SOURCE_REMOVE;
}

/* What is visible cannot change while it is being laid out. */
static void
on_surface_layout (KwWindow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle_after_layout, g_object_ref (self), g_object_unref);
}

/* Shows what there is to be shown now. */
void
kw_window_show_main (KwWindow *self)
{
  const char *name = "casebook";

  g_assert (KW_IS_WINDOW (self));

  if (self->locked_path != NULL)
    name = "locked";
  else if (self->session == NULL)
    name = "start";
  else if (self->details_hidden)
    name = "hidden";
  gtk_stack_set_visible_child_name (self->main_stack, name);
}

static void
restore_size (KwWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
kw_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kw_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_surface_layout), widget, G_CONNECT_SWAPPED);
}

static void
kw_window_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (GTK_NATIVE (widget)), on_surface_layout, widget);

  GTK_WIDGET_CLASS (kw_window_parent_class)->unrealize (widget);
}

/* What is being written to the file comes first; the window goes when that is done. */
static gboolean
kw_window_close_request (GtkWindow *window)
{
  KwWindow *self = KW_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (window));

  if (self->locking != NULL)
    {
      self->leaving = TRUE;
      return TRUE;
    }
  if (self->session != NULL)
    {
      kw_window_close_casebook (self, TRUE);
      return TRUE;
    }
  if (self->leaving)
    return TRUE;

  return GTK_WINDOW_CLASS (kw_window_parent_class)->close_request (window);
}

static void
kw_window_dispose (GObject *object)
{
  KwWindow *self = KW_WINDOW (object);

  if (self->sidebar != NULL)
    kw_window_set_session (self, NULL);
  g_clear_handle_id (&self->present_id, g_source_remove);
  kw_window_drop_places (self);
  g_clear_pointer (&self->locked_path, g_free);
  g_clear_pointer (&self->opening_path, g_free);
  g_clear_weak_pointer (&self->live);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->hidden_windows, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_array_unref);

  G_OBJECT_CLASS (kw_window_parent_class)->dispose (object);
}

static void
kw_window_class_init (KwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_window_dispose;
  widget_class->realize = kw_window_realize;
  widget_class->unrealize = kw_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = kw_window_close_request;

  g_type_ensure (KW_TYPE_SIDEBAR);
  g_type_ensure (KW_TYPE_DRAFT_NOTICE);
  g_type_ensure (KW_TYPE_START_PAGE);
  g_type_ensure (KW_TYPE_TOAST);
  g_type_ensure (KW_TYPE_UNLOCK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/shell/kw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KwWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, unlock_page);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, start_menu_button);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, backup_banner);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, draft_notice);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, title_bin);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, below_bin);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, end_bin);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, danger_label);
  gtk_widget_class_bind_template_child (widget_class, KwWindow, visit_label);
  gtk_widget_class_bind_template_callback (widget_class, kw_window_unlock);
  kw_window_class_add_actions (widget_class);
}

static void
kw_window_init (KwWindow *self)
{
  self->settings = g_settings_new (APP_ID);
  self->hidden_windows = g_ptr_array_new_with_free_func (g_object_unref);
  self->history = g_array_new (FALSE, FALSE, sizeof (KwSpot));
  self->spot = (KwSpot){ NULL, KW_NONE };

  gtk_widget_init_template (GTK_WIDGET (self));
  kw_spoken_name_set (self->start_menu_button, _ ("Menu"));
  kw_window_add_actions (self);
  restore_size (self);
  update_narrow (self);
  kw_window_show_main (self);
}

/* Puts what a page has to say about itself into the header bar. */
void
kw_window_set_page (KwWindow *self,
                    KwPage *page)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->page != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->page, update_header, self);
      g_signal_handlers_disconnect_by_func (self->page, kw_window_stop_waiting, self);
    }
  self->page = page;
  if (page != NULL)
    {
      g_signal_connect_object (page, "notify", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::ready", G_CALLBACK (kw_window_stop_waiting), self, G_CONNECT_SWAPPED);
    }
  update_header (self);
}

static void
hide_windows (KwWindow *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (l->data != self && gtk_widget_get_visible (l->data) && kw_window_of (l->data) == self)
      {
        g_ptr_array_add (self->hidden_windows, g_object_ref (l->data));
        gtk_widget_set_visible (l->data, FALSE);
      }
}

static void
show_windows (KwWindow *self)
{
  /* One that has been closed meanwhile belongs to no window any more. */
  for (guint i = 0; i < self->hidden_windows->len; i++)
    {
      GtkWindow *window = g_ptr_array_index (self->hidden_windows, i);

      if (gtk_window_get_transient_for (window) != NULL)
        gtk_window_present (window);
    }
  g_ptr_array_set_size (self->hidden_windows, 0);
}

/* Somebody is looking: nothing of a case stays in sight, in no window. */
void
kw_window_set_details_hidden (KwWindow *self,
                              gboolean hidden)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->details_hidden == hidden || (hidden && self->session == NULL))
    return;
  self->details_hidden = hidden;
  kw_window_show_main (self);
  if (hidden)
    hide_windows (self);
  else
    show_windows (self);
  kw_window_update_actions (self);
}

/**
 * kw_window_are_details_hidden:
 *
 * Returns: whether nothing of a case is in sight: somebody is looking, or it is locked
 */
gboolean
kw_window_are_details_hidden (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), FALSE);

  return self->details_hidden || self->locked_path != NULL;
}

/* What is still on its way to a window keeps it, but has nothing to do there any more. */
gboolean
kw_window_is_gone (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  return gtk_window_get_application (GTK_WINDOW (self)) == NULL;
}

/**
 * kw_window_new:
 * @application: the application that shows the window
 *
 * Returns: (transfer none): a new window, kept by @application
 */
KwWindow *
kw_window_new (KwApplication *application)
{
  g_return_val_if_fail (KW_IS_APPLICATION (application), NULL);

  return g_object_new (KW_TYPE_WINDOW, "application", application, NULL);
}

/**
 * kw_window_of:
 * @widget: a widget of a page or of a form
 *
 * Returns: (transfer none) (nullable): the window it belongs to
 */
KwWindow *
kw_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  while (root != NULL && !KW_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));

  return root == NULL ? NULL : KW_WINDOW (root);
}

/**
 * kw_window_get_path:
 *
 * Returns: (transfer none) (nullable): where the casebook lies that is open, locked or being opened
 */
const char *
kw_window_get_path (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), NULL);

  if (self->session != NULL)
    return kw_casebook_get_path (kw_session_get_casebook (self->session));

  return self->locked_path != NULL ? self->locked_path : self->opening_path;
}

/**
 * kw_window_get_session:
 *
 * Returns: (transfer none) (nullable): the open casebook at work
 */
KwSession *
kw_window_get_session (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), NULL);

  return self->session;
}

/* Leaves no page of the casebook, and stops what was being read for one. */
void
kw_window_leave_places (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  kw_window_forget_places (self);
  g_cancellable_cancel (self->cancellable);
  kw_sidebar_set_session (self->sidebar, NULL);
  kw_draft_notice_set_session (self->draft_notice, NULL);
  self->last_edit = 0;
}

/* Leaves nothing of the casebook. */
void
kw_window_leave_session (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  kw_window_stop_backups (self);
  kw_window_close_forms (self);
  kw_window_leave_places (self);
  kw_toast_dismiss (self->toast);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
}

/* Keys have come, or are gone. */
void
kw_window_tell_guarded (KwWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    kw_application_update_guard (KW_APPLICATION (application));
}

/**
 * kw_window_set_session:
 * @session: (nullable): an open casebook; %NULL for the start page
 *
 * Shows the first page of a casebook, or none of any.
 */
void
kw_window_set_session (KwWindow *self,
                       KwSession *session)
{
  guint n_pages;
  const KwPageEntry *pages = kw_pages_list (&n_pages);

  g_return_if_fail (KW_IS_WINDOW (self));
  g_return_if_fail (session == NULL || KW_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    kw_window_leave_session (self);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      kw_sidebar_set_session (self->sidebar, session);
      /* What was half written then is not gone on with here. */
      if (!self->looking)
        kw_draft_notice_set_session (self->draft_notice, session);
      self->cancellable = g_cancellable_new ();
      kw_window_start_backups (self);
      if (n_pages > 0 && self->places == NULL)
        kw_window_show_page (self, pages[0].name);
    }
  kw_window_show_main (self);
  kw_window_update_actions (self);
  kw_window_tell_guarded (self);
}

/**
 * kw_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in sight
 */
KwPage *
kw_window_get_page (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), NULL);

  return self->page;
}
