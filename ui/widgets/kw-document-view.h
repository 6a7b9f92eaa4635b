/* kw-document-view.h: a document on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_DOCUMENT_VIEW (kw_document_view_get_type ())

G_DECLARE_FINAL_TYPE (KwDocumentView, kw_document_view, KW, DOCUMENT_VIEW, GtkBox)

GtkWidget *kw_document_view_new (void);
void kw_document_view_show (KwDocumentView *self, KwDocument *document);

G_END_DECLS
