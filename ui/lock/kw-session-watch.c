/* kw-session-watch.c: hears when the desktop locks and when the computer is about to sleep
 *
 * The computer's sleep is held up by an open file descriptor that logind gives; closing it lets the computer go. It is
 * taken as soon as there is something to guard, because it is too late when sleep has been announced. Main thread;
 * owned by the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-session-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define LOGIN_NAME    "org.freedesktop.login1"
#define LOGIN_PATH    "/org/freedesktop/login1"
#define LOGIN_MANAGER "org.freedesktop.login1.Manager"
#define LOGIN_SESSION "org.freedesktop.login1.Session"
#define PROPERTIES    "org.freedesktop.DBus.Properties"

#define NO_FD (-1)

struct _KwSessionWatch
{
  GObject parent_instance;

  GDBusConnection *session_bus;
  GDBusConnection *system_bus;
  GCancellable *cancellable;
  GArray *session_signals; /* of guint */
  GArray *system_signals;
  int inhibitor; /* NO_FD: none */
  gboolean guarding;
  gboolean inhibiting; /* asked for, not answered */
};

G_DEFINE_FINAL_TYPE (KwSessionWatch, kw_session_watch, G_TYPE_OBJECT)

enum {
  LOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The desktops' screen savers; each has the name of its interface. */
static const char *const screen_savers[] = {
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
};

static void
tell (KwSessionWatch *self)
{
  g_signal_emit (self, signals[LOCK], 0);
}

static void
let_sleep (KwSessionWatch *self)
{
  if (self->inhibitor != NO_FD)
    g_close (self->inhibitor, NULL);
  self->inhibitor = NO_FD;
}

static int
take_fd (GVariant *reply,
         GUnixFDList *fds)
{
  gint32 handle;

  if (reply == NULL || fds == NULL)
    return NO_FD;
  g_variant_get (reply, "(h)", &handle);

  return g_unix_fd_list_get (fds, handle, NULL);
}

static void
on_inhibited (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (KwSessionWatch) self = data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, NULL);

  self->inhibiting = FALSE;
  self->inhibitor = take_fd (reply, fds);
  /* It was locked, or the program is going, before logind answered. */
  if (!self->guarding)
    let_sleep (self);
}

static void
hold_up_sleep (KwSessionWatch *self)
{
  if (self->system_bus == NULL || !self->guarding || self->inhibiting || self->inhibitor != NO_FD)
    return;
  self->inhibiting = TRUE;
  g_dbus_connection_call_with_unix_fd_list (
      self->system_bus, LOGIN_NAME, LOGIN_PATH, LOGIN_MANAGER,
      /* not shown */
      "Inhibit",
      g_variant_new ("(ssss)", "sleep", _ ("Keyworker"), _ ("The casebook is locked first"), "delay"),
      G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, self->cancellable, on_inhibited, g_object_ref (self));
}

static void
on_screen_saver (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GVariant *parameters,
                 gpointer data)
{
  gboolean active = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &active);
  if (active)
    tell (data);
}

/* After waking up there may still be something to guard: where locking failed. */
static void
on_prepare_for_sleep (GDBusConnection *connection,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *name,
                      GVariant *parameters,
                      gpointer data)
{
  KwSessionWatch *self = data;
  gboolean sleeping = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &sleeping);
  if (sleeping)
    tell (self);
  else
    hold_up_sleep (self);
}

/* Another person's session is none of ours; where it cannot be told whose it is, it may be. */
static void
on_session_user (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (KwSessionWatch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) user = NULL;
  guint32 uid = getuid ();

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    g_variant_get (reply, "(v)", &user);
  if (user != NULL && g_variant_is_of_type (user, G_VARIANT_TYPE ("(uo)")))
    g_variant_get (user, "(uo)", &uid, NULL);
  if (uid == getuid ())
    tell (self);
}

static void
on_session_lock (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GVariant *parameters,
                 gpointer data)
{
  KwSessionWatch *self = data;

  /* not shown */
  g_dbus_connection_call (connection, LOGIN_NAME, path, PROPERTIES, "Get",
                          g_variant_new ("(ss)", LOGIN_SESSION, "User"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_session_user, g_object_ref (self));
}

static void
hear (KwSessionWatch *self,
      GDBusConnection *connection,
      GArray *ids,
      const char *sender,
      const char *interface,
      const char *name,
      GDBusSignalCallback callback)
{
  guint id = g_dbus_connection_signal_subscribe (connection, sender, interface, name, NULL, NULL,
                                                 G_DBUS_SIGNAL_FLAGS_NONE, callback, self, NULL);

  g_array_append_val (ids, id);
}

static void
on_session_bus (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (KwSessionWatch) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->session_bus = g_steal_pointer (&bus);
  for (gsize i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    hear (self, self->session_bus, self->session_signals, screen_savers[i], screen_savers[i], "ActiveChanged",
          on_screen_saver);
}

static void
on_system_bus (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (KwSessionWatch) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->system_bus = g_steal_pointer (&bus);
  /* not shown */
  hear (self, self->system_bus, self->system_signals, LOGIN_NAME, LOGIN_SESSION, "Lock", on_session_lock);
  hear (self, self->system_bus, self->system_signals, LOGIN_NAME, LOGIN_MANAGER, "PrepareForSleep",
        on_prepare_for_sleep);
  hold_up_sleep (self);
}

static void
stop_hearing (GDBusConnection *connection,
              GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_dbus_connection_signal_unsubscribe (connection, g_array_index (ids, guint, i));
  g_array_set_size (ids, 0);
}

static void
kw_session_watch_dispose (GObject *object)
{
  KwSessionWatch *self = KW_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  self->guarding = FALSE;
  stop_hearing (self->session_bus, self->session_signals);
  stop_hearing (self->system_bus, self->system_signals);
  let_sleep (self);
  g_clear_object (&self->session_bus);
  g_clear_object (&self->system_bus);

  G_OBJECT_CLASS (kw_session_watch_parent_class)->dispose (object);
}

static void
kw_session_watch_finalize (GObject *object)
{
  KwSessionWatch *self = KW_SESSION_WATCH (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->session_signals);
  g_array_unref (self->system_signals);

  G_OBJECT_CLASS (kw_session_watch_parent_class)->finalize (object);
}

static void
kw_session_watch_class_init (KwSessionWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kw_session_watch_dispose;
  object_class->finalize = kw_session_watch_finalize;

  signals[LOCK] =
      g_signal_new ("lock", KW_TYPE_SESSION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kw_session_watch_init (KwSessionWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_signals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_signals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->inhibitor = NO_FD;
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_session_bus, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus, g_object_ref (self));
}

/**
 * kw_session_watch_new:
 *
 * Returns: (transfer full): a watch; it hears as soon as the buses have answered
 */
KwSessionWatch *
kw_session_watch_new (void)
{
  return g_object_new (KW_TYPE_SESSION_WATCH, NULL);
}

/**
 * kw_session_watch_set_guarding:
 * @guarding: whether there is something that has to be locked before the computer sleeps
 *
 * Holds up the computer's sleep from now on, or no longer: once everything is locked.
 */
void
kw_session_watch_set_guarding (KwSessionWatch *self,
                               gboolean guarding)
{
  g_return_if_fail (KW_IS_SESSION_WATCH (self));

  self->guarding = guarding;
  if (guarding)
    hold_up_sleep (self);
  else
    let_sleep (self);
}
