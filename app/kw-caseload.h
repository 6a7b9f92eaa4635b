/* kw-caseload.h: the families of one worker, read as they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/* The case files of all active families designated to @worker, in the order of their names. Errors are those of the
 * casebook. (element-type KwCaseFile) (transfer full) */
GPtrArray *kw_caseload_load_sync (KwCasebook *casebook, gint64 worker, GCancellable *cancellable, GError **error);
void kw_caseload_load_async (KwCasebook *casebook,
                             gint64 worker,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *kw_caseload_load_finish (KwCasebook *casebook, GAsyncResult *result, GError **error);

G_END_DECLS
