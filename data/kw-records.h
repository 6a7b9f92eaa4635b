/* kw-records.h: everything that is recorded, as plain structs
 *
 * The fields of each struct are described once, in kw-records-*.c. Text is owned by its record and may be NULL;
 * dates, instants, references and optional integers are KW_NONE, optional codes KW_CODE_NONE where not given.
 * A field that is called like a record's name refers to that record by id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record.h"

G_BEGIN_DECLS

/* A council. */
typedef struct
{
  KwRecord record;
  char *code;
  char *name;
} KwAuthority;

/* Somebody who works with families, or with those who do. */
typedef struct
{
  KwRecord record;
  char *name;
  KwWorkerRole role;
  char *authority; /* code */
  char *phone;
  gint64 weekly_minutes; /* for visits; KW_NONE where nobody said */
  char *team;            /* whom they work with; NULL: nobody said */
  char **languages;      /* besides English */
  KwDate until;          /* the first day on which they are not here any more; KW_NONE: here */
} KwWorker;

/* A service that families are referred to. */
typedef struct
{
  KwRecord record;
  char *name;
  char *organisation;
  char *description;
  GArray *domains; /* of KwDomain: the problems it helps with */
  char **areas;    /* codes of authorities; none: everywhere */
  char *authority; /* code of the authority that keeps it; NULL: shared by all */
  char *phone;
  char *email;
  char *address;
  char *hours;           /* "Mo-Fr 09:00-17:00; Sa 10:00-13:00", NULL: not known */
  gint64 response_hours; /* usual time to a first meeting */
  char *source;          /* the directory it came from, and its id there */
  KwDate checked;        /* when somebody last made sure that this is right */
} KwService;

typedef struct
{
  KwRecord record;
  char *reference; /* the human one: WCC-0042 */
  char *name;
  char *authority; /* code */
  KwFamilyStatus status;
  KwIntensity intensity;
  KwRange visits_per_week;
  KwDate opened;
  KwDate closed;
  char *address;
  char *postcode;
  char *phone;
  char *goal; /* in the family's own words */
  char **strengths;
} KwFamily;

/* Who holds a family, from when to when. */
typedef struct
{
  KwRecord record;
  gint64 worker;
  KwDate from;
  KwDate until; /* the first day on which somebody else holds it; KW_NONE while open */
} KwDesignation;

typedef struct
{
  KwRecord record;
  char *given;
  char *surname;
  char *known_as;
  char *school;
  char *language;
  char *voice; /* a child's own words */
  KwDate born;
  KwMemberRole role;
  gboolean at_home;
  KwInvolved involved;
  char *phone;
  char *safe_contact; /* what must not be used or printed, and what is safe */
  gboolean interpreter;
  KwGender gender;
  KwDate died;
  char *nhs_number; /* ten digits */
  char *upn;        /* the school's number of a pupil */
} KwMember;

typedef struct
{
  KwRecord record;
  KwDomain domain;
  char *title;
  gint64 severity; /* 1 to 4 */
  KwDate identified;
  KwInstant acknowledged; /* when somebody last told us */
  KwHelpWanted help_wanted;
  gboolean immediate_risk;
  gint64 family_rank; /* 1: matters most to them */
  GArray *raised_by;  /* of KwRaisedBy */
  KwDate resolved;
} KwProblem;

/* Whose problem it is. */
typedef struct
{
  KwRecord record;
  gint64 problem;
  gint64 member;
} KwProblemMember;

/* One problem leads to another. */
typedef struct
{
  KwRecord record;
  gint64 from;
  gint64 to;
} KwLink;

typedef struct
{
  KwRecord record;
  gint64 problem;
  KwDeadlineKind kind;
  KwDate due;
  KwDate met;
} KwDeadline;

typedef struct
{
  KwRecord record;
  gint64 problem;
  char *title;
  KwStepOwner owner;
  KwDate due;
  KwDate waiting_until;
  KwDate done;
} KwStep;

/* A concern for somebody's safety. */
typedef struct
{
  KwRecord record;
  gint64 problem;
  KwHarm harm;
  KwInstant raised;
  char *words; /* exact, as said */
  KwDate closed;
  char *said_by;
  char *children_where; /* where each child was then */
  char *parents_told;   /* told, or why not */
  KwInstant written_up; /* when the written follow-up went */
} KwConcern;

/* Who was told of a concern. */
typedef struct
{
  KwRecord record;
  gint64 concern;
  char *who;
  KwInstant at;
  char *reference; /* what they gave to refer to it */
} KwConcernTold;

typedef struct
{
  KwRecord record;
  gint64 problem;
  char *creditor;
  gint64 amount_pence;
  KwDebtKind kind;
  char *arrangement;  /* what was agreed with the creditor */
  gint64 repay_pence; /* each @repay_per */
  KwPeriod repay_per;
  KwDate settled; /* paid, written off, or found not to be owed */
} KwDebt;

