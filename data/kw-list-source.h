/* kw-list-source.h: where a long list comes from
 *
 * A source gives the ids of a list in their order, all at once, and what a row shows for a few ids at a time. Its
 * functions are called on the main thread and answer there. The room above decides what a row shows: it may load case
 * files for the ids and compute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_TYPE_LIST_SOURCE (kw_list_source_get_type ())

G_DECLARE_INTERFACE (KwListSource, kw_list_source, KW, LIST_SOURCE, GObject)

/**
 * KwListSourceInterface:
 * @load_ids_async: starts to load the ids
 * @load_ids_finish: gives the ids in their order, each once; (transfer full) (element-type gint64), or %NULL and an
 *   error
 * @load_items_async: starts to load what the rows of @ids show; @ids is only valid during the call
 * @load_items_finish: gives one item for each id asked for, in that order, %NULL for an id that no longer exists;
 *   (transfer full) (element-type GObject) with g_object_unref() (or a function that takes %NULL) as its free function,
 *   or %NULL and an error
 *
 * What a source does.
 */
struct _KwListSourceInterface
{
  GTypeInterface parent_iface;

  void (*load_ids_async) (KwListSource *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
  GArray *(*load_ids_finish) (KwListSource *self, GAsyncResult *result, GError **error);
  void (*load_items_async) (KwListSource *self,
                            const gint64 *ids,
                            guint n_ids,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
  GPtrArray *(*load_items_finish) (KwListSource *self, GAsyncResult *result, GError **error);
};

void kw_list_source_load_ids_async (KwListSource *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray *kw_list_source_load_ids_finish (KwListSource *self, GAsyncResult *result, GError **error);
void kw_list_source_load_items_async (KwListSource *self,
                                      const gint64 *ids,
                                      guint n_ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *kw_list_source_load_items_finish (KwListSource *self, GAsyncResult *result, GError **error);

G_END_DECLS
