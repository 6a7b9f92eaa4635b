/* kw-idle-watch.c: notices that nobody is there
 *
 * One controller a window notes when something was done in it; one timeout waits for the rest of the time. A laptop
 * that slept past the deadline is noticed by the first key or pointer movement, which then does nothing else. Main
 * thread; owned by the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-idle-watch.h"

#include "kw-idle.h"

#define MONITOR_NAME     "org.gnome.Mutter.IdleMonitor"
#define MONITOR_PATH     "/org/gnome/Mutter/IdleMonitor/Core"
#define MONITOR_PATIENCE 500  /* milliseconds; who does not answer does not keep the casebook open */
#define TIMEOUT_LATE     2000 /* milliseconds; more than any main loop keeps a timeout waiting */
#define USUAL_AFTER      (5 * 60 * 1000)
#define CONTROLLER_NAME  "kw-idle-watch"

struct _KwIdleWatch
{
  GObject parent_instance;

  GDBusConnection *connection; /* of the session; NULL where there is none */
  GCancellable *cancellable;
  KwMoment last;
  gint64 after; /* milliseconds */
  guint timeout_id;
  gboolean active;
  gboolean asking; /* the desktop */
};

G_DEFINE_FINAL_TYPE (KwIdleWatch, kw_idle_watch, G_TYPE_OBJECT)

enum {
  IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KwMoment
read_clocks (void)
{
  return (KwMoment){ g_get_monotonic_time (), g_get_real_time () };
}

static gint64
get_ms_left (KwIdleWatch *self)
{
  KwMoment now = read_clocks ();

  return kw_idle_get_ms_left (&self->last, &now, self->after);
}

static void wait_for_the_rest (KwIdleWatch *self);

static void
tell (KwIdleWatch *self)
{
  self->last = read_clocks ();
  wait_for_the_rest (self);
  g_signal_emit (self, signals[IDLE], 0);
}

/* Somebody may have been busy elsewhere. Without a good answer nobody was. */
static void
on_idle_time (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (KwIdleWatch) self = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  guint64 idle = G_MAXUINT64;
  KwMoment now = read_clocks ();

  self->asking = FALSE;
  if (!self->active || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (reply != NULL)
    g_variant_get (reply, "(t)", &idle);
  if (idle < (guint64) kw_idle_get_ms (&self->last, &now))
    self->last = kw_moment_before (&now, (gint64) idle);

  if (get_ms_left (self) == 0)
    tell (self);
  else
    wait_for_the_rest (self);
}

static void
ask_desktop (KwIdleWatch *self)
{
  self->asking = TRUE;
  g_dbus_connection_call (self->connection, MONITOR_NAME, MONITOR_PATH, MONITOR_NAME, "GetIdletime", NULL,
                          G_VARIANT_TYPE ("(t)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, MONITOR_PATIENCE,
                          self->cancellable, on_idle_time, g_object_ref (self));
}

static gboolean
on_timeout (gpointer data)
{
  KwIdleWatch *self = data;

  self->timeout_id = 0;
  if (get_ms_left (self) > 0)
    wait_for_the_rest (self);
  else if (self->connection == NULL)
    tell (self);
  else if (!self->asking)
    ask_desktop (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_the_rest (KwIdleWatch *self)
{
  gint64 left = get_ms_left (self);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add ((guint) MIN (left + 1, G_MAXINT), on_timeout, self);
}

static gboolean
is_of_a_person (GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The timeout stood still while the laptop slept. Whoever comes back then finds a locked casebook, and has pressed
 * nothing in an open one. */
static gboolean
has_slept (KwIdleWatch *self)
{
  KwMoment now = read_clocks ();

  return !self->asking && kw_idle_get_ms (&self->last, &now) > self->after + TIMEOUT_LATE;
}

static gboolean
on_event (KwIdleWatch *self,
          GdkEvent *event)
{
  if (!self->active || !is_of_a_person (event))
    return FALSE;
  if (has_slept (self))
    {
      tell (self);
      return TRUE;
    }
  if (get_ms_left (self) > 0)
    self->last = read_clocks ();

  return FALSE;
}

static void
on_window_added (KwIdleWatch *self,
                 GtkWindow *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_name (controller, CONTROLLER_NAME);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
on_bus (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (KwIdleWatch) self = data;

  g_set_object (&self->connection, g_bus_get_finish (result, NULL));
}

static void
kw_idle_watch_dispose (GObject *object)
{
  KwIdleWatch *self = KW_IDLE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (kw_idle_watch_parent_class)->dispose (object);
}

static void
kw_idle_watch_finalize (GObject *object)
{
  g_object_unref (KW_IDLE_WATCH (object)->cancellable);

  G_OBJECT_CLASS (kw_idle_watch_parent_class)->finalize (object);
}

static void
kw_idle_watch_class_init (KwIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kw_idle_watch_dispose;
  object_class->finalize = kw_idle_watch_finalize;

  signals[IDLE] = g_signal_new ("idle", KW_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kw_idle_watch_init (KwIdleWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->after = USUAL_AFTER;
  self->last = read_clocks ();
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus, g_object_ref (self));
}

/**
 * kw_idle_watch_new:
 * @application: whose windows to watch
 *
 * Returns: (transfer full): a watch, not yet active
 */
KwIdleWatch *
kw_idle_watch_new (GtkApplication *application)
{
  KwIdleWatch *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (KW_TYPE_IDLE_WATCH, NULL);
  g_signal_connect_object (application, "window-added", G_CALLBACK (on_window_added), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kw_idle_watch_set_after:
 * @after: after how long without anybody, in milliseconds
 */
void
kw_idle_watch_set_after (KwIdleWatch *self,
                         gint64 after)
{
  g_return_if_fail (KW_IS_IDLE_WATCH (self));
  g_return_if_fail (after > 0);

  self->after = after;
  if (self->active)
    wait_for_the_rest (self);
}

/**
 * kw_idle_watch_set_active:
 * @active: whether there is anything to lock
 *
 * Watches from now on, or no longer.
 */
void
kw_idle_watch_set_active (KwIdleWatch *self,
                          gboolean active)
{
  g_return_if_fail (KW_IS_IDLE_WATCH (self));

  if (self->active == active)
    return;
  self->active = active;
  self->last = read_clocks ();
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (active)
    wait_for_the_rest (self);
}
