/* kw-case-file-read.c: reading a case file
 *
 * Everything follows from the tables of fields; there is no list of a case file's fields here. The document is walked
 * twice: once for the objects and their own fields, once for what refers to what, because a record may be referred to
 * before the reader gets to it. Where something is wrong is known as a chain on the stack and only written out for the
 * message. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-case-file-private.h"

#include "kw-app-error.h"
#include "kw-record-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT    "keyworker-case-file"
#define VERSION   1
#define WHOLE     (-1)
#define FAMILY_ID 1
#define ID        "id"

/* A step of the way to a value: a key and, of an array, the entry. */
typedef struct _Where Where;

struct _Where
{
  const Where *parent;
  const char *key; /* NULL for the document */
  gssize index;
};

typedef struct
{
  KwCaseFile *case_file;
  const char *name; /* of the file, for messages */
  gboolean resolving;
  gint64 last_ids[KW_N_RECORD_KINDS];
  GHashTable *ids[KW_N_RECORD_KINDS]; /* the file's ids → ours */
} Reader;

static void
append_where (GString *path, const Where *where)
{
  if (where->parent != NULL)
    append_where (path, where->parent);
  if (where->key == NULL)
    return;
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, where->key);
  if (where->index != WHOLE)
    g_string_append_printf (path, "[%" G_GSSIZE_FORMAT "]", where->index);
}

/* Always FALSE. */
static gboolean
refuse (const Reader *reader, const Where *where, GError **error, const char *sentence)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_where (path, where);
  if (path->len == 0)
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, "%s: %s", reader->name, sentence);
  else
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, "%s: %s: %s", reader->name, path->str, sentence);
  return FALSE;
}

static gboolean
refuse_key (const Reader *reader,
            const Where *where,
            const char *key,
            gssize index,
            GError **error,
            const char *sentence)
{
  Where at = { .parent = where, .key = key, .index = index };

  return refuse (reader, &at, error, sentence);
}

static gboolean
check_object (const Reader *reader, const Where *where, const json_t *value, GError **error)
{
  return json_is_object (value) || refuse (reader, where, error, _ ("This has to be an object."));
}

/* Ids and references. */

static gboolean
read_text (const Reader *reader,
           const Where *where,
           const char *key,
           const json_t *value,
           gboolean required,
           GError **error)
{
  if (json_is_string (value) || (!required && (value == NULL || json_is_null (value))))
    return TRUE;
  return refuse_key (reader, where, key, WHOLE, error,
                     value == NULL || json_is_null (value) ? _ ("This is missing.") : _ ("This has to be text."));
}

static gboolean
read_id (Reader *reader, const Where *where, const json_t *object, const KwRecord *record, GError **error)
{
  KwRecordKind kind = record->type->kind;
  const json_t *value = json_object_get (object, ID);
  gint64 *id;

  if (!read_text (reader, where, ID, value, record->type->naming == KW_NAMED_ALWAYS, error))
    return FALSE;
  if (!json_is_string (value))
    return TRUE;
  id = g_memdup2 (&record->id, sizeof record->id);
  if (!g_hash_table_insert (reader->ids[kind], g_strdup (json_string_value (value)), id))
    return refuse_key (reader, where, ID, WHOLE, error, _ ("This id is there twice."));
  kw_case_file_set_name (reader->case_file, kind, record->id, json_string_value (value));
  return TRUE;
}

static gboolean
is_filed (const KwField *field)
{
  return (field->flags & KW_FIELD_NOT_FILED) == 0;
}

/* A worker is not a part of the case file: whoever is named becomes a record of that name. */
static gint64
take_worker (Reader *reader, const char *name)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);
  gint64 id = ++reader->last_ids[KW_RECORD_WORKER];

  worker->record.id = id;
  worker->name = g_strdup (name);
  kw_case_file_take (reader->case_file, worker);
  return id;
}

static gboolean
resolve (const Reader *reader,
         const Where *where,
         KwRecord *record,
         const KwField *field,
         const json_t *value,
         GError **error)
{
  const gint64 *id = g_hash_table_lookup (reader->ids[field->target], json_string_value (value));

  if (id == NULL)
    return refuse (reader, where, error, _ ("Nothing in this file has this id."));
  *(gint64 *) kw_field_pointer (record, field) = *id;

  /* What refers twice to one kind (a link) is about two of them. */
  for (const KwField *before = record->type->fields; before < field; before++)
    if (before->kind == KW_FIELD_REFERENCE && before->target == field->target &&
        *(gint64 *) kw_field_pointer (record, before) == *id)
      return refuse (reader, where, error, _ ("This refers to the same one twice."));
  return TRUE;
}

