/* test-restore-journal.c: what was done after the backup, brought over from a damaged casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-backup.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-restore.h"
#include "kw-vault-layout.h"
#include "raw-casebook.h"
#include "record-filler.h"

#include <fcntl.h>
#include <unistd.h>

#define N_VISITS 30

typedef struct
{
  char *backup;
  char *again;
  guint n_brought;
  GPtrArray *lost;
} Restored;

static void
restored_clear (Restored *restored)
{
  g_free (restored->backup);
  g_free (restored->again);
  g_clear_pointer (&restored->lost, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restored, restored_clear)

static void
flip (const char *path, guint32 page)
{
  int file = open (path, O_RDWR);
  goffset at = KW_VAULT_FIRST_PAGE + (goffset) (page - 1) * KW_VAULT_PAGE_SIZE + 1000;
  guint8 byte;

  g_assert_cmpint (pread (file, &byte, 1, at), ==, 1);
  byte ^= 0x10;
  g_assert_cmpint (pwrite (file, &byte, 1, at), ==, 1);
  close (file);
}

static guint32
page_of (Fixture *fixture, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autofree char *page = raw_read (fixture->path, sql);

  return (guint32) atoi (page);
}

/* The page of the newest entries: the last child of the table's root. */
static guint32
newest_page_of_journal (Fixture *fixture)
{
  guint32 page = page_of (fixture, "journal");
  KwVault *vault = vault_open (fixture->path);
  guint8 bytes[KW_VAULT_PAGE_SIZE];

  for (;;)
    {
      vault_read_raw (vault, page, bytes);
      g_assert_true (kw_vault_open_page (vault, page, bytes));
      if (bytes[0] != 5)
        break;
      page = (guint32) bytes[8] << 24 | (guint32) bytes[9] << 16 | (guint32) bytes[10] << 8 | bytes[11];
    }
  kw_vault_unref (vault);
  return page;
}

static KwVisit *
visit_new (gint64 family, int i)
{
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

  visit->record.family = family;
  visit->start = FIXTURE_NOW - i * KW_HOUR;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup_printf ("Visit number %d, and what was said at it, which takes some room on a page.", i);
  return visit;
}

static gint64
add_visits (Fixture *fixture, gint64 family, int from)
{
  gint64 last = KW_NONE;

  for (int i = from; i < from + N_VISITS; i++)
    {
      g_autoptr (KwEdit) edit = kw_edit_new ("Came by");
      KwVisit *visit = visit_new (family, i);

      visit->record.id = last = kw_casebook_new_id (fixture->casebook);
      kw_edit_put (edit, visit);
      fixture_commit (fixture, edit);
    }
  return last;
}

/* After the backup: another family, its visits, one of which is changed and one removed. */
static void
add_later_work (Fixture *fixture, gint64 old_family)
{
  gint64 family = fixture_add_family (fixture, "WCC-2", "Brown");
  gint64 first = add_visits (fixture, family, 100), last = add_visits (fixture, old_family, 200);
  g_autoptr (KwEdit) edit = kw_edit_new ("Written down wrongly");
  KwVisit *visit = visit_new (family, 999);

  visit->record.id = first;
  kw_edit_put (edit, visit);
  kw_edit_remove (edit, KW_RECORD_VISIT, last);
  fixture_commit (fixture, edit);
}

static void
make (Fixture *fixture, Restored *restored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwBackup) backup = NULL;
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");

  restored->backup = g_build_filename (fixture->folder, "backup.keyworker", NULL);
  restored->again = g_build_filename (fixture->folder, "again.keyworker", NULL);
  add_visits (fixture, family, 0);
  backup = kw_casebook_back_up_sync (fixture->casebook, restored->backup, NULL, &error);
  g_assert_no_error (error);
  add_later_work (fixture, family);
  fixture_close (fixture);
}

static void
restore (Fixture *fixture, Restored *restored)
{
  g_autoptr (GError) error = NULL;

  kw_restore_with_journal_sync (restored->backup, fixture->path, restored->again, &fixture->options,
                                &restored->n_brought, &restored->lost, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < restored->lost->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (restored->lost, i));
}

static char *
dump (const char *path)
{
  return raw_read (path, "SELECT id, start, note FROM visit UNION ALL SELECT id, reference, name FROM family"
                         " UNION ALL SELECT id, author, reason || hex (hash) FROM journal ORDER BY 1, 2");
}

static int
count (const char *path, const char *table)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", table, NULL);
  g_autofree char *number = raw_read (path, sql);

  return atoi (number);
}

