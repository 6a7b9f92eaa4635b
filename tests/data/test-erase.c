/* test-erase.c
 *
 * What is erased by law is in no page of the casebook any more, free ones and those of the search included; the journal
 * still holds together and check is content; nothing else is touched.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem () */
#define _GNU_SOURCE

#include "casebook-fixture.h"
#include "raw-casebook.h"

#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-data-error.h"
#include "kw-drafts.h"
#include "kw-erase.h"
#include "kw-search.h"

#include <string.h>

/* In a note, in a member's name, in what was written before and changed, in the reason of an edit, in a draft. */
static const char *const secrets[] = { "zanzibar", "quillfeather", "wombatish", "obsidianly", "kumquatted" };

static gint64
add_visit (Fixture *fixture, gint64 family, const char *note, const char *reason)
{
  g_autoptr (KwEdit) edit = kw_edit_new (reason);
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);
  gint64 id = kw_casebook_new_id (fixture->casebook);

  visit->record.id = id;
  visit->record.family = family;
  visit->start = FIXTURE_NOW;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup (note);
  visit->headline = g_strdup ("headline stays");
  kw_edit_put (edit, visit);
  fixture_commit (fixture, edit);
  return id;
}

static void
change_note (Fixture *fixture, gint64 family, gint64 id, const char *note)
{
  g_autoptr (KwCaseFile) file = fixture_load (fixture, family);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwVisit *visit = kw_record_copy (kw_case_file_find (file, KW_RECORD_VISIT, id));

  g_free (visit->note);
  visit->note = g_strdup (note);
  kw_edit_put (edit, visit);
  fixture_commit (fixture, edit);
}

static gint64
add_member (Fixture *fixture, gint64 family, const char *given)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwMember *member = kw_record_new (KW_RECORD_MEMBER);
  gint64 id = kw_casebook_new_id (fixture->casebook);

  member->record.id = id;
  member->record.family = family;
  member->given = g_strdup (given);
  kw_edit_put (edit, member);
  fixture_commit (fixture, edit);
  return id;
}

