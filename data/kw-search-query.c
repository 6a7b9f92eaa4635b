/* kw-search-query.c: what somebody typed, as a question to the index
 *
 * Only words get through: quotation marks, asterisks and operators are separators like any other punctuation, and words
 * that are operators are quoted.
 *
 * A beginning is answered at once where the index keeps its rows ready, which it does for one to five letters. For a
 * longer one FTS5 would first put together the rows of every word that begins so, which may take longer than a frame of
 * the screen. There are few such words: they are looked up, and the question asks for any of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-search-query.h"

#include <string.h>

/* As in the definition of the index, data/migrations/0002-search.sql. */
#define LONGEST_PREFIX 5

/* More words than this that begin alike are numbers, each in few records, which FTS5 puts together quickly. */
#define MOST_ENDINGS 32

/* In no word, and before every letter: a word and this come after the word and before all longer ones. */
#define AFTER "\x01"

static const char next_word_sql[] = "SELECT term FROM search_word WHERE term >= :from ORDER BY term LIMIT 1";

/* Nobody types more; somebody may paste a page. */
#define MOST_WORDS 24

/* Characters of an excerpt before the word found, and in all. */
#define EXCERPT_BEFORE 40
#define EXCERPT_LENGTH 140

static gboolean
is_one_of (const GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (g_ptr_array_index (words, i), word))
      return TRUE;
  return FALSE;
}

static gboolean
add_word (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  GPtrArray *words = data;

  g_ptr_array_add (words, g_strndup (word, length));
  return words->len < MOST_WORDS;
}

/* (transfer full): each word once, except that the last stays last */
static GPtrArray *
collect_words (KwSearchWords *tokenizer, const char *typed)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  kw_search_words_each (tokenizer, typed, add_word, all);
  for (guint i = 0; i < all->len; i++)
    if (i == all->len - 1 || !is_one_of (words, g_ptr_array_index (all, i)))
      g_ptr_array_add (words, g_strdup (g_ptr_array_index (all, i)));
  return words;
}

static gboolean
find_word_from (KwDatabase *db, const char *from, char **word, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (db, next_word_sql, error);
  KwStepResult step;

  *word = NULL;
  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":from", from);
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW)
    *word = g_strdup (kw_statement_get_text (statement, 0));
  return step != KW_STEP_FAILED;
}

/* (transfer full): the words of the index that begin so, at most one more than MOST_ENDINGS */
static GPtrArray *
find_endings (KwDatabase *db, const char *beginning, GError **error)
{
  g_autoptr (GPtrArray) endings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *from = g_strdup (beginning);

  while (endings->len <= MOST_ENDINGS)
    {
      g_autofree char *word = NULL;

      if (!find_word_from (db, from, &word, error))
        return NULL;
      if (word == NULL || !g_str_has_prefix (word, beginning))
        break;
      g_free (from);
      from = g_strconcat (word, AFTER, NULL);
      g_ptr_array_add (endings, g_steal_pointer (&word));
    }
  return g_steal_pointer (&endings);
}

static void
append_any_of (GString *question, const GPtrArray *words)
{
  g_string_append_c (question, '(');
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (question, "%s\"%s\"", i > 0 ? " OR " : "", (char *) g_ptr_array_index (words, i));
  g_string_append_c (question, ')');
}

/* @endings: (nullable): what the last word may be; %NULL: whatever begins so */
static char *
ask (const GPtrArray *words, const GPtrArray *endings)
{
  GString *question = g_string_new (NULL);

  for (guint i = 0; i + 1 < words->len; i++)
    g_string_append_printf (question, "\"%s\" AND ", (char *) g_ptr_array_index (words, i));
  if (endings != NULL)
    append_any_of (question, endings);
  else
    g_string_append_printf (question, "\"%s\" *", (char *) g_ptr_array_index (words, words->len - 1));
  return g_string_free (question, FALSE);
}

