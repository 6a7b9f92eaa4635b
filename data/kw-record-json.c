/* kw-record-json.c: fields as JSON
 *
 * The grammar is that of case files and of the journal's patches: a value has exactly the type of its
 * field, nothing is converted (a real number is not an integer, "1" is not 1), and null is the same as
 * absent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-json.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>

static json_t *
code_to_json (const KwField *field, int value)
{
  return value == KW_CODE_NONE ? json_null () : json_string (kw_code_set_get_code (field->codes, value));
}

static json_t *
take_text (char *text)
{
  json_t *value = json_string (text);

  g_free (text);
  return value;
}

static json_t *
codes_to_json (const KwField *field, const GArray *codes)
{
  json_t *list = json_array ();

  for (guint i = 0; i < codes->len; i++)
    json_array_append_new (list, code_to_json (field, g_array_index (codes, int, i)));
  return list;
}

static json_t *
texts_to_json (char **texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts[i] != NULL; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

static json_t *
range_to_json (const KwRange *range)
{
  return json_pack ("[II]", (json_int_t) range->low, (json_int_t) range->high);
}

/**
 * kw_record_field_to_json:
 * @record: a record whose fields are right
 * @field: a field of its type
 *
 * A reference becomes the id in decimal, as a string.
 *
 * Returns: (transfer full): the value as case files and the journal write it; null where nothing is given
 */
json_t *
kw_record_field_to_json (gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);

  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  /* Lists are never null: none is []. */
  if (field->kind == KW_FIELD_CODES)
    return codes_to_json (field, *(GArray *const *) at);
  if (field->kind == KW_FIELD_TEXTS)
    return texts_to_json (*(char **const *) at);
  if (kw_record_field_is_empty (record, field))
    return json_null ();

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return json_string (*(char *const *) at);
    case KW_FIELD_INTEGER:
      return json_integer (*(const gint64 *) at);
    case KW_FIELD_BOOLEAN:
      return json_boolean (*(const gboolean *) at);
    case KW_FIELD_DATE:
      return take_text (kw_date_format (*(const KwDate *) at));
    case KW_FIELD_INSTANT:
      return take_text (kw_instant_format (*(const KwInstant *) at));
    case KW_FIELD_CODE:
      return code_to_json (field, *(const int *) at);
    case KW_FIELD_REFERENCE:
      return take_text (g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) at));
    case KW_FIELD_RANGE:
      return range_to_json (at);
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* @sentence (transfer full) */
static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
read_text (gpointer at, const KwField *field, const json_t *value, GError **error)
{
  if (!json_is_string (value))
    return refuse (error, g_strdup_printf (_ ("%s must be text."),
                                           kw_field_get_label (field)));
  *(char **) at = g_strndup (json_string_value (value), json_string_length (value));
  return TRUE;
}

static gboolean
read_integer (gint64 *at, const KwField *field, const json_t *value, GError **error)
{
  /* The smallest of all integers stands for none. */
  if (!json_is_integer (value) || json_integer_value (value) == KW_NONE)
    return refuse (error, g_strdup_printf (_ ("%s must be a whole number."),
                                           kw_field_get_label (field)));
  *at = json_integer_value (value);
  return TRUE;
}

static gboolean
read_boolean (gboolean *at, const KwField *field, const json_t *value, GError **error)
{
  if (!json_is_boolean (value))
    return refuse (error, g_strdup_printf (_ ("%s must be true or false."),
                                           kw_field_get_label (field)));
  *at = json_is_true (value);
  return TRUE;
}

static gboolean
read_date (KwDate *at, const KwField *field, const json_t *value, GError **error)
{
  if (!json_is_string (value) || !kw_date_parse (json_string_value (value), at))
    return refuse (error, g_strdup_printf (_ ("%s must be a date that exists, written like 2013-02-04."),
                                           kw_field_get_label (field)));
  return TRUE;
}

static gboolean
read_instant (KwInstant *at, const KwField *field, const json_t *value, GError **error)
{
  if (!json_is_string (value) || !kw_instant_parse (json_string_value (value), at))
    return refuse (error, g_strdup_printf (_ ("%s must be a time that exists, written like 2013-02-04T09:30."),
                                           kw_field_get_label (field)));
  return TRUE;
}

static gboolean
refuse_code (const KwField *field, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < field->codes->n_codes; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", field->codes->codes[i].code);
  return refuse (error, g_strdup_printf (_ ("%s must be one of: %s."), kw_field_get_label (field), codes->str));
}

static gboolean
read_code (int *at, const KwField *field, const json_t *value, GError **error)
{
  int code = KW_CODE_NONE;

  if (json_is_string (value))
    code = kw_code_set_lookup (field->codes, json_string_value (value));
  if (code == KW_CODE_NONE)
    return refuse_code (field, error);
  *at = code;
  return TRUE;
}