static void
keep_draft (Fixture *fixture, gint64 family, const char *content)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_keep_draft_sync (fixture->casebook, "visit/1", family, content, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
copy_pages (KwJob *job, GError **error)
{
  GByteArray **pages = job->data;
  sqlite3_int64 size;
  unsigned char *bytes = sqlite3_serialize (kw_database_get_handle (job->database), "main", &size, 0);

  g_assert_nonnull (bytes);
  *pages = g_byte_array_append (g_byte_array_new (), bytes, (guint) size);
  sqlite3_free (bytes);
  return TRUE;
}

/* Every page as it is stored, whatever the file is like around them. */
static gboolean
is_in_pages (Fixture *fixture, const char *text)
{
  g_autoptr (GByteArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  kw_casebook_run_sync_number (fixture->casebook, KW_BACKGROUND, copy_pages, &pages, NULL, NULL, &error);
  g_assert_no_error (error);
  return memmem (pages->data, pages->len, text, strlen (text)) != NULL;
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (fixture->casebook, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KwCheckFinding *) g_ptr_array_index (findings, i))->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

static guint
count_hits (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kw_casebook_search_sync (fixture->casebook, words, 100, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
link_two (Fixture *fixture, gint64 member, gint64 other)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwSamePerson *same = kw_record_new (KW_RECORD_SAME_PERSON);

  same->member = member;
  same->other = other;
  kw_edit_put (edit, same);
  fixture_commit (fixture, edit);
}

static void
test_family (Fixture *fixture, gconstpointer data)
{
  gint64 erased = fixture_add_family (fixture, "WCC-1", "Gone"), kept = fixture_add_family (fixture, "WCC-2", "Kept");
  gint64 ada = add_member (fixture, erased, "quillfeather"), other = add_member (fixture, kept, "Ada");
  gint64 visit = add_visit (fixture, erased, "zanzibar", "obsidianly");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) erasures = NULL;
  g_autoptr (KwCaseFile) file = NULL;
  const KwErasure *erasure;

  change_note (fixture, erased, visit, "wombatish");
  change_note (fixture, erased, visit, "zanzibar once more");
  link_two (fixture, other, ada);
  keep_draft (fixture, erased, "{\"note\": \"kumquatted\"}");
  for (guint i = 0; i < 40; i++)
    add_visit (fixture, kept, "heron by the canal", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_true (is_in_pages (fixture, secrets[i]));

  g_assert_true (kw_casebook_erase_family_sync (fixture->casebook, erased, "Court order 4711", NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_test_message ("%s", secrets[i]);
      g_assert_false (is_in_pages (fixture, secrets[i]));
    }
  g_assert_false (is_in_pages (fixture, "WCC-1"));
  assert_whole (fixture);

  /* The other family is as it was. */
  file = fixture_load (fixture, kept);
  g_assert_cmpuint (kw_case_file_list (file, KW_RECORD_VISIT)->len, ==, 40);
  g_assert_cmpuint (count_hits (fixture, "heron"), ==, 40);
  g_assert_cmpuint (count_hits (fixture, "zanzibar"), ==, 0);
  g_clear_pointer (&file, kw_case_file_unref);
  file = kw_casebook_load_family_sync (fixture->casebook, erased, NULL, &error);
  g_assert_null (file);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* It says that it was done, by whom and why. */
  erasures = kw_casebook_list_erasures_sync (fixture->casebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erasures->len, ==, 1);
  erasure = g_ptr_array_index (erasures, 0);
  g_assert_cmpint (erasure->family, ==, erased);
  g_assert_cmpstr (erasure->why, ==, "Court order 4711");
  g_assert_cmpint (erasure->at, ==, FIXTURE_NOW);
  g_assert_cmpint (erasure->worker, ==, kw_casebook_get_worker (fixture->casebook)->record.id);
  g_assert_cmpint (erasure->n_entries, >=, 10);

  /* And the casebook goes on. */
  add_visit (fixture, kept, "sparrow", NULL);
  fixture_reopen (fixture);
  assert_whole (fixture);
  g_assert_cmpuint (count_hits (fixture, "sparrow"), ==, 1);
}

static void
test_field (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "Ng");
  gint64 visit = add_visit (fixture, family, "zanzibar", NULL), other = add_visit (fixture, family, "heron", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) file = NULL;
  const KwVisit *now;

  change_note (fixture, family, visit, "wombatish");
  g_assert_true (
      kw_casebook_erase_field_sync (fixture->casebook, KW_RECORD_VISIT, visit, "note", "Asked for", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_pages (fixture, "zanzibar"));
  g_assert_false (is_in_pages (fixture, "wombatish"));
  assert_whole (fixture);

  file = fixture_load (fixture, family);
  now = kw_case_file_find (file, KW_RECORD_VISIT, visit);
  g_assert_null (now->note);
  g_assert_cmpstr (now->headline, ==, "headline stays");
  now = kw_case_file_find (file, KW_RECORD_VISIT, other);
  g_assert_cmpstr (now->note, ==, "heron");
  g_assert_cmpuint (count_hits (fixture, "heron"), ==, 1);
}

/* A field that must not be empty is not emptied; then nothing at all is done. */
static void
test_needed_field (Fixture *fixture, gconstpointer data)
{
  gint64 family = fixture_add_family (fixture, "WCC-1", "zanzibar");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) erasures = NULL;

  g_assert_false (
      kw_casebook_erase_field_sync (fixture->casebook, KW_RECORD_FAMILY, family, "name", "Asked for", NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (is_in_pages (fixture, "zanzibar"));
  erasures = kw_casebook_list_erasures_sync (fixture->casebook, NULL, &error);
  g_assert_cmpuint (erasures->len, ==, 0);
  assert_whole (fixture);
}

/* The schema itself lets nobody empty an entry that no erasure covers, or change one that is. */
static void
test_only_by_law (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE journal SET salt = NULL, patch = NULL, old = NULL, reason = NULL WHERE family = (SELECT id FROM family)",
    "UPDATE journal SET author = 77 WHERE patch IS NULL",
    "UPDATE journal SET family = NULL WHERE patch IS NULL",
    "DELETE FROM journal WHERE patch IS NULL",
    "UPDATE erasure SET why = 'else'",
    "DELETE FROM erasure",
  };
  gint64 erased = fixture_add_family (fixture, "WCC-1", "Gone");
  g_autoptr (GError) error = NULL;

  fixture_add_family (fixture, "WCC-2", "Kept");
  g_assert_true (kw_casebook_erase_family_sync (fixture->casebook, erased, "Court order", NULL, &error));
  fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      RawCasebook raw = raw_open (fixture->path);

      g_test_message ("%s", attempts[i]);
      g_assert_cmpint (sqlite3_exec (raw.handle, attempts[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      raw_close (&raw);
    }
  fixture_reopen (fixture);
  assert_whole (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/erase/family", test_family);
  fixture_test ("/erase/field", test_field);
  fixture_test ("/erase/needed-field", test_needed_field);
  fixture_test ("/erase/only-by-law", test_only_by_law);

  return g_test_run ();
}
