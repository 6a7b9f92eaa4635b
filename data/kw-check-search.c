/* kw-check-search.c: whether every record is found by its words, and by no others
 *
 * For each record the words that it should be found by are added up to one number, and so are, word by word, those that
 * the index has for it; the two must be equal. What is changed by an edit while this goes on is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check-private.h"
#include "kw-data-error.h"
#include "kw-record-sql.h"
#include "kw-search-index.h"
#include "kw-search-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many between two looks at the clock. */
#define RECORDS_AT_ONCE 50
#define WORDS_AT_ONCE   50
#define ROWS_AT_ONCE    2000

/* Bytes of a word that FTS5 keeps; what is longer, it cuts, be it in the middle of a letter. */
#define LONGEST_WORD 32768

static const char integrity_sql[] = "INSERT INTO search_index (search_index) VALUES ('integrity-check')";

static const char row_sql[] = "SELECT kind, family FROM search_row WHERE id = :id";

static const char vocabulary_sql[] =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab ('main', 'search_index', 'row')";

static const char next_word_sql[] = "SELECT term FROM temp.search_vocabulary WHERE term > :word ORDER BY term LIMIT 1";

static const char rows_of_word_sql[] =
    "SELECT rowid FROM search_index WHERE search_index MATCH :question AND rowid > :after ORDER BY rowid LIMIT :limit";

static const char touched_sql[] = "SELECT DISTINCT \"row\" FROM journal WHERE id > :since";

static const char search_rows_sql[] = "SELECT id, kind FROM search_row";

typedef struct
{
  guint64 expected;
  guint64 indexed;
  const KwRecordType *type; /* NULL: no such record */
  gboolean is_unknown;      /* it has a word that is too long to be compared */
} Sums;

struct _KwCheckIndex
{
  KwSearchWords *words;
  GHashTable *sums;    /* gint64 id → Sums */
  gint64 journal_from; /* the last entry of the journal when this began */
  char *word;          /* the word of the index that is looked at */
  gboolean in_word;    /* whether it may have more rows */
  gint64 after;        /* the last of its rows that was looked at */
};

void
kw_check_index_free (struct _KwCheckIndex *index)
{
  g_clear_pointer (&index->words, kw_search_words_free);
  g_hash_table_unref (index->sums);
  g_free (index->word);
  g_free (index);
}

/* A word as a number, so that sums of different words are different (64-bit FNV-1a, then mixed). */
static guint64
word_number (const char *word, gsize length)
{
  guint64 number = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    number = (number ^ (guint8) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  number ^= number >> 32;
  return number * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static Sums *
ensure_sums (struct _KwCheckIndex *index, gint64 id)
{
  Sums *sums = g_hash_table_lookup (index->sums, &id);

  if (sums != NULL)
    return sums;
  sums = g_new0 (Sums, 1);
  g_hash_table_insert (index->sums, g_memdup2 (&id, sizeof id), sums);
  return sums;
}

static gboolean
start_index (KwCheck *check, GError **error)
{
  struct _KwCheckIndex *index = g_new0 (struct _KwCheckIndex, 1);

  check->index = index;
  index->sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  index->after = G_MININT64;
  index->words = kw_search_words_new (check->database, error);
  return index->words != NULL &&
         kw_database_read_number (check->database, "SELECT coalesce (max (id), 0) FROM journal", &index->journal_from,
                                  error);
}

/* What FTS5 itself can say, in one go: a few seconds in a very large casebook. */
gboolean
kw_check_index_itself (KwCheck *check, gboolean *done, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (check->database, integrity_sql, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL || !start_index (check, error))
    return FALSE;
  *done = TRUE;
  if (kw_statement_execute (statement, &problem))
    return TRUE;
  if (!g_error_matches (problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  kw_check_find (check, _ ("The search index does not hold together."));
  return TRUE;
}

/* The words of a record. */
typedef struct
{
  GHashTable *numbers;
  gboolean is_cut; /* whether the index has one of them only in part */
} Words;

static gboolean
add_word (const char *word, gsize length, gsize start, gsize end, gpointer data)
{
  Words *words = data;
  guint64 number = word_number (word, length);

  words->is_cut = words->is_cut || length >= LONGEST_WORD;
  g_hash_table_add (words->numbers, g_memdup2 (&number, sizeof number));
  return TRUE;
}

static void
expect_words (struct _KwCheckIndex *index, const KwRecord *record, const char *text)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Words words = { .numbers = numbers };
  Sums *sums = ensure_sums (index, record->id);
  GHashTableIter iter;
  gpointer number;

  sums->type = record->type;
  kw_search_words_each (index->words, text, add_word, &words);
  sums->is_unknown = words.is_cut;
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    sums->expected += *(guint64 *) number;
}

static gboolean
check_row (KwCheck *check, const KwRecord *record, gboolean is_expected, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, row_sql, error);
  g_autofree char *name = kw_check_name (record->type, record->id);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":id", record->id);
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_FAILED)
    return FALSE;
  if (step == KW_STEP_DONE && is_expected)
    kw_check_find (check, _ ("%s is missing from the search."), name);
  if (step == KW_STEP_ROW &&
      (!is_expected || g_strcmp0 (kw_statement_get_text (statement, 0), record->type->name) != 0 ||
       kw_statement_get_optional (statement, 1) != record->family))
    kw_check_find (check, _ ("%s is something else for the search than it is."), name);
  return TRUE;
}

