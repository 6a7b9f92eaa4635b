/* kw-search.h: finding words in everything recorded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-same-person.h"

G_BEGIN_DECLS

/**
 * KwSearchHit:
 * @kind: what kind of record was found
 * @id: its id
 * @family: the family it belongs to, or %KW_NONE
 * @family_name: (nullable): that family's name
 * @family_reference: (nullable): that family's reference
 * @when: when it happened, as far as the record says, else %KW_NONE
 * @also: (nullable) (element-type KwPersonElsewhere): of a member: the other families they are in, NULL where there are
 *   none
 * @excerpt: the words found and some around them, plain text
 *
 * One thing found.
 */
typedef struct
{
  KwRecordKind kind;
  gint64 id;
  gint64 family;
  char *family_name;
  char *family_reference;
  KwDate when;
  GPtrArray *also;
  char *excerpt;
} KwSearchHit;

void kw_search_hit_free (KwSearchHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSearchHit, kw_search_hit_free)

/* Records that contain all @words (the last as a beginning), newest first, at most @limit. (element-type
 * KwSearchHit) */
GPtrArray *kw_casebook_search_sync (
    KwCasebook *self, const char *words, guint limit, GCancellable *cancellable, GError **error);
void kw_casebook_search_async (KwCasebook *self,
                               const char *words,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *kw_casebook_search_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