static gboolean
read_reference (Reader *reader,
                const Where *where,
                KwRecord *record,
                const KwField *field,
                const json_t *value,
                GError **error)
{
  Where at = { .parent = where, .key = field->name, .index = WHOLE };

  if (reader->resolving)
    return (field->flags & KW_FIELD_BY_NAME) != 0 || !json_is_string (value) ||
           resolve (reader, &at, record, field, value, error);
  if (!read_text (reader, where, field->name, value, (field->flags & KW_FIELD_REQUIRED) != 0, error))
    return FALSE;
  if ((field->flags & KW_FIELD_BY_NAME) != 0 && json_is_string (value))
    *(gint64 *) kw_field_pointer (record, field) = take_worker (reader, json_string_value (value));
  return TRUE;
}

/* Records. */

static gboolean
read_field (Reader *reader,
            const Where *where,
            KwRecord *record,
            const KwField *field,
            const json_t *object,
            GError **error)
{
  const json_t *value = json_object_get (object, field->name);
  g_autoptr (GError) local_error = NULL;
  gssize item;

  if (!is_filed (field) || field == kw_record_type_get_parent_field (record->type))
    return TRUE;
  if (field->kind == KW_FIELD_REFERENCE)
    return read_reference (reader, where, record, field, value, error);
  if (reader->resolving || kw_record_field_from_json_item (record, field, value, &item, &local_error))
    return TRUE;
  return refuse_key (reader, where, field->name, item, error, local_error->message);
}

static gboolean read_children (
    Reader *reader, const Where *where, const KwRecord *record, const json_t *object, GError **error);

