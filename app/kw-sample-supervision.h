/* kw-sample-supervision.h: what a supervisor does, in a sample casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwSampleTeam:
 * @casebook: the casebook, with all families
 * @supervisor: who supervises
 * @workers: (element-type KwWorker): key workers, the first ones of the supervisor's team
 * @services: (element-type KwService): the directory
 * @now: the moment that everything stands around
 * @seed: of the whole casebook
 *
 * Whom it is about.
 */
typedef struct
{
  KwCasebook *casebook;
  const KwWorker *supervisor;
  const GPtrArray *workers;
  const GPtrArray *services;
  KwInstant now;
  guint64 seed;
} KwSampleTeam;

/* Meetings, actions, outcomes, a leave, handovers and a closure under way, unit costs. */
gboolean kw_sample_supervision_write (const KwSampleTeam *team, GCancellable *cancellable, GError **error);

G_END_DECLS
