/* kw-form-bind.c: texts of an entry and the widgets they are typed in
 *
 * An entry holds what is typed as it is typed; binding keeps a widget and its text the same. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-form-window-private.h"

#include "kw-text-box.h"
#include "kw-when-entry.h"

static char *
dup_text_of (GtkWidget *widget)
{
  if (KW_IS_TEXT_BOX (widget))
    return kw_text_box_dup_text (KW_TEXT_BOX (widget));
  if (KW_IS_WHEN_ENTRY (widget))
    return g_strdup (kw_when_entry_get_text (KW_WHEN_ENTRY (widget)));
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
}

static void
set_text_of (GtkWidget *widget, const char *text)
{
  g_autofree char *now = dup_text_of (widget);

  if (text == NULL)
    text = "";
  if (g_str_equal (now, text))
    return;
  if (KW_IS_TEXT_BOX (widget))
    kw_text_box_set_text (KW_TEXT_BOX (widget), text);
  else if (KW_IS_WHEN_ENTRY (widget))
    kw_when_entry_set_text (KW_WHEN_ENTRY (widget), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static void
on_bound_changed (GtkWidget *widget, KwFormWindow *self)
{
  char **text = g_object_get_data (G_OBJECT (widget), "bound-text");
  g_autofree char *typed = dup_text_of (widget);

  if (g_strcmp0 (*text, typed) == 0)
    return;
  kw_entry_set_text (text, typed);
  kw_form_window_changed (self);
}

static void
on_bound_destroyed (GtkWidget *widget, KwFormWindow *self)
{
  g_ptr_array_remove (kw_form_window_get_private (self)->bound, widget);
}

/**
 * kw_form_window_bind_text:
 * @widget: a #GtkEditable, #KwTextBox or #KwWhenEntry
 * @text: (inout): where the text is; it must stay there for as long as @widget does
 *
 * Shows @text in @widget, and keeps there what is typed.
 */
void
kw_form_window_bind_text (KwFormWindow *self, GtkWidget *widget, char **text)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));
  g_return_if_fail (text != NULL);

  set_text_of (widget, *text);
  g_object_set_data (G_OBJECT (widget), "bound-text", text);
  g_ptr_array_add (kw_form_window_get_private (self)->bound, widget);
  g_signal_connect_object (widget, "changed", G_CALLBACK (on_bound_changed), self, 0);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (on_bound_destroyed), self, 0);
}

/**
 * kw_form_window_show_bound:
 *
 * Shows again what the bound texts say.
 */
void
kw_form_window_show_bound (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  for (guint i = 0; i < priv->bound->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (priv->bound, i);
      char **text = g_object_get_data (G_OBJECT (widget), "bound-text");

      set_text_of (widget, *text);
    }
}
