/* kw-window-forms.c
 *
 * Opens the forms: windows over the window, one of each kind. They have the window's actions,
 * so that somebody in danger is one key away from wherever the worker is typing. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-window-private.h"

#include "kw-form-window.h"

static void
on_form_destroyed (KwWindow *self,
                   GtkWindow *form)
{
  for (guint i = 0; i < KW_N_FORMS; i++)
    if (self->forms[i] == form)
      {
        self->forms[i] = NULL;
        g_clear_pointer (&self->requests[i].parameter, g_variant_unref);
      }
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

/* Opens a form with the properties given, or brings the one that is open to the front. @action and @parameter are what
 * it was asked for by. */
void
kw_window_open_form (KwWindow *self,
                     KwFormKind kind,
                     GAction *action,
                     GVariant *parameter,
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
  self->requests[kind].action = g_intern_string (g_action_get_name (action));
  self->requests[kind].parameter = g_variant_ref (parameter);
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

/* The same, with the family that was chosen in the form meanwhile in the place of none. */
static GVariant *
dup_parameter (GtkWindow *form,
               GVariant *parameter)
{
  gint64 family = KW_IS_FORM_WINDOW (form) ? kw_form_window_get_family (KW_FORM_WINDOW (form)) : KW_NONE;
  gint64 problem, breakthrough;

  if (family == KW_NONE)
    return g_variant_ref (parameter);
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE ("x")))
    return g_variant_ref_sink (g_variant_new_int64 (family));
  if (!g_variant_is_of_type (parameter, G_VARIANT_TYPE ("(xxx)")))
    return g_variant_ref (parameter);
  g_variant_get (parameter, "(xxx)", NULL, &problem, &breakthrough);

  return g_variant_ref_sink (g_variant_new ("(xxx)", family, problem, breakthrough));
}

static int
find_form (KwWindow *self,
           GtkWindow *form)
{
  for (int i = 0; i < KW_N_FORMS; i++)
    if (self->forms[i] == form)
      return i;

  return -1;
}

static void
clear_request (gpointer data)
{
  KwRequest *request = data;

  g_clear_pointer (&request->parameter, g_variant_unref);
}

/* By what the forms that are open can be opened again, the lowest first. */
GArray *
kw_window_list_requests (KwWindow *self)
{
  GArray *requests = g_array_new (FALSE, FALSE, sizeof (KwRequest));

  g_assert (KW_IS_WINDOW (self));

  g_array_set_clear_func (requests, clear_request);
  for (GtkWindow *form = kw_window_get_form (self); form != NULL && form != GTK_WINDOW (self);
       form = gtk_window_get_transient_for (form))
    {
      int i = find_form (self, form);
      KwRequest request;

      if (i < 0)
        continue;
      request.action = self->requests[i].action;
      request.parameter = dup_parameter (form, self->requests[i].parameter);
      g_array_prepend_val (requests, request);
    }

  return requests;
}

/* Keeps as drafts what is entered in the forms that are open. */
void
kw_window_keep_forms (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  for (guint i = 0; i < KW_N_FORMS; i++)
    if (KW_IS_FORM_WINDOW (self->forms[i]))
      kw_form_window_keep (KW_FORM_WINDOW (self->forms[i]));
}

/* Takes all windows that lie over this one out of sight at once, keeps what is entered in forms, and closes whatever
 * else there is: dialogs, preferences. */
void
kw_window_put_forms_away (KwWindow *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert (KW_IS_WINDOW (self));

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (l->data != self && kw_window_of (l->data) == self)
      {
        gtk_widget_set_visible (l->data, FALSE);
        g_ptr_array_add (windows, g_object_ref (l->data));
      }
  for (guint i = 0; i < windows->len; i++)
    {
      GtkWindow *window = g_ptr_array_index (windows, i);

      if (!KW_IS_FORM_WINDOW (window))
        gtk_window_close (window);
    }
  kw_window_keep_forms (self);
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
