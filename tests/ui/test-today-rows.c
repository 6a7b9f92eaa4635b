/* test-today-rows.c
 *
 * Today in the real window: what stands there and in which order, where each row leads, and what comes when somebody
 * was in danger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"

static gpointer
put (KwCasebook *casebook, KwEdit *edit, KwRecordKind kind)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (casebook);
  record->family = kw_ui_family.family;
  kw_edit_put (edit, record);
  return record;
}

static void
put_bailiffs (KwCasebook *casebook, KwEdit *edit)
{
  KwDeadline *deadline = put (casebook, edit, KW_RECORD_DEADLINE);
  KwStep *step = put (casebook, edit, KW_RECORD_STEP);

  deadline->problem = kw_ui_family.eviction;
  deadline->kind = KW_DEADLINE_EVICTION_BAILIFF;
  deadline->due = KW_UI_TODAY + 1;
  step->problem = kw_ui_family.eviction;
  step->title = g_strdup ("Take the N244 to the court");
}

/* Ada told us two hours ago that she drinks, and wants help. */
static void
put_breakthrough (KwCasebook *casebook, KwEdit *edit)
{
  KwProblem *drinking = put (casebook, edit, KW_RECORD_PROBLEM);

  drinking->domain = KW_DOMAIN_ALCOHOL;
  drinking->title = g_strdup ("Drinking");
  drinking->severity = 3;
  drinking->identified = KW_UI_TODAY;
  drinking->acknowledged = KW_UI_NOW - 2 * KW_HOUR;
  drinking->help_wanted = KW_HELP_YES;
}

static void
put_concern (KwCasebook *casebook, KwEdit *edit)
{
  KwProblem *safety = put (casebook, edit, KW_RECORD_PROBLEM);
  KwConcern *concern = put (casebook, edit, KW_RECORD_CONCERN);

  safety->domain = KW_DOMAIN_PARENTING;
  safety->title = g_strdup ("Ife alone at night");
  safety->severity = 3;
  safety->identified = KW_UI_TODAY - 3;
  concern->problem = safety->record.id;
  concern->harm = KW_HARM_LIKELY;
  concern->raised = KW_UI_NOW - 3 * KW_HOUR;
  concern->words = g_strdup ("\"I put myself to bed.\"");
}

static void
put_visit_planned (KwCasebook *casebook, KwEdit *edit)
{
  KwAppointment *appointment = put (casebook, edit, KW_RECORD_APPOINTMENT);

  appointment->kind = KW_APPOINTMENT_VISIT;
  appointment->start = kw_instant_from_local (KW_UI_TODAY, 14, 0, 0);
  appointment->minutes = 60;
  appointment->purpose = g_strdup ("Sign the form");
}

static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  kw_ui_fill_family (casebook, edit);
  put_bailiffs (casebook, edit);
  put_breakthrough (casebook, edit);
  put_concern (casebook, edit);
  put_visit_planned (casebook, edit);
}

static void
fill_nothing (KwCasebook *casebook, KwEdit *edit)
{
}

static GtkWidget *
wait_for_today (KwUi *ui, const char *text)
{
  kw_ui_wait_for_page (ui, "KwTodayPage");
  kw_ui_wait_text (kw_window_get_page (ui->window), text);
  kw_ui_wait_until_loaded (ui);
  return GTK_WIDGET (kw_window_get_page (ui->window));
}

/* Each of @words stands in @texts after the one before. */
static void
assert_order (const char *texts, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      const char *found = strstr (texts, *words);

      if (found == NULL)
        g_error ("“%s” is not where it should be, in: %s", *words, texts);
      texts = found + strlen (*words);
    }
}

