/* kw-commit-sealed.c: what is signed stays as it is
 *
 * A record with fields that are signatures is sealed by them. While none is given it can be changed; with the first one
 * its text is fixed, and only signatures may be given or withdrawn; once all are given nothing changes any more, but
 * for the fields that are made for it (KW_FIELD_AFTER_SIGNING). Records that are sealed with another (the field
 * "sealed_with" of their type) are fixed by the first signature of that one: none is added, changed or removed. Judged
 * by what was stored before the edit, so a whole signed record may come in one edit. Runs on the database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-commit-refusal.h"

#include "kw-data-error.h"
#include "kw-record-sql.h"

#include <glib/gi18n-lib.h>

typedef enum {
  OPEN,   /* no signature */
  FIXED,  /* the first one is given */
  SEALED, /* all are */
} Seal;

static Seal
seal_of (const KwRecord *record)
{
  guint n = 0, n_given = 0;

  for (guint i = 0; i < record->type->n_fields; i++)
    if ((record->type->fields[i].flags & KW_FIELD_SIGNATURE) != 0)
      {
        n++;
        n_given += !kw_record_field_is_empty (record, &record->type->fields[i]);
      }
  if (n_given == 0)
    return OPEN;
  return n_given == n ? SEALED : FIXED;
}

static gboolean
refuse (const KwRecord *record, GError **error)
{
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_CONFLICT,
               _ ("%s: this is signed and cannot be changed any more. Something can be added to it."),
               kw_record_type_get_label (record->type));
  return FALSE;
}

/* Whether only fields with one of @flags differ. */
static gboolean
only_changes (const KwRecord *old, const KwRecord *record, KwFieldFlags flags)
{
  for (guint i = 0; i < old->type->n_fields; i++)
    if ((old->type->fields[i].flags & flags) == 0 && !kw_record_field_equal (old, record, &old->type->fields[i]))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_own (const KwRecord *old, const KwRecord *record, GError **error)
{
  Seal seal = old != NULL ? seal_of (old) : OPEN;
  KwFieldFlags flags = KW_FIELD_AFTER_SIGNING;

  if (seal == OPEN)
    return TRUE;
  if (seal == FIXED)
    flags |= KW_FIELD_SIGNATURE;
  if (record == NULL || !only_changes (old, record, flags))
    return refuse (old, error);
  return TRUE;
}

/* The record @id as it was before the edit; (transfer full) (nullable): %NULL for one that is new in it. */
static gboolean
find_before (KwDatabase *database,
             const GArray *changes,
             const KwRecordType *type,
             gint64 id,
             KwRecord **before,
             GError **error)
{
  gpointer stored = NULL;

  *before = NULL;
  for (guint i = 0; i < changes->len; i++)
    {
      const KwCommitChange *change = &g_array_index (changes, KwCommitChange, i);
      const KwRecord *either = change->record != NULL ? change->record : change->old;

      if (either->id != id || either->type != type)
        continue;
      if (change->old != NULL)
        *before = kw_record_copy (change->old);
      return TRUE;
    }
  if (!kw_record_sql_find (database, type, id, &stored, error))
    return FALSE;
  *before = stored;
  return TRUE;
}

static gboolean
refuse_with (KwDatabase *database, const GArray *changes, const KwRecord *old, const KwRecord *record, GError **error)
{
  const KwRecord *either = old != NULL ? old : record;
  const KwField *field = kw_record_type_get_field (either->type, either->type->sealed_with);
  g_autoptr (KwRecord) parent = NULL;

  if (old != NULL && record != NULL && only_changes (old, record, KW_FIELD_AFTER_SIGNING))
    return TRUE;
  if (!find_before (database, changes, kw_record_type_get (field->target),
                    *(gint64 *) kw_field_pointer (either, field), &parent, error))
    return FALSE;
  return parent == NULL || seal_of (parent) == OPEN || refuse (either, error);
}

/**
 * kw_commit_refuse_sealed:
 * @database: a database in the transaction of the edit
 * @changes: (element-type KwCommitChange): what the edit has done so far
 * @old: (nullable): a record as it is stored, %NULL for a new one
 * @record: (nullable): the record as it shall be, %NULL for one to remove
 * @error: for why not
 *
 * Returns: whether no signature forbids it
 */
gboolean
kw_commit_refuse_sealed (
    KwDatabase *database, const GArray *changes, const KwRecord *old, const KwRecord *record, GError **error)
{
  const KwRecordType *type = old != NULL ? old->type : record->type;

  return refuse_own (old, record, error) &&
         (type->sealed_with == NULL || refuse_with (database, changes, old, record, error));
}
