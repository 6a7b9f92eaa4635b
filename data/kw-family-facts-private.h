/* kw-family-facts-private.h: making, packing and keeping the facts of families
 *
 * Only for files of `data`. On the database thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-family-facts.h"

G_BEGIN_DECLS

KwFamilyFacts *kw_family_facts_new (void);

/* From the records, as of @now (G_MAXINT64: all that is recorded); NULL with @error, or NULL without where there is no
 * such family. */
KwFamilyFacts *kw_family_facts_gather (KwDatabase *database, gint64 family, KwInstant now, GError **error);

/* (transfer full): the bytes; unpacking gives NULL for those of another version. */
GByteArray *kw_family_facts_pack (const KwFamilyFacts *self);
KwFamilyFacts *kw_family_facts_unpack (gint64 family, gconstpointer bytes, gsize length);

/* Makes those of one family anew, and keeps them; in an edit. */
gboolean kw_family_facts_refresh (KwDatabase *database, gint64 family, GError **error);

G_END_DECLS
