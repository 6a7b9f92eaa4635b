/* test-families.c
 *
 * The list of all families in the real window, with twenty thousand of them: what it loads, how it scrolls, finds,
 * sorts and follows what is saved elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-data-error.h"
#include "kw-families-page.h"
#include "kw-family-source.h"
#include "kw-list-model.h"

#define N_FAMILIES 20000
#define N_MINE     12
#define N_WAITING  (N_FAMILIES / 10)
#define MIDDLE     (N_FAMILIES / 2)

/* A list view keeps about 205 rows; with the pages that these lie on and the ones it passes over, far below this. */
#define MOST_ROWS_AT_A_PLACE (12 * KW_LIST_PAGE)

static char *casebook_path;

/* What the list asks its source for is counted on the way, and refused where a test says so. */
static struct
{
  KwListSourceInterface real;
  guint n_rows;
  gboolean fails;
} source;

static void
count_items (KwListSource *self,
             const gint64 *ids,
             guint n_ids,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  source.n_rows += n_ids;
  source.real.load_items_async (self, ids, n_ids, cancellable, callback, user_data);
}

static GArray *
refuse_ids (KwListSource *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GArray) ids = source.real.load_ids_finish (self, result, error);

  if (!source.fails || ids == NULL)
    return g_steal_pointer (&ids);
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "The disk did not answer.");
  return NULL;
}

static void
watch_source (void)
{
  GTypeClass *klass = g_type_class_ref (KW_TYPE_FAMILY_SOURCE);
  KwListSourceInterface *iface = g_type_interface_peek (klass, KW_TYPE_LIST_SOURCE);

  source.real = *iface;
  iface->load_items_async = count_items;
  iface->load_ids_finish = refuse_ids;
}

static void
put_designation (KwCasebook *casebook, KwEdit *edit, gint64 family, gint64 worker)
{
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);

  designation->record.family = family;
  designation->worker = worker;
  designation->from = KW_UI_TODAY - 100;
  kw_edit_put (edit, designation);
}

/* Names go up, references and dates of opening down. */
static gint64
put_family (KwCasebook *casebook, KwEdit *edit, guint i)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  gint64 id = kw_casebook_new_id (casebook);

  family->record.id = id;
  family->name = g_strdup_printf ("Name%05u", i);
  family->reference = g_strdup_printf ("WCC-%05u", N_FAMILIES - i);
  family->authority = g_strdup ("WCC");
  family->status = i % 10 == 3 ? KW_FAMILY_WAITING : KW_FAMILY_ACTIVE;
  family->opened = KW_UI_TODAY - 10 - (int) i / 10;
  kw_edit_put (edit, family);
  return id;
}

static void
put_visit (KwEdit *edit, gint64 family)
{
  KwVisit *visit = kw_record_new (KW_RECORD_VISIT);

  visit->record.family = family;
  visit->start = KW_UI_NOW - KW_DAY;
  visit->minutes = 60;
  visit->outcome = KW_VISIT_SEEN;
  kw_edit_put (edit, visit);
}

static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  KwWorker *other = kw_record_new (KW_RECORD_WORKER);
  gint64 other_id = kw_casebook_new_id (casebook);

  other->record.id = other_id;
  other->name = g_strdup ("Other Worker");
  other->authority = g_strdup ("WCC");
  kw_edit_put (edit, other);
  for (guint i = 0; i < N_FAMILIES; i++)
    {
      gint64 id = put_family (casebook, edit, i);

      put_designation (casebook, edit, id, i < N_MINE ? kw_casebook_get_worker (casebook)->record.id : other_id);
      if (i == 5)
        put_visit (edit, id);
    }
}

/* Filling takes a moment, so it is done once; a test that changes something puts it back or leaves it last. */
static KwUi *
start (void)
{
  KwUi *ui;

  if (casebook_path != NULL)
    return kw_ui_start_on (casebook_path, KW_UI_NOW);
  ui = kw_ui_start_with (KW_UI_NOW, fill);
  casebook_path = g_strdup (ui->path);
  return ui;
}

static KwListModel *
get_model (KwUi *ui)
{
  return KW_LIST_MODEL (kw_families_page_get_model (KW_FAMILIES_PAGE (kw_window_get_page (ui->window))));
}

