/* kw-commit-refusal.h: what an edit may not do, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"
#include "kw-edit.h"

G_BEGIN_DECLS

gboolean kw_commit_refuse_invalid (const KwRecord *record, GError **error);
gboolean kw_commit_refuse_move (const KwRecord *old, const KwRecord *record, GError **error);
gboolean kw_commit_refuse_dangling (KwDatabase *database, KwEdit *edit, GError **error);

G_END_DECLS
