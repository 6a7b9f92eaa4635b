/* kw-case-file.c: everything recorded about one family, in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-case-file.h"

struct _KwCaseFile
{
  gatomicrefcount references;
  GPtrArray *records[KW_N_RECORD_KINDS];
  GHashTable *names[KW_N_RECORD_KINDS]; /* gint64 id → what the file it was read from calls it; NULL: nothing */
};

G_DEFINE_BOXED_TYPE (KwCaseFile, kw_case_file, kw_case_file_ref, kw_case_file_unref)

/**
 * kw_case_file_new:
 *
 * Returns: (transfer full): a case file without records
 */
KwCaseFile *
kw_case_file_new (void)
{
  KwCaseFile *self = g_new0 (KwCaseFile, 1);

  g_atomic_ref_count_init (&self->references);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    self->records[kind] = g_ptr_array_new_with_free_func (kw_record_free);
  return self;
}

/**
 * kw_case_file_ref:
 * @self: a case file
 *
 * Returns: (transfer full): @self
 */
KwCaseFile *
kw_case_file_ref (KwCaseFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kw_case_file_unref:
 * @self: (transfer full): a case file
 */
void
kw_case_file_unref (KwCaseFile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      g_ptr_array_unref (self->records[kind]);
      g_clear_pointer (&self->names[kind], g_hash_table_unref);
    }
  g_free (self);
}

/**
 * kw_case_file_take:
 * @self: a case file that nobody else sees yet
 * @record: (transfer full): a record whose id is larger than those of its kind already there
 */
void
kw_case_file_take (KwCaseFile *self, gpointer record)
{
  const KwRecord *added = record;
  GPtrArray *list;

  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);

  list = self->records[added->type->kind];
  g_return_if_fail (list->len == 0 ||
                    ((KwRecord *) g_ptr_array_index (list, list->len - 1))->id < added->id);
  g_ptr_array_add (list, record);
}

/**
 * kw_case_file_set_name:
 * @self: a case file that nobody else sees yet
 * @kind: a kind of record
 * @id: the id of one of that kind
 * @name: what the file that it was read from calls it
 */
void
kw_case_file_set_name (KwCaseFile *self, KwRecordKind kind, gint64 id, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (kind < KW_N_RECORD_KINDS);
  g_return_if_fail (name != NULL);

  if (self->names[kind] == NULL)
    self->names[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_hash_table_insert (self->names[kind], g_memdup2 (&id, sizeof id), g_strdup (name));
}

/**
 * kw_case_file_get_family:
 * @self: a case file
 *
 * Returns: (transfer none): the family; every case file has one
 */
KwFamily *
kw_case_file_get_family (const KwCaseFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->records[KW_RECORD_FAMILY]->len == 1, NULL);

  return g_ptr_array_index (self->records[KW_RECORD_FAMILY], 0);
}

/**
 * kw_case_file_get_designation:
 * @self: a case file
 *
 * Returns: (transfer none) (nullable): the open designation: who holds the family now
 */
KwDesignation *
kw_case_file_get_designation (const KwCaseFile *self)
{
  const GPtrArray *designations = kw_case_file_list (self, KW_RECORD_DESIGNATION);

  for (guint i = designations->len; i > 0; i--)
    {
      KwDesignation *designation = g_ptr_array_index (designations, i - 1);

      if (designation->until == KW_NONE)
        return designation;
    }
  return NULL;
}

/**
 * kw_case_file_list:
 * @self: a case file
 * @kind: a kind of record
 *
 * Returns: (transfer none) (element-type KwRecord): those of @kind, in the order of their ids. The records are the
 *   case file's; they must not be changed.
 */
const GPtrArray *
kw_case_file_list (const KwCaseFile *self, KwRecordKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind < KW_N_RECORD_KINDS, NULL);

  return self->records[kind];
}

/**
 * kw_case_file_find:
 * @self: a case file
 * @kind: a kind of record
 * @id: an id, or %KW_NONE
 *
 * Returns: (transfer none) (nullable): the record of that kind and id
 */
gpointer
kw_case_file_find (const KwCaseFile *self, KwRecordKind kind, gint64 id)
{
  const GPtrArray *list = kw_case_file_list (self, kind);
  guint low = 0, high = list->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      KwRecord *record = g_ptr_array_index (list, middle);

      if (record->id == id)
        return record;
      if (record->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * kw_case_file_dup_name:
 * @self: a case file
 * @kind: a kind of record
 * @id: the id of one of that kind
 *
 * Returns: (transfer full): what JSON calls it: its name in the file it was read from, else its id
 */
char *
kw_case_file_dup_name (const KwCaseFile *self, KwRecordKind kind, gint64 id)
{
  const char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind < KW_N_RECORD_KINDS, NULL);

  if (self->names[kind] != NULL)
    name = g_hash_table_lookup (self->names[kind], &id);
  return name != NULL ? g_strdup (name) : g_strdup_printf ("%" G_GINT64_FORMAT, id);
}
