/* test-shell.c
 *
 * The window on a casebook: searching, hiding details, undo, errors, preferences. Everything
 * is done with keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "kw-data-error.h"

#include "raw-casebook.h"

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

static void
fill_many (KwCasebook *casebook,
           KwEdit *edit)
{
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *reference = g_strdup_printf ("WCC-%04u", i);

      put_family (casebook, edit, reference, "Vale");
    }
}

static guint
count_sections (KwUi *ui)
{
  GtkWidget *section = kw_ui_find_type (kw_window_get_page (ui->window), "KwSection");
  guint n = 0;

  for (; section != NULL; section = gtk_widget_get_next_sibling (section))
    n++;
  return n;
}

static gboolean
has_hundred (gpointer data)
{
  return count_sections (data) == 100;
}

/* A first screen comes at once. The rest is added below it once nothing is typed: what is there stays, and whoever
 * stands in it stays there. */
static void
test_search_for_more (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill_many);
  GtkWidget *page, *first;

  kw_ui_press (ui, "<Control>f");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  page = GTK_WIDGET (kw_window_get_page (ui->window));
  /* One letter, as each is a search of its own that shows other rows. */
  kw_ui_type (ui, "v");
  kw_ui_wait_text (page, "WCC-0119");
  first = kw_ui_find_type (page, "KwInfoRow");
  gtk_widget_grab_focus (first);
  kw_ui_wait (has_hundred, ui, "a hundred families");
  g_assert_true (kw_ui_find_type (page, "KwInfoRow") == first);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (ui->window)) == first);
  kw_ui_wait_text (page, "WCC-0020");
  g_assert_null (kw_ui_find_text (page, "WCC-0019"));
}

/* Ctrl+F, a few letters, Enter: the family. And back, page by page. */
static void
test_places (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);

  kw_ui_wait_for_page (ui, "KwTodayPage");
  kw_ui_press (ui, "<Control>2");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  kw_ui_press (ui, "<Control>f");
  kw_ui_type (ui, "okafor\n");
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  kw_ui_wait_text (kw_window_get_page (ui->window), "WCC-0042");

  kw_ui_press (ui, "<Alt>Left");
  kw_ui_wait_for_page (ui, "KwSearchPage");
  kw_ui_press (ui, "<Alt>Left");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  kw_ui_press (ui, "<Control>3");
  kw_ui_wait_for_page (ui, "KwReferralsPage");
  kw_ui_press (ui, "<Control>4");
  kw_ui_wait_for_page (ui, "KwServicesPage");
  kw_ui_press (ui, "<Control>1");
  kw_ui_wait_for_page (ui, "KwTodayPage");
}

/* "opened families, searches": read from the file, once nobody has it open. */
static char *
dup_read_log (const char *path)
{
  const char *sql =
      "SELECT (SELECT count(*) FROM read_log WHERE what = 'opened'"
      " AND family = (SELECT id FROM family WHERE name = 'Okafor'))"
      " || ' of ' || (SELECT count(*) FROM read_log WHERE what = 'opened')"
      " || ', ' || ifnull ((SELECT group_concat (words) FROM read_log WHERE what = 'searched'), 'nothing')";

  return g_strchomp (raw_read (path, sql));
}

/* Who looked at a family is noted, once for each time it is opened, and what was searched for. */
static void
test_read_log (void)
{
  KwUi *ui = kw_ui_start_with (NOW, fill);
  g_autofree char *path = g_strdup (ui->path);
  g_autofree char *found = NULL;

  kw_ui_wait_for_page (ui, "KwTodayPage");
  kw_ui_press (ui, "<Control>f");
  kw_ui_type (ui, "okafor\n");
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  kw_ui_wait_text (kw_window_get_page (ui->window), "WCC-0042");
  kw_ui_stop (ui);

  found = dup_read_log (path);
  g_assert_cmpstr (found, ==, "1 of 1, okafor");
}

/* The numbers in the sidebar come without the pages having been looked at, and follow what is saved. */
static void
test_counts (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_ui_wait_text (kw_ui_wait_name (ui->window, "families"), "2");
  put_family (kw_session_get_casebook (session), edit, "WCC-0044", "Miah");
  kw_session_commit_async (session, edit, NULL, NULL, NULL);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "families"), "3");
}

/* The forms are a key away, and the numbers to ring from within a form too. */
static void
test_forms (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  GtkWindow *visit, *danger;

  kw_ui_wait_for_page (ui, "KwTodayPage");
  kw_ui_press (ui, "<Control>l");
  visit = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_press (ui, "F12");
  danger = kw_ui_wait_for_window (ui, "KwDangerDialog");
  g_assert_true (kw_window_get_form (ui->window) == danger);
  g_assert_true (kw_window_of (GTK_WIDGET (danger)) == ui->window);
  kw_ui_wait_text (danger, "999");

  gtk_window_destroy (danger);
  kw_ui_wait_until_closed (danger);
  gtk_window_destroy (visit);
  kw_ui_wait_until_closed (visit);
}

