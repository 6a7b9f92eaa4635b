/* kw-commit.h: committing an edit, on the database thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook-private.h"

G_BEGIN_DECLS

/**
 * KwCommitFunc:
 * @database: the database, its guard open
 * @casebook: the casebook
 * @edit: the number of the edit
 * @data: what was given with the function
 * @error: for what went wrong
 *
 * What else belongs to the transaction of an edit.
 *
 * Returns: whether it worked
 */
typedef gboolean (*KwCommitFunc) (
    KwDatabase *database, KwCasebook *casebook, gint64 edit, gpointer data, GError **error);

gint64 kw_commit_erasing (KwJob *job, KwEdit *edit, KwCommitFunc func, gpointer data, GError **error);
gint64 kw_commit_in_transaction (KwCasebook *self, KwEdit *edit, GError **error);

G_END_DECLS
