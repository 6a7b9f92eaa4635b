/* test-backup-drill.c: the restore drill
 *
 * A casebook with anything in it, a backup at any moment, more work, a disaster, and the casebook made again:
 * every table must be what it was, every paper be there, and the check find nothing. A hundred times, each
 * from its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-backup.h"
#include "kw-check.h"
#include "kw-drafts.h"
#include "kw-papers.h"
#include "kw-restore.h"
#include "raw-casebook.h"
#include "record-filler.h"

#define N_DRILLS 100

static const KwBackupKeep keep = { .today = 3, .days = 7, .weeks = 13 };

typedef struct
{
  Fixture *fixture;
  GRand *rand;
  GArray *families; /* of gint64 */
  guint n_families;
  KwPaper *paper; /* one of those that are in the backup */
  GBytes *content;
} Drill;

static void
add_family (Drill *drill)
{
  g_autofree char *reference = g_strdup_printf ("WCC-%u", ++drill->n_families);
  gint64 family = fixture_add_family (drill->fixture, reference, "Okafor");

  g_array_append_val (drill->families, family);
}

static gint64
any_family (Drill *drill)
{
  return g_array_index (drill->families, gint64, g_rand_int_range (drill->rand, 0, (int) drill->families->len));
}

static void
add_visits (Drill *drill)
{
  g_autoptr (KwEdit) edit = kw_edit_new ("After the fact");
  int n = g_rand_int_range (drill->rand, 1, 60);

  for (int i = 0; i < n; i++)
    {
      KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

      visit->record.family = any_family (drill);
      visit->start = drill->fixture->now - i * KW_HOUR;
      visit->outcome = KW_VISIT_SEEN;
      visit->note = g_strnfill ((gsize) g_rand_int_range (drill->rand, 1, 9000), (char) ('a' + i % 26));
      kw_edit_put (edit, visit);
    }
  fixture_commit (drill->fixture, edit);
}

static void
change_family (Drill *drill)
{
  g_autoptr (KwCaseFile) file = fixture_load (drill->fixture, any_family (drill));
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwFamily *family = kw_record_copy (kw_case_file_get_family (file));

  g_free (family->goal);
  family->goal = g_strdup_printf ("Keep the flat, %u", g_rand_int (drill->rand));
  kw_edit_put (edit, family);
  fixture_commit (drill->fixture, edit);
}

static void
remove_visit (Drill *drill)
{
  g_autoptr (KwCaseFile) file = fixture_load (drill->fixture, any_family (drill));
  g_autoptr (KwEdit) edit = NULL;
  const GPtrArray *visits = kw_case_file_list (file, KW_RECORD_VISIT);

  if (visits->len == 0)
    return;
  edit = kw_edit_new (NULL);
  kw_edit_remove (edit, KW_RECORD_VISIT, ((KwRecord *) g_ptr_array_index (visits, visits->len - 1))->id);
  fixture_commit (drill->fixture, edit);
}

static void
keep_draft (Drill *drill)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_keep_draft_sync (drill->fixture->casebook, "visit", any_family (drill), "{\"half\": 1}",
                                              NULL, &error));
  g_assert_no_error (error);
}

static void
add_paper (Drill *drill)
{
  gsize size = (gsize) g_rand_int_range (drill->rand, 0, 200000);
  guint8 *bytes = g_malloc (size + 1);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (KwPaperContent) stored = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;
  KwPaper *paper = kw_record_new (KW_RECORD_PAPER);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_rand_int (drill->rand);
  content = g_bytes_new_take (bytes, size);
  stored = kw_casebook_store_content_sync (drill->fixture->casebook, content, NULL, &error);
  g_assert_no_error (error);
  paper->record.family = any_family (drill);
  paper->name = g_strdup ("Letter");
  paper->added = drill->fixture->now;
  kw_paper_set_content (paper, stored);
  g_clear_pointer ((KwRecord **) &drill->paper, kw_record_free);
  g_clear_pointer (&drill->content, g_bytes_unref);
  drill->paper = kw_record_copy (paper);
  drill->content = g_bytes_ref (content);
  kw_edit_put (edit, paper);
  fixture_commit (drill->fixture, edit);
}

/* Two records of every kind, one of them with everything in it. */
static void
add_everything (Drill *drill)
{
  Filler filler = { .leaves_unsigned = TRUE };
  g_autoptr (GPtrArray) records = filler_make_all (&filler, drill->fixture->casebook);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (guint i = 0; i < records->len; i++)
    kw_edit_put (edit, kw_record_copy (g_ptr_array_index (records, i)));
  fixture_commit (drill->fixture, edit);
}

