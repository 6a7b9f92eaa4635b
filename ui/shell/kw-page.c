/* kw-page.c
 *
 * What all pages have in common: their session, what stands for them in the header bar and the sidebar, and when they
 * refresh. A page in sight refreshes at once, one out of sight when nothing else is to be done. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-page.h"

typedef struct
{
  KwSession *session;
  char *title;
  char *subtitle;
  GtkWidget *title_widget;
  GtkWidget *header_end;
  gboolean ready;
  int count;
  gint64 refreshed_at; /* by g_get_monotonic_time(); 0: never */
  gulong changed_id;
  guint refresh_id;
  guint minute_id;
} KwPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KwPage, kw_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_TITLE_WIDGET,
  PROP_HEADER_END,
  PROP_READY,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
refresh_now (gpointer data)
{
  KwPage *self = data;
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  priv->refresh_id = 0;
  priv->refreshed_at = g_get_monotonic_time ();
  if (KW_PAGE_GET_CLASS (self)->refresh != NULL)
    KW_PAGE_GET_CLASS (self)->refresh (self);

  return G_SOURCE_REMOVE;
}

static void
on_changed (KwPage *self,
            gint64 family,
            gint64 edit)
{
  KwPageClass *klass = KW_PAGE_GET_CLASS (self);

  if (klass->concerns == NULL || klass->concerns (self, family))
    kw_page_queue_refresh (self);
}

static gboolean
on_minute (gpointer data)
{
  kw_page_queue_refresh (data);

  return G_SOURCE_CONTINUE;
}

/* A page that was made before its window was shown has just read everything. */
static gboolean
is_out_of_date (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  return KW_PAGE_GET_CLASS (self)->every_minute &&
         (priv->refreshed_at == 0 || g_get_monotonic_time () - priv->refreshed_at >= G_USEC_PER_SEC * 60);
}

static void
set_session (KwPage *self,
             KwSession *session)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  if (!g_set_object (&priv->session, session))
    return;
  priv->changed_id = g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
kw_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (kw_page_parent_class)->constructed (object);

  kw_page_queue_refresh (KW_PAGE (object));
}

static void
kw_page_map (GtkWidget *widget)
{
  KwPage *self = KW_PAGE (widget);
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  GTK_WIDGET_CLASS (kw_page_parent_class)->map (widget);

  /* One that waited for a quiet moment is wanted now. */
  if (priv->refresh_id != 0 || is_out_of_date (self))
    kw_page_queue_refresh (self);

  if (KW_PAGE_GET_CLASS (self)->every_minute)
    priv->minute_id = g_timeout_add_seconds (60, on_minute, self);
}

static void
kw_page_unmap (GtkWidget *widget)
{
  KwPagePrivate *priv = kw_page_get_instance_private (KW_PAGE (widget));

  g_clear_handle_id (&priv->minute_id, g_source_remove);

  GTK_WIDGET_CLASS (kw_page_parent_class)->unmap (widget);
}

static void
kw_page_dispose (GObject *object)
{
  KwPagePrivate *priv = kw_page_get_instance_private (KW_PAGE (object));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  g_clear_handle_id (&priv->minute_id, g_source_remove);
  if (priv->session != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->session);
  g_clear_object (&priv->session);
  g_clear_object (&priv->title_widget);
  g_clear_object (&priv->header_end);

  G_OBJECT_CLASS (kw_page_parent_class)->dispose (object);
}

static void
kw_page_finalize (GObject *object)
{
  KwPagePrivate *priv = kw_page_get_instance_private (KW_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);

  G_OBJECT_CLASS (kw_page_parent_class)->finalize (object);
}

