/* kw-document.h: what is to be printed, before it has pages
 *
 * A document is headings, paragraphs, lists, facts, tables and drawings, one after the other: it knows what
 * is said, not where it stands. kw-document-pages.h sets it on pages, kw-document-output.h writes it as PDF,
 * HTML or CSV. All text is plain text, never markup. A document is made by one thread and read-only from then
 * on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _KwDocument KwDocument;

/**
 * KwDrawing:
 * @cr: where to draw; the origin is the upper left corner of the drawing
 * @width: in points
 * @height: in points
 * @data: what was given with the function
 *
 * Draws a figure. Called once for each time that its page is drawn, on the thread that draws.
 */
typedef void (*KwDrawing) (cairo_t *cr, double width, double height, gpointer data);

/**
 * KwColumn:
 * @title: what stands over it
 * @weight: its share of the width, against the other columns; at least 1
 * @figures: whether it holds figures, which stand at the end of their cell
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  guint weight;
  gboolean figures;
} KwColumn;

KwDocument *kw_document_new (const char *title);
KwDocument *kw_document_ref (KwDocument *self);
void kw_document_unref (KwDocument *self);
const char *kw_document_get_title (const KwDocument *self);

/* How it looks */
void kw_document_set_subtitle (KwDocument *self, const char *subtitle); /* below the title, dim */
void kw_document_set_footer (KwDocument *self, const char *footer);     /* on every page, beside its number */
void kw_document_set_language (KwDocument *self, const char *language); /* "cy", "ur"; how lines are broken */
void kw_document_set_large (KwDocument *self, gboolean large);          /* large type, for whoever sees badly */

/* What it says. Empty or %NULL text adds nothing. */
void kw_document_add_heading (KwDocument *self, guint level, const char *text); /* level 1, 2 or 3 */
void kw_document_add_paragraph (KwDocument *self, const char *text);
void kw_document_add_quote (KwDocument *self, const char *text); /* somebody's own words */
void kw_document_add_note (KwDocument *self, const char *text);  /* small and dim */
void kw_document_add_item (KwDocument *self, const char *text);  /* of a list */
void kw_document_add_numbered (KwDocument *self, guint number, const char *text);
void kw_document_add_check (KwDocument *self, gboolean checked, const char *text); /* a box to tick */
void kw_document_add_fact (KwDocument *self, const char *name, const char *value);
void kw_document_begin_table (KwDocument *self, const char *name, const KwColumn *columns, guint n_columns);
void kw_document_add_row (KwDocument *self, const char *const *cells); /* as many as the table has columns */
void kw_document_add_drawing (KwDocument *self,
                              double height,
                              const char *description,
                              KwDrawing draw,
                              gpointer data,
                              GDestroyNotify free_data);
void kw_document_add_page_break (KwDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDocument, kw_document_unref)

G_END_DECLS
