/* kw-roles.c: who may see and do what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-roles.h"

#include "kw-app-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const KwCode actions_list[KW_N_ACTIONS] = {
  [KW_MAY_SEE_FAMILY] = { "see-family", NC_ ("action", "See a family") },
  [KW_MAY_CHANGE_FAMILY] = { "change-family", NC_ ("action", "Change a family’s record") },
  [KW_MAY_EXPORT_FAMILY] = { "export-family", NC_ ("action", "Export a family") },
  [KW_MAY_ADD_FAMILY] = { "add-family", NC_ ("action", "Add a family") },
  [KW_MAY_SEARCH] = { "search", NC_ ("action", "Search, and list all families") },
  [KW_MAY_SEE_CASELOADS] = { "see-caseloads", NC_ ("action", "See caseloads") },
  [KW_MAY_REPORT] = { "report", NC_ ("action", "Make reports") },
  [KW_MAY_ALLOCATE] = { "allocate", NC_ ("action", "Allocate families") },
  [KW_MAY_PROPOSE_HANDOVER] = { "propose-handover", NC_ ("action", "Propose a handover or a closure") },
  [KW_MAY_APPROVE] = { "approve", NC_ ("action", "Approve, and close a concern") },
  [KW_MAY_SUPERVISE] = { "supervise", NC_ ("action", "Hold supervision") },
  [KW_MAY_SEE_SUPERVISION] = { "see-supervision", NC_ ("action", "Read a supervision") },
  [KW_MAY_CHANGE_SERVICES] = { "change-services", NC_ ("action", "Change the directory of services") },
  [KW_MAY_CHANGE_WORKERS] = { "change-workers", NC_ ("action", "Change who works here") },
  [KW_MAY_CHANGE_COSTS] = { "change-costs", NC_ ("action", "Change unit costs") },
  [KW_MAY_SEE_READS] = { "see-reads", NC_ ("action", "See who looked at which family") },
};

const KwCodeSet kw_actions = { .name = "action", .codes = actions_list, .n_codes = KW_N_ACTIONS };

static const KwCode reaches_list[] = {
  { "nothing", NULL },
  { "own", NULL },
  { "team", NULL },
  { "all", NULL },
};

#define N_ROLES (KW_ROLE_INFORMATION_OFFICER + 1)

/* One cell a role, in the order of KwWorkerRole. */
/* clang-format off */
#define NOTHING    { KW_REACH_NOTHING, FALSE }
#define OWN        { KW_REACH_OWN, FALSE }
#define TEAM       { KW_REACH_TEAM, FALSE }
#define ALL        { KW_REACH_ALL, FALSE }
#define OWN_OR     { KW_REACH_OWN, TRUE }
#define TEAM_OR    { KW_REACH_TEAM, TRUE }
#define WITH_REASON { KW_REACH_NOTHING, TRUE }

static const KwPermission table[KW_N_ACTIONS][N_ROLES] = {
                               /* key worker, supervisor, programme lead, information officer */
  [KW_MAY_SEE_FAMILY]       = { OWN_OR,  TEAM_OR, WITH_REASON, WITH_REASON },
  [KW_MAY_CHANGE_FAMILY]    = { OWN_OR,  TEAM_OR, NOTHING,     NOTHING },
  [KW_MAY_EXPORT_FAMILY]    = { OWN_OR,  TEAM_OR, NOTHING,     WITH_REASON },
  [KW_MAY_ADD_FAMILY]       = { ALL,     ALL,     NOTHING,     NOTHING },
  [KW_MAY_SEARCH]           = { ALL,     ALL,     NOTHING,     WITH_REASON },
  [KW_MAY_SEE_CASELOADS]    = { OWN,     TEAM,    ALL,         NOTHING },
  [KW_MAY_REPORT]           = { OWN,     TEAM,    ALL,         NOTHING },
  [KW_MAY_ALLOCATE]         = { NOTHING, TEAM,    ALL,         NOTHING },
  [KW_MAY_PROPOSE_HANDOVER] = { OWN,     TEAM,    NOTHING,     NOTHING },
  [KW_MAY_APPROVE]          = { NOTHING, TEAM,    NOTHING,     NOTHING },
  [KW_MAY_SUPERVISE]        = { NOTHING, TEAM,    NOTHING,     NOTHING },
  [KW_MAY_SEE_SUPERVISION]  = { OWN,     TEAM,    NOTHING,     NOTHING },
  [KW_MAY_CHANGE_SERVICES]  = { ALL,     ALL,     ALL,         NOTHING },
  [KW_MAY_CHANGE_WORKERS]   = { OWN,     TEAM,    ALL,         NOTHING },
  [KW_MAY_CHANGE_COSTS]     = { NOTHING, NOTHING, ALL,         NOTHING },
  [KW_MAY_SEE_READS]        = { NOTHING, TEAM,    NOTHING,     ALL },
};
/* clang-format on */

/**
 * kw_roles_get:
 * @role: a role
 * @action: what somebody in it would do
 *
 * Returns: how far they may
 */
KwPermission
kw_roles_get (KwWorkerRole role, KwAction action)
{
  g_return_val_if_fail (role < N_ROLES, (KwPermission) NOTHING);
  g_return_val_if_fail (action < KW_N_ACTIONS, (KwPermission) NOTHING);

  return table[action][role];
}

gboolean
kw_roles_may (const KwWorker *actor, KwAction action)
{
  KwPermission permission;

  g_return_val_if_fail (actor != NULL, FALSE);

  permission = kw_roles_get (actor->role, action);
  return permission.reach != KW_REACH_NOTHING || permission.with_reason;
}

