/* kw-list-row.c: a row of a long list, which fills itself
 *
 * A row stands in the list from the beginning; what it shows arrives later as its property "item". Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-list-row.h"

struct _KwListRow
{
  GObject parent_instance;

  gint64 id;
  GObject *item;
  guint64 load; /* the number of the load that brought the item; 0: none yet */
};

G_DEFINE_FINAL_TYPE (KwListRow, kw_list_row, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kw_list_row_finalize (GObject *object)
{
  KwListRow *self = KW_LIST_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (kw_list_row_parent_class)->finalize (object);
}

static void
kw_list_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KwListRow *self = KW_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_list_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwListRow *self = KW_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_list_row_class_init (KwListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kw_list_row_finalize;
  object_class->get_property = kw_list_row_get_property;
  object_class->set_property = kw_list_row_set_property;

  properties[PROP_ID] =
      g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kw_list_row_init (KwListRow *self)
{
}

/**
 * kw_list_row_new:
 * @id: what it is the row of
 *
 * Returns: (transfer full): a row that shows nothing yet
 */
KwListRow *
kw_list_row_new (gint64 id)
{
  return g_object_new (KW_TYPE_LIST_ROW, "id", id, NULL);
}

/**
 * kw_list_row_get_id:
 * @self: a row
 *
 * Returns: what it is the row of
 */
gint64
kw_list_row_get_id (KwListRow *self)
{
  g_return_val_if_fail (KW_IS_LIST_ROW (self), 0);

  return self->id;
}

/**
 * kw_list_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable) (type GObject): what it shows; %NULL until that has arrived, and where it no
 *   longer exists
 */
gpointer
kw_list_row_get_item (KwListRow *self)
{
  g_return_val_if_fail (KW_IS_LIST_ROW (self), NULL);

  return self->item;
}

/**
 * kw_list_row_is_loaded:
 * @self: a row
 *
 * Returns: whether it has been told what it shows
 */
gboolean
kw_list_row_is_loaded (KwListRow *self)
{
  g_return_val_if_fail (KW_IS_LIST_ROW (self), FALSE);

  return self->load != 0;
}

/**
 * kw_list_row_take_item:
 * @self: a row
 * @item: (transfer full) (nullable): what it shows
 * @load: the number of the load that brought it; loads are numbered from 1 as they are started
 *
 * For the list. An item from an earlier load than the one shown is out of date and thrown away.
 */
void
kw_list_row_take_item (KwListRow *self, gpointer item, guint64 load)
{
  g_autoptr (GObject) taken = item;

  g_return_if_fail (KW_IS_LIST_ROW (self));
  g_return_if_fail (taken == NULL || G_IS_OBJECT (taken));

  if (load < self->load)
    return;
  self->load = load;
  if (g_set_object (&self->item, taken))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
