/* kw-window-casebook.c
 *
 * Making, opening and closing the window's casebook. Main thread; the work is done elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "kw-data-error.h"
#include "kw-file-choice.h"

#define LAST_PATH "last-casebook-path"

/* The journal's clock. */
static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / 1000;
}

static KwCasebookOptions
make_options (KwWindow *self,
              const char *passphrase)
{
  KwApplication *application = KW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  return (KwCasebookOptions){
    .passphrase = passphrase,
    .clock = real_time,
    .key_cost = kw_application_get_key_cost (application),
    .read_only = self->looking,
    .read_log = kw_window_get_live_casebook (self),
  };
}

/* There is an answer: the start page can be used again. */
void
kw_window_stop_working (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  g_clear_object (&self->opening);
  g_clear_pointer (&self->opening_path, g_free);
  kw_start_page_set_working (self->start_page, NULL);
  kw_window_update_actions (self);
}

/* Shows on the start page that something is being done. Returns what stops it. */
GCancellable *
kw_window_start_working (KwWindow *self,
                         const char *what)
{
  g_assert (KW_IS_WINDOW (self));

  self->opening = g_cancellable_new ();
  kw_start_page_set_working (self->start_page, what);
  kw_window_update_actions (self);

  return self->opening;
}

static void
remember (KwWindow *self,
          KwCasebook *casebook)
{
  const char *path = kw_casebook_is_sample (casebook) ? "" : kw_casebook_get_path (casebook);

  g_settings_set_value (self->settings, LAST_PATH, g_variant_new_bytestring (path));
}

/* Shows what was opened. */
void
kw_window_take_casebook (KwWindow *self,
                         KwCasebook *casebook)
{
  KwApplication *application = KW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GError) error = NULL;
  g_autoptr (KwPolicy) policy = kw_policy_load_usual (&error);
  g_autoptr (KwSession) session = NULL;

  /* A slip in the council's file keeps nobody from the casebook, and is said. */
  if (policy == NULL)
    {
      kw_window_show_error (self, error, _ ("The council’s policy is not followed"));
      policy = kw_policy_new_default ();
    }
  session = kw_session_new (casebook, policy, kw_application_get_now (application));
  if (!self->looking)
    remember (self, casebook);
  kw_recent_files_forget (kw_casebook_get_path (casebook));
  g_clear_pointer (&self->locked_path, g_free);
  kw_window_set_session (self, session);
  kw_window_return_to_places (self);
}

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_finish (result, &error);
  g_autofree char *path = g_strdup (self->opening_path);

  if (kw_window_is_gone (self))
    return;
  kw_window_stop_working (self);
  if (casebook != NULL)
    kw_window_take_casebook (self, casebook);
  else if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED))
    kw_window_show_locked (self, path, FALSE);
  else if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    kw_window_offer_rescue (self, path, error);
  else
    kw_window_show_error (self, error, _ ("The casebook was not opened"));
}

/* Starts opening a casebook; @callback takes the window with it. */
void
kw_window_open_with (KwWindow *self,
                     const char *path,
                     const char *passphrase,
                     GAsyncReadyCallback callback)
{
  KwCasebookOptions options = make_options (self, passphrase);
  GCancellable *opening = kw_window_start_working (self, _ ("Opening the casebook…"));

  self->opening_path = g_strdup (path);
  kw_casebook_open_async (path, &options, opening, callback, g_object_ref (self));
}

/**
 * kw_window_open:
 * @path: a casebook
 *
 * Opens a casebook in place of the start page, or asks for its passphrase.
 */
void
kw_window_open (KwWindow *self,
                const char *path)
{
  g_return_if_fail (KW_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->opening != NULL || self->session != NULL || self->locked_path != NULL || kw_window_is_gone (self))
    return;
  kw_window_open_with (self, path, NULL, on_opened);
}

/**
 * kw_window_open_last:
 *
 * Opens the casebook that was open last, where it is still there.
 */
void
kw_window_open_last (KwWindow *self)
{
  g_autoptr (GVariant) value = NULL;
  const char *path;

  g_return_if_fail (KW_IS_WINDOW (self));

  value = g_settings_get_value (self->settings, LAST_PATH);
  path = g_variant_get_bytestring (value);
  if (*path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    kw_window_open (self, path);
}

static void
on_file_to_open (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GFile) file = kw_file_choice_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    kw_window_open (self, g_file_peek_path (file));
}

void
kw_window_choose_casebook (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  kw_file_choice_async (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Casebook"), NULL, NULL,
                        on_file_to_open, g_object_ref (self));
}

static void
on_created (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_finish (result, &error);

  if (kw_window_is_gone (self))
    return;
  kw_window_stop_working (self);
  if (casebook != NULL)
    {
      g_clear_pointer ((GtkWindow **) &self->start_form, gtk_window_destroy);
      kw_window_take_casebook (self, casebook);
      kw_window_make_recovery_key (self);
      return;
    }
  if (self->start_form != NULL)
    kw_start_form_set_working (self->start_form, FALSE);
  kw_window_show_error (self, error, _ ("The casebook was not made"));
}

static void
on_start (KwWindow *self,
          KwStartForm *form)
{
  g_autoptr (KwRecord) worker = (KwRecord *) kw_start_form_dup_worker (form);
  KwCasebookOptions options = make_options (self, kw_start_form_get_passphrase (form));

  kw_start_form_set_working (form, TRUE);
  kw_casebook_create_async (g_file_peek_path (kw_start_form_get_file (form)), (KwWorker *) worker, &options,
                            kw_window_start_working (self, _ ("Making the casebook…")), on_created,
                            g_object_ref (self));
}

static void
on_start_form_destroyed (KwWindow *self)
{
  self->start_form = NULL;
}

void
kw_window_start_casebook (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->start_form == NULL)
    {
      self->start_form = KW_START_FORM (kw_start_form_new (GTK_WINDOW (self)));
      g_signal_connect_object (self->start_form, "start", G_CALLBACK (on_start), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_form, "destroy", G_CALLBACK (on_start_form_destroyed), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->start_form));
}

void
kw_window_stop_opening (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
}

static void
on_closed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  kw_window_tell_guarded (self);
  if (kw_window_is_gone (self))
    return;
  if (!kw_casebook_close_finish (KW_CASEBOOK (source), result, &error))
    {
      self->leaving = FALSE;
      kw_window_show_error (self, error, _ ("The casebook was not closed properly"));
    }
  kw_window_stop_working (self);
  if (self->leaving)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Closes the casebook once everything asked of it is done; with @leave also the window. */
void
kw_window_close_casebook (KwWindow *self,
                          gboolean leave)
{
  g_autoptr (KwCasebook) casebook = NULL;

  g_assert (KW_IS_WINDOW (self));
  g_assert (self->session != NULL);

  casebook = g_object_ref (kw_session_get_casebook (self->session));
  self->leaving = leave;
  self->closing = TRUE;
  kw_window_empty_clipboards (self);
  kw_window_set_session (self, NULL);
  kw_window_start_working (self, _ ("Closing the casebook…"));
  kw_casebook_close_async (casebook, on_closed, g_object_ref (self));
}
