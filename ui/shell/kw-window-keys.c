/* kw-window-keys.c
 *
 * The recovery key that a new casebook is to have, and what the window says about it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>

#include "kw-recovery-dialog.h"

static void
on_made (KwWindow *self)
{
  kw_toast_say (self->toast, _ ("The recovery key opens the casebook now"));
}

static void
on_put_off (KwWindow *self)
{
  if (self->session != NULL && self->locked_path == NULL)
    kw_toast_say (self->toast, _ ("There is no recovery key yet: Preferences make one"));
}

/* Shows a recovery key to be written down. */
void
kw_window_make_recovery_key (KwWindow *self)
{
  GtkWidget *dialog;

  g_assert (KW_IS_WINDOW (self));
  g_assert (self->session != NULL);

  dialog = kw_recovery_dialog_new (GTK_WINDOW (self), kw_session_get_casebook (self->session));
  g_signal_connect_object (dialog, "made", G_CALLBACK (on_made), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "put-off", G_CALLBACK (on_put_off), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
