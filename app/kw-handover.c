/* kw-handover.c: a family goes from one worker to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-handover.h"

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

/**
 * kw_handover_find_open:
 * @case_file: a family
 *
 * Returns: (transfer none) (nullable): the handover that is neither done nor given up
 */
const KwHandover *
kw_handover_find_open (const KwCaseFile *case_file)
{
  const GPtrArray *handovers = kw_case_file_list (case_file, KW_RECORD_HANDOVER);

  for (guint i = handovers->len; i > 0; i--)
    {
      const KwHandover *handover = g_ptr_array_index (handovers, i - 1);

      if (handover->done == KW_NONE && handover->dropped == KW_NONE)
        return handover;
    }
  return NULL;
}

static int
compare_introductions (gconstpointer a, gconstpointer b)
{
  const KwHandoverIntroduction *left = *(KwHandoverIntroduction *const *) a;
  const KwHandoverIntroduction *right = *(KwHandoverIntroduction *const *) b;

  return (left->start > right->start) - (left->start < right->start);
}

static void
gather (KwHandoverStatus *self, const KwCaseFile *case_file)
{
  const GPtrArray *introductions = kw_case_file_list (case_file, KW_RECORD_HANDOVER_INTRODUCTION);
  const GPtrArray *items = kw_case_file_list (case_file, KW_RECORD_HANDOVER_ITEM);
  gint64 id = self->handover->record.id;

  self->introductions = g_ptr_array_new ();
  self->items = g_ptr_array_new ();
  for (guint i = 0; i < introductions->len; i++)
    {
      KwHandoverIntroduction *introduction = g_ptr_array_index (introductions, i);

      if (introduction->handover != id)
        continue;
      g_ptr_array_add (self->introductions, introduction);
      self->n_held += introduction->outcome == KW_APPOINTMENT_KEPT;
    }
  g_ptr_array_sort (self->introductions, compare_introductions);
  for (guint i = 0; i < items->len; i++)
    {
      KwHandoverItem *item = g_ptr_array_index (items, i);

      if (item->handover != id)
        continue;
      g_ptr_array_add (self->items, item);
      self->n_taken += item->taken != KW_NONE;
    }
}

static void
add_missing_of_both (const KwHandoverStatus *self, GStrvBuilder *missing)
{
  if (is_blank (self->handover->what_works))
    g_strv_builder_add (missing, _ ("What works with this family is not written yet."));
  if (self->n_held < self->n_needed && is_blank (self->handover->why))
    kw_sentences_take (
        missing, g_strdup_printf (
                     g_dngettext (GETTEXT_PACKAGE,
                                  "%1$u of %2$u introduction visit was held: hold it, or say why not.",
                                  "%1$u of %2$u introduction visits were held: hold them, or say why not.",
                                  self->n_needed),
                     self->n_held, self->n_needed));
}

static void
add_missing_of_to (const KwHandoverStatus *self, GStrvBuilder *missing)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const KwHandoverItem *item = g_ptr_array_index (self->items, i);

      if (item->taken == KW_NONE)
        /* Translators: what is to be taken over: "bailiffs", "Turning Point: 2nd of 3 together" */
        kw_sentences_take (missing, g_strdup_printf (_ ("Not taken over yet: %s."), item->what));
    }
}

static void
judge (KwHandoverStatus *self)
{
  g_autoptr (GStrvBuilder) from = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) to = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  add_missing_of_both (self, from);
  add_missing_of_both (self, to);
  add_missing_of_to (self, to);
  add_missing_of_both (self, all);
  add_missing_of_to (self, all);
  if (self->handover->from_signed == KW_NONE)
    g_strv_builder_add (all, _ ("The old worker has not signed."));
  if (self->handover->to_signed == KW_NONE)
    g_strv_builder_add (all, _ ("The new worker has not signed."));
  if (!self->approved)
    g_strv_builder_add (all, self->approval != NULL && self->approval->decided != KW_NONE
                                 ? _ ("The supervisor has not approved it.")
                                 : _ ("The supervisor has not answered yet."));
  self->missing_to_sign_from = g_strv_builder_end (from);
  self->missing_to_sign_to = g_strv_builder_end (to);
  self->missing = g_strv_builder_end (all);
}

/**
 * kw_handover_get_status:
 * @case_file: a family
 * @handover: one of its handovers
 * @policy: the policy
 *
 * Returns: (transfer full): how far it is; points into @case_file
 */
KwHandoverStatus *
kw_handover_get_status (const KwCaseFile *case_file, const KwHandover *handover, const KwPolicy *policy)
{
  KwHandoverStatus *self = g_new0 (KwHandoverStatus, 1);

  self->handover = handover;
  self->n_needed = (guint) kw_policy_get_number (policy, KW_POLICY_INTRODUCTION_VISITS);
  self->over = handover->done != KW_NONE || handover->dropped != KW_NONE;
  gather (self, case_file);
  self->approval = kw_approval_find (case_file, &handover->record);
  self->approved = kw_approval_is_given (self->approval);
  judge (self);
  return self;
}