static gboolean
is_known (const KwRecordType *type, const char *key)
{
  const KwField *field = kw_record_type_get_field (type, key);

  if (field != NULL)
    return is_filed (field) && field != kw_record_type_get_parent_field (type);
  if (type->naming != KW_NAMED_NOT && strcmp (key, ID) == 0)
    return TRUE;
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *child = kw_record_type_get (kind);

      if (child->parent == type->kind && child->filed_as != KW_FILED_NOT && strcmp (child->filed_name, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_keys (const Reader *reader, const Where *where, const KwRecordType *type, json_t *object, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    if (!is_known (type, key))
      return refuse_key (reader, where, key, WHOLE, error, _ ("There is no such field."));
  return TRUE;
}

static KwRecord *
start_record (Reader *reader, KwRecordKind kind, const KwRecord *parent)
{
  const KwField *parent_field = kw_record_type_get_parent_field (kw_record_type_get (kind));
  KwRecord *record = kw_record_new (kind);

  record->id = ++reader->last_ids[kind];
  record->family = FAMILY_ID;
  if (parent_field != NULL)
    *(gint64 *) kw_field_pointer (record, parent_field) = parent->id;
  kw_case_file_take (reader->case_file, record);
  return record;
}

/* The record being read: made in the first walk, found again in the second. */
static KwRecord *
next_record (Reader *reader, KwRecordKind kind, const KwRecord *parent)
{
  if (reader->resolving)
    return kw_case_file_find (reader->case_file, kind, ++reader->last_ids[kind]);
  return start_record (reader, kind, parent);
}

static gboolean
read_object (Reader *reader,
             const Where *where,
             const KwRecordType *type,
             const KwRecord *parent,
             json_t *object,
             GError **error)
{
  KwRecord *record;

  if (!check_object (reader, where, object, error))
    return FALSE;
  record = next_record (reader, type->kind, parent);
  if (!reader->resolving && type->naming != KW_NAMED_NOT && !read_id (reader, where, object, record, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (reader, where, record, &type->fields[i], object, error))
      return FALSE;
  return read_children (reader, where, record, object, error) &&
         (reader->resolving || check_keys (reader, where, type, object, error));
}

/* An entry that is the bare value of the field after the parent's. */
static gboolean
read_value (Reader *reader,
            const Where *where,
            const KwRecordType *type,
            const KwRecord *parent,
            const json_t *value,
            GError **error)
{
  KwRecord *record = next_record (reader, type->kind, parent);

  if (reader->resolving)
    return resolve (reader, where, record, &type->fields[1], value, error);
  return json_is_string (value) || refuse (reader, where, error, _ ("This has to be text."));
}

static gboolean
read_list (Reader *reader,
           const Where *where,
           const KwRecordType *type,
           const KwRecord *parent,
           const json_t *list,
           GError **error)
{
  Where at = { .parent = where, .key = type->filed_name, .index = WHOLE };

  if (list == NULL || json_is_null (list))
    return TRUE;
  if (!json_is_array (list))
    return refuse (reader, &at, error, _ ("This has to be a list."));
  for (gsize i = 0; i < json_array_size (list); i++)
    {
      json_t *value = json_array_get (list, i);

      at.index = (gssize) i;
      if (!(type->filed_as == KW_FILED_VALUES ? read_value (reader, &at, type, parent, value, error)
                                              : read_object (reader, &at, type, parent, value, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_children (Reader *reader, const Where *where, const KwRecord *record, const json_t *object, GError **error)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      if (type->parent == record->type->kind && type->filed_as != KW_FILED_NOT &&
          !read_list (reader, where, type, record, json_object_get (object, type->filed_name), error))
        return FALSE;
    }
  return TRUE;
}

/* The document. */

static gboolean
is_at_top (const KwRecordType *type)
{
  return type->filed_as != KW_FILED_NOT && type->parent == KW_RECORD_NO_KIND;
}

static gboolean
read_alone (Reader *reader, const Where *where, const KwRecordType *type, json_t *value, GError **error)
{
  Where at = { .parent = where, .key = type->filed_name, .index = WHOLE };

  if (value != NULL && !json_is_null (value))
    return read_object (reader, &at, type, NULL, value, error);
  if (type->kind == KW_RECORD_FAMILY)
    return refuse (reader, &at, error, _ ("This is missing."));
  return TRUE;
}

static gboolean
walk (Reader *reader, const Where *where, json_t *document, GError **error)
{
  memset (reader->last_ids, 0, sizeof reader->last_ids);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);
      json_t *value;

      if (!is_at_top (type))
        continue;
      value = json_object_get (document, type->filed_name);
      if (!(type->filed_as == KW_FILED_OBJECT ? read_alone (reader, where, type, value, error)
                                              : read_list (reader, where, type, NULL, value, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_top_keys (const Reader *reader, const Where *where, json_t *document, GError **error)
{
  const char *key;
  json_t *value;

  json_object_foreach (document, key, value)
    {
      gboolean known = strcmp (key, "format") == 0 || strcmp (key, "version") == 0;

      for (guint kind = 0; kind < KW_N_RECORD_KINDS && !known; kind++)
        known = is_at_top (kw_record_type_get (kind)) && strcmp (kw_record_type_get (kind)->filed_name, key) == 0;
      if (!known)
        return refuse_key (reader, where, key, WHOLE, error, _ ("There is no such field."));
    }
  return TRUE;
}

static gboolean
read_document (Reader *reader, json_t *document, GError **error)
{
  const Where top = { .key = NULL, .index = WHOLE };
  const json_t *format, *version;

  if (!check_object (reader, &top, document, error))
    return FALSE;
  format = json_object_get (document, "format");
  version = json_object_get (document, "version");
  if (g_strcmp0 (json_string_value (format), FORMAT) != 0)
    return refuse_key (reader, &top, "format", WHOLE, error, _ ("This is not a case file of Keyworker."));
  if (!json_is_integer (version) || json_integer_value (version) != VERSION)
    return refuse_key (reader, &top, "version", WHOLE, error, _ ("This version of Keyworker only knows version 1."));
  if (!walk (reader, &top, document, error) || !check_top_keys (reader, &top, document, error))
    return FALSE;
  reader->resolving = TRUE;
  return walk (reader, &top, document, error);
}

/**
 * kw_case_file_read:
 * @data: a case file
 * @length: its length in bytes
 * @name: what messages call it
 * @error: (nullable): a place for an error
 *
 * Reads a case file. Its records count from 1 within their kind, in the order of the file; what the file calls them is
 * kept. The worker whom it designates becomes a record of the case file.
 *
 * Returns: (transfer full): the case file; %NULL with %KW_APP_ERROR_INPUT, which names the path of what is wrong
 *   first (`problems[2].severity`), or the line and column where it is not even JSON
 */
KwCaseFile *
kw_case_file_read (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (KwCaseFile) case_file = kw_case_file_new ();
  Reader reader = { .case_file = case_file, .name = name };
  json_t *document;
  gboolean done;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  document = kw_case_file_parse (data != NULL ? data : "", length, name, error);
  if (document == NULL)
    return NULL;
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    reader.ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  done = read_document (&reader, document, error);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    g_hash_table_unref (reader.ids[kind]);
  json_decref (document);
  return done ? g_steal_pointer (&case_file) : NULL;
}
