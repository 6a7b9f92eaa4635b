/* kw-file-choice.h: asking for a file
 *
 * The one place where the desktop's file dialog is used. What is chosen is kept out of the
 * desktop's list of recent files, where a casebook's path would tell of it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kw_file_choice_async (GtkWindow *parent,
                           GtkFileChooserAction action,
                           const char *title,
                           const char *suggested_name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GFile *kw_file_choice_finish (GAsyncResult *result, GError **error);

void kw_recent_files_forget (const char *path);

G_END_DECLS
