/* kw-print.c: printing a document
 *
 * The desktop's print dialog, and the same pages as everywhere. The job is called after the program, because its name
 * stands in the printer's list; and there is no preview, because that is a readable file handed to another program. What
 * GTK hands to the printer goes through a nameless file in the folder for temporary files, which the program keeps
 * in memory (see main.c). Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-print.h"

#include "kw-document-pages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  KwDocument *document;
  KwPages *pages;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pages, kw_pages_free);
  kw_document_unref (printing->document);
  g_free (printing);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext *context,
                Printing *printing)
{
  g_clear_pointer (&printing->pages, kw_pages_free);
  printing->pages = kw_pages_new (printing->document, gtk_print_context_get_width (context),
                                  gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) kw_pages_count (printing->pages));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              Printing *printing)
{
  kw_pages_draw (printing->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static gboolean
on_preview (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent)
{
  gtk_print_operation_preview_end_preview (preview);

  return TRUE;
}

static void
show_error (GtkPrintOperation *operation,
            GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  gtk_print_operation_get_error (operation, &error);
  dialog = adw_message_dialog_new (parent, _ ("It was not printed"), error != NULL ? error->message : NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_done (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         gpointer data)
{
  g_autoptr (GtkWindow) parent = g_weak_ref_get (g_object_get_data (G_OBJECT (operation), "parent"));

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && parent != NULL && gtk_widget_get_visible (GTK_WIDGET (parent)))
    show_error (operation, parent);
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * kw_print:
 * @parent: the window that asks
 * @document: what to print
 *
 * Lets somebody choose a printer, and prints.
 */
void
kw_print (GtkWindow *parent,
          KwDocument *document)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);
  GWeakRef *weak_parent = g_new0 (GWeakRef, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (document != NULL);

  printing->document = kw_document_ref (document);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  g_weak_ref_init (weak_parent, parent);
  g_object_set_data_full (G_OBJECT (operation), "parent", weak_parent, free_weak_ref);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), printing);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), NULL);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), NULL);
  gtk_print_operation_set_job_name (operation, _ ("Keyworker"));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* What fails is said when it is done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
