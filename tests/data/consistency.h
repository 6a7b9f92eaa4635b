/* consistency.h: two lists over one casebook, kept right through random edits
 *
 * Two KwListModels show the families of one casebook in different orders while families are added, renamed, closed and
 * opened again. After each pause both must show exactly what a plain query gives. The seed is printed (and given with
 * --seed), so that a failure can be had again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "casebook-fixture.h"

#include "kw-data-error.h"
#include "kw-list-model.h"

#define FAMILIES_AT_FIRST 300
#define MOST_EDITS        6 /* between two pauses */

/* A list of families, each row the family's record. */

#define CONSISTENCY_TYPE_SOURCE (consistency_source_get_type ())
G_DECLARE_FINAL_TYPE (ConsistencySource, consistency_source, CONSISTENCY, SOURCE, GObject)

struct _ConsistencySource
{
  GObject parent_instance;
  KwCasebook *casebook;
  KwFamilyFilter filter;
};

#define CONSISTENCY_TYPE_ITEM (consistency_item_get_type ())
G_DECLARE_FINAL_TYPE (ConsistencyItem, consistency_item, CONSISTENCY, ITEM, GObject)

struct _ConsistencyItem
{
  GObject parent_instance;
  KwCaseFile *file;
};

static void consistency_source_iface_init (KwListSourceInterface *iface);

G_DEFINE_FINAL_TYPE (ConsistencyItem, consistency_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (ConsistencySource,
                               consistency_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KW_TYPE_LIST_SOURCE, consistency_source_iface_init))

static void
consistency_item_finalize (GObject *object)
{
  g_clear_pointer (&CONSISTENCY_ITEM (object)->file, kw_case_file_unref);
  G_OBJECT_CLASS (consistency_item_parent_class)->finalize (object);
}

static void
consistency_item_class_init (ConsistencyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = consistency_item_finalize;
}

static void
consistency_item_init (ConsistencyItem *self)
{
}

