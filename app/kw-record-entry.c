/* kw-record-entry.c: a record being entered, field by field, as typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-entry.h"

#include "kw-record-json.h"
#include "kw-record-typed.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fields that the editor does not offer: filled in elsewhere, or only once the record is there. */
static const struct
{
  const KwRecordType *type;
  const char *field;
  enum {
    NEVER,
    NOT_WHEN_NEW,
    SUPERVISOR
  } when;
} hidden_fields[] = {
  { &kw_family_type, "closed", NOT_WHEN_NEW },
  { &kw_problem_type, "resolved", NOT_WHEN_NEW },
  { &kw_deadline_type, "met", NOT_WHEN_NEW },
  { &kw_step_type, "done", NOT_WHEN_NEW },
  { &kw_pin_type, "approved", SUPERVISOR },
  { &kw_service_type, "source", NEVER },
  { &kw_referral_type, "listed", NEVER },
};

/* What a new record begins with today. */
static const struct
{
  const KwRecordType *type;
  const char *field;
} dated_today[] = {
  { &kw_family_type, "opened" },
  { &kw_problem_type, "identified" },
  { &kw_event_type, "date" },
  { &kw_professional_type, "from" },
  { &kw_service_type, "checked" },
};

/* What goes without asking when the record it hangs on is removed; anything else is a reason not to remove it. */
static const KwRecordKind goes_along[] = {
  KW_RECORD_PROBLEM_MEMBER,
  KW_RECORD_LINK,
  KW_RECORD_DEADLINE,
  KW_RECORD_STEP,
  KW_RECORD_PIN,
  KW_RECORD_DEBT,
  KW_RECORD_RELATIONSHIP,
  KW_RECORD_RESIDENCE,
  KW_RECORD_VISIT_PROBLEM,
  KW_RECORD_CONCERN_TOLD,
};

static KwRecordEntry *
new_entry (const KwRecordType *type, gint64 id, gint64 family)
{
  KwRecordEntry *self = g_new0 (KwRecordEntry, 1);

  self->type = type;
  self->id = id;
  self->family = family;
  self->typed = g_new0 (char *, type->n_fields + 1);
  self->whose = kw_ids_new ();
  return self;
}

static void
type_all (KwRecordEntry *self, gconstpointer record)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      g_free (self->typed[i]);
      self->typed[i] = kw_field_dup_typed (record, &self->type->fields[i]);
    }
}

/**
 * kw_record_entry_new:
 * @kind: what is to be entered
 * @id: the id it will have
 * @family: the family's id, or %KW_NONE for what the team shares
 * @parent: the id of the record it hangs on (a step's problem), or %KW_NONE
 * @today: the date that dates begin with
 *
 * Returns: (transfer full): a new record being entered
 */
KwRecordEntry *
kw_record_entry_new (KwRecordKind kind, gint64 id, gint64 family, gint64 parent, KwDate today)
{
  g_autoptr (KwRecord) empty = kw_record_new (kind);
  KwRecordEntry *self = new_entry (empty->type, id, kind == KW_RECORD_FAMILY ? id : family);
  g_autofree char *date = kw_date_format (today);

  type_all (self, empty);
  for (guint i = 0; i < G_N_ELEMENTS (dated_today); i++)
    if (dated_today[i].type == self->type)
      kw_record_entry_set (self, kw_record_type_get_field (self->type, dated_today[i].field), date);
  for (guint i = 0; i < self->type->n_fields && parent != KW_NONE; i++)
    if (self->type->fields[i].kind == KW_FIELD_REFERENCE)
      {
        g_autofree char *reference = g_strdup_printf ("%" G_GINT64_FORMAT, parent);

        kw_record_entry_set (self, &self->type->fields[i], reference);
        break;
      }
  return self;
}

/**
 * kw_record_entry_new_for:
 * @case_file: (nullable): the family's case file; %NULL for what the team shares
 * @original: a record of the casebook
 *
 * Returns: (transfer full): @original being changed
 */
KwRecordEntry *
kw_record_entry_new_for (const KwCaseFile *case_file, gconstpointer original)
{
  const KwRecord *record = original;
  KwRecordEntry *self;

  g_return_val_if_fail (original != NULL, NULL);

  self = new_entry (record->type, record->id, record->family);
  self->original = kw_record_copy (record);
  type_all (self, record);
  if (record->type->kind == KW_RECORD_PROBLEM)
    {
      const GPtrArray *whose = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);

      for (guint i = 0; i < whose->len; i++)
        {
          const KwProblemMember *problem_member = g_ptr_array_index (whose, i);

          if (problem_member->problem == record->id)
            kw_ids_set (self->whose, problem_member->member, TRUE);
        }
    }
  return self;
}

/**
 * kw_record_entry_free:
 * @self: (transfer full): an entry
 */
