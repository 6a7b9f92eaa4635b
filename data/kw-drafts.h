/* kw-drafts.h: half-written forms, kept inside the casebook
 *
 * A draft is what an editor holds, valid or not, as JSON of the editor's own. Its key says which editor and which
 * family ("visit/123"). Drafts survive a crash, are never journalled and never exchanged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwDraft:
 * @key: which editor, which family
 * @family: the family, or %KW_NONE
 * @content: what the editor holds
 * @saved: when it was kept
 */
typedef struct
{
  char *key;
  gint64 family;
  char *content;
  KwInstant saved;
} KwDraft;

void kw_draft_free (KwDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwDraft, kw_draft_free)

/* @content NULL: throw the draft away. */
gboolean kw_casebook_keep_draft_sync (KwCasebook *self,
                                      const char *key,
                                      gint64 family,
                                      const char *content,
                                      GCancellable *cancellable,
                                      GError **error);
void kw_casebook_keep_draft_async (KwCasebook *self,
                                   const char *key,
                                   gint64 family,
                                   const char *content,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean kw_casebook_keep_draft_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* NULL without an error where there is none. */
KwDraft *kw_casebook_find_draft_sync (KwCasebook *self, const char *key, GCancellable *cancellable, GError **error);
void kw_casebook_find_draft_async (KwCasebook *self,
                                   const char *key,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KwDraft *kw_casebook_find_draft_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* All of them, newest first. (element-type KwDraft) */
GPtrArray *kw_casebook_list_drafts_sync (KwCasebook *self, GCancellable *cancellable, GError **error);
void kw_casebook_list_drafts_async (KwCasebook *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *kw_casebook_list_drafts_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
