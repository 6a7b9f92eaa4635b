/* kw-sample-renew.h: a sample casebook of today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-sample.h"

G_BEGIN_DECLS

gboolean kw_sample_renew (const char *path,
                          const KwSampleOptions *options,
                          KwSampleProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
