/* kw-commit.h: committing an edit, on the database thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook-private.h"

G_BEGIN_DECLS

gint64 kw_commit_in_transaction (KwCasebook *self, KwEdit *edit, GError **error);

G_END_DECLS
