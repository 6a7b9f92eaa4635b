/* kw-refer-entry-records.c: a referral being written: what is wrong with it, and what is saved of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-entry.h"

#include "kw-referral.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define JOINT_MINUTES   60
#define CLOCK_TOLERANCE (15 * KW_MINUTE)

static gint64
next_passing_id (gpointer user_data)
{
  return ++*(gint64 *) user_data;
}

static int
get_target (const KwReferEntry *self)
{
  if (self->move != KW_CODE_NONE)
    return self->move;
  if (kw_refer_entry_is_written (self))
    return self->status;
  return kw_entry_is_blank (self->service) ? KW_REFERRAL_DRAFT : KW_REFERRAL_READY;
}

static void
set_texts (const KwReferEntry *self, KwReferral *referral, const KwCaseFile *case_file, KwInstant now)
{
  if (kw_refer_entry_is_written (self))
    return;
  g_free (referral->service);
  g_free (referral->reason);
  g_free (referral->shared);
  referral->service = kw_entry_dup_filled (self->service);
  referral->reason = kw_entry_dup_filled (self->reason);
  referral->shared = kw_refer_entry_dup_shared (self, case_file, now);
  referral->problem = self->problem;
  referral->listed = self->listed;
  referral->breakthrough = KW_NONE;
  kw_words_parse_instant (self->told, now, FALSE, &referral->breakthrough);
}

/* What comes with the move: how and to whom it was sent, when they met. */
static void
set_move (const KwReferEntry *self, KwReferral *referral, KwInstant now)
{
  KwInstant moved = now;

  if (!kw_entry_is_blank (self->moved) && !kw_words_parse_instant (self->moved, now, FALSE, &moved))
    moved = KW_NONE;
  referral->status = (KwReferralStatus) get_target (self);
  if (self->move == KW_REFERRAL_SENT)
    {
      g_free (referral->sent_to);
      referral->sent_to = kw_entry_dup_filled (self->sent_to);
      referral->sent_how = (KwSentHow) self->sent_how;
      referral->sent = moved;
    }
  if ((self->move == KW_REFERRAL_MET || self->move == KW_REFERRAL_JOINT) && referral->met == KW_NONE)
    referral->met = moved;
}

static KwReferral *
make_referral (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  const KwReferral *known = kw_case_file_find (case_file, KW_RECORD_REFERRAL, self->id);
  KwReferral *referral = known != NULL ? kw_record_copy (known)
                                       : kw_entry_new_record (KW_RECORD_REFERRAL, self->id, self->family);

  set_texts (self, referral, case_file, now);
  set_move (self, referral, now);
  if (!kw_entry_is_blank (self->joint_first) || referral->joint_planned != KW_NONE)
    referral->joint_planned = self->joint_count;
  return referral;
}

static KwAgreement *
add_agreement (const KwReferEntry *self, GPtrArray *records, KwAgreementKind kind, KwInstant now, gint64 id)
{
  KwAgreement *agreement = kw_entry_new_record (KW_RECORD_AGREEMENT, id, self->family);

  agreement->kind = kind;
  agreement->referral = self->id;
  agreement->member = self->who;
  agreement->decision = KW_DECISION_RECORDED;
  agreement->decided = now;
  g_ptr_array_add (records, agreement);
  return agreement;
}

static void
add_agreements (const KwReferEntry *self, GPtrArray *records, KwInstant now, KwNewId new_id, gpointer user_data)
{
  if (self->engagement != KW_CODE_NONE)
    add_agreement (self, records, KW_AGREEMENT_ENGAGEMENT, now, new_id (user_data))->decision =
        (KwAgreementDecision) self->engagement;
  if (!kw_entry_is_blank (self->basis))
    add_agreement (self, records, KW_AGREEMENT_LAWFUL_BASIS, now, new_id (user_data))->basis =
        kw_entry_dup_filled (self->basis);
  if (self->sharing != KW_CODE_NONE)
    add_agreement (self, records, KW_AGREEMENT_SHARING, now, new_id (user_data))->decision =
        (KwAgreementDecision) self->sharing;
  if (!kw_entry_is_blank (self->override))
    add_agreement (self, records, KW_AGREEMENT_OVERRIDE, now, new_id (user_data))->reason =
        kw_entry_dup_filled (self->override);
}

/* Once a week at the same time, from the first; a worker moves what does not fit. */
static void
add_joint (const KwReferEntry *self, GPtrArray *records, KwInstant now, KwNewId new_id, gpointer user_data)
{
  KwInstant first;
  KwDate date;
  int hour, minute;

  if (kw_entry_is_blank (self->joint_first) || !kw_words_parse_instant (self->joint_first, now, TRUE, &first))
    return;
  kw_instant_to_local (first, &date, &hour, &minute, NULL);
  for (int i = 0; i < self->joint_count; i++)
    {
      KwAppointment *appointment = kw_entry_new_record (KW_RECORD_APPOINTMENT, new_id (user_data), self->family);

      appointment->referral = self->id;
      appointment->kind = KW_APPOINTMENT_JOINT;
      appointment->start = kw_instant_from_local (date + 7 * i, hour, minute, 0);
      appointment->minutes = JOINT_MINUTES;
      appointment->with = kw_entry_dup_filled (self->service);
      g_ptr_array_add (records, appointment);
    }
}

