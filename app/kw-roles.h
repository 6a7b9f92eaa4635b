/* kw-roles.h: who may see and do what
 *
 * One table: four roles by what can be done. The window and the command line ask it, and what they do goes through the
 * same functions of `app`. While one person's casebook holds the key to all of it, this is the council's policy and an
 * audit trail, no lock; with exchange between laptops it becomes which keys somebody is given. Pure; usable from any
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef enum {
  KW_MAY_SEE_FAMILY,       /* open it, order its work, print it */
  KW_MAY_CHANGE_FAMILY,    /* log visits, plan, refer */
  KW_MAY_EXPORT_FAMILY,    /* give all of it away as a file */
  KW_MAY_ADD_FAMILY,       /* take one in */
  KW_MAY_SEARCH,           /* in everything recorded; list all families */
  KW_MAY_SEE_CASELOADS,    /* the table of a team */
  KW_MAY_REPORT,           /* figures over many families */
  KW_MAY_ALLOCATE,         /* decide who holds a family, and who stands in */
  KW_MAY_PROPOSE_HANDOVER, /* and closure, and a pin */
  KW_MAY_APPROVE,          /* what was proposed; close a concern */
  KW_MAY_SUPERVISE,        /* hold supervision; be at one's own: KW_MAY_SEE_SUPERVISION */
  KW_MAY_SEE_SUPERVISION,  /* what was talked about and decided; wellbeing and reflection: only the two who met */
  KW_MAY_CHANGE_SERVICES,
  KW_MAY_CHANGE_WORKERS, /* who there is, in which team, in which role */
  KW_MAY_CHANGE_COSTS,   /* unit costs */
  KW_MAY_SEE_READS,      /* who looked at which family, and why */
  KW_N_ACTIONS
} KwAction;

extern const KwCodeSet kw_actions; /* "see-family", … */

typedef enum {
  KW_REACH_NOTHING,
  KW_REACH_OWN,  /* the families they hold or stand in for; themselves */
  KW_REACH_TEAM, /* those of their team; of everybody where they are in none */
  KW_REACH_ALL
} KwReach;

/**
 * KwPermission:
 * @reach: how far it goes
 * @with_reason: whether beyond that a reason is enough, which is kept and listed for the supervisor
 *
 * One cell of the table.
 */
typedef struct
{
  KwReach reach;
  gboolean with_reason;
} KwPermission;

/**
 * KwRoleSubject:
 * @own: whether it is theirs: they hold the family or stand in for who does, or it is about themselves
 * @same_team: whether it is their team's
 *
 * What an action is about, as one person stands to it.
 */
typedef struct
{
  gboolean own;
  gboolean same_team;
} KwRoleSubject;

KwPermission kw_roles_get (KwWorkerRole role, KwAction action);

/* Whether there is anything at all that they may do it to, so that a page or a button is shown. */
gboolean kw_roles_may (const KwWorker *actor, KwAction action);

/* A family: its case file brings the workers who held it. */
void kw_role_subject_of_family (KwRoleSubject *self,
                                const KwWorker *actor,
                                const KwCaseFile *case_file,
                                KwDate today);
/* A worker: themselves, or one of their team. */
void kw_role_subject_of_worker (KwRoleSubject *self, const KwWorker *actor, const KwWorker *worker);

/* @reason: (nullable): why, where it is beyond their reach; blank is none. @outside: (out) (optional): whether it was
 * needed. FALSE with KW_APP_ERROR_NOT_ALLOWED, in a sentence that says what would be needed. */
gboolean kw_roles_check (const KwWorker *actor,
                         KwAction action,
                         const KwRoleSubject *subject,
                         const char *reason,
                         gboolean *outside,
                         GError **error);

/* Wellbeing and reflection are nobody else's, whatever their role. */
gboolean kw_roles_may_read_reflection (const KwWorker *actor, const KwSupervision *supervision);

json_t *kw_roles_to_json (void);

G_END_DECLS
