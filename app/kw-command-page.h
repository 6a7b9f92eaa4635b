/* kw-command-page.h: a page of the window in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-command.h"

G_BEGIN_DECLS

/* Appends a heading and a table below it; where the table is empty @nothing instead, or with NULL not even
 * the heading. */
void kw_command_append_part (GString *text, const char *heading, const KwTextTable *table, const char *nothing);

G_END_DECLS