/**
 * kw_refer_entry_to_records:
 * @self: an entry that kw_refer_entry_check() finds nothing wrong with
 * @case_file: the family's case file
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full) (element-type KwRecord): what is saved, parents first
 */
GPtrArray *
kw_refer_entry_to_records (
    const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (kw_record_free);

  g_return_val_if_fail (self != NULL && case_file != NULL && new_id != NULL, records);

  g_ptr_array_add (records, make_referral (self, case_file, now));
  add_agreements (self, records, now, new_id, user_data);
  add_joint (self, records, now, new_id, user_data);
  return records;
}

/* The agreements as they will be, which the rules look at. */
static KwCaseFile *
foresee_agreements (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *recorded = kw_case_file_list (case_file, KW_RECORD_AGREEMENT);
  KwCaseFile *foreseen = kw_case_file_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (kw_record_free);
  gint64 last = 0;

  for (guint i = 0; i < recorded->len; i++)
    {
      const KwRecord *agreement = g_ptr_array_index (recorded, i);

      kw_case_file_take (foreseen, kw_record_copy (agreement));
      last = MAX (last, agreement->id);
    }
  add_agreements (self, records, now, next_passing_id, &last);
  for (guint i = 0; i < records->len; i++)
    kw_case_file_take (foreseen, kw_record_copy (g_ptr_array_index (records, i)));
  return foreseen;
}

static void
check_move (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now, GPtrArray *faults)
{
  g_autoptr (KwCaseFile) foreseen = NULL;
  KwReferral *referral;
  KwReferralStatus from = (KwReferralStatus) self->status;
  g_auto (GStrv) missing = NULL;
  g_autofree char *sentences = NULL;

  if (self->move == KW_CODE_NONE)
    return;
  /* Written and rung through in one go. */
  if (self->status == KW_REFERRAL_DRAFT && self->move == KW_REFERRAL_SENT)
    from = KW_REFERRAL_READY;
  foreseen = foresee_agreements (self, case_file, now);
  referral = make_referral (self, case_file, now);
  missing = kw_referral_check_move (foreseen, referral, from, (KwReferralStatus) self->move);
  kw_record_free (referral);
  if (missing[0] == NULL)
    return;
  sentences = g_strjoinv (" ", missing);
  kw_faults_add (faults, KW_REFER_FIELD_MOVE, sentences);
}

static void
check_times (const KwReferEntry *self, KwInstant now, GPtrArray *faults)
{
  KwInstant when;

  if (!kw_entry_is_blank (self->told) && !kw_words_parse_instant (self->told, now, FALSE, &when))
    kw_faults_add (faults, KW_REFER_FIELD_TOLD, _ ("This is not a day and a time, such as “today 1010”."));
  else if (!kw_entry_is_blank (self->told) && when > now + CLOCK_TOLERANCE)
    kw_faults_add (faults, KW_REFER_FIELD_TOLD, _ ("This is still to come."));
  if (kw_entry_is_blank (self->joint_first))
    return;
  if (!kw_words_parse_instant (self->joint_first, now, TRUE, &when))
    kw_faults_add (faults, KW_REFER_FIELD_JOINT, _ ("This is not a day and a time, such as “thu 10”."));
  else if (when <= now)
    kw_faults_add (faults, KW_REFER_FIELD_JOINT, _ ("This has gone by already."));
}

/**
 * kw_refer_entry_check:
 * @self: an entry
 * @case_file: the family's case file
 * @now: the time
 *
 * Returns: (transfer full) (element-type KwFault): what keeps it from being saved
 */
GPtrArray *
kw_refer_entry_check (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  GPtrArray *faults = kw_faults_new ();

  g_return_val_if_fail (self != NULL && case_file != NULL, faults);

  if (self->problem == KW_NONE)
    kw_faults_add (faults, KW_REFER_FIELD_PROBLEM, _ ("Which problem is it about?"));
  if (self->who == KW_NONE && !kw_refer_entry_is_written (self))
    kw_faults_add (faults, KW_REFER_FIELD_WHO, _ ("Who is referred?"));
  if (kw_entry_is_blank (self->service))
    kw_faults_add (faults, KW_REFER_FIELD_SERVICE, _ ("Choose a service, or write its name."));
  check_times (self, now, faults);
  check_move (self, case_file, now, faults);
  return faults;
}
