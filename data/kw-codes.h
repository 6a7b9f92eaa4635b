/* kw-codes.h: the lists of codes that records are written in
 *
 * A code is stable ASCII and is what is stored, journalled and exchanged; its label is what a person reads and is
 * translated when shown. In memory a code is the position in its set, which the enumerations below name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KW_CODE_NONE:
 *
 * The value of an optional code that was not given.
 */
#define KW_CODE_NONE (-1)

typedef struct
{
  const char *code;  /* ASCII, never translated, never reused */
  const char *label; /* English; shown through kw_code_set_get_label() */
} KwCode;

/**
 * KwCodeSet:
 * @name: what the set lists, for error messages ("domain")
 * @codes: the codes, in the order of their enumeration
 * @n_codes: how many there are
 */
typedef struct
{
  const char *name;
  const KwCode *codes;
  guint n_codes;
} KwCodeSet;

int kw_code_set_lookup (const KwCodeSet *set, const char *code);
const char *kw_code_set_get_code (const KwCodeSet *set, int value);
const char *kw_code_set_get_label (const KwCodeSet *set, int value);

typedef enum {
  KW_FAMILY_WAITING,
  KW_FAMILY_ACTIVE,
  KW_FAMILY_CLOSED
} KwFamilyStatus;
typedef enum {
  KW_INTENSIVE,
  KW_LIGHT,
  KW_STEPPING_DOWN
} KwIntensity;

typedef enum {
  KW_ROLE_KEY_WORKER,
  KW_ROLE_SUPERVISOR,
  KW_ROLE_PROGRAMME_LEAD,
  KW_ROLE_INFORMATION_OFFICER
} KwWorkerRole;

typedef enum {
  KW_MEMBER_MOTHER,
  KW_MEMBER_FATHER,
  KW_MEMBER_PARENT,
  KW_MEMBER_STEP_PARENT,
  KW_MEMBER_CARER,
  KW_MEMBER_PARTNER,
  KW_MEMBER_GRANDPARENT,
  KW_MEMBER_CHILD,
  KW_MEMBER_RELATIVE,
  KW_MEMBER_OTHER
} KwMemberRole;

typedef enum {
  KW_INVOLVED_ASKED,
  KW_INVOLVED_NOT_ASKED,
  KW_INVOLVED_NOT_SAFE
} KwInvolved;

typedef enum {
  KW_RELATION_PARENT,
  KW_RELATION_PARTNER,
  KW_RELATION_FORMER_PARTNER,
  KW_RELATION_SIBLING,
  KW_RELATION_CARER,
  KW_RELATION_ADOPTIVE_PARENT,
  KW_RELATION_FOSTER_CARER,
  KW_RELATION_OTHER
} KwRelation;

/* The domains in the order of the field's catalogue; which of them are material, daily life or sensitive is policy. */
typedef enum {
  KW_DOMAIN_DEBT,
  KW_DOMAIN_RENT_ARREARS,
  KW_DOMAIN_BENEFITS,
  KW_DOMAIN_FOOD,
  KW_DOMAIN_FUEL,
  KW_DOMAIN_FURNITURE,
  KW_DOMAIN_EVICTION,
  KW_DOMAIN_HOMELESSNESS,
  KW_DOMAIN_HOUSING,
  KW_DOMAIN_SCHOOL,
  KW_DOMAIN_EARLY_YEARS,
  KW_DOMAIN_WORK,
  KW_DOMAIN_ROUTINES,
  KW_DOMAIN_PARENTING,
  KW_DOMAIN_BEHAVIOUR,
  KW_DOMAIN_HEALTH,
  KW_DOMAIN_DISABILITY,
  KW_DOMAIN_DOMESTIC_ABUSE,
  KW_DOMAIN_EXPLOITATION,
  KW_DOMAIN_DRUGS,
  KW_DOMAIN_ALCOHOL,
  KW_DOMAIN_MENTAL_HEALTH,
  KW_DOMAIN_OFFENDING,
  KW_DOMAIN_BEREAVEMENT,
  KW_N_DOMAINS
} KwDomain;

typedef enum {
  KW_HELP_YES,
  KW_HELP_NOT_NOW
} KwHelpWanted;
typedef enum {
  KW_RAISED_BY_FAMILY,
  KW_RAISED_BY_CHILD,
  KW_RAISED_BY_COUNCIL,
  KW_RAISED_BY_COMMUNITY
} KwRaisedBy;

