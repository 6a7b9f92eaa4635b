/* kw-family-source.c: the families of a long list, each as a summary
 *
 * Which families and in what order is SQL's work; what a row shows is computed from the case files of one page, on a
 * thread of its own, so that scrolling never waits for it. Main thread only, but for that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-source.h"

struct _KwFamilyItem
{
  GObject parent_instance;

  KwFamilySummary *summary;
};

G_DEFINE_FINAL_TYPE (KwFamilyItem, kw_family_item, G_TYPE_OBJECT)

static void
kw_family_item_finalize (GObject *object)
{
  kw_family_summary_unref (KW_FAMILY_ITEM (object)->summary);

  G_OBJECT_CLASS (kw_family_item_parent_class)->finalize (object);
}

static void
kw_family_item_class_init (KwFamilyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_family_item_finalize;
}

static void
kw_family_item_init (KwFamilyItem *self)
{
}

/**
 * kw_family_item_get_summary:
 * @self: an item
 *
 * Returns: (transfer none): the family's summary
 */
const KwFamilySummary *
kw_family_item_get_summary (KwFamilyItem *self)
{
  g_return_val_if_fail (KW_IS_FAMILY_ITEM (self), NULL);

  return self->summary;
}

struct _KwFamilySource
{
  GObject parent_instance;

  KwSession *session;
  KwFamilyFilter filter;
  char *words;
};

/* One page on its way from case files to items. */
typedef struct
{
  GArray *ids;
  GPtrArray *case_files;
  KwPolicy *policy;
  KwInstant now;
} Page;

static void
page_free (Page *page)
{
  g_array_unref (page->ids);
  g_clear_pointer (&page->case_files, g_ptr_array_unref);
  kw_policy_unref (page->policy);
  g_free (page);
}

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static KwFamilyItem *
item_of (const Page *page, gint64 id)
{
  for (guint i = 0; i < page->case_files->len; i++)
    {
      KwCaseFile *case_file = g_ptr_array_index (page->case_files, i);
      KwFamilyItem *item;

      if (kw_case_file_get_family (case_file)->record.id != id)
        continue;
      item = g_object_new (KW_TYPE_FAMILY_ITEM, NULL);
      item->summary = kw_family_summary_new (case_file, page->policy, NULL, page->now);
      return item;
    }
  return NULL;
}

static void
compute_page (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Page *page = task_data;
  GPtrArray *items = g_ptr_array_new_with_free_func (unref_item);

  for (guint i = 0; i < page->ids->len; i++)
    g_ptr_array_add (items, item_of (page, g_array_index (page->ids, gint64, i)));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_families_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  GError *error = NULL;

  page->case_files = kw_casebook_load_families_finish (KW_CASEBOOK (source), result, &error);
  if (page->case_files == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, compute_page);
}

static void
load_items_async (KwListSource *source,
                  const gint64 *ids,
                  guint n_ids,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  KwFamilySource *self = KW_FAMILY_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Page *page = g_new0 (Page, 1);

  page->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  page->policy = kw_policy_ref (kw_session_get_policy (self->session));
  page->now = kw_session_get_now (self->session);
  g_task_set_source_tag (task, load_items_async);
  g_task_set_task_data (task, page, (GDestroyNotify) page_free);
  kw_casebook_load_families_async (kw_session_get_casebook (self->session), ids, n_ids, cancellable,
                                   on_families_loaded, task);
}

static GPtrArray *
load_items_finish (KwListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_families_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *ids = kw_casebook_list_families_finish (KW_CASEBOOK (source), result, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
load_ids_async (KwListSource *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  KwFamilySource *self = KW_FAMILY_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_ids_async);
  kw_casebook_list_families_async (kw_session_get_casebook (self->session), &self->filter, cancellable,
                                   on_families_listed, task);
}

static GArray *
load_ids_finish (KwListSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_source_init (KwListSourceInterface *iface)
{
  iface->load_ids_async = load_ids_async;
  iface->load_ids_finish = load_ids_finish;
  iface->load_items_async = load_items_async;
  iface->load_items_finish = load_items_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KwFamilySource,
                               kw_family_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KW_TYPE_LIST_SOURCE, list_source_init))

static void
kw_family_source_finalize (GObject *object)
{
  KwFamilySource *self = KW_FAMILY_SOURCE (object);

  g_clear_object (&self->session);
  g_free (self->words);

  G_OBJECT_CLASS (kw_family_source_parent_class)->finalize (object);
}

static void
kw_family_source_class_init (KwFamilySourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_family_source_finalize;
}

static void
kw_family_source_init (KwFamilySource *self)
{
  self->filter = (KwFamilyFilter){ .worker = KW_NONE, .status = KW_CODE_NONE };
}

/**
 * kw_family_source_new:
 * @session: the session
 *
 * Returns: (transfer full): a source of all families, by name
 */
KwFamilySource *
kw_family_source_new (KwSession *session)
{
  KwFamilySource *self;

  g_return_val_if_fail (KW_IS_SESSION (session), NULL);

  self = g_object_new (KW_TYPE_FAMILY_SOURCE, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * kw_family_source_set_filter:
 * @self: a source
 * @filter: which families, in which order; copied. The list shows it when it is loaded again.
 */
void
kw_family_source_set_filter (KwFamilySource *self, const KwFamilyFilter *filter)
{
  g_return_if_fail (KW_IS_FAMILY_SOURCE (self));
  g_return_if_fail (filter != NULL);

  self->filter = *filter;
  g_free (self->words);
  self->words = g_strdup (filter->words);
  self->filter.words = self->words;
}