static void
work (Drill *drill, int n)
{
  void (*const kinds[]) (Drill *) = { add_family, add_visits, change_family, remove_visit, keep_draft, add_paper };

  for (int i = 0; i < n; i++)
    {
      kinds[g_rand_int_range (drill->rand, 0, G_N_ELEMENTS (kinds))](drill);
      drill->fixture->now += KW_MINUTE;
    }
}

/* Every row of every table, but what a restore begins anew, and how the search index is laid out: that is checked by
 * its words. The casebook is closed. */
static char *
dump (const char *path)
{
  g_autofree char *names = raw_read (path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                                           " 'search_index%' AND name NOT IN ('meta', 'search_word') ORDER BY name");
  g_auto (GStrv) tables = g_strsplit (names, "\n", -1);
  GString *rows = g_string_new (NULL);

  for (char **table = tables; **table != '\0'; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", *table);
      g_autofree char *found = raw_read (path, sql);

      g_string_append_printf (rows, "%s\n%s", *table, found);
    }
  {
    g_autofree char *meta = raw_read (path, "SELECT device, worker, sample, created, hlc, last_id FROM meta");

    g_string_append (rows, meta);
  }
  return g_string_free (rows, FALSE);
}

static void
destroy (Drill *drill)
{
  g_autofree char *papers = kw_paper_file_get_folder (drill->fixture->path);
  g_autofree char *journal = g_strconcat (drill->fixture->path, "-journal", NULL);

  fixture_close (drill->fixture);
  g_unlink (journal);
  g_assert_cmpint (g_unlink (drill->fixture->path), ==, 0);
  if (g_file_test (papers, G_FILE_TEST_IS_DIR))
    fixture_remove_folder (papers);
}

static void
assert_as_it_was (Drill *drill, const char *expected, KwPaper *paper, GBytes *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *found = dump (drill->fixture->path);

  g_assert_true (strcmp (expected, found) == 0);
  fixture_reopen (drill->fixture);
  findings = kw_casebook_check_sync (drill->fixture->casebook, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    /* Papers that are made up have no content. */
    g_assert_cmpstr (((KwCheckFinding *) g_ptr_array_index (findings, i))->part, ==, "papers");
  if (paper != NULL)
    {
      g_autoptr (GBytes) bytes = kw_casebook_read_content_sync (drill->fixture->casebook, paper, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, content));
    }
}

static char *
back_up (Drill *drill, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwBackup) backup = NULL;

  if (g_rand_boolean (drill->rand))
    backup = kw_casebook_back_up_to_place_sync (drill->fixture->casebook, place, &keep, NULL, &error);
  else
    {
      g_autofree char *path = g_build_filename (drill->fixture->folder, "alone", NULL);

      backup = kw_casebook_back_up_sync (drill->fixture->casebook, path, NULL, &error);
    }
  g_assert_no_error (error);
  return g_strdup (backup->path);
}

static void
run_drill (Drill *drill, const char *place)
{
  g_autofree char *expected = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (KwRecord) paper = NULL;
  g_autoptr (GBytes) content = NULL;
  guint n_families;

  add_family (drill);
  work (drill, g_rand_int_range (drill->rand, 0, 15));
  if (g_rand_int_range (drill->rand, 0, 10) == 0)
    add_everything (drill);
  fixture_close (drill->fixture);
  expected = dump (drill->fixture->path);
  fixture_reopen (drill->fixture);
  n_families = drill->families->len;
  backup = back_up (drill, place);
  paper = drill->paper != NULL ? kw_record_copy (drill->paper) : NULL;
  content = drill->content != NULL ? g_bytes_ref (drill->content) : NULL;
  work (drill, g_rand_int_range (drill->rand, 0, 8));

  destroy (drill);
  g_assert_true (kw_restore_sync (backup, drill->fixture->path, &drill->fixture->options, &lost, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, ==, 0);
  assert_as_it_was (drill, expected, (KwPaper *) paper, content);
  /* And the work goes on, with the families that were there. */
  g_array_set_size (drill->families, n_families);
  work (drill, 3);
}

static void
test_drill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_build_filename (fixture->folder, "place", NULL);
  Drill drill = { .fixture = fixture };

  drill.rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  drill.families = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  run_drill (&drill, place);
  g_clear_pointer ((KwRecord **) &drill.paper, kw_record_free);
  g_clear_pointer (&drill.content, g_bytes_unref);
  g_array_unref (drill.families);
  g_rand_free (drill.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 1; i <= N_DRILLS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/backup-drill/%03u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_drill, fixture_tear_down);
    }
  return g_test_run ();
}
