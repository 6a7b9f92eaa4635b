/* kw-document.c: what is to be printed, before it has pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-private.h"

#define DEEPEST_HEADING 3

static KwBlock *
block_new (KwBlockKind kind, guint number)
{
  KwBlock *block = g_new0 (KwBlock, 1);

  block->kind = kind;
  block->number = number;
  return block;
}

static void
block_free (gpointer data)
{
  KwBlock *block = data;

  if (block->kind == KW_BLOCK_TABLE)
    {
      g_free (block->shape->name);
      g_free (block->shape->weights);
      g_free (block->shape->figures);
      g_free (block->shape);
    }
  if (block->free_data != NULL)
    block->free_data (block->data);
  g_strfreev (block->cells);
  g_free (block);
}

/* Lines may be broken where somebody broke them; other control characters have no place on paper. */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character == '\r')
        continue;
      g_string_append_unichar (cleaned, g_unichar_iscntrl (character) && character != '\n' ? ' ' : character);
    }
  return g_strchomp (g_string_free (cleaned, FALSE));
}

static void
add_text (KwDocument *self, KwBlockKind kind, guint number, const char *text)
{
  KwBlock *block;

  if (text == NULL || *text == '\0')
    return;
  block = block_new (kind, number);
  block->cells = g_new0 (char *, 2);
  block->cells[0] = clean (text);
  g_ptr_array_add (self->blocks, block);
}

/**
 * kw_document_new:
 * @title: what it is called; stands on the first page
 *
 * Returns: (transfer full): an empty document
 */
KwDocument *
kw_document_new (const char *title)
{
  KwDocument *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (KwDocument, 1);
  g_atomic_ref_count_init (&self->references);
  self->title = clean (title);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/**
 * kw_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
KwDocument *
kw_document_ref (KwDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kw_document_unref:
 * @self: (transfer full): a document
 */
void
kw_document_unref (KwDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->footer);
  g_free (self->language);
  g_free (self);
}

/**
 * kw_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): what it is called
 */
const char *
kw_document_get_title (const KwDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = text != NULL && *text != '\0' ? clean (text) : NULL;
}

/**
 * kw_document_set_subtitle:
 * @self: a document
 * @subtitle: (nullable): a line below the title
 */
void
kw_document_set_subtitle (KwDocument *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);

  set_text (&self->subtitle, subtitle);
}

/**
 * kw_document_set_footer:
 * @self: a document
 * @footer: (nullable): a short line for the foot of every page
 */
void
kw_document_set_footer (KwDocument *self, const char *footer)
{
  g_return_if_fail (self != NULL);

  set_text (&self->footer, footer);
}

/**
 * kw_document_set_language:
 * @self: a document
 * @language: (nullable): an RFC 3066 code; %NULL for the language of the program
 */
void
kw_document_set_language (KwDocument *self, const char *language)
{
  g_return_if_fail (self != NULL);

  set_text (&self->language, language);
}

/**
 * kw_document_set_large:
 * @self: a document
 * @large: whether its type is large
 */
void
kw_document_set_large (KwDocument *self, gboolean large)
{
  g_return_if_fail (self != NULL);

  self->large = large;
}

/**
 * kw_document_add_heading:
 * @self: a document
 * @level: 1 for a part, 2 for a section, 3 for something smaller
 * @text: the heading
 *
 * Adds a heading, which stays on one page with what follows.
 */
void
kw_document_add_heading (KwDocument *self, guint level, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (level >= 1 && level <= DEEPEST_HEADING);

  add_text (self, KW_BLOCK_HEADING, level, text);
}

/**
 * kw_document_add_paragraph:
 * @self: a document
 * @text: (nullable): the paragraph
 */
void
kw_document_add_paragraph (KwDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_PARAGRAPH, 0, text);
}

/**
 * kw_document_add_quote:
 * @self: a document
 * @text: (nullable): what somebody said or wrote
 */
void
kw_document_add_quote (KwDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_QUOTE, 0, text);
}

/**
 * kw_document_add_note:
 * @self: a document
 * @text: (nullable): something beside the matter
 */