/* Hard kinds first: they threaten home, liberty, a child or essentials. */
typedef enum {
  KW_DEADLINE_POSSESSION_NOTICE,
  KW_DEADLINE_POSSESSION_HEARING,
  KW_DEADLINE_EVICTION_BAILIFF,
  KW_DEADLINE_COURT_HEARING,
  KW_DEADLINE_CARE_HEARING,
  KW_DEADLINE_CHILD_PROTECTION_CONFERENCE,
  KW_DEADLINE_EXCLUSION_HEARING,
  KW_DEADLINE_DISCONNECTION,
  KW_DEADLINE_BENEFIT_STOP,
  KW_DEADLINE_BREATHING_SPACE_END,
  KW_DEADLINE_BREATHING_SPACE_REVIEW,
  KW_DEADLINE_APPLICATION,
  KW_DEADLINE_APPOINTMENT,
  KW_DEADLINE_TAF_REVIEW,
  KW_DEADLINE_PARENTS_EVENING,
  KW_DEADLINE_REVIEW,
  KW_DEADLINE_OTHER,
  KW_N_DEADLINE_KINDS
} KwDeadlineKind;

/**
 * KW_DEADLINE_IS_HARD:
 * @kind: a #KwDeadlineKind
 *
 * Whether a date of this kind threatens home, liberty, a child or essentials.
 */
#define KW_DEADLINE_IS_HARD(kind) ((kind) <= KW_DEADLINE_BREATHING_SPACE_END)

typedef enum {
  KW_OWNER_KEY_WORKER,
  KW_OWNER_FAMILY,
  KW_OWNER_SPECIALIST,
  KW_OWNER_SUPERVISOR,
  KW_OWNER_OTHER
} KwStepOwner;
typedef enum {
  KW_HARM_ACTUAL,
  KW_HARM_LIKELY,
  KW_HARM_WORRY
} KwHarm;

typedef enum {
  KW_DEBT_RENT,
  KW_DEBT_MORTGAGE,
  KW_DEBT_COUNCIL_TAX,
  KW_DEBT_ENERGY,
  KW_DEBT_WATER,
  KW_DEBT_FINE,
  KW_DEBT_MAINTENANCE,
  KW_DEBT_BENEFIT_OVERPAYMENT,
  KW_DEBT_TV_LICENCE,
  KW_DEBT_CARD,
  KW_DEBT_LOAN,
  KW_DEBT_DOORSTEP,
  KW_DEBT_CATALOGUE,
  KW_DEBT_PERSONAL,
  KW_DEBT_OTHER
} KwDebtKind;

typedef enum {
  KW_VISIT_SEEN,
  KW_VISIT_NOBODY_IN,
  KW_VISIT_DECLINED,
  KW_VISIT_CANCELLED_BY_FAMILY,
  KW_VISIT_CANCELLED_BY_US
} KwVisitOutcome;

typedef enum {
  KW_VISIT_HOME,
  KW_VISIT_SCHOOL,
  KW_VISIT_OFFICE,
  KW_VISIT_PHONE,
  KW_VISIT_VIDEO,
  KW_VISIT_WALK,
  KW_VISIT_COURT,
  KW_VISIT_OTHER
} KwVisitKind;

typedef enum {
  KW_REFERRAL_DRAFT,
  KW_REFERRAL_READY,
  KW_REFERRAL_SENT,
  KW_REFERRAL_ACCEPTED,
  KW_REFERRAL_DECLINED,
  KW_REFERRAL_WAITING_LIST,
  KW_REFERRAL_MET,
  KW_REFERRAL_JOINT,
  KW_REFERRAL_STEPPED_BACK,
  KW_REFERRAL_COMPLETED,
  KW_REFERRAL_WITHDRAWN,
  KW_REFERRAL_STOPPED_GOING,
  KW_N_REFERRAL_STATUSES
} KwReferralStatus;

typedef enum {
  KW_SENT_BY_PHONE,
  KW_SENT_BY_HAND,
  KW_SENT_BY_POST,
  KW_SENT_BY_SECURE_EMAIL,
  KW_SENT_BY_PORTAL
} KwSentHow;

