/* kw-record-validate.c: whether fields are right
 *
 * Everything is checked against the tables of fields: what a form says under an entry, what refuses a case
 * file and what the casebook refuses to store are the same sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-json.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

static void G_GNUC_PRINTF (2, 3)
    say (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, sentence);
}

static gboolean
check_length (const char *text, const KwField *field, GError **error)
{
  glong length = g_utf8_strlen (text, -1);

  if (length < field->min && field->min == 1)
    say (error, _ ("%s is missing."),
         kw_field_get_label (field));
  else if (length < field->min)
    say (error, _ ("%s must have at least %lld characters."),
         kw_field_get_label (field), (long long) field->min);
  else if (field->max != 0 && length > field->max)
    say (error, _ ("%s must have at most %lld characters; it has %ld."),
         kw_field_get_label (field), (long long) field->max, length);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_text (const char *text, const KwField *field, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      say (error, _ ("%s contains bytes that are not text."),
           kw_field_get_label (field));
      return FALSE;
    }
  if (!check_length (text, field, error))
    return FALSE;
  if ((field->flags & KW_FIELD_CAPITALS) != 0 && text[strspn (text, CAPITALS)] != '\0')
    {
      say (error, _ ("%s may contain only capital letters, digits and hyphens."),
           kw_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_integer (gint64 value, const KwField *field, GError **error)
{
  if (value >= field->min && value <= field->max)
    return TRUE;
  say (error, _ ("%s must be a whole number from %lld to %lld."),
       kw_field_get_label (field), (long long) field->min, (long long) field->max);
  return FALSE;
}

static gboolean
check_date (KwDate date, const KwField *field, GError **error)
{
  if (date >= kw_date_from_ymd (1, 1, 1) && date <= kw_date_from_ymd (9999, 12, 31))
    return TRUE;
  say (error, _ ("%s must be in a year from 1 to 9999."),
       kw_field_get_label (field));
  return FALSE;
}

static gboolean
check_instant (KwInstant instant, const KwField *field, GError **error)
{
  /* Far outside the calendar nothing can be computed, not even the day. */
  if (instant < kw_date_from_ymd (1, 1, 1) * KW_DAY ||
      instant > kw_date_from_ymd (9999, 12, 31) * KW_DAY + KW_DAY)
    return check_date (G_MAXINT64, field, error);
  return check_date (kw_instant_to_date (instant), field, error);
}

static gboolean
check_code (int value, const KwField *field, GError **error)
{
  if (value >= 0 && (guint) value < field->codes->n_codes)
    return TRUE;
  say (error, _ ("%s is not one of those there are."),
       kw_field_get_label (field));
  return FALSE;
}

static gboolean
check_codes (const GArray *codes, const KwField *field, gssize *item, GError **error)
{
  for (guint i = 0; i < codes->len; i++)
    {
      *item = i;
      if (!check_code (g_array_index (codes, int, i), field, error))
        return FALSE;
    }
  *item = -1;
  return TRUE;
}

static gboolean
check_texts (char **texts, const KwField *field, gssize *item, GError **error)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      *item = i;
      if (!check_text (texts[i], field, error))
        return FALSE;
    }
  *item = -1;
  return TRUE;
}

static gboolean
check_range (const KwRange *range, const KwField *field, gssize *item, GError **error)
{
  *item = 0;
  if (!check_integer (range->low, field, error))
    return FALSE;
  *item = 1;
  if (!check_integer (range->high, field, error))
    return FALSE;
  *item = -1;
  return TRUE;
}

static gboolean
check_reference (gint64 id, const KwField *field, GError **error)
{
  if (id > 0)
    return TRUE;
  say (error, _ ("%s does not point to a record."),
       kw_field_get_label (field));
  return FALSE;
}

static gboolean
check_boolean (gboolean value, const KwField *field, GError **error)
{
  if (value == FALSE || value == TRUE)
    return TRUE;
  say (error, _ ("%s must be true or false."),
       kw_field_get_label (field));
  return FALSE;
}