static void
assert_whole (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCasebook) casebook = kw_casebook_open_sync (path, &fixture->options, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  g_assert_no_error (error);
  kw_edit_put (edit, fixture_worker ());
  g_assert_cmpint (kw_casebook_commit_sync (casebook, edit, NULL, &error), >, 0);
  g_assert_no_error (error);
  findings = kw_casebook_check_sync (casebook, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KwCheckFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
says (const Restored *restored, const char *words)
{
  for (guint i = 0; i < restored->lost->len; i++)
    if (strstr (g_ptr_array_index (restored->lost, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* How many entries the sentences say are lost or left behind. */
static int
count_named (const Restored *restored)
{
  int sum = 0;

  for (guint i = 0; i < restored->lost->len; i++)
    {
      const char *sentence = g_ptr_array_index (restored->lost, i);
      int n = 0;

      if (sscanf (sentence, "%d entr", &n) == 1 || sscanf (sentence, "Family %*[^:]: %d later", &n) == 1)
        sum += n;
    }
  return sum;
}

/* The records cannot be read, the history can: nothing is lost, and who did what and why is as it was. */
static void
test_records_damaged (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int n;

  make (fixture, &restored);
  before = dump (fixture->path);
  n = count (fixture->path, "journal") - count (restored.backup, "journal");
  flip (fixture->path, page_of (fixture, "visit"));
  flip (fixture->path, page_of (fixture, "family"));
  restore (fixture, &restored);
  g_assert_cmpuint (restored.lost->len, ==, 0);
  g_assert_cmpint (n, >, 2 * N_VISITS);
  g_assert_cmpint (restored.n_brought, ==, n);
  after = dump (restored.again);
  g_assert_cmpstr (before, ==, after);
  assert_whole (fixture, restored.again);
}

/* The newest entries cannot be read: what is before them is there, what is not is named. */
static void
test_end_damaged (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };
  int n;

  make (fixture, &restored);
  n = count (fixture->path, "journal") - count (restored.backup, "journal");
  flip (fixture->path, newest_page_of_journal (fixture));
  restore (fixture, &restored);
  g_assert_cmpint (restored.n_brought, >, N_VISITS);
  g_assert_cmpint (restored.n_brought, <, n);
  g_assert_true (says (&restored, "cannot be read, so nothing from there on is brought over"));
  g_assert_cmpint (count_named (&restored), ==, n - (int) restored.n_brought);
  g_assert_cmpint (count (restored.again, "journal"), ==,
                   count (restored.backup, "journal") + (int) restored.n_brought);
  assert_whole (fixture, restored.again);
}

/* Entries in the middle are gone: what comes after is left behind, and counted by family. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };
  g_autofree char *sql = NULL;
  int first;

  make (fixture, &restored);
  first = count (restored.backup, "journal") + 10;
  sql = g_strdup_printf ("DELETE FROM journal WHERE id = %d", first);
  raw_rewrite (fixture->path, sql);
  restore (fixture, &restored);
  g_assert_cmpint (restored.n_brought, ==, 9);
  g_assert_true (says (&restored, "1 entry of the history is lost."));
  g_assert_true (says (&restored, "Family WCC-1: 31 later changes are left behind."));
  g_assert_true (says (&restored, "Family WCC-2: "));
  assert_whole (fixture, restored.again);
}

/* An edit of which a part is gone does not come at all: the last one here has two entries, and the second is
 * changed. */
static void
test_half_an_edit (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };
  g_autofree char *sql = NULL;
  int n;

  make (fixture, &restored);
  n = count (fixture->path, "journal");
  sql = g_strdup_printf ("UPDATE journal SET author = author + 1 WHERE id = %d", n);
  raw_rewrite (fixture->path, sql);
  restore (fixture, &restored);
  g_assert_cmpint (restored.n_brought, ==, n - 2 - count (restored.backup, "journal"));
  assert_whole (fixture, restored.again);
}

/* Entries that somebody changed are not brought over. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };
  g_autofree char *sql = NULL;

  make (fixture, &restored);
  sql = g_strdup_printf ("UPDATE journal SET author = author + 1 WHERE id = %d",
                         count (restored.backup, "journal") + 10);
  raw_rewrite (fixture->path, sql);
  restore (fixture, &restored);
  g_assert_cmpint (restored.n_brought, ==, 9);
  g_assert_true (says (&restored, "cannot be read, so nothing from there on is brought over"));
  assert_whole (fixture, restored.again);
}

/* Nothing of the damaged one can be read: the backup is there all the same. */
static void
test_nothing_to_read (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };

  make (fixture, &restored);
  flip (fixture->path, 1);
  restore (fixture, &restored);
  g_assert_cmpuint (restored.n_brought, ==, 0);
  g_assert_cmpuint (restored.lost->len, >, 0);
  g_assert_cmpint (count (restored.again, "visit"), ==, N_VISITS);
  assert_whole (fixture, restored.again);
}

/* Another casebook's history has nothing to do with it. */
static void
test_other (Fixture *fixture, gconstpointer data)
{
  g_auto (Restored) restored = { NULL };

  make (fixture, &restored);
  raw_run (fixture->path, "UPDATE meta SET epoch = epoch + 1");
  restore (fixture, &restored);
  g_assert_cmpuint (restored.n_brought, ==, 0);
  g_assert_true (says (&restored, "does not go on from this backup"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/restore-journal/records-damaged", test_records_damaged);
  fixture_test ("/restore-journal/end-damaged", test_end_damaged);
  fixture_test ("/restore-journal/gap", test_gap);
  fixture_test ("/restore-journal/half-an-edit", test_half_an_edit);
  fixture_test ("/restore-journal/changed", test_changed);
  fixture_test ("/restore-journal/nothing-to-read", test_nothing_to_read);
  fixture_test ("/restore-journal/other", test_other);
  return g_test_run ();
}