typedef enum {
  KW_APPOINTMENT_VISIT,
  KW_APPOINTMENT_JOINT,
  KW_APPOINTMENT_MEETING,
  KW_APPOINTMENT_COURT,
  KW_APPOINTMENT_OTHER
} KwAppointmentKind;

typedef enum {
  KW_APPOINTMENT_PLANNED,
  KW_APPOINTMENT_KEPT,
  KW_APPOINTMENT_MISSED,
  KW_APPOINTMENT_CANCELLED
} KwAppointmentOutcome;

typedef enum {
  KW_AGREEMENT_ENGAGEMENT,
  KW_AGREEMENT_LAWFUL_BASIS,
  KW_AGREEMENT_SHARING,
  KW_AGREEMENT_OVERRIDE
} KwAgreementKind;
typedef enum {
  KW_DECISION_AGREED,
  KW_DECISION_REFUSED,
  KW_DECISION_RECORDED
} KwAgreementDecision;

typedef enum {
  KW_HANDOVER_LEAVING, /* the worker leaves */
  KW_HANDOVER_CASELOAD,
  KW_HANDOVER_LONG_LEAVE,
  KW_HANDOVER_LANGUAGE,
  KW_HANDOVER_FAMILY_ASKED,
  KW_HANDOVER_OTHER
} KwHandoverReason;

typedef enum {
  KW_HANDOVER_ITEM_CLOCK,
  KW_HANDOVER_ITEM_JOINT, /* an appointment, a joint one among them */
  KW_HANDOVER_ITEM_REFERRAL,
  KW_HANDOVER_ITEM_CONCERN,
  KW_HANDOVER_ITEM_ACTION, /* agreed in supervision */
  KW_HANDOVER_ITEM_OTHER
} KwHandoverItemKind;

typedef enum {
  KW_REFLECTION_WELLBEING,
  KW_REFLECTION_REFLECTION
} KwReflectionKind;
typedef enum {
  KW_APPROVED,
  KW_NOT_APPROVED
} KwApprovalDecision;

typedef enum {
  KW_CLOSURE_GOALS_REACHED,
  KW_CLOSURE_STEPPED_DOWN, /* to a lighter service */
  KW_CLOSURE_STEPPED_UP,   /* to statutory social care */
  KW_CLOSURE_MOVED,
  KW_CLOSURE_DECLINED,
  KW_CLOSURE_OTHER
} KwClosureReason;

typedef enum {
  KW_PAPER_LETTER,
  KW_PAPER_PHOTOGRAPH,
  KW_PAPER_DOCUMENT,
  KW_PAPER_FORM,
  KW_PAPER_OTHER
} KwPaperKind;

/* Whom a paper may be shown to. */
typedef enum {
  KW_PAPER_FOR_ALL,    /* the family may see it */
  KW_PAPER_FOR_PERSON, /* the person it is about may */
  KW_PAPER_FOR_WORKER  /* nobody of the family */
} KwPaperReaders;

typedef enum {
  KW_COST_SPENT,
  KW_COST_AVOIDED
} KwCostKind;

typedef enum {
  KW_GENDER_FEMALE,
  KW_GENDER_MALE,
  KW_GENDER_OTHER
} KwGender;

typedef enum {
  KW_PERIOD_WEEK,
  KW_PERIOD_FORTNIGHT,
  KW_PERIOD_FOUR_WEEKS,
  KW_PERIOD_MONTH,
  KW_PERIOD_YEAR
} KwPeriod;

/* Income first; see KW_BUDGET_IS_INCOME(). */
typedef enum {
  KW_BUDGET_WAGES,
  KW_BUDGET_UNIVERSAL_CREDIT,
  KW_BUDGET_CHILD_BENEFIT,
  KW_BUDGET_DISABILITY_BENEFIT,
  KW_BUDGET_CARERS_ALLOWANCE,
  KW_BUDGET_HOUSING_BENEFIT,
  KW_BUDGET_PENSION,
  KW_BUDGET_MAINTENANCE_RECEIVED,
  KW_BUDGET_OTHER_INCOME,
  KW_BUDGET_RENT,
  KW_BUDGET_COUNCIL_TAX,
  KW_BUDGET_ENERGY,
  KW_BUDGET_WATER,
  KW_BUDGET_FOOD,
  KW_BUDGET_TRAVEL,
  KW_BUDGET_PHONE,
  KW_BUDGET_CHILDCARE,
  KW_BUDGET_SCHOOL,
  KW_BUDGET_CLOTHING,
  KW_BUDGET_TV_LICENCE,
  KW_BUDGET_INSURANCE,
  KW_BUDGET_MAINTENANCE_PAID,
  KW_BUDGET_DEBT_REPAYMENTS,
  KW_BUDGET_OTHER_OUTGOING
} KwBudgetKind;

