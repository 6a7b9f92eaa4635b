/* test-family.c
 *
 * The page of one family in the real window: what to do next, what leads to what, the plan, the story, the people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family-page.h"

#include "kw-family-page.h"
#include "kw-family-summary.h"
#include "kw-journal.h"
#include "kw-story.h"

/* Far more than there is to step through on a page. */
#define MOST_TABS 60

static void
assert_card_has_focus (KwUi *ui, gint64 problem)
{
  GtkWidget *focus = kw_ui_get_focus (ui);

  g_assert_true (KW_IS_PLAN_CARD (focus));
  g_assert_cmpint (kw_plan_card_get_problem (KW_PLAN_CARD (focus)), ==, problem);
}

/* What to do next, in the order of the plan, each with the reason for its place. */
static void
test_overview (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "overview");
  g_autoptr (KwCaseFile) case_file = kw_ui_load_family (ui);
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (KwFamilySummary) summary =
      kw_family_summary_new (case_file, kw_session_get_policy (session), NULL, KW_UI_NOW);
  g_autofree char *texts = kw_ui_dup_texts (page);
  const char *after = strstr (texts, "Do next");

  kw_ui_picture ("family-overview");
  g_assert_cmpuint (summary->plan->n_do_next, >=, 2);
  g_assert_cmpint (summary->plan->do_next[0].place->problem->record.id, ==, kw_ui_family.eviction);
  for (guint i = 0; i < MIN (summary->plan->n_do_next, 3); i++)
    {
      const KwNextStep *next = &summary->plan->do_next[i];
      g_autofree char *sentence = kw_place_dup_sentence (summary->plan, next->place);

      g_assert_nonnull (after);
      after = strstr (after, kw_next_step_get_title (next));
      g_assert_nonnull (after);
      after = strstr (after, sentence);
      g_assert_nonnull (after);
    }
  g_assert_nonnull (strstr (texts, "Underlying: Heroin drives"));

  kw_ui_click (kw_ui_wait_text (page, kw_next_step_get_title (&summary->plan->do_next[0])));
  kw_ui_settle ();
  g_assert_nonnull (kw_ui_find_type (page, "KwFamilyPlan"));
}

static void
assert_node_is_called (GtkWidget *page, gint64 problem, const char *name)
{
  KwGraphNode *node = kw_ui_find_node (page, problem);
  g_autofree char *other = NULL;

  g_assert_nonnull (node);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (node)));
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (other, ==, NULL);
}

static double
get_y (GtkWidget *node, GtkWidget *page)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (node, page, 0, 0, &x, &y));
  return y;
}

/* Without a mouse and without eyes: Tab comes to it, each problem says what it is, the arrows go along the links. */
static void
test_graph (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "overview");
  GtkWidget *upper;
  double y;

  assert_node_is_called (page, kw_ui_family.heroin, "Heroin, waiting for trust. Leads to Debt.");
  g_assert_nonnull (kw_ui_find_node (page, kw_ui_family.school));
  for (guint i = 0; i < MOST_TABS && !KW_IS_GRAPH_NODE (kw_ui_get_focus (ui)); i++)
    kw_ui_press (ui, "Tab");
  g_assert_true (KW_IS_GRAPH_NODE (kw_ui_get_focus (ui)));

  gtk_widget_grab_focus (GTK_WIDGET (kw_ui_find_node (page, kw_ui_family.heroin)));
  kw_ui_press (ui, "Right");
  kw_ui_assert_node_has_focus (ui, kw_ui_family.debt);
  kw_ui_press (ui, "Right");
  kw_ui_assert_node_has_focus (ui, kw_ui_family.eviction);
  kw_ui_press (ui, "Right");
  kw_ui_assert_node_has_focus (ui, kw_ui_family.eviction);
  kw_ui_press (ui, "Left");
  kw_ui_assert_node_has_focus (ui, kw_ui_family.debt);

  /* School stands above or below all the others, because nothing leads there. */
  y = get_y (kw_ui_get_focus (ui), page);
  upper = GTK_WIDGET (kw_ui_find_node (page, kw_ui_family.school));
  kw_ui_press (ui, get_y (upper, page) < y ? "Up" : "Down");
  kw_ui_assert_node_has_focus (ui, kw_ui_family.school);
  kw_ui_press (ui, get_y (upper, page) < y ? "Down" : "Up");
  g_assert_true (kw_ui_get_focus (ui) != upper);
  g_assert_true (KW_IS_GRAPH_NODE (kw_ui_get_focus (ui)));

  gtk_widget_grab_focus (GTK_WIDGET (kw_ui_find_node (page, kw_ui_family.debt)));
  kw_ui_press (ui, "Return");
  g_assert_nonnull (kw_ui_find_type (page, "KwFamilyPlan"));
  assert_card_has_focus (ui, kw_ui_family.debt);
}

