/* kw-list-source.c: where a long list comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-list-source.h"

G_DEFINE_INTERFACE (KwListSource, kw_list_source, G_TYPE_OBJECT)

static void
kw_list_source_default_init (KwListSourceInterface *iface)
{
}

/**
 * kw_list_source_load_ids_async:
 * @self: a source
 * @cancellable: (nullable): to stop it
 * @callback: called on the main thread when it is done
 * @user_data: for @callback
 *
 * Starts to load the ids of the whole list.
 */
void
kw_list_source_load_ids_async (KwListSource *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (KW_IS_LIST_SOURCE (self));

  KW_LIST_SOURCE_GET_IFACE (self)->load_ids_async (self, cancellable, callback, user_data);
}

/**
 * kw_list_source_load_ids_finish:
 * @self: a source
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in their order, each once
 */
GArray *
kw_list_source_load_ids_finish (KwListSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KW_IS_LIST_SOURCE (self), NULL);

  return KW_LIST_SOURCE_GET_IFACE (self)->load_ids_finish (self, result, error);
}

/**
 * kw_list_source_load_items_async:
 * @self: a source
 * @ids: (array length=n_ids): of which rows
 * @n_ids: how many
 * @cancellable: (nullable): to stop it
 * @callback: called on the main thread when it is done
 * @user_data: for @callback
 *
 * Starts to load what some rows show.
 */
void
kw_list_source_load_items_async (KwListSource *self,
                                 const gint64 *ids,
                                 guint n_ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (KW_IS_LIST_SOURCE (self));
  g_return_if_fail (ids != NULL);

  KW_LIST_SOURCE_GET_IFACE (self)->load_items_async (self, ids, n_ids, cancellable, callback, user_data);
}

/**
 * kw_list_source_load_items_finish:
 * @self: a source
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type GObject): an item, or %NULL, for each id that was asked for
 */
GPtrArray *
kw_list_source_load_items_finish (KwListSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KW_IS_LIST_SOURCE (self), NULL);

  return KW_LIST_SOURCE_GET_IFACE (self)->load_items_finish (self, result, error);
}
