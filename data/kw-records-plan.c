/* kw-records-plan.c: the fields of problems and the work on them
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

#define RECORD_STRUCT KwProblem
static const KwField problem_fields[] = {
  CODE (domain, NC_ ("field", "Domain"), kw_domains, REQUIRED),
  TEXT (title, NC_ ("field", "Title"), REQUIRED, LENGTH (1, 200)),
  INTEGER (severity, NC_ ("field", "Severity"), 1, 4, REQUIRED, SECRET),
  DATE (identified, NC_ ("field", "Identified"), REQUIRED),
  INSTANT (acknowledged, NC_ ("field", "Told us"), OPTIONAL, PERSONAL),
  CODE (help_wanted, NC_ ("field", "Help wanted"), kw_help_wanted, OPTIONAL, PERSONAL),
  BOOLEAN (immediate_risk, NC_ ("field", "Immediate risk"), FALSE, SECRET),
  INTEGER (family_rank, NC_ ("field", "Place in what matters to them"), 1, LARGEST_INTEGER, OPTIONAL),
  CODES (raised_by, NC_ ("field", "Raised by"), kw_raised_by),
  DATE (resolved, NC_ ("field", "Settled"), OPTIONAL),
};
RECORD_TYPE (kw_problem_type, KW_RECORD_PROBLEM, "problem", NC_ ("record", "Problem"), problem_fields,
             OF_FAMILY, FILED ("problems"), .naming = KW_NAMED_ALWAYS);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwProblemMember
static const KwField problem_member_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  REFERENCE (member, NC_ ("field", "Whose it is"), KW_RECORD_MEMBER, REQUIRED),
};
RECORD_TYPE (kw_problem_member_type, KW_RECORD_PROBLEM_MEMBER, "problem_member", NC_ ("record", "Whose problem it is"), problem_member_fields,
             OF_FAMILY, VALUES_IN (KW_RECORD_PROBLEM, "members"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwLink
static const KwField link_fields[] = {
  REFERENCE (from, NC_ ("field", "This problem"), KW_RECORD_PROBLEM, REQUIRED),
  REFERENCE (to, NC_ ("field", "Leads to"), KW_RECORD_PROBLEM, REQUIRED),
};
RECORD_TYPE (kw_link_type, KW_RECORD_LINK, "link", NC_ ("record", "Link"), link_fields,
             OF_FAMILY, FILED ("links"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwDeadline
static const KwField deadline_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  CODE (kind, NC_ ("field", "What happens then"), kw_deadline_kinds, REQUIRED),
  DATE (due, NC_ ("field", "Date"), REQUIRED),
  DATE (met, NC_ ("field", "Met"), OPTIONAL),
};
RECORD_TYPE (kw_deadline_type, KW_RECORD_DEADLINE, "deadline", NC_ ("record", "Deadline"), deadline_fields,
             OF_FAMILY, FILED ("deadlines"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwStep
static const KwField step_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  TEXT (title, NC_ ("field", "Step"), REQUIRED, LENGTH (1, 300)),
  CODE (owner, NC_ ("field", "Who does it"), kw_step_owners, DEFAULTS (KW_OWNER_KEY_WORKER)),
  DATE (due, NC_ ("field", "By when"), OPTIONAL),
  DATE (waiting_until, NC_ ("field", "Waiting until"), OPTIONAL),
  DATE (done, NC_ ("field", "Done"), OPTIONAL),
};
RECORD_TYPE (kw_step_type, KW_RECORD_STEP, "step", NC_ ("record", "Step"), step_fields,
             OF_FAMILY, FILED ("steps"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwConcern
static const KwField concern_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  CODE (harm, NC_ ("field", "Harm"), kw_harms, REQUIRED, SECRET),
  INSTANT (raised, NC_ ("field", "Raised"), REQUIRED, SECRET),
  TEXT (words, NC_ ("field", "Exact words"), LONG, SECRET),
  DATE (closed, NC_ ("field", "Closed"), OPTIONAL, SECRET),
  TEXT (said_by, NC_ ("field", "Who said it"), OPTIONAL, SECRET),
  TEXT (children_where, NC_ ("field", "Where each child is"), LONG, SECRET),
  TEXT (parents_told, NC_ ("field", "Parents told, or why not"), LONG, SECRET),
  INSTANT (written_up, NC_ ("field", "Written follow-up sent"), OPTIONAL, SECRET),
};
RECORD_TYPE (kw_concern_type, KW_RECORD_CONCERN, "concern", NC_ ("record", "Concern"), concern_fields,
             OF_FAMILY, FILED ("concerns"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwConcernTold
static const KwField concern_told_fields[] = {
  REFERENCE (concern, NC_ ("field", "Concern"), KW_RECORD_CONCERN, REQUIRED),
  TEXT (who, NC_ ("field", "Who was told"), REQUIRED, SECRET),
  INSTANT (at, NC_ ("field", "When"), REQUIRED, SECRET),
  TEXT (reference, NC_ ("field", "Their reference"), OPTIONAL, SECRET),
};
RECORD_TYPE (kw_concern_told_type, KW_RECORD_CONCERN_TOLD, "concern_told", NC_ ("record", "Told of a concern"), concern_told_fields,
             OF_FAMILY, OBJECTS_IN (KW_RECORD_CONCERN, "told"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwDebt
static const KwField debt_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  TEXT (creditor, NC_ ("field", "Owed to"), REQUIRED, LENGTH (1, 200)),
  INTEGER (amount_pence, NC_ ("field", "Amount"), 0, LARGEST_INTEGER, REQUIRED),
  CODE (kind, NC_ ("field", "Kind of debt"), kw_debt_kinds, DEFAULTS (KW_DEBT_OTHER)),
  TEXT (arrangement, NC_ ("field", "Arrangement"), LONG),
  INTEGER (repay_pence, NC_ ("field", "Repayment"), 0, LARGEST_INTEGER, OPTIONAL),
  CODE (repay_per, NC_ ("field", "How often"), kw_periods, OPTIONAL),
  DATE (settled, NC_ ("field", "Settled"), OPTIONAL),
};
RECORD_TYPE (kw_debt_type, KW_RECORD_DEBT, "debt", NC_ ("record", "Debt"), debt_fields,
             OF_FAMILY, FILED ("debts"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwPin
static const KwField pin_fields[] = {
  REFERENCE (problem, NC_ ("field", "Problem"), KW_RECORD_PROBLEM, REQUIRED),
  INTEGER (place, NC_ ("field", "Place"), 1, LARGEST_INTEGER, REQUIRED),
  TEXT (reason, NC_ ("field", "Why"), REQUIRED, LENGTH (1, 500), SECRET),
  DATE (until, NC_ ("field", "Until"), OPTIONAL),
  BOOLEAN (approved, NC_ ("field", "Approved by the supervisor"), FALSE),
};
RECORD_TYPE (kw_pin_type, KW_RECORD_PIN, "pin", NC_ ("record", "Pin"), pin_fields,
             OF_FAMILY, FILED ("pins"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwBudgetLine
static const KwField budget_line_fields[] = {
  CODE (kind, NC_ ("field", "Kind"), kw_budget_kinds, REQUIRED),
  TEXT (what, NC_ ("field", "What"), OPTIONAL),
  INTEGER (amount_pence, NC_ ("field", "Amount"), 0, LARGEST_INTEGER, REQUIRED),
  CODE (per, NC_ ("field", "How often"), kw_periods, DEFAULTS (KW_PERIOD_MONTH)),
  REFERENCE (member, NC_ ("field", "Whose"), KW_RECORD_MEMBER, OPTIONAL),
  DATE (checked, NC_ ("field", "Seen on paper"), OPTIONAL),
};
RECORD_TYPE (kw_budget_line_type, KW_RECORD_BUDGET_LINE, "budget_line", NC_ ("record", "Income or outgoing"), budget_line_fields,
             OF_FAMILY, FILED ("budget"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwBenefit
static const KwField benefit_fields[] = {
  CODE (kind, NC_ ("field", "Benefit"), kw_benefit_kinds, REQUIRED),
  REFERENCE (member, NC_ ("field", "Whose"), KW_RECORD_MEMBER, OPTIONAL),
  CODE (state, NC_ ("field", "State"), kw_benefit_states, DEFAULTS (KW_BENEFIT_STATE_TO_CHECK)),
  DATE (date, NC_ ("field", "Since"), OPTIONAL),
  TEXT (note, NC_ ("field", "Note"), LONG),
};
RECORD_TYPE (kw_benefit_type, KW_RECORD_BENEFIT, "benefit", NC_ ("record", "Benefit"), benefit_fields,
             OF_FAMILY, FILED ("benefits"), .about = "member");
#undef RECORD_STRUCT
