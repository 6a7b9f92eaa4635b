/* kw-policy.h: every number and choice that a council may make differently
 *
 * A policy is a versioned key file; what it does not say stands at the built-in defaults (app/policy/default.policy,
 * which is also its documentation). It is read once and read-only from then on; it may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-codes.h"
#include "kw-time.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_TYPE_POLICY (kw_policy_get_type ())

typedef struct _KwPolicy KwPolicy;

typedef enum {
  KW_GROUP_MATERIAL,
  KW_GROUP_DAILY_LIFE,
  KW_GROUP_SENSITIVE
} KwDomainGroup;

/**
 * KwDomainPolicy:
 * @group: material, daily life or sensitive
 * @gated: sensitive, and waiting for trust until somebody tells us
 * @acute: an essential that at severity 4 counts as due today: food, fuel, a roof
 * @speak_alone: never raised with others in the room: domestic abuse, exploitation
 * @first_step: what is proposed where a problem of this domain has no step yet, in the person's language where the
 *   policy has it
 *
 * What the policy says of one domain.
 */
typedef struct
{
  KwDomainGroup group;
  gboolean gated;
  gboolean acute;
  gboolean speak_alone;
  char *first_step;
} KwDomainPolicy;

/* A number to ring, in the order shown when someone is in danger. */
typedef struct
{
  char *name;
  char *number;
  char *hours; /* when it answers; NULL: always */
} KwEmergencyNumber;

/* Every whole number of the policy. Days unless named otherwise. */
typedef enum {
  KW_POLICY_TRUST_WINDOW_DAYS,            /* 28: trust ages */
  KW_POLICY_TRUST_THRESHOLD,              /* 4: the step that opens what waits for trust */
  KW_POLICY_OVERDUE_DAYS,                 /* 14 */
  KW_POLICY_DATE_HORIZON_DAYS,            /* 28 */
  KW_POLICY_CANNOT_WAIT_DAYS,             /* 7 */
  KW_POLICY_REFERRAL_HOURS,               /* 4: hours from breakthrough to sent */
  KW_POLICY_INTENSIVE_VISITS_MIN,         /* 3 a week */
  KW_POLICY_INTENSIVE_VISITS_MAX,         /* 4 */
  KW_POLICY_LIGHT_VISITS_MIN,             /* 1 */
  KW_POLICY_LIGHT_VISITS_MAX,             /* 2 */
  KW_POLICY_STEPPING_DOWN_VISITS_MIN,     /* 1 */
  KW_POLICY_STEPPING_DOWN_VISITS_MAX,     /* 1 */
  KW_POLICY_OUT_OF_TOUCH_DAYS,            /* 7: not seen for so long */
  KW_POLICY_NOT_SEEN_RUN,                 /* 3 visits in a row without being seen */
  KW_POLICY_CHILD_NOT_SEEN_HOURS,         /* 24: to the supervisor */
  KW_POLICY_CHILD_ALONE_DAYS,             /* 28: a child ought to be seen alone so often */
  KW_POLICY_BREATHING_SPACE_DAYS,         /* 60 */
  KW_POLICY_BREATHING_SPACE_REVIEW_FROM,  /* day 25 */
  KW_POLICY_BREATHING_SPACE_REVIEW_TO,    /* day 35 */
  KW_POLICY_BREATHING_SPACE_AGAIN_MONTHS, /* 12 */
  KW_POLICY_CARE_PROCEEDINGS_WEEKS,       /* 26 */
  KW_POLICY_TAF_FIRST_WEEKS,              /* 6 */
  KW_POLICY_TAF_NEXT_WEEKS,               /* 6 */
  KW_POLICY_SUPERVISION_MONTHS,           /* 1 */
  KW_POLICY_SUMMARY_MONTHS,               /* 3 */
  KW_POLICY_CONCERN_WRITTEN_HOURS,        /* 24: written follow-up of a concern */
  KW_POLICY_PROFESSIONALS_DAYS,           /* 90: at the door */
  KW_POLICY_JOINT_APPOINTMENTS,           /* 3 before stepping back */
  KW_POLICY_ASK_AGAIN_DAYS,               /* 14 after "not now" */
  KW_POLICY_VISIT_MINUTES,                /* 60: a visit's usual length */
  KW_POLICY_FULL_LOAD,                    /* 1000: a caseload that is full, in hundredths */
  KW_POLICY_LOAD_INTENSIVE,               /* 100: hundredths of a caseload unit; so the next ones */
  KW_POLICY_LOAD_LIGHT,                   /* 50 */
  KW_POLICY_LOAD_STEPPING_DOWN,           /* 30 */
  KW_POLICY_LOAD_PROBLEM,                 /* 3: an open problem */
  KW_POLICY_LOAD_SEVERE,                  /* 5: one of the greatest severity */
  KW_POLICY_LOAD_CHILD,                   /* 4 */
  KW_POLICY_LOAD_INTERPRETER,             /* 15: a family that speaks another language */
  KW_POLICY_STALE_PLAN_DAYS,              /* 28: a plan without a change */
  KW_POLICY_INTRODUCTION_VISITS,          /* 2: before a handover */
  KW_POLICY_CLOSURE_CALL_MONTHS,          /* 3: after a family was closed */
  KW_POLICY_BACKUP_MINUTES,               /* 15: a change is in a backup within so many */
  KW_POLICY_BACKUP_TODAY,                 /* 4 of today's are kept */
  KW_POLICY_BACKUP_DAYS,                  /* 7: one of each day */
  KW_POLICY_BACKUP_WEEKS,                 /* 13: one of each week */
  KW_N_POLICY_NUMBERS
} KwPolicyNumber;

/* What is proposed whatever the domain, because of where the problem stands. */
typedef enum {
  KW_PROPOSAL_SAFETY,       /* somebody is in danger */
  KW_PROPOSAL_BREAKTHROUGH, /* somebody told us */
  KW_PROPOSAL_NOT_NOW,      /* they told us, and want nobody for now */
  KW_PROPOSAL_CHASE,        /* every step waits for somebody else */
  KW_N_PROPOSALS
} KwProposal;

GType kw_policy_get_type (void);

KwPolicy *kw_policy_new_default (void);
KwPolicy *kw_policy_load (const char *path, GError **error);
KwPolicy *kw_policy_load_usual (GError **error);
KwPolicy *kw_policy_new_from_data (const char *data, gsize length, const char *name, GError **error);
KwPolicy *kw_policy_ref (KwPolicy *self);
void kw_policy_unref (KwPolicy *self);

int kw_policy_get_number (const KwPolicy *self, KwPolicyNumber number);
const KwDomainPolicy *kw_policy_get_domain (const KwPolicy *self, KwDomain domain);
/* Whether such debts threaten home, liberty or essentials, whatever their size. */
gboolean kw_policy_is_priority_debt (const KwPolicy *self, KwDebtKind kind);
const char *kw_policy_get_proposal (const KwPolicy *self, KwProposal proposal);
const KwEmergencyNumber *kw_policy_get_emergency_numbers (const KwPolicy *self, guint *n_numbers);

/* Texts: "safeguarding" (the guidance shown when someone is in danger), "tonight" (the questions, one a line, while a
 * specialist has not been met). */
const char *kw_policy_get_text (const KwPolicy *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPolicy, kw_policy_unref)

G_END_DECLS
