/* test-list-model.c
 *
 * A long list loads only what is seen, gives one object for one place, and never makes a view ask for every row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-list-model.h"

#define N_FAMILIES 100000
#define SEEN       205 /* what a list view of GTK 4.8 realises */

/* A source whose ids and items are made up, which counts, and which answers when it is told to. */

#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject parent_instance;
  GArray *ids;
  guint version; /* what items say */
  guint n_asked; /* items asked for */
  guint n_loads;
  gboolean fails;
  GPtrArray *waiting; /* of GTask, when answers are held back */
  gboolean holds;
};

#define TEST_TYPE_ITEM (test_item_get_type ())
G_DECLARE_FINAL_TYPE (TestItem, test_item, TEST, ITEM, GObject)

struct _TestItem
{
  GObject parent_instance;
  gint64 id;
  guint version;
};

G_DEFINE_FINAL_TYPE (TestItem, test_item, G_TYPE_OBJECT)

static void
test_item_class_init (TestItemClass *klass)
{
}

static void
test_item_init (TestItem *self)
{
}

static void test_source_iface_init (KwListSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource,
                               test_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KW_TYPE_LIST_SOURCE, test_source_iface_init))

/* An id that no longer exists has no item. */
#define GONE 13

static GPtrArray *
make_items (TestSource *self, const gint64 *ids, guint n_ids)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    {
      TestItem *item = ids[i] == GONE ? NULL : g_object_new (TEST_TYPE_ITEM, NULL);

      if (item != NULL)
        {
          item->id = ids[i];
          item->version = self->version;
        }
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
free_items (gpointer items)
{
  GPtrArray *array = items;

  g_ptr_array_set_free_func (array, NULL);
  for (guint i = 0; i < array->len; i++)
    if (g_ptr_array_index (array, i) != NULL)
      g_object_unref (g_ptr_array_index (array, i));
  g_ptr_array_unref (array);
}

static void
answer (GTask *task)
{
  TestSource *self = g_task_get_source_object (task);

  if (self->fails)
    g_task_return_new_error (task, KW_DATA_ERROR, KW_DATA_ERROR_FAILED, "no");
  else if (g_task_get_task_data (task) != NULL)
    g_task_return_pointer (task, g_ptr_array_ref (g_task_get_task_data (task)), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, g_array_copy (self->ids), (GDestroyNotify) g_array_unref);
}

static gboolean
answer_later (gpointer task)
{
  answer (task);
  return G_SOURCE_REMOVE;
}

static void
hold_or_answer (TestSource *self, GTask *task)
{
  if (self->holds)
    g_ptr_array_add (self->waiting, task);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, answer_later, task, g_object_unref);
}

static void
release (TestSource *self)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->holds = FALSE;
  for (guint i = 0; i < tasks->len; i++)
    answer (g_ptr_array_index (tasks, i));
}

static void
load_ids_async (KwListSource *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  hold_or_answer (TEST_SOURCE (source), g_task_new (source, cancellable, callback, user_data));
}

static GArray *
load_ids_finish (KwListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_items_async (KwListSource *source,
                  const gint64 *ids,
                  guint n_ids,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  TestSource *self = TEST_SOURCE (source);
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_assert_cmpuint (n_ids, <=, KW_LIST_PAGE);
  self->n_loads++;
  self->n_asked += n_ids;
  g_task_set_task_data (task, make_items (self, ids, n_ids), free_items);
  hold_or_answer (self, task);
}

static void
unref_if_there (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static GPtrArray *
load_items_finish (KwListSource *source, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *given;

  if (items == NULL)
    return NULL;
  given = g_ptr_array_new_with_free_func (unref_if_there);
  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      g_ptr_array_add (given, item != NULL ? g_object_ref (item) : NULL);
    }
  return given;
}

static void
test_source_iface_init (KwListSourceInterface *iface)
{
  iface->load_ids_async = load_ids_async;
  iface->load_ids_finish = load_ids_finish;
  iface->load_items_async = load_items_async;
  iface->load_items_finish = load_items_finish;
}

static void
test_source_finalize (GObject *object)
{
  TestSource *self = TEST_SOURCE (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (test_source_parent_class)->finalize (object);
}

static void
test_source_class_init (TestSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_source_finalize;
}

static void
test_source_init (TestSource *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

static TestSource *
source_of (guint n_ids)
{
  TestSource *self = g_object_new (TEST_TYPE_SOURCE, NULL);

  for (gint64 id = 1; id <= n_ids; id++)
    g_array_append_val (self->ids, id);
  return self;
}

/* What a view does, and what it was told. */

typedef struct
{
  GListModel *list;
  GPtrArray *rows; /* held, as a view does */
  guint n_items;   /* as it was told */
  GString *changes;
} View;

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  View *view = user_data;

  view->n_items += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, view->n_items);
  g_ptr_array_set_size (view->rows, 0);
  g_string_append_printf (view->changes, "(%u,%u,%u)", position, removed, added);
}

static void
view_init (View *view, KwListModel *model)
{
  view->list = G_LIST_MODEL (model);
  view->rows = g_ptr_array_new_with_free_func (g_object_unref);
  view->n_items = g_list_model_get_n_items (view->list);
  view->changes = g_string_new (NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), view);
}

