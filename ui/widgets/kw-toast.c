/* kw-toast.c: what was just done, with one button to take it back
 *
 * There is one set of widgets, and what it says changes: nothing is made or freed while something moves, so that the
 * button can be activated at any moment, once for each message. Main thread; owned by the overlay it stands in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-toast.h"

#include "kw-spoken-name.h"

#include <glib/gi18n.h>

/* Long enough to read and reach, in seconds. */
#define TIMEOUT 8

struct _KwToast
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *button;
  GtkEventController *pointer;
  GtkEventController *keyboard;
  guint timeout_id;

  char *action_name; /* of the button; NULL once it was activated */
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (KwToast, kw_toast, ADW_TYPE_BIN)

static void
forget_action (KwToast *self)
{
  g_clear_pointer (&self->action_name, g_free);
  g_clear_pointer (&self->target, g_variant_unref);
}

static gboolean
is_attended_to (KwToast *self)
{
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer)) ||
         gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->keyboard));
}

static gboolean
on_timeout (gpointer data)
{
  KwToast *self = data;

  if (is_attended_to (self))
    return G_SOURCE_CONTINUE;
  self->timeout_id = 0;
  kw_toast_dismiss (self);

  return G_SOURCE_REMOVE;
}

/* However often it is activated, and while it comes or goes: once. */
static void
on_button (KwToast *self)
{
  g_autofree char *action_name = g_steal_pointer (&self->action_name);
  g_autoptr (GVariant) target = g_steal_pointer (&self->target);

  if (action_name == NULL)
    return;
  kw_toast_dismiss (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action_name, target);
}

/* Whoever used it goes on in what it stands over. */
static void
give_keyboard_back (KwToast *self)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_OVERLAY (overlay) &&
      gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->keyboard)))
    gtk_widget_child_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), GTK_DIR_TAB_FORWARD);
}

/* Gone from sight: it takes no room, no click and no keyboard. */
static void
on_revealed (KwToast *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer) && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show (KwToast *self,
      const char *text,
      const char *button)
{
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (TIMEOUT, on_timeout, self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static GtkWidget *
make_close_button (KwToast *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  kw_spoken_name_set (close, _ ("Close"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (kw_toast_dismiss), self);

  return close;
}

static GtkWidget *
make_content (KwToast *self)
{
  /* Looks as libadwaita's own does. */
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "toast", "spacing", 12, NULL);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));

  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_name (self->button, "toast-button");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_button), self);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), make_close_button (self));

  return box;
}

static void
kw_toast_dispose (GObject *object)
{
  KwToast *self = KW_TOAST (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  forget_action (self);

  G_OBJECT_CLASS (kw_toast_parent_class)->dispose (object);
}

static void
kw_toast_class_init (KwToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_toast_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
kw_toast_init (KwToast *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->pointer = gtk_event_controller_motion_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->pointer);
  self->keyboard = gtk_event_controller_focus_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->keyboard);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, make_content (self));
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (on_revealed), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * kw_toast_new:
 *
 * Returns: (transfer floating): a toast that says nothing yet, for a GtkOverlay
 */
GtkWidget *
kw_toast_new (void)
{
  return g_object_new (KW_TYPE_TOAST, NULL);
}

/**
 * kw_toast_say:
 * @text: what was done; plain text
 *
 * Says something for a while.
 */
void
kw_toast_say (KwToast *self,
              const char *text)
{
  g_return_if_fail (KW_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  forget_action (self);
  show (self, text, NULL);
}

/**
 * kw_toast_offer:
 * @text: what was done; plain text
 * @button: what can be done about it, with a mnemonic
 * @action_name: the action that does it
 * @target: (nullable): its parameter; taken if floating
 *
 * Says something for a while, and offers to do something about it, once.
 */
void
kw_toast_offer (KwToast *self,
                const char *text,
                const char *button,
                const char *action_name,
                GVariant *target)
{
  g_return_if_fail (KW_IS_TOAST (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (button != NULL);
  g_return_if_fail (action_name != NULL);

  forget_action (self);
  self->action_name = g_strdup (action_name);
  self->target = target == NULL ? NULL : g_variant_ref_sink (target);
  show (self, text, button);
}

/**
 * kw_toast_dismiss:
 *
 * Says nothing any more. What was offered is offered no longer.
 */
void
kw_toast_dismiss (KwToast *self)
{
  g_return_if_fail (KW_IS_TOAST (self));

  forget_action (self);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  give_keyboard_back (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  on_revealed (self);
}
