/* kw-document-output.c: a document as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-output.h"

#include "kw-app-error.h"
#include "kw-document-html.h"
#include "kw-document-pages.h"
#include "kw-document-private.h"

#include <cairo-pdf.h>
#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
to_pdf (KwDocument *self, GError **error)
{
  g_autoptr (KwPages) pages = kw_pages_new (self, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect, pdf, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  for (guint i = 0; i < kw_pages_count (pages); i++)
    {
      kw_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&pdf));

  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_FAILED, _ ("The pages cannot be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}

/* What a spreadsheet would take for a formula is marked as text. */
static char *
defuse (const char *cell)
{
  return strchr ("=+-@\t\r", *cell) != NULL && *cell != '\0' ? g_strconcat ("'", cell, NULL) : g_strdup (cell);
}

static void
add_cell (GString *csv, const char *text)
{
  g_autofree char *cell = defuse (text);
  gsize length = strlen (cell);
  gsize room = 2 * length + 2; /* every character a quote, and two around them */
  gsize start = csv->len;

  g_string_set_size (csv, start + room);
  g_string_truncate (csv, start + csv_write (csv->str + start, room, cell, length));
}

static void
add_line (GString *csv, const KwBlock *block)
{
  for (guint i = 0; i < block->shape->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      add_cell (csv, block->cells[i]);
    }
  g_string_append (csv, "\r\n");
}

/* Several tables are parted by an empty line and begin with their name. */
static GBytes *
to_csv (KwDocument *self)
{
  GString *csv = g_string_new (NULL);
  guint n_tables = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    n_tables += ((const KwBlock *) g_ptr_array_index (self->blocks, i))->kind == KW_BLOCK_TABLE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const KwBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->shape == NULL)
        continue;
      if (block->kind == KW_BLOCK_TABLE && n_tables > 1)
        {
          g_string_append (csv, csv->len > 0 ? "\r\n" : "");
          add_cell (csv, block->shape->name);
          g_string_append (csv, "\r\n");
        }
      add_line (csv, block);
    }
  return g_string_free_to_bytes (csv);
}

/**
 * kw_document_to_bytes:
 * @self: a document
 * @format: as what
 * @error: for what went wrong
 *
 * Writes a document, in memory.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
kw_document_to_bytes (KwDocument *self, KwDocumentFormat format, GError **error)
{
  char *html;

  g_return_val_if_fail (self != NULL, NULL);

  switch (format)
    {
    case KW_DOCUMENT_HTML:
      html = kw_document_to_html (self);
      return g_bytes_new_take (html, strlen (html));
    case KW_DOCUMENT_CSV:
      return to_csv (self);
    case KW_DOCUMENT_PDF:
    default:
      return to_pdf (self, error);
    }
}

/**
 * kw_document_format_from_code:
 * @code: what somebody wrote
 * @format: (out): what that is
 *
 * Returns: whether there is such a format
 */
gboolean
kw_document_format_from_code (const char *code, KwDocumentFormat *format)
{
  static const char *const codes[] = { "pdf", "html", "csv" };

  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (code, codes[i]) == 0)
      {
        *format = (KwDocumentFormat) i;
        return TRUE;
      }
  return FALSE;
}
