/* kw-allocation.c: who holds a family, and who stands in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-allocation.h"

#include "kw-app-error.h"

#include "kw-sentences.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  const KwDesignation *left = *(KwDesignation *const *) a, *right = *(KwDesignation *const *) b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return left->record.id < right->record.id ? -1 : left->record.id > right->record.id;
}

/* (transfer container): by their first day, which need not be the order of entry. */
static GPtrArray *
list_by_day (const KwCaseFile *case_file)
{
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < designations->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (designations, i));
  g_ptr_array_sort (sorted, compare_from);
  return sorted;
}

/**
 * kw_allocation_get_holder:
 * @case_file: a family
 * @date: a day
 *
 * Returns: the id of the worker who holds it on that day, or %KW_NONE
 */
gint64
kw_allocation_get_holder (const KwCaseFile *case_file, KwDate date)
{
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);

  for (guint i = 0; i < designations->len; i++)
    {
      const KwDesignation *designation = g_ptr_array_index (designations, i);

      if (designation->from <= date && (designation->until == KW_NONE || date < designation->until))
        return designation->worker;
    }
  return KW_NONE;
}

/**
 * kw_allocation_get_deputy:
 * @case_file: a family
 * @date: a day
 *
 * Returns: (transfer none) (nullable): who stands in on that day
 */
const KwDeputy *
kw_allocation_get_deputy (const KwCaseFile *case_file, KwDate date)
{
  const GPtrArray *deputies = kw_case_file_list (case_file, KW_RECORD_DEPUTY);

  for (guint i = 0; i < deputies->len; i++)
    {
      const KwDeputy *deputy = g_ptr_array_index (deputies, i);

      if (deputy->from <= date && date < deputy->until)
        return deputy;
    }
  return NULL;
}

/* The family was closed from @from on, and opened again on @until. */
static gboolean
was_closed_between (const KwCaseFile *case_file, KwDate from, KwDate until)
{
  const GPtrArray *closures = kw_case_file_list (case_file, KW_RECORD_CLOSURE);
  const GPtrArray *reopenings = kw_case_file_list (case_file, KW_RECORD_REOPENING);
  gboolean closed = FALSE, opened = FALSE;

  for (guint i = 0; i < closures->len; i++)
    closed = closed || ((const KwClosure *) g_ptr_array_index (closures, i))->closed == from;
  for (guint i = 0; i < reopenings->len; i++)
    opened = opened || ((const KwReopening *) g_ptr_array_index (reopenings, i))->opened == until;
  return closed && opened;
}

static void
check_pair (const KwCaseFile *case_file,
            const KwDesignation *before,
            const KwDesignation *after,
            GStrvBuilder *problems)
{
  g_autofree char *day = kw_date_format (after->from);

  if (before->until == KW_NONE || before->until > after->from)
    kw_sentences_take (problems, g_strdup_printf (_ ("Two workers are designated on %s."), day));
  else if (before->until < after->from && !was_closed_between (case_file, before->until, after->from))
    kw_sentences_take (problems, g_strdup_printf (_ ("Nobody is designated before %s."), day));
}

static void
check_end (const KwFamily *family, const KwDesignation *last, GStrvBuilder *problems)
{
  if (family->status == KW_FAMILY_ACTIVE && (last == NULL || last->until != KW_NONE))
    g_strv_builder_add (problems, _ ("Nobody is designated now."));
  else if (family->status == KW_FAMILY_CLOSED && last != NULL && last->until == KW_NONE)
    g_strv_builder_add (problems, _ ("Somebody is designated although the family is closed."));
}

/**
 * kw_allocation_check_history:
 * @case_file: a family
 *
 * Returns: (transfer full): what is wrong with its designations, a sentence each
 */
GStrv
kw_allocation_check_history (const KwCaseFile *case_file)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autoptr (GPtrArray) designations = NULL;

  g_return_val_if_fail (case_file != NULL, NULL);

  designations = list_by_day (case_file);
  for (guint i = 0; i < designations->len; i++)
    {
      const KwDesignation *designation = g_ptr_array_index (designations, i);

      if (designation->until != KW_NONE && designation->until <= designation->from)
        g_strv_builder_add (problems, _ ("A designation ends before it begins."));
      if (i > 0)
        check_pair (case_file, g_ptr_array_index (designations, i - 1), designation, problems);
    }
  check_end (kw_case_file_get_family (case_file),
             designations->len > 0 ? g_ptr_array_index (designations, designations->len - 1) : NULL, problems);
  return g_strv_builder_end (problems);
}

