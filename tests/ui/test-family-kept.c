/* test-family-kept.c
 *
 * A change that comes from elsewhere while a family's page is open: it is shown, and disturbs nobody. And each opening
 * of the page is noted once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family-page.h"

#include "vault-fixture.h"

/* Far more than there is to step through on a page. */
#define MOST_TABS 60

#define N_EVENTS 60

/* With a story that no window shows at once. */
static void
fill_long (KwCasebook *casebook, KwEdit *edit)
{
  kw_ui_fill_plan (casebook, edit);
  for (int i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *headline = g_strdup_printf ("Event %02d", i);

      kw_ui_put_event (casebook, edit, KW_UI_TODAY - 22 + i / 10, KW_NONE, headline);
    }
}

static GtkAdjustment *
get_adjustment (GtkWidget *part)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (kw_ui_find_type (part, "GtkScrolledWindow")));
}

/* Scrolls so far that what has the focus is still in sight. */
static double
scroll_a_little (KwUi *ui, GtkAdjustment *adjustment)
{
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, MIN (most, 40));
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  return gtk_adjustment_get_value (adjustment);
}

/* The overview shows what was saved elsewhere, and the problem in focus keeps it. */
static void
test_refreshed_overview (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "overview");

  gtk_widget_grab_focus (GTK_WIDGET (kw_ui_find_node (page, kw_ui_family.debt)));
  kw_ui_rename_school (ui);
  kw_ui_wait_text (page, "Lessons (Tobi)");
  kw_ui_wait (kw_ui_is_laid_out, page, "the picture to be laid out");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  kw_ui_assert_node_has_focus (ui, kw_ui_family.debt);

  for (guint i = 0; i < MOST_TABS && !GTK_IS_LIST_BOX_ROW (kw_ui_get_focus (ui)); i++)
    kw_ui_press (ui, "<Shift>Tab");
  g_assert_true (GTK_IS_LIST_BOX_ROW (kw_ui_get_focus (ui)));
  kw_ui_rename_school (ui);
  g_assert_true (GTK_IS_LIST_BOX_ROW (kw_ui_get_focus (ui)));
}

/* Half a step that is being typed survives what is saved elsewhere; so do the place and the cursor. */
static void
test_refreshed_plan (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "plan");
  GtkAdjustment *adjustment;
  GtkWidget *entry;
  double place;

  entry = kw_ui_find_type (kw_ui_find_card (page, kw_ui_family.debt), "GtkEntry");
  gtk_widget_grab_focus (entry);
  kw_ui_type (ui, "Ring the ");
  adjustment = get_adjustment (kw_ui_find_type (page, "KwFamilyPlan"));
  place = scroll_a_little (ui, adjustment);
  kw_ui_rename_school (ui);
  kw_ui_wait_text (page, "Lessons (Tobi)");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  kw_ui_type (ui, "bank");
  entry = kw_ui_find_type (kw_ui_find_card (page, kw_ui_family.debt), "GtkEntry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ring the bank");
}

/* The chronology stays where its reader is. */
static void
test_refreshed_story (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill_long);
  GtkWidget *page = kw_ui_open_part (ui, "story");
  GtkWidget *view = kw_ui_find_type (page, "GtkListView");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double place;

  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  for (int i = 0; i < 30; i++)
    kw_ui_press (ui, "Down");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  place = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (place, >, 0);
  kw_ui_rename_school (ui);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  g_assert_true (gtk_widget_is_ancestor (kw_ui_get_focus (ui), view));
}

static void
test_refreshed_people (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "people");
  GtkWidget *row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Tobi Okafor"), GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_grab_focus (row);
  kw_ui_rename_school (ui);
  row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Tobi Okafor"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (kw_ui_get_focus (ui) == row);
}

/* The menu is made when it is opened, and is the same the next time. */
static void
test_menu (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkMenuButton *menu;
  GtkPopover *popover;

  kw_ui_open_part (ui, "overview");
  menu = GTK_MENU_BUTTON (kw_ui_wait_name (ui->window, "family-menu"));
  gtk_menu_button_popup (menu);
  popover = gtk_menu_button_get_popover (menu);
  kw_ui_wait_text (popover, "Add a member");
  gtk_menu_button_popdown (menu);
  gtk_menu_button_popup (menu);
  g_assert_true (gtk_menu_button_get_popover (menu) == popover);
  kw_ui_wait_text (popover, "Edit family");
  gtk_menu_button_popdown (menu);
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
}

static gint64
count_openings (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDatabase) database = database_open (path);
  gint64 count = 0;

  g_assert_true (kw_database_read_number (database, "SELECT count (*) FROM read_log WHERE what = 'opened'", &count,
                                          &error));
  g_assert_no_error (error);
  return count;
}

/* Each opening is noted once, however much is looked at and saved meanwhile. */
static void
test_read_log (void)
{
  KwUi *ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  g_autofree char *path = g_strdup (ui->path);

  kw_ui_open_part (ui, "overview");
  kw_ui_open_part (ui, "plan");
  kw_ui_rename_school (ui);
  kw_ui_open_part (ui, "story");
  kw_ui_press (ui, "<Control>2");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  kw_ui_open_part (ui, "overview");
  kw_ui_stop (ui);
  g_assert_cmpint (count_openings (path), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/family-kept/overview", test_refreshed_overview);
  g_test_add_func ("/family-kept/plan", test_refreshed_plan);
  g_test_add_func ("/family-kept/story", test_refreshed_story);
  g_test_add_func ("/family-kept/people", test_refreshed_people);
  g_test_add_func ("/family-kept/menu", test_menu);
  g_test_add_func ("/family-kept/read-log", test_read_log);

  return g_test_run ();
}
