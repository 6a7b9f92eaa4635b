/* kw-crash-steps-records.c: steps that change records of every kind, one at a time or many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-data-error.h"

#include "record-filler.h"

/* Of the family with records of every kind; see filler_text(). */
#define FULL_VARIETY  5000
#define FAMILIES      12
#define FAMILIES_MUCH 24

/* There is no file that would have it. */
static void
forget_content (KwPaper *paper)
{
  paper->size = KW_NONE;
  g_clear_pointer (&paper->hash, g_free);
  g_clear_pointer (&paper->content, g_free);
  g_clear_pointer (&paper->key, g_free);
}

gboolean
kw_crash_step_add_all_kinds (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  Filler filler = { .variety = FULL_VARIETY, .leaves_unsigned = TRUE };
  g_autoptr (GPtrArray) records = filler_make_all (&filler, run->casebook);

  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = kw_record_copy (g_ptr_array_index (records, i));

      if (record->type->kind == KW_RECORD_PAPER)
        forget_content ((KwPaper *) record);
      kw_edit_put (edit, record);
    }
  if (!kw_crash_commit (run, edit, error))
    return FALSE;
  run->numbers[1] = filler.family;
  return TRUE;
}

/* The family with records of every kind is the one that has pins. */
static KwCaseFile *
load_full_family (KwCrashRun *run, GError **error)
{
  const KwFamilyFilter filter = { KW_NONE, KW_CODE_NONE, NULL, KW_FAMILY_ORDER_REFERENCE, FALSE };
  g_autoptr (GArray) families = kw_casebook_list_families_sync (run->casebook, &filter, NULL, error);

  for (guint i = 0; families != NULL && i < families->len; i++)
    {
      KwCaseFile *file =
          kw_casebook_load_family_sync (run->casebook, g_array_index (families, gint64, i), NULL, error);

      if (file == NULL || kw_case_file_list (file, KW_RECORD_PIN)->len > 0)
        return file;
      kw_case_file_unref (file);
    }
  g_assert (families == NULL);
  return NULL;
}

static gboolean
is_simple (const KwField *field)
{
  switch ((int) field->kind)
    {
    case KW_FIELD_TEXT:
      return (field->flags & KW_FIELD_CAPITALS) == 0;
    case KW_FIELD_INTEGER:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_CODE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Records that say nothing but what they belong to are removed instead. */
static void
put_changed (KwEdit *edit, const KwRecord *record)
{
  Filler filler = { .variety = 2 * FULL_VARIETY, .leaves_unsigned = TRUE };
  KwRecord *changed = kw_record_copy (record);

  for (guint i = 0; i < record->type->n_fields; i++)
    if (is_simple (&record->type->fields[i]) && (record->type->fields[i].flags & KW_FIELD_SIGNATURE) == 0)
      {
        filler_set (&filler, changed, &record->type->fields[i]);
        if (!kw_record_equal (changed, record))
          {
            kw_edit_put (edit, changed);
            return;
          }
      }
  kw_record_free (changed);
  kw_edit_remove (edit, record->type->kind, record->id);
}

static gboolean
change_kind (KwCrashRun *run, KwRecordKind kind, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("corrected");
  g_autoptr (KwCaseFile) file = NULL;
  g_autoptr (GPtrArray) shared = NULL;
  const GPtrArray *records;

  if (kw_record_type_get (kind)->scope == KW_SCOPE_TEAM)
    {
      records = shared = kw_casebook_list_shared_sync (run->casebook, kind, NULL, error);
    }
  else
    {
      file = load_full_family (run, error);
      records = file != NULL ? kw_case_file_list (file, kind) : NULL;
    }
  if (records == NULL)
    return FALSE;
  /* Of some kinds every record is signed, and none is there that could be changed. */
  if (records->len == 0)
    return TRUE;
  put_changed (edit, g_ptr_array_index (records, 0));
  return kw_crash_commit (run, edit, error);
}

gboolean
kw_crash_step_change_next_kind (KwCrashRun *run, GError **error)
{
  if (!change_kind (run, (KwRecordKind) run->numbers[2], error))
    return FALSE;
  run->numbers[2]++;
  return TRUE;
}

static void
remove_records (KwEdit *edit, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const KwRecord *record = g_ptr_array_index (records, i);

      kw_edit_remove (edit, record->type->kind, record->id);
    }
}

/* All its records, in one edit; that somebody is the same person as somebody else belongs to no family. */
gboolean
kw_crash_step_remove_family (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("entered by mistake");
  g_autoptr (KwCaseFile) file = load_full_family (run, error);
  g_autoptr (GPtrArray) same = NULL;

  if (file != NULL)
    same = kw_casebook_list_shared_sync (run->casebook, KW_RECORD_SAME_PERSON, NULL, error);
  if (same == NULL)
    return FALSE;
  remove_records (edit, same);
  for (int kind = KW_N_RECORD_KINDS - 1; kind >= 0; kind--)
    if (kw_record_type_get (kind)->scope != KW_SCOPE_TEAM)
      remove_records (edit, kw_case_file_list (file, kind));
  return kw_crash_commit (run, edit, error);
}

static gboolean
import (KwCrashRun *run, guint n_families, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("imported");

  for (guint i = 0; i < n_families; i++)
    {
      g_autofree char *reference = g_strdup_printf ("IMP-%u", i);
      gint64 family = kw_crash_put_family (run, edit, reference, "Imported");

      for (guint visits = 0; visits < 4; visits++)
        {
          KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

          visit->record.family = family;
          visit->start = kw_date_from_ymd (2013, 1, 8 + (int) visits) * KW_DAY + 10 * KW_HOUR;
          visit->minutes = 30;
          visit->outcome = KW_VISIT_SEEN;
          visit->note = g_strdup_printf ("Visit %u of family %u, where the heating had failed again.", visits, i);
          kw_edit_put (edit, visit);
        }
    }
  return kw_crash_commit (run, edit, error);
}

gboolean
kw_crash_step_import (KwCrashRun *run, GError **error)
{
  return import (run, FAMILIES, error);
}

gboolean
kw_crash_step_import_much (KwCrashRun *run, GError **error)
{
  return import (run, FAMILIES_MUCH, error);
}

/* Somebody else takes the family over, from today on. */
gboolean
kw_crash_step_hand_over (KwCrashRun *run, GError **error)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("moved to another team");
  gint64 family = kw_casebook_find_family_sync (run->casebook, "WCC-1", NULL, error);
  g_autoptr (KwCaseFile) file = NULL;
  KwDesignation *old, *new;
  KwWorker *worker;

  if (family != KW_NONE)
    file = kw_casebook_load_family_sync (run->casebook, family, NULL, error);
  if (file == NULL)
    return FALSE;
  worker = kw_record_new (KW_RECORD_WORKER);
  worker->record.id = kw_casebook_new_id (run->casebook);
  worker->name = g_strdup ("Joan Price");
  old = kw_record_copy (kw_case_file_get_designation (file));
  old->until = kw_date_from_ymd (2013, 1, 29);
  new = kw_record_new (KW_RECORD_DESIGNATION);
  new->record.family = family;
  new->worker = worker->record.id;
  new->from = old->until;
  kw_edit_put (edit, worker);
  kw_edit_put (edit, new);
  kw_edit_put (edit, old);
  return kw_crash_commit (run, edit, error);
}

/* What was done last. */
gboolean
kw_crash_step_undo (KwCrashRun *run, GError **error)
{
  return kw_casebook_undo_sync (run->casebook, run->numbers[0], NULL, error) != 0;
}