static void
kw_page_get_property (GObject *object,
                      guint prop_id,
                      GValue *value,
                      GParamSpec *pspec)
{
  KwPage *self = KW_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, kw_page_get_session (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, kw_page_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, kw_page_get_subtitle (self));
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, kw_page_get_title_widget (self));
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, kw_page_get_header_end (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, kw_page_is_ready (self));
      break;
    case PROP_COUNT:
      g_value_set_int (value, kw_page_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_page_set_property (GObject *object,
                      guint prop_id,
                      const GValue *value,
                      GParamSpec *pspec)
{
  KwPage *self = KW_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      kw_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      kw_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_TITLE_WIDGET:
      kw_page_set_title_widget (self, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      kw_page_set_header_end (self, g_value_get_object (value));
      break;
    case PROP_COUNT:
      kw_page_set_count (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_page_class_init (KwPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = kw_page_constructed;
  object_class->dispose = kw_page_dispose;
  object_class->finalize = kw_page_finalize;
  object_class->get_property = kw_page_get_property;
  object_class->set_property = kw_page_set_property;

  widget_class->map = kw_page_map;
  widget_class->unmap = kw_page_unmap;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, KW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_TITLE_WIDGET] = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_READY] =
      g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kw_page_init (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  priv->count = -1;
}

/**
 * kw_page_get_session:
 *
 * Returns: (transfer none): the open casebook at work
 */
KwSession *
kw_page_get_session (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->session;
}

/**
 * kw_page_get_title:
 *
 * Returns: (nullable): what stands in the header bar
 */
const char *
kw_page_get_title (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->title;
}

void
kw_page_set_title (KwPage *self,
                   const char *title)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * kw_page_get_subtitle:
 *
 * Returns: (nullable): what stands dimmed after the title
 */
const char *
kw_page_get_subtitle (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->subtitle;
}

void
kw_page_set_subtitle (KwPage *self,
                      const char *subtitle)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;
  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * kw_page_get_title_widget:
 *
 * Returns: (transfer none) (nullable): what stands in the middle of the header bar: a switcher between parts
 */
GtkWidget *
kw_page_get_title_widget (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->title_widget;
}

void
kw_page_set_title_widget (KwPage *self,
                          GtkWidget *widget)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  if (priv->title_widget == widget)
    return;
  g_clear_object (&priv->title_widget);
  priv->title_widget = widget == NULL ? NULL : g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE_WIDGET]);
}

/**
 * kw_page_get_header_end:
 *
 * Returns: (transfer none) (nullable): the page's own buttons in the header bar, before those that every page has
 */
GtkWidget *
kw_page_get_header_end (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->header_end;
}

void
kw_page_set_header_end (KwPage *self,
                        GtkWidget *widget)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));
  g_return_if_fail (widget == NULL || GTK_IS_WIDGET (widget));

  if (priv->header_end == widget)
    return;
  g_clear_object (&priv->header_end);
  priv->header_end = widget == NULL ? NULL : g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_END]);
}

/**
 * kw_page_is_ready:
 *
 * Returns: whether the page has shown what it read, be it nothing
 */
gboolean
kw_page_is_ready (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_val_if_fail (KW_IS_PAGE (self), FALSE);

  return priv->ready;
}

/**
 * kw_page_set_ready:
 *
 * For the page that a casebook opens with, and a family's: tells that what was read is there, or will not be. The
 * window waits for it a moment, so that it does not show the page empty first.
 */
void
kw_page_set_ready (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));

  if (priv->ready)
    return;
  priv->ready = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

/**
 * kw_page_get_count:
 *
 * Returns: the number beside the page's name in the sidebar; -1 for none
 */
int
kw_page_get_count (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), -1);

  return ((KwPagePrivate *) kw_page_get_instance_private (self))->count;
}

void
kw_page_set_count (KwPage *self,
                   int count)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));

  if (priv->count == count)
    return;
  priv->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * kw_page_queue_refresh:
 *
 * Reads again soon what the page shows; asking several times before that is asking once.
 */
void
kw_page_queue_refresh (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);
  int priority;

  g_return_if_fail (KW_IS_PAGE (self));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  priority = gtk_widget_get_mapped (GTK_WIDGET (self)) ? G_PRIORITY_HIGH_IDLE : G_PRIORITY_LOW;
  priv->refresh_id = g_idle_add_full (priority, refresh_now, self, NULL);
}

/**
 * kw_page_refresh_now:
 *
 * Reads what the page shows at once, though it may not be in sight yet.
 */
void
kw_page_refresh_now (KwPage *self)
{
  KwPagePrivate *priv = kw_page_get_instance_private (self);

  g_return_if_fail (KW_IS_PAGE (self));

  g_clear_handle_id (&priv->refresh_id, g_source_remove);
  refresh_now (self);
}

/**
 * kw_page_show_part:
 * @part: the name of a part: "plan"
 *
 * Shows one part of the page, where it has parts.
 */
void
kw_page_show_part (KwPage *self,
                   const char *part)
{
  g_return_if_fail (KW_IS_PAGE (self));
  g_return_if_fail (part != NULL);

  if (KW_PAGE_GET_CLASS (self)->show_part != NULL)
    KW_PAGE_GET_CLASS (self)->show_part (self, part);
}

/**
 * kw_page_get_part:
 *
 * Returns: (nullable): the name of the part that is shown, where the page has parts
 */
const char *
kw_page_get_part (KwPage *self)
{
  g_return_val_if_fail (KW_IS_PAGE (self), NULL);

  return KW_PAGE_GET_CLASS (self)->get_part != NULL ? KW_PAGE_GET_CLASS (self)->get_part (self) : NULL;
}

/**
 * kw_page_focus:
 *
 * Gives the page the keyboard.
 */
void
kw_page_focus (KwPage *self)
{
  g_return_if_fail (KW_IS_PAGE (self));

  if (KW_PAGE_GET_CLASS (self)->focus != NULL)
    KW_PAGE_GET_CLASS (self)->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
