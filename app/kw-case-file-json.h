/* kw-case-file-json.h: everything recorded about one family, as JSON
 *
 * The format is documented in docs/case-file.md and by docs/case-file.schema.json. Reading is strict about grammar,
 * fields, types, ranges, codes and references, and about nothing else. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

#include <jansson.h>

G_BEGIN_DECLS

/* The largest case file that is read, in bytes. */
#define KW_CASE_FILE_MAX_BYTES (64 * 1024 * 1024)

KwCaseFile *kw_case_file_read (const char *data, gsize length, const char *name, GError **error);
KwCaseFile *kw_case_file_load (const char *path, GError **error);
json_t *kw_case_file_to_json (const KwCaseFile *case_file);

G_END_DECLS