static gboolean
expect_record (KwCheck *check, const KwRecord *record, GError **error)
{
  g_autofree char *text = kw_search_index_dup_text (record);

  if (text != NULL)
    expect_words (check->index, record, text);
  return check_row (check, record, text != NULL, error);
}

static gboolean
expect_some (KwCheck *check, const KwRecordType *type, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id > :after ORDER BY id LIMIT %d",
                                          kw_record_sql_get (type)->columns, type->name, RECORDS_AT_ONCE);
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_int (statement, ":after", check->after);
  for (*n = 0; (step = kw_statement_step (statement, error)) == KW_STEP_ROW; (*n)++)
    {
      g_autoptr (KwRecord) record = kw_record_sql_read (statement, type, NULL);

      check->after = kw_statement_get_int (statement, 0);
      /* One that cannot be read has been found before, among the records. */
      if (record != NULL && !expect_record (check, record, error))
        return FALSE;
    }
  return step != KW_STEP_FAILED;
}

gboolean
kw_check_expected_words (KwCheck *check, gboolean *done, GError **error)
{
  while (check->table < KW_N_RECORD_KINDS && !kw_job_slice_is_over (check->job))
    {
      guint n;

      if (!expect_some (check, kw_record_type_get (check->table), &n, error))
        return FALSE;
      if (n > 0)
        continue;
      check->table++;
      check->after = G_MININT64;
    }
  *done = check->table == KW_N_RECORD_KINDS;
  return *done ? kw_database_run (check->database, vocabulary_sql, error) : TRUE;
}

/* Goes on to the next word of the index; NULL after the last one. */
static gboolean
next_word (KwCheck *check, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, next_word_sql, error);
  g_autofree char *last = g_steal_pointer (&check->index->word);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":word", last != NULL ? last : "");
  step = kw_statement_step (statement, error);
  if (step == KW_STEP_ROW)
    check->index->word = g_strdup (kw_statement_get_text (statement, 0));
  check->index->after = G_MININT64;
  return step != KW_STEP_FAILED;
}

static gboolean
add_rows_of_word (KwCheck *check, guint *n, GError **error)
{
  struct _KwCheckIndex *index = check->index;
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, rows_of_word_sql, error);
  g_autofree char *question = g_strdup_printf ("\"%s\"", index->word);
  guint64 number = word_number (index->word, strlen (index->word));
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":question", question);
  kw_statement_bind_int (statement, ":after", index->after);
  kw_statement_bind_int (statement, ":limit", ROWS_AT_ONCE);
  for (*n = 0; (step = kw_statement_step (statement, error)) == KW_STEP_ROW; (*n)++)
    {
      index->after = kw_statement_get_int (statement, 0);
      ensure_sums (index, index->after)->indexed += number;
    }
  return step != KW_STEP_FAILED;
}

static GHashTable *
read_touched (KwCheck *check, GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KwStatement) statement = kw_database_prepare (check->database, touched_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return NULL;
  kw_statement_bind_int (statement, ":since", check->index->journal_from);
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 id = kw_statement_get_int (statement, 0);

      g_hash_table_add (touched, g_memdup2 (&id, sizeof id));
    }
  return step == KW_STEP_DONE ? g_steal_pointer (&touched) : NULL;
}

static void
compare_sums (KwCheck *check, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, check->index->sums);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Sums *sums = value;
      g_autofree char *name = NULL;

      if (sums->is_unknown || sums->expected == sums->indexed || g_hash_table_contains (touched, id))
        continue;
      if (sums->type == NULL)
        {
          kw_check_find (check, _ ("The search finds record %lld, which is not there."), (long long) *(gint64 *) id);
          continue;
        }
      name = kw_check_name (sums->type, *(gint64 *) id);
      kw_check_find (check, _ ("%s is not found by exactly its words."), name);
    }
}

/* Rows of the search of which there is no record. */
static gboolean
check_rows (KwCheck *check, GHashTable *touched, GError **error)
{
  g_autoptr (KwStatement) statement = kw_database_prepare_once (check->database, search_rows_sql, error);
  KwStepResult step;

  if (statement == NULL)
    return FALSE;
  while ((step = kw_statement_step (statement, error)) == KW_STEP_ROW)
    {
      gint64 id = kw_statement_get_int (statement, 0);
      const Sums *sums = g_hash_table_lookup (check->index->sums, &id);

      if ((sums == NULL || sums->type == NULL) && !g_hash_table_contains (touched, &id))
        kw_check_find (check, _ ("The search knows record %lld, which is not there."), (long long) id);
    }
  return step != KW_STEP_FAILED;
}

static gboolean
finish_index (KwCheck *check, GError **error)
{
  g_autoptr (GHashTable) touched = read_touched (check, error);

  if (touched == NULL)
    return FALSE;
  compare_sums (check, touched);
  return check_rows (check, touched, error) &&
         kw_database_run (check->database, "DROP TABLE temp.search_vocabulary", error);
}

gboolean
kw_check_indexed_words (KwCheck *check, gboolean *done, GError **error)
{
  while (!kw_job_slice_is_over (check->job))
    {
      guint n;

      if (!check->index->in_word && !next_word (check, error))
        return FALSE;
      if (check->index->word == NULL)
        {
          *done = TRUE;
          return finish_index (check, error);
        }
      if (!add_rows_of_word (check, &n, error))
        return FALSE;
      check->index->in_word = n == ROWS_AT_ONCE;
    }
  return TRUE;
}
