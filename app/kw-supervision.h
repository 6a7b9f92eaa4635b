/* kw-supervision.h: supervision as a walk through the families
 *
 * What was agreed last time first; then each family with what changed since, what is overdue, what waits for the
 * supervisor; discussion, decision, actions. Both sign, and what is signed stays: something can only be added. What was
 * decided about a family stands in its record; how the worker is, and what they make of it, in a place of its own that
 * only the two read. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-approval.h"
#include "kw-clocks.h"
#include "kw-team.h"

G_BEGIN_DECLS

/**
 * KwSupervisionChange:
 * @when: when it happened
 * @words: "Breakthrough: alcohol", "Not seen 3 times", "Referral sent: Turning Tide"
 * @problem: what it is about, or %KW_NONE
 *
 * Something that changed in a family since the last supervision.
 */
typedef struct
{
  KwInstant when;
  char *words;
  gint64 problem;
} KwSupervisionChange;

/**
 * KwSupervisionStop:
 * @case_file: (transfer none): the family
 * @changes: (element-type KwSupervisionChange): since the last supervision, oldest first
 * @actions: (element-type KwSupervisionAction) (transfer container): agreed before and not done, the first due first
 * @entries: (element-type KwSupervisionFamily) (transfer container): what was decided before, the latest first
 * @clocks: (element-type KwClockEntry): near and overdue
 * @concerns: (element-type KwConcern) (transfer container): open ones, which are closed here
 * @approvals: (element-type KwApproval) (transfer container): what waits for the supervisor
 * @pins: (element-type KwPin) (transfer container): pins that nobody has approved
 * @has_children: whether to ask what this child's day is like
 *
 * One family on the walk.
 */
typedef struct
{
  KwCaseFile *case_file;
  GPtrArray *changes;
  GPtrArray *actions;
  GPtrArray *entries;
  GPtrArray *clocks;
  GPtrArray *concerns;
  GPtrArray *approvals;
  GPtrArray *pins;
  gboolean has_children;
} KwSupervisionStop;

/**
 * KwSupervisionData:
 * @supervisions: (element-type KwSupervision): all of them
 * @tasks: (element-type KwSupervisionTask): all of them
 * @reflections: (element-type KwSupervisionReflection): those that the reader may read
 * @addenda: (element-type KwSupervisionAddendum): all of them
 *
 * What is recorded about supervision besides the families.
 */
typedef struct
{
  GPtrArray *supervisions;
  GPtrArray *tasks;
  GPtrArray *reflections;
  GPtrArray *addenda;
} KwSupervisionData;

/* What @reader may read of it: without rights, of their own meetings; reflections only of meetings they were at.
 * Blocks. */
KwSupervisionData *kw_supervision_data_load_sync (KwCasebook *casebook,
                                                  const KwWorker *reader,
                                                  GCancellable *cancellable,
                                                  GError **error);
void kw_supervision_data_load_async (KwCasebook *casebook,
                                     const KwWorker *reader,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
KwSupervisionData *kw_supervision_data_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error);
void kw_supervision_data_free (KwSupervisionData *data);

/**
 * KwSupervisionWalk:
 * @previous: (nullable) (transfer none): the last one held with @worker before @today
 * @tasks: (element-type KwSupervisionTask) (transfer container): agreed before, not about a family, and not done
 * @stops: (element-type KwSupervisionStop): the worker's families, in the order given
 * @since: from when on changes are told: the previous one, else a month ago
 *
 * A supervision before it is held.
 */
typedef struct
{
  const KwSupervision *previous;
  GPtrArray *tasks;
  GPtrArray *stops;
  KwDate since;
} KwSupervisionWalk;

/* @case_files: (element-type KwCaseFile): the worker's families; kept. Points into @data. */
KwSupervisionWalk *kw_supervision_walk_new (const KwSupervisionData *data,
                                            const GPtrArray *case_files,
                                            gint64 worker,
                                            const GPtrArray *services,
                                            const KwPolicy *policy,
                                            KwInstant now);
void kw_supervision_walk_free (KwSupervisionWalk *self);

/* A new meeting; its id is given at once, so that entries and actions can refer to it. NULL where @actor may not. */
KwSupervision *kw_supervision_new (KwCasebook *casebook,
                                   const KwWorker *actor,
                                   const KwWorker *worker,
                                   KwDate held,
                                   const KwPolicy *policy,
                                   GError **error);

/* What is missing before it can be signed, a sentence each: what was said of every family in @case_files, and
 * of a child what its day is like. */
GStrv kw_supervision_get_missing (const KwSupervision *supervision, const GPtrArray *case_files, KwDate today);

/* The worker or the supervisor signs. */
KwEdit *kw_supervision_sign (const KwSupervision *supervision,
                             const GPtrArray *case_files,
                             const KwWorker *actor,
                             KwInstant now,
                             GError **error);

/* Adds to what was signed; @entry: (nullable): of a family, NULL: of the whole. */
KwEdit *kw_supervision_add (const KwSupervision *supervision,
                            const KwSupervisionFamily *entry,
                            const KwWorker *actor,
                            const char *text,
                            KwInstant now,
                            GError **error);

gboolean kw_supervision_is_signed (const KwSupervision *supervision); /* by both */

/* For Today: (transfer container) (element-type KwSupervisionAction): the family's, not done, the first due first. */
GPtrArray *kw_supervision_list_actions (const KwCaseFile *case_file);

KwEdit *kw_supervision_finish_action (const KwSupervisionAction *action, const char *result, KwDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSupervisionData, kw_supervision_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSupervisionWalk, kw_supervision_walk_free)

G_END_DECLS
