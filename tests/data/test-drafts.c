/* test-drafts.c
 *
 * What an editor holds survives whatever happens to the program, and is thrown away when it is stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "casebook-fixture.h"

#include "kw-data-error.h"
#include "kw-drafts.h"

static void
keep (Fixture *fixture, const char *key, gint64 family, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_keep_draft_sync (fixture->casebook, key, family, content, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_draft (const KwDraft *draft, const char *key, gint64 family, const char *content, KwInstant saved)
{
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->key, ==, key);
  g_assert_cmpint (draft->family, ==, family);
  g_assert_cmpstr (draft->content, ==, content);
  g_assert_cmpint (draft->saved, ==, saved);
}

static KwDraft *
find (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  KwDraft *draft = kw_casebook_find_draft_sync (fixture->casebook, key, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

static void
test_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwDraft) draft = NULL;

  keep (fixture, "visit/7", 7, "{\"note\":\"She said “n");
  keep (fixture, "visit/8", KW_NONE, "");
  keep (fixture, "visit/7", 7, "{\"note\":\"She said “no");
  fixture_reopen (fixture);
  draft = find (fixture, "visit/7");
  assert_draft (draft, "visit/7", 7, "{\"note\":\"She said “no", FIXTURE_NOW);
  kw_draft_free (g_steal_pointer (&draft));
  draft = find (fixture, "visit/8");
  assert_draft (draft, "visit/8", KW_NONE, "", FIXTURE_NOW);
}

static void
test_thrown_away (Fixture *fixture, gconstpointer data)
{
  keep (fixture, "visit/7", 7, "a");
  keep (fixture, "visit/8", 8, "b");
  keep (fixture, "visit/7", 7, NULL);
  keep (fixture, "visit/9", 9, NULL); /* there was none */
  g_assert_null (find (fixture, "visit/7"));
  g_assert_null (find (fixture, "visit"));
  kw_draft_free (find (fixture, "visit/8"));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = kw_casebook_list_drafts_sync (fixture->casebook, NULL, &error);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  keep (fixture, "a", 1, "older");
  fixture->now += KW_MINUTE;
  keep (fixture, "b", 2, "newer");
  drafts = kw_casebook_list_drafts_sync (fixture->casebook, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  assert_draft (g_ptr_array_index (drafts, 0), "b", 2, "newer", FIXTURE_NOW + KW_MINUTE);
  assert_draft (g_ptr_array_index (drafts, 1), "a", 1, "older", FIXTURE_NOW);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kw_casebook_keep_draft_finish (KW_CASEBOOK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer draft)
{
  *(KwDraft **) draft = kw_casebook_find_draft_finish (KW_CASEBOOK (source), result, NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer drafts)
{
  *(GPtrArray **) drafts = kw_casebook_list_drafts_finish (KW_CASEBOOK (source), result, NULL);
}

/* In the window each is asked for without waiting for the one before; they are done in that order. */
static void
test_async (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gboolean kept = FALSE;
  g_autoptr (KwDraft) draft = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  kw_casebook_keep_draft_async (fixture->casebook, "k", 3, "x", NULL, kept_cb, &kept);
  kw_casebook_find_draft_async (fixture->casebook, "k", NULL, found_cb, &draft);
  kw_casebook_list_drafts_async (fixture->casebook, NULL, listed_cb, &drafts);
  while (drafts == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kept);
  assert_draft (draft, "k", 3, "x", FIXTURE_NOW);
  g_assert_cmpuint (drafts->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/drafts/survives", test_survives);
  fixture_test ("/drafts/thrown-away", test_thrown_away);
  fixture_test ("/drafts/list", test_list);
  fixture_test ("/drafts/async", test_async);

  return g_test_run ();
}
