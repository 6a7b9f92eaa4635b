/* kw-text-table.c: rows of text in columns that line up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-text-table.h"

#define GAP            2
#define NARROWEST_CELL 8

struct _KwTextTable
{
  GPtrArray *rows; /* of GStrv */
  GArray *widths;  /* of guint, the widest cell of each column */
  guint limit;     /* columns of the terminal; 0: none */
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
 * kw_text_table_set_width:
 * @self: a table
 * @width: columns of the terminal; 0 for no limit
 *
 * Keeps the table within @width: cells that are too long go on below.
 */
void
kw_text_table_set_width (KwTextTable *self, guint width)
{
  g_return_if_fail (self != NULL);

  self->limit = width;
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

/* Where a line of at most @width columns ends: after the last word that fits, in the middle of one that never does. */
static const char *
end_of_line (const char *text, guint width)
{
  const char *end = text, *space = NULL;
  guint used = 0;

  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar character = g_utf8_get_char (end);

      used += g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2
                                                                                   : 1;
      if (used > width)
        break;
      if (character == ' ')
        space = end;
    }
  if (*end == '\0' || *end == ' ' || space == NULL || space == text)
    return end == text ? g_utf8_next_char (text) : end;
  return space;
}

/* The columns' widths within the limit: the widest gives way first. */
static guint *
fit_widths (const KwTextTable *self)
{
  guint n = self->widths->len, sum = n > 0 ? (n - 1) * GAP : 0;
  guint *widths = g_memdup2 (self->widths->data, n * sizeof (guint));

  for (guint i = 0; i < n; i++)
    sum += widths[i];
  while (self->limit > 0 && sum > self->limit)
    {
      guint widest = 0;

      for (guint i = 1; i < n; i++)
        if (widths[i] > widths[widest])
          widest = i;
      if (widths[widest] <= NARROWEST_CELL)
        break;
      widths[widest]--;
      sum--;
    }
  return widths;
}

/* One line of a row; moves @rest on. Returns: whether anything is left for another. */
static gboolean
append_line (GString *text, const char **rest, const guint *widths, guint n)
{
  gsize start = text->len;
  gboolean left = FALSE;
  guint owed = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *end = end_of_line (rest[i], widths[i]);
      g_autofree char *piece = g_strndup (rest[i], (gsize) (*rest[i] == '\0' ? 0 : end - rest[i]));

      if (*piece != '\0')
        {
          g_string_append_printf (text, "%*s%s", (int) owed, "", piece);
          owed = 0;
          rest[i] = end;
          while (*rest[i] == ' ')
            rest[i]++;
        }
      left = left || *rest[i] != '\0';
      owed += widths[i] - MIN (width_of (piece), widths[i]) + GAP;
    }
  if (text->len > start)
    g_string_append_c (text, '\n');
  return left;
}

static void
append_row (GString *text, char **cells, const guint *widths)
{
  guint n = g_strv_length (cells);
  g_autofree const char **rest = g_memdup2 (cells, n * sizeof (char *));
  gboolean first = TRUE;

  while (append_line (text, rest, widths, n) || first)
    first = FALSE;
}

/**
 * kw_text_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): a line a row, or more where the width is limited, its columns padded to the widest cell;
 *   "" without rows
 */
char *
kw_text_table_to_text (const KwTextTable *self)
{
  GString *text = g_string_new (NULL);
  g_autofree guint *widths = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  widths = fit_widths (self);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, g_ptr_array_index (self->rows, i), widths);
  return g_string_free (text, FALSE);
}
