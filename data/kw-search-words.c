/* kw-search-words.c: text taken apart into words as the search index does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search-words.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As in the definition of the index, data/migrations/0002-search.sql. */
static const char *const tokenizer_arguments[] = { "remove_diacritics", "2" };

struct _KwSearchWords
{
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
};

static fts5_api *
find_api (KwDatabase *db, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (db, "SELECT fts5 (?1)", error);
  fts5_api *api = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_pointer (kw_statement_get_handle (statement), 1, &api, "fts5_api_ptr", NULL);
  if (kw_statement_step (statement, error) == KW_STEP_FAILED)
    return NULL;
  if (api == NULL)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, _ ("This SQLite cannot search in text."));
  return api;
}

/**
 * kw_search_words_new:
 * @db: a database with the search index
 * @error: for what went wrong
 *
 * Returns: (transfer full): what takes text apart
 */
KwSearchWords *
kw_search_words_new (KwDatabase *db, GError **error)
{
  fts5_api *api = find_api (db, error);
  g_autoptr (KwSearchWords) self = NULL;
  void *context;
  int result;

  if (api == NULL)
    return NULL;
  self = g_new0 (KwSearchWords, 1);
  result = api->xFindTokenizer (api, "unicode61", &context, &self->methods);
  if (result == SQLITE_OK)
    result = self->methods.xCreate (context, (const char **) tokenizer_arguments, G_N_ELEMENTS (tokenizer_arguments),
                                    &self->tokenizer);
  if (result == SQLITE_OK)
    return g_steal_pointer (&self);
  kw_database_set_error (db, result, error);
  return NULL;
}

/**
 * kw_search_words_free:
 * @self: (nullable) (transfer full): what takes text apart
 */
void
kw_search_words_free (KwSearchWords *self)
{
  if (self == NULL)
    return;
  if (self->tokenizer != NULL)
    self->methods.xDelete (self->tokenizer);
  g_free (self);
}

typedef struct
{
  KwSearchWordFunc func;
  gpointer data;
} Receiver;

static int
receive (void *data, int flags, const char *word, int length, int start, int end)
{
  Receiver *receiver = data;

  return receiver->func (word, (gsize) length, (gsize) start, (gsize) end, receiver->data) ? SQLITE_OK : SQLITE_DONE;
}

/**
 * kw_search_words_each:
 * @self: what takes text apart
 * @text: a text
 * @func: told of each word, in order
 * @data: for @func
 */
void
kw_search_words_each (KwSearchWords *self, const char *text, KwSearchWordFunc func, gpointer data)
{
  Receiver receiver = { func, data };

  g_return_if_fail (self != NULL && text != NULL && func != NULL);
  g_return_if_fail (strlen (text) <= G_MAXINT);

  self->methods.xTokenize (self->tokenizer, &receiver, FTS5_TOKENIZE_AUX, text, (int) strlen (text), receive);
}