static GtkAdjustment *
get_adjustment (KwUi *ui)
{
  GtkWidget *view = kw_ui_find_type (kw_window_get_page (ui->window), "GtkListView");

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

typedef struct
{
  KwListModel *model;
  guint n_items;
} Length;

static gboolean
has_length (gpointer data)
{
  Length *length = data;

  return g_list_model_get_n_items (G_LIST_MODEL (length->model)) == length->n_items &&
         !kw_list_model_is_loading (length->model);
}

static void
wait_for_length (KwUi *ui, guint n_items)
{
  Length length = { get_model (ui), n_items };

  kw_ui_wait (has_length, &length, "the list to be as long as it should be");
}

static void
open_families (KwUi *ui)
{
  kw_ui_press (ui, "<Control>2");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  wait_for_length (ui, N_FAMILIES);
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name00000");
}

static char *
name_at (KwUi *ui, guint position)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file =
      kw_casebook_load_family_sync (casebook, kw_list_model_get_id (get_model (ui), position), NULL, &error);

  g_assert_no_error (error);
  return g_strdup (kw_case_file_get_family (case_file)->name);
}

static void
assert_name_at (KwUi *ui, guint position, const char *name)
{
  g_autofree char *found = name_at (ui, position);

  g_assert_cmpstr (found, ==, name);
}

static void
scroll_to (KwUi *ui, guint position)
{
  GtkWidget *view = kw_ui_find_type (kw_window_get_page (ui->window), "GtkListView");
  g_autofree char *name = name_at (ui, position);

  /* A view that was never laid out does not know where that is. */
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  g_assert_true (gtk_widget_activate_action (view, "list.scroll-to-item", "u", position));
  kw_ui_wait_text (view, name);
}

/* Only what is seen is loaded, wherever that is; and a row that somebody holds stays the same object. */
static void
test_bounded (void)
{
  g_autoptr (KwUi) ui = start ();
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) again = NULL;
  GtkWidget *view;

  source.n_rows = 0;
  open_families (ui);
  g_assert_cmpuint (source.n_rows, >, 0);
  g_assert_cmpuint (source.n_rows, <=, MOST_ROWS_AT_A_PLACE);
  kw_ui_picture ("families-20000");
  first = g_list_model_get_item (G_LIST_MODEL (get_model (ui)), 2);

  source.n_rows = 0;
  scroll_to (ui, MIDDLE);
  wait_for_length (ui, N_FAMILIES);
  g_assert_cmpuint (source.n_rows, <=, MOST_ROWS_AT_A_PLACE);

  /* The end and the beginning by the keyboard. */
  source.n_rows = 0;
  view = kw_ui_find_type (kw_window_get_page (ui->window), "GtkListView");
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  kw_ui_press (ui, "End");
  kw_ui_wait_text (view, "Name19999");
  wait_for_length (ui, N_FAMILIES);
  kw_ui_press (ui, "Home");
  kw_ui_wait_text (view, "Name00000");
  wait_for_length (ui, N_FAMILIES);
  g_assert_cmpuint (source.n_rows, <=, 2 * MOST_ROWS_AT_A_PLACE);

  again = g_list_model_get_item (G_LIST_MODEL (get_model (ui)), 2);
  g_assert_true (again == first);
}

/* A few letters and Enter, however fast: the family of that name, not the one that stood first before. */
static void
test_find (void)
{
  g_autoptr (KwUi) ui = start ();

  open_families (ui);
  kw_ui_type (ui, "name0077");
  wait_for_length (ui, 10);
  kw_ui_wait_text (ui->window, "10 families");
  kw_ui_type (ui, "7\n");
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  /* It is a colleague's. */
  kw_ui_wait_text (kw_window_get_page (ui->window), "Not in Your Caseload");
  kw_ui_type (ui, "covering\n");
  kw_ui_wait_text (kw_window_get_page (ui->window), "WCC-19223");

  kw_ui_press (ui, "<Alt>Left");
  kw_ui_wait_for_page (ui, "KwFamiliesPage");
  wait_for_length (ui, 1);
  kw_ui_press (ui, "<Control>a");
  kw_ui_type (ui, "nobody of this name");
  kw_ui_wait_text (kw_window_get_page (ui->window), "No family found");
}

