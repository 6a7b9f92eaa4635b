/* kw-records-passage.c: the fields of handover, closure, coming back, outcomes and costs
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

#define RECORD_STRUCT KwHandover
static const KwField handover_fields[] = {
  REFERENCE (from, NC_ ("field", "From"), KW_RECORD_WORKER, REQUIRED),
  REFERENCE (to, NC_ ("field", "To"), KW_RECORD_WORKER, REQUIRED),
  CODE (reason, NC_ ("field", "Why"), kw_handover_reasons, REQUIRED),
  TEXT (why, NC_ ("field", "More about why"), LONG, SECRET),
  DATE (planned, NC_ ("field", "Planned for"), OPTIONAL),
  TEXT (what_works, NC_ ("field", "What works with this family"), LONG, PERSONAL),
  INSTANT (from_signed, NC_ ("field", "Signed by the old worker"), SIGNATURE),
  INSTANT (to_signed, NC_ ("field", "Signed by the new worker"), SIGNATURE),
  DATE (done, NC_ ("field", "Done"), AFTER_SIGNING),
  DATE (dropped, NC_ ("field", "Given up"), AFTER_SIGNING),
};
RECORD_TYPE (kw_handover_type, KW_RECORD_HANDOVER, "handover", NC_ ("record", "Handover"), handover_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwHandoverIntroduction
static const KwField handover_introduction_fields[] = {
  REFERENCE (handover, NC_ ("field", "Handover"), KW_RECORD_HANDOVER, REQUIRED),
  INSTANT (start, NC_ ("field", "When"), REQUIRED),
  TEXT (with, NC_ ("field", "Whom they meet"), OPTIONAL),
  CODE (outcome, NC_ ("field", "Outcome"), kw_appointment_outcomes, DEFAULTS (KW_APPOINTMENT_PLANNED)),
};
RECORD_TYPE (kw_handover_introduction_type, KW_RECORD_HANDOVER_INTRODUCTION, "handover_introduction", NC_ ("record", "Introduction visit"), handover_introduction_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwHandoverItem
static const KwField handover_item_fields[] = {
  REFERENCE (handover, NC_ ("field", "Handover"), KW_RECORD_HANDOVER, REQUIRED),
  CODE (kind, NC_ ("field", "Kind"), kw_handover_item_kinds, REQUIRED),
  TEXT (what, NC_ ("field", "What"), REQUIRED, LENGTH (1, 300)),
  DATE (due, NC_ ("field", "By when"), OPTIONAL),
  REFERENCE (deadline, NC_ ("field", "Deadline"), KW_RECORD_DEADLINE, OPTIONAL),
  REFERENCE (referral, NC_ ("field", "Referral"), KW_RECORD_REFERRAL, OPTIONAL),
  REFERENCE (appointment, NC_ ("field", "Appointment"), KW_RECORD_APPOINTMENT, OPTIONAL),
  REFERENCE (concern, NC_ ("field", "Concern"), KW_RECORD_CONCERN, OPTIONAL),
  REFERENCE (action, NC_ ("field", "Action agreed in supervision"), KW_RECORD_SUPERVISION_ACTION, OPTIONAL),
  INSTANT (taken, NC_ ("field", "Taken over"), OPTIONAL),
};
RECORD_TYPE (kw_handover_item_type, KW_RECORD_HANDOVER_ITEM, "handover_item", NC_ ("record", "Taken over"), handover_item_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwClosure
static const KwField closure_fields[] = {
  DATE (proposed, NC_ ("field", "Proposed"), REQUIRED),
  CODE (reason, NC_ ("field", "Why"), kw_closure_reasons, REQUIRED),
  TEXT (family_words, NC_ ("field", "The family’s own words"), LONG, PERSONAL),
  TEXT (step_down, NC_ ("field", "Who does what from now on"), LONG),
  TEXT (open_number, NC_ ("field", "A number that stays open"), OPTIONAL),
  DATE (call_due, NC_ ("field", "Ring them again on"), OPTIONAL),
  DATE (call_made, NC_ ("field", "Rung on"), OPTIONAL),
  TEXT (call_words, NC_ ("field", "What they said then"), LONG, PERSONAL),
  DATE (closed, NC_ ("field", "Closed"), OPTIONAL),
};
RECORD_TYPE (kw_closure_type, KW_RECORD_CLOSURE, "closure", NC_ ("record", "Closure"), closure_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwCarriedOver
static const KwField carried_over_fields[] = {
  REFERENCE (closure, NC_ ("field", "Closure"), KW_RECORD_CLOSURE, REQUIRED),
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  TEXT (reason, NC_ ("field", "Why"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG, PERSONAL),
  TEXT (with, NC_ ("field", "Who goes on with it"), OPTIONAL),
};
RECORD_TYPE (kw_carried_over_type, KW_RECORD_CARRIED_OVER, "carried_over", NC_ ("record", "Carried over"), carried_over_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwReopening
static const KwField reopening_fields[] = {
  DATE (opened, NC_ ("field", "Opened again"), REQUIRED),
  REFERENCE (closure, NC_ ("field", "Closed by"), KW_RECORD_CLOSURE, OPTIONAL),
  TEXT (different, NC_ ("field", "What is different now?"), LONG, PERSONAL),
};
RECORD_TYPE (kw_reopening_type, KW_RECORD_REOPENING, "reopening", NC_ ("record", "Coming back"), reopening_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwOutcome
static const KwField outcome_fields[] = {
  TEXT (framework, NC_ ("field", "Framework"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 60)),
  TEXT (code, NC_ ("field", "Outcome"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 60)),
  REFERENCE (member, NC_ ("field", "Who"), KW_RECORD_MEMBER, OPTIONAL),
  DATE (identified, NC_ ("field", "Need identified"), REQUIRED),
  TEXT (need, NC_ ("field", "The need"), LONG, PERSONAL),
  DATE (achieved, NC_ ("field", "Positive since"), OPTIONAL),
  TEXT (evidence, NC_ ("field", "Evidence"), LONG, PERSONAL),
  DATE (checked, NC_ ("field", "Checked that it holds"), OPTIONAL),
  DATE (relapsed, NC_ ("field", "Relapse"), OPTIONAL),
  TEXT (relapse, NC_ ("field", "What happened"), LONG, PERSONAL),
  DATE (claimed, NC_ ("field", "Claimed"), OPTIONAL),
};
RECORD_TYPE (kw_outcome_type, KW_RECORD_OUTCOME, "outcome", NC_ ("record", "Outcome"), outcome_fields,
             OF_FAMILY, NOT_FILED, .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwUnitCost
static const KwField unit_cost_fields[] = {
  TEXT (code, NC_ ("field", "Code"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 60)),
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200)),
  CODE (kind, NC_ ("field", "Kind"), kw_cost_kinds, REQUIRED),
  TEXT (unit, NC_ ("field", "For one"), REQUIRED, LENGTH (1, 100)),
  INTEGER (low_pence, NC_ ("field", "At least"), 0, LARGEST_INTEGER, REQUIRED),
  INTEGER (high_pence, NC_ ("field", "At most"), 0, LARGEST_INTEGER, REQUIRED),
  CODE (domain, NC_ ("field", "Avoided when this is settled"), kw_domains, OPTIONAL),
  INTEGER (likelihood_low, NC_ ("field", "Would have happened, percent, at least"), 0, 100, OPTIONAL),
  INTEGER (likelihood_high, NC_ ("field", "Would have happened, percent, at most"), 0, 100, OPTIONAL),
  DATE (from, NC_ ("field", "Prices from"), REQUIRED),
  DATE (until, NC_ ("field", "Prices until"), OPTIONAL),
  TEXT (source, NC_ ("field", "Source"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 300)),
  BOOLEAN (sample, NC_ ("field", "A sample, no official figure"), FALSE),
};
RECORD_TYPE (kw_unit_cost_type, KW_RECORD_UNIT_COST, "unit_cost", NC_ ("record", "Unit cost"), unit_cost_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSavedView
static const KwField saved_view_fields[] = {
  REFERENCE (worker, NC_ ("field", "Whose"), KW_RECORD_WORKER, REQUIRED),
  TEXT (page, NC_ ("field", "Page"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 60)),
  TEXT (name, NC_ ("field", "Name"), .flags = KW_FIELD_REQUIRED | KW_FIELD_NOT_SEARCHED, LENGTH (1, 100)),
  TEXT (settings, NC_ ("field", "Settings"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG | KW_FIELD_NOT_SEARCHED),
};
RECORD_TYPE (kw_saved_view_type, KW_RECORD_SAVED_VIEW, "saved_view", NC_ ("record", "Saved view"), saved_view_fields,
             OF_TEAM);
#undef RECORD_STRUCT
