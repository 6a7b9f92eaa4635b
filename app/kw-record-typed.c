/* kw-record-typed.c: fields as people type them
 *
 * Every kind of field as one text and back: what is in the casebook reads as it would be typed, and what is typed is
 * read with the same patience everywhere. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-typed.h"

#include "kw-record-entry.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YES           "yes"
#define PENCE_A_POUND 100
#define LARGEST_TYPED ((G_GINT64_CONSTANT (1) << 53) - 1)

/**
 * kw_field_is_money:
 * @field: a field
 *
 * Returns: whether it counts pence, and is typed and shown in pounds
 */
gboolean
kw_field_is_money (const KwField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return g_str_has_suffix (field->name, "_pence");
}

static char *
dup_number (const KwField *field, gint64 value)
{
  if (value == KW_NONE)
    return g_strdup ("");
  if (kw_field_is_money (field))
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", value / PENCE_A_POUND, (int) (value % PENCE_A_POUND));
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
dup_codes (const KwField *field, const GArray *codes)
{
  GString *typed = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      if (i > 0)
        g_string_append_c (typed, ',');
      g_string_append (typed, kw_code_set_get_code (field->codes, g_array_index (codes, int, i)));
    }
  return g_string_free (typed, FALSE);
}

/**
 * kw_field_dup_typed:
 * @record: a record
 * @field: a field of its type
 *
 * Returns: (transfer full): @field as it would be typed: text as it is, dates as `YYYY-MM-DD`, codes as codes with
 *   commas between them, several texts on lines of their own, money in pounds; empty where nothing is given
 */
char *
kw_field_dup_typed (gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);
  const char *code;

  if (kw_record_field_is_empty (record, field))
    return g_strdup ("");
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return g_strdup (*(char *const *) at);
    case KW_FIELD_INTEGER:
      return dup_number (field, *(const gint64 *) at);
    case KW_FIELD_REFERENCE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) at);
    case KW_FIELD_BOOLEAN:
      return g_strdup (*(const gboolean *) at ? YES : "no");
    case KW_FIELD_DATE:
      return kw_date_format (*(const KwDate *) at);
    case KW_FIELD_INSTANT:
      return kw_instant_format (*(const KwInstant *) at);
    case KW_FIELD_CODE:
      code = kw_code_set_get_code (field->codes, *(const int *) at);
      return g_strdup (code);
    case KW_FIELD_CODES:
      return dup_codes (field, *(GArray *const *) at);
    case KW_FIELD_TEXTS:
      return g_strjoinv ("\n", *(char **const *) at);
    case KW_FIELD_RANGE:
      return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, ((const KwRange *) at)->low,
                              ((const KwRange *) at)->high);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_whole (const char *typed, gint64 *value)
{
  return g_ascii_string_to_signed (typed, 10, -LARGEST_TYPED, LARGEST_TYPED, value, NULL);
}

/* "4310", "£4,310", "12.50", "12.5" */
static gboolean
read_money (const char *typed, gint64 *pence)
{
  g_autoptr (GString) digits = g_string_new (typed);
  g_auto (GStrv) parts = NULL;
  gint64 pounds;
  gsize n_decimals;

  g_string_replace (digits, "£", "", 0);
  g_string_replace (digits, ",", "", 0);
  g_string_replace (digits, " ", "", 0);
  parts = g_strsplit (digits->str, ".", 2);
  if (parts[0] == NULL || !read_whole (parts[0], &pounds) || pounds < 0 || pounds > LARGEST_TYPED / PENCE_A_POUND)
    return FALSE;
  *pence = pounds * PENCE_A_POUND;
  if (parts[1] == NULL)
    return TRUE;
  n_decimals = strlen (parts[1]);
  if (n_decimals < 1 || n_decimals > 2 || !g_ascii_isdigit (parts[1][0]) ||
      (n_decimals == 2 && !g_ascii_isdigit (parts[1][1])))
    return FALSE;
  *pence += (parts[1][0] - '0') * 10 + (n_decimals == 2 ? parts[1][1] - '0' : 0);
  return TRUE;
}