/* What comes in or goes out. */
typedef struct
{
  KwRecord record;
  KwBudgetKind kind;
  char *what;
  gint64 amount_pence; /* each @per */
  KwPeriod per;
  gint64 member;  /* whose; KW_NONE: the household's */
  KwDate checked; /* when it was last seen on paper */
} KwBudgetLine;

/* Whether they get what they could get. */
typedef struct
{
  KwRecord record;
  KwBenefitKind kind;
  gint64 member; /* whose; KW_NONE: the household's */
  KwBenefitState state;
  KwDate date; /* since when */
  char *note;
} KwBenefit;

/* Why nobody goes there alone, or at all: one incident, for a time. */
typedef struct
{
  KwRecord record;
  char *incident;
  KwDate happened;
  KwDate review;
  KwToldOfMarker told; /* whether the person knows of the marker */
  char *told_why;      /* why it would be unsafe */
  KwDate ended;
} KwSafetyMarker;

/* A visit of every week. */
typedef struct
{
  KwRecord record;
  KwWeekday weekday;
  gint64 minute; /* of the day, 0 to 1439 */
} KwUsualVisit;

/* Another service's worker at the family's door. */
typedef struct
{
  KwRecord record;
  char *name;
  char *profession;
  char *organisation;
  char *phone;
  gboolean safeguarding; /* there for a child's or an adult's safety: counted apart */
  KwDate from;           /* first contact with the family */
  KwDate until;          /* last contact; KW_NONE: still there */
} KwProfessional;

typedef struct
{
  KwRecord record;
  KwInstant start;
  gint64 minutes;
  KwVisitKind kind;
  KwVisitOutcome outcome;
  char *note;
  char *headline; /* for the story; NULL: none */
  KwInstant expected_out;
  char *buddy; /* who is told when the worker is not out */
  KwInstant checked_out;
} KwVisit;

/* How far somebody let the worker in, as of a visit. */
typedef struct
{
  KwRecord record;
  gint64 visit;
  gint64 member;
  gint64 step; /* 1 to 5 */
} KwVisitTrust;

/* Somebody seen at a visit; the same struct serves those seen alone. */
typedef struct
{
  KwRecord record;
  gint64 visit;
  gint64 member;
} KwVisitMember;

/* A line of a visit's note about one person only. */
typedef struct
{
  KwRecord record;
  gint64 visit;
  gint64 member;
  char *text;
} KwVisitLine;

/* A problem talked about at a visit. */
typedef struct
{
  KwRecord record;
  gint64 visit;
  gint64 problem;
} KwVisitProblem;

/* A professional who was at a visit. */
typedef struct
{
  KwRecord record;
  gint64 visit;
  gint64 professional;
} KwVisitProfessional;

typedef struct
{
  KwRecord record;
  gint64 problem;
  char *service; /* its name as written */
  KwReferralStatus status;
  KwInstant breakthrough; /* when they told us */
  KwInstant sent;
  KwInstant met;
  KwSentHow sent_how;
  char *sent_to;        /* the person who took it */
  gint64 listed;        /* the service in the directory */
  char *reason;         /* what help is asked for */
  char *shared;         /* exactly what is shared */
  gint64 joint_planned; /* joint appointments before stepping back */
} KwReferral;

/* The worker's departure from the computed order. */
typedef struct
{
  KwRecord record;
  gint64 problem;
  gint64 place;
  char *reason;
  KwDate until; /* last day on which it counts; KW_NONE: for good */
  gboolean approved;
} KwPin;

/* @from is the @kind of @to: parent of, partner of. */
typedef struct
{
  KwRecord record;
  gint64 from;
  KwRelation kind;
  gint64 to;
  KwDate since;
  KwDate until;
} KwRelationship;

/* Two members, of whatever families, are one person. */
typedef struct
{
  KwRecord record;
  gint64 member;
  gint64 other;
} KwSamePerson;

/* Where somebody lived, from when to when. */
typedef struct
{
  KwRecord record;
  gint64 member;
  char *address;
  char *postcode;
  KwDate from;
  KwDate until;
} KwResidence;

/* Something agreed for a time: the next visit, a joint appointment, court. */
typedef struct
{
  KwRecord record;
  gint64 referral; /* KW_NONE for one that has nothing to do with a referral */
  KwAppointmentKind kind;
  KwInstant start;
  gint64 minutes;
  char *with;
  char *purpose;
  KwAppointmentOutcome outcome;
} KwAppointment;

/* What was agreed about working together, and what about sharing. */
typedef struct
{
  KwRecord record;
  gint64 referral; /* KW_NONE: for all work with the family */
  gint64 member;   /* who agreed or did not; KW_NONE: the family */
  KwAgreementKind kind;
  KwAgreementDecision decision;
  char *basis;  /* the lawful basis, or what exactly was agreed */
  char *reason; /* for an override: why */
  KwInstant decided;
} KwAgreement;

