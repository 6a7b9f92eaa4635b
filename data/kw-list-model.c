/* kw-list-model.c: a long list of which only what is seen is loaded
 *
 * Filling a list that is already filled in one step (0, n, n) would make a list view ask for every row. What is gone is
 * taken out first and then what is new put in: (0, n, 0), (0, 0, n). What begins and ends as before is left alone, so
 * that a row more or less does not make a view lose its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-list-model.h"

#include "kw-list-pages.h"

#include <string.h>

/* Enough to keep the database busy; not so many that a page that is looked at waits behind those scrolled past. */
#define LOADS_AT_ONCE 2

#define NO_PAGE G_MAXUINT

/* A load on its way. It does not keep the list alive. */
typedef struct
{
  GWeakRef model;
  guint64 number; /* loads are numbered as they are started */
  GArray *ids;    /* of the rows; NULL where the ids are what is loaded */
  guint page;     /* whose rows they are, or NO_PAGE */
} Load;

struct _KwListModel
{
  GObject parent_instance;

  KwListSource *source;
  GArray *ids;
  KwListPages *pages;
  GCancellable *ids_cancellable;
  GCancellable *rows_cancellable;
  guint64 n_loads;  /* started so far */
  guint64 ids_load; /* the number of the load of the ids that counts; 0: none is on its way */
  guint n_loading;
  guint n_pages_loading;
  gboolean loading;
  GError *error;
};

static void kw_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KwListModel,
                               kw_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kw_list_model_iface_init))

enum {
  PROP_0,
  PROP_SOURCE,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void load_wanted_pages (KwListModel *self);

static Load *
load_new (KwListModel *self, GArray *ids, guint page)
{
  Load *load = g_new0 (Load, 1);

  g_weak_ref_init (&load->model, self);
  load->number = ++self->n_loads;
  load->ids = ids;
  load->page = page;
  return load;
}

static void
load_free (Load *load)
{
  g_weak_ref_clear (&load->model);
  g_clear_pointer (&load->ids, g_array_unref);
  g_free (load);
}

static void
update_loading (KwListModel *self)
{
  gboolean loading = self->ids_load != 0 || self->n_loading > 0;

  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (KwListModel *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Returns whether there is still something for each of the rows. */
static gboolean
fill_rows (KwListModel *self, const Load *load, GPtrArray *items)
{
  gboolean complete = TRUE;

  g_return_val_if_fail (items->len == load->ids->len, TRUE);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (KwListRow) row = kw_list_pages_find_row (self->pages, g_array_index (load->ids, gint64, i));
      gpointer item = g_ptr_array_index (items, i);

      if (row != NULL)
        kw_list_row_take_item (row, item != NULL ? g_object_ref (item) : NULL, load->number);
      complete = complete && item != NULL;
    }
  return complete;
}

static void
note_failure (KwListModel *self, const Load *load)
{
  KwPage *page = load->page != NO_PAGE ? kw_list_pages_find (self->pages, load->page) : NULL;

  if (page != NULL)
    page->state = KW_PAGE_FAILED;
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (KwListModel) self = g_weak_ref_get (&load->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = kw_list_source_load_items_finish (KW_LIST_SOURCE (source), result, &error);
  gboolean complete = TRUE;

  if (self != NULL)
    {
      self->n_loading--;
      if (load->page != NO_PAGE)
        self->n_pages_loading--;
      if (items != NULL)
        complete = fill_rows (self, load, items);
      else
        note_failure (self, load);
      take_error (self, g_steal_pointer (&error));
      load_wanted_pages (self);
      /* Something is gone: then the list is another. */
      if (!complete)
        kw_list_model_reload (self);
      update_loading (self);
    }
  load_free (load);
}

/* @ids (transfer full) */
static void
load_items (KwListModel *self, GArray *ids, guint page)
{
  self->n_loading++;
  if (page != NO_PAGE)
    self->n_pages_loading++;
  kw_list_source_load_items_async (self->source, (const gint64 *) (gpointer) ids->data, ids->len,
                                   self->rows_cancellable, items_loaded_cb, load_new (self, ids, page));
}

static void
load_page (KwListModel *self, KwPage *page)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), page->rows->len);

  page->state = KW_PAGE_ASKED_FOR;
  for (guint i = 0; i < page->rows->len; i++)
    {
      gint64 id = kw_list_row_get_id (g_ptr_array_index (page->rows, i));

      g_array_append_val (ids, id);
    }
  load_items (self, ids, page->number);
}

