/* kw-paper.c: a document to the printer, or into a file of the person's choice
 *
 * The same pages go to both. A file is made in memory and written where the person said, in one piece; the main loop
 * waits for neither. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-paper.h"

#include "kw-document-pages.h"

#include <glib/gi18n.h>

typedef struct
{
  KwDocument *document;
  KwDocumentFormat format;
  KwPages *pages; /* (nullable) */
  KwPaperDone done;
  gpointer data;
} Work;

static Work *
work_new (KwDocument *document, KwPaperDone done, gpointer data)
{
  Work *work = g_new0 (Work, 1);

  work->document = kw_document_ref (document);
  work->done = done;
  work->data = data;
  return work;
}

static void
work_free (Work *work)
{
  g_clear_pointer (&work->pages, kw_pages_free);
  kw_document_unref (work->document);
  g_free (work);
}

/* Printing */

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Work *work)
{
  work->pages =
      kw_pages_new (work->document, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) kw_pages_count (work->pages));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Work *work)
{
  kw_pages_draw (work->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* A preview is a readable file that is handed to another program. */
static gboolean
on_preview (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            Work *work)
{
  gtk_print_operation_preview_end_preview (preview);
  return TRUE;
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, Work *work)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  work->done (result == GTK_PRINT_OPERATION_RESULT_APPLY, error, work->data);
  work_free (work);
  g_object_unref (operation);
}

/**
 * kw_paper_print:
 * @parent: (nullable): the window that asks
 * @document: what to print
 * @done: called once, in the main thread
 * @data: for @done
 *
 * Asks for a printer, and prints. The job has a name that says nothing.
 */
void
kw_paper_print (GtkWindow *parent, KwDocument *document, KwPaperDone done, gpointer data)
{
  GtkPrintOperation *operation;
  Work *work;

  g_return_if_fail (document != NULL);
  g_return_if_fail (done != NULL);

  work = work_new (document, done, data);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, _ ("Keyworker"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), work);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), work);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), work);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), work);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* Saving */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  work->done (written, error, work->data);
  work_free (work);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  GBytes *bytes = kw_document_to_bytes (work->document, work->format, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    {
      work->done (FALSE, error, work->data);
      work_free (work);
      return;
    }
  g_file_replace_contents_bytes_async (G_FILE (source), bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_written,
                                       work);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Work *work)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file == NULL)
    {
      work->done (FALSE, NULL, work->data);
      work_free (work);
      return;
    }
  task = g_task_new (file, NULL, on_made, work);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * kw_paper_save:
 * @parent: (nullable): the window that asks
 * @document: what to save
 * @format: as what
 * @name: the proposed name of the file; says nothing of the family
 * @done: called once, in the main thread
 * @data: for @done
 *
 * Asks where to, and writes it there.
 */
void
kw_paper_save (GtkWindow *parent,
               KwDocument *document,
               KwDocumentFormat format,
               const char *name,
               KwPaperDone done,
               gpointer data)
{
  GtkFileChooserNative *chooser;
  Work *work;

  g_return_if_fail (document != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (done != NULL);

  work = work_new (document, done, data);
  work->format = format;
  chooser = gtk_file_chooser_native_new (_ ("Save outside the casebook"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chosen), work);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