static void
consistency_ids_cb (GObject *casebook, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *ids = kw_casebook_list_families_finish (KW_CASEBOOK (casebook), result, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
consistency_load_ids (KwListSource *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ConsistencySource *self = CONSISTENCY_SOURCE (source);

  kw_casebook_list_families_async (self->casebook, &self->filter, cancellable, consistency_ids_cb,
                                   g_task_new (source, cancellable, callback, user_data));
}

static GArray *
consistency_finish_ids (KwListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
consistency_unref_if_there (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static ConsistencyItem *
consistency_find_item (GPtrArray *files, gint64 id)
{
  for (guint i = 0; i < files->len; i++)
    {
      KwCaseFile *file = g_ptr_array_index (files, i);
      ConsistencyItem *item;

      if (kw_case_file_get_family (file)->record.id != id)
        continue;
      item = g_object_new (CONSISTENCY_TYPE_ITEM, NULL);
      item->file = kw_case_file_ref (file);
      return item;
    }
  return NULL;
}

static void
consistency_items_cb (GObject *casebook, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GArray *ids = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) files = kw_casebook_load_families_finish (KW_CASEBOOK (casebook), result, &error);
  GPtrArray *items;

  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  items = g_ptr_array_new_with_free_func (consistency_unref_if_there);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (items, consistency_find_item (files, g_array_index (ids, gint64, i)));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
consistency_load_items (KwListSource *source,
                        const gint64 *ids,
                        guint n_ids,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (copy, ids, n_ids);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  kw_casebook_load_families_async (CONSISTENCY_SOURCE (source)->casebook, ids, n_ids, cancellable,
                                   consistency_items_cb, task);
}

static GPtrArray *
consistency_finish_items (KwListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
consistency_source_iface_init (KwListSourceInterface *iface)
{
  iface->load_ids_async = consistency_load_ids;
  iface->load_ids_finish = consistency_finish_ids;
  iface->load_items_async = consistency_load_items;
  iface->load_items_finish = consistency_finish_items;
}

static void
consistency_source_class_init (ConsistencySourceClass *klass)
{
}

static void
consistency_source_init (ConsistencySource *self)
{
}

/* A view: it holds the rows that it shows, as a list view does, and lets go of them when it is told. */

typedef struct
{
  ConsistencySource *source;
  KwListModel *model;
  guint first;     /* what is shown */
  GPtrArray *rows; /* held */
} ConsistencyView;

#define CONSISTENCY_SHOWN 205

static void
consistency_view_look (ConsistencyView *view)
{
  GListModel *list = G_LIST_MODEL (view->model);
  guint n = g_list_model_get_n_items (list);

  g_ptr_array_set_size (view->rows, 0);
  for (guint i = view->first; i < MIN (n, view->first + CONSISTENCY_SHOWN); i++)
    g_ptr_array_add (view->rows, g_list_model_get_item (list, i));
}

static void
consistency_view_changed (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  ConsistencyView *view = user_data;

  g_assert_true (removed == 0 || added == 0);
  consistency_view_look (view);
}

static void
consistency_view_init (
    ConsistencyView *view, KwCasebook *casebook, KwFamilyOrder order, int status, gboolean descending)
{
  view->source = g_object_new (CONSISTENCY_TYPE_SOURCE, NULL);
  view->source->casebook = casebook;
  view->source->filter = (KwFamilyFilter){ KW_NONE, status, NULL, order, descending };
  view->model = kw_list_model_new (KW_LIST_SOURCE (view->source));
  view->rows = g_ptr_array_new_with_free_func (g_object_unref);
  view->first = 0;
  g_signal_connect (view->model, "items-changed", G_CALLBACK (consistency_view_changed), view);
}

static void
consistency_view_clear (ConsistencyView *view)
{
  g_ptr_array_unref (view->rows);
  g_assert_finalize_object (view->model);
  g_assert_finalize_object (view->source);
}

static void
consistency_view_note_edit (ConsistencyView *view, gint64 family)
{
  kw_list_model_refresh (view->model, &family, 1);
  kw_list_model_reload (view->model);
}

/* Exactly what a plain query gives, in its order, and each row shown as it is stored. */
static void
consistency_view_compare (ConsistencyView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      kw_casebook_list_families_sync (view->source->casebook, &view->source->filter, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error ((GError *) kw_list_model_get_error (view->model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->model)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (kw_list_model_get_id (view->model, i), ==, g_array_index (ids, gint64, i));
  for (guint i = 0; i < view->rows->len; i++)
    {
      KwListRow *row = g_ptr_array_index (view->rows, i);
      gint64 id = g_array_index (ids, gint64, view->first + i);
      ConsistencyItem *item = kw_list_row_get_item (row);
      g_autoptr (KwCaseFile) file = kw_casebook_load_family_sync (view->source->casebook, id, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (kw_list_row_get_id (row), ==, id);
      g_assert_nonnull (item);
      g_assert_true (kw_record_equal (kw_case_file_get_family (item->file), kw_case_file_get_family (file)));
    }
}

/* The edits */

typedef struct
{
  Fixture *fixture;
  GArray *families;
  guint n_made;
  guint n_edits;
  ConsistencyView views[2];
} Consistency;

static char *
consistency_random_name (void)
{
  static const char *const names[] = { "Okafor", "Smith", "smith", "Ng", "O'Neil", "Ådahl", "Zhou", "Begum" };

  return g_strdup_printf ("%s %d", names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
                          g_test_rand_int_range (0, 50));
}

static gint64
consistency_put_new (Consistency *self, KwEdit *edit)
{
  g_autofree char *name = consistency_random_name ();
  g_autofree char *reference = g_strdup_printf ("WCC-%u", self->n_made++ * 7919 % 100003);
  gint64 id = fixture_put_family (self->fixture, edit, reference, name);

  g_array_append_val (self->families, id);
  return id;
}

/* Renamed, closed or opened again. */
static void
consistency_change (Consistency *self, gint64 id)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwCaseFile) file = fixture_load (self->fixture, id);
  KwFamily *family = kw_record_copy (kw_case_file_get_family (file));

  if (g_test_rand_bit ())
    {
      g_free (family->name);
      family->name = consistency_random_name ();
    }
  else
    {
      gboolean closes = family->status != KW_FAMILY_CLOSED;

      family->status = closes ? KW_FAMILY_CLOSED : KW_FAMILY_ACTIVE;
      family->closed = closes ? kw_date_from_ymd (2013, 1, 29) : KW_NONE;
    }
  kw_edit_put (edit, family);
  fixture_commit (self->fixture, edit);
}

static void
consistency_edit (Consistency *self)
{
  gint64 id;

  if (g_test_rand_int_range (0, 4) == 0)
    {
      g_autoptr (KwEdit) edit = kw_edit_new (NULL);

      id = consistency_put_new (self, edit);
      fixture_commit (self->fixture, edit);
    }
  else
    {
      id = g_array_index (self->families, gint64, g_test_rand_int_range (0, (gint32) self->families->len));
      consistency_change (self, id);
    }
  self->n_edits++;
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    consistency_view_note_edit (&self->views[i], id);
}

static void
consistency_settle (Consistency *self)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (kw_list_model_is_loading (self->views[0].model) || kw_list_model_is_loading (self->views[1].model))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Edits come while lists load, as they do from a person: some loads are overtaken. */
static void
consistency_round (Consistency *self)
{
  for (gint n = g_test_rand_int_range (1, MOST_EDITS + 1); n > 0; n--)
    {
      consistency_edit (self);
      for (gint turns = g_test_rand_int_range (0, 4); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    if (g_test_rand_int_range (0, 3) == 0)
      {
        guint n = g_list_model_get_n_items (G_LIST_MODEL (self->views[i].model));

        self->views[i].first = (guint) g_test_rand_int_range (0, (gint32) MAX (n, 1));
        consistency_view_look (&self->views[i]);
      }
  consistency_settle (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->views); i++)
    consistency_view_compare (&self->views[i]);
}

static void
consistency_run (Fixture *fixture, guint seconds)
{
  Consistency self = { .fixture = fixture };
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  self.families = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < FAMILIES_AT_FIRST; i++)
    consistency_put_new (&self, edit);
  fixture_commit (fixture, edit);
  consistency_view_init (&self.views[0], fixture->casebook, KW_FAMILY_ORDER_NAME, KW_FAMILY_ACTIVE, FALSE);
  consistency_view_init (&self.views[1], fixture->casebook, KW_FAMILY_ORDER_REFERENCE, KW_CODE_NONE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self.views); i++)
    kw_list_model_reload (self.views[i].model);
  consistency_settle (&self);

  while (g_get_monotonic_time () < end)
    consistency_round (&self);
  g_test_message ("%u edits, %u families", self.n_edits, self.families->len);
  g_assert_cmpuint (self.n_edits, >, seconds);

  for (guint i = 0; i < G_N_ELEMENTS (self.views); i++)
    consistency_view_clear (&self.views[i]);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_array_unref (self.families);
}
