/* kw-edit.h: a change to the casebook, made as one
 *
 * An edit gathers records to put and to remove; committing it (kw_casebook_commit_async()) writes them, their journal
 * entries and the search index in one transaction, or nothing at all. An edit is filled by one thread and committed
 * once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KW_TYPE_EDIT (kw_edit_get_type ())

G_DECLARE_FINAL_TYPE (KwEdit, kw_edit, KW, EDIT, GObject)

KwEdit *kw_edit_new (const char *reason);
void kw_edit_set_family_reason (KwEdit *self, gint64 family, const char *reason);

void kw_edit_put (KwEdit *self, gpointer record);
void kw_edit_remove (KwEdit *self, KwRecordKind kind, gint64 id);
gboolean kw_edit_is_empty (KwEdit *self);

const char *kw_edit_get_reason (KwEdit *self, gint64 family);

G_END_DECLS
