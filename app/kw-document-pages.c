/* kw-document-pages.c: a document set on pages
 *
 * Lines that want to stay together are a group. A group goes on the page that is being filled if it fits, else on the
 * next one; one that is higher than a whole page is parted at its lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-pages.h"

#include "kw-document-rows.h"

#include <glib/gi18n-lib.h>

#define MARGIN        57.0 /* 20 mm */
#define FOOTER_GAP    22.0 /* from the text to the footer */
#define FOOTER_GREY   0.38
#define FOOTER_SIZE   9.0
#define LAYOUT_PER_PT 72.0

typedef struct
{
  const KwRow *row;
  guint line;
  guint page;
  double y; /* of its top on the page */
} Piece;

struct _KwPages
{
  KwDocument *document;
  double width;
  double height;
  PangoContext *context;
  gboolean right_to_left;
  GPtrArray *rows; /* of KwRow */
  GArray *pieces;  /* of Piece, page by page */
  guint n_pages;

  /* While pages are filled */
  double y;
  const KwRow *table; /* (nullable) whose titles go on the next page again */
};

static KwRowSetting
get_setting (const KwPages *self)
{
  KwRowSetting setting = { self->context, self->width - 2 * MARGIN, self->right_to_left, self->document->large };

  return setting;
}

/* The title's own direction is the document's. */
static PangoDirection
find_direction (PangoContext *context, const char *title)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_text (layout, title, -1);
  return pango_layout_get_direction (layout, 0);
}

