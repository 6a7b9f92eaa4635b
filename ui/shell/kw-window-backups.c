/* kw-window-backups.c
 *
 * The backups of the window's casebook: that they are made, where, and going on from one.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

#include <glib/gi18n.h>

#include "kw-backups-dialog.h"
#include "kw-data-error.h"
#include "kw-file-choice.h"
#include "kw-record-json.h"
#include "kw-restore.h"

#define PLACE_KEY "backup-place"

/* What a restored casebook is called until it takes the place of the other. */
#define RESTORED_ENDING ".restored"

typedef struct
{
  KwWindow *window;
  char *backup;
  char *path;      /* of the casebook */
  char *restored;  /* beside it */
  GPtrArray *lost; /* sentences about papers */
} Restoring;

static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / 1000;
}

static void
restoring_free (Restoring *restoring)
{
  g_clear_object (&restoring->window);
  g_free (restoring->backup);
  g_free (restoring->path);
  g_free (restoring->restored);
  g_clear_pointer (&restoring->lost, g_ptr_array_unref);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
on_backups_changed (KwWindow *self)
{
  kw_sidebar_set_backups (self->sidebar, self->backups);
}

/* Has the casebook of the session backed up from now on. */
void
kw_window_start_backups (KwWindow *self)
{
  g_autoptr (GVariant) place = g_settings_get_value (self->settings, PLACE_KEY);

  g_assert (self->session != NULL && self->backups == NULL);

  if (self->looking)
    {
      kw_sidebar_set_backups (self->sidebar, NULL);
      return;
    }

  self->backups = kw_backup_keeper_new (kw_session_get_casebook (self->session), kw_session_get_policy (self->session),
                                        g_variant_get_bytestring (place), real_time, NULL);
  g_signal_connect_object (self->backups, "changed", G_CALLBACK (on_backups_changed), self, G_CONNECT_SWAPPED);
  kw_backup_keeper_start (self->backups);
  on_backups_changed (self);
}

void
kw_window_stop_backups (KwWindow *self)
{
  if (self->backups == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->backups, on_backups_changed, self);
  kw_backup_keeper_stop (self->backups);
  g_clear_object (&self->backups);
  kw_sidebar_set_backups (self->sidebar, NULL);
}

static void
on_place_chosen (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (KwWindow) self = data;
  g_autoptr (GFile) folder = kw_file_choice_finish (result, NULL);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path == NULL || self->backups == NULL)
    return;
  g_settings_set_value (self->settings, PLACE_KEY, g_variant_new_bytestring (path));
  kw_backup_keeper_set_place (self->backups, path);
}

static void
on_choose_place (KwWindow *self,
                 GtkWindow *dialog)
{
  kw_file_choice_async (dialog, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Where Backups Go"), NULL, NULL,
                        on_place_chosen, g_object_ref (self));
}

/* Going on from a backup */

static void
say_lost (Restoring *restoring)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (restoring->lost == NULL || restoring->lost->len == 0)
    return;
  for (guint i = 0; i < restoring->lost->len; i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (restoring->lost, i));
  g_set_error_literal (&error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, sentences->str);
  kw_window_show_error (restoring->window, error, _ ("Some papers were not in the backup"));
}

static void
on_closed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Restoring) restoring = data;
  g_autoptr (GError) error = NULL;

  if (kw_window_is_gone (restoring->window))
    return;
  kw_window_stop_working (restoring->window);
  if (!kw_casebook_close_finish (KW_CASEBOOK (source), result, &error) ||
      !kw_restore_swap (restoring->path, restoring->restored, NULL, real_time (NULL), NULL, &error))
    kw_window_show_error (restoring->window, error, _ ("The backup was not restored"));
  else
    say_lost (restoring);
  kw_window_open (restoring->window, restoring->path);
}

/* What is restored stands beside the casebook, whole; only now is the casebook closed. */
static void
on_restored (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Restoring) restoring = data;
  KwWindow *self = restoring->window;
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (GError) error = NULL;

  if (kw_window_is_gone (self))
    return;
  if (!kw_restore_finish (result, &restoring->lost, &error))
    {
      kw_window_show_error (self, error, _ ("The backup was not restored"));
      return;
    }
  if (self->session == NULL)
    return;
  casebook = g_object_ref (kw_session_get_casebook (self->session));
  kw_window_set_session (self, NULL);
  kw_window_start_working (self, _ ("Restoring the backup…"));
  kw_casebook_close_async (casebook, on_closed, g_steal_pointer (&restoring));
}

static void
restore (Restoring *restoring)
{
  KwWindow *self = restoring->window;
  const KwCasebookOptions options = { .clock = real_time };

  if (self->session == NULL)
    {
      restoring_free (restoring);
      return;
    }
  kw_restore_beside_async (kw_session_get_casebook (self->session), restoring->backup, restoring->restored, &options,
                           NULL, on_restored, restoring);
}

static void
on_answer (AdwMessageDialog *question,
           const char *response,
           gpointer data)
{
  Restoring *restoring = data;

  if (g_strcmp0 (response, "restore") == 0)
    restore (restoring);
  else
    restoring_free (restoring);
}

static void
on_restore (KwWindow *self,
            const char *path,
            gint64 made,
            GtkWindow *dialog)
{
  g_autofree char *when = kw_instant_describe (made);
  g_autofree char *heading = g_strdup_printf (_ ("Go on from %s?"), when);
  Restoring *restoring;
  GtkWidget *question;

  if (self->session == NULL)
    return;
  restoring = g_new0 (Restoring, 1);
  restoring->window = g_object_ref (self);
  restoring->backup = g_strdup (path);
  restoring->path = g_strdup (kw_casebook_get_path (kw_session_get_casebook (self->session)));
  restoring->restored = g_strconcat (restoring->path, RESTORED_ENDING, NULL);

  question = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      _ ("The casebook becomes what it was then. The one that you have now is kept beside "
         "it, under a name with today’s date."));
  gtk_widget_set_name (question, "restore-question");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect (question, "response", G_CALLBACK (on_answer), restoring);
  gtk_window_destroy (dialog);
  gtk_window_present (GTK_WINDOW (question));
}

static void
on_look_into (KwWindow *self,
              const char *path,
              gint64 made,
              GtkWindow *dialog)
{
  if (self->session == NULL)
    return;
  kw_window_look_into (self, path, made);
  gtk_window_destroy (dialog);
}

void
kw_window_show_backups (KwWindow *self)
{
  GtkWidget *dialog;

  if (self->session == NULL || self->backups == NULL)
    return;
  dialog = kw_backups_dialog_new (GTK_WINDOW (self), self->backups, kw_session_get_casebook (self->session));
  g_signal_connect_object (dialog, "choose-place", G_CALLBACK (on_choose_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "look-into", G_CALLBACK (on_look_into), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (on_restore), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
