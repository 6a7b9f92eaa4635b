/* kw-closure.c: the work with a family ends, and may begin again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-closure.h"

#include "kw-app-error.h"
#include "kw-approval.h"
#include "kw-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\n") == strlen (text);
}

static const KwClosure *
find (const KwCaseFile *case_file, gboolean closed)
{
  const GPtrArray *closures = kw_case_file_list (case_file, KW_RECORD_CLOSURE);

  for (guint i = closures->len; i > 0; i--)
    {
      const KwClosure *closure = g_ptr_array_index (closures, i - 1);

      if ((closure->closed != KW_NONE) == closed)
        return closure;
    }
  return NULL;
}

const KwClosure *
kw_closure_find_open (const KwCaseFile *case_file)
{
  return find (case_file, FALSE);
}

const KwClosure *
kw_closure_find_last (const KwCaseFile *case_file)
{
  return find (case_file, TRUE);
}

const KwReopening *
kw_closure_find_reopening (const KwCaseFile *case_file)
{
  const GPtrArray *reopenings = kw_case_file_list (case_file, KW_RECORD_REOPENING);

  return reopenings->len > 0 ? g_ptr_array_index (reopenings, reopenings->len - 1) : NULL;
}

static gboolean
is_carried_over (const KwCaseFile *case_file, const KwClosure *closure, const KwProblem *problem)
{
  const GPtrArray *carried = kw_case_file_list (case_file, KW_RECORD_CARRIED_OVER);

  for (guint i = 0; i < carried->len; i++)
    {
      const KwCarriedOver *one = g_ptr_array_index (carried, i);

      if (one->closure == closure->record.id && one->problem == problem->record.id && !is_blank (one->reason))
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_closure_list_unsettled:
 * @case_file: a family
 * @closure: one of its closures
 * @today: the day
 *
 * Returns: (transfer container) (element-type KwProblem): problems neither settled nor carried over with a reason
 */
GPtrArray *
kw_closure_list_unsettled (const KwCaseFile *case_file, const KwClosure *closure, KwDate today)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);
  GPtrArray *unsettled = g_ptr_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->identified <= today && (problem->resolved == KW_NONE || problem->resolved > today) &&
          !is_carried_over (case_file, closure, problem))
        g_ptr_array_add (unsettled, problem);
    }
  return unsettled;
}

static guint
count_concerns (const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *concerns = kw_case_file_list (case_file, KW_RECORD_CONCERN);
  guint n = 0;

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      n += concern->closed == KW_NONE || concern->closed > today;
    }
  return n;
}

static void
add_missing_words (const KwClosure *closure, const KwPolicy *policy, GStrvBuilder *missing)
{
  if (is_blank (closure->family_words))
    g_strv_builder_add (missing, _ ("The family’s own words are missing."));
  if (is_blank (closure->step_down))
    g_strv_builder_add (missing, _ ("Who does what from now on is missing."));
  if (is_blank (closure->open_number))
    g_strv_builder_add (missing, _ ("A number that stays open is missing."));
  if (closure->call_due == KW_NONE && kw_policy_get_number (policy, KW_POLICY_CLOSURE_CALL_MONTHS) > 0)
    g_strv_builder_add (missing, _ ("The day to ring them once more is missing."));
}

static void
add_missing_answer (const KwCaseFile *case_file, const KwClosure *closure, GStrvBuilder *missing)
{
  const KwApproval *approval = kw_approval_find (case_file, &closure->record);

  if (kw_approval_is_given (approval))
    return;
  g_strv_builder_add (missing, approval != NULL && approval->decided != KW_NONE
                                   ? _ ("The supervisor has not approved it.")
                                   : _ ("The supervisor has not answered yet."));
}

/**
 * kw_closure_get_missing:
 * @case_file: a family
 * @closure: one of its closures
 * @policy: the policy
 * @today: the day
 *
 * Returns: (transfer full): what is missing before it can be carried out
 */
GStrv
kw_closure_get_missing (const KwCaseFile *case_file, const KwClosure *closure, const KwPolicy *policy, KwDate today)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GPtrArray) unsettled = NULL;

  g_return_val_if_fail (case_file != NULL && closure != NULL, NULL);

  if (count_concerns (case_file, today) > 0)
    g_strv_builder_add (missing, _ ("A concern is open: the supervisor closes it first."));
  unsettled = kw_closure_list_unsettled (case_file, closure, today);
  for (guint i = 0; i < unsettled->len; i++)
    /* Translators: a problem */
    kw_sentences_take (missing, g_strdup_printf (_ ("Neither settled nor carried over: %s."),
                                                 ((const KwProblem *) g_ptr_array_index (unsettled, i))->title));
  add_missing_words (closure, policy, missing);
  add_missing_answer (case_file, closure, missing);
  return g_strv_builder_end (missing);
}

