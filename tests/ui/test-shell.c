/* test-shell.c
 *
 * The window on its start page and on a casebook: going from page to page, searching, hiding
 * details, closing. Everything is done with keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static gint64
put_family (KwCasebook *casebook,
            KwEdit *edit,
            const char *reference,
            const char *name)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);
  gint64 id = kw_casebook_new_id (casebook);

  family->record.id = id;
  family->reference = g_strdup (reference);
  family->name = g_strdup (name);
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_ACTIVE;
  family->opened = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, family);
  designation->record.family = id;
  designation->worker = kw_casebook_get_worker (casebook)->record.id;
  designation->from = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, designation);

  return id;
}

static void
fill (KwCasebook *casebook,
      KwEdit *edit)
{
  put_family (casebook, edit, "WCC-0042", "Okafor");
  put_family (casebook, edit, "WCC-0043", "Reid");
}

static void
test_start (void)
{
  g_autoptr (KwUi) ui = kw_ui_start (KW_NONE);

  kw_ui_wait_name (ui->window, "start-casebook");
  kw_ui_press (ui, "Return");
  kw_ui_wait_for_window (ui, "KwStartForm");
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

  kw_ui_click (kw_ui_wait_name (ui->window, "open-sample"));
  kw_ui_wait (is_on_sample, ui, "the sample to be made and opened");
  kw_ui_wait_text (ui->window, "Sample casebook");

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
}

/* What is looked for is found while it is being typed, a group for each family. */
static void
test_search (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);

  kw_ui_press (ui, "<Control>f");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  kw_ui_type (ui, "oka");
  kw_ui_wait_text (kw_window_get_page (ui->window), "WCC-0042");
  g_assert_null (kw_ui_find_text (kw_window_get_page (ui->window), "WCC-0043"));

  kw_ui_type (ui, "zz");
  kw_ui_wait_text (kw_window_get_page (ui->window), "Nothing Found");
}

/* Somebody is looking: not a name stays in sight, and the same keys bring all back. */
static void
test_hide_details (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  g_autofree char *texts = NULL;

  kw_ui_press (ui, "<Control>f");
  kw_ui_type (ui, "okafor");
  kw_ui_wait_text (ui->window, "WCC-0042");

  kw_ui_press (ui, "<Control><Shift>h");
  texts = kw_ui_dup_texts (ui->window);
  g_assert_null (strstr (texts, "kafor"));
  g_assert_null (strstr (texts, "WCC"));

  kw_ui_press (ui, "<Control><Shift>h");
  kw_ui_wait_text (ui->window, "WCC-0042");
}

static void
test_title (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (ui->window)), ==, "Keyworker");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/start", test_start);
  g_test_add_func ("/shell/sample", test_sample);
  g_test_add_func ("/shell/search", test_search);
  g_test_add_func ("/shell/hide-details", test_hide_details);
  g_test_add_func ("/shell/title", test_title);

  return g_test_run ();
}
