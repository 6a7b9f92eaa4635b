/* kw-paper.h: a document to the printer, or into a file of the person's choice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document-output.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KwPaperDone:
 * @printed: whether it went to the printer or into a file; %FALSE where the person thought better of it, or with @error
 * @error: (nullable): what went wrong
 * @data: what was given with the function
 *
 * Told how it ended.
 */
typedef void (*KwPaperDone) (gboolean printed, const GError *error, gpointer data);

void kw_paper_print (GtkWindow *parent, KwDocument *document, KwPaperDone done, gpointer data);
void kw_paper_save (GtkWindow *parent,
                    KwDocument *document,
                    KwDocumentFormat format,
                    const char *name,
                    KwPaperDone done,
                    gpointer data);

G_END_DECLS
