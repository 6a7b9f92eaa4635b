/* kw-ui-family-page.c: going about the page of one family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family-page.h"

gint64 kw_ui_step;

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

void
kw_ui_put_event (KwCasebook *casebook, KwEdit *edit, KwDate date, gint64 member, const char *headline)
{
  KwEvent *event = put (casebook, edit, KW_RECORD_EVENT);

  event->date = date;
  event->member = member;
  event->headline = g_strdup (headline);
}

/* Heroin leads to debt, that to the eviction, whose bailiffs come on Friday; a step; something of Tobi's. */
void
kw_ui_fill_plan (KwCasebook *casebook, KwEdit *edit)
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
  kw_ui_step = step->record.id;
  step->problem = kw_ui_family.debt;
  step->title = g_strdup ("Ring the council about the arrears");
  kw_ui_put_event (casebook, edit, KW_UI_TODAY - 20, kw_ui_family.tobi, "Excluded for five days");
}

gboolean
kw_ui_is_laid_out (gpointer page)
{
  GtkWidget *graph = kw_ui_find_type (page, "KwGraphView");

  return graph != NULL && kw_graph_view_is_laid_out (KW_GRAPH_VIEW (graph));
}

GtkWidget *
kw_ui_open_part (KwUi *ui, const char *part)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.show-family-page", "(xs)",
                                             kw_ui_family.family, part));
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  page = GTK_WIDGET (kw_window_get_page (ui->window));
  kw_ui_wait_text (page, "WCC-0042");
  kw_ui_wait_until_loaded (ui);
  if (g_str_equal (part, "overview"))
    kw_ui_wait (kw_ui_is_laid_out, page, "the picture to be laid out");
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

void
kw_ui_rename_school (KwUi *ui)
{
  g_autoptr (KwCaseFile) case_file = kw_ui_load_family (ui);
  KwProblem *problem = kw_record_copy (kw_case_file_find (case_file, KW_RECORD_PROBLEM, kw_ui_family.school));

  g_free (problem->title);
  problem->title = g_strdup ("Lessons (Tobi)");
  save_elsewhere (ui, problem);
}

GtkWidget *
kw_ui_get_focus (KwUi *ui)
{
  return gtk_root_get_focus (GTK_ROOT (ui->window));
}

KwGraphNode *
kw_ui_find_node (GtkWidget *widget, gint64 problem)
{
  KwGraphNode *found = NULL;

  if (KW_IS_GRAPH_NODE (widget) && gtk_widget_get_mapped (widget))
    return kw_graph_node_get_problem (KW_GRAPH_NODE (widget)) == problem ? KW_GRAPH_NODE (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = kw_ui_find_node (child, problem);
  return found;
}

KwPlanCard *
kw_ui_find_card (GtkWidget *widget, gint64 problem)
{
  KwPlanCard *found = NULL;

  if (KW_IS_PLAN_CARD (widget))
    return kw_plan_card_get_problem (KW_PLAN_CARD (widget)) == problem ? KW_PLAN_CARD (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = kw_ui_find_card (child, problem);
  return found;
}

void
kw_ui_assert_node_has_focus (KwUi *ui, gint64 problem)
{
  GtkWidget *focus = kw_ui_get_focus (ui);

  g_assert_true (KW_IS_GRAPH_NODE (focus));
  g_assert_cmpint (kw_graph_node_get_problem (KW_GRAPH_NODE (focus)), ==, problem);
}