static void
view_clear (View *view)
{
  g_signal_handlers_disconnect_by_data (view->list, view);
  g_ptr_array_unref (view->rows);
  g_string_free (view->changes, TRUE);
}

static void
look_at (View *view, guint first, guint n)
{
  g_ptr_array_set_size (view->rows, 0);
  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (view->rows, g_list_model_get_item (view->list, i));
}

static void
settle (KwListModel *model)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (kw_list_model_is_loading (model))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_shows (View *view, guint first, guint version)
{
  for (guint i = 0; i < view->rows->len; i++)
    {
      KwListRow *row = g_ptr_array_index (view->rows, i);
      gint64 id = kw_list_model_get_id (KW_LIST_MODEL (view->list), first + i);
      TestItem *item = kw_list_row_get_item (row);

      g_assert_cmpint (kw_list_row_get_id (row), ==, id);
      g_assert_true ((item == NULL) == (id == GONE));
      g_assert_true (item == NULL || (item->id == id && item->version == version));
    }
}

static KwListModel *
filled (TestSource *source)
{
  KwListModel *model = kw_list_model_new (KW_LIST_SOURCE (source));

  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, source->ids->len);
  return model;
}

static void
test_only_what_is_seen (void)
{
  g_autoptr (TestSource) source = source_of (N_FAMILIES);
  g_autoptr (KwListModel) model = filled (source);
  View view;

  g_assert_cmpuint (source->n_asked, ==, 0);
  view_init (&view, model);
  look_at (&view, 0, SEEN);
  settle (model);
  assert_shows (&view, 0, 0);
  g_assert_cmpuint (source->n_asked, ==, 4 * KW_LIST_PAGE);

  /* The same again, and a little further: nothing more. */
  look_at (&view, 40, SEEN);
  settle (model);
  g_assert_cmpuint (source->n_asked, ==, 4 * KW_LIST_PAGE);

  /* The end, whose last page is not full. */
  look_at (&view, N_FAMILIES - SEEN, SEEN);
  settle (model);
  assert_shows (&view, N_FAMILIES - SEEN, 0);
  g_assert_cmpuint (source->n_asked, <=, 8 * KW_LIST_PAGE);
  view_clear (&view);
}

static void
test_scrolling_through (void)
{
  g_autoptr (TestSource) source = source_of (N_FAMILIES);
  g_autoptr (KwListModel) model = filled (source);
  View view;
  guint n_looks = 0;

  /* Everything flies past while the source is slow: it is asked for what stays, not for what was passed. */
  view_init (&view, model);
  source->holds = TRUE;
  for (guint first = 0; first + SEEN <= N_FAMILIES; first += SEEN, n_looks++)
    look_at (&view, first, SEEN);
  release (source);
  settle (model);
  g_assert_cmpuint (n_looks, >, 400);
  g_assert_cmpuint (source->n_asked, <=, (KW_LIST_PAGES_KEPT + 4) * KW_LIST_PAGE);
  assert_shows (&view, (n_looks - 1) * SEEN, 0);
  view_clear (&view);
}

static void
gone_cb (gpointer n_alive, GObject *unused)
{
  (*(guint *) n_alive)--;
}

static void
test_rows_are_let_go (void)
{
  g_autoptr (TestSource) source = source_of (N_FAMILIES);
  g_autoptr (KwListModel) model = filled (source);
  guint n_alive = 0, most = 0;

  for (guint i = 0; i < N_FAMILIES; i += KW_LIST_PAGE)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_object_weak_ref (row, gone_cb, &n_alive);
      n_alive++;
      most = MAX (most, n_alive);
      settle (model);
    }
  g_assert_cmpuint (most, <=, KW_LIST_PAGES_KEPT + 1);
  g_clear_object (&model);
  g_assert_cmpuint (n_alive, ==, 0);
}

