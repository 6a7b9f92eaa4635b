/* kw-document-rows.c: the blocks of a document laid out in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-rows.h"

/* Lengths are points. */
#define LARGE_TYPE      1.4 /* against ordinary type */
#define LEADING         1.22
#define CELL_GAP        10.0
#define TABLE_PAD       3.0 /* above and below the text of a table's row */
#define BULLET_WIDTH    16.0
#define NUMBER_WIDTH    24.0
#define CHECK_WIDTH     22.0
#define CHECK_SIZE      9.0
#define QUOTE_INDENT    14.0
#define QUOTE_BAR       2.0
#define FACT_NAME_SHARE 0.32
#define RULE            0.5

/* A row of more lines than this may be parted anywhere; a shorter one stays in one piece. */
#define KEPT_TOGETHER 8

typedef struct
{
  PangoWeight weight;
  double size;
  double before; /* space above */
  double grey;   /* 0: black */
} Style;

static const Style title_style = { PANGO_WEIGHT_BOLD, 20, 0, 0.1 };
static const Style subtitle_style = { PANGO_WEIGHT_NORMAL, 10.5, 2, 0.38 };
static const Style heading_styles[] = { { PANGO_WEIGHT_BOLD, 15, 18, 0.1 },
                                        { PANGO_WEIGHT_BOLD, 12, 14, 0.1 },
                                        { PANGO_WEIGHT_BOLD, 10.5, 10, 0.1 } };
static const Style body_style = { PANGO_WEIGHT_NORMAL, 10.5, 6, 0.1 };
static const Style item_style = { PANGO_WEIGHT_NORMAL, 10.5, 3, 0.1 };
static const Style note_style = { PANGO_WEIGHT_NORMAL, 9, 4, 0.38 };
static const Style name_style = { PANGO_WEIGHT_NORMAL, 10.5, 3, 0.38 };
static const Style table_head_style = { PANGO_WEIGHT_BOLD, 9, 8, 0.1 };
static const Style table_style = { PANGO_WEIGHT_NORMAL, 9.5, 0, 0.1 };

/* Where one line of a cell stands in it. */
typedef struct
{
  PangoLayoutLine *line;
  double x;
  double baseline; /* from the top of the line */
  double height;
} CellLine;

typedef struct
{
  PangoLayout *layout;
  double x; /* from the start edge of the text */
  double grey;
  GArray *lines; /* of CellLine */
} Cell;

struct _KwRow
{
  const KwBlock *block; /* NULL: the title or what stands below it */
  GArray *cells;        /* of Cell */
  GArray *heights;      /* of double, one for each line */
  double width;
  double before;
  gboolean right_to_left;
  gboolean keep_all; /* in one piece, with what follows */
};

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_clear_object (&cell->layout);
  g_clear_pointer (&cell->lines, g_array_unref);
}

static KwRow *
row_new (const KwBlock *block, const KwRowSetting *setting, double before)
{
  KwRow *self = g_new0 (KwRow, 1);

  self->block = block;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->width = setting->width;
  self->before = before;
  self->right_to_left = setting->right_to_left;
  return self;
}

/**
 * kw_row_free:
 * @self: (transfer full): a row
 */
void
kw_row_free (KwRow *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->heights);
  g_free (self);
}

