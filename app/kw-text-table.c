/* kw-text-table.c: rows of text in columns that line up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-text-table.h"

#define GAP 2

struct _KwTextTable
{
  GPtrArray *rows; /* of GStrv */
  GArray *widths;  /* of guint, the widest cell of each column */
};

static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

/**
 * kw_text_clean:
 * @text: text from anybody
 *
 * Returns: (transfer full): @text with a space for each control character: those could move the cursor, or worse
 */
char *
kw_text_clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      g_string_append_unichar (cleaned, g_unichar_iscntrl (character) ? ' ' : character);
    }
  return g_string_free (cleaned, FALSE);
}

/**
 * kw_text_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
KwTextTable *
kw_text_table_new (void)
{
  KwTextTable *self = g_new0 (KwTextTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * kw_text_table_free:
 * @self: (transfer full): a table
 */
void
kw_text_table_free (KwTextTable *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);
  g_free (self);
}

/**
 * kw_text_table_add:
 * @self: a table
 * @...: the cells of a row, ended by %NULL
 */
void
kw_text_table_add (KwTextTable *self, ...)
{
  GPtrArray *cells = g_ptr_array_new ();
  const char *cell;
  va_list arguments;

  g_return_if_fail (self != NULL);

  va_start (arguments, self);
  while ((cell = va_arg (arguments, const char *)) != NULL)
    {
      char *cleaned = kw_text_clean (cell);
      guint width = width_of (cleaned);

      if (self->widths->len <= cells->len)
        g_array_set_size (self->widths, cells->len + 1);
      if (g_array_index (self->widths, guint, cells->len) < width)
        g_array_index (self->widths, guint, cells->len) = width;
      g_ptr_array_add (cells, cleaned);
    }
  va_end (arguments);
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (self->rows, g_ptr_array_free (cells, FALSE));
}

static void
append_row (const KwTextTable *self, GString *text, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append (text, cells[i]);
      if (cells[i + 1] == NULL)
        break;
      for (guint n = width_of (cells[i]); n < g_array_index (self->widths, guint, i) + GAP; n++)
        g_string_append_c (text, ' ');
    }
  g_string_append_c (text, '\n');
}

/**
 * kw_text_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): a line a row, its columns padded to the widest cell; "" without rows
 */
char *
kw_text_table_to_text (const KwTextTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, text, g_ptr_array_index (self->rows, i));
  return g_string_free (text, FALSE);
}
