/* kw-commit-refusal.h: what an edit may not do, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-record.h"

G_BEGIN_DECLS

/**
 * KwCommitChange:
 * @old: (nullable): the record as it was; %NULL for a new one
 * @record: (nullable): the record as it is now; %NULL for one that was removed
 *
 * What an edit did to one record.
 */
typedef struct
{
  KwRecord *old;
  KwRecord *record;
} KwCommitChange;

gboolean kw_commit_refuse_invalid (const KwRecord *record, GError **error);
gboolean kw_commit_refuse_move (const KwRecord *old, const KwRecord *record, GError **error);
gboolean kw_commit_refuse_taken (KwDatabase *database, const KwRecord *record, GError **error);
gboolean kw_commit_refuse_sealed (
    KwDatabase *database, const GArray *changes, const KwRecord *old, const KwRecord *record, GError **error);
gboolean kw_commit_refuse_dangling (KwDatabase *database, const GArray *changes, GError **error);

G_END_DECLS