typedef struct
{
  KwUi *ui;
  KwDate done;
  guint n_steps;
} Steps;

static gboolean
steps_are (gpointer data)
{
  Steps *steps = data;
  g_autoptr (KwCaseFile) case_file = kw_ui_load_family (steps->ui);
  const KwStep *step = kw_case_file_find (case_file, KW_RECORD_STEP, kw_ui_step);

  return step->done == steps->done && kw_case_file_list (case_file, KW_RECORD_STEP)->len == steps->n_steps;
}

static void
wait_for_steps (KwUi *ui, KwDate done, guint n_steps)
{
  Steps steps = { ui, done, n_steps };

  kw_ui_wait (steps_are, &steps, "the steps to be saved");
  kw_ui_wait_until_loaded (ui);
}

/* Ticking a step saves it, says so in the journal and can be taken back. */
static void
test_step_done (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "plan");
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  GtkWidget *check = kw_ui_find_type (kw_ui_find_card (page, kw_ui_family.debt), "GtkCheckButton");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (check);
  gtk_widget_grab_focus (check);
  kw_ui_press (ui, "space");
  wait_for_steps (ui, KW_UI_TODAY, 1);
  kw_ui_wait_text (page, "· done ");
  g_assert_true (GTK_IS_CHECK_BUTTON (kw_ui_get_focus (ui)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (kw_ui_get_focus (ui))));
  history = kw_casebook_history_sync (casebook, KW_RECORD_STEP, kw_ui_step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);

  kw_ui_wait_text (ui->window, "Step done");
  kw_ui_press (ui, "<Control>z");
  wait_for_steps (ui, KW_NONE, 1);
  check = kw_ui_find_type (kw_ui_find_card (page, kw_ui_family.debt), "GtkCheckButton");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

/* One after the other, as fast as one types: each Enter is a step. */
static void
test_step_added (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "plan");
  GtkWidget *entry = kw_ui_find_type (kw_ui_find_card (page, kw_ui_family.debt), "GtkEntry");
  g_autoptr (KwCaseFile) case_file = NULL;
  const GPtrArray *steps;

  gtk_widget_grab_focus (entry);
  kw_ui_type (ui, "Ring the water company\nFill in the form\n");
  wait_for_steps (ui, KW_NONE, 3);
  kw_ui_wait_text (kw_ui_find_card (page, kw_ui_family.debt), "Fill in the form");
  case_file = kw_ui_load_family (ui);
  steps = kw_case_file_list (case_file, KW_RECORD_STEP);
  g_assert_cmpstr (((KwStep *) g_ptr_array_index (steps, 1))->title, ==, "Ring the water company");
  g_assert_cmpstr (((KwStep *) g_ptr_array_index (steps, 2))->title, ==, "Fill in the form");
  g_assert_cmpint (((KwStep *) g_ptr_array_index (steps, 2))->problem, ==, kw_ui_family.debt);

  /* And the next one can be typed at once. */
  g_assert_true (gtk_widget_is_ancestor (kw_ui_get_focus (ui), GTK_WIDGET (kw_ui_find_card (page, kw_ui_family.debt))));
  kw_ui_type (ui, "Third\n");
  wait_for_steps (ui, KW_NONE, 4);
}

static const KwPin *
get_pin (KwCaseFile *case_file)
{
  g_assert_cmpuint (kw_case_file_list (case_file, KW_RECORD_PIN)->len, ==, 1);
  return g_ptr_array_index (kw_case_file_list (case_file, KW_RECORD_PIN), 0);
}

static void
give_reason (KwUi *ui, const char *reason)
{
  GtkWindow *dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");

  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "pin"));
  kw_ui_type (ui, reason);
  kw_ui_press (ui, "Return");
  kw_ui_wait_until_closed (dialog);
  kw_ui_wait_text (ui->window, "Pinned");
  kw_ui_wait_until_loaded (ui);
}

/* Moving a problem by the keyboard asks why; the place that was computed stays in sight. */
static void
test_pin (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "plan");
  g_autoptr (KwCaseFile) first = NULL;
  g_autoptr (KwCaseFile) second = NULL;
  KwPlanCard *card = kw_ui_find_card (page, kw_ui_family.school);
  guint place = kw_plan_card_get_place (card);
  g_autofree char *computed = g_strdup_printf ("Without pins it would stand at place %u.", place);

  g_assert_cmpuint (place, ==, 3);
  gtk_widget_grab_focus (GTK_WIDGET (card));
  kw_ui_press (ui, "<Alt>Up");
  give_reason (ui, "He starts on Monday");
  first = kw_ui_load_family (ui);
  g_assert_cmpint (get_pin (first)->problem, ==, kw_ui_family.school);
  g_assert_cmpint (get_pin (first)->place, ==, place - 1);
  g_assert_cmpstr (get_pin (first)->reason, ==, "He starts on Monday");
  assert_card_has_focus (ui, kw_ui_family.school);
  card = kw_ui_find_card (page, kw_ui_family.school);
  g_assert_cmpuint (kw_plan_card_get_place (card), ==, place - 1);
  kw_ui_wait_text (card, "pinned");
  kw_ui_wait_text (card, computed);
  kw_ui_picture ("family-pinned");

  /* Once more: the pin moves, there are not two. */
  kw_ui_press (ui, "<Alt>Down");
  give_reason (ui, "He starts later");
  second = kw_ui_load_family (ui);
  g_assert_cmpint (get_pin (second)->record.id, ==, get_pin (first)->record.id);
  g_assert_cmpint (get_pin (second)->place, ==, place);
  g_assert_cmpstr (get_pin (second)->reason, ==, "He starts later");
}

