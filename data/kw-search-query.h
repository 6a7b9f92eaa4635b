/* kw-search-query.h: what somebody typed, as a question to the index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-search-words.h"

G_BEGIN_DECLS

/**
 * KwSearchQuery:
 * @words: (element-type utf8): the words to be found, in small letters without accents; the last is a beginning
 * @question: (nullable): the same as the index is asked; %NULL where nothing can be found
 *
 * A question.
 */
typedef struct
{
  GPtrArray *words;
  char *question;
} KwSearchQuery;

KwSearchQuery *kw_search_query_new (KwDatabase *db, KwSearchWords *words, const char *typed, GError **error);
void kw_search_query_free (KwSearchQuery *self);
char *kw_search_query_find (const KwSearchQuery *self, KwSearchWords *words, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSearchQuery, kw_search_query_free)

G_END_DECLS
