/* record-filler.h: records of every type, with everything in them or with as little as may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "casebook-fixture.h"

#include <string.h>

/* Two of each kind, by id, so that a record that refers to two has two to refer to. */
typedef struct
{
  gint64 family;
  gint64 ids[KW_N_RECORD_KINDS][2];
  int number;               /* of the record: 0 or 1 */
  int variety;              /* so that no two fields have the same value */
  gboolean leaves_unsigned; /* what is signed can neither be changed nor removed */
} Filler;

static inline gboolean
filler_may_set (const Filler *filler, const KwField *field)
{
  return !filler->leaves_unsigned || (field->flags & KW_FIELD_SIGNATURE) == 0;
}

/* Whether a signature is among what a record of @type must have: it never changes. */
static inline gboolean
filler_is_born_signed (const KwRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & KW_FIELD_SIGNATURE) != 0 && (type->fields[i].flags & KW_FIELD_REQUIRED) != 0)
      return TRUE;
  return FALSE;
}

static inline char *
filler_text (Filler *filler, const KwField *field)
{
  g_autofree char *text = g_strdup_printf ("%s %d: “It's” 100%% ; DROP TABLE é\n%s", field->name, filler->variety,
                                           field->name);

  if ((field->flags & KW_FIELD_CAPITALS) != 0)
    return g_strdup_printf ("A-%d", filler->variety);
  return field->max > 0 ? g_utf8_substring (text, 0, MIN (field->max, g_utf8_strlen (text, -1)))
                        : g_steal_pointer (&text);
}

static inline void
filler_set_codes (Filler *filler, GArray *codes, const KwField *field)
{
  /* Order and repeats are kept. */
  for (int i = 2; i >= 0; i--)
    {
      int code = (filler->variety + i % 2) % (int) field->codes->n_codes;

      g_array_append_val (codes, code);
    }
}

static inline gint64
filler_reference (Filler *filler, const KwRecordType *type, const KwField *field)
{
  guint n_before = 0;

  for (const KwField *before = type->fields; before < field; before++)
    n_before += before->kind == KW_FIELD_REFERENCE && before->target == field->target;
  return filler->ids[field->target][(n_before + (guint) filler->number) % 2];
}

static inline void
filler_set (Filler *filler, KwRecord *record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);

  filler->variety++;
  kw_record_clear_field (record, field);
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      *(char **) at = filler_text (filler, field);
      break;
    case KW_FIELD_INTEGER:
      *(gint64 *) at = MIN (field->max, field->min + filler->variety);
      break;
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = !field->fallback;
      break;
    case KW_FIELD_DATE:
      *(KwDate *) at = kw_date_from_ymd (2012, 2, 29) + filler->variety;
      break;
    case KW_FIELD_INSTANT:
      *(KwInstant *) at = FIXTURE_NOW + filler->variety * KW_SECOND;
      break;
    case KW_FIELD_CODE:
      *(int *) at = filler->variety % (int) field->codes->n_codes;
      break;
    case KW_FIELD_REFERENCE:
      *(gint64 *) at = filler_reference (filler, record->type, field);
      break;
    case KW_FIELD_CODES:
      filler_set_codes (filler, *(GArray **) at, field);
      break;
    case KW_FIELD_TEXTS:
      g_strfreev (*(char ***) at);
      *(char ***) at = g_strsplit ("one|two \"quoted\"||four, with a comma", "|", -1);
      /* An empty entry may break a rule of its own; three are enough. */
      g_free ((*(char ***) at)[2]);
      (*(char ***) at)[2] = (*(char ***) at)[3];
      (*(char ***) at)[3] = NULL;
      break;
    case KW_FIELD_RANGE:
      *(KwRange *) at = (KwRange){ 3, 2 };
      break;
    default:
      g_assert_not_reached ();
    }
}

static inline KwRecord *
filler_make (Filler *filler, KwCasebook *casebook, KwRecordKind kind, gboolean everything)
{
  KwRecord *record = kw_record_new (kind);

  filler->number = everything ? 0 : 1;
  for (guint i = 0; i < record->type->n_fields; i++)
    if ((everything || (record->type->fields[i].flags & KW_FIELD_REQUIRED) != 0) &&
        filler_may_set (filler, &record->type->fields[i]))
      filler_set (filler, record, &record->type->fields[i]);
  record->id = kind == KW_RECORD_FAMILY ? filler->family : kw_casebook_new_id (casebook);
  record->family = record->type->scope == KW_SCOPE_FAMILY ? filler->family : KW_NONE;
  filler->ids[kind][filler->number] = record->id;
  return record;
}

/* A family with two records of every kind, one of them with everything in it, the other with what it must have. */
static inline GPtrArray *
filler_make_all (Filler *filler, KwCasebook *casebook)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (kw_record_free);

  filler->family = kw_casebook_new_id (casebook);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      if (filler->leaves_unsigned && filler_is_born_signed (kw_record_type_get (kind)))
        continue;
      g_ptr_array_add (records, filler_make (filler, casebook, kind, TRUE));
      if (kind != KW_RECORD_FAMILY)
        g_ptr_array_add (records, filler_make (filler, casebook, kind, FALSE));
    }
  return records;
}
