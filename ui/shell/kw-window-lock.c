/* kw-window-lock.c
 *
 * Locking: out of sight first, then what is half written into the casebook, then the keys are wiped. And
 * unlocking: where the person was, with what they were writing. Of the casebook nothing is kept meanwhile but
 * where its file is and the numbers of what was open. Main thread; the work is done elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include "kw-drafts.h"
#include "kw-form-window.h"

#include <glib/gi18n.h>

/* Milliseconds. All is locked within half a second, whatever a disk or a screen that is switched off does:
 * closing takes at most 350 of them. */
#define MOST_FOR_SIGHT  30
#define MOST_FOR_DRAFTS 110

/* What is done while something is still on its way to the disk, and once more for what that entails: a form that was
 * just saved throws its draft away. */
#define DRAFT_ROUNDS 2

struct _KwLocking
{
  KwWindow *window;
  KwCasebook *casebook;
  guint timeout_id;
  GdkFrameClock *clock; /* of the window, while it is being drawn without the casebook */
  gulong painted_id;
  guint rounds;    /* of waiting for drafts that are left */
  gboolean closed; /* the keys are being wiped */
};

static void
locking_unref (gpointer data)
{
  KwLocking *locking = data;

  g_clear_handle_id (&locking->timeout_id, g_source_remove);
  g_clear_signal_handler (&locking->painted_id, locking->clock);
  g_clear_object (&locking->clock);
  g_clear_object (&locking->casebook);
  g_clear_object (&locking->window);
}

static KwLocking *
locking_ref (KwLocking *locking)
{
  return g_rc_box_acquire (locking);
}

static void
locking_release (KwLocking *locking)
{
  g_rc_box_release_full (locking, locking_unref);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwLocking, locking_release)

/* The keys are gone. */
static void
on_locked (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwLocking) locking = data;
  KwWindow *self = locking->window;
  g_autoptr (GError) error = NULL;
  gboolean locked = kw_casebook_lock_finish (KW_CASEBOOK (source), result, &error);

  g_clear_pointer (&self->locking, locking_release);
  kw_window_tell_guarded (self);
  if (kw_window_is_gone (self))
    return;
  if (self->leaving)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  kw_window_update_actions (self);
  if (!locked)
    kw_unlock_page_refuse (self->unlock_page, error->message);
}

static void
wipe_keys (KwLocking *locking)
{
  KwWindow *self = locking->window;

  if (locking->closed)
    return;
  locking->closed = TRUE;
  g_clear_handle_id (&locking->timeout_id, g_source_remove);
  if (self->session != NULL)
    kw_window_remember_forms (self);
  kw_window_leave_session (self);
  kw_casebook_lock_async (locking->casebook, on_locked, locking_ref (locking));
}

static void wait_for_drafts (KwLocking *locking);

static void
on_drafts_kept (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (KwLocking) locking = data;
  g_autoptr (GPtrArray) drafts G_GNUC_UNUSED =
      kw_casebook_list_drafts_finish (KW_CASEBOOK (source), result, NULL);

  if (locking->closed)
    return;
  if (--locking->rounds == 0)
    {
      wipe_keys (locking);
      return;
    }
  /* One that could not be saved is half written again. */
  kw_window_keep_forms (locking->window);
  wait_for_drafts (locking);
}

/* What a person waits for is done in the order asked: when this has an answer, all before it is on the disk. */
static void
wait_for_drafts (KwLocking *locking)
{
  kw_casebook_list_drafts_async (locking->casebook, NULL, on_drafts_kept, locking_ref (locking));
}

static gboolean
on_drafts_late (gpointer data)
{
  KwLocking *locking = data;

  locking->timeout_id = 0;
  wipe_keys (locking);

  return G_SOURCE_REMOVE;
}

/* Nothing of it is to be seen any more: what was shown is let go of, which also stops what was being read for it. */
static void
keep_drafts (KwLocking *locking)
{
  KwWindow *self = locking->window;

  g_clear_signal_handler (&locking->painted_id, locking->clock);
  g_clear_handle_id (&locking->timeout_id, g_source_remove);
  kw_window_leave_places (self);
  locking->timeout_id = g_timeout_add (MOST_FOR_DRAFTS, on_drafts_late, locking);
  locking->rounds = DRAFT_ROUNDS;
  wait_for_drafts (locking);
}

static gboolean
on_sight_late (gpointer data)
{
  KwLocking *locking = data;

  locking->timeout_id = 0;
  keep_drafts (locking);

  return G_SOURCE_REMOVE;
}

static void
on_painted (KwLocking *locking)
{
  keep_drafts (locking);
}

/* A window that is hidden or minimised is not drawn. */
static void
wait_until_out_of_sight (KwLocking *locking)
{
  GtkWidget *window = GTK_WIDGET (locking->window);

  locking->timeout_id = g_timeout_add (MOST_FOR_SIGHT, on_sight_late, locking);
  if (!gtk_widget_get_mapped (window))
    return;
  locking->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  locking->painted_id = g_signal_connect_swapped (locking->clock, "after-paint", G_CALLBACK (on_painted), locking);
  gtk_widget_queue_draw (window);
}

static void
empty_clipboard (GdkClipboard *clipboard)
{
  /* What another program put there is that person's own business. */
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* What was copied out of the casebook goes with it. */
void
kw_window_empty_clipboards (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  empty_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  empty_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

/**
 * kw_window_lock:
 *
 * Locks the casebook that is open. Nothing of it is in sight when this returns and the window was drawn; the keys are
 * wiped soon after: see kw_window_is_locked().
 */
void
kw_window_lock (KwWindow *self)
{
  KwLocking *locking;

  g_return_if_fail (KW_IS_WINDOW (self));

  if (self->session == NULL || self->locking != NULL)
    return;
  kw_window_remember_places (self);
  locking = g_rc_box_new0 (KwLocking);
  locking->window = g_object_ref (self);
  locking->casebook = g_object_ref (kw_session_get_casebook (self->session));
  self->locking = locking;
  kw_window_show_locked (self, kw_casebook_get_path (locking->casebook), kw_casebook_is_sample (locking->casebook));
  kw_window_put_forms_away (self);
  kw_toast_dismiss (self->toast);
  kw_window_empty_clipboards (self);
  wait_until_out_of_sight (locking);
}

/**
 * kw_window_is_locked:
 *
 * Returns: whether a casebook is locked and its keys are wiped
 */
gboolean
kw_window_is_locked (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), FALSE);

  return self->locked_path != NULL && self->locking == NULL;
}

/**
 * kw_window_is_guarded:
 *
 * Returns: whether there are keys that have to be wiped before somebody else comes to this computer
 */
gboolean
kw_window_is_guarded (KwWindow *self)
{
  g_return_val_if_fail (KW_IS_WINDOW (self), FALSE);

  if (self->locking != NULL || self->closing)
    return TRUE;

  return self->session != NULL && !kw_casebook_is_sample (kw_session_get_casebook (self->session));
}
