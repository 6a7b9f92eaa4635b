/* kw-record.c: making, copying and comparing records by the tables of their fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record.h"

#include "kw-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const KwRecordType *const record_types[KW_N_RECORD_KINDS] = {
  [KW_RECORD_AUTHORITY] = &kw_authority_type,
  [KW_RECORD_WORKER] = &kw_worker_type,
  [KW_RECORD_SERVICE] = &kw_service_type,
  [KW_RECORD_FAMILY] = &kw_family_type,
  [KW_RECORD_DESIGNATION] = &kw_designation_type,
  [KW_RECORD_MEMBER] = &kw_member_type,
  [KW_RECORD_PROBLEM] = &kw_problem_type,
  [KW_RECORD_PROBLEM_MEMBER] = &kw_problem_member_type,
  [KW_RECORD_LINK] = &kw_link_type,
  [KW_RECORD_DEADLINE] = &kw_deadline_type,
  [KW_RECORD_STEP] = &kw_step_type,
  [KW_RECORD_CONCERN] = &kw_concern_type,
  [KW_RECORD_CONCERN_TOLD] = &kw_concern_told_type,
  [KW_RECORD_DEBT] = &kw_debt_type,
  [KW_RECORD_PROFESSIONAL] = &kw_professional_type,
  [KW_RECORD_VISIT] = &kw_visit_type,
  [KW_RECORD_VISIT_TRUST] = &kw_visit_trust_type,
  [KW_RECORD_VISIT_SEEN] = &kw_visit_seen_type,
  [KW_RECORD_VISIT_ALONE] = &kw_visit_alone_type,
  [KW_RECORD_VISIT_LINE] = &kw_visit_line_type,
  [KW_RECORD_VISIT_PROBLEM] = &kw_visit_problem_type,
  [KW_RECORD_VISIT_PROFESSIONAL] = &kw_visit_professional_type,
  [KW_RECORD_REFERRAL] = &kw_referral_type,
  [KW_RECORD_PIN] = &kw_pin_type,
  [KW_RECORD_RELATIONSHIP] = &kw_relationship_type,
  [KW_RECORD_SAME_PERSON] = &kw_same_person_type,
  [KW_RECORD_RESIDENCE] = &kw_residence_type,
  [KW_RECORD_APPOINTMENT] = &kw_appointment_type,
  [KW_RECORD_AGREEMENT] = &kw_agreement_type,
  [KW_RECORD_EVENT] = &kw_event_type,
  [KW_RECORD_LEAVE] = &kw_leave_type,
  [KW_RECORD_DEPUTY] = &kw_deputy_type,
  [KW_RECORD_SUPERVISION] = &kw_supervision_type,
  [KW_RECORD_SUPERVISION_TASK] = &kw_supervision_task_type,
  [KW_RECORD_SUPERVISION_REFLECTION] = &kw_supervision_reflection_type,
  [KW_RECORD_SUPERVISION_ADDENDUM] = &kw_supervision_addendum_type,
  [KW_RECORD_SUPERVISION_FAMILY] = &kw_supervision_family_type,
  [KW_RECORD_SUPERVISION_FAMILY_ADDENDUM] = &kw_supervision_family_addendum_type,
  [KW_RECORD_SUPERVISION_ACTION] = &kw_supervision_action_type,
  [KW_RECORD_HANDOVER] = &kw_handover_type,
  [KW_RECORD_HANDOVER_INTRODUCTION] = &kw_handover_introduction_type,
  [KW_RECORD_HANDOVER_ITEM] = &kw_handover_item_type,
  [KW_RECORD_CLOSURE] = &kw_closure_type,
  [KW_RECORD_CARRIED_OVER] = &kw_carried_over_type,
  [KW_RECORD_REOPENING] = &kw_reopening_type,
  [KW_RECORD_APPROVAL] = &kw_approval_type,
  [KW_RECORD_OUTCOME] = &kw_outcome_type,
  [KW_RECORD_UNIT_COST] = &kw_unit_cost_type,
  [KW_RECORD_SAVED_VIEW] = &kw_saved_view_type,
  [KW_RECORD_PAPER] = &kw_paper_type,
  [KW_RECORD_BUDGET_LINE] = &kw_budget_line_type,
  [KW_RECORD_BENEFIT] = &kw_benefit_type,
  [KW_RECORD_SAFETY_MARKER] = &kw_safety_marker_type,
  [KW_RECORD_USUAL_VISIT] = &kw_usual_visit_type,
};

/**
 * kw_record_type_get:
 * @kind: a kind of record
 *
 * Returns: (transfer none): its description
 */
