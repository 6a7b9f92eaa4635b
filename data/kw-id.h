/* kw-id.h: the ids of records
 *
 * An id is a positive 63-bit integer: 42 bits of milliseconds since 2010, then a counter of 21 bits that starts at a
 * random place each millisecond. Ids of one device only ever grow, so the order of ids is the order of entry; those of
 * two devices differ without asking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-random.h"
#include "kw-time.h"

G_BEGIN_DECLS

typedef struct _KwIdSource KwIdSource;

KwIdSource *kw_id_source_new (gint64 last, guint64 seed);
void kw_id_source_free (KwIdSource *self);
gint64 kw_id_source_next (KwIdSource *self, KwInstant now);
gint64 kw_id_source_get_last (KwIdSource *self);
gboolean kw_id_source_skip (KwIdSource *self, gint64 id);

KwInstant kw_id_get_time (gint64 id); /* when it was given: when its record was entered */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwIdSource, kw_id_source_free)

G_END_DECLS
