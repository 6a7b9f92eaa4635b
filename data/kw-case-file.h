/* kw-case-file.h: everything recorded about one family, in memory
 *
 * What the rules of `app` look at. Records stand by kind, in the order of their ids, which is the order of entry (in a
 * case file: the order of the file). A case file is filled by one thread and read-only from then on; it may then be
 * shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-records.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KW_TYPE_CASE_FILE (kw_case_file_get_type ())

typedef struct _KwCaseFile KwCaseFile;

GType kw_case_file_get_type (void);

KwCaseFile *kw_case_file_new (void);
KwCaseFile *kw_case_file_ref (KwCaseFile *self);
void kw_case_file_unref (KwCaseFile *self);

void kw_case_file_take (KwCaseFile *self, gpointer record);
void kw_case_file_set_name (KwCaseFile *self, KwRecordKind kind, gint64 id, const char *name);

KwFamily *kw_case_file_get_family (const KwCaseFile *self);
KwDesignation *kw_case_file_get_designation (const KwCaseFile *self);
const GPtrArray *kw_case_file_list (const KwCaseFile *self, KwRecordKind kind);
gpointer kw_case_file_find (const KwCaseFile *self, KwRecordKind kind, gint64 id);
char *kw_case_file_dup_name (const KwCaseFile *self, KwRecordKind kind, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCaseFile, kw_case_file_unref)

G_END_DECLS
