/* kw-approval.c: a supervisor is asked, and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-approval.h"

#include "kw-app-error.h"

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

/* Where the id of a subject of that kind stands. */
static gint64 *
subject_field (KwApproval *approval, KwRecordKind kind)
{
  switch ((int) kind)
    {
    case KW_RECORD_HANDOVER:
      return &approval->handover;
    case KW_RECORD_CLOSURE:
      return &approval->closure;
    case KW_RECORD_PIN:
      return &approval->pin;
    default:
      g_return_val_if_reached (&approval->pin);
    }
}

/**
 * kw_approval_ask:
 * @subject: a handover, a closure or a pin
 * @actor: who asks
 * @reason: (nullable): why it should be
 * @now: when
 *
 * Returns: (transfer full): the question, to be put into an edit
 */
KwApproval *
kw_approval_ask (const KwRecord *subject, const KwWorker *actor, const char *reason, KwInstant now)
{
  KwApproval *approval = kw_record_new (KW_RECORD_APPROVAL);

  approval->record.family = subject->family;
  *subject_field (approval, subject->type->kind) = subject->id;
  approval->asked_by = actor->record.id;
  approval->asked = now;
  approval->reason = g_strdup (reason);
  return approval;
}

/**
 * kw_approval_find:
 * @case_file: a family
 * @subject: one of its handovers, closures or pins
 *
 * Returns: (transfer none) (nullable): the question asked last about it
 */
const KwApproval *
kw_approval_find (const KwCaseFile *case_file, const KwRecord *subject)
{
  const GPtrArray *approvals = kw_case_file_list (case_file, KW_RECORD_APPROVAL);

  for (guint i = approvals->len; i > 0; i--)
    {
      KwApproval *approval = g_ptr_array_index (approvals, i - 1);

      if (*subject_field (approval, subject->type->kind) == subject->id)
        return approval;
    }
  return NULL;
}

gboolean
kw_approval_is_given (const KwApproval *approval)
{
  return approval != NULL && approval->decided != KW_NONE && approval->decision == KW_APPROVED;
}

GPtrArray *
kw_approval_list_waiting (const KwCaseFile *case_file)
{
  const GPtrArray *approvals = kw_case_file_list (case_file, KW_RECORD_APPROVAL);
  GPtrArray *waiting = g_ptr_array_new ();

  for (guint i = 0; i < approvals->len; i++)
    if (((const KwApproval *) g_ptr_array_index (approvals, i))->decided == KW_NONE)
      g_ptr_array_add (waiting, g_ptr_array_index (approvals, i));
  return waiting;
}

static gboolean
may_approve (const KwCaseFile *case_file, const KwWorker *actor, KwDate today, GError **error)
{
  KwRoleSubject subject;

  kw_role_subject_of_family (&subject, actor, case_file, today);
  return kw_roles_check (actor, KW_MAY_APPROVE, &subject, NULL, NULL, error);
}

static void
approve_pin (KwEdit *edit, const KwCaseFile *case_file, gint64 id)
{
  const KwPin *pin = kw_case_file_find (case_file, KW_RECORD_PIN, id);
  KwPin *approved;

  if (pin == NULL)
    return;
  approved = kw_record_copy (pin);
  approved->approved = TRUE;
  kw_edit_put (edit, approved);
}

/**
 * kw_approval_decide:
 * @case_file: a family
 * @approval: one of its questions
 * @actor: who answers
 * @decision: what
 * @why: (nullable): why; needed for a refusal
 * @now: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_approval_decide (const KwCaseFile *case_file,
                    const KwApproval *approval,
                    const KwWorker *actor,
                    KwApprovalDecision decision,
                    const char *why,
                    KwInstant now,
                    GError **error)
{
  KwApproval *decided;
  KwEdit *edit;

  g_return_val_if_fail (case_file != NULL && approval != NULL, NULL);

  if (!may_approve (case_file, actor, kw_instant_to_date (now), error))
    return NULL;
  if ((approval->decided != KW_NONE && !refuse (error, _ ("This has been decided."))) ||
      (approval->asked_by == actor->record.id &&
       !refuse (error, _ ("Nobody approves what they asked for themselves."))) ||
      (decision == KW_NOT_APPROVED && is_blank (why) && !refuse (error, _ ("Say why it is not approved."))))
    return NULL;
  edit = kw_edit_new (why);
  decided = kw_record_copy (approval);
  decided->decided_by = actor->record.id;
  decided->decided = now;
  decided->decision = decision;
  g_free (decided->why);
  decided->why = g_strdup (why);
  kw_edit_put (edit, decided);
  if (decision == KW_APPROVED && approval->pin != KW_NONE)
    approve_pin (edit, case_file, approval->pin);
  return edit;
}

/**
 * kw_approval_close_concern:
 * @case_file: a family
 * @concern: one of its concerns
 * @actor: who closes it
 * @reason: why it can be closed
 * @today: the day
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_approval_close_concern (const KwCaseFile *case_file,
                           const KwConcern *concern,
                           const KwWorker *actor,
                           const char *reason,
                           KwDate today,
                           GError **error)
{
  KwConcern *closed;
  KwEdit *edit;

  g_return_val_if_fail (case_file != NULL && concern != NULL, NULL);

  if (!may_approve (case_file, actor, today, error))
    return NULL;
  if ((concern->closed != KW_NONE && !refuse (error, _ ("This concern is closed."))) ||
      (is_blank (reason) && !refuse (error, _ ("Say why this concern can be closed."))))
    return NULL;
  edit = kw_edit_new (reason);
  closed = kw_record_copy (concern);
  closed->closed = today;
  kw_edit_put (edit, closed);
  return edit;
}
