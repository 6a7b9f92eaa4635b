/* kw-file-copy.h: copying a file as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kw_file_copy (const char *vfs, const char *from, const char *to, GCancellable *cancellable, GError **error);

G_END_DECLS