/* "3–4", "3-4", "3 to 4", "3" */
static gboolean
read_range (const char *typed, KwRange *range)
{
  g_autoptr (GString) plain = g_string_new (typed);
  g_auto (GStrv) ends = NULL;

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "to", "-", 0);
  g_string_replace (plain, " ", "", 0);
  ends = g_strsplit (plain->str, "-", 2);
  if (ends[0] == NULL || !read_whole (ends[0], &range->low))
    return FALSE;
  range->high = range->low;
  return ends[1] == NULL || read_whole (ends[1], &range->high);
}

static gboolean
read_codes (const char *typed, const KwField *field, GArray *codes)
{
  g_auto (GStrv) parts = g_strsplit (typed, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int code = kw_code_set_lookup (field->codes, parts[i]);

      if (code == KW_CODE_NONE)
        return FALSE;
      g_array_append_val (codes, code);
    }
  return TRUE;
}

static char **
split_lines (const char *typed)
{
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);
  return g_strv_builder_end (kept);
}

static gboolean
read_date (const char *typed, KwInstant now, KwDate *date)
{
  return kw_date_parse (typed, date) || kw_words_parse_date (typed, kw_instant_to_date (now), FALSE, date);
}

static gboolean
read_instant (const char *typed, KwInstant now, KwInstant *instant)
{
  return kw_instant_parse (typed, instant) || kw_words_parse_instant (typed, now, FALSE, instant);
}

static const char *
what_is_wrong (const KwField *field)
{
  if (kw_field_is_money (field))
    return _ ("This is not an amount of money, such as 12.50.");
  switch (field->kind)
    {
    case KW_FIELD_DATE:
      return _ ("This is not a date. Try “4 Feb” or “fri”.");
    case KW_FIELD_INSTANT:
      return _ ("This is not a date and a time. Try “fri 930”.");
    case KW_FIELD_RANGE:
      return _ ("This is not a number or two, such as 3–4.");
    case KW_FIELD_INTEGER:
      return _ ("This is not a whole number.");
    case KW_FIELD_TEXT:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_CODE:
    case KW_FIELD_REFERENCE:
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    default:
      return _ ("This is not one of the choices.");
    }
}

/* Reads what is typed into the field, which is at its default. */
static gboolean
read_given (gpointer record, const KwField *field, const char *typed, KwInstant now)
{
  gpointer at = kw_field_pointer (record, field);

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      *(char **) at = g_strdup (typed);
      return TRUE;
    case KW_FIELD_INTEGER:
      return kw_field_is_money (field) ? read_money (typed, at) : read_whole (typed, at);
    case KW_FIELD_REFERENCE:
      return g_ascii_string_to_signed (typed, 10, 1, G_MAXINT64, at, NULL);
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = strcmp (typed, YES) == 0;
      return TRUE;
    case KW_FIELD_DATE:
      return read_date (typed, now, at);
    case KW_FIELD_INSTANT:
      return read_instant (typed, now, at);
    case KW_FIELD_CODE:
      *(int *) at = kw_code_set_lookup (field->codes, typed);
      return *(int *) at != KW_CODE_NONE;
    case KW_FIELD_CODES:
      return read_codes (typed, field, *(GArray **) at);
    case KW_FIELD_TEXTS:
      g_strfreev (*(char ***) at);
      *(char ***) at = split_lines (typed);
      return TRUE;
    case KW_FIELD_RANGE:
      return read_range (typed, at);
    default:
      g_assert_not_reached ();
    }
}

/**
 * kw_field_read_typed:
 * @record: a record
 * @field: a field of its type
 * @typed: what is typed; blank: nothing
 * @now: the time that "fri" goes by
 * @message: (out): what is wrong, one sentence, where it cannot be read
 *
 * Returns: whether @typed could be read. Where it could not, the field is as if nothing were typed.
 */
gboolean
kw_field_read_typed (gpointer record, const KwField *field, const char *typed, KwInstant now, char **message)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (record != NULL && field != NULL && typed != NULL, FALSE);

  stripped = g_strstrip (g_strdup (typed));
  kw_record_clear_field (record, field);
  if (*stripped == '\0')
    return TRUE;
  if (read_given (record, field, (field->flags & KW_FIELD_LONG) != 0 ? typed : stripped, now))
    return TRUE;
  kw_record_clear_field (record, field);
  if (message != NULL)
    *message = g_strdup (what_is_wrong (field));
  return FALSE;
}
