/* bench-search.c: searching as one types against the bare question to the index
 *
 * Words from notes are typed letter by letter: alone, after a word of another note, after a family's name,
 * and wrongly, with two letters changed round. For each state of the entry the casebook is searched as the
 * window does, with family, date and excerpt of each record found; and a plain copy of the file is asked
 * without us: one FTS5 statement that gives the newest rowids. Ninety-nine of a hundred of ours must be there
 * within a frame, and so must be what FTS5 takes for the slowest of a hundred by itself, and half as much.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench-plain.h"
#include "kw-bench.h"
#include "kw-search.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define FAMILIES    60
#define WORDS       90
#define ROUNDS      3
#define HITS        100 /* as many as the window shows */
#define ONE_FRAME   16
#define MOST_TIMES  1.5
#define SHORTEST    4
#define CACHE_PAGES "PRAGMA cache_size = -16384"

static const char bare_sql[] =
    "SELECT rowid FROM search_index WHERE search_index MATCH ?1 ORDER BY rowid DESC LIMIT ?2";

/* What is typed, and the same as a question to FTS5. */
typedef struct
{
  char *typed;
  char *question;
} Typing;

typedef struct
{
  KwCasebook *casebook;
  sqlite3 *handle;
  sqlite3_stmt *bare;
  GArray *typings; /* of Typing */
} Bench;

static void
clear_typing (gpointer data)
{
  Typing *typing = data;

  g_free (typing->typed);
  g_free (typing->question);
}

static void
add_typing (Bench *bench, const char *before, const char *word, guint n_letters)
{
  g_autofree char *beginning = g_strndup (word, n_letters);
  Typing typing;

  typing.typed = before != NULL ? g_strdup_printf ("%s %s", before, beginning) : g_strdup (beginning);
  typing.question = before != NULL ? g_strdup_printf ("\"%s\" AND \"%s\" *", before, beginning)
                                   : g_strdup_printf ("\"%s\" *", beginning);
  g_array_append_val (bench->typings, typing);
}

static gboolean
is_plain (const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at))
      return FALSE;
  return strlen (word) >= SHORTEST;
}

/* Of the middle one of the family's notes, a word. */
static char *
pick_word (Bench *bench, gint64 family, guint turn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (bench->casebook, family, NULL, &error);
  const GPtrArray *visits;
  const KwVisit *visit;
  g_auto (GStrv) words = NULL;
  guint n;

  if (case_file == NULL)
    g_error ("%s", error->message);
  visits = kw_case_file_list (case_file, KW_RECORD_VISIT);
  visit = visits->len > 0 ? g_ptr_array_index (visits, visits->len / 2) : NULL;
  if (visit == NULL || visit->note == NULL)
    return NULL;
  words = g_strsplit (visit->note, " ", -1);
  n = g_strv_length (words);
  for (guint i = 0; i < n; i++)
    if (is_plain (words[(i + turn * 7) % n]))
      return g_strdup (words[(i + turn * 7) % n]);
  return NULL;
}

/* What stands before the word, or else changes it. */
typedef enum {
  ALONE,
  AFTER_A_WORD,
  AFTER_A_NAME,
  WRONGLY,
  N_WAYS
} Way;

static void
type_word (Bench *bench, Way way, const char *word, const char *word_before, const char *name)
{
  g_autofree char *typed = g_strdup (word);
  gsize length = strlen (word);
  const char *before = NULL;

  if (way == WRONGLY)
    {
      typed[length / 2] = word[length / 2 + 1];
      typed[length / 2 + 1] = word[length / 2];
    }
  else if (way != ALONE)
    before = way == AFTER_A_WORD ? word_before : name;
  for (guint n = 1; n <= length; n++)
    add_typing (bench, before, typed, n);
}

static char *
find_name (Bench *bench, gint64 family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (bench->casebook, family, NULL, &error);

  if (case_file == NULL)
    g_error ("%s", error->message);
  return g_strdup (kw_case_file_get_family (case_file)->name);
}

static void
type_words (Bench *bench)
{
  g_autoptr (GArray) families = kw_bench_book_pick_families (bench->casebook, FAMILIES);
  g_autofree char *before = NULL;

  for (guint i = 0; i < WORDS; i++)
    {
      gint64 family = g_array_index (families, gint64, i % FAMILIES);
      g_autofree char *word = pick_word (bench, family, i);
      g_autofree char *name = find_name (bench, family);

      if (word == NULL)
        continue;
      type_word (bench, i % N_WAYS, word, before, is_plain (name) ? name : NULL);
      g_free (before);
      before = g_steal_pointer (&word);
    }
}

static guint
search (Bench *bench, const Typing *typing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kw_casebook_search_sync (bench->casebook, typing->typed, HITS, NULL, &error);

  if (hits == NULL)
    g_error ("%s", error->message);
  return hits->len;
}

static guint
search_bare (Bench *bench, const Typing *typing)
{
  guint n = 0;
  int result;

  sqlite3_bind_text (bench->bare, 1, typing->question, -1, SQLITE_STATIC);
  sqlite3_bind_int (bench->bare, 2, HITS);
  while ((result = sqlite3_step (bench->bare)) == SQLITE_ROW)
    n++;
  if (result != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (bench->handle));
  sqlite3_reset (bench->bare);
  return n;
}

static void
measure (Bench *bench)
{
  g_autoptr (GArray) ours = kw_bench_times_new (bench->typings->len);
  g_autoptr (GArray) theirs = kw_bench_times_new (bench->typings->len);

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < bench->typings->len; i++)
      {
        const Typing *typing = &g_array_index (bench->typings, Typing, i);
        gint64 start = g_get_monotonic_time ();
        guint n = search (bench, typing);

        kw_bench_keep_least (ours, i, kw_bench_ms_since (start));
        start = g_get_monotonic_time ();
        if (search_bare (bench, typing) != n)
          g_error ("“%s” finds %u records, but the index has another number", typing->typed, n);
        kw_bench_keep_least (theirs, i, kw_bench_ms_since (start));
      }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (theirs, 50), KW_BENCH_NO_LIMIT, "the bare FTS5 query, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (theirs, 99), KW_BENCH_NO_LIMIT, "the bare FTS5 query, p99");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (ours, 50), KW_BENCH_NO_LIMIT, "search as you type, %u questions, p50",
                bench->typings->len);
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (ours, 99), ONE_FRAME, "search as you type, p99");
  kw_bench_row (KW_BENCH_TIMES, kw_bench_percentile (ours, 99) / kw_bench_percentile (theirs, 99), MOST_TIMES,
                "search as you type against the bare query, p99");
}

static void
open_bare (Bench *bench, const char *path)
{
  if (sqlite3_open_v2 (path, &bench->handle, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_exec (bench->handle, CACHE_PAGES, NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (bench->handle, bare_sql, -1, &bench->bare, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->handle));
}

int
main (void)
{
  g_autofree char *plain = g_build_filename (KW_BENCH_FOLDER, "plain.sqlite", NULL);
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (GArray) typings = g_array_new (FALSE, FALSE, sizeof (Typing));
  Bench bench = { .typings = typings };

  kw_bench_plain_copy (kw_bench_book_get_path (), plain);
  casebook = kw_bench_book_open ();
  bench.casebook = casebook;
  g_array_set_clear_func (typings, clear_typing);
  type_words (&bench);
  open_bare (&bench, plain);
  measure (&bench);
  sqlite3_finalize (bench.bare);
  sqlite3_close (bench.handle);
  g_unlink (plain);
  kw_casebook_close_sync (casebook, NULL);
  return kw_bench_end ();
}