static void
test_sections (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = wait_for_today (ui, "Concerns to follow up");
  g_autofree char *texts = kw_ui_dup_texts (page);
  const char *const start[] = { "Concerns to follow up", "Okafor", "Ife alone at night", "Written follow-up",
                                "Visits today", "14:00", "Okafor", "14 Elgin Avenue",
                                "Sign the form", "Do next", NULL };
  /* Safety, the door, the breakthrough, what is material. */
  const char *const tasks[] = { "Do next", "Okafor: ", "Safety", "Okafor: Take the N244 to the court",
                                "tomorrow", "Okafor: ", "2 h left", "Okafor: ",
                                "Material", "Okafor: ", "Daily life", NULL };
  const char *const end[] = { "Clocks", "refer to a specialist", "2 h left", "concern: written follow-up",
                              "21 h left", "bailiffs", "tomorrow", "This week",
                              "2 visits owed", "Okafor", "1 of 3–4", NULL };
  const char *const waiting[] = { "Waiting for trust", "Okafor", "Heroin", "Trust 2 of 5", NULL };

  kw_ui_picture ("today");
  assert_order (texts, start);
  assert_order (texts, tasks);
  assert_order (texts, end);
  assert_order (texts, waiting);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "today"), "1");
  kw_ui_wait_text (ui->window, "Tuesday 29 January");
}

/* Opens the row with @text by the keyboard, looks whether it leads to @part, and comes back. */
static void
follow (KwUi *ui, const char *text, const char *part)
{
  GtkWidget *page = wait_for_today (ui, text);
  GtkWidget *row = gtk_widget_get_ancestor (kw_ui_wait_text (page, text), GTK_TYPE_LIST_BOX_ROW);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  kw_ui_press (ui, "Return");
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  g_assert_nonnull (kw_ui_find_type (kw_window_get_page (ui->window), part));
  kw_ui_press (ui, "<Alt>Left");
}

static void
test_rows_lead (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);

  follow (ui, "Written follow-up", "KwFamilyPlan");
  follow (ui, "Sign the form", "KwFamilyOverview");
  follow (ui, "Take the N244", "KwFamilyPlan");
  follow (ui, "Trust 2 of 5", "KwFamilyPlan");
}

/* Whoever has the keyboard on a row still has it there when something is saved. */
static void
test_focus_stays (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = wait_for_today (ui, "Take the N244");
  GtkWidget *former = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Sign the form"), GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *row;

  gtk_widget_grab_focus (former);
  g_object_add_weak_pointer (G_OBJECT (former), (gpointer *) &former);
  kw_page_queue_refresh (KW_PAGE (page));
  kw_ui_wait_until_loaded (ui);
  g_assert_null (former);
  row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Sign the form"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (ui->window)) == row);
}

static void
test_empty (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill_nothing);
  GtkWidget *page = wait_for_today (ui, "No families yet");
  GtkWindow *form;

  g_assert_null (kw_ui_find_text (page, "Do next"));
  kw_ui_click (kw_ui_wait_text (page, "Add a family"));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_name (form, "reference");
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

/* Somebody was in danger: as soon as that is saved, Today asks for the written follow-up. */
static void
test_danger_follow_up (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);
  GtkWidget *page = wait_for_today (ui, "Do next");
  GtkWindow *form;

  g_assert_null (kw_ui_find_text (page, "Concerns to follow up"));
  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.danger", "x", kw_ui_family.family);
  form = kw_ui_wait_for_window (ui, "KwDangerDialog");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, "\"Mum is asleep and will not wake up.\"");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_text (form, "Choose one; it can be changed later.");
  kw_ui_press (ui, "2");
  kw_ui_click (kw_ui_wait_text (form, "Heroin"));
  kw_ui_picture ("today-danger");
  kw_ui_press (ui, "<Control>Return");
  kw_ui_wait_until_closed (form);

  kw_ui_wait_text (page, "Concerns to follow up");
  kw_ui_wait_text (page, "Written follow-up");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/today-rows/sections", test_sections);
  g_test_add_func ("/today-rows/rows-lead", test_rows_lead);
  g_test_add_func ("/today-rows/focus-stays", test_focus_stays);
  g_test_add_func ("/today-rows/empty", test_empty);
  g_test_add_func ("/today-rows/danger-follow-up", test_danger_follow_up);

  return g_test_run ();
}