/* Whoever is in no team supervises everybody; so it is where there are no teams. */
static gboolean
is_same_team (const KwWorker *actor, const KwWorker *worker)
{
  return actor->team == NULL || (worker != NULL && g_strcmp0 (actor->team, worker->team) == 0);
}

static gboolean
stands_in (const KwWorker *actor, const KwCaseFile *case_file, KwDate today)
{
  const GPtrArray *deputies = kw_case_file_list (case_file, KW_RECORD_DEPUTY);

  for (guint i = 0; i < deputies->len; i++)
    {
      const KwDeputy *deputy = g_ptr_array_index (deputies, i);

      if (deputy->worker == actor->record.id && deputy->from <= today && today < deputy->until)
        return TRUE;
    }
  return FALSE;
}

/* Who holds the family, or held it last; KW_NONE where nobody ever did. */
static gint64
last_holder (const KwCaseFile *case_file)
{
  const KwDesignation *open = kw_case_file_get_designation (case_file);
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);
  const KwDesignation *last = open;

  for (guint i = 0; open == NULL && i < designations->len; i++)
    {
      const KwDesignation *designation = g_ptr_array_index (designations, i);

      if (last == NULL || designation->until >= last->until)
        last = designation;
    }
  return last != NULL ? last->worker : KW_NONE;
}

/**
 * kw_role_subject_of_family:
 * @self: (out): how @actor stands to it
 * @actor: who would do something
 * @case_file: a family
 * @today: the day
 *
 * A closed family stays with who held it last. One that waits for its first worker is everybody's who has it in their
 * casebook, because somebody has to take it.
 */
void
kw_role_subject_of_family (KwRoleSubject *self, const KwWorker *actor, const KwCaseFile *case_file, KwDate today)
{
  gint64 holder = last_holder (case_file);
  const KwWorker *worker = holder != KW_NONE ? kw_case_file_find (case_file, KW_RECORD_WORKER, holder) : NULL;

  self->own = holder == KW_NONE || holder == actor->record.id || stands_in (actor, case_file, today);
  self->same_team = self->own || is_same_team (actor, worker);
}

void
kw_role_subject_of_worker (KwRoleSubject *self, const KwWorker *actor, const KwWorker *worker)
{
  self->own = actor->record.id == worker->record.id;
  self->same_team = self->own || is_same_team (actor, worker);
}

static gboolean
is_given (const char *reason)
{
  return reason != NULL && strspn (reason, " \t\n") < strlen (reason);
}

static gboolean
is_within (KwReach reach, const KwRoleSubject *subject)
{
  switch (reach)
    {
    case KW_REACH_OWN:
      return subject->own;
    case KW_REACH_TEAM:
      return subject->own || subject->same_team;
    case KW_REACH_ALL:
      return TRUE;
    case KW_REACH_NOTHING:
    default:
      return FALSE;
    }
}

static gboolean
refuse (const KwWorker *actor, KwAction action, KwPermission permission, GError **error)
{
  const char *role = kw_code_set_get_label (&kw_worker_roles, (int) actor->role);
  const char *what = kw_code_set_get_label (&kw_actions, (int) action);

  if (permission.with_reason)
    /* Translators: a role, and what somebody would do: "See a family" */
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED,
                 _ ("%1$s, outside your caseload: %2$s needs a reason, which the supervisor sees."), role, what);
  else if (permission.reach == KW_REACH_NOTHING)
    /* Translators: a role, and what somebody would do: "Allocate families" */
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED, _ ("%2$s: not as %1$s."), role, what);
  else
    /* Translators: a role, and what somebody would do: "See caseloads" */
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_NOT_ALLOWED, _ ("%2$s: as %1$s, only of your own or your team’s."),
                 role, what);
  return FALSE;
}

/**
 * kw_roles_check:
 * @actor: who would do something
 * @action: what
 * @subject: to what
 * @reason: (nullable): why
 * @outside: (out) (optional): whether it is beyond their reach, so that the reason has to be kept
 * @error: for why not
 *
 * Returns: whether they may
 */
gboolean
kw_roles_check (const KwWorker *actor,
                KwAction action,
                const KwRoleSubject *subject,
                const char *reason,
                gboolean *outside,
                GError **error)
{
  KwPermission permission;
  gboolean within;

  g_return_val_if_fail (actor != NULL, FALSE);
  g_return_val_if_fail (subject != NULL, FALSE);

  permission = kw_roles_get (actor->role, action);
  within = is_within (permission.reach, subject);
  if (outside != NULL)
    *outside = !within;
  return within || (permission.with_reason && is_given (reason)) || refuse (actor, action, permission, error);
}

gboolean
kw_roles_may_read_reflection (const KwWorker *actor, const KwSupervision *supervision)
{
  g_return_val_if_fail (actor != NULL, FALSE);
  g_return_val_if_fail (supervision != NULL, FALSE);

  return actor->record.id == supervision->worker || actor->record.id == supervision->supervisor;
}

/**
 * kw_roles_to_json:
 *
 * Returns: (transfer full): the table: {"see-family": {"key-worker": {"reach": "own", "with_reason": true}, …}, …}
 */
json_t *
kw_roles_to_json (void)
{
  json_t *object = json_object ();

  for (int action = 0; action < KW_N_ACTIONS; action++)
    {
      json_t *row = json_object ();

      for (int role = 0; role < N_ROLES; role++)
        json_object_set_new (row, kw_code_set_get_code (&kw_worker_roles, role),
                             json_pack ("{s:s, s:b}", "reach", reaches_list[table[action][role].reach].code,
                                        "with_reason", table[action][role].with_reason));
      json_object_set_new (object, actions_list[action].code, row);
    }
  return object;
}
