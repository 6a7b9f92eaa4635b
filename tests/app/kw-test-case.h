/* kw-test-case.h: case files made for tests, record by record
 *
 * Dates and instants are written as in a case file; NULL leaves one out. Ids count up from 1 over all kinds.
 * Every function hands back the record, the case file's, for what it does not ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_GNUC_UNUSED static KwDate
date_of (const char *text)
{
  KwDate date = KW_NONE;

  if (text != NULL)
    g_assert_true (kw_date_parse (text, &date));
  return date;
}

G_GNUC_UNUSED static KwInstant
instant_of (const char *text)
{
  KwInstant instant = KW_NONE;

  if (text != NULL)
    g_assert_true (kw_instant_parse (text, &instant));
  return instant;
}

G_GNUC_UNUSED static gpointer
add_record (KwCaseFile *case_file, KwRecordKind kind)
{
  static gint64 last_id = 0;
  KwRecord *record = kw_record_new (kind);

  record->id = ++last_id;
  kw_case_file_take (case_file, record);
  return record;
}

/* WCC-0042, Okafor, opened and held since Monday 7 January 2013. */
G_GNUC_UNUSED static KwCaseFile *
new_case_file (void)
{
  KwCaseFile *case_file = kw_case_file_new ();
  KwFamily *family = add_record (case_file, KW_RECORD_FAMILY);
  KwDesignation *designation = add_record (case_file, KW_RECORD_DESIGNATION);

  family->name = g_strdup ("Okafor");
  family->reference = g_strdup ("WCC-0042");
  family->authority = g_strdup ("WCC");
  family->address = g_strdup ("14 Elgin Avenue");
  family->status = KW_FAMILY_ACTIVE;
  family->opened = date_of ("2013-01-07");
  designation->from = date_of ("2013-01-07");
  designation->until = KW_NONE;
  return case_file;
}

G_GNUC_UNUSED static KwMember *
add_member (KwCaseFile *case_file, const char *given, KwMemberRole role)
{
  KwMember *member = add_record (case_file, KW_RECORD_MEMBER);

  member->given = g_strdup (given);
  member->role = role;
  return member;
}

G_GNUC_UNUSED static KwProblem *
add_problem (KwCaseFile *case_file, KwDomain domain, const char *title)
{
  KwProblem *problem = add_record (case_file, KW_RECORD_PROBLEM);

  problem->domain = domain;
  problem->title = g_strdup (title);
  problem->severity = 3;
  problem->identified = date_of ("2013-01-07");
  return problem;
}

G_GNUC_UNUSED static KwDeadline *
add_deadline (KwCaseFile *case_file,
              const KwProblem *problem,
              KwDeadlineKind kind,
              const char *due,
              const char *met)
{
  KwDeadline *deadline = add_record (case_file, KW_RECORD_DEADLINE);

  deadline->problem = problem->record.id;
  deadline->kind = kind;
  deadline->due = date_of (due);
  deadline->met = date_of (met);
  return deadline;
}

G_GNUC_UNUSED static KwVisit *
add_visit (KwCaseFile *case_file, const char *start, KwVisitOutcome outcome)
{
  KwVisit *visit = add_record (case_file, KW_RECORD_VISIT);

  visit->start = instant_of (start);
  visit->minutes = 60;
  visit->kind = KW_VISIT_HOME;
  visit->outcome = outcome;
  return visit;
}

G_GNUC_UNUSED static void
add_trust (KwCaseFile *case_file, const KwVisit *visit, const KwMember *member, int step)
{
  KwVisitTrust *trust = add_record (case_file, KW_RECORD_VISIT_TRUST);

  trust->visit = visit->record.id;
  trust->member = member->record.id;
  trust->step = step;
}

G_GNUC_UNUSED static void
add_seen (KwCaseFile *case_file, const KwVisit *visit, const KwMember *member, gboolean alone)
{
  KwVisitMember *seen = add_record (case_file, alone ? KW_RECORD_VISIT_ALONE : KW_RECORD_VISIT_SEEN);

  seen->visit = visit->record.id;
  seen->member = member->record.id;
}

G_GNUC_UNUSED static KwAppointment *
add_appointment (KwCaseFile *case_file, const char *start, KwAppointmentKind kind)
{
  KwAppointment *appointment = add_record (case_file, KW_RECORD_APPOINTMENT);

  appointment->start = instant_of (start);
  appointment->kind = kind;
  appointment->outcome = KW_APPOINTMENT_PLANNED;
  return appointment;
}

G_GNUC_UNUSED static KwReferral *
add_referral (KwCaseFile *case_file, const KwProblem *problem, const char *service, KwReferralStatus status)
{
  KwReferral *referral = add_record (case_file, KW_RECORD_REFERRAL);

  referral->problem = problem->record.id;
  referral->service = g_strdup (service);
  referral->status = status;
  return referral;
}
