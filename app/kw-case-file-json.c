/* kw-case-file-json.c: writing a case file
 *
 * Every field is written, nulls and empty lists included, from the tables of fields. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-case-file-json.h"

#include "kw-record-json.h"

typedef struct
{
  const KwCaseFile *case_file;
  GHashTable *children[KW_N_RECORD_KINDS]; /* of a kind that stands in another: gint64 parent → GPtrArray */
} Writer;

static json_t *
take_string (char *text)
{
  json_t *value = json_string (text);

  g_free (text);
  return value;
}

/* The name by which a record is referred to from anywhere. */
static json_t *
worker_to_json (const Writer *writer, gint64 id)
{
  const KwWorker *worker = kw_case_file_find (writer->case_file, KW_RECORD_WORKER, id);

  if (worker == NULL)
    return take_string (kw_case_file_dup_name (writer->case_file, KW_RECORD_WORKER, id));
  return json_string (worker->name);
}

static json_t *
field_to_json (const Writer *writer, const KwRecord *record, const KwField *field)
{
  gint64 id;

  if (field->kind != KW_FIELD_REFERENCE)
    return kw_record_field_to_json (record, field);
  id = *(const gint64 *) kw_field_pointer (record, field);
  if (id == KW_NONE)
    return json_null ();
  if ((field->flags & KW_FIELD_BY_NAME) != 0)
    return worker_to_json (writer, id);
  return take_string (kw_case_file_dup_name (writer->case_file, field->target, id));
}

static json_t *object_to_json (const Writer *writer, const KwRecord *record);

static json_t *
list_to_json (const Writer *writer, const KwRecordType *type, const GPtrArray *records)
{
  json_t *list = json_array ();

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const KwRecord *record = g_ptr_array_index (records, i);

      json_array_append_new (list, type->filed_as == KW_FILED_VALUES ? field_to_json (writer, record, &type->fields[1])
                                                                     : object_to_json (writer, record));
    }
  return list;
}

static json_t *
object_to_json (const Writer *writer, const KwRecord *record)
{
  const KwRecordType *type = record->type;
  json_t *object = json_object ();

  if (type->naming != KW_NAMED_NOT)
    json_object_set_new (object, "id", take_string (kw_case_file_dup_name (writer->case_file, type->kind, record->id)));
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & KW_FIELD_NOT_FILED) == 0 &&
        &type->fields[i] != kw_record_type_get_parent_field (type))
      json_object_set_new (object, type->fields[i].name, field_to_json (writer, record, &type->fields[i]));
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *child = kw_record_type_get (kind);

      if (child->parent == type->kind && child->filed_as != KW_FILED_NOT)
        json_object_set_new (object, child->filed_name,
                             list_to_json (writer, child, g_hash_table_lookup (writer->children[kind], &record->id)));
    }
  return object;
}

/* Puts the records of a kind that stands in another under what they stand in. */
static GHashTable *
sort_children (const KwCaseFile *case_file, const KwRecordType *type)
{
  GHashTable *children = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  const GPtrArray *list = kw_case_file_list (case_file, type->kind);
  const KwField *parent = kw_record_type_get_parent_field (type);

  for (guint i = 0; i < list->len; i++)
    {
      gpointer record = g_ptr_array_index (list, i);
      gpointer id = kw_field_pointer (record, parent);
      GPtrArray *siblings = g_hash_table_lookup (children, id);

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (children, id, siblings);
        }
      g_ptr_array_add (siblings, record);
    }
  return children;
}

/* The one that counts now: of designations, the open one. */
static json_t *
alone_to_json (const Writer *writer, const KwRecordType *type)
{
  const GPtrArray *list = kw_case_file_list (writer->case_file, type->kind);
  const KwDesignation *open = kw_case_file_get_designation (writer->case_file);

  if (type->kind == KW_RECORD_DESIGNATION && open != NULL)
    return object_to_json (writer, &open->record);
  if (list->len == 0)
    return json_null ();
  return object_to_json (writer, g_ptr_array_index (list, list->len - 1));
}

/**
 * kw_case_file_to_json:
 * @case_file: a case file
 *
 * Returns: (transfer full): the case file as docs/case-file.md describes it; kw_case_file_read() reads it back
 */
json_t *
kw_case_file_to_json (const KwCaseFile *case_file)
{
  Writer writer = { .case_file = case_file };
  json_t *document;

  g_return_val_if_fail (case_file != NULL, NULL);

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    if (kw_record_type_get (kind)->parent != KW_RECORD_NO_KIND)
      writer.children[kind] = sort_children (case_file, kw_record_type_get (kind));
  document = json_pack ("{ss si}", "format", "keyworker-case-file", "version", 1);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      if (type->filed_as == KW_FILED_NOT || type->parent != KW_RECORD_NO_KIND)
        continue;
      json_object_set_new (document, type->filed_name,
                           type->filed_as == KW_FILED_OBJECT
                               ? alone_to_json (&writer, type)
                               : list_to_json (&writer, type, kw_case_file_list (case_file, kind)));
    }
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    g_clear_pointer (&writer.children[kind], g_hash_table_unref);
  return document;
}
