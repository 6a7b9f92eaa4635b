/* bench-save.c: saving a visit against the same rows in one bare transaction
 *
 * What "Log a visit" saves — the visit, who was there, their trust, what was talked about, the next
 * appointment — goes through the casebook: journalled, guarded, indexed for search. The same rows go into a
 * plain file of SQLite whose tables have no index, no check, no journal: one transaction, a rollback journal
 * that is truncated, synced in full as the casebook's. Both in turn, so that whatever else the machine does
 * happens to both. How long a sync takes decides about the ratio as much as we do, so what both sides work without it
 * is told besides: of both threads, without a limit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench-plain.h"
#include "kw-bench.h"
#include "kw-record-sql.h"
#include "kw-visit-entry.h"

#include <glib/gstdio.h>

#define VISITS     300
#define MOST_TIMES 2
#define TRUST_STEP 3

static const char note[] =
    "Sat with the bills on the kitchen table. Two letters had not been opened; we opened them together and rang the "
    "council while I was there. They agreed to ten pounds a month. Better mood than last week, and the youngest was "
    "in school every day. Said again that sleeping is difficult. We left it at that for today.";

/* As far as these differ from the casebook's: nothing that SQLite would not do by itself. */
static const char bare_sql[] = "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF; PRAGMA cell_size_check = OFF;";

typedef struct
{
  KwCasebook *casebook;
  KwPolicy *policy;
  KwDatabase *bare;
} Bench;

/* What one saving takes. */
typedef struct
{
  gint64 start;
  double ms;
  double cpu_ms;
} Took;

static void
begin (Took *took)
{
  took->cpu_ms = kw_bench_all_cpu_ms ();
  took->start = g_get_monotonic_time ();
}

static void
end (Took *took)
{
  took->ms = kw_bench_ms_since (took->start);
  took->cpu_ms = kw_bench_all_cpu_ms () - took->cpu_ms;
}

static gint64
new_id (gpointer data)
{
  return kw_casebook_new_id (data);
}

static void
fill_in (KwVisitEntry *entry, const KwCaseFile *case_file)
{
  const GPtrArray *problems = kw_case_file_list (case_file, KW_RECORD_PROBLEM);

  for (guint i = 0; i < MIN (entry->seen->len, 2); i++)
    kw_visit_entry_set_trust (entry, g_array_index (entry->seen, gint64, i), TRUST_STEP);
  for (guint i = 0; i < MIN (problems->len, 2); i++)
    g_array_append_val (entry->problems, ((KwRecord *) g_ptr_array_index (problems, i))->id);
  g_free (entry->note);
  entry->note = g_strdup (note);
}

static GPtrArray *
make_records (Bench *bench, gint64 family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_sync (bench->casebook, family, NULL, &error);
  g_autoptr (KwVisitEntry) entry = NULL;
  GPtrArray *records;

  if (case_file == NULL)
    g_error ("%s", error->message);
  entry = kw_visit_entry_new (case_file, bench->policy, kw_bench_now (), new_id, bench->casebook);
  fill_in (entry, case_file);
  records = kw_visit_entry_to_records (entry, case_file, kw_bench_now (), new_id, bench->casebook);
  for (guint i = 0; i < records->len; i++)
    {
      KwRecord *record = g_ptr_array_index (records, i);

      record->family = family;
    }
  return records;
}

static void
save (Bench *bench, const GPtrArray *records, Took *took)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < records->len; i++)
    kw_edit_put (edit, kw_record_copy (g_ptr_array_index (records, i)));
  begin (took);
  if (kw_casebook_commit_sync (bench->casebook, edit, NULL, &error) == 0)
    g_error ("%s", error->message);
  end (took);
}

static gboolean
insert_all (KwDatabase *bare, gpointer data, GError **error)
{
  const GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!kw_record_sql_insert (bare, g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

static void
save_bare (Bench *bench, GPtrArray *records, Took *took)
{
  g_autoptr (GError) error = NULL;

  begin (took);
  if (!kw_database_with_transaction (bench->bare, insert_all, records, &error))
    g_error ("%s", error->message);
  end (took);
}

/* A planned appointment that is only changed has a row there already. */
static void
give_new_ids (Bench *bench, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    ((KwRecord *) g_ptr_array_index (records, i))->id = kw_casebook_new_id (bench->casebook);
}

static char *
make_table (const KwRecordType *type)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE \"%s\" (\"id\" INTEGER PRIMARY KEY, \"family\" INTEGER", type->name);
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", type->fields[i].name);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static KwDatabase *
make_bare (const char *path)
{
  g_autoptr (GError) error = NULL;
  KwDatabase *bare;

  bare = kw_bench_plain_make (path);
  if (!kw_database_run (bare, bare_sql, &error))
    g_error ("%s", error->message);
  for (guint kind = KW_RECORD_FAMILY + 1; kind < KW_N_RECORD_KINDS; kind++)
    {
      g_autofree char *sql = make_table (kw_record_type_get (kind));

      if (!kw_database_run (bare, sql, &error))
        g_error ("%s", error->message);
    }
  return bare;
}

static void
measure (Bench *bench)
{
  g_autoptr (GArray) families = kw_bench_book_pick_families (bench->casebook, VISITS);
  g_autoptr (GArray) ours = kw_bench_times_new (VISITS);
  g_autoptr (GArray) theirs = kw_bench_times_new (VISITS);
  g_autoptr (GArray) ours_cpu = kw_bench_times_new (VISITS);
  g_autoptr (GArray) theirs_cpu = kw_bench_times_new (VISITS);
  double n_rows = 0;

  for (guint i = 0; i < VISITS; i++)
    {
      g_autoptr (GPtrArray) records = make_records (bench, g_array_index (families, gint64, i));
      Took took;

      n_rows += records->len;
      save (bench, records, &took);
      kw_bench_keep_least (ours, i, took.ms);
      kw_bench_keep_least (ours_cpu, i, took.cpu_ms);
      give_new_ids (bench, records);
      save_bare (bench, records, &took);
      kw_bench_keep_least (theirs, i, took.ms);
      kw_bench_keep_least (theirs_cpu, i, took.cpu_ms);
    }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (theirs, 50), KW_BENCH_NO_LIMIT,
                "a bare transaction of %.1f rows, p50", n_rows / VISITS);
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (ours, 50), KW_BENCH_NO_LIMIT, "save a visit of as many, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (ours, 99), KW_BENCH_NO_LIMIT, "save a visit of as many, p99");
  kw_bench_row (KW_BENCH_TIMES, kw_bench_percentile (ours, 50) / kw_bench_percentile (theirs, 50), MOST_TIMES,
                "save a visit against the bare transaction, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (theirs_cpu, 50), KW_BENCH_NO_LIMIT,
                "of the bare transaction, the processor's work, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (ours_cpu, 50), KW_BENCH_NO_LIMIT,
                "of saving a visit, the processor's work, p50");
}

int
main (void)
{
  g_autofree char *path = NULL;
  g_autoptr (KwCasebook) casebook = kw_bench_book_open ();
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  Bench bench = { .casebook = casebook, .policy = policy };

  path = g_build_filename (KW_BENCH_FOLDER, "bare.sqlite", NULL);
  bench.bare = make_bare (path);
  measure (&bench);
  kw_database_close (bench.bare);
  g_unlink (path);
  kw_casebook_close_sync (casebook, NULL);
  return kw_bench_end ();
}
