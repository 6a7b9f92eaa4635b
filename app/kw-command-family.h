/* kw-command-family.h: the parts of keyworker family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-command-book.h"
#include "kw-family-summary.h"

G_BEGIN_DECLS

GPtrArray *kw_command_family_read_history (const KwCommandBook *book, const KwCaseFile *case_file, GError **error);
json_t *kw_command_family_history_to_json (const GPtrArray *changes);

/* (transfer full): the family's page in words. */
char *kw_command_family_say (const KwCommandBook *book, const KwFamilySummary *summary, const GPtrArray *services);

G_END_DECLS