/**
 * KW_BUDGET_IS_INCOME:
 * @kind: a #KwBudgetKind
 *
 * Whether it comes in; the others go out.
 */
#define KW_BUDGET_IS_INCOME(kind) ((kind) <= KW_BUDGET_OTHER_INCOME)

typedef enum {
  KW_BENEFIT_UNIVERSAL_CREDIT,
  KW_BENEFIT_CHILD_BENEFIT,
  KW_BENEFIT_COUNCIL_TAX_REDUCTION,
  KW_BENEFIT_FREE_SCHOOL_MEALS,
  KW_BENEFIT_HEALTHY_START,
  KW_BENEFIT_DISABILITY_CHILD,
  KW_BENEFIT_PERSONAL_INDEPENDENCE,
  KW_BENEFIT_CARERS_ALLOWANCE,
  KW_BENEFIT_HOUSING_PAYMENT,
  KW_BENEFIT_WARM_HOME,
  KW_BENEFIT_SOCIAL_TARIFF,
  KW_BENEFIT_WELFARE_GRANT,
  KW_BENEFIT_SURE_START,
  KW_BENEFIT_PENSION_CREDIT,
  KW_BENEFIT_OTHER
} KwBenefitKind;

typedef enum {
  KW_BENEFIT_STATE_TO_CHECK,
  KW_BENEFIT_STATE_APPLIED,
  KW_BENEFIT_STATE_RECEIVING,
  KW_BENEFIT_STATE_STOPPED,
  KW_BENEFIT_STATE_APPEALED,
  KW_BENEFIT_STATE_NOT_ENTITLED
} KwBenefitState;

typedef enum {
  KW_MARKER_TOLD,
  KW_MARKER_UNSAFE_TO_TELL
} KwToldOfMarker;

typedef enum {
  KW_WEEKDAY_MONDAY,
  KW_WEEKDAY_TUESDAY,
  KW_WEEKDAY_WEDNESDAY,
  KW_WEEKDAY_THURSDAY,
  KW_WEEKDAY_FRIDAY,
  KW_WEEKDAY_SATURDAY,
  KW_WEEKDAY_SUNDAY
} KwWeekday;

extern const KwCodeSet kw_family_statuses;
extern const KwCodeSet kw_intensities;
extern const KwCodeSet kw_worker_roles;
extern const KwCodeSet kw_member_roles;
extern const KwCodeSet kw_involvements;
extern const KwCodeSet kw_relations;
extern const KwCodeSet kw_domains;
extern const KwCodeSet kw_help_wanted;
extern const KwCodeSet kw_raised_by;
extern const KwCodeSet kw_deadline_kinds;
extern const KwCodeSet kw_step_owners;
extern const KwCodeSet kw_harms;
extern const KwCodeSet kw_debt_kinds;
extern const KwCodeSet kw_visit_outcomes;
extern const KwCodeSet kw_visit_kinds;
extern const KwCodeSet kw_referral_statuses;
extern const KwCodeSet kw_sent_how;
extern const KwCodeSet kw_appointment_kinds;
extern const KwCodeSet kw_appointment_outcomes;
extern const KwCodeSet kw_agreement_kinds;
extern const KwCodeSet kw_agreement_decisions;
extern const KwCodeSet kw_handover_reasons;
extern const KwCodeSet kw_handover_item_kinds;
extern const KwCodeSet kw_reflection_kinds;
extern const KwCodeSet kw_approval_decisions;
extern const KwCodeSet kw_closure_reasons;
extern const KwCodeSet kw_cost_kinds;
extern const KwCodeSet kw_paper_kinds;
extern const KwCodeSet kw_paper_readers;
extern const KwCodeSet kw_genders;
extern const KwCodeSet kw_periods;
extern const KwCodeSet kw_budget_kinds;
extern const KwCodeSet kw_benefit_kinds;
extern const KwCodeSet kw_benefit_states;
extern const KwCodeSet kw_told_of_marker;
extern const KwCodeSet kw_weekdays;

G_END_DECLS
