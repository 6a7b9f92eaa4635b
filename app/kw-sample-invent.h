/* kw-sample-invent.h: families made up by chance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

/**
 * KwSampleWorld:
 * @seed: of the whole casebook
 * @now: the moment that everything stands around
 * @months: of visits
 * @colleagues: (element-type KwWorker): who hold families, with their ids
 *
 * What invented families have in common.
 */
typedef struct
{
  guint64 seed;
  KwInstant now;
  guint months;
  const GPtrArray *colleagues;
} KwSampleWorld;

KwDate kw_sample_first_day (const KwSampleWorld *world);
KwCaseFile *kw_sample_invent (const KwSampleWorld *world, guint number);

G_END_DECLS
