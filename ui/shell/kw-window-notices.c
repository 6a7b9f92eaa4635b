/* kw-window-notices.c
 *
 * What the window says about what was done: saved, with a way back; or not done, and why.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include "kw-data-error.h"

#include <glib/gi18n.h>

static void
on_undone (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_undo_finish (KW_SESSION (source), result, &error);

  if (edit == 0)
    {
      kw_window_show_error (self, error, _ ("It was not undone"));
      return;
    }

  self->last_edit = 0;
  kw_window_update_actions (self);
  kw_toast_say (self->toast, _ ("Undone"));
}

void
kw_window_undo (KwWindow *self,
                gint64 edit)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->session == NULL || edit <= 0)
    return;
  kw_session_undo_async (self->session, edit, NULL, on_undone, g_object_ref (self));
}

/**
 * kw_window_offer_undo:
 * @edit: the number of what was saved
 * @title: what was done: "Visit logged"; plain text
 *
 * Says that something was saved and offers to take it back.
 */
void
kw_window_offer_undo (KwWindow *self,
                      gint64 edit,
                      const char *title)
{
  g_return_if_fail (KW_IS_WINDOW (self));
  g_return_if_fail (edit > 0);
  g_return_if_fail (title != NULL);

  /* The casebook was closed while it was being saved. */
  if (self->session == NULL)
    return;
  self->last_edit = edit;
  kw_window_update_actions (self);
  kw_toast_offer (self->toast, title, _ ("_Undo"), "win.undo", g_variant_new_int64 (edit));
}

/**
 * kw_window_show_error:
 * @self: (nullable): the window; %NULL from a page that has left it, which has nobody to tell
 * @error: why
 * @what_failed: what was not done, a sentence without a full stop: "The visit was not saved"
 *
 * Says that something was not done. Work that was cancelled is no failure and is passed over; where the window is gone
 * (@self is %NULL), nobody is there to be told.
 */
void
kw_window_show_error (KwWindow *self,
                      const GError *error,
                      const char *what_failed)
{
  GtkWindow *parent;
  GtkWidget *dialog;

  g_return_if_fail (self == NULL || KW_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (self == NULL || kw_window_is_gone (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  kw_window_stop_waiting (self);
  /* Why may name somebody; and what locking stopped is no news. */
  if (self->locked_path != NULL)
    {
      if (!g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_BUSY))
        kw_unlock_page_say (self->unlock_page, what_failed);
      return;
    }
  parent = kw_window_get_form (self);
  dialog = adw_message_dialog_new (parent != NULL ? parent : GTK_WINDOW (self), what_failed, error->message);
  gtk_widget_set_name (dialog, "error");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), NULL);
  /* It may name somebody, and somebody is looking. */
  if (self->details_hidden)
    g_ptr_array_add (self->hidden_windows, g_object_ref (dialog));
  else
    gtk_window_present (GTK_WINDOW (dialog));
}