static PangoLayout *
make_layout (const KwRowSetting *setting, const Style *style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (setting->context);
  PangoFontDescription *font = pango_font_description_from_string (KW_PAGE_FONT);

  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_size (font, (int) (style->size * (setting->large ? LARGE_TYPE : 1) * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Lines of all cells of a row stand side by side, so the highest sets the height. */
static void
measure_cell (KwRow *self, Cell *cell)
{
  PangoLayoutIter *iter = pango_layout_get_iter (cell->layout);
  guint n = 0;

  cell->lines = g_array_new (FALSE, FALSE, sizeof (CellLine));
  do
    {
      PangoRectangle logical;
      CellLine line;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.line = pango_layout_iter_get_line_readonly (iter);
      line.x = (double) logical.x / PANGO_SCALE;
      line.height = (double) logical.height / PANGO_SCALE * LEADING;
      line.baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE +
                      (line.height - (double) logical.height / PANGO_SCALE) / 2;
      g_array_append_val (cell->lines, line);
      if (n == self->heights->len)
        g_array_append_val (self->heights, line.height);
      else
        g_array_index (self->heights, double, n) = MAX (g_array_index (self->heights, double, n), line.height);
      n++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static Cell *
add_cell (KwRow *self, const KwRowSetting *setting, const Style *style, const char *text, double x, double width)
{
  Cell cell = { .layout = make_layout (setting, style, text, width), .x = x, .grey = style->grey };

  if (self->right_to_left)
    cell.x = self->width - x - width;
  g_array_append_val (self->cells, cell);
  return &g_array_index (self->cells, Cell, self->cells->len - 1);
}

static void
measure (KwRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    measure_cell (self, &g_array_index (self->cells, Cell, i));
}

static void
add_text (KwRow *self, const KwRowSetting *setting, const Style *style, const char *text, double indent)
{
  add_cell (self, setting, style, text, indent, self->width - indent);
}

static double
scale (const KwRowSetting *setting, double length)
{
  return setting->large ? length * LARGE_TYPE : length;
}

static void
fill_listed (KwRow *self, const KwRowSetting *setting)
{
  const KwBlock *block = self->block;
  g_autofree char *number = g_strdup_printf ("%u.", block->number);
  double indent = scale (setting, block->kind == KW_BLOCK_NUMBERED ? NUMBER_WIDTH
                                  : block->kind == KW_BLOCK_CHECK  ? CHECK_WIDTH
                                                                   : BULLET_WIDTH);

  if (block->kind != KW_BLOCK_CHECK)
    add_cell (self, setting, &item_style, block->kind == KW_BLOCK_NUMBERED ? number : "•", 0, indent);
  add_text (self, setting, &item_style, block->cells[0], indent);
}

static void
fill_fact (KwRow *self, const KwRowSetting *setting)
{
  double names = self->width * FACT_NAME_SHARE;

  add_cell (self, setting, &name_style, self->block->cells[0], 0, names - CELL_GAP);
  add_cell (self, setting, &item_style, self->block->cells[1], names, self->width - names);
}

static void
fill_columns (KwRow *self, const KwRowSetting *setting)
{
  const KwTableShape *shape = self->block->shape;
  const Style *style = self->block->kind == KW_BLOCK_TABLE ? &table_head_style : &table_style;
  double room = self->width - CELL_GAP * (shape->n_columns - 1);
  double x = 0;
  guint sum = 0;

  for (guint i = 0; i < shape->n_columns; i++)
    sum += shape->weights[i];
  for (guint i = 0; i < shape->n_columns; i++)
    {
      double width = room * shape->weights[i] / sum;
      Cell *cell = add_cell (self, setting, style, self->block->cells[i], x, width);

      if (shape->figures[i])
        pango_layout_set_alignment (cell->layout, PANGO_ALIGN_RIGHT); /* the end, in either direction */
      x += width + CELL_GAP;
    }
}

static const Style *
style_of (const KwBlock *block)
{
  switch (block->kind)
    {
    case KW_BLOCK_HEADING:
      return &heading_styles[block->number - 1];
    case KW_BLOCK_NOTE:
      return &note_style;
    case KW_BLOCK_ITEM:
    case KW_BLOCK_NUMBERED:
    case KW_BLOCK_CHECK:
    case KW_BLOCK_FACT:
      return &item_style;
    case KW_BLOCK_TABLE:
      return &table_head_style;
    case KW_BLOCK_ROW:
      return &table_style;
    case KW_BLOCK_PARAGRAPH:
    case KW_BLOCK_QUOTE:
    case KW_BLOCK_DRAWING:
    case KW_BLOCK_PAGE_BREAK:
    default:
      return &body_style;
    }
}

static void
fill (KwRow *self, const KwRowSetting *setting)
{
  switch (self->block->kind)
    {
    case KW_BLOCK_ITEM:
    case KW_BLOCK_NUMBERED:
    case KW_BLOCK_CHECK:
      fill_listed (self, setting);
      break;
    case KW_BLOCK_FACT:
      fill_fact (self, setting);
      break;
    case KW_BLOCK_TABLE:
    case KW_BLOCK_ROW:
      fill_columns (self, setting);
      break;
    case KW_BLOCK_QUOTE:
      add_text (self, setting, &body_style, self->block->cells[0], QUOTE_INDENT);
      break;
    case KW_BLOCK_HEADING:
    case KW_BLOCK_PARAGRAPH:
    case KW_BLOCK_NOTE:
      add_text (self, setting, style_of (self->block), self->block->cells[0], 0);
      break;
    case KW_BLOCK_DRAWING:
      g_array_append_val (self->heights, self->block->height);
      break;
    case KW_BLOCK_PAGE_BREAK:
    default:
      break;
    }
  measure (self);
}

/* The space within a row of a table belongs to its first and last line. */
static void
pad (KwRow *self)
{
  guint last = self->heights->len - 1;

  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (g_array_index (self->cells, Cell, i).lines, CellLine, 0).baseline += TABLE_PAD;
  g_array_index (self->heights, double, 0) += TABLE_PAD;
  g_array_index (self->heights, double, last) += TABLE_PAD;
}

/**
 * kw_row_new:
 * @block: a block with something to see; must outlive the row
 * @setting: how it is set
 *
 * Returns: (transfer full): the block in lines
 */
KwRow *
kw_row_new (const KwBlock *block, const KwRowSetting *setting)
{
  KwRow *self = row_new (block, setting, style_of (block)->before);

  fill (self, setting);
  if (block->shape != NULL)
    pad (self);
  self->keep_all = block->kind == KW_BLOCK_HEADING || block->kind == KW_BLOCK_TABLE;
  return self;
}

static KwRow *
row_new_styled (const char *text, const Style *style, const KwRowSetting *setting)
{
  KwRow *self = row_new (NULL, setting, style->before);

  add_text (self, setting, style, text, 0);
  measure (self);
  self->keep_all = TRUE;
  return self;
}

/**
 * kw_row_new_title:
 * @title: the document's
 * @setting: how it is set
 *
 * Returns: (transfer full): the title in lines
 */
KwRow *
kw_row_new_title (const char *title, const KwRowSetting *setting)
{
  return row_new_styled (title, &title_style, setting);
}

/**
 * kw_row_new_subtitle:
 * @subtitle: the document's
 * @setting: how it is set
 *
 * Returns: (transfer full): the subtitle in lines
 */
KwRow *
kw_row_new_subtitle (const char *subtitle, const KwRowSetting *setting)
{
  return row_new_styled (subtitle, &subtitle_style, setting);
}

/**
 * kw_row_get_block:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL for a title
 */
const KwBlock *
kw_row_get_block (const KwRow *self)
{
  return self->block;
}

/**
 * kw_row_count_lines:
 * @self: a row
 *
 * Returns: how many lines it has, at least one
 */
guint
kw_row_count_lines (const KwRow *self)
{
  return self->heights->len;
}

/**
 * kw_row_get_line_height:
 * @self: a row
 * @line: which, from 0
 *
 * Returns: in points
 */
double
kw_row_get_line_height (const KwRow *self, guint line)
{
  return g_array_index (self->heights, double, line);
}

/**
 * kw_row_get_space_before:
 * @self: a row
 *
 * Returns: in points; left out at the top of a page
 */
double
kw_row_get_space_before (const KwRow *self)
{
  return self->before;
}

/**
 * kw_row_keeps_line:
 * @self: a row
 * @line: which, from 0
 *
 * Headings stay with what follows; short rows stay whole; of long ones no single line is left alone at the end or the
 * beginning of a page.
 *
 * Returns: whether the line wants to be on one page with what comes after it
 */
gboolean
kw_row_keeps_line (const KwRow *self, guint line)
{
  guint n = self->heights->len;

  if (line + 1 == n)
    return self->keep_all;
  return self->keep_all || n <= KEPT_TOGETHER || line == 0 || line + 2 == n;
}

static void
draw_check (const KwRow *self, double x, double y, double height, cairo_t *cr)
{
  double size = MIN (CHECK_SIZE * height / (body_style.size * LEADING), height);
  double left = self->right_to_left ? x + self->width - size - 1 : x + 1;
  double top = y + (height - size) / 2;

  cairo_rectangle (cr, left, top, size, size);
  cairo_set_line_width (cr, 1);
  if (self->block->number != 0)
    {
      cairo_move_to (cr, left + size * 0.2, top + size * 0.5);
      cairo_line_to (cr, left + size * 0.45, top + size * 0.78);
      cairo_line_to (cr, left + size * 0.85, top + size * 0.2);
    }
  cairo_stroke (cr);
}

static void
draw_rule (const KwRow *self, double x, double y, double width, double grey, cairo_t *cr)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, x, y, self->width, width);
  cairo_fill (cr);
}

static void
draw_quote_bar (const KwRow *self, double x, double y, double height, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_rectangle (cr, self->right_to_left ? x + self->width - QUOTE_BAR : x, y, QUOTE_BAR, height);
  cairo_fill (cr);
}

static void
draw_decoration (const KwRow *self, guint line, double x, double y, cairo_t *cr)
{
  double height = kw_row_get_line_height (self, line);

  if (self->block == NULL)
    return;
  if (self->block->kind == KW_BLOCK_CHECK && line == 0)
    draw_check (self, x, y, height, cr);
  else if (self->block->kind == KW_BLOCK_QUOTE)
    draw_quote_bar (self, x, y, height, cr);
  else if (self->block->kind == KW_BLOCK_ROW && line == 0)
    draw_rule (self, x, y, RULE, 0.75, cr);
  else if (self->block->kind == KW_BLOCK_TABLE && line + 1 == self->heights->len)
    draw_rule (self, x, y + height - RULE, RULE * 2, 0.4, cr);
}

/**
 * kw_row_draw_line:
 * @self: a row
 * @line: which, from 0
 * @x: the left edge of the text on the page, in points
 * @y: the top of the line on the page
 * @cr: where to draw
 */
void
kw_row_draw_line (const KwRow *self, guint line, double x, double y, cairo_t *cr)
{
  cairo_set_source_rgb (cr, body_style.grey, body_style.grey, body_style.grey);
  draw_decoration (self, line, x, y, cr);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      const CellLine *place;

      if (line >= cell->lines->len)
        continue;
      place = &g_array_index (cell->lines, CellLine, line);
      cairo_set_source_rgb (cr, cell->grey, cell->grey, cell->grey);
      cairo_move_to (cr, x + cell->x + place->x, y + place->baseline);
      pango_cairo_show_layout_line (cr, place->line);
    }
  if (self->block != NULL && self->block->kind == KW_BLOCK_DRAWING)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      self->block->draw (cr, self->width, self->block->height, self->block->data);
      cairo_restore (cr);
    }
}