void
kw_record_entry_free (KwRecordEntry *self)
{
  g_return_if_fail (self != NULL);

  kw_record_free (self->original);
  g_strfreev (self->typed);
  g_array_unref (self->whose);
  g_free (self);
}

/**
 * kw_record_entry_get:
 * @self: an entry
 * @field: a field of its type
 *
 * Returns: (transfer none): what is entered there
 */
const char *
kw_record_entry_get (const KwRecordEntry *self, const KwField *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field >= self->type->fields && field < self->type->fields + self->type->n_fields, NULL);

  return self->typed[field - self->type->fields];
}

/**
 * kw_record_entry_set:
 * @self: an entry
 * @field: a field of its type
 * @text: what is entered there
 */
void
kw_record_entry_set (KwRecordEntry *self, const KwField *field, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (field >= self->type->fields && field < self->type->fields + self->type->n_fields);

  kw_entry_set_text (&self->typed[field - self->type->fields], text);
}

/**
 * kw_record_entry_shows:
 * @self: an entry
 * @field: a field of its type
 * @supervisor: whether a supervisor enters it
 *
 * Returns: whether the editor offers @field
 */
gboolean
kw_record_entry_shows (const KwRecordEntry *self, const KwField *field, gboolean supervisor)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (hidden_fields); i++)
    {
      if (hidden_fields[i].type != self->type || strcmp (hidden_fields[i].field, field->name) != 0)
        continue;
      if (hidden_fields[i].when == NOT_WHEN_NEW)
        return self->original != NULL;
      return hidden_fields[i].when == SUPERVISOR && supervisor;
    }
  return TRUE;
}

/**
 * kw_record_entry_to_json:
 * @self: an entry
 *
 * Returns: (transfer full): everything entered, right or wrong
 */
json_t *
kw_record_entry_to_json (const KwRecordEntry *self)
{
  json_t *object = json_object ();

  g_return_val_if_fail (self != NULL, object);

  for (guint i = 0; i < self->type->n_fields; i++)
    json_object_set_new (object, self->type->fields[i].name, json_string (self->typed[i]));
  json_object_set_new (object, "id", json_integer (self->id));
  json_object_set_new (object, "whose", kw_entry_ids_to_json (self->whose));
  return object;
}

/**
 * kw_record_entry_read_json:
 * @self: an entry of the same type
 * @draft: what kw_record_entry_to_json() gave
 */
void
kw_record_entry_read_json (KwRecordEntry *self, const json_t *draft)
{
  g_return_if_fail (self != NULL && draft != NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    kw_entry_read_text (draft, self->type->fields[i].name, &self->typed[i]);
  kw_entry_read_ids (draft, "whose", self->whose);
}

/* The record as entered; what cannot be read is a fault. */
static gpointer
make_record (const KwRecordEntry *self, KwInstant now, GPtrArray *faults)
{
  KwRecord *record = self->original != NULL ? kw_record_copy (self->original)
                                            : kw_entry_new_record (self->type->kind, self->id, self->family);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const KwField *field = &self->type->fields[i];
      g_autofree char *message = NULL;

      if (!kw_field_read_typed (record, field, self->typed[i], now, &message) && faults != NULL)
        kw_faults_add (faults, field->name, message);
    }
  return record;
}

/**
 * kw_record_entry_check:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full) (element-type KwFault): what is wrong, by the names of fields
 */
GPtrArray *
kw_record_entry_check (const KwRecordEntry *self, KwInstant now)
{
  GPtrArray *faults = kw_faults_new ();
  g_autoptr (KwRecord) record = NULL;

  g_return_val_if_fail (self != NULL, faults);

  record = make_record (self, now, faults);
  kw_faults_add_record (faults, record);
  return faults;
}

static void
put_whose (const KwRecordEntry *self, const KwCaseFile *case_file, KwEdit *edit, KwNewId new_id, gpointer user_data)
{
  const GPtrArray *before = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);
  g_autoptr (GArray) there = kw_ids_new ();

  for (guint i = 0; i < before->len; i++)
    {
      const KwProblemMember *problem_member = g_ptr_array_index (before, i);

      if (problem_member->problem != self->id)
        continue;
      if (kw_ids_contain (self->whose, problem_member->member))
        kw_ids_set (there, problem_member->member, TRUE);
      else
        kw_edit_remove (edit, KW_RECORD_PROBLEM_MEMBER, problem_member->record.id);
    }
  for (guint i = 0; i < self->whose->len; i++)
    {
      gint64 member = g_array_index (self->whose, gint64, i);
      KwProblemMember *added;

      if (kw_ids_contain (there, member))
        continue;
      added = kw_entry_new_record (KW_RECORD_PROBLEM_MEMBER, new_id (user_data), self->family);
      added->problem = self->id;
      added->member = member;
      kw_edit_put (edit, added);
    }
}