const KwRecordType *
kw_record_type_get (KwRecordKind kind)
{
  g_return_val_if_fail (kind < KW_N_RECORD_KINDS, NULL);

  return record_types[kind];
}

/**
 * kw_record_type_by_name:
 * @name: the name of a table
 *
 * Returns: (transfer none) (nullable): the type of that name
 */
const KwRecordType *
kw_record_type_by_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < KW_N_RECORD_KINDS; i++)
    if (strcmp (record_types[i]->name, name) == 0)
      return record_types[i];
  return NULL;
}

/**
 * kw_record_type_get_label:
 * @type: a type of record
 *
 * Returns: (transfer none): what a person calls one of them, translated
 */
const char *
kw_record_type_get_label (const KwRecordType *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "record", type->label);
}

/**
 * kw_record_type_get_field:
 * @type: a type of record
 * @name: the name of a field
 *
 * Returns: (transfer none) (nullable): the field of that name
 */
const KwField *
kw_record_type_get_field (const KwRecordType *type, const char *name)
{
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

/**
 * kw_record_type_get_parent_field:
 * @type: a type whose records stand in another record
 *
 * Returns: (transfer none) (nullable): the field that refers to that record, which is the first; %NULL where
 *   records of @type stand on their own
 */
const KwField *
kw_record_type_get_parent_field (const KwRecordType *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  return type->parent == KW_RECORD_NO_KIND ? NULL : &type->fields[0];
}

/**
 * kw_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): what a person calls it, translated
 */
const char *
kw_field_get_label (const KwField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

static void
release_field (gpointer record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      g_clear_pointer ((char **) at, g_free);
      break;
    case KW_FIELD_CODES:
      g_clear_pointer ((GArray **) at, g_array_unref);
      break;
    case KW_FIELD_TEXTS:
      g_clear_pointer ((char ***) at, g_strfreev);
      break;
    case KW_FIELD_INTEGER:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_CODE:
    case KW_FIELD_REFERENCE:
    case KW_FIELD_RANGE:
    default:
      break;
    }
}

static void
set_empty (gpointer record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);
  gboolean defaults = (field->flags & KW_FIELD_DEFAULTS) != 0;

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      *(char **) at = NULL;
      break;
    case KW_FIELD_INTEGER:
      *(gint64 *) at = defaults ? field->fallback : KW_NONE;
      break;
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = (gboolean) field->fallback;
      break;
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
      *(gint64 *) at = KW_NONE;
      break;
    case KW_FIELD_CODE:
      *(int *) at = defaults ? (int) field->fallback : KW_CODE_NONE;
      break;
    case KW_FIELD_CODES:
      *(GArray **) at = g_array_new (FALSE, FALSE, sizeof (int));
      break;
    case KW_FIELD_TEXTS:
      *(char ***) at = g_new0 (char *, 1);
      break;
    case KW_FIELD_RANGE:
      *(KwRange *) at = (KwRange){ KW_NONE, KW_NONE };
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * kw_record_new:
 * @kind: a kind of record
 *
 * Makes a record without an id, its fields at their defaults and the others empty.
 *
 * Returns: (transfer full): the record; free with kw_record_free()
 */
gpointer
kw_record_new (KwRecordKind kind)
{
  const KwRecordType *type = kw_record_type_get (kind);
  KwRecord *record;

  g_return_val_if_fail (type != NULL, NULL);

  record = g_malloc0 (type->size);
  record->type = type;
  record->id = KW_NONE;
  record->family = KW_NONE;
  for (guint i = 0; i < type->n_fields; i++)
    set_empty (record, &type->fields[i]);
  return record;
}

/**
 * kw_record_free:
 * @record: (nullable) (transfer full): a record
 */
void
kw_record_free (gpointer record)
{
  const KwRecordType *type;

  if (record == NULL)
    return;
  type = ((KwRecord *) record)->type;
  for (guint i = 0; i < type->n_fields; i++)
    release_field (record, &type->fields[i]);
  g_free (record);
}

/**
 * kw_record_clear_field:
 * @record: a record
 * @field: a field of its type
 *
 * Puts @field back to its default, or to nothing where it has none.
 */
void
kw_record_clear_field (gpointer record, const KwField *field)
{
  g_return_if_fail (record != NULL);
  g_return_if_fail (field != NULL);

  release_field (record, field);
  set_empty (record, field);
}

static gsize
field_size (const KwField *field)
{
  switch (field->kind)
    {
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_CODE:
      return sizeof (int);
    case KW_FIELD_RANGE:
      return sizeof (KwRange);
    case KW_FIELD_TEXT:
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
      return sizeof (gpointer);
    case KW_FIELD_INTEGER:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
    default:
      return sizeof (gint64);
    }
}

/**
 * kw_record_copy_field:
 * @to: a record
 * @from: another one of the same type
 * @field: a field of that type
 *
 * Gives @field of @to the value that it has in @from.
 */
void
kw_record_copy_field (gpointer to, gconstpointer from, const KwField *field)
{
  gpointer target = kw_field_pointer (to, field);
  gconstpointer source = kw_field_pointer (from, field);

  g_return_if_fail (((KwRecord *) to)->type == ((const KwRecord *) from)->type);

  if (to == from)
    return;
  release_field (to, field);
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      *(char **) target = g_strdup (*(char *const *) source);
      break;
    case KW_FIELD_CODES:
      *(GArray **) target = g_array_copy (*(GArray *const *) source);
      break;
    case KW_FIELD_TEXTS:
      *(char ***) target = g_strdupv (*(char **const *) source);
      break;
    case KW_FIELD_INTEGER:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_CODE:
    case KW_FIELD_REFERENCE:
    case KW_FIELD_RANGE:
    default:
      memcpy (target, source, field_size (field));
      break;
    }
}

