/* kw-entry.c: what is being entered in a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-entry.h"

#include "kw-people.h"
#include "kw-record-json.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
fault_free (gpointer data)
{
  KwFault *fault = data;

  g_free (fault->field);
  g_free (fault->message);
  g_free (fault);
}

/**
 * kw_faults_new:
 *
 * Returns: (transfer full) (element-type KwFault): no faults
 */
GPtrArray *
kw_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

/**
 * kw_faults_add:
 * @faults: (element-type KwFault): faults
 * @field: the name of a field in the form
 * @message: what is wrong with it, translated
 */
void
kw_faults_add (GPtrArray *faults, const char *field, const char *message)
{
  KwFault *fault;

  g_return_if_fail (faults != NULL && field != NULL && message != NULL);

  fault = g_new0 (KwFault, 1);
  fault->field = g_strdup (field);
  fault->message = g_strdup (message);
  g_ptr_array_add (faults, fault);
}

static void
check_texts (GPtrArray *faults, const KwRecord *record)
{
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const KwField *field = &record->type->fields[i];
      const char *text = field->check != NULL ? *(char *const *) kw_field_pointer (record, field) : NULL;
      g_autoptr (GError) error = NULL;

      if (text != NULL && *text != '\0' && !field->check (text, &error) &&
          kw_faults_find (faults, field->name) == NULL)
        kw_faults_add (faults, field->name, error->message);
    }
}

/**
 * kw_faults_add_record:
 * @faults: (element-type KwFault): faults
 * @record: a record
 *
 * Adds what kw_record_validate() says, beside the fields of the same names, but at most one fault a field; and what is
 * wrong with numbers that carry a check of their own. Those are asked for here and not by kw_record_validate(): records
 * from elsewhere are untidy and taken all the same, but a slip can be mended while somebody types.
 */
void
kw_faults_add_record (GPtrArray *faults, gconstpointer record)
{
  g_autoptr (GPtrArray) problems = kw_record_validate (record);

  for (guint i = 0; i < problems->len; i++)
    {
      const KwFieldProblem *problem = g_ptr_array_index (problems, i);

      if (kw_faults_find (faults, problem->field->name) == NULL)
        kw_faults_add (faults, problem->field->name, problem->message);
    }
  check_texts (faults, record);
}

/**
 * kw_faults_find:
 * @faults: (element-type KwFault): faults
 * @field: the name of a field in the form
 *
 * Returns: (nullable): what is wrong with it first
 */
const char *
kw_faults_find (const GPtrArray *faults, const char *field)
{
  g_return_val_if_fail (faults != NULL && field != NULL, NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const KwFault *fault = g_ptr_array_index (faults, i);

      if (strcmp (fault->field, field) == 0)
        return fault->message;
    }
  return NULL;
}

/**
 * kw_ids_new:
 *
 * Returns: (transfer full) (element-type gint64): an empty set
 */
GArray *
kw_ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * kw_ids_copy:
 * @ids: (element-type gint64): ids
 *
 * Returns: (transfer full) (element-type gint64): the same ids
 */
GArray *
kw_ids_copy (const GArray *ids)
{
  GArray *copy = kw_ids_new ();

  g_return_val_if_fail (ids != NULL, copy);

  g_array_append_vals (copy, ids->data, ids->len);
  return copy;
}

/**
 * kw_ids_contain:
 * @ids: (element-type gint64): ids
 * @id: an id
 *
 * Returns: whether @id is among them
 */
