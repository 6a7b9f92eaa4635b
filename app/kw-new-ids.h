/* kw-new-ids.h: a family from elsewhere gets ids of this casebook
 *
 * A case file that was read or made up counts its ids for itself. Taken into a casebook every record gets a
 * new one, and what refers to it follows. One of these serves one family; it belongs to one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

typedef struct _KwNewIds KwNewIds;

KwNewIds *kw_new_ids_new (KwCasebook *casebook);
void kw_new_ids_free (KwNewIds *self);

gint64 kw_new_ids_get (KwNewIds *self, KwRecordKind kind, gint64 old);
void kw_new_ids_apply (KwNewIds *self, gpointer record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwNewIds, kw_new_ids_free)

G_END_DECLS