/* Only the spelling that kw_record_field_to_json() gives, so that one id has one name. */
static gboolean
read_reference (gint64 *at, const KwField *field, const json_t *value, GError **error)
{
  const char *text = json_string_value (value);
  guint64 id;

  if (text == NULL || *text == '0' || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return refuse (error, g_strdup_printf (_ ("%s must be the number of a record, as text."),
                                           kw_field_get_label (field)));
  *at = (gint64) id;
  return TRUE;
}

static gboolean
read_codes (GArray *codes, const KwField *field, const json_t *value, gssize *item, GError **error)
{
  if (!json_is_array (value))
    return refuse (error, g_strdup_printf (_ ("%s must be a list."),
                                           kw_field_get_label (field)));
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      int code;

      *item = (gssize) i;
      if (!read_code (&code, field, json_array_get (value, i), error))
        return FALSE;
      g_array_append_val (codes, code);
    }
  *item = -1;
  return TRUE;
}

static gboolean
read_texts (char ***texts, const KwField *field, const json_t *value, gssize *item, GError **error)
{
  g_auto (GStrv) list = NULL;

  if (!json_is_array (value))
    return refuse (error, g_strdup_printf (_ ("%s must be a list."),
                                           kw_field_get_label (field)));
  list = g_new0 (char *, json_array_size (value) + 1);
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      *item = (gssize) i;
      if (!read_text (&list[i], field, json_array_get (value, i), error))
        return FALSE;
    }
  *item = -1;
  g_strfreev (*texts);
  *texts = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
read_range (KwRange *range, const KwField *field, const json_t *value, gssize *item, GError **error)
{
  if (!json_is_array (value) || json_array_size (value) != 2)
    return refuse (error, g_strdup_printf (_ ("%s must be a list of two whole numbers."),
                                           kw_field_get_label (field)));
  *item = 0;
  if (!read_integer (&range->low, field, json_array_get (value, 0), error))
    return FALSE;
  *item = 1;
  if (!read_integer (&range->high, field, json_array_get (value, 1), error))
    return FALSE;
  *item = -1;
  return TRUE;
}

/* Reads the type and the spelling; @record has the field at its default. */
static gboolean
read_value (gpointer record, const KwField *field, const json_t *value, gssize *item, GError **error)
{
  gpointer at = kw_field_pointer (record, field);

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return read_text (at, field, value, error);
    case KW_FIELD_INTEGER:
      return read_integer (at, field, value, error);
    case KW_FIELD_BOOLEAN:
      return read_boolean (at, field, value, error);
    case KW_FIELD_DATE:
      return read_date (at, field, value, error);
    case KW_FIELD_INSTANT:
      return read_instant (at, field, value, error);
    case KW_FIELD_CODE:
      return read_code (at, field, value, error);
    case KW_FIELD_REFERENCE:
      return read_reference (at, field, value, error);
    case KW_FIELD_CODES:
      return read_codes (*(GArray **) at, field, value, item, error);
    case KW_FIELD_TEXTS:
      return read_texts (at, field, value, item, error);
    case KW_FIELD_RANGE:
      return read_range (at, field, value, item, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * kw_record_field_from_json_item:
 * @record: a record
 * @field: a field of its type
 * @value: (nullable): what JSON says; %NULL or null: not given
 * @item: (out): on error, which entry of a list (or end of a range) is wrong, or -1 for the whole value
 * @error: return location for an error, %KW_DATA_ERROR_INVALID
 *
 * Reads one field, its limits included. On error the field is at its default.
 *
 * Returns: whether @value is right for @field
 */
gboolean
kw_record_field_from_json_item (gpointer record,
                                const KwField *field,
                                const json_t *value,
                                gssize *item,
                                GError **error)
{
  g_return_val_if_fail (record != NULL && field != NULL && item != NULL, FALSE);

  *item = -1;
  kw_record_clear_field (record, field);
  if (value != NULL && !json_is_null (value) && !read_value (record, field, value, item, error))
    {
      kw_record_clear_field (record, field);
      return FALSE;
    }
  if (!kw_record_field_check (record, field, item, error))
    {
      kw_record_clear_field (record, field);
      return FALSE;
    }
  return TRUE;
}

/**
 * kw_record_field_from_json:
 * @record: a record
 * @field: a field of its type
 * @value: (nullable): what JSON says; %NULL or null: not given
 * @error: return location for an error, %KW_DATA_ERROR_INVALID
 *
 * Reads one field, its limits included. On error the field is at its default.
 *
 * Returns: whether @value is right for @field
 */
gboolean
kw_record_field_from_json (gpointer record, const KwField *field, const json_t *value, GError **error)
{
  gssize item;

  return kw_record_field_from_json_item (record, field, value, &item, error);
}