/* A significant event of the chronology. */
typedef struct
{
  KwRecord record;
  KwDate date;
  gint64 member; /* whom it is about; KW_NONE: the family */
  char *headline;
  char *detail;
} KwEvent;

/* Somebody is away. */
typedef struct
{
  KwRecord record;
  gint64 worker;
  KwDate from;
  KwDate until; /* the first day back */
  char *reason;
} KwLeave;

/* Who stands in for the designated worker, who stays designated. */
typedef struct
{
  KwRecord record;
  gint64 worker;
  gint64 leave; /* for which leave; KW_NONE for none */
  KwDate from;
  KwDate until; /* the first day on which they do not any more */
} KwDeputy;

/* A supervision: a meeting of a worker with a supervisor. What was decided about a family stands with the family
 * (KwSupervisionFamily); what is between the two alone in KwSupervisionReflection. */
typedef struct
{
  KwRecord record;
  gint64 worker;
  gint64 supervisor;
  KwDate held;
  gint64 minutes;
  char *discussion; /* of what is not about one family */
  KwDate next;
  KwInstant worker_signed;
  KwInstant supervisor_signed;
} KwSupervision;

/* Something agreed that is not about one family. */
typedef struct
{
  KwRecord record;
  gint64 supervision;
  char *what;
  KwDate due;
  KwDate done;
} KwSupervisionTask;

/* How the worker is, what they make of it: only the two who met read it. */
typedef struct
{
  KwRecord record;
  gint64 supervision;
  gint64 author;
  KwReflectionKind kind;
  char *text;
} KwSupervisionReflection;

/* What was added to a signed supervision. */
typedef struct
{
  KwRecord record;
  gint64 supervision;
  gint64 author;
  KwInstant added;
  char *text;
} KwSupervisionAddendum;

/* What a supervision said and decided about a family. */
typedef struct
{
  KwRecord record;
  gint64 supervision;
  char *discussion;
  char *decision;
  char *child_day; /* what is this child's day like? */
} KwSupervisionFamily;

/* What was added to that, once signed. */
typedef struct
{
  KwRecord record;
  gint64 entry; /* a KwSupervisionFamily */
  gint64 author;
  KwInstant added;
  char *text;
} KwSupervisionFamilyAddendum;

/* What a supervision agreed to do for a family. */
typedef struct
{
  KwRecord record;
  gint64 supervision;
  gint64 problem; /* KW_NONE: for the family */
  char *what;
  KwStepOwner owner;
  KwDate due;
  KwDate done;
  char *result;
} KwSupervisionAction;

/* A family goes from one worker to another. The designation changes when it is @done. */
typedef struct
{
  KwRecord record;
  gint64 from;
  gint64 to;
  KwHandoverReason reason;
  char *why;
  KwDate planned;
  char *what_works; /* with this family */
  KwInstant from_signed;
  KwInstant to_signed;
  KwDate done;    /* the first day on which the new worker holds the family */
  KwDate dropped; /* it was given up */
} KwHandover;

/* A visit at which the old worker brings the new one along. */
typedef struct
{
  KwRecord record;
  gint64 handover;
  KwInstant start;
  char *with; /* whom they meet */
  KwAppointmentOutcome outcome;
} KwHandoverIntroduction;

/* Something open that the new worker takes over. At most one of the references says what. */
typedef struct
{
  KwRecord record;
  gint64 handover;
  KwHandoverItemKind kind;
  char *what;
  KwDate due;
  gint64 deadline;
  gint64 referral;
  gint64 appointment;
  gint64 concern;
  gint64 action;
  KwInstant taken; /* KW_NONE: not yet */
} KwHandoverItem;

/* The work with a family ends. */
typedef struct
{
  KwRecord record;
  KwDate proposed;
  KwClosureReason reason;
  char *family_words;
  char *step_down;   /* who does what from now on */
  char *open_number; /* that they may always ring */
  KwDate call_due;   /* when somebody rings them once more */
  KwDate call_made;
  char *call_words;
  KwDate closed; /* KW_NONE: not yet */
} KwClosure;

/* A problem that is not settled when the family is closed, and why that is all right. */
typedef struct
{
  KwRecord record;
  gint64 closure;
  gint64 problem;
  char *reason;
  char *with; /* who goes on with it */
} KwCarriedOver;

/* A family comes back. */
typedef struct
{
  KwRecord record;
  KwDate opened;
  gint64 closure;  /* that it comes back from; KW_NONE: none was written */
  char *different; /* what is different now? */
} KwReopening;

