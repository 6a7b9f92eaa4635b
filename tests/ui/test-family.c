/* test-family.c
 *
 * The page of one family in the real window: what to do next, what leads to what, the plan, the story, the people; and
 * that a change which comes from elsewhere disturbs nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-database.h"
#include "kw-family-page.h"
#include "kw-family-summary.h"
#include "kw-graph-node.h"
#include "kw-graph-view.h"
#include "kw-journal.h"
#include "kw-plan-card.h"
#include "kw-story.h"

/* Far more than there is to step through on a page. */
#define MOST_TABS 60

#define N_EVENTS 60

static gint64 step_id;

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
put_link (KwCasebook *casebook, KwEdit *edit, gint64 from, gint64 to)
{
  KwLink *link = put (casebook, edit, KW_RECORD_LINK);

  link->from = from;
  link->to = to;
}

static void
put_event (KwCasebook *casebook, KwEdit *edit, KwDate date, gint64 member, const char *headline)
{
  KwEvent *event = put (casebook, edit, KW_RECORD_EVENT);

  event->date = date;
  event->member = member;
  event->headline = g_strdup (headline);
}

/* Heroin leads to debt, that to the eviction, whose bailiffs come on Friday; a step; something of Tobi's. */
static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  KwDeadline *deadline;
  KwStep *step;

  kw_ui_fill_family (casebook, edit);
  put_link (casebook, edit, kw_ui_family.heroin, kw_ui_family.debt);
  put_link (casebook, edit, kw_ui_family.debt, kw_ui_family.eviction);
  deadline = put (casebook, edit, KW_RECORD_DEADLINE);
  deadline->problem = kw_ui_family.eviction;
  deadline->kind = KW_DEADLINE_EVICTION_BAILIFF;
  deadline->due = KW_UI_TODAY + 3;
  step = put (casebook, edit, KW_RECORD_STEP);
  step_id = step->record.id;
  step->problem = kw_ui_family.debt;
  step->title = g_strdup ("Ring the council about the arrears");
  put_event (casebook, edit, KW_UI_TODAY - 20, kw_ui_family.tobi, "Excluded for five days");
}

/* With a story that no window shows at once. */
static void
fill_long (KwCasebook *casebook, KwEdit *edit)
{
  fill (casebook, edit);
  for (int i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *headline = g_strdup_printf ("Event %02d", i);

      put_event (casebook, edit, KW_UI_TODAY - 22 + i / 10, KW_NONE, headline);
    }
}

static gboolean
is_laid_out (gpointer page)
{
  GtkWidget *graph = kw_ui_find_type (page, "KwGraphView");

  return graph != NULL && kw_graph_view_is_laid_out (KW_GRAPH_VIEW (graph));
}

static GtkWidget *
open_part (KwUi *ui, const char *part)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-family-page", "(xs)",
                                             kw_ui_family.family, part));
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  page = GTK_WIDGET (kw_window_get_page (ui->window));
  kw_ui_wait_text (page, "WCC-0042");
  kw_ui_wait_until_loaded (ui);
  if (g_str_equal (part, "overview"))
    kw_ui_wait (is_laid_out, page, "the picture to be laid out");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  return page;
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kw_session_commit_finish (KW_SESSION (object), result, &error), !=, 0);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* As another window or a synchronised colleague would. */
static void
save_elsewhere (KwUi *ui, gpointer record)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  gboolean saved = FALSE;

  kw_edit_put (edit, record);
  kw_session_commit_async (kw_window_get_session (ui->window), edit, NULL, on_saved, &saved);
  kw_ui_wait (is_true, &saved, "a change to be saved");
  kw_ui_wait_until_loaded (ui);
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
}

static void
rename_school (KwUi *ui)
{
  g_autoptr (KwCaseFile) case_file = kw_ui_load_family (ui);
  KwProblem *problem = kw_record_copy (kw_case_file_find (case_file, KW_RECORD_PROBLEM, kw_ui_family.school));

  g_free (problem->title);
  problem->title = g_strdup ("Lessons (Tobi)");
  save_elsewhere (ui, problem);
}

static GtkWidget *
get_focus (KwUi *ui)
{
  return gtk_root_get_focus (GTK_ROOT (ui->window));
}