void
kw_document_add_note (KwDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_NOTE, 0, text);
}

/**
 * kw_document_add_item:
 * @self: a document
 * @text: (nullable): an item of a list
 */
void
kw_document_add_item (KwDocument *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_ITEM, 0, text);
}

/**
 * kw_document_add_numbered:
 * @self: a document
 * @number: its number
 * @text: (nullable): an item of a numbered list
 */
void
kw_document_add_numbered (KwDocument *self, guint number, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_NUMBERED, number, text);
}

/**
 * kw_document_add_check:
 * @self: a document
 * @checked: whether the box is ticked
 * @text: (nullable): what is ticked
 */
void
kw_document_add_check (KwDocument *self, gboolean checked, const char *text)
{
  g_return_if_fail (self != NULL);

  add_text (self, KW_BLOCK_CHECK, checked ? 1 : 0, text);
}

/**
 * kw_document_add_fact:
 * @self: a document
 * @name: what it is
 * @value: (nullable): how it is; without one, nothing is added
 */
void
kw_document_add_fact (KwDocument *self, const char *name, const char *value)
{
  KwBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  if (value == NULL || *value == '\0')
    return;
  block = block_new (KW_BLOCK_FACT, 0);
  block->cells = g_new0 (char *, 3);
  block->cells[0] = clean (name);
  block->cells[1] = clean (value);
  g_ptr_array_add (self->blocks, block);
}

/**
 * kw_document_begin_table:
 * @self: a document
 * @name: what the table shows, for those who do not see it, and in CSV
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * Begins a table; its titles stand again on each page it goes over.
 */
void
kw_document_begin_table (KwDocument *self, const char *name, const KwColumn *columns, guint n_columns)
{
  KwBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (columns != NULL && n_columns > 0);

  block = block_new (KW_BLOCK_TABLE, 0);
  block->cells = g_new0 (char *, n_columns + 1);
  block->shape = g_new0 (KwTableShape, 1);
  block->shape->name = clean (name);
  block->shape->n_columns = n_columns;
  block->shape->weights = g_new (guint, n_columns);
  block->shape->figures = g_new (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      block->cells[i] = clean (columns[i].title);
      block->shape->weights[i] = MAX (columns[i].weight, 1);
      block->shape->figures[i] = columns[i].figures;
    }
  g_ptr_array_add (self->blocks, block);
}

/**
 * kw_document_add_row:
 * @self: a document that ends in a table
 * @cells: (array): the text of each column; %NULL for an empty one
 */
void
kw_document_add_row (KwDocument *self, const char *const *cells)
{
  const KwBlock *last;
  KwBlock *block;

  g_return_if_fail (self != NULL && self->blocks->len > 0);
  g_return_if_fail (cells != NULL);
  last = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (last->shape != NULL);

  block = block_new (KW_BLOCK_ROW, 0);
  block->shape = last->shape;
  block->cells = g_new0 (char *, last->shape->n_columns + 1);
  for (guint i = 0; i < last->shape->n_columns; i++)
    block->cells[i] = clean (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->blocks, block);
}

/**
 * kw_document_add_drawing:
 * @self: a document
 * @height: in points; it is as wide as the text
 * @description: what it shows, in a sentence
 * @draw: draws it
 * @data: for @draw
 * @free_data: (nullable): frees @data
 */
void
kw_document_add_drawing (KwDocument *self,
                         double height,
                         const char *description,
                         KwDrawing draw,
                         gpointer data,
                         GDestroyNotify free_data)
{
  KwBlock *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (height > 0);
  g_return_if_fail (description != NULL);
  g_return_if_fail (draw != NULL);

  block = block_new (KW_BLOCK_DRAWING, 0);
  block->cells = g_new0 (char *, 2);
  block->cells[0] = clean (description);
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->free_data = free_data;
  g_ptr_array_add (self->blocks, block);
}

/**
 * kw_document_add_page_break:
 * @self: a document
 *
 * What follows begins on a new page.
 */
void
kw_document_add_page_break (KwDocument *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->blocks, block_new (KW_BLOCK_PAGE_BREAK, 0));
}
