/* kw-json.h: single values as JSON, absence as null
 *
 * Usable from any thread; every result is a new reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

#include <jansson.h>

G_BEGIN_DECLS

json_t *kw_json_text (const char *text);                /* NULL: null */
json_t *kw_json_number (gint64 number);                 /* KW_NONE: null */
json_t *kw_json_date (KwDate date);                     /* KW_NONE: null */
json_t *kw_json_instant (KwInstant instant);            /* KW_NONE: null */
json_t *kw_json_code (const KwCodeSet *set, int value); /* KW_CODE_NONE: null */

/* What @case_file calls one of its records; KW_NONE: null */
json_t *kw_json_name (const KwCaseFile *case_file, KwRecordKind kind, gint64 id);

G_END_DECLS