static PangoContext *
make_context (const KwDocument *document, gboolean *right_to_left)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, LAYOUT_PER_PT);
  if (document->language != NULL)
    pango_context_set_language (context, pango_language_from_string (document->language));
  *right_to_left = find_direction (context, document->title) == PANGO_DIRECTION_RTL;
  pango_context_set_base_dir (context, *right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

static void
make_rows (KwPages *self)
{
  KwRowSetting setting = get_setting (self);

  g_ptr_array_add (self->rows, kw_row_new_title (self->document->title, &setting));
  if (self->document->subtitle != NULL)
    g_ptr_array_add (self->rows, kw_row_new_subtitle (self->document->subtitle, &setting));
  for (guint i = 0; i < self->document->blocks->len; i++)
    g_ptr_array_add (self->rows, kw_row_new (g_ptr_array_index (self->document->blocks, i), &setting));
}

/* Filling pages */

static double
get_bottom (const KwPages *self)
{
  return self->height - MARGIN;
}

static void
put (KwPages *self, const KwRow *row, guint line)
{
  Piece piece = { row, line, self->n_pages - 1, self->y };

  g_array_append_val (self->pieces, piece);
  self->y += kw_row_get_line_height (row, line);
}

static void
turn_page (KwPages *self)
{
  self->n_pages++;
  self->y = MARGIN;
  for (guint i = 0; self->table != NULL && i < kw_row_count_lines (self->table); i++)
    put (self, self->table, i);
}

static gboolean
is_of_kind (const KwRow *row, KwBlockKind kind)
{
  return kw_row_get_block (row) != NULL && kw_row_get_block (row)->kind == kind;
}

static double
get_space (const KwPages *self, const KwRow *row, guint line)
{
  return line > 0 || self->y <= MARGIN ? 0 : kw_row_get_space_before (row);
}

/* Where in the document: a line of a row. */
typedef struct
{
  guint row;
  guint line;
} Place;

static gboolean
place_next (const KwPages *self, Place *place)
{
  const KwRow *row = g_ptr_array_index (self->rows, place->row);

  if (++place->line < kw_row_count_lines (row))
    return TRUE;
  place->line = 0;
  return ++place->row < self->rows->len;
}

/* How high the lines are that want to be on one page, from @place on. */
static double
measure_group (const KwPages *self, Place place)
{
  double height = 0;

  for (;;)
    {
      const KwRow *row = g_ptr_array_index (self->rows, place.row);

      if (is_of_kind (row, KW_BLOCK_PAGE_BREAK))
        return height;
      if (height > 0 && place.line == 0)
        height += kw_row_get_space_before (row);
      height += kw_row_get_line_height (row, place.line);
      if (!kw_row_keeps_line (row, place.line) || !place_next (self, &place))
        return height;
    }
}

/* Whether a line has to go on the next page: the first of a group that would fit there whole, or one that has no room
 * here. @kept is the height of the group that is being put, 0 between two groups. */
static gboolean
wants_new_page (const KwPages *self, Place place, double space, double *kept)
{
  const KwRow *row = g_ptr_array_index (self->rows, place.row);
  double needed = kw_row_get_line_height (row, place.line);

  if (*kept <= 0)
    {
      *kept = measure_group (self, place);
      if (*kept <= get_bottom (self) - MARGIN)
        needed = *kept;
    }
  return self->y > MARGIN && self->y + space + needed > get_bottom (self);
}

static void
put_row (KwPages *self, guint n, double *kept)
{
  const KwRow *row = g_ptr_array_index (self->rows, n);

  if (!is_of_kind (row, KW_BLOCK_ROW))
    self->table = NULL;
  for (guint line = 0; line < kw_row_count_lines (row); line++)
    {
      Place place = { n, line };

      if (wants_new_page (self, place, get_space (self, row, line), kept))
        turn_page (self);
      self->y += get_space (self, row, line);
      put (self, row, line);
      if (!kw_row_keeps_line (row, line))
        *kept = 0;
    }
  if (is_of_kind (row, KW_BLOCK_TABLE))
    self->table = row;
}

static void
fill_pages (KwPages *self)
{
  double kept = 0;

  self->n_pages = 1;
  self->y = MARGIN;
  for (guint i = 0; i < self->rows->len; i++)
    if (is_of_kind (g_ptr_array_index (self->rows, i), KW_BLOCK_PAGE_BREAK))
      {
        self->table = NULL;
        if (self->y > MARGIN)
          turn_page (self);
        kept = 0;
      }
    else
      put_row (self, i, &kept);
}

/**
 * kw_pages_new:
 * @document: what to set
 * @width: of a page, in points
 * @height: of a page, in points
 *
 * Sets a document on pages.
 *
 * Returns: (transfer full): the pages, at least one
 */
KwPages *
kw_pages_new (KwDocument *document, double width, double height)
{
  KwPages *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (width > 4 * MARGIN && height > 4 * MARGIN, NULL);

  self = g_new0 (KwPages, 1);
  self->document = kw_document_ref (document);
  self->width = width;
  self->height = height;
  self->context = make_context (document, &self->right_to_left);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_row_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  make_rows (self);
  fill_pages (self);
  return self;
}

/**
 * kw_pages_free:
 * @self: (transfer full): pages
 */
void
kw_pages_free (KwPages *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->pieces);
  g_object_unref (self->context);
  kw_document_unref (self->document);
  g_free (self);
}

/**
 * kw_pages_count:
 * @self: pages
 *
 * Returns: how many there are
 */
guint
kw_pages_count (const KwPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/* Drawing */

static void
draw_footer_text (const KwPages *self, const char *text, gboolean at_end, cairo_t *cr)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (KW_PAGE_FONT);

  pango_font_description_set_size (font, (int) (FOOTER_SIZE * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((self->width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_alignment (layout, at_end != self->right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, MARGIN, get_bottom (self) + FOOTER_GAP - FOOTER_SIZE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_footer (const KwPages *self, guint page, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  cairo_set_source_rgb (cr, FOOTER_GREY, FOOTER_GREY, FOOTER_GREY);
  if (self->document->footer != NULL)
    draw_footer_text (self, self->document->footer, FALSE, cr);
  draw_footer_text (self, number, TRUE, cr);
}

/**
 * kw_pages_draw:
 * @self: pages
 * @page: which, from 0
 * @cr: a surface of the page's size, in points
 */
void
kw_pages_draw (const KwPages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->n_pages);
  g_return_if_fail (cr != NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page == page)
        kw_row_draw_line (piece->row, piece->line, MARGIN, piece->y, cr);
    }
  draw_footer (self, page, cr);
}
