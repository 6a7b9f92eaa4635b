/* kw-restore-private.h: the parts of a restore
 *
 * Only for kw-restore*.c. On the thread that waits for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

gboolean kw_restore_bring_journal (KwDatabase *target,
                                   KwDatabase *damaged,
                                   guint *n_brought,
                                   GPtrArray *lost,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