/* A supervisor is asked, and answers. Exactly one of the references says about what. */
typedef struct
{
  KwRecord record;
  gint64 handover;
  gint64 closure;
  gint64 pin;
  gint64 asked_by;
  KwInstant asked;
  char *reason;
  gint64 decided_by;
  KwApprovalDecision decision; /* KW_CODE_NONE: not yet */
  KwInstant decided;
  char *why;
} KwApproval;

/* A need by the framework in force, and what has become of it. */
typedef struct
{
  KwRecord record;
  char *framework;
  char *code; /* the framework's, of the outcome */
  gint64 member;
  KwDate identified;
  char *need;
  KwDate achieved; /* positive from then on */
  char *evidence;
  KwDate checked; /* that it still holds */
  KwDate relapsed;
  char *relapse;
  KwDate claimed;
} KwOutcome;

/* What something costs, as of when, and who says so. */
typedef struct
{
  KwRecord record;
  char *code;
  char *name;
  KwCostKind kind;
  char *unit;
  gint64 low_pence;
  gint64 high_pence;
  KwDomain domain;       /* what settles when it is avoided; KW_CODE_NONE for what is spent */
  gint64 likelihood_low; /* percent: would it have happened? */
  gint64 likelihood_high;
  KwDate from;
  KwDate until;
  char *source;
  gboolean sample;
} KwUnitCost;

/* A filter and an order of a table that somebody wants to have again. */
typedef struct
{
  KwRecord record;
  gint64 worker;
  char *page;
  char *name;
  char *settings; /* JSON of the page's own */
} KwSavedView;

/* A photograph, a letter, a document. What is in it lies in a file of its own; see kw-papers.h. */
typedef struct
{
  KwRecord record;
  char *name;
  KwPaperKind kind;
  char *media_type; /* image/jpeg */
  KwDate date;      /* on it */
  KwInstant added;
  gint64 member; /* whom it is about; KW_NONE: the family */
  KwPaperReaders readers;
  char *note;
  gint64 size;   /* of the content, in bytes */
  char *hash;    /* of the content, BLAKE2b-256 in hex; NULL: there is no content, the paper lies somewhere else */
  char *content; /* the file it lies in: the hash of what is in that, in hex */
  char *key;     /* to that file, in hex */
} KwPaper;

extern const KwRecordType kw_authority_type;
extern const KwRecordType kw_worker_type;
extern const KwRecordType kw_service_type;
extern const KwRecordType kw_family_type;
extern const KwRecordType kw_designation_type;
extern const KwRecordType kw_member_type;
extern const KwRecordType kw_problem_type;
extern const KwRecordType kw_problem_member_type;
extern const KwRecordType kw_link_type;
extern const KwRecordType kw_deadline_type;
extern const KwRecordType kw_step_type;
extern const KwRecordType kw_concern_type;
extern const KwRecordType kw_concern_told_type;
extern const KwRecordType kw_debt_type;
extern const KwRecordType kw_professional_type;
extern const KwRecordType kw_visit_type;
extern const KwRecordType kw_visit_trust_type;
extern const KwRecordType kw_visit_seen_type;
extern const KwRecordType kw_visit_alone_type;
extern const KwRecordType kw_visit_line_type;
extern const KwRecordType kw_visit_problem_type;
extern const KwRecordType kw_visit_professional_type;
extern const KwRecordType kw_referral_type;
extern const KwRecordType kw_pin_type;
extern const KwRecordType kw_relationship_type;
extern const KwRecordType kw_same_person_type;
extern const KwRecordType kw_residence_type;
extern const KwRecordType kw_appointment_type;
extern const KwRecordType kw_agreement_type;
extern const KwRecordType kw_event_type;
extern const KwRecordType kw_leave_type;
extern const KwRecordType kw_deputy_type;
extern const KwRecordType kw_supervision_type;
extern const KwRecordType kw_supervision_task_type;
extern const KwRecordType kw_supervision_reflection_type;
extern const KwRecordType kw_supervision_addendum_type;
extern const KwRecordType kw_supervision_family_type;
extern const KwRecordType kw_supervision_family_addendum_type;
extern const KwRecordType kw_supervision_action_type;
extern const KwRecordType kw_handover_type;
extern const KwRecordType kw_handover_introduction_type;
extern const KwRecordType kw_handover_item_type;
extern const KwRecordType kw_closure_type;
extern const KwRecordType kw_carried_over_type;
extern const KwRecordType kw_reopening_type;
extern const KwRecordType kw_approval_type;
extern const KwRecordType kw_outcome_type;
extern const KwRecordType kw_unit_cost_type;
extern const KwRecordType kw_saved_view_type;
extern const KwRecordType kw_paper_type;
extern const KwRecordType kw_budget_line_type;
extern const KwRecordType kw_benefit_type;
extern const KwRecordType kw_safety_marker_type;
extern const KwRecordType kw_usual_visit_type;

G_END_DECLS
