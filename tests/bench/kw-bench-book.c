/* kw-bench-book.c: the casebook that is measured
 *
 * Whether it is still the one that would be made today is seen by a small one of the same kind: the last link of its
 * journal's chain stands for every record, and its schema for the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"

#include "kw-database.h"
#include "kw-sample.h"

#include <glib/gstdio.h>

#define SEED          1
#define FEW_FAMILIES  30
#define GROUP         "made"
#define PROGRESS_STEP 200

static const char likeness_sql[] = "SELECT (SELECT hex (head) FROM meta) || (SELECT group_concat (sql) FROM "
                                   "(SELECT sql FROM sqlite_schema ORDER BY name))";

/**
 * kw_bench_now:
 *
 * Returns: the moment that the casebook's dates stand around, which rules take for the time
 */
KwInstant
kw_bench_now (void)
{
  return kw_instant_from_local (kw_date_from_ymd (2013, 2, 1), 9, 0, 0);
}

static void
tell_progress (guint families, guint total, gpointer data)
{
  if (families % PROGRESS_STEP == 0)
    g_printerr ("Making a casebook to measure: %u of %u families\n", families, total);
}

static void
make (const char *path, guint families, guint months, KwSampleProgress progress)
{
  KwSampleOptions options = { .seed = SEED, .now = kw_bench_now (), .families = families, .months = months };
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  if (!kw_sample_create (path, &options, progress, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static char *
read_likeness (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwVault) vault = kw_vault_open (path, NULL, NULL, NULL, &error);
  g_autoptr (KwDatabase) database = vault != NULL ? kw_database_open (vault, &error) : NULL;
  g_autoptr (KwStatement) statement =
      database != NULL ? kw_database_prepare_once (database, likeness_sql, &error) : NULL;

  if (statement == NULL || kw_statement_step (statement, &error) != KW_STEP_ROW)
    g_error ("%s", error->message);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, kw_statement_get_text (statement, 0), -1);
}

static char *
find_likeness (void)
{
  g_autofree char *path = g_build_filename (KW_BENCH_FOLDER, "small.keyworker", NULL);
  char *likeness;

  make (path, FEW_FAMILIES, 1, NULL);
  likeness = read_likeness (path);
  g_unlink (path);
  return likeness;
}

static char *
get_note_path (const char *path)
{
  return g_strconcat (path, ".made", NULL);
}

static gboolean
is_as_it_would_be (const char *path, const char *likeness)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *note_path = get_note_path (path);
  g_autofree char *noted = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !g_key_file_load_from_file (note, note_path, 0, NULL))
    return FALSE;
  noted = g_key_file_get_string (note, GROUP, "likeness", NULL);
  return g_strcmp0 (noted, likeness) == 0 &&
         g_key_file_get_integer (note, GROUP, "families", NULL) == KW_BENCH_FAMILIES &&
         g_key_file_get_integer (note, GROUP, "months", NULL) == KW_BENCH_MONTHS;
}

static void
make_and_note (const char *path, const char *likeness)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *note_path = get_note_path (path);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GStatBuf status;

  g_unlink (note_path);
  make (path, KW_BENCH_FAMILIES, KW_BENCH_MONTHS, tell_progress);
  g_key_file_set_double (note, GROUP, "seconds", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  if (g_stat (path, &status) != 0)
    g_error ("%s is gone", path);
  g_key_file_set_int64 (note, GROUP, "bytes", status.st_size);
  g_key_file_set_integer (note, GROUP, "families", KW_BENCH_FAMILIES);
  g_key_file_set_integer (note, GROUP, "months", KW_BENCH_MONTHS);
  g_key_file_set_string (note, GROUP, "likeness", likeness);
  if (!g_key_file_save_to_file (note, note_path, &error))
    g_error ("%s", error->message);
}

/**
 * kw_bench_book_get_path:
 *
 * Makes the casebook where it is not there, which takes a minute or two. KW_BENCH_BOOK in the environment names another
 * one to be measured, from `keyworker demo --now 2013-02-01T09:00`.
 *
 * Returns: (transfer none): the file
 */
const char *
kw_bench_book_get_path (void)
{
  static char *path;
  g_autofree char *likeness = NULL;

  if (path == NULL)
    path = g_strdup (g_getenv ("KW_BENCH_BOOK"));
  if (path != NULL)
    return path;
  if (g_mkdir_with_parents (KW_BENCH_FOLDER, 0700) != 0)
    g_error ("%s cannot be made", KW_BENCH_FOLDER);
  path = g_build_filename (KW_BENCH_FOLDER, "speed.keyworker", NULL);
  likeness = find_likeness ();
  if (!is_as_it_would_be (path, likeness))
    make_and_note (path, likeness);
  return path;
}

/**
 * kw_bench_book_get_made:
 *
 * Returns: how the casebook was made
 */
KwBenchMade
kw_bench_book_get_made (void)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *note_path = get_note_path (kw_bench_book_get_path ());
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (note, note_path, 0, &error))
    g_error ("%s", error->message);
  return (KwBenchMade){ .families = (guint) g_key_file_get_integer (note, GROUP, "families", NULL),
                        .seconds = g_key_file_get_double (note, GROUP, "seconds", NULL),
                        .bytes = g_key_file_get_int64 (note, GROUP, "bytes", NULL) };
}

static KwInstant
real_time (gpointer data)
{
  return g_get_real_time () / 1000;
}

/**
 * kw_bench_book_open:
 *
 * Returns: (transfer full): the casebook
 */
KwCasebook *
kw_bench_book_open (void)
{
  const KwCasebookOptions options = { .clock = real_time };
  g_autoptr (GError) error = NULL;
  KwCasebook *casebook = kw_casebook_open_sync (kw_bench_book_get_path (), &options, &error);

  if (casebook == NULL)
    g_error ("%s", error->message);
  return casebook;
}

/**
 * kw_bench_book_pick_families:
 * @casebook: the casebook
 * @n: how many, at most as many as there are
 *
 * Returns: (transfer full) (element-type gint64): active families of all sizes in no order, the same every time
 */
GArray *
kw_bench_book_pick_families (KwCasebook *casebook, guint n)
{
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_FAMILY_ACTIVE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  GArray *ids = kw_casebook_list_families_sync (casebook, &filter, NULL, &error);

  if (ids == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < n; i++)
    {
      guint other = (guint) g_rand_int_range (rand, (int) i, (int) ids->len);
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, other);
      g_array_index (ids, gint64, other) = id;
    }
  return g_array_set_size (ids, n);
}
