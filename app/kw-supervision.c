/* kw-supervision.c: holding a supervision, signing it, adding to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-supervision.h"

#include "kw-app-error.h"
#include "kw-people.h"
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

/**
 * kw_supervision_new:
 * @casebook: for ids
 * @actor: the supervisor
 * @worker: the worker
 * @held: the day
 * @policy: the policy: when the next one is
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): a meeting, to be put into an edit
 */
KwSupervision *
kw_supervision_new (KwCasebook *casebook,
                    const KwWorker *actor,
                    const KwWorker *worker,
                    KwDate held,
                    const KwPolicy *policy,
                    GError **error)
{
  KwSupervision *supervision;
  KwRoleSubject subject;

  kw_role_subject_of_worker (&subject, actor, worker);
  if (!kw_roles_check (actor, KW_MAY_SUPERVISE, &subject, NULL, NULL, error))
    return NULL;
  if (actor->record.id == worker->record.id)
    {
      refuse (error, _ ("Nobody supervises themselves."));
      return NULL;
    }
  supervision = kw_record_new (KW_RECORD_SUPERVISION);
  supervision->record.id = kw_casebook_new_id (casebook);
  supervision->worker = worker->record.id;
  supervision->supervisor = actor->record.id;
  supervision->held = held;
  supervision->next = kw_date_add_months (held, kw_policy_get_number (policy, KW_POLICY_SUPERVISION_MONTHS));
  return supervision;
}

static const KwSupervisionFamily *
find_entry (const KwCaseFile *case_file, const KwSupervision *supervision)
{
  const GPtrArray *entries = kw_case_file_list (case_file, KW_RECORD_SUPERVISION_FAMILY);

  for (guint i = entries->len; i > 0; i--)
    {
      const KwSupervisionFamily *entry = g_ptr_array_index (entries, i - 1);

      if (entry->supervision == supervision->record.id)
        return entry;
    }
  return NULL;
}

static gboolean
has_children (const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (kw_member_is_child (member, today) && (member->born == KW_NONE || member->born <= today))
        return TRUE;
    }
  return FALSE;
}

/**
 * kw_supervision_get_missing:
 * @supervision: a meeting
 * @case_files: (element-type KwCaseFile): the worker's families
 * @today: the day
 *
 * Returns: (transfer full): what is missing before it can be signed
 */
GStrv
kw_supervision_get_missing (const KwSupervision *supervision, const GPtrArray *case_files, KwDate today)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < case_files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (case_files, i);
      const KwSupervisionFamily *entry = find_entry (case_file, supervision);
      const char *name = kw_case_file_get_family (case_file)->name;

      if (entry == NULL || (is_blank (entry->discussion) && is_blank (entry->decision)))
        /* Translators: a family's name */
        kw_sentences_take (missing, g_strdup_printf (_ ("%s was not talked about."), name));
      else if (is_blank (entry->child_day) && has_children (case_file, today))
        /* Translators: a family's name */
        kw_sentences_take (missing, g_strdup_printf (_ ("%s: what is this child’s day like?"), name));
    }
  return g_strv_builder_end (missing);
}

gboolean
kw_supervision_is_signed (const KwSupervision *supervision)
{
  g_return_val_if_fail (supervision != NULL, FALSE);

  return supervision->worker_signed != KW_NONE && supervision->supervisor_signed != KW_NONE;
}

/**
 * kw_supervision_sign:
 * @supervision: a meeting
 * @case_files: (element-type KwCaseFile): the worker's families
 * @actor: the worker or the supervisor
 * @now: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_supervision_sign (const KwSupervision *supervision,
                     const GPtrArray *case_files,
                     const KwWorker *actor,
                     KwInstant now,
                     GError **error)
{
  g_auto (GStrv) missing = kw_supervision_get_missing (supervision, case_files, kw_instant_to_date (now));
  KwSupervision *signed_one;
  KwEdit *edit;

  if ((!kw_roles_may_read_reflection (actor, supervision) && !refuse (error, _ ("Only the two who met sign."))) ||
      (missing[0] != NULL && !refuse (error, missing[0])))
    return NULL;
  edit = kw_edit_new (NULL);
  signed_one = kw_record_copy (supervision);
  if (actor->record.id == supervision->worker)
    signed_one->worker_signed = now;
  else
    signed_one->supervisor_signed = now;
  kw_edit_put (edit, signed_one);
  return edit;
}

static gpointer
new_addendum (const KwSupervision *supervision,
              const KwSupervisionFamily *entry,
              const KwWorker *actor,
              const char *text,
              KwInstant now)
{
  if (entry != NULL)
    {
      KwSupervisionFamilyAddendum *addendum = kw_record_new (KW_RECORD_SUPERVISION_FAMILY_ADDENDUM);

      addendum->record.family = entry->record.family;
      addendum->entry = entry->record.id;
      addendum->author = actor->record.id;
      addendum->added = now;
      addendum->text = g_strdup (text);
      return addendum;
    }
  else
    {
      KwSupervisionAddendum *addendum = kw_record_new (KW_RECORD_SUPERVISION_ADDENDUM);

      addendum->supervision = supervision->record.id;
      addendum->author = actor->record.id;
      addendum->added = now;
      addendum->text = g_strdup (text);
      return addendum;
    }
}

/**
 * kw_supervision_add:
 * @supervision: a signed meeting
 * @entry: (nullable): what it said of a family; %NULL: of the whole
 * @actor: who adds
 * @text: what
 * @now: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_supervision_add (const KwSupervision *supervision,
                    const KwSupervisionFamily *entry,
                    const KwWorker *actor,
                    const char *text,
                    KwInstant now,
                    GError **error)
{
  KwEdit *edit;

  if ((!kw_roles_may_read_reflection (actor, supervision) && !refuse (error, _ ("Only the two who met add to it."))) ||
      (is_blank (text) && !refuse (error, _ ("There is nothing to add."))))
    return NULL;
  edit = kw_edit_new (NULL);
  kw_edit_put (edit, new_addendum (supervision, entry, actor, text, now));
  return edit;
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const KwSupervisionAction *left = *(KwSupervisionAction *const *) a, *right = *(KwSupervisionAction *const *) b;

  if (left->due != right->due)
    return left->due == KW_NONE || (right->due != KW_NONE && left->due > right->due) ? 1 : -1;
  return left->record.id < right->record.id ? -1 : left->record.id > right->record.id;
}

/**
 * kw_supervision_list_actions:
 * @case_file: a family
 *
 * Returns: (transfer container) (element-type KwSupervisionAction): agreed and not done, the first due first
 */
GPtrArray *
kw_supervision_list_actions (const KwCaseFile *case_file)
{
  const GPtrArray *actions = kw_case_file_list (case_file, KW_RECORD_SUPERVISION_ACTION);
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < actions->len; i++)
    if (((const KwSupervisionAction *) g_ptr_array_index (actions, i))->done == KW_NONE)
      g_ptr_array_add (open, g_ptr_array_index (actions, i));
  g_ptr_array_sort (open, compare_actions);
  return open;
}

/**
 * kw_supervision_finish_action:
 * @action: something agreed
 * @result: (nullable): what came of it
 * @today: the day it was done
 *
 * Returns: (transfer full): the edit, which is possible although the meeting is signed
 */
KwEdit *
kw_supervision_finish_action (const KwSupervisionAction *action, const char *result, KwDate today)
{
  KwEdit *edit = kw_edit_new (NULL);
  KwSupervisionAction *done = kw_record_copy (action);

  done->done = today;
  g_free (done->result);
  done->result = g_strdup (result);
  kw_edit_put (edit, done);
  return edit;
}
