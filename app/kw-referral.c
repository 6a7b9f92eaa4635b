/* kw-referral.c: what may follow what on the way to a specialist
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-referral.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NEXT 6
#define END       KW_N_REFERRAL_STATUSES

/* What can follow each, the usual first. */
static const KwReferralStatus next_statuses[KW_N_REFERRAL_STATUSES][MOST_NEXT] = {
  [KW_REFERRAL_DRAFT] = { KW_REFERRAL_READY, KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_READY] = { KW_REFERRAL_SENT, KW_REFERRAL_DRAFT, KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_SENT] = { KW_REFERRAL_ACCEPTED, KW_REFERRAL_WAITING_LIST, KW_REFERRAL_DECLINED, KW_REFERRAL_MET,
                         KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_ACCEPTED] = { KW_REFERRAL_MET, KW_REFERRAL_WAITING_LIST, KW_REFERRAL_DECLINED,
                             KW_REFERRAL_STOPPED_GOING, KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_WAITING_LIST] = { KW_REFERRAL_ACCEPTED, KW_REFERRAL_MET, KW_REFERRAL_DECLINED, KW_REFERRAL_WITHDRAWN,
                                 END },
  [KW_REFERRAL_MET] = { KW_REFERRAL_JOINT, KW_REFERRAL_STEPPED_BACK, KW_REFERRAL_COMPLETED, KW_REFERRAL_STOPPED_GOING,
                        KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_JOINT] = { KW_REFERRAL_STEPPED_BACK, KW_REFERRAL_COMPLETED, KW_REFERRAL_STOPPED_GOING,
                          KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_STEPPED_BACK] = { KW_REFERRAL_COMPLETED, KW_REFERRAL_JOINT, KW_REFERRAL_STOPPED_GOING,
                                 KW_REFERRAL_WITHDRAWN, END },
  [KW_REFERRAL_DECLINED] = { END },
  [KW_REFERRAL_COMPLETED] = { END },
  [KW_REFERRAL_WITHDRAWN] = { END },
  [KW_REFERRAL_STOPPED_GOING] = { END },
};

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\n") == strlen (text);
}

/**
 * kw_referral_can_follow:
 * @from: a status
 * @to: another
 *
 * Returns: whether @to may follow @from
 */
gboolean
kw_referral_can_follow (KwReferralStatus from, KwReferralStatus to)
{
  g_return_val_if_fail (from < KW_N_REFERRAL_STATUSES, FALSE);

  for (guint i = 0; next_statuses[from][i] != END; i++)
    if (next_statuses[from][i] == to)
      return TRUE;
  return FALSE;
}

/**
 * kw_referral_is_over:
 * @status: a status
 *
 * Returns: whether nothing can follow it
 */
gboolean
kw_referral_is_over (KwReferralStatus status)
{
  g_return_val_if_fail (status < KW_N_REFERRAL_STATUSES, TRUE);

  return next_statuses[status][0] == END;
}

/**
 * kw_referral_is_open:
 * @referral: a referral
 *
 * Returns: whether something can still come of it
 */
gboolean
kw_referral_is_open (const KwReferral *referral)
{
  g_return_val_if_fail (referral != NULL, FALSE);

  return !kw_referral_is_over (referral->status);
}

/**
 * kw_referral_get_next:
 * @from: a status
 *
 * Returns: (transfer full) (element-type gint): what can follow @from, the usual first
 */
GArray *
kw_referral_get_next (KwReferralStatus from)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (from < KW_N_REFERRAL_STATUSES, next);

  for (guint i = 0; next_statuses[from][i] != END; i++)
    {
      int status = (int) next_statuses[from][i];

      g_array_append_val (next, status);
    }
  return next;
}

