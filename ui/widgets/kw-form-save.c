/* kw-form-save.c: looking at what is entered in a form, and saving it
 *
 * What is wrong is said beside its field and looked at again at each change. What failed to be saved stays as it was
 * entered. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-form-window-private.h"

#include "kw-window.h"

#include <glib/gi18n.h>

/* What is wrong stays beside its field until it is right. */
static gboolean
show_faults (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autoptr (GPtrArray) faults = KW_FORM_WINDOW_GET_CLASS (self)->check (self);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, priv->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    kw_field_row_set_error (row, NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const KwFault *fault = g_ptr_array_index (faults, i);

      /* Several fields may share a row; it says what is wrong first. */
      row = g_hash_table_lookup (priv->rows, fault->field);
      if (row == NULL)
        kw_form_window_say (self, fault->message);
      else if (!kw_field_row_has_error (row))
        kw_field_row_set_error (row, fault->message);
    }
  return faults->len > 0;
}

static void
focus_first_fault (KwFormWindow *self, GtkWidget *widget)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (KW_IS_FIELD_ROW (child) && kw_field_row_has_error (KW_FIELD_ROW (child)) && gtk_widget_get_mapped (child))
        {
          gtk_widget_child_focus (kw_field_row_get_content (KW_FIELD_ROW (child)), GTK_DIR_TAB_FORWARD);
          priv->fault_focused = TRUE;
        }
      else if (!priv->fault_focused)
        focus_first_fault (self, child);
      if (priv->fault_focused)
        return;
    }
}

/* What is typed while it is being saved would be in no record: for that moment keys and clicks reach nothing. */
static void
set_saving (KwFormWindow *self, gboolean saving)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  priv->saving = saving;
  gtk_widget_set_sensitive (priv->save_button, !saving);
  gtk_widget_set_can_target (priv->stack, !saving);
  if (saving)
    {
      g_set_weak_pointer (&priv->focus_before, gtk_root_get_focus (GTK_ROOT (self)));
      gtk_root_set_focus (GTK_ROOT (self), NULL);
    }
  else if (priv->focus_before != NULL)
    gtk_widget_grab_focus (priv->focus_before);
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFormWindow) self = data;
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  KwFormWindowClass *klass = KW_FORM_WINDOW_GET_CLASS (self);
  KwWindow *window = kw_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  if (priv->gone)
    return;
  if (edit == 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Not saved: %s"), error->message);

      set_saving (self, FALSE);
      kw_form_window_say (self, sentence);
      kw_form_window_changed (self);
      return;
    }
  priv->saving = FALSE;
  priv->saved = TRUE;
  kw_form_window_drop_draft (self);
  words = klass->dup_saved_words (self);
  if (window != NULL)
    kw_window_offer_undo (window, edit, words);
  if (klass->saved != NULL)
    klass->saved (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * kw_form_window_changed:
 *
 * To be called whenever something was entered: keeps the draft soon, and looks again at what was found wrong.
 */
void
kw_form_window_changed (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  if (priv->filling || priv->saved || !priv->ready)
    return;
  kw_form_window_queue_draft (self);
  if (priv->checked)
    priv->checked = show_faults (self);
}

/**
 * kw_form_window_save:
 *
 * Saves what is entered; where something is wrong, marks it instead. Nothing is said to be saved before it is durable.
 */
void
kw_form_window_save (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autoptr (KwEdit) edit = NULL;

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  if (!priv->ready || priv->saving || priv->saved)
    return;
  if (show_faults (self))
    {
      priv->checked = TRUE;
      priv->fault_focused = FALSE;
      kw_form_window_queue_draft (self);
      focus_first_fault (self, priv->content);
      return;
    }
  edit = KW_FORM_WINDOW_GET_CLASS (self)->make_edit (self);
  if (edit == NULL)
    return;
  set_saving (self, TRUE);
  kw_session_commit_async (priv->session, edit, NULL, on_committed, g_object_ref (self));
}