static gboolean
is_below_header (gpointer data)
{
  return gtk_widget_get_ancestor (data, ADW_TYPE_HEADER_BAR) == NULL;
}

/* What is typed goes on where it was when the window gets narrower around it. */
static void
test_narrower (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  GtkWidget *entry;

  gtk_window_set_default_size (GTK_WINDOW (ui->window), 1340, 700);
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  kw_ui_press (ui, "<Control>f");
  entry = kw_ui_wait_name (ui->window, "search-entry");
  kw_ui_type (ui, "oka");
  g_assert_nonnull (gtk_widget_get_ancestor (entry, ADW_TYPE_HEADER_BAR));

  gtk_window_set_default_size (GTK_WINDOW (ui->window), 800, 600);
  kw_ui_wait (is_below_header, entry, "the entry to go below the header bar");
  kw_ui_type (ui, "for");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "okafor");
}

/* Somebody is looking: not a name stays in sight, in no window, and the same keys bring all back. */
static void
test_hide_details (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  g_autoptr (GError) error = g_error_new_literal (KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "Okafor again.");
  g_autofree char *texts = NULL;
  GtkWindow *dialog;

  kw_ui_press (ui, "<Control>f");
  kw_ui_type (ui, "okafor");
  kw_ui_wait_text (ui->window, "WCC-0042");
  kw_window_show_error (ui->window, error, "It failed");
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");

  g_action_group_activate_action (G_ACTION_GROUP (ui->window), "hide-details", NULL);
  kw_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  texts = kw_ui_dup_texts (ui->window);
  g_assert_null (strstr (texts, "kafor"));
  g_assert_null (strstr (texts, "WCC"));

  kw_ui_press (ui, "<Control><Shift>h");
  kw_ui_wait_text (ui->window, "WCC-0042");
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);

  kw_ui_press (ui, "<Control><Shift>h");
  g_assert_null (kw_ui_find_text (ui->window, "WCC-0042"));
}

static void
on_committed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  KwUi *ui = data;
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  g_assert_no_error (error);
  kw_window_offer_undo (ui->window, edit, "Miah & co <added>");
}

static gboolean
is_undone (gpointer data)
{
  KwUi *ui = data;
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (GError) error = NULL;

  return kw_casebook_find_family_sync (casebook, "WCC-0044", NULL, &error) == KW_NONE;
}

/* What was saved last is undone by a key, but not while something is being typed. */
static void
test_undo (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  put_family (kw_session_get_casebook (session), edit, "WCC-0044", "Miah");
  kw_session_commit_async (session, edit, NULL, on_committed, ui);
  kw_ui_wait_text (ui->window, "Miah & co <added>");
  kw_ui_wait_text (ui->window, "Saved 10:00");

  kw_ui_press (ui, "<Control>f");
  kw_ui_type (ui, "re");
  kw_ui_press (ui, "<Control>z");
  kw_ui_wait_until_loaded (ui);
  g_assert_false (is_undone (ui));

  gtk_widget_grab_focus (kw_ui_wait_name (ui->window, "main-menu"));
  kw_ui_press (ui, "<Control>z");
  kw_ui_wait (is_undone, ui, "the family to be gone again");
  kw_ui_wait_text (ui->window, "Undone");
}

static void
test_preferences (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWindow *preferences;

  kw_ui_press (ui, "<Control>comma");
  preferences = kw_ui_wait_for_window (ui, "KwPreferences");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kw_ui_wait_name (preferences, "colour-scheme")), 2);
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kw_ui_wait_name (preferences, "colour-scheme")), 1);
  g_assert_false (adw_style_manager_get_dark (manager));
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (preferences);
}

/* Whoever looks at a list of windows learns nothing. */
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

  g_test_add_func ("/shell/search", test_search);
  g_test_add_func ("/shell/search-for-more", test_search_for_more);
  g_test_add_func ("/shell/places", test_places);
  g_test_add_func ("/shell/read-log", test_read_log);
  g_test_add_func ("/shell/counts", test_counts);
  g_test_add_func ("/shell/forms", test_forms);
  g_test_add_func ("/shell/narrower", test_narrower);
  g_test_add_func ("/shell/hide-details", test_hide_details);
  g_test_add_func ("/shell/undo", test_undo);
  g_test_add_func ("/shell/preferences", test_preferences);
  g_test_add_func ("/shell/title", test_title);

  return g_test_run ();
}