/* The last that was decided of a kind, for this referral or for all work with the family. */
static const KwAgreement *
last_decision (const KwCaseFile *case_file, const KwReferral *referral, KwAgreementKind kind)
{
  const GPtrArray *agreements = kw_case_file_list (case_file, KW_RECORD_AGREEMENT);
  const KwAgreement *last = NULL;

  for (guint i = 0; i < agreements->len; i++)
    {
      const KwAgreement *agreement = g_ptr_array_index (agreements, i);

      if (agreement->kind != kind ||
          (agreement->referral != KW_NONE && agreement->referral != referral->record.id))
        continue;
      if (last == NULL || agreement->decided >= last->decided)
        last = agreement;
    }
  return last;
}

static gboolean
is_given (const KwAgreement *agreement)
{
  return agreement != NULL && agreement->decision != KW_DECISION_REFUSED;
}

/* An override is for one referral: nobody overrides for all that is to come. */
static gboolean
is_overridden (const KwCaseFile *case_file, const KwReferral *referral)
{
  const KwAgreement *override = last_decision (case_file, referral, KW_AGREEMENT_OVERRIDE);

  return is_given (override) && override->referral != KW_NONE && !is_blank (override->reason);
}

/**
 * kw_referral_get_agreements:
 * @case_file: a case file
 * @referral: one of its referrals
 * @agreements: (out): what is recorded
 */
void
kw_referral_get_agreements (const KwCaseFile *case_file, const KwReferral *referral, KwReferralAgreements *agreements)
{
  const KwAgreement *engagement = last_decision (case_file, referral, KW_AGREEMENT_ENGAGEMENT);
  const KwAgreement *basis = last_decision (case_file, referral, KW_AGREEMENT_LAWFUL_BASIS);

  g_return_if_fail (agreements != NULL);

  agreements->engagement = is_given (engagement);
  agreements->lawful_basis = is_given (basis) && !is_blank (basis->basis);
  agreements->sharing = is_given (last_decision (case_file, referral, KW_AGREEMENT_SHARING));
  agreements->overridden = is_overridden (case_file, referral);
}

static void
check_agreements (const KwCaseFile *case_file, const KwReferral *referral, GStrvBuilder *missing)
{
  const KwAgreement *sharing = last_decision (case_file, referral, KW_AGREEMENT_SHARING);
  KwReferralAgreements agreements;

  kw_referral_get_agreements (case_file, referral, &agreements);
  if (agreements.overridden)
    return;
  if (!agreements.engagement)
    g_strv_builder_add (missing, _ ("Record that they agreed to work together."));
  if (!agreements.lawful_basis)
    g_strv_builder_add (missing, _ ("Record the lawful basis for sharing."));
  if (!agreements.sharing && sharing != NULL)
    g_strv_builder_add (missing,
                        _ ("They did not agree to sharing this. Share it only if somebody’s safety asks for it, and "
                           "write down why."));
  else if (!agreements.sharing)
    g_strv_builder_add (missing, _ ("Record what was decided about sharing."));
}

static void
check_sent (const KwReferral *referral, GStrvBuilder *missing)
{
  if ((int) referral->sent_how == KW_CODE_NONE)
    g_strv_builder_add (missing, _ ("Say how it was sent."));
  if (is_blank (referral->sent_to))
    g_strv_builder_add (missing, _ ("Say who took it."));
  if (referral->sent == KW_NONE)
    g_strv_builder_add (missing, _ ("Say when it was sent."));
}

