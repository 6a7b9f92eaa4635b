/* kw-file-choice.c
 *
 * Asking for a casebook file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-file-choice.h"

#include <glib/gi18n.h>

#define CASEBOOK_PATTERN "*.keyworker"

static void
on_response (GtkNativeDialog *dialog,
             int response,
             GTask *task)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No file was chosen."));
    }
  else
    {
      kw_recent_files_forget (g_file_peek_path (file));
      g_task_return_pointer (task, g_object_ref (file), g_object_unref);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) casebooks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (casebooks, _ ("Casebooks"));
  gtk_file_filter_add_pattern (casebooks, CASEBOOK_PATTERN);
  gtk_file_chooser_add_filter (chooser, casebooks);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
on_recent_changed (GtkRecentManager *manager,
                   const char *uri)
{
  /* That it is not there is what is wanted. */
  gtk_recent_manager_remove_item (manager, uri, NULL);
}

static void
free_uri (gpointer uri,
          GClosure *closure)
{
  g_free (uri);
}

/**
 * kw_file_choice_async:
 * @parent: the window that asks
 * @action: open or save
 * @title: what for
 * @suggested_name: (nullable): for a file to save
 *
 * Asks for a casebook file. Choosing none is %G_IO_ERROR_CANCELLED.
 */
void
kw_file_choice_async (GtkWindow *parent,
                      GtkFileChooserAction action,
                      const char *title,
                      const char *suggested_name,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog;

  g_task_set_source_tag (task, kw_file_choice_async);
  dialog = gtk_file_chooser_native_new (title, parent, action, save ? _ ("_Choose") : _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  if (save && suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);

  /* The task lives until there is an answer, and the dialog as long as the task. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * kw_file_choice_finish:
 *
 * Returns: (transfer full): the file chosen, or %NULL
 */
GFile *
kw_file_choice_finish (GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kw_file_choice_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kw_recent_files_forget:
 * @path: (nullable): a casebook's path
 *
 * Keeps a casebook out of the desktop's list of recent files as long as the program runs; a
 * file dialog adds to that list after it has answered.
 */
void
kw_recent_files_forget (const char *path)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *uri = path == NULL ? NULL : g_filename_to_uri (path, NULL, NULL);

  if (uri == NULL)
    return;
  on_recent_changed (manager, uri);
  g_signal_connect_data (manager, "changed", G_CALLBACK (on_recent_changed), g_strdup (uri), free_uri, 0);
}
