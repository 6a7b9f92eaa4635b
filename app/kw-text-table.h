/* kw-text-table.h: rows of text in columns that line up
 *
 * For people at a terminal. What stands in a cell may come from anybody, so control characters are shown as spaces.
 * Usable from any thread, by one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KwTextTable KwTextTable;

KwTextTable *kw_text_table_new (void);
void kw_text_table_free (KwTextTable *self);
void kw_text_table_set_width (KwTextTable *self, guint width);
void kw_text_table_add (KwTextTable *self, ...) G_GNUC_NULL_TERMINATED;
char *kw_text_table_to_text (const KwTextTable *self);

char *kw_text_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwTextTable, kw_text_table_free)

G_END_DECLS
