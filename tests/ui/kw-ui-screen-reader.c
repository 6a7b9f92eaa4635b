/* kw-ui-screen-reader.c
 *
 * Walks the program's accessible objects over D-Bus. The interfaces are those of AT-SPI 2. The walk runs in a thread
 * with a connection of its own; the program answers from the main loop, which goes on meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-screen-reader.h"

#include "kw-ui-harness.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define ROOT       "/org/a11y/atspi/accessible/root"
#define REGISTRY   "org.a11y.atspi.Registry"

/* Bits of AT-SPI's set of states. */
#define STATE_FOCUSABLE 11
#define STATE_SHOWING   25

/* Deeper than any page. */
#define DEEPEST 60

typedef struct
{
  GDBusConnection *bus;
  GPtrArray *heard;
  gboolean done;
} Walk;

void
kw_heard_free (KwHeard *self)
{
  g_free (self->role);
  g_free (self->name);
  g_free (self->description);
  g_free (self->parents);
  g_free (self);
}

static GVariant *
call (GDBusConnection *bus,
      const char *owner,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters,
      const char *type)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply =
      g_dbus_connection_call_sync (bus, owner, path, interface, method, parameters, G_VARIANT_TYPE (type),
                                   G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static char *
dup_property (GDBusConnection *bus, const char *owner, const char *path, const char *name)
{
  g_autoptr (GVariant) reply = call (bus, owner, path, "org.freedesktop.DBus.Properties", "Get",
                                     g_variant_new ("(ss)", ACCESSIBLE, name), "(v)");
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

static char *
dup_role (GDBusConnection *bus, const char *owner, const char *path)
{
  g_autoptr (GVariant) reply = call (bus, owner, path, ACCESSIBLE, "GetRoleName", NULL, "(s)");
  char *role;

  g_variant_get (reply, "(s)", &role);
  return role;
}

static void
read_states (GDBusConnection *bus, const char *owner, const char *path, KwHeard *heard)
{
  g_autoptr (GVariant) reply = call (bus, owner, path, ACCESSIBLE, "GetState", NULL, "(au)");
  g_autoptr (GVariant) array = g_variant_get_child_value (reply, 0);
  guint32 states = 0;

  if (g_variant_n_children (array) > 0)
    g_variant_get_child (array, 0, "u", &states);
  heard->focusable = (states >> STATE_FOCUSABLE & 1) != 0;
  heard->showing = (states >> STATE_SHOWING & 1) != 0;
}

static GVariant *
get_children (GDBusConnection *bus, const char *owner, const char *path)
{
  g_autoptr (GVariant) reply = call (bus, owner, path, ACCESSIBLE, "GetChildren", NULL, "(a(so))");

  return g_variant_get_child_value (reply, 0);
}

static void
hear (Walk *walk, const char *owner, const char *path, const char *parents, guint depth)
{
  KwHeard *heard = g_new0 (KwHeard, 1);
  g_autoptr (GVariant) children = NULL;
  g_autofree char *here = NULL;
  const char *child_owner, *child_path;
  GVariantIter iter;

  heard->role = dup_role (walk->bus, owner, path);
  heard->name = dup_property (walk->bus, owner, path, "Name");
  heard->description = dup_property (walk->bus, owner, path, "Description");
  heard->parents = g_strdup (parents);
  read_states (walk->bus, owner, path, heard);
  g_ptr_array_add (walk->heard, heard);
  here = g_strconcat (parents, " / ", heard->role, " ", heard->name, NULL);
  if (depth == DEEPEST)
    return;
  children = get_children (walk->bus, owner, path);
  g_variant_iter_init (&iter, children);
  while (g_variant_iter_next (&iter, "(&s&o)", &child_owner, &child_path))
    hear (walk, child_owner, child_path, here, depth + 1);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  GDBusConnection *bus;
  const char *address;

  g_assert_no_error (error);
  reply = call (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL, "(s)");
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  return bus;
}

static gpointer
walk_everything (gpointer data)
{
  Walk *walk = data;
  g_autoptr (GVariant) programs = NULL;
  const char *owner, *path;
  GVariantIter iter;

  walk->bus = connect_to_bus ();
  programs = get_children (walk->bus, REGISTRY, ROOT);
  g_variant_iter_init (&iter, programs);
  while (g_variant_iter_next (&iter, "(&s&o)", &owner, &path))
    hear (walk, owner, path, "", 0);
  g_clear_object (&walk->bus);
  g_atomic_int_set (&walk->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static gboolean
is_done (gpointer data)
{
  return g_atomic_int_get (&((Walk *) data)->done);
}

GPtrArray *
kw_ui_hear_everything (void)
{
  Walk walk = { .heard = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_heard_free) };
  GThread *thread = g_thread_new ("screen reader", walk_everything, &walk);

  kw_ui_wait (is_done, &walk, "the screen reader to be done");
  g_thread_join (thread);
  return walk.heard;
}