static KwGraphNode *
find_node (GtkWidget *widget, gint64 problem)
{
  KwGraphNode *found = NULL;

  if (KW_IS_GRAPH_NODE (widget) && gtk_widget_get_mapped (widget))
    return kw_graph_node_get_problem (KW_GRAPH_NODE (widget)) == problem ? KW_GRAPH_NODE (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_node (child, problem);
  return found;
}

static KwPlanCard *
find_card (GtkWidget *widget, gint64 problem)
{
  KwPlanCard *found = NULL;

  if (KW_IS_PLAN_CARD (widget))
    return kw_plan_card_get_problem (KW_PLAN_CARD (widget)) == problem ? KW_PLAN_CARD (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_card (child, problem);
  return found;
}

static void
assert_node_has_focus (KwUi *ui, gint64 problem)
{
  GtkWidget *focus = get_focus (ui);

  g_assert_true (KW_IS_GRAPH_NODE (focus));
  g_assert_cmpint (kw_graph_node_get_problem (KW_GRAPH_NODE (focus)), ==, problem);
}

static void
assert_card_has_focus (KwUi *ui, gint64 problem)
{
  GtkWidget *focus = get_focus (ui);

  g_assert_true (KW_IS_PLAN_CARD (focus));
  g_assert_cmpint (kw_plan_card_get_problem (KW_PLAN_CARD (focus)), ==, problem);
}

/* What to do next, in the order of the plan, each with the reason for its place. */
static void
test_overview (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "overview");
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
  KwGraphNode *node = find_node (page, problem);
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "overview");
  GtkWidget *upper;
  double y;

  assert_node_is_called (page, kw_ui_family.heroin, "Heroin, Waiting for trust. Leads to Debt.");
  g_assert_nonnull (find_node (page, kw_ui_family.school));
  for (guint i = 0; i < MOST_TABS && !KW_IS_GRAPH_NODE (get_focus (ui)); i++)
    kw_ui_press (ui, "Tab");
  g_assert_true (KW_IS_GRAPH_NODE (get_focus (ui)));

  gtk_widget_grab_focus (GTK_WIDGET (find_node (page, kw_ui_family.heroin)));
  kw_ui_press (ui, "Right");
  assert_node_has_focus (ui, kw_ui_family.debt);
  kw_ui_press (ui, "Right");
  assert_node_has_focus (ui, kw_ui_family.eviction);
  kw_ui_press (ui, "Right");
  assert_node_has_focus (ui, kw_ui_family.eviction);
  kw_ui_press (ui, "Left");
  assert_node_has_focus (ui, kw_ui_family.debt);

  /* School stands above or below all the others, because nothing leads there. */
  y = get_y (get_focus (ui), page);
  upper = GTK_WIDGET (find_node (page, kw_ui_family.school));
  kw_ui_press (ui, get_y (upper, page) < y ? "Up" : "Down");
  assert_node_has_focus (ui, kw_ui_family.school);
  kw_ui_press (ui, get_y (upper, page) < y ? "Down" : "Up");
  g_assert_true (get_focus (ui) != upper);
  g_assert_true (KW_IS_GRAPH_NODE (get_focus (ui)));

  gtk_widget_grab_focus (GTK_WIDGET (find_node (page, kw_ui_family.debt)));
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
  const KwStep *step = kw_case_file_find (case_file, KW_RECORD_STEP, step_id);

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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "plan");
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  GtkWidget *check = kw_ui_find_type (find_card (page, kw_ui_family.debt), "GtkCheckButton");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (check);
  gtk_widget_grab_focus (check);
  kw_ui_press (ui, "space");
  wait_for_steps (ui, KW_UI_TODAY, 1);
  kw_ui_wait_text (page, "· done ");
  g_assert_true (GTK_IS_CHECK_BUTTON (get_focus (ui)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_focus (ui))));
  history = kw_casebook_history_sync (casebook, KW_RECORD_STEP, step_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);

  kw_ui_wait_text (ui->window, "Step done");
  kw_ui_press (ui, "<Control>z");
  wait_for_steps (ui, KW_NONE, 1);
  check = kw_ui_find_type (find_card (page, kw_ui_family.debt), "GtkCheckButton");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

