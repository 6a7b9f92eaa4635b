/* kw-handover-propose.c: what a handover begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-handover.h"

#include "kw-app-error.h"
#include "kw-approval.h"
#include "kw-clocks.h"
#include "kw-referral.h"

#include <glib/gi18n-lib.h>

#define LONGEST_ITEM 300

typedef struct
{
  KwEdit *edit;
  const KwCaseFile *case_file;
  gint64 handover;
  KwInstant now;
} Proposing;

static KwHandoverItem *
add_item (Proposing *self, KwHandoverItemKind kind, const char *what, KwDate due)
{
  KwHandoverItem *item = kw_record_new (KW_RECORD_HANDOVER_ITEM);

  item->record.family = kw_case_file_get_family (self->case_file)->record.id;
  item->handover = self->handover;
  item->kind = kind;
  item->what = g_utf8_substring (what, 0, MIN (g_utf8_strlen (what, -1), LONGEST_ITEM));
  item->due = due;
  kw_edit_put (self->edit, item);
  return item;
}

/* Concerns and referrals stand for their clocks. */
static void
add_clocks (Proposing *self, const GPtrArray *clocks)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const KwClockEntry *clock = g_ptr_array_index (clocks, i);
      KwHandoverItem *item;

      if (clock->kind == KW_CLOCK_REFERRAL || clock->kind == KW_CLOCK_CONCERN_WRITTEN ||
          clock->kind == KW_CLOCK_CONCERN_CHASE)
        continue;
      item = add_item (self, KW_HANDOVER_ITEM_CLOCK, clock->title, kw_instant_to_date (clock->due));
      if (clock->record_kind == KW_RECORD_DEADLINE)
        item->deadline = clock->record;
    }
}

static void
add_referrals (Proposing *self)
{
  const GPtrArray *referrals = kw_case_file_list (self->case_file, KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);

      if (kw_referral_is_open (referral))
        add_item (self, KW_HANDOVER_ITEM_REFERRAL, referral->service, KW_NONE)->referral = referral->record.id;
    }
}

static void
add_appointments (Proposing *self)
{
  const GPtrArray *appointments = kw_case_file_list (self->case_file, KW_RECORD_APPOINTMENT);

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);
      const char *what = appointment->with;

      if (appointment->outcome != KW_APPOINTMENT_PLANNED || appointment->start < self->now)
        continue;
      if (what == NULL || *what == '\0')
        what = kw_code_set_get_label (&kw_appointment_kinds, (int) appointment->kind);
      add_item (self, KW_HANDOVER_ITEM_JOINT, what, kw_instant_to_date (appointment->start))->appointment =
          appointment->record.id;
    }
}

static void
add_concerns (Proposing *self)
{
  const GPtrArray *concerns = kw_case_file_list (self->case_file, KW_RECORD_CONCERN);
  KwDate today = kw_instant_to_date (self->now);

  for (guint i = 0; i < concerns->len; i++)
    {
      const KwConcern *concern = g_ptr_array_index (concerns, i);

      if (concern->raised <= self->now && (concern->closed == KW_NONE || concern->closed > today))
        add_item (self, KW_HANDOVER_ITEM_CONCERN, _ ("Open concern"), KW_NONE)->concern = concern->record.id;
    }
}

static void
add_actions (Proposing *self)
{
  const GPtrArray *actions = kw_case_file_list (self->case_file, KW_RECORD_SUPERVISION_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      const KwSupervisionAction *action = g_ptr_array_index (actions, i);

      if (action->done == KW_NONE)
        add_item (self, KW_HANDOVER_ITEM_ACTION, action->what, action->due)->action = action->record.id;
    }
}

static gboolean
may_propose (const KwCaseFile *case_file, const KwWorker *actor, const KwWorker *to, KwDate today, GError **error)
{
  const KwDesignation *open = kw_case_file_get_designation (case_file);
  KwRoleSubject subject;
  const char *sentence = NULL;

  kw_role_subject_of_family (&subject, actor, case_file, today);
  if (!kw_roles_check (actor, KW_MAY_PROPOSE_HANDOVER, &subject, NULL, NULL, error))
    return FALSE;
  if (open == NULL)
    sentence = _ ("Nobody holds this family.");
  else if (open->worker == to->record.id)
    sentence = _ ("This worker holds the family already.");
  else if (kw_handover_find_open (case_file) != NULL)
    sentence = _ ("A handover of this family is under way.");
  if (sentence != NULL)
    g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED, sentence);
  return sentence == NULL;
}

/**
 * kw_handover_propose:
 * @case_file: a family
 * @actor: who proposes it
 * @to: the new worker
 * @reason: why
 * @why: (nullable): more about why
 * @planned: the day it is planned for, or %KW_NONE
 * @casebook: for ids
 * @services: (nullable): the directory
 * @policy: the policy
 * @now: when
 * @handover: (out) (optional): its id
 * @error: for why not
 *
 * Returns: (transfer full) (nullable): the edit
 */
KwEdit *
kw_handover_propose (KwCaseFile *case_file,
                     const KwWorker *actor,
                     const KwWorker *to,
                     KwHandoverReason reason,
                     const char *why,
                     KwDate planned,
                     KwCasebook *casebook,
                     const GPtrArray *services,
                     const KwPolicy *policy,
                     KwInstant now,
                     gint64 *handover,
                     GError **error)
{
  Proposing self = { .case_file = case_file, .now = now };
  g_autoptr (GPtrArray) clocks = NULL;
  KwHandover *record;

  if (!may_propose (case_file, actor, to, kw_instant_to_date (now), error))
    return NULL;
  self.edit = kw_edit_new (why);
  self.handover = kw_casebook_new_id (casebook);
  record = kw_record_new (KW_RECORD_HANDOVER);
  record->record.id = self.handover;
  record->record.family = kw_case_file_get_family (case_file)->record.id;
  record->from = kw_case_file_get_designation (case_file)->worker;
  record->to = to->record.id;
  record->reason = reason;
  record->why = g_strdup (why);
  record->planned = planned;
  kw_edit_put (self.edit, record);
  clocks = kw_clocks_compute (case_file, policy, services, now);
  add_clocks (&self, clocks);
  add_referrals (&self);
  add_appointments (&self);
  add_concerns (&self);
  add_actions (&self);
  kw_edit_put (self.edit, kw_approval_ask (&record->record, actor, why, now));
  if (handover != NULL)
    *handover = self.handover;
  return self.edit;
}
