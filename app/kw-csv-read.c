/* kw-csv-read.c: rows of a CSV file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-csv-read.h"

#include "kw-app-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST_FILE    (16 * 1024 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define QUOTE           '"'

typedef struct
{
  const char *at;
  const char *end;
  const char *name;
  guint line;
  GPtrArray *rows;
} Reader;

static void
row_free (gpointer data)
{
  KwCsvRow *row = data;

  g_ptr_array_unref (row->fields);
  g_free (row);
}

static gboolean
refuse (const Reader *reader, guint line, GError **error, const char *sentence)
{
  /* Translators: a file's name, the number of a line, and what is wrong there */
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%1$s, line %2$u: %3$s"), reader->name, line, sentence);
  return FALSE;
}

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static gboolean
read_quoted (Reader *reader, GString *field, GError **error)
{
  guint line = reader->line;

  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '\n')
        reader->line++;
      if (*reader->at != QUOTE)
        g_string_append_c (field, *reader->at);
      else if (reader->at + 1 < reader->end && reader->at[1] == QUOTE)
        g_string_append_c (field, *reader->at++);
      else
        {
          reader->at++;
          return at_line_end (reader) || *reader->at == ',' ||
                 refuse (reader, reader->line, error, _ ("Something stands behind a quotation mark."));
        }
    }
  return refuse (reader, line, error, _ ("A quotation mark is not closed."));
}

static gboolean
read_field (Reader *reader, GPtrArray *fields, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == QUOTE)
    {
      if (!read_quoted (reader, field, error))
        return FALSE;
    }
  else
    while (!at_line_end (reader) && *reader->at != ',')
      g_string_append_c (field, *reader->at++);
  g_ptr_array_add (fields, g_strdup (field->str));
  return TRUE;
}

static void
end_line (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  KwCsvRow *row = g_new0 (KwCsvRow, 1);

  row->line = reader->line;
  row->fields = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->rows, row);
  for (;;)
    {
      if (!read_field (reader, row->fields, error))
        return FALSE;
      if (at_line_end (reader))
        break;
      reader->at++;
    }
  end_line (reader);
  if (row->fields->len == 1 && *(const char *) g_ptr_array_index (row->fields, 0) == '\0')
    g_ptr_array_remove_index (reader->rows, reader->rows->len - 1);
  return TRUE;
}

/**
 * kw_csv_read:
 * @data: a file
 * @length: its length
 * @name: what messages call it
 * @error: for what is wrong with it
 *
 * Returns: (transfer full) (nullable) (element-type KwCsvRow): its rows
 */
GPtrArray *
kw_csv_read (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  Reader reader = { .at = data, .end = data + length, .name = name, .line = 1, .rows = rows };

  if (length > LARGEST_FILE || !g_utf8_validate (data, (gssize) length, NULL))
    {
      refuse (&reader, 1, error, length > LARGEST_FILE ? _ ("This is too large.") : _ ("This is no UTF-8 text."));
      return NULL;
    }
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    reader.at += strlen (BYTE_ORDER_MARK);
  while (reader.at < reader.end)
    if (!read_row (&reader, error))
      return NULL;
  return g_steal_pointer (&rows);
}
