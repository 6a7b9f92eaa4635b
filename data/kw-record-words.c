/* kw-record-words.c: fields in words
 *
 * For history, error messages and wherever a value is told rather than laid out. Plain: how near a date is
 * or how a family is called is for the rooms above to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-json.h"

#include <glib/gi18n-lib.h>

static const char *const months[] = {
  NC_ ("month", "January"),
  NC_ ("month", "February"),
  NC_ ("month", "March"),
  NC_ ("month", "April"),
  NC_ ("month", "May"),
  NC_ ("month", "June"),
  NC_ ("month", "July"),
  NC_ ("month", "August"),
  NC_ ("month", "September"),
  NC_ ("month", "October"),
  NC_ ("month", "November"),
  NC_ ("month", "December"),
};

/**
 * kw_date_describe:
 * @date: a date, not %KW_NONE
 *
 * Returns: (transfer full): `4 February 2013`
 */
char *
kw_date_describe (KwDate date)
{
  int year, month, day;

  g_return_val_if_fail (date != KW_NONE, NULL);

  kw_date_to_ymd (date, &year, &month, &day);
  /* Translators: a date: day of the month, month, year. */
  return g_strdup_printf (C_ ("date", "%d %s %d"), day,
                          g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]), year);
}

/**
 * kw_instant_describe:
 * @instant: an instant, not %KW_NONE
 *
 * Returns: (transfer full): `4 February 2013, 09:30`, as clocks in London show it
 */
char *
kw_instant_describe (KwInstant instant)
{
  KwDate date;
  int hour, minute;
  g_autofree char *day = NULL;

  g_return_val_if_fail (instant != KW_NONE, NULL);

  kw_instant_to_local (instant, &date, &hour, &minute, NULL);
  day = kw_date_describe (date);
  /* Translators: a date and a time. */
  return g_strdup_printf (C_ ("instant", "%s, %02d:%02d"), day, hour, minute);
}

/* Thousands by commas: sums are in pounds whatever the language. */
static char *
describe_pence (gint64 pence)
{
  g_autoptr (GString) pounds = g_string_new (NULL);

  g_string_printf (pounds, "%" G_GINT64_FORMAT, pence / 100);
  for (gssize at = (gssize) pounds->len - 3; at > 0; at -= 3)
    g_string_insert_c (pounds, at, ',');
  return g_strdup_printf ("£%s.%02d", pounds->str, (int) (pence % 100));
}

static char *
describe_codes (const KwField *field, const GArray *codes)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            kw_code_set_get_label (field->codes, g_array_index (codes, int, i)));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_range (const KwRange *range)
{
  if (range->low == range->high)
    return g_strdup_printf ("%" G_GINT64_FORMAT, range->low);
  return g_strdup_printf (C_ ("range", "%lld to %lld"), (long long) range->low, (long long) range->high);
}

/**
 * kw_record_field_describe_value:
 * @record: a record whose fields are right
 * @field: a field of its type
 *
 * Returns: (transfer full): the value in words: `3`, `4 February 2013`, `£120.00`; "not given" where there is
 *   none
 */
char *
kw_record_field_describe_value (gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);

  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  if (kw_record_field_is_empty (record, field))
    return g_strdup (C_ ("field", "not given"));

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return g_strdup (*(char *const *) at);
    case KW_FIELD_INTEGER:
      if (g_str_has_suffix (field->name, "_pence"))
        return describe_pence (*(const gint64 *) at);
      return g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) at);
    case KW_FIELD_BOOLEAN:
      return g_strdup (*(const gboolean *) at ? C_ ("field", "yes") : C_ ("field", "no"));
    case KW_FIELD_DATE:
      return kw_date_describe (*(const KwDate *) at);
    case KW_FIELD_INSTANT:
      return kw_instant_describe (*(const KwInstant *) at);
    case KW_FIELD_CODE:
      return g_strdup (kw_code_set_get_label (field->codes, *(const int *) at));
    case KW_FIELD_REFERENCE:
      return g_strdup_printf (C_ ("field", "record %lld"), (long long) *(const gint64 *) at);
    case KW_FIELD_CODES:
      return describe_codes (field, *(GArray *const *) at);
    case KW_FIELD_TEXTS:
      return g_strjoinv ("; ", *(char **const *) at);
    case KW_FIELD_RANGE:
      return describe_range (at);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kw_record_field_describe:
 * @record: a record whose fields are right
 * @field: a field of its type
 *
 * Returns: (transfer full): the field and its value in words: `Severity: 3`
 */
char *
kw_record_field_describe (gconstpointer record, const KwField *field)
{
  g_autofree char *value = kw_record_field_describe_value (record, field);

  /* Translators: the name of a field and its value. */
  return g_strdup_printf (C_ ("field", "%s: %s"), kw_field_get_label (field), value);
}