static void
test_same_place_same_row (void)
{
  g_autoptr (TestSource) source = source_of (N_FAMILIES);
  g_autoptr (KwListModel) model = filled (source);
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (model), 7);
  g_autoptr (GObject) again = g_list_model_get_item (G_LIST_MODEL (model), 7);
  g_autoptr (GObject) later = NULL;
  View view;

  g_assert_true (first == again);

  /* Its page is forgotten long since, but somebody still holds the row. */
  view_init (&view, model);
  look_at (&view, 50000, 2 * KW_LIST_PAGES_KEPT * KW_LIST_PAGE);
  settle (model);
  later = g_list_model_get_item (G_LIST_MODEL (model), 7);
  g_assert_true (first == later);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), N_FAMILIES));
  view_clear (&view);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_rows_fill_themselves (void)
{
  g_autoptr (TestSource) source = source_of (10);
  g_autoptr (KwListModel) model = filled (source);
  g_autoptr (KwListRow) row = g_list_model_get_item (G_LIST_MODEL (model), 3);
  guint n_notified = 0;

  g_signal_connect_swapped (row, "notify::item", G_CALLBACK (count_cb), &n_notified);
  g_assert_null (kw_list_row_get_item (row));
  g_assert_false (kw_list_row_is_loaded (row));
  settle (model);
  g_assert_nonnull (kw_list_row_get_item (row));
  g_assert_true (kw_list_row_is_loaded (row));
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_reload (void)
{
  g_autoptr (TestSource) source = source_of (1000);
  g_autoptr (KwListModel) model = filled (source);
  g_autoptr (GObject) row = NULL;
  g_autoptr (GObject) moved = NULL;
  gint64 added = 5000;
  guint position, n_asked;
  View view;

  view_init (&view, model);
  look_at (&view, 0, SEEN);
  settle (model);
  row = g_object_ref (g_ptr_array_index (view.rows, 5));
  n_asked = source->n_asked;

  /* Nothing has changed: nobody is told. */
  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "");

  /* Only what is new is said. A row that moved stays the same, and is not loaded again. */
  g_array_prepend_val (source->ids, added);
  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(0,0,1)");
  moved = g_list_model_get_item (G_LIST_MODEL (model), 6);
  g_assert_true (moved == row);
  settle (model);
  g_assert_cmpuint (source->n_asked, ==, n_asked + KW_LIST_PAGE); /* of which one row is new */
  look_at (&view, 64, 100);
  settle (model);
  g_assert_cmpuint (source->n_asked, ==, n_asked + KW_LIST_PAGE);
  g_assert_true (kw_list_model_find (model, 5000, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (kw_list_model_find (model, 1000, &position));
  g_assert_cmpuint (position, ==, 1000);
  g_assert_false (kw_list_model_find (model, 1001, NULL));
  view_clear (&view);
}

/* Never (n,m,m): what is gone is taken out before what is new is put in, between what begins and ends as before. */
static void
test_reload_middle (void)
{
  g_autoptr (TestSource) source = source_of (10);
  g_autoptr (KwListModel) model = filled (source);
  View view;

  view_init (&view, model);
  g_array_index (source->ids, gint64, 4) = 50;
  g_array_index (source->ids, gint64, 5) = 60;
  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(4,2,0)(4,0,2)");
  g_assert_cmpint (kw_list_model_get_id (model, 3), ==, 4);
  g_assert_cmpint (kw_list_model_get_id (model, 5), ==, 60);
  g_assert_cmpint (kw_list_model_get_id (model, 6), ==, 7);

  g_array_set_size (source->ids, 8);
  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(4,2,0)(4,0,2)(8,2,0)");
  view_clear (&view);
}

/* A row of which nothing is left takes itself out of the list. */
static void
test_gone (void)
{
  g_autoptr (TestSource) source = source_of (10);
  g_autoptr (KwListModel) model = filled (source);
  View view;

  g_array_index (source->ids, gint64, 4) = GONE;
  kw_list_model_reload (model);
  settle (model);
  view_init (&view, model);
  g_array_remove_index (source->ids, 4);
  look_at (&view, 0, 9);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(4,1,0)");
  g_assert_false (kw_list_model_find (model, GONE, NULL));
  view_clear (&view);
}

static void
test_reload_to_nothing (void)
{
  g_autoptr (TestSource) source = source_of (3);
  g_autoptr (KwListModel) model = filled (source);
  gint64 id = 9;
  View view;

  view_init (&view, model);
  g_array_set_size (source->ids, 0);
  kw_list_model_reload (model);
  settle (model);
  g_array_append_val (source->ids, id);
  kw_list_model_reload (model);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(0,3,0)(0,0,1)");
  view_clear (&view);
}

/* The ids that count are those asked for last, in whatever order answers come. */
static void
test_reload_overtaken (void)
{
  g_autoptr (TestSource) source = source_of (3);
  g_autoptr (KwListModel) model = kw_list_model_new (KW_LIST_SOURCE (source));
  guint n_errors = 0;
  View view;

  view_init (&view, model);
  g_signal_connect_swapped (model, "notify::error", G_CALLBACK (count_cb), &n_errors);
  source->holds = TRUE;
  kw_list_model_reload (model);
  kw_list_model_reload (model);
  release (source);
  settle (model);
  g_assert_cmpstr (view.changes->str, ==, "(0,0,3)");
  g_assert_cmpuint (n_errors, ==, 0);
  view_clear (&view);
}

static void
test_refresh (void)
{
  g_autoptr (TestSource) source = source_of (N_FAMILIES);
  g_autoptr (KwListModel) model = filled (source);
  const gint64 changed[] = { 3, 99999, 4 };
  guint n_asked;
  View view;

  view_init (&view, model);
  look_at (&view, 0, SEEN);
  settle (model);
  n_asked = source->n_asked;

  /* Only those that somebody holds. */
  source->version = 1;
  g_assert_cmpuint (kw_list_model_refresh (model, changed, G_N_ELEMENTS (changed)), ==, 2);
  settle (model);
  g_assert_cmpuint (source->n_asked, ==, n_asked + 2);
  for (guint i = 0; i < 10; i++)
    {
      TestItem *item = kw_list_row_get_item (g_ptr_array_index (view.rows, i));

      g_assert_cmpuint (item->version, ==, i == 2 || i == 3 ? 1 : 0);
    }
  g_assert_cmpstr (view.changes->str, ==, "");

  source->version = 2;
  kw_list_model_refresh_all (model);
  settle (model);
  g_assert_cmpuint (source->n_asked, ==, n_asked + 2 + 4 * KW_LIST_PAGE);
  assert_shows (&view, 0, 2);
  view_clear (&view);
}

/* What was asked for later is newer, even where it arrives earlier. */
static void
test_late_answer (void)
{
  g_autoptr (KwListRow) row = kw_list_row_new (1);
  g_autoptr (TestItem) late = g_object_new (TEST_TYPE_ITEM, NULL);
  g_autoptr (TestItem) newer = g_object_new (TEST_TYPE_ITEM, NULL);

  kw_list_row_take_item (row, g_object_ref (newer), 2);
  kw_list_row_take_item (row, g_object_ref (late), 1);
  g_assert_true (kw_list_row_get_item (row) == newer);
  kw_list_row_take_item (row, NULL, 3);
  g_assert_null (kw_list_row_get_item (row));
}

static void
test_error (void)
{
  g_autoptr (TestSource) source = source_of (1000);
  g_autoptr (KwListModel) model = filled (source);
  guint n_notified = 0, n_loads;
  View view;

  view_init (&view, model);
  g_signal_connect_swapped (model, "notify::error", G_CALLBACK (count_cb), &n_notified);
  source->fails = TRUE;
  look_at (&view, 0, 1);
  settle (model);
  g_assert_error (kw_list_model_get_error (model), KW_DATA_ERROR, KW_DATA_ERROR_FAILED);
  g_assert_cmpuint (n_notified, ==, 1);

  /* It does not ask again by itself. */
  n_loads = source->n_loads;
  look_at (&view, 0, 1);
  settle (model);
  g_assert_cmpuint (source->n_loads, ==, n_loads);

  kw_list_model_reload (model);
  settle (model);
  g_assert_nonnull (kw_list_model_get_error (model));
  g_assert_cmpuint (g_list_model_get_n_items (view.list), ==, 1000);

  source->fails = FALSE;
  kw_list_model_reload (model);
  settle (model);
  g_assert_null (kw_list_model_get_error (model));
  assert_shows (&view, 0, 0);
  g_assert_cmpstr (view.changes->str, ==, "");
  view_clear (&view);
}

static void
test_let_go_while_loading (void)
{
  g_autoptr (TestSource) source = source_of (1000);
  KwListModel *model = filled (source);

  g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), 0));
  kw_list_model_reload (model);
  source->holds = TRUE;
  kw_list_model_reload (model);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), 500));
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (model);
  g_assert_null (model);
  release (source);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-model/only-what-is-seen", test_only_what_is_seen);
  g_test_add_func ("/list-model/scrolling-through", test_scrolling_through);
  g_test_add_func ("/list-model/rows-are-let-go", test_rows_are_let_go);
  g_test_add_func ("/list-model/same-place-same-row", test_same_place_same_row);
  g_test_add_func ("/list-model/rows-fill-themselves", test_rows_fill_themselves);
  g_test_add_func ("/list-model/reload", test_reload);
  g_test_add_func ("/list-model/reload-middle", test_reload_middle);
  g_test_add_func ("/list-model/gone", test_gone);
  g_test_add_func ("/list-model/reload-to-nothing", test_reload_to_nothing);
  g_test_add_func ("/list-model/reload-overtaken", test_reload_overtaken);
  g_test_add_func ("/list-model/refresh", test_refresh);
  g_test_add_func ("/list-model/late-answer", test_late_answer);
  g_test_add_func ("/list-model/error", test_error);
  g_test_add_func ("/list-model/let-go-while-loading", test_let_go_while_loading);

  return g_test_run ();
}