/* A row opens its family with Enter as it does with a click. */
static void
test_row (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkWidget *view;

  open_families (ui);
  kw_ui_wait_text (kw_window_get_page (ui->window), "1 of 3–4");
  kw_ui_wait_text (kw_window_get_page (ui->window), "seen yesterday");
  view = kw_ui_find_type (kw_window_get_page (ui->window), "GtkListView");
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  kw_ui_press (ui, "Home");
  kw_ui_press (ui, "Down");
  kw_ui_press (ui, "Return");
  kw_ui_wait_for_page (ui, "KwFamilyPage");
  kw_ui_wait_text (kw_window_get_page (ui->window), "WCC-19999");
}

static void
choose (KwUi *ui, const char *what, guint position)
{
  GtkWidget *drop_down = kw_ui_wait_text (kw_window_get_page (ui->window), what);

  g_assert_true (GTK_IS_DROP_DOWN (drop_down));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

static gboolean
starts_with (gpointer data)
{
  gpointer *pair = data;
  g_autofree char *name = name_at (pair[0], 0);

  return g_strcmp0 (name, pair[1]) == 0;
}

static void
wait_for_first (KwUi *ui, const char *name)
{
  gpointer pair[] = { ui, (gpointer) name };

  kw_ui_wait (starts_with, pair, "the list to be sorted");
  wait_for_length (ui, N_FAMILIES);
}

static void
test_orders (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkWidget *order;

  open_families (ui);
  assert_name_at (ui, MIDDLE, "Name10000");
  order = kw_ui_wait_text (kw_window_get_page (ui->window), "Order");
  gtk_widget_child_focus (order, GTK_DIR_TAB_FORWARD);
  kw_ui_press (ui, "space");
  kw_ui_press (ui, "Down");
  kw_ui_press (ui, "Return");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (order)), ==, 1);
  wait_for_first (ui, "Name19999");
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name19999");
  assert_name_at (ui, N_FAMILIES - 1, "Name00000");

  /* The only one seen is the last of those longest unseen. */
  choose (ui, "Order", KW_FAMILY_ORDER_LAST_SEEN);
  wait_for_first (ui, "Name00000");
  assert_name_at (ui, N_FAMILIES - 1, "Name00005");
  choose (ui, "Order", KW_FAMILY_ORDER_OPENED);
  wait_for_first (ui, "Name19990");
  choose (ui, "Order", KW_FAMILY_ORDER_NAME);
  wait_for_first (ui, "Name00000");
}

static void
test_filters (void)
{
  g_autoptr (KwUi) ui = start ();

  open_families (ui);
  choose (ui, "Status", 2);
  wait_for_length (ui, N_WAITING);
  assert_name_at (ui, 1, "Name00013");
  choose (ui, "Status", 3);
  kw_ui_wait_text (kw_window_get_page (ui->window), "No family found");
  choose (ui, "Status", 0);
  wait_for_length (ui, N_FAMILIES);
  choose (ui, "Whose families", 1);
  wait_for_length (ui, N_MINE);
  /* What the sidebar counts are all of them still. */
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "families"), "20000");
}

typedef struct
{
  gint64 edit;
  gboolean done;
} Saved;

static void
on_saved (GObject *object, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;
  g_autoptr (GError) error = NULL;

  saved->edit = kw_session_commit_finish (KW_SESSION (object), result, &error);
  g_assert_no_error (error);
  saved->done = TRUE;
}

static gboolean
is_saved (gpointer data)
{
  return ((Saved *) data)->done;
}

static gint64
save (KwUi *ui, KwEdit *edit)
{
  Saved saved = { 0 };

  kw_session_commit_async (kw_window_get_session (ui->window), edit, NULL, on_saved, &saved);
  kw_ui_wait (is_saved, &saved, "a change to be saved");
  return saved.edit;
}