static gboolean
can_hold (const KwWorker *worker, KwDate from, GError **error)
{
  if (worker->role != KW_ROLE_KEY_WORKER && worker->role != KW_ROLE_SUPERVISOR)
    return refuse (error, _ ("Only a key worker can hold a family."));
  if (worker->until != KW_NONE && worker->until <= from)
    return refuse (error, _ ("This worker is not here any more then."));
  return TRUE;
}

static void
put_designation (KwEdit *edit, const KwCaseFile *case_file, gint64 worker, KwDate from)
{
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);

  designation->record.family = kw_case_file_get_family (case_file)->record.id;
  designation->worker = worker;
  designation->from = from;
  designation->until = KW_NONE;
  kw_edit_put (edit, designation);
}

/* The first day after everything that was. */
static KwDate
earliest_beginning (const KwCaseFile *case_file)
{
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);
  KwDate earliest = KW_NONE;

  for (guint i = 0; i < designations->len; i++)
    earliest = MAX (earliest, ((const KwDesignation *) g_ptr_array_index (designations, i))->until);
  return earliest;
}

/**
 * kw_allocation_begin:
 * @edit: what to add to
 * @case_file: a family that nobody holds
 * @worker: who will
 * @date: from when on
 * @error: for why not
 *
 * Returns: whether the family becomes active with @worker designated
 */
gboolean
kw_allocation_begin (
    KwEdit *edit, const KwCaseFile *case_file, const KwWorker *worker, KwDate date, GError **error)
{
  KwFamily *family;

  g_return_val_if_fail (case_file != NULL && worker != NULL, FALSE);

  if (kw_case_file_get_designation (case_file) != NULL)
    return refuse (error, _ ("This family has a key worker. Hand it over instead."));
  if (!can_hold (worker, date, error))
    return FALSE;
  if (date < earliest_beginning (case_file))
    return refuse (error, _ ("Somebody held this family on that day."));
  family = kw_record_copy (kw_case_file_get_family (case_file));
  family->status = KW_FAMILY_ACTIVE;
  family->closed = KW_NONE;
  kw_edit_put (edit, family);
  put_designation (edit, case_file, worker->record.id, date);
  return TRUE;
}

/* The open designation with its end; NULL with @error where it would be empty. */
static KwDesignation *
end_open (const KwCaseFile *case_file, KwDate date, GError **error)
{
  const KwDesignation *open = kw_case_file_get_designation (case_file);
  KwDesignation *ended;

  if (open == NULL)
    {
      refuse (error, _ ("Nobody holds this family."));
      return NULL;
    }
  if (date <= open->from)
    {
      refuse (error, _ ("That is before the worker who holds this family began, or the same day."));
      return NULL;
    }
  ended = kw_record_copy (open);
  ended->until = date;
  return ended;
}

/**
 * kw_allocation_pass_on:
 * @edit: what to add to
 * @case_file: an active family
 * @to: who will hold it
 * @date: the first day on which they do
 * @error: for why not
 *
 * Returns: whether @to is designated from @date on, and who was is not any more
 */
gboolean
kw_allocation_pass_on (KwEdit *edit, const KwCaseFile *case_file, const KwWorker *to, KwDate date, GError **error)
{
  const KwDesignation *open;
  KwDesignation *ended;

  g_return_val_if_fail (case_file != NULL && to != NULL, FALSE);

  open = kw_case_file_get_designation (case_file);
  if (open != NULL && open->worker == to->record.id)
    return refuse (error, _ ("This worker holds the family already."));
  if (!can_hold (to, date, error))
    return FALSE;
  ended = end_open (case_file, date, error);
  if (ended == NULL)
    return FALSE;
  kw_edit_put (edit, ended);
  put_designation (edit, case_file, to->record.id, date);
  return TRUE;
}

/**
 * kw_allocation_end:
 * @edit: what to add to
 * @case_file: an active family
 * @date: the first day on which nobody holds it
 * @error: for why not
 *
 * Returns: whether the family is closed on @date, and nobody designated from then on
 */