static gboolean
make_question (KwSearchQuery *self, KwDatabase *db, GError **error)
{
  const char *last = g_ptr_array_index (self->words, self->words->len - 1);
  g_autoptr (GPtrArray) endings = NULL;

  if (g_utf8_strlen (last, -1) <= LONGEST_PREFIX)
    {
      self->question = ask (self->words, NULL);
      return TRUE;
    }
  endings = find_endings (db, last, error);
  if (endings == NULL)
    return FALSE;
  if (endings->len > 0)
    self->question = ask (self->words, endings->len <= MOST_ENDINGS ? endings : NULL);
  return TRUE;
}

/**
 * kw_search_query_new:
 * @db: a database with the search index
 * @words: what takes text apart
 * @typed: what somebody typed
 * @error: for what went wrong
 *
 * Returns: (transfer full): the question
 */
KwSearchQuery *
kw_search_query_new (KwDatabase *db, KwSearchWords *words, const char *typed, GError **error)
{
  g_autoptr (KwSearchQuery) self = g_new0 (KwSearchQuery, 1);

  self->words = collect_words (words, typed);
  if (self->words->len > 0 && !make_question (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kw_search_query_free:
 * @self: (nullable) (transfer full): a question
 */
void
kw_search_query_free (KwSearchQuery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_free (self->question);
  g_free (self);
}

typedef struct
{
  const KwSearchQuery *query;
  guint32 found; /* a bit for each word of the question */
  gsize first;   /* where the first one stands */
} Finding;

G_STATIC_ASSERT (MOST_WORDS <= 32);

static gboolean
look_at_word (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Finding *finding = data;
  const GPtrArray *wanted = finding->query->words;

  for (guint i = 0; i < wanted->len; i++)
    {
      const char *wish = g_ptr_array_index (wanted, i);
      gsize wish_length = strlen (wish);
      gboolean fits = i == wanted->len - 1 ? length >= wish_length : length == wish_length;

      if (!fits || memcmp (word, wish, wish_length) != 0)
        continue;
      if (finding->found == 0)
        finding->first = start;
      finding->found |= 1u << i;
    }
  return finding->found != (1u << wanted->len) - 1;
}

/* To the beginning of a word, if one is near. */
static const char *
begin_excerpt (const char *text, const char *word)
{
  const char *start = word;

  for (guint i = 0; i < EXCERPT_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  if (start == text)
    return text;
  for (const char *at = start; at < word; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      return g_utf8_next_char (at);
  return start;
}

static const char *
end_excerpt (const char *start, const char *word)
{
  const char *end = start, *last_space = NULL;

  for (guint i = 0; i < EXCERPT_LENGTH && *end != '\0'; i++, end = g_utf8_next_char (end))
    if (end > word && g_unichar_isspace (g_utf8_get_char (end)))
      last_space = end;
  return *end == '\0' || last_space == NULL ? end : last_space;
}

static void
append_line (GString *excerpt, const char *start, const char *end)
{
  for (const char *at = start; at < end; at++)
    if (*at == '\n')
      g_string_append (excerpt, " · ");
    else if (!g_ascii_iscntrl (*at))
      g_string_append_c (excerpt, *at);
}

static char *
make_excerpt (const char *text, const char *word)
{
  const char *start = begin_excerpt (text, word);
  const char *end = end_excerpt (start, word);
  GString *excerpt = g_string_sized_new ((gsize) (end - start) + strlen ("……") + 1);

  if (start > text)
    g_string_append (excerpt, "…");
  append_line (excerpt, start, end);
  if (*end != '\0')
    g_string_append (excerpt, "…");
  return g_string_free (excerpt, FALSE);
}

/**
 * kw_search_query_find:
 * @self: a question with words
 * @words: what takes text apart
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the first word found and some around it, on one line; %NULL where not all words
 *   are in @text
 */
char *
kw_search_query_find (const KwSearchQuery *self, KwSearchWords *words, const char *text)
{
  Finding finding = { .query = self };

  g_return_val_if_fail (self->words->len > 0, NULL);

  kw_search_words_each (words, text, look_at_word, &finding);
  if (finding.found != (1u << self->words->len) - 1)
    return NULL;
  return make_excerpt (text, text + finding.first);
}