/**
 * kw_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy of @record, its id and family with it
 */
gpointer
kw_record_copy (gconstpointer record)
{
  const KwRecord *from = record;
  KwRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = kw_record_new (from->type->kind);
  copy->id = from->id;
  copy->family = from->family;
  for (guint i = 0; i < from->type->n_fields; i++)
    kw_record_copy_field (copy, from, &from->type->fields[i]);
  return copy;
}

static gboolean
codes_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (int)) == 0);
}

/**
 * kw_record_field_equal:
 * @a: a record
 * @b: another one of the same type
 * @field: a field of that type
 *
 * Returns: whether @field has the same value in both
 */
gboolean
kw_record_field_equal (gconstpointer a, gconstpointer b, const KwField *field)
{
  gconstpointer in_a = kw_field_pointer (a, field);
  gconstpointer in_b = kw_field_pointer (b, field);

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return g_strcmp0 (*(char *const *) in_a, *(char *const *) in_b) == 0;
    case KW_FIELD_CODES:
      return codes_equal (*(GArray *const *) in_a, *(GArray *const *) in_b);
    case KW_FIELD_TEXTS:
      return g_strv_equal (*(const char *const *const *) in_a, *(const char *const *const *) in_b);
    case KW_FIELD_INTEGER:
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_CODE:
    case KW_FIELD_REFERENCE:
    case KW_FIELD_RANGE:
    default:
      return memcmp (in_a, in_b, field_size (field)) == 0;
    }
}

/**
 * kw_record_field_is_empty:
 * @record: a record
 * @field: a field of its type
 *
 * Returns: whether nothing is given: no text, date, code, number or list entry. A boolean is never empty.
 */
gboolean
kw_record_field_is_empty (gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return *(char *const *) at == NULL;
    case KW_FIELD_BOOLEAN:
      return FALSE;
    case KW_FIELD_CODE:
      return *(const int *) at == KW_CODE_NONE;
    case KW_FIELD_CODES:
      return (*(GArray *const *) at)->len == 0;
    case KW_FIELD_TEXTS:
      return **(char **const *) at == NULL;
    case KW_FIELD_RANGE:
      return ((const KwRange *) at)->low == KW_NONE;
    case KW_FIELD_INTEGER:
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
    default:
      return *(const gint64 *) at == KW_NONE;
    }
}

/**
 * kw_record_equal:
 * @a: a record
 * @b: a record
 *
 * Returns: whether both are of one type and equal in id, family and every field
 */
gboolean
kw_record_equal (gconstpointer a, gconstpointer b)
{
  const KwRecord *left = a, *right = b;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (left->type != right->type || left->id != right->id || left->family != right->family)
    return FALSE;
  for (guint i = 0; i < left->type->n_fields; i++)
    if (!kw_record_field_equal (a, b, &left->type->fields[i]))
      return FALSE;
  return TRUE;
}