static gboolean
check_value (gconstpointer at, const KwField *field, gssize *item, GError **error)
{
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return check_text (*(char *const *) at, field, error);
    case KW_FIELD_INTEGER:
      return check_integer (*(const gint64 *) at, field, error);
    case KW_FIELD_BOOLEAN:
      return check_boolean (*(const gboolean *) at, field, error);
    case KW_FIELD_DATE:
      return check_date (*(const KwDate *) at, field, error);
    case KW_FIELD_INSTANT:
      return check_instant (*(const KwInstant *) at, field, error);
    case KW_FIELD_CODE:
      return check_code (*(const int *) at, field, error);
    case KW_FIELD_REFERENCE:
      return check_reference (*(const gint64 *) at, field, error);
    case KW_FIELD_CODES:
      return check_codes (*(GArray *const *) at, field, item, error);
    case KW_FIELD_TEXTS:
      return check_texts (*(char **const *) at, field, item, error);
    case KW_FIELD_RANGE:
      return check_range (at, field, item, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* A record that refers twice to one kind (a link, a relationship, the same person) is about two of them. */
static gboolean
check_other (const KwRecord *record, const KwField *field, GError **error)
{
  gint64 id;

  if (field->kind != KW_FIELD_REFERENCE)
    return TRUE;
  id = *(gint64 *) kw_field_pointer (record, field);
  for (const KwField *before = record->type->fields; before < field; before++)
    if (before->kind == KW_FIELD_REFERENCE && before->target == field->target && id != KW_NONE &&
        *(gint64 *) kw_field_pointer (record, before) == id)
      {
        say (error, _ ("%s must be another one than “%s”."),
             kw_field_get_label (field), kw_field_get_label (before));
        return FALSE;
      }
  return TRUE;
}

/**
 * kw_record_field_check:
 * @record: a record
 * @field: a field of its type
 * @item: (out) (optional): on error, which entry of a list (or end of a range) is wrong, -1: the whole value
 * @error: return location for an error, %KW_DATA_ERROR_INVALID
 *
 * Looks at one field by itself: whether it is there where it must be, and within its limits. That a record
 * refers to two different ones where it refers to two is left to kw_record_validate().
 *
 * Returns: whether it is right
 */
gboolean
kw_record_field_check (gconstpointer record, const KwField *field, gssize *item, GError **error)
{
  gssize ignored;
  gboolean needed = (field->flags & (KW_FIELD_REQUIRED | KW_FIELD_DEFAULTS)) != 0;
  gconstpointer at = kw_field_pointer (record, field);

  g_return_val_if_fail (record != NULL && field != NULL, FALSE);

  if (item == NULL)
    item = &ignored;
  *item = -1;
  if (kw_record_field_is_empty (record, field) &&
      !(field->kind == KW_FIELD_RANGE && ((const KwRange *) at)->high != KW_NONE))
    {
      if (needed)
        say (error, _ ("%s is missing."),
             kw_field_get_label (field));
      return !needed;
    }
  return check_value (at, field, item, error);
}

/**
 * kw_record_validate:
 * @record: a record
 *
 * Looks at every field of @record. Whether what it refers to exists is for the casebook to say.
 *
 * Returns: (transfer full) (element-type KwFieldProblem): what is wrong, in the order of the fields; empty
 *   where all is right
 */
GPtrArray *
kw_record_validate (gconstpointer record)
{
  const KwRecord *looked_at = record;
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_field_problem_free);

  g_return_val_if_fail (record != NULL, problems);

  for (guint i = 0; i < looked_at->type->n_fields; i++)
    {
      const KwField *field = &looked_at->type->fields[i];
      g_autoptr (GError) error = NULL;
      KwFieldProblem *problem;

      if (kw_record_field_check (record, field, NULL, &error) && check_other (looked_at, field, &error))
        continue;
      problem = g_new0 (KwFieldProblem, 1);
      problem->field = field;
      problem->message = g_strdup (error->message);
      g_ptr_array_add (problems, problem);
    }
  return problems;
}

/**
 * kw_record_normalise:
 * @record: a record
 *
 * Brings instants down to the whole second. Case files and the journal write no more than that, and what they write
 * must be exactly what is stored.
 */
void
kw_record_normalise (gpointer record)
{
  const KwRecordType *type;

  g_return_if_fail (record != NULL);

  type = ((KwRecord *) record)->type;
  for (guint i = 0; i < type->n_fields; i++)
    {
      KwInstant *instant = kw_field_pointer (record, &type->fields[i]);

      if (type->fields[i].kind == KW_FIELD_INSTANT && *instant != KW_NONE)
        *instant -= (*instant % KW_SECOND + KW_SECOND) % KW_SECOND;
    }
}

/**
 * kw_field_problem_free:
 * @problem: (nullable) (transfer full): a problem
 */
void
kw_field_problem_free (KwFieldProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->message);
  g_free (problem);
}
