/* kw-window-look.c
 *
 * Looking into a backup: a window of its own with pages as ever, in which nothing can be changed. It asks for the
 * passphrase, goes with the window of the casebook, and it is noted in the casebook what was looked at. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>

#include "kw-record-json.h"

static KwWindow *
find_window (KwWindow *self,
             const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (KW_IS_WINDOW (l->data) && g_strcmp0 (kw_window_get_path (l->data), path) == 0)
      return l->data;

  return NULL;
}

static KwWindow *
look_window_new (KwWindow *self,
                 KwInstant made)
{
  KwWindow *window = kw_window_new (KW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_autofree char *when = kw_instant_describe (made);
  /* Translators: %s is a date and time. */
  g_autofree char *words = g_strdup_printf (_ ("Backup of %s: nothing can be changed here"), when);

  window->looking = TRUE;
  g_set_weak_pointer (&window->live, self);
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_close), window, G_CONNECT_SWAPPED);
  gtk_label_set_text (window->backup_banner, words);
  gtk_widget_set_visible (GTK_WIDGET (window->backup_banner), TRUE);
  kw_window_update_actions (window);

  return window;
}

/* Opens a backup of the casebook that is open, or brings the window to the front in which it is. */
void
kw_window_look_into (KwWindow *self,
                     const char *path,
                     KwInstant made)
{
  KwWindow *window;

  g_assert (KW_IS_WINDOW (self));
  g_assert (self->session != NULL && !self->looking);

  window = find_window (self, path);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = look_window_new (self, made);
  kw_window_open (window, path);
  kw_window_present_soon (window);
}

/* The casebook that this window shows a backup of; NULL where it shows none, or that is not open. */
KwCasebook *
kw_window_get_live_casebook (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->live == NULL || self->live->session == NULL)
    return NULL;

  return kw_session_get_casebook (self->live->session);
}

/* What cannot be done to a backup and cannot wait is done to the casebook. Returns whether this is a backup; takes
 * @parameter where it floats. */
gboolean
kw_window_hand_on (KwWindow *self,
                   const char *action,
                   GVariant *parameter)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (parameter);

  g_assert (KW_IS_WINDOW (self));

  if (!self->looking)
    return FALSE;
  if (self->live != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->live));
      g_action_group_activate_action (G_ACTION_GROUP (self->live), action, kept);
    }

  return TRUE;
}

/**
 * kw_window_is_looking:
 *
 * Returns: whether this window is for looking into a backup, and for nothing else
 */
gboolean
kw_window_is_looking (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), FALSE);

  return self->looking;
}
