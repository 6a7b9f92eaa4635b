/* kw-change.c: an entry of the journal in words
 *
 * Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-journal.h"
#include "kw-record-json.h"

#include <glib/gi18n-lib.h>

/* A note is not told again in full where it changed. */
#define LONGEST_VALUE 120

/**
 * kw_change_free:
 * @change: (nullable) (transfer full): a change
 */
void
kw_change_free (KwChange *change)
{
  if (change == NULL)
    return;
  g_free (change->author);
  g_free (change->reason);
  json_decref (change->patch);
  json_decref (change->old);
  g_free (change);
}

/* (transfer full): a text in quotation marks, on one line and not too long */
static char *
quote (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  if (g_utf8_strlen (line, -1) > LONGEST_VALUE)
    {
      g_autofree char *beginning = g_utf8_substring (line, 0, LONGEST_VALUE);

      return g_strdup_printf ("“%s…”", beginning);
    }
  return g_strdup_printf ("“%s”", line);
}

/* (transfer full) (nullable): the value in words, NULL where there is none or where it is from a newer version */
static char *
describe_value (const KwChange *change, const KwField *field, const json_t *values)
{
  g_autoptr (KwRecord) record = kw_record_new (change->kind);
  const json_t *value = json_object_get (values, field->name);
  g_autofree char *words = NULL;

  if (value == NULL || json_is_null (value) || !kw_record_field_from_json (record, field, value, NULL) ||
      kw_record_field_is_empty (record, field))
    return NULL;
  words = kw_record_field_describe_value (record, field);
  return field->kind == KW_FIELD_TEXT ? quote (words) : g_steal_pointer (&words);
}

/* What a reference points to cannot be told from its number. */
static char *
describe_field (const KwChange *change, const KwField *field)
{
  const char *label = kw_field_get_label (field);
  g_autofree char *before = describe_value (change, field, change->old);
  g_autofree char *after = describe_value (change, field, change->patch);

  if (field->kind == KW_FIELD_REFERENCE)
    return json_object_size (change->old) > 0 ? g_strdup_printf (_ ("%s changed"), label) : NULL;
  if (json_object_size (change->old) == 0)
    return after != NULL ? g_strdup_printf (C_ ("field", "%s: %s"), label, after) : NULL;
  if (change->removed)
    return before != NULL ? g_strdup_printf (C_ ("field", "%s: %s"), label, before) : NULL;
  if (before == NULL && after == NULL)
    return g_strdup_printf (_ ("%s changed"), label);
  if (before == NULL)
    return g_strdup_printf (_ ("%s set to %s"), label, after);
  if (after == NULL)
    return g_strdup_printf (_ ("%s taken out (was %s)"), label, before);
  return g_strdup_printf (_ ("%s changed from %s to %s"), label, before, after);
}

static gboolean
is_told (const KwChange *change, const KwField *field)
{
  if ((field->flags & KW_FIELD_NOT_TOLD) != 0)
    return FALSE;
  return json_object_get (change->patch, field->name) != NULL || json_object_get (change->old, field->name) != NULL;
}

static char *
describe_fields (const KwChange *change)
{
  const KwRecordType *type = kw_record_type_get (change->kind);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *told = NULL;

      if (!is_told (change, &type->fields[i]))
        continue;
      told = describe_field (change, &type->fields[i]);
      if (told == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, C_ ("list of changes", "; "));
      g_string_append (words, told);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * kw_change_describe_what:
 * @change: a change
 *
 * Returns: (transfer full): what was changed, in words: `Severity changed from 2 to 3`
 */
char *
kw_change_describe_what (const KwChange *change)
{
  const char *label;
  g_autofree char *fields = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  label = kw_record_type_get_label (kw_record_type_get (change->kind));
  if (change->patch == NULL || change->old == NULL)
    return g_strdup_printf (_ ("%s: what was changed has been erased"), label);
  fields = describe_fields (change);
  if (change->removed)
    return *fields == '\0' ? g_strdup_printf (_ ("%s removed"), label)
                           : g_strdup_printf (_ ("%s removed (%s)"), label, fields);
  if (json_object_size (change->old) == 0)
    return *fields == '\0' ? g_strdup_printf (_ ("%s added"), label)
                           : g_strdup_printf (_ ("%s added (%s)"), label, fields);
  return g_steal_pointer (&fields);
}

/**
 * kw_change_describe:
 * @change: a change
 *
 * Returns: (transfer full): when, who, what and why, in words
 */
char *
kw_change_describe (const KwChange *change)
{
  g_autofree char *what = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  what = kw_change_describe_what (change);
  when = kw_instant_describe (change->when);
  if (change->reason == NULL)
    /* Translators: when, who, what was changed */
    return g_strdup_printf (C_ ("change", "%s, %s: %s."), when, change->author, what);
  /* Translators: when, who, what was changed, why */
  return g_strdup_printf (C_ ("change", "%s, %s: %s. Why: %s"), when, change->author, what, change->reason);
}
