/* kw-window-present.c
 *
 * How a new window comes up: with its first page, if that is there in a moment, rather than empty, then with the start
 * page, then with a page that is still being read, each of which has to be laid out and drawn. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

/* Nobody notices that a window comes so much later; much later and they would click again. */
#define MOST_WAITING_MS 250

static gboolean
on_waited_enough (gpointer data)
{
  KwWindow *self = data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

/* There is something to be seen: a window that waits comes up now. */
void
kw_window_stop_waiting (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->present_id == 0)
    return;
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * kw_window_present_soon:
 *
 * Presents the window; one that is new and is opening a casebook, as soon as there is something to be seen.
 */
void
kw_window_present_soon (KwWindow *self)
{
  g_return_if_fail (KW_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || self->opening == NULL)
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_id == 0)
    self->present_id = g_timeout_add (MOST_WAITING_MS, on_waited_enough, self);
}
