/* test-drafts.c
 *
 * What is half written is there again: after the form is closed, and after the program is killed two seconds after the
 * last key. The program that is killed is this one, started once more, with a real window and real keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-drafts.h"
#include "kw-form-window.h"
#include "kw-when-entry.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* What is promised: no change is older than this without being kept. */
#define PROMISE_MS 2000

#define NOTE "Ada cried, then laughed"
#define WHEN "sometime lately"

static char *program;

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static GtkWindow *
open_visit (KwUi *ui)
{
  GtkWindow *form;

  kw_ui_press (ui, "<Control>l");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait_text (form, "Okafor");
  kw_ui_press (ui, "Return");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();

  return form;
}

/* A note, and a time that is none. */
static void
write_half (KwUi *ui)
{
  kw_ui_type (ui, NOTE);
  kw_ui_press (ui, "<Alt>w");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, WHEN);
}

static void
assert_half_written (GtkWindow *form)
{
  g_autofree char *texts = kw_ui_dup_texts (form);
  KwWhenEntry *when = KW_WHEN_ENTRY (kw_ui_find_type (form, "KwWhenEntry"));
  GtkTextView *note = GTK_TEXT_VIEW (kw_ui_find_type (form, "GtkTextView"));
  GtkTextIter start, end;
  g_autofree char *written = NULL;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (note), &start, &end);
  written = gtk_text_buffer_get_text (gtk_text_view_get_buffer (note), &start, &end, FALSE);
  g_assert_cmpstr (written, ==, NOTE);
  g_assert_cmpstr (kw_when_entry_get_text (when), ==, WHEN);
  g_assert_nonnull (strstr (texts, "is back."));
}

/* In the program that is to be killed: writes, says so, and goes on until it is. */
static int
be_killed (void)
{
  KwUi *ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);

  open_visit (ui);
  write_half (ui);
  g_print ("written %s\n", ui->path);
  fflush (stdout);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}

static char *
wait_until_written (int output)
{
  FILE *lines = fdopen (output, "r");
  char line[4096];
  char *path = NULL;

  while (path == NULL && fgets (line, sizeof line, lines) != NULL)
    if (g_str_has_prefix (line, "written "))
      path = g_strstrip (g_strdup (line + strlen ("written ")));
  fclose (lines);
  g_assert_nonnull (path);

  return path;
}

static char *
write_and_kill (void)
{
  const char *command[] = { program, "--be-killed", NULL };
  g_autoptr (GError) error = NULL;
  gboolean promised = FALSE;
  char *path;
  GPid pid;
  int output;

  g_spawn_async_with_pipes (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &output,
                            NULL, &error);
  g_assert_no_error (error);
  path = wait_until_written (output);
  g_timeout_add (PROMISE_MS, set_true, &promised);
  kw_ui_wait (is_true, &promised, "the two seconds that are promised");
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);

  return path;
}

static void
test_killed (void)
{
  g_autofree char *path = write_and_kill ();
  g_autoptr (KwUi) ui = kw_ui_start_on (path, KW_UI_NOW);
  GtkWindow *form;

  /* It is offered at once. */
  kw_ui_wait_name (ui->window, "draft-notice");
  kw_ui_picture ("draft-notice");
  kw_ui_click (kw_ui_wait_text (ui->window, "Go on writing"));
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  assert_half_written (form);
  kw_ui_picture ("draft-restored");

  /* What is wrong is said beside it, and stays. */
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_name (form, "error-when");
  assert_half_written (form);
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
}

static KwDraft *
find_draft (KwUi *ui)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autofree char *key = g_strdup_printf ("visit/%" G_GINT64_FORMAT, kw_ui_family.family);
  g_autoptr (GError) error = NULL;
  KwDraft *draft = kw_casebook_find_draft_sync (casebook, key, NULL, &error);

  g_assert_no_error (error);

  return draft;
}

/* Escape keeps it, however soon; discarding takes it away, and undo brings it back; saving needs it no more. */
static void
test_closed (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  g_autoptr (KwDraft) kept = NULL;
  g_autoptr (KwDraft) after = NULL;
  GtkWindow *form = open_visit (ui);

  write_half (ui);
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  kept = find_draft (ui);
  g_assert_nonnull (kept);

  form = open_visit (ui);
  assert_half_written (form);
  kw_form_window_discard (KW_FORM_WINDOW (form));
  kw_ui_settle ();
  g_assert_null (kw_ui_find_text (form, "is back."));
  kw_ui_click (kw_ui_wait_text (form, "Undo"));
  kw_ui_wait_text (form, "Draft kept");
  kw_ui_press (ui, "<Alt>w");
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, "930");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);
  after = find_draft (ui);
  g_assert_null (after);
}

int
main (int argc,
      char *argv[])
{
  program = argv[0];
  if (argc > 1 && g_str_equal (argv[1], "--be-killed"))
    {
      argc = 1;
      argv[1] = NULL;
      g_test_init (&argc, &argv, NULL);
      return be_killed ();
    }
  g_test_init (&argc, &argv, NULL);

  /* The program that is killed comes first: only one has the name on the bus. */
  g_test_add_func ("/drafts/killed", test_killed);
  g_test_add_func ("/drafts/closed", test_closed);

  return g_test_run ();
}
