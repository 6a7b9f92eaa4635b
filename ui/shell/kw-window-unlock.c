/* kw-window-unlock.c
 *
 * A casebook that is locked, and how it is opened: one that somebody wants to open, or one that was open and
 * is to go on where it was. The key is derived elsewhere; the window stays alive meanwhile. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>

#include "kw-data-error.h"

/* Shows that a casebook is locked, and nothing else. */
void
kw_window_show_locked (KwWindow *self,
                       const char *path,
                       gboolean sample)
{
  g_assert (KW_IS_WINDOW (self));
  g_assert (path != NULL);

  g_free (self->locked_path);
  self->locked_path = g_strdup (path);
  self->details_hidden = FALSE;
  g_ptr_array_set_size (self->hidden_windows, 0);
  kw_unlock_page_set_file (self->unlock_page, path, sample);
  kw_window_show_main (self);
  kw_window_update_actions (self);
  kw_window_stop_waiting (self);
}

static void
on_unlocked (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_finish (result, &error);

  if (kw_window_is_gone (self))
    return;
  kw_window_stop_working (self);
  kw_unlock_page_set_working (self->unlock_page, FALSE);
  if (casebook != NULL)
    {
      kw_unlock_page_clear (self->unlock_page);
      kw_window_take_casebook (self, casebook);
    }
  else if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    {
      g_autofree char *path = g_steal_pointer (&self->locked_path);

      kw_unlock_page_clear (self->unlock_page);
      kw_window_show_main (self);
      kw_window_update_actions (self);
      kw_window_offer_rescue (self, path, error);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kw_unlock_page_refuse (self->unlock_page, error->message);
}

/* Tries to open the casebook that is locked. */
void
kw_window_unlock (KwWindow *self,
                  const char *secret)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->locked_path == NULL || self->locking != NULL || self->opening != NULL)
    return;
  if (self->looking && kw_window_get_live_casebook (self) == NULL)
    {
      kw_unlock_page_refuse (self->unlock_page,
                             _ ("Open the casebook first: it is noted there who looks into its backups."));
      return;
    }
  kw_unlock_page_set_working (self->unlock_page, TRUE);
  kw_window_open_with (self, self->locked_path, secret, on_unlocked);
}

/* Leaves the casebook locked and goes to the start page. */
void
kw_window_leave_locked (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->locked_path == NULL || self->locking != NULL || self->opening != NULL)
    return;
  if (self->looking)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_clear_pointer (&self->locked_path, g_free);
  kw_unlock_page_clear (self->unlock_page);
  kw_window_drop_places (self);
  kw_window_show_main (self);
  kw_window_update_actions (self);
}
