/* kw-form-draft.c: the draft of a form
 *
 * A change starts a short wait, and what is entered when it ends is kept, however fast somebody types on: no sentence
 * is ever older than that without being on the disk. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-form-window-private.h"

#include "kw-drafts.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define DRAFT_DELAY 1000 /* milliseconds; the promise is two seconds */

static void
say_kept (KwFormWindow *self, KwInstant when)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autofree char *time = kw_words_time (when);
  g_autofree char *words = g_strdup_printf (_ ("Draft kept %s"), time);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (priv->title), words);
}

static void
on_draft_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFormWindow) self = data;
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autoptr (GError) error = NULL;

  priv->n_keeping--;
  priv->keep_failed = !kw_casebook_keep_draft_finish (KW_CASEBOOK (source), result, &error);
  if (priv->gone || priv->saved)
    return;
  if (priv->keep_failed)
    {
      adw_window_title_set_subtitle (ADW_WINDOW_TITLE (priv->title), _ ("Draft not kept"));
      kw_form_window_say (self, error->message);
      priv->close_when_kept = FALSE;
      return;
    }
  say_kept (self, kw_session_get_now (priv->session));
  if (priv->close_when_kept && priv->n_keeping == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
keep (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  KwFormWindowClass *klass = KW_FORM_WINDOW_GET_CLASS (self);
  g_autofree char *key = klass->dup_draft_key (self);
  g_autofree char *content = NULL;

  if (key == NULL)
    return;
  content = kw_entry_dump (klass->write_draft (self));
  priv->draft_kept = TRUE;
  priv->n_keeping++;
  kw_casebook_keep_draft_async (kw_session_get_casebook (priv->session), key, priv->family, content, NULL,
                                on_draft_kept, g_object_ref (self));
}

static gboolean
on_draft_timeout (gpointer data)
{
  kw_form_window_get_private (data)->draft_timeout = 0;
  keep (data);
  return G_SOURCE_REMOVE;
}

/* Something was entered: it is kept within DRAFT_DELAY, whether or not more comes. */
void
kw_form_window_queue_draft (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  if (priv->draft_timeout == 0)
    priv->draft_timeout = g_timeout_add (DRAFT_DELAY, on_draft_timeout, self);
}

/* Keeps at once what is waiting to be kept. */
void
kw_form_window_flush_draft (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  if (priv->draft_timeout == 0)
    return;
  g_clear_handle_id (&priv->draft_timeout, g_source_remove);
  if (!priv->saved)
    keep (self);
}

/**
 * kw_form_window_keep:
 *
 * Keeps what is entered as a draft now, rather than soon: on its way to the disk when this returns.
 */
void
kw_form_window_keep (KwFormWindow *self)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  kw_form_window_flush_draft (self);
}

/* What was saved, or discarded, needs no draft any more. */
void
kw_form_window_drop_draft (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autofree char *key = KW_FORM_WINDOW_GET_CLASS (self)->dup_draft_key (self);

  g_clear_handle_id (&priv->draft_timeout, g_source_remove);
  if (key == NULL || !priv->draft_kept)
    return;
  priv->draft_kept = FALSE;
  kw_casebook_keep_draft_async (kw_session_get_casebook (priv->session), key, priv->family, NULL, NULL, NULL, NULL);
}

static void
read_draft (KwFormWindow *self, const KwDraft *draft)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  json_t *content = kw_entry_parse (draft->content);
  g_autofree char *when = kw_words_instant (draft->saved, kw_session_get_now (priv->session));
  g_autofree char *words = NULL;

  priv->draft_kept = TRUE;
  if (content == NULL || !KW_FORM_WINDOW_GET_CLASS (self)->read_draft (self, content))
    {
      kw_form_window_drop_draft (self);
      g_clear_pointer (&content, json_decref);
      return;
    }
  json_decref (content);
  /* Translators: a day and a time */
  words = g_strdup_printf (_ ("What you wrote %s is back."), when);
  kw_form_window_say (self, words);
  gtk_widget_set_visible (priv->discard_button, TRUE);
  say_kept (self, draft->saved);
}

static void
on_draft_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFormWindow) self = data;
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDraft) draft = kw_casebook_find_draft_finish (KW_CASEBOOK (source), result, &error);

  if (priv->gone)
    return;
  if (error != NULL)
    kw_form_window_say (self, error->message);
  else if (draft != NULL)
    read_draft (self, draft);
  priv->restored (self);
}

/* Brings back what was half written, and then calls @restored. */
void
kw_form_window_restore_draft (KwFormWindow *self, void (*restored) (KwFormWindow *self))
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autofree char *key = KW_FORM_WINDOW_GET_CLASS (self)->dup_draft_key (self);

  g_clear_pointer (&priv->initial, json_decref);
  priv->initial = KW_FORM_WINDOW_GET_CLASS (self)->write_draft (self);
  priv->restored = restored;
  if (key == NULL)
    {
      restored (self);
      return;
    }
  kw_casebook_find_draft_async (kw_session_get_casebook (priv->session), key, priv->cancellable, on_draft_found,
                                g_object_ref (self));
}

static void
put_back (KwFormWindow *self, const json_t *content)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  priv->filling = TRUE;
  KW_FORM_WINDOW_GET_CLASS (self)->read_draft (self, content);
  priv->filling = FALSE;
}

/* Brings back what was thrown away. */
void
kw_form_window_undo_discard (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  if (priv->discarded == NULL)
    return;
  put_back (self, priv->discarded);
  g_clear_pointer (&priv->discarded, json_decref);
  kw_form_window_changed (self);
}

/**
 * kw_form_window_discard:
 *
 * Throws away what is written and the draft, and offers to bring it back.
 */
void
kw_form_window_discard (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  if (!priv->ready || priv->saving)
    return;
  g_clear_pointer (&priv->discarded, json_decref);
  priv->discarded = KW_FORM_WINDOW_GET_CLASS (self)->write_draft (self);
  put_back (self, priv->initial);
  kw_form_window_drop_draft (self);
  gtk_widget_set_visible (priv->notice, FALSE);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (priv->title), "");
  kw_toast_offer (KW_TOAST (priv->toast), _ ("Draft discarded"), _ ("_Undo"), "form.undo-discard", NULL);
}
