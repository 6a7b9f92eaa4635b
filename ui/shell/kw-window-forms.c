/* kw-window-forms.c
 *
 * Opens the forms: windows over the window, one of each kind. They have the window's actions,
 * so that somebody in danger is one key away from wherever the worker is typing. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-window-private.h"

static void
on_form_destroyed (KwWindow *self,
                   GtkWindow *form)
{
  for (guint i = 0; i < KW_N_FORMS; i++)
    if (self->forms[i] == form)
      self->forms[i] = NULL;
  /* Work of the form that is still under way keeps the form, but not the window. */
  gtk_widget_insert_action_group (GTK_WIDGET (form), "win", NULL);
  kw_window_update_actions (self);
  if (self->draft_notice != NULL)
    kw_draft_notice_refresh (self->draft_notice);
}

/* The form that lies on top, else the window. */
static GtkWindow *
topmost (KwWindow *self)
{
  GtkWindow *form = kw_window_get_form (self);

  return form != NULL ? form : GTK_WINDOW (self);
}

/* Opens a form with the properties given, or brings the one that is open to the front. */
void
kw_window_open_form (KwWindow *self,
                     KwFormKind kind,
                     const char *first_property,
                     ...)
{
  GType type = kw_pages_get_form_type (kind);
  GtkWindow *form;
  va_list arguments;

  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL || type == G_TYPE_INVALID)
    return;
  if (self->forms[kind] != NULL)
    {
      gtk_window_present (self->forms[kind]);
      return;
    }

  va_start (arguments, first_property);
  form = GTK_WINDOW (g_object_new_valist (type, first_property, arguments));
  va_end (arguments);

  gtk_window_set_transient_for (form, topmost (self));
  gtk_window_set_modal (form, TRUE);
  gtk_window_set_destroy_with_parent (form, TRUE);
  gtk_window_set_application (form, gtk_window_get_application (GTK_WINDOW (self)));
  gtk_widget_insert_action_group (GTK_WIDGET (form), "win", G_ACTION_GROUP (self));
  g_signal_connect_object (form, "destroy", G_CALLBACK (on_form_destroyed), self, G_CONNECT_SWAPPED);
  self->forms[kind] = form;
  gtk_window_present (form);
  kw_window_update_actions (self);
}

/* Closes them without asking: with a casebook that goes, and what is typed is kept as a draft. */
void
kw_window_close_forms (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  for (guint i = 0; i < KW_N_FORMS; i++)
    if (self->forms[i] != NULL)
      gtk_window_destroy (self->forms[i]);
}

/**
 * kw_window_get_form:
 *
 * Returns: (transfer none) (nullable): the form that is open, the topmost if there are several
 */
GtkWindow *
kw_window_get_form (KwWindow *self)
{
  GtkWindow *top = NULL;

  g_return_val_if_fail (KW_IS_WINDOW (self), NULL);

  /* A form lies on the window or on another form. */
  for (guint i = 0; i < KW_N_FORMS; i++)
    if (self->forms[i] != NULL && (top == NULL || gtk_window_get_transient_for (self->forms[i]) == top))
      {
        top = self->forms[i];
        i = -1;
      }

  return top;
}