gboolean
kw_ids_contain (const GArray *ids, gint64 id)
{
  g_return_val_if_fail (ids != NULL, FALSE);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * kw_ids_set:
 * @ids: (element-type gint64): ids
 * @id: an id
 * @contained: whether it shall be among them
 */
void
kw_ids_set (GArray *ids, gint64 id, gboolean contained)
{
  g_return_if_fail (ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        if (!contained)
          g_array_remove_index (ids, i);
        return;
      }
  if (contained)
    g_array_append_val (ids, id);
}

/**
 * kw_entry_set_text:
 * @text: (inout): where a text is
 * @value: (nullable): what shall be there; copied
 */
void
kw_entry_set_text (char **text, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

/**
 * kw_entry_is_blank:
 * @text: (nullable): what is typed
 *
 * Returns: whether it is nothing but white space
 */
gboolean
kw_entry_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/**
 * kw_entry_dup_filled:
 * @text: (nullable): what is typed
 *
 * Returns: (transfer full) (nullable): it, without white space around it; %NULL where it is blank
 */
char *
kw_entry_dup_filled (const char *text)
{
  if (kw_entry_is_blank (text))
    return NULL;
  return g_strstrip (g_strdup (text));
}

/**
 * kw_entry_ids_to_json:
 * @ids: (element-type gint64): ids
 *
 * Returns: (transfer full): an array of integers; drafts are not exchanged, so 64 bits are safe there
 */
json_t *
kw_entry_ids_to_json (const GArray *ids)
{
  json_t *array = json_array ();

  for (guint i = 0; i < ids->len; i++)
    json_array_append_new (array, json_integer (g_array_index (ids, gint64, i)));
  return array;
}

/**
 * kw_entry_read_ids:
 * @object: a draft
 * @key: a key
 * @ids: (element-type gint64): what is replaced by what stands there
 */
void
kw_entry_read_ids (const json_t *object, const char *key, GArray *ids)
{
  const json_t *array = json_object_get (object, key);
  const json_t *item;
  gsize i;

  if (!json_is_array (array))
    return;
  g_array_set_size (ids, 0);
  json_array_foreach (array, i, item)
    {
      if (json_is_integer (item))
        kw_ids_set (ids, json_integer_value (item), TRUE);
    }
}

/**
 * kw_entry_read_text:
 * @object: a draft
 * @key: a key
 * @text: (inout): a text
 */
void
kw_entry_read_text (const json_t *object, const char *key, char **text)
{
  const json_t *value = json_object_get (object, key);

  if (json_is_string (value))
    kw_entry_set_text (text, json_string_value (value));
  else if (json_is_null (value))
    kw_entry_set_text (text, NULL);
}

/**
 * kw_entry_read_id:
 * @object: a draft
 * @key: a key
 * @id: (inout): an id, or any other 64-bit integer
 */
void
kw_entry_read_id (const json_t *object, const char *key, gint64 *id)
{
  const json_t *value = json_object_get (object, key);

  if (json_is_integer (value))
    *id = json_integer_value (value);
}

/**
 * kw_entry_read_int:
 * @object: a draft
 * @key: a key
 * @value: (inout): a small number
 */
void
kw_entry_read_int (const json_t *object, const char *key, int *value)
{
  const json_t *found = json_object_get (object, key);

  if (json_is_integer (found))
    *value = (int) CLAMP (json_integer_value (found), G_MININT, G_MAXINT);
}

/**
 * kw_entry_read_boolean:
 * @object: a draft
 * @key: a key
 * @value: (inout): a switch
 */
void
kw_entry_read_boolean (const json_t *object, const char *key, gboolean *value)
{
  const json_t *found = json_object_get (object, key);

  if (json_is_boolean (found))
    *value = json_is_true (found);
}

/**
 * kw_entry_add_instant:
 * @object: a draft
 * @key: a key
 * @typed: a day and a time as typed, understood or not
 * @now: when it was typed
 * @future: as in kw_words_parse_instant()
 *
 * Keeps what is typed and, because "today" means something else tomorrow, what it meant.
 */
void
kw_entry_add_instant (json_t *object, const char *key, const char *typed, KwInstant now, gboolean future)
{
  json_t *value = json_pack ("{s:s}", "typed", typed);
  KwInstant meant;

  if (kw_words_parse_instant (typed, now, future, &meant))
    json_object_set_new (value, "meant", json_integer (meant));
  json_object_set_new (object, key, value);
}

/**
 * kw_entry_read_instant:
 * @object: a draft
 * @key: a key
 * @now: the time
 * @future: as in kw_words_parse_instant()
 * @typed: (inout): a day and a time that mean what they did; what was not understood stays as it was typed
 */
void
kw_entry_read_instant (const json_t *object, const char *key, KwInstant now, gboolean future, char **typed)
{
  const json_t *value = json_object_get (object, key);
  KwInstant meant = KW_NONE, means;

  kw_entry_read_text (value, "typed", typed);
  kw_entry_read_id (value, "meant", &meant);
  if (meant == KW_NONE || (kw_words_parse_instant (*typed, now, future, &means) && means == meant))
    return;
  g_free (*typed);
  *typed = kw_words_instant (meant, now);
}

/**
 * kw_entry_dump:
 * @object: (transfer full): a draft
 *
 * Returns: (transfer full): it as text
 */
char *
kw_entry_dump (json_t *object)
{
  char *dumped = json_dumps (object, JSON_COMPACT);
  char *content = g_strdup (dumped);

  free (dumped);
  json_decref (object);
  return content;
}

/**
 * kw_entry_parse:
 * @content: (nullable): a draft as text
 *
 * Returns: (transfer full) (nullable): it; %NULL where it is not one
 */
json_t *
kw_entry_parse (const char *content)
{
  json_t *object = content == NULL ? NULL : json_loads (content, JSON_REJECT_DUPLICATES, NULL);

  if (object != NULL && !json_is_object (object))
    g_clear_pointer (&object, json_decref);
  return object;
}

/**
 * kw_entry_make_edit:
 * @reason: why, for the journal
 * @records: (transfer full) (element-type KwRecord): what is to be saved, parents first
 *
 * Returns: (transfer full): an edit that puts them all
 */
KwEdit *
kw_entry_make_edit (const char *reason, GPtrArray *records)
{
  KwEdit *edit = kw_edit_new (reason);

  g_return_val_if_fail (records != NULL, edit);

  for (guint i = 0; i < records->len; i++)
    kw_edit_put (edit, g_steal_pointer (&records->pdata[i]));
  g_ptr_array_unref (records);
  return edit;
}

/**
 * kw_entry_new_record:
 * @kind: a kind of record
 * @id: its id
 * @family: the family it belongs to, or %KW_NONE
 *
 * Returns: (transfer full): a new record
 */
gpointer
kw_entry_new_record (KwRecordKind kind, gint64 id, gint64 family)
{
  KwRecord *record = kw_record_new (kind);

  record->id = id;
  record->family = family;
  return record;
}

static gboolean
is_only_one (const KwCaseFile *case_file, const KwMember *member)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *other = g_ptr_array_index (members, i);

      if (other != member && strcmp (kw_member_get_name (other), kw_member_get_name (member)) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_born_like_another (const KwCaseFile *case_file, const KwMember *member)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *other = g_ptr_array_index (members, i);

      if (other != member && strcmp (kw_member_get_name (other), kw_member_get_name (member)) == 0 &&
          other->born == member->born)
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_member_dup_unique_name:
 * @case_file: a case file
 * @member: one of its members
 * @today: the date
 *
 * Returns: (transfer full): what they are called, told apart from others in the family who are called the same
 */
char *
kw_member_dup_unique_name (const KwCaseFile *case_file, const KwMember *member, KwDate today)
{
  const char *name = kw_member_get_name (member);
  g_autofree char *age = kw_words_age (member->born, today);

  if (is_only_one (case_file, member))
    return g_strdup (name);
  if (age != NULL && !is_born_like_another (case_file, member))
    /* Translators: a name and an age, where two in a family have the same name */
    return g_strdup_printf (C_ ("name and age", "%1$s, %2$s"), name, age);
  /* Nothing tells them apart but the order in which they were entered. */
  return g_strdup_printf ("%s %u", name, (guint) (member->record.id % 1000));
}