static gboolean
may_close (const KwCaseFile *case_file, const KwWorker *actor, KwDate today, GError **error)
{
  KwRoleSubject subject;

  kw_role_subject_of_family (&subject, actor, case_file, today);
  return kw_roles_check (actor, KW_MAY_PROPOSE_HANDOVER, &subject, NULL, NULL, error);
}

/**
 * kw_closure_propose:
 * @case_file: an active family
 * @actor: who proposes it
 * @reason: why it ends
 * @casebook: for ids
 * @policy: the policy
 * @now: when
 * @closure: (out) (optional): its id
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_closure_propose (const KwCaseFile *case_file,
                    const KwWorker *actor,
                    KwClosureReason reason,
                    KwCasebook *casebook,
                    const KwPolicy *policy,
                    KwInstant now,
                    gint64 *closure,
                    GError **error)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  KwDate today = kw_instant_to_date (now);
  int months = kw_policy_get_number (policy, KW_POLICY_CLOSURE_CALL_MONTHS);
  KwClosure *record;
  KwEdit *edit;

  if (!may_close (case_file, actor, today, error) ||
      (family->status != KW_FAMILY_ACTIVE && !refuse (error, _ ("Nobody works with this family now."))) ||
      (kw_closure_find_open (case_file) != NULL && !refuse (error, _ ("A closure is being prepared."))))
    return NULL;
  edit = kw_edit_new (NULL);
  record = kw_record_new (KW_RECORD_CLOSURE);
  record->record.id = kw_casebook_new_id (casebook);
  record->record.family = family->record.id;
  record->proposed = today;
  record->reason = reason;
  record->call_due = months > 0 ? kw_date_add_months (today, months) : KW_NONE;
  if (closure != NULL)
    *closure = record->record.id;
  kw_edit_put (edit, record);
  kw_edit_put (edit, kw_approval_ask (&record->record, actor, NULL, now));
  return edit;
}

/**
 * kw_closure_carry_out:
 * @case_file: an active family
 * @closure: its closure
 * @actor: who closes it
 * @date: the first day on which nobody holds it
 * @policy: the policy
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_closure_carry_out (const KwCaseFile *case_file,
                      const KwClosure *closure,
                      const KwWorker *actor,
                      KwDate date,
                      const KwPolicy *policy,
                      GError **error)
{
  g_auto (GStrv) missing = kw_closure_get_missing (case_file, closure, policy, date);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwClosure *done;

  if (!may_close (case_file, actor, date, error) ||
      (closure->closed != KW_NONE && !refuse (error, _ ("This closure is over."))) ||
      (missing[0] != NULL && !refuse (error, missing[0])) || !kw_allocation_end (edit, case_file, date, error))
    return NULL;
  done = kw_record_copy (closure);
  done->closed = date;
  kw_edit_put (edit, done);
  return g_steal_pointer (&edit);
}

/**
 * kw_closure_reopen:
 * @case_file: a closed family
 * @actor: who allocates it
 * @worker: who gets it
 * @date: from when on
 * @different: (nullable): what is different now
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_closure_reopen (const KwCaseFile *case_file,
                   const KwWorker *actor,
                   const KwWorker *worker,
                   KwDate date,
                   const char *different,
                   GError **error)
{
  const KwFamily *family = kw_case_file_get_family (case_file);
  const KwClosure *closure = kw_closure_find_last (case_file);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwReopening *reopening;
  KwRoleSubject subject;

  kw_role_subject_of_worker (&subject, actor, worker);
  if (!kw_roles_check (actor, KW_MAY_ALLOCATE, &subject, NULL, NULL, error) ||
      (family->status != KW_FAMILY_CLOSED && !refuse (error, _ ("This family is not closed."))) ||
      !kw_allocation_begin (edit, case_file, worker, date, error))
    return NULL;
  reopening = kw_record_new (KW_RECORD_REOPENING);
  reopening->record.family = family->record.id;
  reopening->opened = date;
  reopening->closure = closure != NULL ? closure->record.id : KW_NONE;
  reopening->different = g_strdup (different);
  kw_edit_put (edit, reopening);
  return g_steal_pointer (&edit);
}

gboolean
kw_closure_is_history (const KwCaseFile *case_file, const KwProblem *problem)
{
  const KwReopening *reopening = kw_closure_find_reopening (case_file);

  return reopening != NULL && problem->acknowledged != KW_NONE &&
         kw_instant_to_date (problem->acknowledged) < reopening->opened;
}

gboolean
kw_closure_call_is_due (const KwClosure *closure, KwDate today)
{
  g_return_val_if_fail (closure != NULL, FALSE);

  return closure->closed != KW_NONE && closure->call_made == KW_NONE && closure->call_due != KW_NONE &&
         closure->call_due <= today;
}
