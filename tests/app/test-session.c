/* test-session.c
 *
 * What a session says while something is saved, afterwards, and when it is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-session.h"

#include "kw-data-error.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

typedef struct
{
  char *folder;
  char *path;
  KwCasebook *casebook;
  KwPolicy *policy;
  KwSession *session;
  gint64 family;

  guint n_changed;
  guint n_busy;
  gint64 changed_family;
  gint64 edit;
  GError *error;
  gboolean done;
} Fixture;

static KwInstant
fixed_clock (gpointer data)
{
  return NOW;
}

static void
on_changed (KwSession *session, gint64 family, gint64 edit, gpointer data)
{
  Fixture *fixture = data;

  g_assert_false (fixture->done);
  g_assert_cmpint (kw_session_get_saved_at (session), ==, NOW);
  fixture->n_changed++;
  fixture->changed_family = family;
}

static void
on_busy (KwSession *session, GParamSpec *pspec, gpointer data)
{
  ((Fixture *) data)->n_busy++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KwCasebookOptions options = {
    .passphrase = TEST_PASSPHRASE, .clock = fixed_clock, .seed = 1, .key_cost = &test_key_cost
  };
  g_autoptr (KwRecord) worker = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (GError) error = NULL;

  ((KwWorker *) worker)->name = g_strdup ("Ruth Adeyemi");
  ((KwWorker *) worker)->authority = g_strdup ("WCC");
  fixture->folder = g_dir_make_tmp ("session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  fixture->casebook = kw_casebook_create_sync (fixture->path, (KwWorker *) worker, &options, &error);
  g_assert_no_error (error);
  fixture->policy = kw_policy_new_default ();
  fixture->session = kw_session_new (fixture->casebook, fixture->policy, NOW);
  fixture->family = kw_casebook_new_id (fixture->casebook);
  g_signal_connect (fixture->session, "changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect (fixture->session, "notify::busy", G_CALLBACK (on_busy), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kw_casebook_close_sync (fixture->casebook, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->casebook);
  kw_policy_unref (fixture->policy);
  g_clear_error (&fixture->error);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static KwEdit *
make_edit (Fixture *fixture, const char *reference)
{
  KwEdit *edit = kw_edit_new (NULL);
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  family->record.id = fixture->family;
  family->reference = g_strdup (reference);
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_WAITING;
  family->opened = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, family);
  return edit;
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->edit = kw_session_commit_finish (KW_SESSION (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->edit = kw_session_undo_finish (KW_SESSION (source), result, &fixture->error);
  fixture->done = TRUE;
}

static gboolean
is_busy (Fixture *fixture)
{
  gboolean busy;

  g_object_get (fixture->session, "busy", &busy, NULL);
  return busy;
}

static void
wait (Fixture *fixture)
{
  g_assert_true (is_busy (fixture));
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_busy (fixture));
}

static void
commit (Fixture *fixture, const char *reference)
{
  g_autoptr (KwEdit) edit = make_edit (fixture, reference);

  fixture->done = FALSE;
  kw_session_commit_async (fixture->session, edit, NULL, on_committed, fixture);
  wait (fixture);
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (kw_session_get_saved_at (fixture->session), ==, KW_NONE);
  commit (fixture, "WCC-0042");

  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->edit, >, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (fixture->changed_family, ==, fixture->family);
  g_assert_cmpuint (fixture->n_busy, ==, 2);
}

/* What was not saved is never said to be. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  commit (fixture, "");

  g_assert_error (fixture->error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_cmpint (fixture->edit, ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpint (kw_session_get_saved_at (fixture->session), ==, KW_NONE);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;

  commit (fixture, "WCC-0042");
  fixture->done = FALSE;
  kw_session_undo_async (fixture->session, fixture->edit, NULL, on_undone, fixture);
  wait (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  file = kw_casebook_load_family_sync (fixture->casebook, fixture->family, NULL, &error);
  g_assert_null (file);
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND);
}

static void
test_now (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KwSession) running = kw_session_new (fixture->casebook, fixture->policy, KW_NONE);

  g_assert_cmpint (kw_session_get_now (fixture->session), ==, NOW);
  g_assert_cmpint (kw_session_get_today (fixture->session), ==, kw_date_from_ymd (2013, 1, 29));
  g_assert_cmpint (kw_session_get_now (running), >, NOW);
  g_assert_cmpint (kw_session_get_worker (running), ==, kw_casebook_get_worker (fixture->casebook)->record.id);
}

#define session_test(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  session_test ("/session/commit", test_commit);
  session_test ("/session/refused", test_refused);
  session_test ("/session/undo", test_undo);
  session_test ("/session/now", test_now);

  return g_test_run ();
}
