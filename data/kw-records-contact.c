/* kw-records-contact.c: the fields of visits, referrals and what was agreed
 *
 * Each table is the one description of its record; see kw-record.h for what follows from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-table.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>

/* A row a field, however long. */
/* clang-format off */

#define RECORD_STRUCT KwVisit
static const KwField visit_fields[] = {
  INSTANT (start, NC_ ("field", "Start"), REQUIRED),
  INTEGER (minutes, NC_ ("field", "Minutes"), 0, 1440, DEFAULTS (0)),
  CODE (kind, NC_ ("field", "Where"), kw_visit_kinds, DEFAULTS (KW_VISIT_HOME)),
  CODE (outcome, NC_ ("field", "Outcome"), kw_visit_outcomes, REQUIRED),
  TEXT (note, NC_ ("field", "Note"), LONG, PERSONAL),
  TEXT (headline, NC_ ("field", "For the story"), OPTIONAL, PERSONAL),
  INSTANT (expected_out, NC_ ("field", "Expected out"), OPTIONAL, SECRET),
  TEXT (buddy, NC_ ("field", "Buddy"), .flags = KW_FIELD_NOT_SEARCHED, SECRET),
  INSTANT (checked_out, NC_ ("field", "Checked out"), OPTIONAL, SECRET),
};
RECORD_TYPE (kw_visit_type, KW_RECORD_VISIT, "visit", NC_ ("record", "Visit"), visit_fields,
             OF_FAMILY, FILED ("visits"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitTrust
static const KwField visit_trust_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (member, NC_ ("field", "Who"), KW_RECORD_MEMBER, REQUIRED),
  INTEGER (step, NC_ ("field", "Trust"), 1, 5, REQUIRED, SECRET),
};
RECORD_TYPE (kw_visit_trust_type, KW_RECORD_VISIT_TRUST, "visit_trust", NC_ ("record", "Trust"), visit_trust_fields,
             OF_FAMILY, OBJECTS_IN (KW_RECORD_VISIT, "trust"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitMember
static const KwField visit_seen_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (member, NC_ ("field", "Seen"), KW_RECORD_MEMBER, REQUIRED),
};
RECORD_TYPE (kw_visit_seen_type, KW_RECORD_VISIT_SEEN, "visit_seen", NC_ ("record", "Seen"), visit_seen_fields,
             OF_FAMILY, VALUES_IN (KW_RECORD_VISIT, "seen"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitMember
static const KwField visit_alone_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (member, NC_ ("field", "Seen alone"), KW_RECORD_MEMBER, REQUIRED),
};
RECORD_TYPE (kw_visit_alone_type, KW_RECORD_VISIT_ALONE, "visit_alone", NC_ ("record", "Seen alone"), visit_alone_fields,
             OF_FAMILY, VALUES_IN (KW_RECORD_VISIT, "alone"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitLine
static const KwField visit_line_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (member, NC_ ("field", "About whom"), KW_RECORD_MEMBER, REQUIRED),
  TEXT (text, NC_ ("field", "About this person only"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG, PERSONAL),
};
RECORD_TYPE (kw_visit_line_type, KW_RECORD_VISIT_LINE, "visit_line", NC_ ("record", "Line about one person"), visit_line_fields,
             OF_FAMILY, OBJECTS_IN (KW_RECORD_VISIT, "lines"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitProblem
static const KwField visit_problem_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (problem, NC_ ("field", "Talked about"), KW_RECORD_PROBLEM, REQUIRED),
};
RECORD_TYPE (kw_visit_problem_type, KW_RECORD_VISIT_PROBLEM, "visit_problem", NC_ ("record", "Talked about"), visit_problem_fields,
             OF_FAMILY, VALUES_IN (KW_RECORD_VISIT, "talked_about"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwVisitProfessional
static const KwField visit_professional_fields[] = {
  REFERENCE (visit, NC_ ("field", "Visit"), KW_RECORD_VISIT, REQUIRED),
  REFERENCE (professional, NC_ ("field", "Was there"), KW_RECORD_PROFESSIONAL, REQUIRED),
};
RECORD_TYPE (kw_visit_professional_type, KW_RECORD_VISIT_PROFESSIONAL, "visit_professional", NC_ ("record", "Professional at a visit"), visit_professional_fields,
             OF_FAMILY, VALUES_IN (KW_RECORD_VISIT, "professionals"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwReferral
static const KwField referral_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  TEXT (service, NC_ ("field", "Service"), REQUIRED, LENGTH (1, 200)),
  CODE (status, NC_ ("field", "Status"), kw_referral_statuses, REQUIRED),
  INSTANT (breakthrough, NC_ ("field", "Opened up"), OPTIONAL, PERSONAL),
  INSTANT (sent, NC_ ("field", "Sent"), OPTIONAL),
  INSTANT (met, NC_ ("field", "Met"), OPTIONAL),
  CODE (sent_how, NC_ ("field", "How it was sent"), kw_sent_how, OPTIONAL),
  TEXT (sent_to, NC_ ("field", "To whom"), OPTIONAL),
  REFERENCE (listed, NC_ ("field", "In the directory"), KW_RECORD_SERVICE, .flags = KW_FIELD_NOT_FILED),
  TEXT (reason, NC_ ("field", "What help is asked for"), LONG, PERSONAL),
  TEXT (shared, NC_ ("field", "What is shared"), LONG, PERSONAL),
  INTEGER (joint_planned, NC_ ("field", "Joint appointments planned"), 0, 100, OPTIONAL),
};
RECORD_TYPE (kw_referral_type, KW_RECORD_REFERRAL, "referral", NC_ ("record", "Referral"), referral_fields,
             OF_FAMILY, FILED ("referrals"), .naming = KW_NAMED_IF_GIVEN);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwAppointment
static const KwField appointment_fields[] = {
  REFERENCE (referral, NC_ ("field", "Referral"), KW_RECORD_REFERRAL, OPTIONAL),
  CODE (kind, NC_ ("field", "Kind"), kw_appointment_kinds, DEFAULTS (KW_APPOINTMENT_VISIT)),
  INSTANT (start, NC_ ("field", "Start"), REQUIRED),
  INTEGER (minutes, NC_ ("field", "Minutes"), 0, 1440, DEFAULTS (0)),
  TEXT (with, NC_ ("field", "With"), OPTIONAL),
  TEXT (purpose, NC_ ("field", "What for"), OPTIONAL, PERSONAL),
  CODE (outcome, NC_ ("field", "Outcome"), kw_appointment_outcomes, DEFAULTS (KW_APPOINTMENT_PLANNED)),
};
RECORD_TYPE (kw_appointment_type, KW_RECORD_APPOINTMENT, "appointment", NC_ ("record", "Appointment"), appointment_fields,
             OF_FAMILY, FILED ("appointments"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwAgreement
static const KwField agreement_fields[] = {
  REFERENCE (referral, NC_ ("field", "Referral"), KW_RECORD_REFERRAL, OPTIONAL),
  REFERENCE (member, NC_ ("field", "Who"), KW_RECORD_MEMBER, OPTIONAL),
  CODE (kind, NC_ ("field", "About"), kw_agreement_kinds, REQUIRED),
  CODE (decision, NC_ ("field", "Decision"), kw_agreement_decisions, REQUIRED),
  TEXT (basis, NC_ ("field", "Basis"), LONG, PERSONAL),
  TEXT (reason, NC_ ("field", "Why"), LONG, SECRET),
  INSTANT (decided, NC_ ("field", "When"), REQUIRED),
};
RECORD_TYPE (kw_agreement_type, KW_RECORD_AGREEMENT, "agreement", NC_ ("record", "Agreement"), agreement_fields,
             OF_FAMILY, FILED ("agreements"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwEvent
static const KwField event_fields[] = {
  DATE (date, NC_ ("field", "Date"), REQUIRED),
  REFERENCE (member, NC_ ("field", "About whom"), KW_RECORD_MEMBER, OPTIONAL),
  TEXT (headline, NC_ ("field", "Headline"), REQUIRED, LENGTH (1, 200), PERSONAL),
  TEXT (detail, NC_ ("field", "Detail"), LONG, PERSONAL),
};
RECORD_TYPE (kw_event_type, KW_RECORD_EVENT, "event", NC_ ("record", "Event"), event_fields,
             OF_FAMILY, FILED ("events"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwUsualVisit
static const KwField usual_visit_fields[] = {
  CODE (weekday, NC_ ("field", "Weekday"), kw_weekdays, REQUIRED),
  INTEGER (minute, NC_ ("field", "Minute of the day"), 0, 1439, REQUIRED),
};
RECORD_TYPE (kw_usual_visit_type, KW_RECORD_USUAL_VISIT, "usual_visit", NC_ ("record", "Usual visit"), usual_visit_fields,
             OF_FAMILY, FILED ("usual_visits"));
#undef RECORD_STRUCT
