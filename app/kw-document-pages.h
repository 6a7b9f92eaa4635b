/* kw-document-pages.h: a document set on pages
 *
 * One renderer for everything: the printer, PDF files and pictures all draw these pages. Lengths are points
 * (1/72 inch). Pages are made and drawn by one thread, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

G_BEGIN_DECLS

/* A4 */
#define KW_PAGE_WIDTH  595.276
#define KW_PAGE_HEIGHT 841.890

typedef struct _KwPages KwPages;

KwPages *kw_pages_new (KwDocument *document, double width, double height);
void kw_pages_free (KwPages *self);
guint kw_pages_count (const KwPages *self);
void kw_pages_draw (const KwPages *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPages, kw_pages_free)

G_END_DECLS
