/* kw-document-output.h: a document as a file
 *
 * Everything is made in memory: nothing is on the disk before the person's own choice of a place. Usable from any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KwDocumentFormat:
 * @KW_DOCUMENT_PDF: pages of A4
 * @KW_DOCUMENT_HTML: one page of the web, which needs no other file
 * @KW_DOCUMENT_CSV: the tables alone, RFC 4180, safe to open in a spreadsheet
 *
 * What a document can be written as.
 */
typedef enum {
  KW_DOCUMENT_PDF,
  KW_DOCUMENT_HTML,
  KW_DOCUMENT_CSV
} KwDocumentFormat;

GBytes *kw_document_to_bytes (KwDocument *self, KwDocumentFormat format, GError **error);
gboolean kw_document_format_from_code (const char *code, KwDocumentFormat *format); /* "pdf", "html", "csv" */

G_END_DECLS
