/* test-lock-watch.c
 *
 * When a casebook locks by itself: nobody is there, the desktop locks, the computer is about to sleep. The desktop and
 * logind are played by this program, on buses of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

#include "kw-form-window.h"
#include "kw-idle.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <unistd.h>

#define SOON_MS  400 /* without anybody */
#define OTHER_ID 4242

/* What stands for the desktop and for logind: a connection of its own, with all their names. */
typedef struct
{
  GDBusConnection *bus;
  int gate;           /* the reading end of what holds up sleep; -1: nothing does */
  guint n_inhibited;  /* how often that was asked for */
  guint32 uid;        /* whose session it is */
  guint64 idle;       /* of the whole desktop, in milliseconds */
  guint n_asked_idle; /* how often that was asked */
} Desktop;

static Desktop desktop;

static const char introspection[] =
    "<node>"
    " <interface name='org.freedesktop.login1.Manager'>"
    "  <method name='Inhibit'><arg direction='in' type='s'/><arg direction='in' type='s'/>"
    "   <arg direction='in' type='s'/><arg direction='in' type='s'/><arg direction='out' type='h'/></method>"
    " </interface>"
    " <interface name='org.freedesktop.login1.Session'><property name='User' type='(uo)' access='read'/></interface>"
    " <interface name='org.gnome.Mutter.IdleMonitor'>"
    "  <method name='GetIdletime'><arg direction='out' type='t'/></method>"
    " </interface>"
    "</node>";

static void
forget_gate (void)
{
  if (desktop.gate >= 0)
    close (desktop.gate);
  desktop.gate = -1;
}

static void
on_inhibit (GVariant *parameters,
            GDBusMethodInvocation *invocation)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  const char *what, *mode;
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
  g_assert_true (g_unix_set_fd_nonblocking (ends[0], TRUE, &error));
  forget_gate ();
  desktop.gate = ends[0];
  desktop.n_inhibited++;
  g_unix_fd_list_append (fds, ends[1], &error);
  g_assert_no_error (error);
  close (ends[1]);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), fds);
}

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  if (g_str_equal (method, "Inhibit"))
    {
      on_inhibit (parameters, invocation);
      return;
    }
  desktop.n_asked_idle++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(t)", desktop.idle));
}

static GVariant *
on_get (GDBusConnection *connection,
        const char *sender,
        const char *path,
        const char *interface,
        const char *property,
        GError **error,
        gpointer data)
{
  return g_variant_new ("(uo)", desktop.uid, "/org/freedesktop/login1/user/self");
}

static const GDBusInterfaceVTable vtable = { on_call, on_get };