static void
load_wanted_pages (KwListModel *self)
{
  while (self->n_pages_loading < LOADS_AT_ONCE)
    {
      KwPage *page = kw_list_pages_next_wanted (self->pages);

      if (page == NULL)
        return;
      load_page (self, page);
    }
}

/* How many ids both lists begin with, or end with where @from_end, @most at most. */
static guint
count_common (const GArray *a, const GArray *b, gboolean from_end, guint most)
{
  guint n = 0;

  while (n < most && g_array_index (a, gint64, from_end ? a->len - 1 - n : n) ==
                         g_array_index (b, gint64, from_end ? b->len - 1 - n : n))
    n++;
  return n;
}

static void
replace_ids (KwListModel *self, const GArray *ids)
{
  guint shorter = MIN (self->ids->len, ids->len);
  guint start = count_common (self->ids, ids, FALSE, shorter);
  guint end = count_common (self->ids, ids, TRUE, shorter - start);
  guint n_gone = self->ids->len - start - end;
  guint n_new = ids->len - start - end;

  if (n_gone > 0)
    {
      kw_list_pages_clear (self->pages);
      g_array_remove_range (self->ids, start, n_gone);
      g_list_model_items_changed (G_LIST_MODEL (self), start, n_gone, 0);
    }
  if (n_new > 0)
    {
      kw_list_pages_clear (self->pages);
      g_array_insert_vals (self->ids, start, &g_array_index (ids, gint64, start), n_new);
      g_list_model_items_changed (G_LIST_MODEL (self), start, 0, n_new);
    }
}

static void
ids_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (KwListModel) self = g_weak_ref_get (&load->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kw_list_source_load_ids_finish (KW_LIST_SOURCE (source), result, &error);

  /* Another one may have been started since: then that one counts. */
  if (self != NULL && load->number == self->ids_load)
    {
      self->ids_load = 0;
      take_error (self, g_steal_pointer (&error));
      if (ids != NULL)
        replace_ids (self, ids);
      kw_list_pages_want_failed (self->pages);
      load_wanted_pages (self);
      update_loading (self);
    }
  load_free (load);
}

static GType
kw_list_model_get_item_type (GListModel *list)
{
  return KW_TYPE_LIST_ROW;
}

static guint
kw_list_model_get_n_items (GListModel *list)
{
  return KW_LIST_MODEL (list)->ids->len;
}

static gpointer
kw_list_model_get_item (GListModel *list, guint position)
{
  KwListModel *self = KW_LIST_MODEL (list);
  KwPage *page;

  if (position >= self->ids->len)
    return NULL;
  page = kw_list_pages_ensure (self->pages, self->ids, position / KW_LIST_PAGE);
  load_wanted_pages (self);
  update_loading (self);
  return g_object_ref (g_ptr_array_index (page->rows, position % KW_LIST_PAGE));
}

static void
kw_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kw_list_model_get_item_type;
  iface->get_n_items = kw_list_model_get_n_items;
  iface->get_item = kw_list_model_get_item;
}

static void
kw_list_model_dispose (GObject *object)
{
  KwListModel *self = KW_LIST_MODEL (object);

  g_cancellable_cancel (self->rows_cancellable);
  if (self->ids_cancellable != NULL)
    g_cancellable_cancel (self->ids_cancellable);

  G_OBJECT_CLASS (kw_list_model_parent_class)->dispose (object);
}

static void
kw_list_model_finalize (GObject *object)
{
  KwListModel *self = KW_LIST_MODEL (object);

  kw_list_pages_free (self->pages);
  g_array_unref (self->ids);
  g_clear_object (&self->source);
  g_clear_object (&self->ids_cancellable);
  g_clear_object (&self->rows_cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kw_list_model_parent_class)->finalize (object);
}

