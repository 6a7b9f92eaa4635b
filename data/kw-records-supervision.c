/* kw-records-supervision.c: the fields of leave, supervision, and what a supervisor is asked
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

#define RECORD_STRUCT KwLeave
static const KwField leave_fields[] = {
  REFERENCE (worker, NC_ ("field", "Worker"), KW_RECORD_WORKER, REQUIRED),
  DATE (from, NC_ ("field", "From"), REQUIRED),
  DATE (until, NC_ ("field", "First day back"), REQUIRED),
  TEXT (reason, NC_ ("field", "Why"), NOT_SEARCHED),
};
RECORD_TYPE (kw_leave_type, KW_RECORD_LEAVE, "leave", NC_ ("record", "Leave"), leave_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwDeputy
static const KwField deputy_fields[] = {
  REFERENCE (worker, NC_ ("field", "Worker"), KW_RECORD_WORKER, REQUIRED),
  REFERENCE (leave, NC_ ("field", "Leave"), KW_RECORD_LEAVE, OPTIONAL),
  DATE (from, NC_ ("field", "From"), REQUIRED),
  DATE (until, NC_ ("field", "Until"), REQUIRED),
};
RECORD_TYPE (kw_deputy_type, KW_RECORD_DEPUTY, "deputy", NC_ ("record", "Deputy"), deputy_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervision
static const KwField supervision_fields[] = {
  REFERENCE (worker, NC_ ("field", "Worker"), KW_RECORD_WORKER, REQUIRED),
  REFERENCE (supervisor, NC_ ("field", "Supervisor"), KW_RECORD_WORKER, REQUIRED),
  DATE (held, NC_ ("field", "Held on"), REQUIRED),
  INTEGER (minutes, NC_ ("field", "Minutes"), 0, 1440, OPTIONAL),
  TEXT (discussion, NC_ ("field", "Talked about"), .flags = KW_FIELD_LONG | KW_FIELD_NOT_SEARCHED, SECRET),
  DATE (next, NC_ ("field", "Next one"), AFTER_SIGNING),
  INSTANT (worker_signed, NC_ ("field", "Signed by the worker"), SIGNATURE),
  INSTANT (supervisor_signed, NC_ ("field", "Signed by the supervisor"), SIGNATURE),
};
RECORD_TYPE (kw_supervision_type, KW_RECORD_SUPERVISION, "supervision", NC_ ("record", "Supervision"), supervision_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionTask
static const KwField supervision_task_fields[] = {
  REFERENCE (supervision, NC_ ("field", "Supervision"), KW_RECORD_SUPERVISION, REQUIRED),
  TEXT (what, NC_ ("field", "What"), REQUIRED, LENGTH (1, 300)),
  DATE (due, NC_ ("field", "By when"), OPTIONAL),
  DATE (done, NC_ ("field", "Done"), AFTER_SIGNING),
};
RECORD_TYPE (kw_supervision_task_type, KW_RECORD_SUPERVISION_TASK, "supervision_task", NC_ ("record", "Agreed in supervision"), supervision_task_fields,
             OF_TEAM, .sealed_with = "supervision");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionReflection
static const KwField supervision_reflection_fields[] = {
  REFERENCE (supervision, NC_ ("field", "Supervision"), KW_RECORD_SUPERVISION, REQUIRED),
  REFERENCE (author, NC_ ("field", "Whose"), KW_RECORD_WORKER, REQUIRED),
  CODE (kind, NC_ ("field", "Kind"), kw_reflection_kinds, REQUIRED),
  TEXT (text, NC_ ("field", "Text"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG | KW_FIELD_NOT_SEARCHED, SECRET),
};
RECORD_TYPE (kw_supervision_reflection_type, KW_RECORD_SUPERVISION_REFLECTION, "supervision_reflection", NC_ ("record", "Reflection"), supervision_reflection_fields,
             OF_TEAM, .sealed_with = "supervision");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionAddendum
static const KwField supervision_addendum_fields[] = {
  REFERENCE (supervision, NC_ ("field", "Supervision"), KW_RECORD_SUPERVISION, REQUIRED),
  REFERENCE (author, NC_ ("field", "Added by"), KW_RECORD_WORKER, REQUIRED),
  INSTANT (added, NC_ ("field", "Added"), .flags = KW_FIELD_REQUIRED | KW_FIELD_SIGNATURE),
  TEXT (text, NC_ ("field", "Text"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG | KW_FIELD_NOT_SEARCHED, SECRET),
};
RECORD_TYPE (kw_supervision_addendum_type, KW_RECORD_SUPERVISION_ADDENDUM, "supervision_addendum", NC_ ("record", "Addendum"), supervision_addendum_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionFamily
static const KwField supervision_family_fields[] = {
  REFERENCE (supervision, NC_ ("field", "Supervision"), KW_RECORD_SUPERVISION, REQUIRED),
  TEXT (discussion, NC_ ("field", "Talked about"), LONG, SECRET),
  TEXT (decision, NC_ ("field", "Decided"), LONG, PERSONAL),
  TEXT (child_day, NC_ ("field", "What is this child’s day like?"), LONG, PERSONAL),
};
RECORD_TYPE (kw_supervision_family_type, KW_RECORD_SUPERVISION_FAMILY, "supervision_family", NC_ ("record", "What a supervision decided"), supervision_family_fields,
             OF_FAMILY, NOT_FILED, .sealed_with = "supervision");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionFamilyAddendum
static const KwField supervision_family_addendum_fields[] = {
  REFERENCE (entry, NC_ ("field", "Added to"), KW_RECORD_SUPERVISION_FAMILY, REQUIRED),
  REFERENCE (author, NC_ ("field", "Added by"), KW_RECORD_WORKER, REQUIRED),
  INSTANT (added, NC_ ("field", "Added"), .flags = KW_FIELD_REQUIRED | KW_FIELD_SIGNATURE),
  TEXT (text, NC_ ("field", "Text"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG, SECRET),
};
RECORD_TYPE (kw_supervision_family_addendum_type, KW_RECORD_SUPERVISION_FAMILY_ADDENDUM, "supervision_family_addendum", NC_ ("record", "Addendum to what a supervision decided"), supervision_family_addendum_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSupervisionAction
static const KwField supervision_action_fields[] = {
  REFERENCE (supervision, NC_ ("field", "Supervision"), KW_RECORD_SUPERVISION, REQUIRED),
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, OPTIONAL),
  TEXT (what, NC_ ("field", "What"), REQUIRED, LENGTH (1, 300)),
  CODE (owner, NC_ ("field", "Who does it"), kw_step_owners, DEFAULTS (KW_OWNER_KEY_WORKER)),
  DATE (due, NC_ ("field", "By when"), OPTIONAL),
  DATE (done, NC_ ("field", "Done"), AFTER_SIGNING),
  TEXT (result, NC_ ("field", "What came of it"), .flags = KW_FIELD_LONG | KW_FIELD_AFTER_SIGNING),
};
RECORD_TYPE (kw_supervision_action_type, KW_RECORD_SUPERVISION_ACTION, "supervision_action", NC_ ("record", "Action agreed in supervision"), supervision_action_fields,
             OF_FAMILY, NOT_FILED, .sealed_with = "supervision");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwApproval
static const KwField approval_fields[] = {
  REFERENCE (handover, NC_ ("field", "Handover"), KW_RECORD_HANDOVER, OPTIONAL),
  REFERENCE (closure, NC_ ("field", "Closure"), KW_RECORD_CLOSURE, OPTIONAL),
  REFERENCE (pin, NC_ ("field", "Pin"), KW_RECORD_PIN, OPTIONAL),
  REFERENCE (asked_by, NC_ ("field", "Asked by"), KW_RECORD_WORKER, REQUIRED),
  INSTANT (asked, NC_ ("field", "Asked"), REQUIRED),
  TEXT (reason, NC_ ("field", "Why"), LONG, SECRET),
  REFERENCE (decided_by, NC_ ("field", "Decided by"), KW_RECORD_WORKER, OPTIONAL),
  CODE (decision, NC_ ("field", "Decision"), kw_approval_decisions, OPTIONAL),
  INSTANT (decided, NC_ ("field", "Decided"), SIGNATURE),
  TEXT (why, NC_ ("field", "Reason for the decision"), LONG, SECRET),
};
RECORD_TYPE (kw_approval_type, KW_RECORD_APPROVAL, "approval", NC_ ("record", "Approval"), approval_fields,
             OF_FAMILY, NOT_FILED);
#undef RECORD_STRUCT
