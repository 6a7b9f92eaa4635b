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
 * @exact: (nullable): the question that finds exactly the right records; %NULL where there are no words
 * @quick: (nullable): a question that is answered at once, but also finds others; %NULL asks all records
 * @is_quick: whether @exact is answered at once, so that @quick is not needed
 *
 * A question.
 */
typedef struct
{
  GPtrArray *words;
  char *exact;
  char *quick;
  gboolean is_quick;
} KwSearchQuery;

KwSearchQuery *kw_search_query_new (KwSearchWords *words, const char *typed);
void kw_search_query_free (KwSearchQuery *self);
char *kw_search_query_find (const KwSearchQuery *self, KwSearchWords *words, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSearchQuery, kw_search_query_free)

G_END_DECLS
