/* kw-erase.h: erasing by law
 *
 * A family, or one field of one record, is taken from the records, from the words of the search and from what
 * the journal says. The journal's header and hashes stay, so that its chain still holds and shows that
 * something was there, when, and who wrote it. What stays besides: that it was erased, when, by whom and why;
 * who opened the family (the read log); and copies elsewhere, such as backups, which must be dealt with by
 * themselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwErasure:
 * @at: when
 * @worker: the worker who erased
 * @family: of which family everything was erased, or %KW_NONE
 * @kind: else of which kind of record, or %KW_RECORD_NO_KIND
 * @id: and which record, or %KW_NONE
 * @field: (nullable): and which field of it, its name
 * @why: the reason that was given
 * @n_entries: how many entries of the journal say nothing any more because of it
 *
 * Something that was erased.
 */
typedef struct
{
  KwInstant at;
  gint64 worker;
  gint64 family;
  KwRecordKind kind;
  gint64 id;
  char *field;
  char *why;
  gint64 n_entries;
} KwErasure;

void kw_erasure_free (KwErasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwErasure, kw_erasure_free)

gboolean kw_casebook_erase_family_sync (
    KwCasebook *self, gint64 family, const char *why, GCancellable *cancellable, GError **error);
void kw_casebook_erase_family_async (KwCasebook *self,
                                     gint64 family,
                                     const char *why,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kw_casebook_erase_family_finish (KwCasebook *self, GAsyncResult *result, GError **error);

gboolean kw_casebook_erase_field_sync (KwCasebook *self,
                                       KwRecordKind kind,
                                       gint64 id,
                                       const char *field,
                                       const char *why,
                                       GCancellable *cancellable,
                                       GError **error);
void kw_casebook_erase_field_async (KwCasebook *self,
                                    KwRecordKind kind,
                                    gint64 id,
                                    const char *field,
                                    const char *why,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean kw_casebook_erase_field_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* What was erased, the oldest first. (element-type KwErasure) */
GPtrArray *kw_casebook_list_erasures_sync (KwCasebook *self, GCancellable *cancellable, GError **error);

G_END_DECLS