static void
drop_on (KwPlanCard *card, gint64 problem)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (card));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, problem);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_assert_cmpint (taken, ==, problem != kw_plan_card_get_problem (card));
}

/* Dragging one card onto another asks the same; whoever thinks better of it has changed nothing. */
static void
test_drop (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "plan");
  g_autoptr (KwCaseFile) before = NULL;
  g_autoptr (KwCaseFile) after = NULL;
  GtkWindow *dialog;

  drop_on (kw_ui_find_card (page, kw_ui_family.eviction), kw_ui_family.eviction);
  drop_on (kw_ui_find_card (page, kw_ui_family.debt), kw_ui_family.school);
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_type (ui, "Because");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
  before = kw_ui_load_family (ui);
  g_assert_cmpuint (kw_case_file_list (before, KW_RECORD_PIN)->len, ==, 0);

  drop_on (kw_ui_find_card (page, kw_ui_family.debt), kw_ui_family.school);
  give_reason (ui, "Because");
  after = kw_ui_load_family (ui);
  g_assert_cmpint (get_pin (after)->problem, ==, kw_ui_family.school);
  g_assert_cmpint (get_pin (after)->place, ==, kw_plan_card_get_place (kw_ui_find_card (page, kw_ui_family.school)));
}

static GListModel *
get_story (GtkWidget *page)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (kw_ui_find_type (page, "GtkListView"))));
}

static void
choose (GtkWidget *page, const char *what, guint position)
{
  GtkWidget *drop_down = kw_ui_wait_text (page, what);

  g_assert_true (GTK_IS_DROP_DOWN (drop_down));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
  kw_ui_settle ();
}

static void
test_story (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "story");
  guint n_all = g_list_model_get_n_items (get_story (page));

  g_assert_cmpuint (n_all, >=, 3);
  choose (page, "What to show", KW_STORY_EVENT + 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_story (page)), ==, 1);
  kw_ui_wait_text (page, "Excluded for five days");
  choose (page, "About whom", 3);
  kw_ui_wait_text (page, "Nothing here");
  choose (page, "About whom", 2);
  kw_ui_wait_text (page, "Excluded for five days");
  choose (page, "What to show", 0);
  choose (page, "About whom", 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_story (page)), ==, n_all);

  gtk_widget_grab_focus (kw_ui_find_type (kw_ui_find_type (page, "KwFamilyStory"), "GtkSearchEntry"));
  kw_ui_type (ui, "WARRANT");
  kw_ui_wait_text (page, "Sorted the post together, found the warrant.");
  kw_ui_type (ui, "zz");
  kw_ui_wait_text (page, "Nothing here");
}

static void
test_people (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "people");
  GtkWindow *form;

  kw_ui_wait_text (page, "Tobi Okafor");
  kw_ui_click (kw_ui_wait_text (page, "Add a member"));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_name (form, "given");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  kw_ui_click (kw_ui_wait_text (page, "Tobi Okafor"));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_text (form, "Tobi");
}

/* The sample has none of these, so the page says what would be here; a debt is added by its button. */
static void
test_money (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_plan);
  GtkWidget *page = kw_ui_open_part (ui, "money");
  GtkWindow *form;

  kw_ui_wait_text (page, "Not looked at yet");
  kw_ui_click (kw_ui_wait_text (page, "Add income or an outgoing"));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_name (form, "amount_pence");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (form);
  kw_ui_click (kw_ui_wait_text (page, "Add a debt"));
  form = kw_ui_wait_for_window (ui, "KwRecordEditor");
  kw_ui_wait_name (form, "creditor");
}

int
main (int argc, char *argv[])
{
  /* So that what a screen reader would be told can be asked for. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/family/overview", test_overview);
  g_test_add_func ("/family/graph", test_graph);
  g_test_add_func ("/family/step-done", test_step_done);
  g_test_add_func ("/family/step-added", test_step_added);
  g_test_add_func ("/family/pin", test_pin);
  g_test_add_func ("/family/drop", test_drop);
  g_test_add_func ("/family/story", test_story);
  g_test_add_func ("/family/people", test_people);
  g_test_add_func ("/family/money", test_money);

  return g_test_run ();
}