/* One after the other, as fast as one types: each Enter is a step. */
static void
test_step_added (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "plan");
  GtkWidget *entry = kw_ui_find_type (find_card (page, kw_ui_family.debt), "GtkEntry");
  g_autoptr (KwCaseFile) case_file = NULL;
  const GPtrArray *steps;

  gtk_widget_grab_focus (entry);
  kw_ui_type (ui, "Ring the water company\nFill in the form\n");
  wait_for_steps (ui, KW_NONE, 3);
  kw_ui_wait_text (find_card (page, kw_ui_family.debt), "Fill in the form");
  case_file = kw_ui_load_family (ui);
  steps = kw_case_file_list (case_file, KW_RECORD_STEP);
  g_assert_cmpstr (((KwStep *) g_ptr_array_index (steps, 1))->title, ==, "Ring the water company");
  g_assert_cmpstr (((KwStep *) g_ptr_array_index (steps, 2))->title, ==, "Fill in the form");
  g_assert_cmpint (((KwStep *) g_ptr_array_index (steps, 2))->problem, ==, kw_ui_family.debt);

  /* And the next one can be typed at once. */
  g_assert_true (gtk_widget_is_ancestor (get_focus (ui), GTK_WIDGET (find_card (page, kw_ui_family.debt))));
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "plan");
  g_autoptr (KwCaseFile) first = NULL;
  g_autoptr (KwCaseFile) second = NULL;
  KwPlanCard *card = find_card (page, kw_ui_family.school);
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
  card = find_card (page, kw_ui_family.school);
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "plan");
  g_autoptr (KwCaseFile) before = NULL;
  g_autoptr (KwCaseFile) after = NULL;
  GtkWindow *dialog;

  drop_on (find_card (page, kw_ui_family.eviction), kw_ui_family.eviction);
  drop_on (find_card (page, kw_ui_family.debt), kw_ui_family.school);
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_type (ui, "Because");
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
  before = kw_ui_load_family (ui);
  g_assert_cmpuint (kw_case_file_list (before, KW_RECORD_PIN)->len, ==, 0);

  drop_on (find_card (page, kw_ui_family.debt), kw_ui_family.school);
  give_reason (ui, "Because");
  after = kw_ui_load_family (ui);
  g_assert_cmpint (get_pin (after)->problem, ==, kw_ui_family.school);
  g_assert_cmpint (get_pin (after)->place, ==, kw_plan_card_get_place (find_card (page, kw_ui_family.school)));
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "story");
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "people");
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
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "overview");

  gtk_widget_grab_focus (GTK_WIDGET (find_node (page, kw_ui_family.debt)));
  rename_school (ui);
  kw_ui_wait_text (page, "Lessons (Tobi)");
  kw_ui_wait (is_laid_out, page, "the picture to be laid out");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  assert_node_has_focus (ui, kw_ui_family.debt);

  for (guint i = 0; i < MOST_TABS && !GTK_IS_LIST_BOX_ROW (get_focus (ui)); i++)
    kw_ui_press (ui, "<Shift>Tab");
  g_assert_true (GTK_IS_LIST_BOX_ROW (get_focus (ui)));
  rename_school (ui);
  g_assert_true (GTK_IS_LIST_BOX_ROW (get_focus (ui)));
}

/* Half a step that is being typed survives what is saved elsewhere; so do the place and the cursor. */
static void
test_refreshed_plan (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "plan");
  GtkAdjustment *adjustment;
  GtkWidget *entry;
  double place;

  entry = kw_ui_find_type (find_card (page, kw_ui_family.debt), "GtkEntry");
  gtk_widget_grab_focus (entry);
  kw_ui_type (ui, "Ring the ");
  adjustment = get_adjustment (kw_ui_find_type (page, "KwFamilyPlan"));
  place = scroll_a_little (ui, adjustment);
  rename_school (ui);
  kw_ui_wait_text (page, "Lessons (Tobi)");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  kw_ui_type (ui, "bank");
  entry = kw_ui_find_type (find_card (page, kw_ui_family.debt), "GtkEntry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ring the bank");
}

/* The chronology stays where its reader is. */
static void
test_refreshed_story (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill_long);
  GtkWidget *page = open_part (ui, "story");
  GtkWidget *view = kw_ui_find_type (page, "GtkListView");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double place;

  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  for (int i = 0; i < 30; i++)
    kw_ui_press (ui, "Down");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  place = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (place, >, 0);
  rename_school (ui);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  g_assert_true (gtk_widget_is_ancestor (get_focus (ui), view));
}

static void
test_refreshed_people (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (KW_UI_NOW, fill);
  GtkWidget *page = open_part (ui, "people");
  GtkWidget *row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Tobi Okafor"), GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_grab_focus (row);
  rename_school (ui);
  row = gtk_widget_get_ancestor (kw_ui_wait_text (page, "Tobi Okafor"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (get_focus (ui) == row);
}

static gint64
count_openings (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwDatabase) database = kw_database_open (path, &error);
  gint64 count = 0;

  g_assert_no_error (error);
  g_assert_true (kw_database_read_number (database, "SELECT count (*) FROM read_log WHERE what = 'opened'", &count,
                                          &error));
  g_assert_no_error (error);
  return count;
}

/* Each opening is noted once, however much is looked at and saved meanwhile. */
static void
test_read_log (void)
{
  KwUi *ui = kw_ui_start_with (KW_UI_NOW, fill);
  g_autofree char *path = g_strdup (ui->path);

  open_part (ui, "overview");
  open_part (ui, "plan");
  rename_school (ui);
  open_part (ui, "story");
  kw_ui_press (ui, "<Control>2");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  open_part (ui, "overview");
  kw_ui_stop (ui);
  g_assert_cmpint (count_openings (path), ==, 2);
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
  g_test_add_func ("/family/refreshed-overview", test_refreshed_overview);
  g_test_add_func ("/family/refreshed-plan", test_refreshed_plan);
  g_test_add_func ("/family/refreshed-story", test_refreshed_story);
  g_test_add_func ("/family/refreshed-people", test_refreshed_people);
  g_test_add_func ("/family/read-log", test_read_log);

  return g_test_run ();
}
