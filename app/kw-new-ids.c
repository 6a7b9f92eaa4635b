/* kw-new-ids.c: a family from elsewhere gets ids of this casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-new-ids.h"

struct _KwNewIds
{
  KwCasebook *casebook;
  GHashTable *ids[KW_N_RECORD_KINDS]; /* gint64 old → gint64 new; both in one allocation of two */
};

/**
 * kw_new_ids_new:
 * @casebook: where the records go
 *
 * Returns: (transfer full): room for the ids of one family
 */
KwNewIds *
kw_new_ids_new (KwCasebook *casebook)
{
  KwNewIds *self;

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  self = g_new0 (KwNewIds, 1);
  self->casebook = g_object_ref (casebook);
  return self;
}

/**
 * kw_new_ids_free:
 * @self: (transfer full): ids
 */
void
kw_new_ids_free (KwNewIds *self)
{
  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    g_clear_pointer (&self->ids[kind], g_hash_table_unref);
  g_object_unref (self->casebook);
  g_free (self);
}

/**
 * kw_new_ids_get:
 * @self: ids
 * @kind: a kind of record
 * @old: the id that it has in the case file, or %KW_NONE
 *
 * Returns: the id that it has in the casebook, the same one every time; %KW_NONE for %KW_NONE
 */
gint64
kw_new_ids_get (KwNewIds *self, KwRecordKind kind, gint64 old)
{
  gint64 *pair;

  g_return_val_if_fail (self != NULL, KW_NONE);
  g_return_val_if_fail (kind < KW_N_RECORD_KINDS, KW_NONE);

  if (old == KW_NONE)
    return KW_NONE;
  if (self->ids[kind] == NULL)
    self->ids[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  pair = g_hash_table_lookup (self->ids[kind], &old);
  if (pair == NULL)
    {
      pair = g_new (gint64, 2);
      pair[0] = old;
      pair[1] = kw_casebook_new_id (self->casebook);
      g_hash_table_insert (self->ids[kind], pair, pair);
    }
  return pair[1];
}

/**
 * kw_new_ids_apply:
 * @self: ids
 * @record: a record with its ids of the case file
 *
 * Gives @record its id in the casebook, and turns its references to other records of the family. References to what the
 * team shares (workers, services) stay.
 */
void
kw_new_ids_apply (KwNewIds *self, gpointer record)
{
  KwRecord *header = record;

  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);

  for (guint i = 0; i < header->type->n_fields; i++)
    {
      const KwField *field = &header->type->fields[i];
      gint64 *reference;

      if (field->kind != KW_FIELD_REFERENCE || kw_record_type_get (field->target)->scope == KW_SCOPE_TEAM)
        continue;
      reference = kw_field_pointer (record, field);
      *reference = kw_new_ids_get (self, field->target, *reference);
    }
  header->family = kw_new_ids_get (self, KW_RECORD_FAMILY, header->family);
  header->id = kw_new_ids_get (self, header->type->kind, header->id);
}
