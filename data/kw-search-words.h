/* kw-search-words.h: text taken apart into words as the search index does it
 *
 * The index's own tokenizer is asked, so that what is looked for, what was indexed and what is shown as found can never
 * be three different things. Used on the thread of the database, which must outlive it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

typedef struct _KwSearchWords KwSearchWords;

/**
 * KwSearchWordFunc:
 * @word: the word, in small letters without accents; not terminated
 * @length: its bytes
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @data: what was given with the function
 *
 * Told of a word.
 *
 * Returns: whether to go on
 */
typedef gboolean (*KwSearchWordFunc) (const char *word, gsize length, gsize start, gsize end, gpointer data);

KwSearchWords *kw_search_words_new (KwDatabase *db, GError **error);
void kw_search_words_free (KwSearchWords *self);
void kw_search_words_each (KwSearchWords *self, const char *text, KwSearchWordFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwSearchWords, kw_search_words_free)

G_END_DECLS
