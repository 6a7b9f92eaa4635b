/* kw-case-file-parse.c: the bytes of a case file
 *
 * What there is to say before its fields are looked at: size, UTF-8, depth and grammar. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-case-file-private.h"

#include "kw-app-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define DEEPEST 64
#define CHUNK   (64 * 1024)

static void
find_line (const char *data, gsize offset, guint *line, guint *column)
{
  *line = 1;
  *column = 1;
  for (gsize i = 0; i < offset; i++)
    if (data[i] == '\n')
      {
        (*line)++;
        *column = 1;
      }
    else if ((data[i] & 0xc0) != 0x80)
      (*column)++;
}

static gboolean
refuse_offset (const char *name, const char *data, gsize offset, GError **error, const char *what)
{
  guint line, column;

  find_line (data, offset, &line, &column);
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s: line %u, column %u: %s"), name, line, column,
               what);
  return FALSE;
}

/* Before the parser, which recurses, gets to see it. */
static gboolean
check_depth (const char *name, const char *data, gsize length, GError **error)
{
  gboolean in_text = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    if (in_text)
      {
        if (data[i] == '\\')
          i++;
        else if (data[i] == '"')
          in_text = FALSE;
      }
    else if (data[i] == '"')
      in_text = TRUE;
    else if (data[i] == '[' || data[i] == '{')
      {
        if (++depth > DEEPEST)
          return refuse_offset (name, data, i, error, _ ("This is nested more than 64 deep."));
      }
    else if ((data[i] == ']' || data[i] == '}') && depth > 0)
      depth--;
  return TRUE;
}

/* The parser quotes what it stopped at, and cuts that anywhere, be it in the middle of a letter. */
static json_t *
parse (const char *data, gsize length, const char *name, GError **error)
{
  json_error_t parse_error;
  json_t *document = json_loadb (data, length, JSON_REJECT_DUPLICATES, &parse_error);
  g_autofree char *what = NULL;

  if (document != NULL)
    return document;
  what = g_utf8_make_valid (parse_error.text, -1);
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s: line %d, column %d: This is not JSON: %s."), name,
               parse_error.line, parse_error.column, what);
  return NULL;
}

/**
 * kw_case_file_parse:
 * @data: a document
 * @length: its length in bytes
 * @name: what messages call it
 * @error: (nullable): a place for an error
 *
 * Returns: (transfer full): the document; %NULL with %KW_APP_ERROR_INPUT, which names line and column
 */
json_t *
kw_case_file_parse (const char *data, gsize length, const char *name, GError **error)
{
  const char *end;

  if (length > KW_CASE_FILE_MAX_BYTES)
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s: A case file has at most 64 MB."), name);
      return NULL;
    }
  if (!g_utf8_validate_len (data, length, &end))
    {
      refuse_offset (name, data, (gsize) (end - data), error, _ ("This is not UTF-8."));
      return NULL;
    }
  if (!check_depth (name, data, length, error))
    return NULL;
  return parse (data, length, name, error);
}

static GByteArray *
read_bytes (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK);

  if (stream == NULL)
    return NULL;
  /* One byte more than is allowed is enough to know. */
  while (bytes->len <= KW_CASE_FILE_MAX_BYTES)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (bytes, (const guint8 *) chunk, (guint) n);
    }
  return g_steal_pointer (&bytes);
}

/**
 * kw_case_file_load:
 * @path: a file
 * @error: (nullable): a place for an error
 *
 * Reads the case file at @path.
 *
 * Returns: (transfer full): the case file; %NULL with %KW_APP_ERROR_INPUT as for kw_case_file_read(), or with
 *   %KW_APP_ERROR_FAILED where the file could not be read
 */
KwCaseFile *
kw_case_file_load (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  bytes = read_bytes (path, &local_error);
  if (bytes == NULL)
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_FAILED, _ ("%s cannot be read: %s"), name, local_error->message);
      return NULL;
    }
  return kw_case_file_read ((const char *) bytes->data, bytes->len, name, error);
}