static void export(GDBusNodeInfo *info,
                   const char *interface,
                   const char *path)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (desktop.bus, path, g_dbus_node_info_lookup_interface (info, interface), &vtable,
                                     NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
take_name (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (
      desktop.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", name, 0), G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
give_name_up (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (
      desktop.bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
      g_variant_new ("(s)", name), G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

/* Before the program asks for a bus: here both are one. */
static void
play_desktop (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", address, TRUE);
  desktop.bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  desktop.gate = -1;
  desktop.uid = getuid ();
  export(info, "org.freedesktop.login1.Manager", "/org/freedesktop/login1");
  export(info, "org.freedesktop.login1.Session", "/org/freedesktop/login1/session/_31");
  export(info, "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core");
  take_name ("org.freedesktop.login1");
  take_name ("org.freedesktop.ScreenSaver");
  take_name ("org.gnome.ScreenSaver");
}

static void
emit (const char *path,
      const char *interface,
      const char *name,
      GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (desktop.bus, NULL, path, interface, name, parameters, &error);
  g_assert_no_error (error);
}

static gboolean
is_locked (gpointer data)
{
  return kw_window_is_locked (((KwUi *) data)->window);
}

static gboolean
has_gate (gpointer data)
{
  return desktop.gate >= 0;
}

/* Nobody holds the other end any more. */
static gboolean
may_sleep (void)
{
  char byte;

  return read (desktop.gate, &byte, 1) == 0;
}

static gboolean
can_sleep (gpointer data)
{
  return may_sleep ();
}

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
let_pass (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, set_true, &passed);
  kw_ui_wait (is_true, &passed, "some time to pass");
}

static KwUi *
start (void)
{
  KwUi *ui;

  forget_gate ();
  ui = kw_ui_start_with (KW_UI_NOW, kw_ui_fill_family);

  kw_application_set_lock_after (ui->application, G_TIME_SPAN_HOUR / 1000);
  kw_ui_wait (has_gate, NULL, "sleep to be held up");

  return ui;
}

static void
test_screen_savers (void)
{
  static const char *const savers[] = { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver" };
  g_autoptr (KwUi) ui = start ();

  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      emit ("/any/path", savers[i], "ActiveChanged", g_variant_new ("(b)", FALSE));
      kw_ui_wait_until_loaded (ui);
      g_assert_nonnull (kw_window_get_session (ui->window));
      emit ("/any/path", savers[i], "ActiveChanged", g_variant_new ("(b)", TRUE));
      kw_ui_wait (is_locked, ui, savers[i]);
      kw_ui_unlock (ui);
    }
}

/* Of this person's session, and of nobody else's. */
static void
test_session (void)
{
  g_autoptr (KwUi) ui = start ();

  desktop.uid = OTHER_ID;
  emit ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", NULL);
  let_pass (SOON_MS);
  g_assert_nonnull (kw_window_get_session (ui->window));

  desktop.uid = getuid ();
  emit ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", NULL);
  kw_ui_wait (is_locked, ui, "the casebook to lock with the session");
}

/* The computer sleeps once the keys are wiped, and not before; what was half written is there in the morning. */
static void
test_sleep (void)
{
  g_autoptr (KwUi) ui = start ();
  guint n_inhibited = desktop.n_inhibited;
  GtkWindow *form;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.log-visit", "x", kw_ui_family.family);
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (ui, "Half of it");
  g_assert_false (may_sleep ());

  emit ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  while (!kw_window_is_locked (ui->window))
    {
      g_assert_false (may_sleep ());
      g_main_context_iteration (NULL, FALSE);
    }
  kw_ui_wait (can_sleep, NULL, "the computer to be let go to sleep");
  g_assert_cmpuint (desktop.n_inhibited, ==, n_inhibited);

  emit ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", FALSE));
  kw_ui_settle ();
  forget_gate ();
  kw_ui_unlock (ui);
  kw_ui_wait (has_gate, NULL, "sleep to be held up again");
  form = kw_ui_wait_for_window (ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_wait_text (form, "is back.");
}

/* Nobody touches anything. */
static void
test_idle (void)
{
  g_autoptr (KwUi) ui = start ();

  kw_application_set_lock_after (ui->application, SOON_MS);
  kw_ui_wait (is_locked, ui, "the casebook to lock when nobody is there");
}

/* Keys in a form count as somebody being there. */
static void
test_busy (void)
{
  g_autoptr (KwUi) ui = start ();
  gint64 begin;

  gtk_widget_activate_action (GTK_WIDGET (ui->window), "win.log-visit", "x", kw_ui_family.family);
  kw_ui_wait (is_ready, kw_ui_wait_for_window (ui, "KwVisitForm"), "the form to be filled in");
  kw_ui_settle ();
  begin = g_get_monotonic_time ();
  kw_application_set_lock_after (ui->application, 3 * SOON_MS);
  while (g_get_monotonic_time () - begin < 6 * SOON_MS * 1000)
    kw_ui_type (ui, "a");
  g_assert_nonnull (kw_window_get_session (ui->window));
  kw_ui_wait (is_locked, ui, "the casebook to lock when nobody types any more");
}

/* Who works in another program is there too, as long as the desktop says so. */
static void
test_busy_elsewhere (void)
{
  g_autoptr (KwUi) ui = start ();

  take_name ("org.gnome.Mutter.IdleMonitor");
  desktop.idle = 0;
  desktop.n_asked_idle = 0;
  kw_application_set_lock_after (ui->application, SOON_MS);
  let_pass (4 * SOON_MS);
  g_assert_nonnull (kw_window_get_session (ui->window));
  g_assert_cmpuint (desktop.n_asked_idle, >=, 2);
  desktop.idle = G_MAXUINT64;
  kw_ui_wait (is_locked, ui, "the casebook to lock when the desktop is idle too");
  give_name_up ("org.gnome.Mutter.IdleMonitor");
}

/* A sample casebook has nothing to hide: it holds up nothing and does not lock by itself. */
static void
test_sample (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_on_sample (KW_UI_NOW, 0);

  kw_application_set_lock_after (ui->application, SOON_MS);
  emit ("/any/path", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  let_pass (2 * SOON_MS);
  g_assert_nonnull (kw_window_get_session (ui->window));
  g_assert_false (kw_window_is_guarded (ui->window));
}

/* Two clocks: one stands still while the computer sleeps, the other may be set back. */
static void
test_clocks (void)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  KwMoment last = { 100 * minute, 1000 * minute };
  KwMoment slept = { 101 * minute, 1480 * minute };
  KwMoment set_back = { 106 * minute, 400 * minute };
  KwMoment both_back = { 100 * minute, 400 * minute };
  KwMoment before = kw_moment_before (&slept, 5000);

  g_assert_cmpint (kw_idle_get_ms (&last, &slept), ==, 480 * 60 * 1000);
  g_assert_cmpint (kw_idle_get_ms (&last, &set_back), ==, 6 * 60 * 1000);
  g_assert_cmpint (kw_idle_get_ms (&last, &both_back), ==, 0);
  g_assert_cmpint (kw_idle_get_ms_left (&last, &set_back, 7 * 60 * 1000), ==, 60 * 1000);
  g_assert_cmpint (kw_idle_get_ms_left (&last, &slept, 5 * 60 * 1000), ==, 0);
  g_assert_cmpint (kw_idle_get_ms (&before, &slept), ==, 5000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  play_desktop ();

  g_test_add_func ("/lock-watch/clocks", test_clocks);
  g_test_add_func ("/lock-watch/screen-savers", test_screen_savers);
  g_test_add_func ("/lock-watch/session", test_session);
  g_test_add_func ("/lock-watch/sleep", test_sleep);
  g_test_add_func ("/lock-watch/idle", test_idle);
  g_test_add_func ("/lock-watch/busy", test_busy);
  g_test_add_func ("/lock-watch/busy-elsewhere", test_busy_elsewhere);
  g_test_add_func ("/lock-watch/sample", test_sample);

  return g_test_run ();
}
