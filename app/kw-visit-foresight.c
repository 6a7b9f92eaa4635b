/* kw-visit-foresight.c: a visit being logged: how the family will stand once it is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-entry.h"

/* Ids of what will never be saved: below all that were. */
static gint64
next_passing_id (gpointer user_data)
{
  gint64 *last = user_data;

  return ++*last;
}

static gboolean
is_among (const GPtrArray *records, const KwRecord *record)
{
  for (guint i = 0; i < records->len; i++)
    {
      const KwRecord *other = g_ptr_array_index (records, i);

      if (other->type == record->type && other->id == record->id)
        return TRUE;
    }
  return FALSE;
}

/* A case file takes records in the order of their ids. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  const KwRecord *one = *(KwRecord *const *) a;
  const KwRecord *other = *(KwRecord *const *) b;

  if (one->type->kind != other->type->kind)
    return one->type->kind < other->type->kind ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/**
 * kw_visit_entry_foresee:
 * @self: an entry
 * @case_file: the family's case file
 * @now: the time
 *
 * Returns: (transfer full): the case file as it will be once the visit is saved; where its time is not understood,
 *   without the visit
 */
KwCaseFile *
kw_visit_entry_foresee (const KwVisitEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  KwCaseFile *foreseen = kw_case_file_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gint64 last_id = 0;
  KwInstant start;

  if (kw_visit_entry_get_start (self, now, &start))
    records = kw_visit_entry_to_records (self, case_file, now, next_passing_id, &last_id);
  else
    records = g_ptr_array_new_with_free_func (kw_record_free);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *recorded = kw_case_file_list (case_file, kind);

      for (guint i = 0; i < recorded->len; i++)
        if (!is_among (records, g_ptr_array_index (recorded, i)))
          g_ptr_array_add (all, kw_record_copy (g_ptr_array_index (recorded, i)));
    }
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (all, kw_record_copy (g_ptr_array_index (records, i)));
  g_ptr_array_sort (all, compare_records);
  for (guint i = 0; i < all->len; i++)
    kw_case_file_take (foreseen, g_ptr_array_index (all, i));
  return foreseen;
}