gboolean
kw_allocation_end (KwEdit *edit, const KwCaseFile *case_file, KwDate date, GError **error)
{
  KwDesignation *ended;
  KwFamily *family;

  g_return_val_if_fail (case_file != NULL, FALSE);

  ended = end_open (case_file, date, error);
  if (ended == NULL)
    return FALSE;
  family = kw_record_copy (kw_case_file_get_family (case_file));
  family->status = KW_FAMILY_CLOSED;
  family->closed = date;
  kw_edit_put (edit, family);
  kw_edit_put (edit, ended);
  return TRUE;
}

/**
 * kw_allocation_allocate:
 * @case_file: a family that waits
 * @actor: who allocates it
 * @worker: who gets it
 * @from: from when on
 * @reason: (nullable): why this worker, for the history
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_allocation_allocate (const KwCaseFile *case_file,
                        const KwWorker *actor,
                        const KwWorker *worker,
                        KwDate from,
                        const char *reason,
                        GError **error)
{
  const KwFamily *family;
  g_autoptr (KwEdit) edit = NULL;
  KwRoleSubject subject;

  g_return_val_if_fail (case_file != NULL && worker != NULL, NULL);

  family = kw_case_file_get_family (case_file);
  kw_role_subject_of_worker (&subject, actor, worker);
  if (!kw_roles_check (actor, KW_MAY_ALLOCATE, &subject, NULL, NULL, error))
    return NULL;
  if (family->status != KW_FAMILY_WAITING)
    {
      refuse (error, family->status == KW_FAMILY_CLOSED ? _ ("This family is closed. Open it again instead.")
                                                        : _ ("This family has a key worker. Hand it over instead."));
      return NULL;
    }
  edit = kw_edit_new (reason);
  return kw_allocation_begin (edit, case_file, worker, from, error) ? g_steal_pointer (&edit) : NULL;
}

static gboolean
overlaps_deputy (const KwCaseFile *case_file, KwDate from, KwDate until)
{
  const GPtrArray *deputies = kw_case_file_list (case_file, KW_RECORD_DEPUTY);

  for (guint i = 0; i < deputies->len; i++)
    {
      const KwDeputy *deputy = g_ptr_array_index (deputies, i);

      if (deputy->from < until && from < deputy->until)
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_allocation_stand_in:
 * @case_file: an active family
 * @actor: who decides it
 * @worker: who stands in
 * @leave: for which leave, or %KW_NONE
 * @from: from when on
 * @until: the first day on which they do not any more
 * @error: for why not
 *
 * The designated worker stays designated.
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_allocation_stand_in (const KwCaseFile *case_file,
                        const KwWorker *actor,
                        const KwWorker *worker,
                        gint64 leave,
                        KwDate from,
                        KwDate until,
                        GError **error)
{
  const KwDesignation *open;
  KwRoleSubject subject;
  KwDeputy *deputy;
  KwEdit *edit;

  g_return_val_if_fail (case_file != NULL && worker != NULL, NULL);

  open = kw_case_file_get_designation (case_file);
  kw_role_subject_of_worker (&subject, actor, worker);
  if (!kw_roles_check (actor, KW_MAY_ALLOCATE, &subject, NULL, NULL, error) || !can_hold (worker, from, error))
    return NULL;
  if ((open == NULL && !refuse (error, _ ("Nobody holds this family."))) ||
      (open->worker == worker->record.id && !refuse (error, _ ("Nobody stands in for themselves."))) ||
      (until <= from && !refuse (error, _ ("Standing in ends after it begins."))) ||
      (from < open->from && !refuse (error, _ ("That is before the worker who holds this family began."))) ||
      (overlaps_deputy (case_file, from, until) && !refuse (error, _ ("Somebody stands in then already."))))
    return NULL;
  edit = kw_edit_new (NULL);
  deputy = kw_record_new (KW_RECORD_DEPUTY);
  deputy->record.family = kw_case_file_get_family (case_file)->record.id;
  deputy->worker = worker->record.id;
  deputy->leave = leave;
  deputy->from = from;
  deputy->until = until;
  kw_edit_put (edit, deputy);
  return edit;
}
