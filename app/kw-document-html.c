/* kw-document-html.c: a document as a page of the web
 *
 * The page stands alone: its style is in it, and drawings are pictures inside the text, each apart from the others
 * because the names that cairo gives to the parts of one would meet those of the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-html.h"

#include "kw-document-private.h"

#include <cairo-svg.h>
#include <gio/gio.h>

#define DRAWING_WIDTH 480.0
#define STYLE_PATH    "/org/keyworker/Keyworker/app/document/page.css"

/* What has been opened and not been closed: a list, the facts or a table go over several blocks. */
typedef struct
{
  GString *html;
  const char *open; /* (nullable) */
} Writer;

static void
add_text (Writer *writer, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (writer->html, escaped);
}

static void
add_element (Writer *writer, const char *element, const char *attributes, const char *text)
{
  g_string_append_printf (writer->html, "<%s%s>", element, attributes);
  add_text (writer, text);
  g_string_append_printf (writer->html, "</%s>\n", element);
}

static const char *
get_frame (const KwBlock *block)
{
  switch (block->kind)
    {
    case KW_BLOCK_ITEM:
    case KW_BLOCK_CHECK:
      return "ul";
    case KW_BLOCK_NUMBERED:
      return "ol";
    case KW_BLOCK_FACT:
      return "dl";
    case KW_BLOCK_TABLE:
    case KW_BLOCK_ROW:
      return "table";
    case KW_BLOCK_HEADING:
    case KW_BLOCK_PARAGRAPH:
    case KW_BLOCK_QUOTE:
    case KW_BLOCK_NOTE:
    case KW_BLOCK_DRAWING:
    case KW_BLOCK_PAGE_BREAK:
    default:
      return NULL;
    }
}

static void
enter (Writer *writer, const KwBlock *block)
{
  const char *frame = block != NULL ? get_frame (block) : NULL;

  if (g_strcmp0 (frame, writer->open) == 0 && (block == NULL || block->kind != KW_BLOCK_TABLE))
    return;
  if (writer->open != NULL)
    g_string_append_printf (writer->html, "</%s>\n", writer->open);
  if (frame != NULL)
    g_string_append_printf (writer->html, "<%s>\n", frame);
  writer->open = frame;
}

static void
add_cells (Writer *writer, const KwBlock *block)
{
  const char *element = block->kind == KW_BLOCK_TABLE ? "th" : "td";

  if (block->kind == KW_BLOCK_TABLE)
    add_element (writer, "caption", " class=\"dim\"", block->shape->name);
  g_string_append (writer->html, "<tr>");
  for (guint i = 0; i < block->shape->n_columns; i++)
    add_element (writer, element, block->shape->figures[i] ? " class=\"n\"" : "", block->cells[i]);
  g_string_append (writer->html, "</tr>\n");
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_drawing (Writer *writer, const KwBlock *block)
{
  g_autoptr (GByteArray) svg = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (collect, svg, DRAWING_WIDTH, block->height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *encoded = NULL;

  block->draw (cr, DRAWING_WIDTH, block->height, block->data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  encoded = g_base64_encode (svg->data, svg->len);
  /* not shown */
  g_string_append (writer->html, "<img src=\"data:image/svg+xml;base64,");
  g_string_append (writer->html, encoded);
  g_string_append (writer->html, "\" alt=\"");
  add_text (writer, block->cells[0]);
  g_string_append (writer->html, "\">\n");
}

static void
add_block (Writer *writer, const KwBlock *block)
{
  static const char *const headings[] = { "h2", "h3", "h4" };
  g_autofree char *value = NULL;

  enter (writer, block);
  switch (block->kind)
    {
    case KW_BLOCK_HEADING:
      add_element (writer, headings[block->number - 1], "", block->cells[0]);
      break;
    case KW_BLOCK_PARAGRAPH:
      add_element (writer, "p", "", block->cells[0]);
      break;
    case KW_BLOCK_QUOTE:
      add_element (writer, "blockquote", "", block->cells[0]);
      break;
    case KW_BLOCK_NOTE:
      add_element (writer, "p", " class=\"dim\"", block->cells[0]);
      break;
    case KW_BLOCK_ITEM:
      add_element (writer, "li", "", block->cells[0]);
      break;
    case KW_BLOCK_NUMBERED:
      value = g_strdup_printf (" value=\"%u\"", block->number);
      add_element (writer, "li", value, block->cells[0]);
      break;
    case KW_BLOCK_CHECK:
      g_string_append (writer->html, block->number != 0 ? "<li>☑ " : "<li>☐ ");
      add_text (writer, block->cells[0]);
      g_string_append (writer->html, "</li>\n");
      break;
    case KW_BLOCK_FACT:
      add_element (writer, "dt", "", block->cells[0]);
      add_element (writer, "dd", "", block->cells[1]);
      break;
    case KW_BLOCK_TABLE:
    case KW_BLOCK_ROW:
      add_cells (writer, block);
      break;
    case KW_BLOCK_DRAWING:
      add_drawing (writer, block);
      break;
    case KW_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

/* The resource is part of the program: that it is not there is a fault of ours. */
static void
add_style (Writer *writer)
{
  g_autoptr (GBytes) style = g_resources_lookup_data (STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (style != NULL);
  g_string_append (writer->html, "<style>\n");
  g_string_append_len (writer->html, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (writer->html, "</style></head><body>\n");
}

/**
 * kw_document_to_html:
 * @self: a document
 *
 * Returns: (transfer full): the whole page
 */
char *
kw_document_to_html (KwDocument *self)
{
  Writer writer = { g_string_new ("<!DOCTYPE html>\n<html"), NULL };

  if (self->language != NULL)
    {
      g_string_append (writer.html, " lang=\"");
      add_text (&writer, self->language);
      g_string_append (writer.html, "\"");
    }
  /* not shown */
  g_string_append (writer.html, " dir=\"auto\"><head><meta charset=\"utf-8\">\n");
  add_element (&writer, "title", "", self->title);
  add_style (&writer);
  add_element (&writer, "h1", "", self->title);
  if (self->subtitle != NULL)
    add_element (&writer, "p", " class=\"dim\"", self->subtitle);
  for (guint i = 0; i < self->blocks->len; i++)
    add_block (&writer, g_ptr_array_index (self->blocks, i));
  enter (&writer, NULL);
  if (self->footer != NULL)
    add_element (&writer, "p", " class=\"dim\"", self->footer);
  g_string_append (writer.html, "</body></html>\n");
  return g_string_free (writer.html, FALSE);
}
