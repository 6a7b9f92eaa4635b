/* test-start.c
 *
 * From nothing to a casebook: a person starts one with the keyboard alone, looks at the
 * sample, or is told why a file does not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-casebook-keys.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* A good one. */
#define CHOSEN "otter lamp gravel tuesday"

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static gboolean
has_casebook (gpointer data)
{
  return kw_window_get_session (((KwUi *) data)->window) != NULL;
}

static char *
make_path (void)
{
  return g_build_filename (g_get_home_dir (), "casebook.keyworker", NULL);
}

static const char *
read_label (gpointer root,
            const char *name)
{
  return gtk_label_get_text (GTK_LABEL (kw_ui_wait_name (root, name)));
}

/* What the dialog asks for, as it stood in the dialog. */
static char *
dup_answer (GtkWindow *dialog,
            char *const *groups)
{
  int line = 0;

  g_assert_cmpint (sscanf (read_label (dialog, "question"), "Type the words of line %d", &line), ==, 1);
  g_assert_cmpint (line, >=, 1);
  g_assert_cmpint (line, <=, 5);

  return g_strdup (groups[line - 1]);
}

static guint
count_keys (KwUi *ui)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = kw_casebook_list_keys_sync (casebook, NULL, &error);

  g_assert_no_error (error);

  return keys->len;
}

/* The words stand there once; a line is asked for; a wrong one is said calmly, and makes no key. */
static char *
check_recovery_key (KwUi *ui)
{
  GtkWindow *dialog = kw_ui_wait_for_window (ui, "KwRecoveryDialog");
  g_auto (GStrv) groups = g_new0 (char *, 6);
  g_autofree char *answer = NULL;

  kw_ui_picture ("recovery-words");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("group-%d", i + 1);

      groups[i] = g_strdup (read_label (dialog, name));
    }
  kw_ui_press (ui, "Return");
  answer = dup_answer (dialog, groups);
  kw_ui_type (ui, "quite other words\n");
  kw_ui_wait_name (dialog, "refusal");
  kw_ui_picture ("recovery-refused");
  g_assert_cmpuint (count_keys (ui), ==, 1);
  kw_ui_type (ui, answer);
  kw_ui_press (ui, "Return");
  kw_ui_wait_until_closed (dialog);
  g_assert_cmpuint (count_keys (ui), ==, 2);

  return g_strjoinv (" ", groups);
}

/* A passphrase that is missing, weak, not the same; then a good one. */
static void
choose_passphrase (KwUi *ui,
                   GtkWindow *form)
{
  kw_ui_wait_name (form, "error-passphrase");
  kw_ui_type (ui, "secret");
  g_assert_nonnull (strstr (read_label (form, "passphrase-quality"), "Weak"));
  kw_ui_picture ("start-weak");
  kw_ui_press (ui, "Return");
  kw_ui_type (ui, "other\n");
  kw_ui_wait_name (form, "error-passphrase-again");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, "secret\n");
  kw_ui_wait_name (form, "error-passphrase");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, CHOSEN "\n");
  g_assert_null (strstr (read_label (form, "passphrase-quality"), "Weak"));
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, CHOSEN);
  kw_ui_picture ("start-good");
  kw_ui_press (ui, "Return");
}

/* Locked by then. */
static void
unlock_with_words (KwUi *ui,
                   const char *words)
{
  kw_ui_wait_name (ui->window, "unlock-secret");
  kw_ui_press (ui, "<Alt>r");
  kw_ui_wait_text (ui->window, "printed sheet");
  kw_ui_type (ui, words);
  kw_ui_press (ui, "Return");
  kw_ui_wait (has_casebook, ui, "the casebook to be opened with the recovery key");
}

static gboolean
is_locked (gpointer data)
{
  return kw_window_is_locked (((KwUi *) data)->window);
}

/* Enter on the first choice, then name, role, council, passphrase, Enter; then the recovery key. */
static void
test_start (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  g_autofree char *path = make_path ();
  g_autofree char *words = NULL;
  GtkWindow *form;
  const KwWorker *worker;

  g_unlink (path);
  kw_ui_wait_name (ui->window, "start-casebook");
  kw_ui_press (ui, "Return");
  form = kw_ui_wait_for_window (ui, "KwStartForm");

  kw_ui_press (ui, "Return");
  kw_ui_wait_text (form, "Whose casebook is it?");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  kw_ui_type (ui, "Ruth Adeyemi");
  kw_ui_press (ui, "Tab");
  kw_ui_press (ui, "Tab");
  kw_ui_type (ui, "wcc\n");
  choose_passphrase (ui, form);
  kw_ui_wait (has_casebook, ui, "the casebook to be made");

  worker = kw_casebook_get_worker (kw_session_get_casebook (kw_window_get_session (ui->window)));
  g_assert_cmpstr (worker->name, ==, "Ruth Adeyemi");
  g_assert_cmpstr (worker->authority, ==, "WCC");
  g_assert_cmpint (worker->role, ==, KW_ROLE_KEY_WORKER);
  g_assert_cmpstr (kw_casebook_get_path (kw_session_get_casebook (kw_window_get_session (ui->window))), ==, path);

  words = check_recovery_key (ui);
  kw_ui_press (ui, "<Control><Alt>l");
  kw_ui_wait (is_locked, ui, "the casebook to be locked");
  unlock_with_words (ui, words);
}

/* What is there is never written over. */
static void
test_file_exists (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  g_autofree char *path = make_path ();
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *form;

  g_assert_true (g_file_set_contents (path, "mine", -1, &error));
  kw_ui_wait_name (ui->window, "start-casebook");
  kw_ui_press (ui, "Return");
  form = kw_ui_wait_for_window (ui, "KwStartForm");
  kw_ui_type (ui, "Ruth Adeyemi\n");
  kw_ui_wait_text (form, "There is a file of that name already.");

  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_cmpstr (content, ==, "mine");
  g_unlink (path);
  kw_ui_press (ui, "Escape");
}

static gboolean
is_on_sample (gpointer data)
{
  KwUi *ui = data;
  KwSession *session = kw_window_get_session (ui->window);

  return session != NULL && kw_casebook_is_sample (kw_session_get_casebook (session));
}

static void
test_sample (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "keyworker", "sample.keyworker", NULL);
  g_autofree char *unfinished = g_strconcat (path, ".unfinished", NULL);

  kw_ui_wait_name (ui->window, "open-sample");
  kw_ui_press (ui, "Down");
  kw_ui_press (ui, "Down");
  kw_ui_press (ui, "Return");
  kw_ui_wait (is_on_sample, ui, "the sample to be made and opened");
  kw_ui_wait_text (ui->window, "Sample casebook");

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
}

/* A file that is no casebook is refused with a sentence, and the start page is there again. */
static void
test_refused (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (NOW);
  g_autofree char *path = make_path ();
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (path, "no casebook at all", -1, &error));
  kw_window_open (ui->window, path);
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_wait_text (dialog, "The Casebook Is Damaged");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);

  kw_ui_wait_name (ui->window, "start-casebook");
  g_assert_null (kw_window_get_session (ui->window));
  g_unlink (path);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/start/start", test_start);
  g_test_add_func ("/start/file-exists", test_file_exists);
  g_test_add_func ("/start/sample", test_sample);
  g_test_add_func ("/start/refused", test_refused);

  return g_test_run ();
}