void
kw_handover_status_free (KwHandoverStatus *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->introductions);
  g_ptr_array_unref (self->items);
  g_strfreev (self->missing_to_sign_from);
  g_strfreev (self->missing_to_sign_to);
  g_strfreev (self->missing);
  g_free (self);
}

/* Refuses with the first sentence of @missing. */
static gboolean
refuse_missing (const GStrv missing, GError **error)
{
  return missing[0] == NULL || refuse (error, missing[0]);
}

static gboolean
refuse_over (const KwHandover *handover, GError **error)
{
  return (handover->done == KW_NONE && handover->dropped == KW_NONE) || refuse (error, _ ("This handover is over."));
}

/**
 * kw_handover_take:
 * @case_file: a family
 * @item: what is taken over
 * @actor: who takes it over
 * @now: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_handover_take (
    const KwCaseFile *case_file, const KwHandoverItem *item, const KwWorker *actor, KwInstant now, GError **error)
{
  const KwHandover *handover = kw_case_file_find (case_file, KW_RECORD_HANDOVER, item->handover);
  KwHandoverItem *taken;
  KwEdit *edit;

  g_return_val_if_fail (handover != NULL, NULL);

  if (!refuse_over (handover, error))
    return NULL;
  if (handover->to != actor->record.id)
    {
      refuse (error, _ ("Only the new worker takes this over."));
      return NULL;
    }
  edit = kw_edit_new (NULL);
  taken = kw_record_copy (item);
  taken->taken = now;
  kw_edit_put (edit, taken);
  return edit;
}

/**
 * kw_handover_sign:
 * @case_file: a family
 * @handover: its handover
 * @actor: the old or the new worker
 * @policy: the policy
 * @now: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_handover_sign (const KwCaseFile *case_file,
                  const KwHandover *handover,
                  const KwWorker *actor,
                  const KwPolicy *policy,
                  KwInstant now,
                  GError **error)
{
  g_autoptr (KwHandoverStatus) status = kw_handover_get_status (case_file, handover, policy);
  gboolean is_from = actor->record.id == handover->from;
  KwHandover *signed_one;
  KwEdit *edit;

  if (!is_from && actor->record.id != handover->to)
    {
      refuse (error, _ ("Only the two workers sign."));
      return NULL;
    }
  if (!refuse_over (handover, error) ||
      !refuse_missing (is_from ? status->missing_to_sign_from : status->missing_to_sign_to, error))
    return NULL;
  edit = kw_edit_new (NULL);
  signed_one = kw_record_copy (handover);
  if (is_from)
    signed_one->from_signed = now;
  else
    signed_one->to_signed = now;
  kw_edit_put (edit, signed_one);
  return edit;
}

static gboolean
may_move (const KwCaseFile *case_file, const KwWorker *actor, KwDate date, GError **error)
{
  KwRoleSubject subject;

  kw_role_subject_of_family (&subject, actor, case_file, date);
  return kw_roles_check (actor, KW_MAY_PROPOSE_HANDOVER, &subject, NULL, NULL, error);
}

/**
 * kw_handover_carry_out:
 * @case_file: a family
 * @handover: its handover
 * @actor: who does it: the old worker or the supervisor
 * @to: the new worker
 * @date: the first day on which @to holds the family
 * @policy: the policy
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_handover_carry_out (const KwCaseFile *case_file,
                       const KwHandover *handover,
                       const KwWorker *actor,
                       const KwWorker *to,
                       KwDate date,
                       const KwPolicy *policy,
                       GError **error)
{
  g_autoptr (KwHandoverStatus) status = kw_handover_get_status (case_file, handover, policy);
  const KwDesignation *open = kw_case_file_get_designation (case_file);
  g_autoptr (KwEdit) edit = kw_edit_new (handover->why);
  KwHandover *done;

  g_return_val_if_fail (to->record.id == handover->to, NULL);

  if (!may_move (case_file, actor, date, error) || !refuse_over (handover, error) ||
      !refuse_missing (status->missing, error))
    return NULL;
  if (open == NULL || open->worker != handover->from)
    {
      refuse (error, _ ("The worker who hands over does not hold the family any more."));
      return NULL;
    }
  if (!kw_allocation_pass_on (edit, case_file, to, date, error))
    return NULL;
  done = kw_record_copy (handover);
  done->done = date;
  kw_edit_put (edit, done);
  return g_steal_pointer (&edit);
}

/**
 * kw_handover_drop:
 * @case_file: a family
 * @handover: its handover
 * @actor: who gives it up
 * @today: when
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_handover_drop (
    const KwCaseFile *case_file, const KwHandover *handover, const KwWorker *actor, KwDate today, GError **error)
{
  KwHandover *dropped;
  KwEdit *edit;

  if (!may_move (case_file, actor, today, error) || !refuse_over (handover, error))
    return NULL;
  edit = kw_edit_new (NULL);
  dropped = kw_record_copy (handover);
  dropped->dropped = today;
  kw_edit_put (edit, dropped);
  return edit;
}