static void
kw_list_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KwListModel *self = KW_LIST_MODEL (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_list_model_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwListModel *self = KW_LIST_MODEL (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      self->source = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_list_model_class_init (KwListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kw_list_model_dispose;
  object_class->finalize = kw_list_model_finalize;
  object_class->get_property = kw_list_model_get_property;
  object_class->set_property = kw_list_model_set_property;

  properties[PROP_SOURCE] =
      g_param_spec_object ("source", NULL, NULL, KW_TYPE_LIST_SOURCE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kw_list_model_init (KwListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = kw_list_pages_new ();
  self->rows_cancellable = g_cancellable_new ();
}

/**
 * kw_list_model_new:
 * @source: where the list comes from
 *
 * Returns: (transfer full): an empty list; kw_list_model_reload() fills it
 */
KwListModel *
kw_list_model_new (KwListSource *source)
{
  g_return_val_if_fail (KW_IS_LIST_SOURCE (source), NULL);

  return g_object_new (KW_TYPE_LIST_MODEL, "source", source, NULL);
}

/**
 * kw_list_model_reload:
 * @self: a list
 *
 * Loads the ids anew; an earlier reload that is still on its way is given up. Where they are the same as before,
 * nothing changes, except that rows whose loading failed are asked for again. Rows stay what they were; see
 * kw_list_model_refresh().
 */
void
kw_list_model_reload (KwListModel *self)
{
  Load *load;

  g_return_if_fail (KW_IS_LIST_MODEL (self));

  if (self->ids_cancellable != NULL)
    g_cancellable_cancel (self->ids_cancellable);
  g_clear_object (&self->ids_cancellable);
  self->ids_cancellable = g_cancellable_new ();
  load = load_new (self, NULL, NO_PAGE);
  self->ids_load = load->number;
  kw_list_source_load_ids_async (self->source, self->ids_cancellable, ids_loaded_cb, load);
  update_loading (self);
}

/**
 * kw_list_model_refresh:
 * @self: a list
 * @ids: (array length=n_ids): what has changed
 * @n_ids: how many
 *
 * Loads anew what those rows show, as far as somebody holds them. Their places are left as they are; see
 * kw_list_model_reload(), which follows by itself where one of them is gone.
 *
 * Returns: how many of them somebody holds
 */
guint
kw_list_model_refresh (KwListModel *self, const gint64 *ids, guint n_ids)
{
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (KW_IS_LIST_MODEL (self), 0);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (KwListRow) row = kw_list_pages_find_row (self->pages, ids[i]);

      if (row != NULL)
        g_array_append_val (held, ids[i]);
    }
  for (guint i = 0; i < held->len; i += KW_LIST_PAGE)
    {
      GArray *some = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (some, &g_array_index (held, gint64, i), MIN (KW_LIST_PAGE, held->len - i));
      load_items (self, some, NO_PAGE);
    }
  update_loading (self);
  return held->len;
}

/**
 * kw_list_model_refresh_all:
 * @self: a list
 *
 * Loads anew what all rows show that somebody holds.
 */
void
kw_list_model_refresh_all (KwListModel *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (KW_IS_LIST_MODEL (self));

  ids = kw_list_pages_list_held (self->pages);
  kw_list_model_refresh (self, (const gint64 *) (gpointer) ids->data, ids->len);
}

/**
 * kw_list_model_get_source:
 * @self: a list
 *
 * Returns: (transfer none): where it comes from
 */
KwListSource *
kw_list_model_get_source (KwListModel *self)
{
  g_return_val_if_fail (KW_IS_LIST_MODEL (self), NULL);

  return self->source;
}

/**
 * kw_list_model_is_loading:
 * @self: a list
 *
 * Returns: whether ids or rows are on their way
 */
gboolean
kw_list_model_is_loading (KwListModel *self)
{
  g_return_val_if_fail (KW_IS_LIST_MODEL (self), FALSE);

  return self->loading;
}

/**
 * kw_list_model_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last load failed; %NULL where it worked. The list then stands as it
 *   was before.
 */
const GError *
kw_list_model_get_error (KwListModel *self)
{
  g_return_val_if_fail (KW_IS_LIST_MODEL (self), NULL);

  return self->error;
}

/**
 * kw_list_model_get_id:
 * @self: a list
 * @position: smaller than the number of rows
 *
 * Returns: the id at @position, without loading anything
 */
gint64
kw_list_model_get_id (KwListModel *self, guint position)
{
  g_return_val_if_fail (KW_IS_LIST_MODEL (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

/**
 * kw_list_model_find:
 * @self: a list
 * @id: an id
 * @position: (out) (optional): where it stands
 *
 * Returns: whether @id is in the list. Nothing is loaded.
 */
gboolean
kw_list_model_find (KwListModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (KW_IS_LIST_MODEL (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
