/* kw-document-view.c: a document on the screen
 *
 * The words of a document as labels, one below the other: read by a screen reader, as large as the person's text, and
 * broken to the width there is. How it comes out on paper is kw-document-pages.c. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-view.h"

#include "kw-document-private.h"

#include <glib/gi18n.h>

#define SPACING    6
#define INDENT     18
#define NAME_CHARS 24

struct _KwDocumentView
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (KwDocumentView, kw_document_view, GTK_TYPE_BOX)

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_label (KwDocumentView *self, const char *text, const char *css_class)
{
  gtk_box_append (GTK_BOX (self), label_new (text, css_class));
}

static void
add_heading (KwDocumentView *self, guint level, const char *text)
{
  static const char *const classes[] = { "title-2", "title-4", "heading" };
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "xalign", 0.0, "wrap", TRUE, "margin-top", SPACING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level + 1, -1);
  gtk_widget_add_css_class (label, classes[level - 1]);
  gtk_box_append (GTK_BOX (self), label);
}

/* A mark at the start, and the text beside it. */
static void
add_marked (KwDocumentView *self, const char *mark, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *sign = gtk_label_new (mark);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label_new (text, NULL));
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_fact (KwDocumentView *self, const KwBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *name = label_new (block->cells[0], "dim-label");

  gtk_label_set_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_set_hexpand (name, FALSE);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), label_new (block->cells[1], NULL));
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_quote (KwDocumentView *self, const char *text)
{
  GtkWidget *label = label_new (text, "quote");

  gtk_widget_set_margin_start (label, INDENT);
  gtk_box_append (GTK_BOX (self), label);
}

/* The rows of a table stand in a grid that its titles begin. */
static GtkWidget *
add_table (KwDocumentView *self, const KwBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), INDENT);
  gtk_grid_set_row_spacing (GTK_GRID (grid), SPACING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, block->shape->name, -1);
  gtk_box_append (GTK_BOX (self), grid);
  return grid;
}

static void
add_row (GtkWidget *grid, const KwBlock *block, int row)
{
  for (guint i = 0; i < block->shape->n_columns; i++)
    {
      GtkWidget *label = label_new (block->cells[i], block->kind == KW_BLOCK_TABLE ? "heading" : NULL);

      gtk_label_set_xalign (GTK_LABEL (label), block->shape->figures[i] ? 1 : 0);
      gtk_grid_attach (GTK_GRID (grid), label, (int) i, row, 1, 1);
    }
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const KwBlock *block = data;

  block->draw (cr, width, height, block->data);
}

static void
add_drawing (KwDocumentView *self, KwDocument *document, const KwBlock *block)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) block->height);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, (gpointer) block, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, block->cells[0], -1);
  /* What is drawn belongs to the document. */
  g_object_set_data_full (G_OBJECT (area), "document", kw_document_ref (document),
                          (GDestroyNotify) kw_document_unref);
  gtk_box_append (GTK_BOX (self), area);
}

static void
add_block (KwDocumentView *self, KwDocument *document, const KwBlock *block)
{
  g_autofree char *number = NULL;

  switch (block->kind)
    {
    case KW_BLOCK_HEADING:
      add_heading (self, block->number, block->cells[0]);
      break;
    case KW_BLOCK_PARAGRAPH:
      add_label (self, block->cells[0], NULL);
      break;
    case KW_BLOCK_QUOTE:
      add_quote (self, block->cells[0]);
      break;
    case KW_BLOCK_NOTE:
      add_label (self, block->cells[0], "dim-label");
      break;
    case KW_BLOCK_ITEM:
      add_marked (self, "•", block->cells[0]);
      break;
    case KW_BLOCK_NUMBERED:
      number = g_strdup_printf ("%u.", block->number);
      add_marked (self, number, block->cells[0]);
      break;
    case KW_BLOCK_CHECK:
      add_marked (self, block->number != 0 ? "☑" : "☐", block->cells[0]);
      break;
    case KW_BLOCK_FACT:
      add_fact (self, block);
      break;
    case KW_BLOCK_DRAWING:
      add_drawing (self, document, block);
      break;
    case KW_BLOCK_TABLE:
    case KW_BLOCK_ROW:
    case KW_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

static void
clear (KwDocumentView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

/**
 * kw_document_view_show:
 * @self: a view
 * @document: (nullable): what to show; nothing for %NULL
 */
void
kw_document_view_show (KwDocumentView *self, KwDocument *document)
{
  GtkWidget *grid = NULL;
  int row = 0;

  g_return_if_fail (KW_IS_DOCUMENT_VIEW (self));

  clear (self);
  if (document == NULL)
    return;
  add_heading (self, 1, document->title);
  if (document->subtitle != NULL)
    add_label (self, document->subtitle, "dim-label");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const KwBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == KW_BLOCK_TABLE)
        {
          grid = add_table (self, block);
          row = 0;
        }
      if (block->shape != NULL)
        add_row (grid, block, row++);
      else
        add_block (self, document, block);
    }
  if (document->footer != NULL)
    add_label (self, document->footer, "dim-label");
}

static void
kw_document_view_class_init (KwDocumentViewClass *klass)
{
}

static void
kw_document_view_init (KwDocumentView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
}

/**
 * kw_document_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
kw_document_view_new (void)
{
  return g_object_new (KW_TYPE_DOCUMENT_VIEW, NULL);
}
