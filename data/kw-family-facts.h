/* kw-family-facts.h: what the caseload table needs to know of a family
 *
 * A programme has thousands of families and hundreds of thousands of visits; a table over all of them cannot read them.
 * So a few hundred bytes are kept for each family, made anew from its records at every edit, in the same transaction:
 * what is open, when it was seen. They follow from the records alone: no policy and no clock is in them, and rules over
 * them (kw-team.h) give what the rules over the whole case file give. Read-only once made; may be shared between
 * threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/* Visits of so many days before the latest stand one by one; those before are only summed up. Twelve weeks from a
 * Monday, and the days since it. */
#define KW_FACTS_DAYS 100

typedef struct
{
  KwInstant start;
  gint16 minutes;
  guint8 outcome;
  guint8 kind;
  gboolean says_who; /* whether it says who was seen */
} KwVisitFact;

/**
 * KwMemberFact:
 * @member: id, born, role and at_home of a member; nothing else is given
 * @has_school: whether a school is given
 * @speaks: whether a language other than English is given
 * @last_seen: the latest visit at which they were seen; %KW_NONE where never
 * @last_alone: seen alone
 * @written: the latest event about them
 */
typedef struct
{
  KwMember member;
  gboolean has_school;
  gboolean speaks;
  KwInstant last_seen;
  KwInstant last_alone;
  KwDate written;
} KwMemberFact;

/**
 * KwFamilyFacts:
 * @family: (transfer none) what they are about; only its id is known where it was taken out of the table
 * @worker: who holds it now; %KW_NONE for nobody
 * @held_from: since when; %KW_NONE for nobody
 * @latest: start of the latest visit, seen or not; %KW_NONE where there was none
 * @seen_before: the latest visit before those of @visits at which somebody was seen
 * @run_before: how many were after that one, and before those of @visits
 * @plan_changed: when something was last added to the plan, told, done, met, settled or pinned
 * @visits: those of the last days, oldest first
 * @members: all of them, by id
 * @problems: without texts, by id
 * @deadlines: by id
 * @referrals: without texts but the service's name, by id
 * @concerns: without texts, by id
 * @pins: without texts, by id
 * @appointments: planned ones, without texts, by id
 *
 * The records here are plain structs, not to be changed or freed.
 */
typedef struct
{
  gatomicrefcount references;
  gint64 family;
  char *reference;
  char *name;
  char *authority;
  KwFamilyStatus status;
  KwIntensity intensity;
  KwRange visits_per_week;
  KwDate opened;
  KwDate closed;
  gint64 worker;
  KwDate held_from;
  KwInstant latest;
  KwInstant seen_before;
  guint run_before;
  KwInstant plan_changed;
  KwVisitFact *visits;
  guint n_visits;
  KwMemberFact *members;
  guint n_members;
  KwProblem *problems;
  guint n_problems;
  KwDeadline *deadlines;
  guint n_deadlines;
  KwReferral *referrals;
  guint n_referrals;
  KwConcern *concerns;
  guint n_concerns;
  KwPin *pins;
  guint n_pins;
  KwAppointment *appointments;
  guint n_appointments;
} KwFamilyFacts;

#define KW_TYPE_FAMILY_FACTS (kw_family_facts_get_type ())

GType kw_family_facts_get_type (void);
KwFamilyFacts *kw_family_facts_ref (KwFamilyFacts *self);
void kw_family_facts_unref (KwFamilyFacts *self);

const KwProblem *kw_family_facts_find_problem (const KwFamilyFacts *self, gint64 problem);

/* The facts of all families, in the order of their ids, for @now: what is recorded as having happened later is left out
 * of them. (element-type KwFamilyFacts) (transfer full) */
GPtrArray *kw_casebook_list_facts_sync (KwCasebook *self, KwInstant now, GCancellable *cancellable, GError **error);
void kw_casebook_list_facts_async (KwCasebook *self,
                                   KwInstant now,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *kw_casebook_list_facts_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwFamilyFacts, kw_family_facts_unref)

G_END_DECLS