/* An active family is held by exactly one worker at every moment: who adds it holds it, until somebody takes
 * it over. */
static void
put_designation (const KwFamily *family, KwEdit *edit, gint64 worker, KwNewId new_id, gpointer user_data)
{
  KwDesignation *designation = kw_entry_new_record (KW_RECORD_DESIGNATION, new_id (user_data), family->record.id);

  designation->worker = worker;
  designation->from = family->opened;
  kw_edit_put (edit, designation);
}

/**
 * kw_record_entry_make_edit:
 * @self: an entry that kw_record_entry_check() found nothing wrong with
 * @case_file: (nullable): the family's case file
 * @worker: the worker who enters it: who holds a family that becomes active
 * @now: the time
 * @new_id: gives ids
 * @user_data: passed to @new_id
 *
 * Returns: (transfer full): what is to be saved
 */
KwEdit *
kw_record_entry_make_edit (const KwRecordEntry *self,
                           const KwCaseFile *case_file,
                           gint64 worker,
                           KwInstant now,
                           KwNewId new_id,
                           gpointer user_data)
{
  KwEdit *edit;
  gpointer record;

  g_return_val_if_fail (self != NULL && new_id != NULL, NULL);

  edit = kw_edit_new (NULL);
  record = make_record (self, now, NULL);
  if (self->type->kind == KW_RECORD_FAMILY && ((KwFamily *) record)->status == KW_FAMILY_ACTIVE &&
      (case_file == NULL || kw_case_file_get_designation (case_file) == NULL))
    put_designation (record, edit, worker, new_id, user_data);
  kw_edit_put (edit, record);
  if (self->type->kind == KW_RECORD_PROBLEM && case_file != NULL)
    put_whose (self, case_file, edit, new_id, user_data);
  return edit;
}

static gboolean
may_go_along (KwRecordKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (goes_along); i++)
    if (goes_along[i] == kind)
      return TRUE;
  return FALSE;
}

static gboolean
refers_to (gconstpointer record, KwRecordKind kind, gint64 id)
{
  const KwRecordType *type = ((const KwRecord *) record)->type;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == KW_FIELD_REFERENCE && type->fields[i].target == kind &&
        *(gint64 *) kw_field_pointer (record, &type->fields[i]) == id)
      return TRUE;
  return FALSE;
}

/* Everything in the case file that refers to the record. (element-type KwRecord) */
static GPtrArray *
find_referring (const KwRecordEntry *self, const KwCaseFile *case_file)
{
  GPtrArray *referring = g_ptr_array_new ();

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *records = kw_case_file_list (case_file, (KwRecordKind) kind);

      for (guint i = 0; i < records->len; i++)
        if (refers_to (g_ptr_array_index (records, i), self->type->kind, self->id))
          g_ptr_array_add (referring, g_ptr_array_index (records, i));
    }
  return referring;
}

/**
 * kw_record_entry_dup_obstacle:
 * @self: an entry of a record that is in the casebook
 * @case_file: (nullable): the family's case file
 *
 * Returns: (transfer full) (nullable): why the record cannot be removed, one sentence
 */
char *
kw_record_entry_dup_obstacle (const KwRecordEntry *self, const KwCaseFile *case_file)
{
  g_autoptr (GPtrArray) referring = NULL;

  g_return_val_if_fail (self != NULL && self->original != NULL, NULL);

  if (self->type->kind == KW_RECORD_FAMILY)
    return g_strdup (_ ("A family is closed, not removed: its story may be needed again."));
  if (case_file == NULL)
    return NULL;
  referring = find_referring (self, case_file);
  for (guint i = 0; i < referring->len; i++)
    {
      const KwRecord *record = g_ptr_array_index (referring, i);

      if (!may_go_along (record->type->kind))
        return g_strdup_printf (_ ("It cannot be removed, because other records speak of it (%s)."),
                                kw_record_type_get_label (record->type));
    }
  return NULL;
}

/**
 * kw_record_entry_make_removal:
 * @self: an entry whose record may be removed
 * @case_file: (nullable): the family's case file
 *
 * Returns: (transfer full): an edit that removes it with what hangs on it
 */
KwEdit *
kw_record_entry_make_removal (const KwRecordEntry *self, const KwCaseFile *case_file)
{
  KwEdit *edit;

  g_return_val_if_fail (self != NULL && self->original != NULL, NULL);

  edit = kw_edit_new (NULL);
  if (case_file != NULL)
    {
      g_autoptr (GPtrArray) referring = find_referring (self, case_file);

      for (guint i = 0; i < referring->len; i++)
        {
          const KwRecord *record = g_ptr_array_index (referring, i);

          kw_edit_remove (edit, record->type->kind, record->id);
        }
    }
  kw_edit_remove (edit, self->type->kind, self->id);
  return edit;
}