GStrv
kw_referral_check_move (const KwCaseFile *case_file,
                        const KwReferral *referral,
                        KwReferralStatus from,
                        KwReferralStatus to)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  g_return_val_if_fail (case_file != NULL, NULL);
  g_return_val_if_fail (referral != NULL, NULL);

  if (!kw_referral_can_follow (from, to))
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("After “%1$s” a referral cannot become “%2$s”."),
                           kw_code_set_get_label (&kw_referral_statuses, (int) from),
                           kw_code_set_get_label (&kw_referral_statuses, (int) to));

      g_strv_builder_add (missing, sentence);
      return g_strv_builder_end (missing);
    }
  if (to == KW_REFERRAL_READY && is_blank (referral->service))
    g_strv_builder_add (missing, _ ("Say which service it goes to."));
  if (to == KW_REFERRAL_SENT)
    {
      check_sent (referral, missing);
      check_agreements (case_file, referral, missing);
    }
  if ((to == KW_REFERRAL_MET || to == KW_REFERRAL_JOINT) && referral->met == KW_NONE)
    g_strv_builder_add (missing, _ ("Say when they first met."));
  return g_strv_builder_end (missing);
}

/**
 * kw_referral_count_joint:
 * @case_file: a case file
 * @referral: one of its referrals
 * @policy: the policy
 * @now: as of when
 * @planned: (out) (optional): how many there are to be
 *
 * Returns: joint appointments kept up to @now
 */
guint
kw_referral_count_joint (const KwCaseFile *case_file,
                         const KwReferral *referral,
                         const KwPolicy *policy,
                         KwInstant now,
                         guint *planned)
{
  const GPtrArray *appointments = kw_case_file_list (case_file, KW_RECORD_APPOINTMENT);
  guint kept = 0;

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);

      kept += appointment->referral == referral->record.id && appointment->kind == KW_APPOINTMENT_JOINT &&
              appointment->outcome == KW_APPOINTMENT_KEPT && appointment->start <= now;
    }
  if (planned != NULL && referral->joint_planned != KW_NONE)
    *planned = (guint) referral->joint_planned;
  else if (planned != NULL)
    *planned = (guint) kw_policy_get_number (policy, KW_POLICY_JOINT_APPOINTMENTS);
  return kept;
}

/**
 * kw_referral_get_next_appointment:
 * @case_file: a case file
 * @referral: one of its referrals
 * @now: as of when
 *
 * Returns: (transfer none) (nullable): the first one planned from @now on
 */
const KwAppointment *
kw_referral_get_next_appointment (const KwCaseFile *case_file, const KwReferral *referral, KwInstant now)
{
  const GPtrArray *appointments = kw_case_file_list (case_file, KW_RECORD_APPOINTMENT);
  const KwAppointment *next = NULL;

  for (guint i = 0; i < appointments->len; i++)
    {
      const KwAppointment *appointment = g_ptr_array_index (appointments, i);

      if (appointment->referral == referral->record.id && appointment->outcome == KW_APPOINTMENT_PLANNED &&
          appointment->start >= now && (next == NULL || appointment->start < next->start))
        next = appointment;
    }
  return next;
}

/**
 * kw_referral_get_tonight:
 * @policy: the policy
 *
 * Returns: (transfer full): what to ask until a specialist meets them, one question each
 */
GStrv
kw_referral_get_tonight (const KwPolicy *policy)
{
  g_auto (GStrv) lines = g_strsplit (kw_policy_get_text (policy, "tonight"), "\n", -1);
  g_autoptr (GStrvBuilder) questions = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_blank (lines[i]))
      g_strv_builder_add (questions, g_strstrip (lines[i]));
  return g_strv_builder_end (questions);
}

/**
 * kw_referral_find_service:
 * @services: (nullable) (element-type KwService): the directory
 * @referral: a referral
 *
 * Returns: (transfer none) (nullable): the service that it names by id, else one of the same name
 */
const KwService *
kw_referral_find_service (const GPtrArray *services, const KwReferral *referral)
{
  const KwService *called = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (referral != NULL, NULL);

  name = g_utf8_casefold (referral->service != NULL ? referral->service : "", -1);
  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const KwService *service = g_ptr_array_index (services, i);
      g_autofree char *folded = g_utf8_casefold (service->name, -1);

      if (service->record.id == referral->listed)
        return service;
      if (called == NULL && strcmp (folded, name) == 0)
        called = service;
    }
  return called;
}