static void
rename_at (KwUi *ui, guint position, const char *name)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file =
      kw_casebook_load_family_sync (casebook, kw_list_model_get_id (get_model (ui), position), NULL, &error);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  KwFamily *family;

  g_assert_no_error (error);
  family = kw_record_copy (kw_case_file_get_family (case_file));
  g_free (family->name);
  family->name = g_strdup (name);
  kw_edit_put (edit, family);
  save (ui, edit);
}

/* A family that is called otherwise now says so where it stands; nothing moves under the reader's eyes. */
static void
test_renamed_elsewhere (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkAdjustment *adjustment;
  gint64 id;
  double place;

  open_families (ui);
  scroll_to (ui, MIDDLE);
  wait_for_length (ui, N_FAMILIES);
  adjustment = get_adjustment (ui);
  place = gtk_adjustment_get_value (adjustment);
  id = kw_list_model_get_id (get_model (ui), MIDDLE);
  g_assert_cmpfloat (place, >, 0);

  rename_at (ui, MIDDLE, "Abara");
  kw_ui_wait_text (kw_window_get_page (ui->window), "Abara");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, place);
  g_assert_cmpint (kw_list_model_get_id (get_model (ui), MIDDLE), ==, id);
  g_assert_null (kw_ui_find_text (kw_window_get_page (ui->window), "Name10000"));
  rename_at (ui, MIDDLE, "Name10000");
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name10000");
}

static void
on_undone (GObject *object, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;
  g_autoptr (GError) error = NULL;

  saved->edit = kw_session_undo_finish (KW_SESSION (object), result, &error);
  g_assert_no_error (error);
  saved->done = TRUE;
}

/* A family that comes, and goes again because it was a mistake, leaves the reader at the same families. */
static void
test_added_and_undone (void)
{
  g_autoptr (KwUi) ui = start ();
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  Saved undone = { 0 };
  gint64 id, family, added;

  open_families (ui);
  scroll_to (ui, MIDDLE);
  wait_for_length (ui, N_FAMILIES);
  id = kw_list_model_get_id (get_model (ui), MIDDLE);

  family = put_family (kw_session_get_casebook (session), edit, N_FAMILIES);
  put_designation (kw_session_get_casebook (session), edit, family, kw_session_get_worker (session));
  added = save (ui, edit);
  wait_for_length (ui, N_FAMILIES + 1);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "families"), "20001");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  g_assert_cmpint (kw_list_model_get_id (get_model (ui), MIDDLE), ==, id);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (ui)), >, 0);
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name10000");

  kw_session_undo_async (session, added, NULL, on_undone, &undone);
  kw_ui_wait (is_saved, &undone, "the family to be taken back");
  wait_for_length (ui, N_FAMILIES);
  kw_ui_wait_text (kw_ui_wait_name (ui->window, "families"), "20000");
  kw_ui_wait_until_drawn (GTK_WINDOW (ui->window));
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name10000");
}

/* What could not be read is said; the list stands as it was. */
static void
test_error (void)
{
  g_autoptr (KwUi) ui = start ();
  GtkWindow *dialog;

  open_families (ui);
  source.fails = TRUE;
  choose (ui, "Status", 2);
  dialog = kw_ui_wait_for_window (ui, "AdwMessageDialog");
  kw_ui_wait_text (dialog, "The families could not be read");
  kw_ui_wait_text (dialog, "The disk did not answer.");
  source.fails = FALSE;
  kw_ui_press (ui, "Escape");
  kw_ui_wait_until_closed (dialog);
  kw_ui_wait_text (kw_window_get_page (ui->window), "Name00000");

  choose (ui, "Status", 0);
  wait_for_length (ui, N_FAMILIES);
  choose (ui, "Status", 2);
  wait_for_length (ui, N_WAITING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  watch_source ();

  g_test_add_func ("/families/bounded", test_bounded);
  g_test_add_func ("/families/find", test_find);
  g_test_add_func ("/families/row", test_row);
  g_test_add_func ("/families/orders", test_orders);
  g_test_add_func ("/families/filters", test_filters);
  g_test_add_func ("/families/renamed-elsewhere", test_renamed_elsewhere);
  g_test_add_func ("/families/added-and-undone", test_added_and_undone);
  g_test_add_func ("/families/error", test_error);

  return g_test_run ();
}
