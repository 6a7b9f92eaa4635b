/* bench-vault.c: the same work on an encrypted casebook and on a plain file of SQLite
 *
 * Two casebooks of the same content; under one of them the database is exchanged for a plain copy of itself,
 * so that all the rest is the same code. Visits are saved, families loaded and listed, notes searched, in
 * turn on both. The vault is one as people have it, with random nonces, not a sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench-plain.h"
#include "kw-bench.h"
#include "kw-casebook-private.h"
#include "kw-database-copy.h"
#include "kw-database-private.h"
#include "kw-search.h"

#include <glib/gstdio.h>

#define MOST_TIMES 1.25
#define PASSPHRASE "three quiet herons"

#define VISITS   200
#define FAMILIES 400
#define LISTS    10
#define SEARCHES 60

static const char *const words[] = { "school", "rent", "slept", "kettle", "council", "letter" };

typedef double (*Work) (KwCasebook *casebook, gint64 family, guint i);

static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

static void
require (gboolean worked, const GError *error)
{
  if (!worked)
    g_error ("%s", error->message);
}

/* Into a vault with a passphrase. */
static void
make_vault (const char *path)
{
  const KwKeyCost cost = KW_KEY_COST_CHEAP;
  KwVaultRecipe recipe = { .kind = KW_VAULT_CASEBOOK, .passphrase = PASSPHRASE, .name = "Bench", .cost = &cost };
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) from = kw_vault_open (kw_bench_book_get_path (), NULL, NULL, NULL, &error);
  g_autoptr (KwDatabase) database = NULL;
  g_autoptr (KwVault) to = NULL;

  require (from != NULL, error);
  database = kw_database_open (from, &error);
  require (database != NULL, error);
  g_unlink (path);
  to = kw_vault_create (path, &recipe, &error);
  require (to != NULL && kw_database_copy_at_once (database, to, &error), error);
}

static KwCasebook *
open_casebook (const char *path)
{
  KwCasebookOptions options = { .passphrase = PASSPHRASE, .clock = real_time };
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (path, &options, &error);

  require (casebook != NULL, error);
  return casebook;
}

static gboolean
exchange (KwJob *job, GError **error)
{
  KwCasebook *self = job->casebook;
  KwVault *vault = kw_vault_ref (kw_database_get_vault (self->database));

  kw_casebook_close_database (self);
  self->database = kw_database_open_plain (vault, job->data, error);
  if (self->database == NULL)
    return FALSE;
  self->merging = kw_search_merging_new (self->database);
  self->vault = vault;
  return TRUE;
}

/* The work, each once */

static double
save_visit (KwCasebook *casebook, gint64 family, guint i)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);
  gint64 start;

  visit->record.family = family;
  visit->start = kw_bench_now ();
  visit->outcome = KW_VISIT_NOBODY_IN;
  visit->note = g_strdup_printf (
      "Nobody answered the door; left a card with the time of the next visit. Number %u.", i);
  kw_edit_put (edit, visit);
  start = g_get_monotonic_time ();
  require (kw_casebook_commit_sync (casebook, edit, NULL, &error) != 0, error);
  return kw_bench_ms_since (start);
}

static double
load_family (KwCasebook *casebook, gint64 family, guint i)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (casebook, family, NULL, &error);

  require (case_file != NULL, error);
  return kw_bench_ms_since (start);
}

static double
list_families (KwCasebook *casebook, gint64 family, guint i)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE, .order = KW_FAMILY_ORDER_LAST_SEEN };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) ids = kw_casebook_list_families_sync (casebook, &filter, NULL, &error);

  require (ids != NULL, error);
  return kw_bench_ms_since (start);
}

/* Through all of the index, not only its newest part. */
static gboolean
count_matches (KwJob *job, GError **error)
{
  g_autoptr (KwStatement) statement =
      kw_database_prepare (job->database, "SELECT count (*) FROM search_index WHERE search_index MATCH :word", error);

  if (statement == NULL)
    return FALSE;
  kw_statement_bind_text (statement, ":word", job->data);
  return kw_statement_step (statement, error) == KW_STEP_ROW;
}

static double
search_words (KwCasebook *casebook, gint64 family, guint i)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  require (kw_casebook_run_sync_number (casebook, KW_WAITED_FOR, count_matches,
                                        (gpointer) words[i % G_N_ELEMENTS (words)], NULL, NULL, &error) != 0,
           error);
  return kw_bench_ms_since (start);
}

static const struct
{
  const char *name;
  Work work;
  guint n;
} works[] = {
  { "save a visit", save_visit, VISITS },
  { "load a family", load_family, FAMILIES },
  { "list all families by when they were seen", list_families, LISTS },
  { "find a word in all notes", search_words, SEARCHES },
};

static double
sum (const GArray *times)
{
  double total = 0;

  for (guint i = 0; i < times->len; i++)
    total += g_array_index (times, double, i);
  return total;
}

static void
measure (KwCasebook *ours, KwCasebook *theirs)
{
  g_autoptr (GArray) families = kw_bench_book_pick_families (ours, FAMILIES);
  double all_ours = 0, all_theirs = 0;

  for (guint w = 0; w < G_N_ELEMENTS (works); w++)
    {
      g_autoptr (GArray) encrypted = kw_bench_times_new (works[w].n);
      g_autoptr (GArray) plain = kw_bench_times_new (works[w].n);

      for (guint i = 0; i < works[w].n; i++)
        {
          gint64 family = g_array_index (families, gint64, i % families->len);

          kw_bench_keep_least (plain, i, works[w].work (theirs, family, i));
          kw_bench_keep_least (encrypted, i, works[w].work (ours, family, i));
        }
      all_ours += sum (encrypted);
      all_theirs += sum (plain);
      kw_bench_row (KW_BENCH_TIMES, sum (encrypted) / sum (plain), KW_BENCH_NO_LIMIT, "%s, encrypted against plain",
                    works[w].name);
    }
  kw_bench_row (KW_BENCH_TIMES, all_ours / all_theirs, MOST_TIMES, "the whole of it, encrypted against plain");
}

int
main (void)
{
  g_autofree char *vault = g_build_filename (KW_BENCH_FOLDER, "vault.keyworker", NULL);
  g_autofree char *plain = g_build_filename (KW_BENCH_FOLDER, "vault.sqlite", NULL);
  g_autoptr (KwCasebook) ours = NULL;
  g_autoptr (KwCasebook) theirs = NULL;
  g_autoptr (GError) error = NULL;

  make_vault (vault);
  kw_bench_plain_copy (kw_bench_book_get_path (), plain);
  theirs = open_casebook (vault);
  require (kw_casebook_run_sync_number (theirs, KW_WAITED_FOR, exchange, plain, NULL, NULL, &error) != 0, error);
  ours = open_casebook (vault);
  measure (ours, theirs);
  kw_casebook_close_sync (ours, NULL);
  kw_casebook_close_sync (theirs, NULL);
  g_unlink (plain);
  g_unlink (vault);
  return kw_bench_end ();
}
