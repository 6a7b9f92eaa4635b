/* kw-case-file-private.h: the parts of the reader of case files
 *
 * Only for kw-case-file-*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file-json.h"

G_BEGIN_DECLS

json_t *kw_case_file_parse (const char *data, gsize length, const char *name, GError **error);

G_END_DECLS
