/* kw-sample-compose.h: the families of a sample casebook that are composed by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-sample-invent.h"

G_BEGIN_DECLS

guint kw_sample_count_composed (void);
KwCaseFile *kw_sample_compose (const KwSampleWorld *world,
                               const KwWorker *worker,
                               const GPtrArray *services,
                               guint number,
                               GError **error);

G_END_DECLS
