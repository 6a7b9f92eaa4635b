/* test-check-vault.c: every byte of the file counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"
#include "kw-check.h"
#include "kw-vault-layout.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void
flip (Fixture *fixture, goffset at)
{
  int file = open (fixture->path, O_RDWR);
  guint8 byte;

  g_assert_cmpint (pread (file, &byte, 1, at), ==, 1);
  byte ^= 0x10;
  g_assert_cmpint (pwrite (file, &byte, 1, at), ==, 1);
  close (file);
}

typedef struct
{
  GPtrArray *findings;
  GError *error;
  gboolean over;
} Checked;

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  Checked *checked = data;

  checked->findings = kw_casebook_check_finish (KW_CASEBOOK (source), result, &checked->error);
  checked->over = TRUE;
}

static guint
count_of_file (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += strcmp (((KwCheckFinding *) g_ptr_array_index (findings, i))->part, "file") == 0;
  return n;
}

/* Both ways: where it is, and in a copy. */
static void
expect (Fixture *fixture, gboolean damaged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);
  Checked checked = { NULL };

  g_assert_no_error (error);
  g_assert_cmpint (count_of_file (findings) > 0, ==, damaged);
  kw_casebook_check_async (fixture->casebook, NULL, NULL, NULL, on_checked, &checked);
  while (!checked.over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (checked.error);
  g_assert_cmpint (count_of_file (checked.findings) > 0, ==, damaged);
  g_ptr_array_unref (checked.findings);
}

static goffset
get_size (Fixture *fixture)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  return status.st_size;
}

static void
test_every_part (Fixture *fixture, gconstpointer data)
{
  goffset size, places[16];
  guint n = 0;

  fixture_add_family (fixture, "WCC-1", "Okafor");
  size = get_size (fixture);
  places[n++] = 20;                                /* the version */
  places[n++] = 1000;                              /* zeros of the header */
  places[n++] = KW_VAULT_AREA_A + 10;              /* keys */
  places[n++] = KW_VAULT_AREA_A + 20000;           /* room for keys */
  places[n++] = KW_VAULT_AREA_B + 10;              /* the same, once more */
  places[n++] = KW_VAULT_AREA_B + 28000;           /* room */
  places[n++] = KW_VAULT_AREAS_END + 100;          /* zeros */
  places[n++] = KW_VAULT_FIRST_PAGE + 5;           /* the first page */
  places[n++] = KW_VAULT_FIRST_PAGE + 4096 + 4095; /* the last byte of the second */
  places[n++] = size - 1;
  places[n++] = size / 2;
  expect (fixture, FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("byte %" G_GOFFSET_FORMAT " of %" G_GOFFSET_FORMAT, places[i], size);
      flip (fixture, places[i]);
      expect (fixture, TRUE);
      flip (fixture, places[i]);
    }
  expect (fixture, FALSE);
}

/* Pages that hold nothing any more, too. */
static void
test_free_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwEdit) filling = kw_edit_new (NULL);
  g_autoptr (KwEdit) removing = kw_edit_new (NULL);
  gint64 family = fixture_add_family (fixture, "WCC-1", "Okafor");
  goffset before = get_size (fixture), after;
  g_autofree char *note = g_strnfill (200000, 'x');
  gint64 visit = kw_casebook_new_id (fixture->casebook);
  KwVisit *record = kw_record_new (KW_RECORD_VISIT);

  record->record.id = visit;
  record->record.family = family;
  record->start = FIXTURE_NOW;
  record->outcome = KW_VISIT_SEEN;
  record->note = g_strdup (note);
  kw_edit_put (filling, record);
  fixture_commit (fixture, filling);
  kw_edit_remove (removing, KW_RECORD_VISIT, visit);
  fixture_commit (fixture, removing);
  after = get_size (fixture);
  g_assert_cmpint (after, >, before + 10 * 4096);
  for (goffset at = before + 2000; at < after; at += 7 * 4096)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      flip (fixture, at);
      findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_of_file (findings), >, 0);
      flip (fixture, at);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/check-vault/every-part", test_every_part);
  fixture_test ("/check-vault/free-pages", test_free_pages);
  return g_test_run ();
}
