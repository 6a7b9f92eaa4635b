/* kw-form-build.c: the widgets of a form's window
 *
 * A header bar that stays, a notice under it, and the fields, which scroll. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-form-window-private.h"

#include <glib/gi18n.h>

#define WIDTH        900 /* at the usual text size */
#define HEIGHT       740
#define SCREEN_SPARE 40 /* of the screen, for what the desktop has at its edges */
#define GAP          10
#define MARGIN       24

#define USUAL_XFT_DPI (96 * 1024)

static gboolean
on_save_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  kw_form_window_save (KW_FORM_WINDOW (widget));
  return TRUE;
}

static gboolean
on_close_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
on_notice_closed (KwFormWindow *self)
{
  gtk_widget_set_visible (kw_form_window_get_private (self)->notice, FALSE);
}

static void
add_shortcuts (KwFormWindow *self)
{
  GtkEventController *early = gtk_shortcut_controller_new ();
  GtkEventController *late = gtk_shortcut_controller_new ();

  /* Before the text view takes Enter for a new line. */
  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (early),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (on_save_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), early);
  /* After whatever else Escape closes first. */
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (late),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (on_close_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), late);
}

static GtkWidget *
build_save_button (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keys = gtk_label_new (_ ("Ctrl ↵"));

  priv->save_label = gtk_label_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (keys, "keys");
  gtk_box_append (GTK_BOX (box), priv->save_label);
  gtk_box_append (GTK_BOX (box), keys);
  priv->save_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (priv->save_button), box);
  gtk_label_set_mnemonic_widget (GTK_LABEL (priv->save_label), priv->save_button);
  gtk_widget_add_css_class (priv->save_button, "suggested-action");
  gtk_widget_set_sensitive (priv->save_button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save"), -1);
  g_signal_connect_swapped (priv->save_button, "clicked", G_CALLBACK (kw_form_window_save), self);
  return priv->save_button;
}

static GtkWidget *
build_header (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  gtk_widget_set_tooltip_text (close, _ ("What is written is kept as a draft"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_close), self);
  priv->title = adw_window_title_new (NULL, NULL);
  g_object_bind_property (self, "title", priv->title, "title", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), priv->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), build_save_button (self));
  return header;
}

static GtkWidget *
build_notice (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  priv->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (priv->notice, "form-notice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->notice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Notice"), -1);
  priv->notice_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (priv->notice_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (priv->notice_label), 0);
  gtk_widget_set_hexpand (priv->notice_label, TRUE);
  gtk_box_append (GTK_BOX (priv->notice), priv->notice_label);
  priv->discard_button = gtk_button_new_with_mnemonic (_ ("_Discard"));
  g_signal_connect_swapped (priv->discard_button, "clicked", G_CALLBACK (kw_form_window_discard), self);
  gtk_widget_set_valign (priv->discard_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (priv->notice), priv->discard_button);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Hide this notice"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_notice_closed), self);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (priv->notice), close);
  gtk_widget_set_visible (priv->notice, FALSE);
  return priv->notice;
}

/* Large text needs a wider window, or every choice is cut short. */
static int
wanted_width (KwFormWindow *self)
{
  int dpi = USUAL_XFT_DPI;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > USUAL_XFT_DPI ? (int) ((gint64) WIDTH * dpi / USUAL_XFT_DPI) : WIDTH;
}

static GtkWidget *
build_body (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *overlay;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  priv->content = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (priv->content), wanted_width (self) - 2 * MARGIN);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (priv->content), wanted_width (self) - 2 * MARGIN);
  gtk_widget_set_margin_start (priv->content, MARGIN);
  gtk_widget_set_margin_end (priv->content, MARGIN);
  gtk_widget_set_margin_top (priv->content, GAP);
  gtk_widget_set_margin_bottom (priv->content, GAP * 2);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), priv->content);

  priv->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (priv->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (priv->stack), adw_bin_new (), "wait");
  gtk_stack_add_named (GTK_STACK (priv->stack), scrolled, "form");

  priv->toast = kw_toast_new ();
  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), priv->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), priv->toast);
  return overlay;
}

/* A form is never larger than a small laptop's screen. */
static void
fit_screen (KwFormWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle screen = { 0, 0, WIDTH, HEIGHT + SCREEN_SPARE };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (wanted_width (self), screen.width),
                               MIN (HEIGHT, screen.height - SCREEN_SPARE));
}

/* Makes everything but the fields. */
void
kw_form_window_build (KwFormWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_notice (self));
  gtk_box_append (GTK_BOX (box), build_body (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  add_shortcuts (self);
  fit_screen (self);
}
