/* kw-intake.c: taking a family from elsewhere into the casebook
 *
 * The family is designated to the casebook's worker from the day on which somebody held it there, so that what was
 * learned of trust still counts and the order of work stays. A worker's name in a file is no identity, so it only goes
 * into the reason of the edit. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-intake.h"

#include "kw-new-ids.h"

#include <glib/gi18n-lib.h>

static KwDesignation *
designate (const KwCaseFile *case_file, const KwWorker *worker)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  const KwDesignation *there = kw_case_file_get_designation (case_file);
  KwDesignation *designation;

  if (there == NULL && family->status != KW_FAMILY_ACTIVE)
    return NULL;
  designation = there != NULL ? kw_record_copy (there) : kw_record_new (KW_RECORD_DESIGNATION);
  designation->record.family = family->record.id;
  designation->worker = worker->record.id;
  if (there == NULL)
    designation->from = family->opened;
  return designation;
}

/* Who held it before, as far as the file says so. */
static void
put_former_designations (KwEdit *edit, const KwCaseFile *case_file, KwNewIds *ids, const KwWorker *worker)
{
  const GPtrArray *list = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);

  for (guint i = 0; i < list->len; i++)
    {
      KwDesignation *designation = g_ptr_array_index (list, i);

      if (designation->until == KW_NONE)
        continue;
      designation = kw_record_copy (designation);
      designation->worker = worker->record.id;
      kw_new_ids_apply (ids, designation);
      kw_edit_put (edit, designation);
    }
}

static void
put_designation (KwEdit *edit, const KwCaseFile *case_file, KwNewIds *ids, KwCasebook *casebook)
{
  const KwWorker *worker = kw_casebook_get_worker (casebook);
  KwDesignation *designation = designate (case_file, worker);

  put_former_designations (edit, case_file, ids, worker);
  if (designation == NULL)
    return;
  kw_new_ids_apply (ids, designation);
  kw_edit_put (edit, designation);
}

/**
 * kw_intake_put:
 * @edit: the edit that takes it in
 * @case_file: a family with ids of its own
 * @casebook: where it goes
 *
 * Puts every record of @case_file into @edit, with new ids in the order of the file.
 *
 * Returns: the id that the family will have
 */
gint64
kw_intake_put (KwEdit *edit, const KwCaseFile *case_file, KwCasebook *casebook)
{
  g_autoptr (KwNewIds) ids = kw_new_ids_new (casebook);

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);
      const GPtrArray *list = kw_case_file_list (case_file, kind);

      if (type->scope == KW_SCOPE_TEAM)
        continue;
      if (kind == KW_RECORD_DESIGNATION)
        {
          put_designation (edit, case_file, ids, casebook);
          continue;
        }
      for (guint i = 0; i < list->len; i++)
        {
          KwRecord *record = kw_record_copy (g_ptr_array_index (list, i));

          kw_new_ids_apply (ids, record);
          kw_edit_put (edit, record);
        }
    }
  return kw_new_ids_get (ids, KW_RECORD_FAMILY, kw_case_file_get_family (case_file)->record.id);
}

/**
 * kw_intake_dup_reason:
 * @case_file: a family from elsewhere
 *
 * Returns: (transfer full): why it is put, for the journal: "WCC-0042 from a case file; there held by Jo Bloggs"
 */
char *
kw_intake_dup_reason (const KwCaseFile *case_file)
{
  const char *reference = kw_case_file_get_family (case_file)->reference;
  const KwDesignation *designation = kw_case_file_get_designation (case_file);
  const KwWorker *worker = NULL;

  if (designation != NULL)
    worker = kw_case_file_find (case_file, KW_RECORD_WORKER, designation->worker);
  return worker == NULL ? g_strdup_printf (_ ("%s from a case file"), reference)
                        : g_strdup_printf (_ ("%s from a case file; there held by %s"), reference, worker->name);
}
