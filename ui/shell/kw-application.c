/* kw-application.c
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-application.h"

#include <glib/gi18n.h>

#include "kw-idle-watch.h"
#include "kw-preferences.h"
#include "kw-session-watch.h"
#include "kw-window.h"

#define LOCK_AFTER    "lock-after"
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)

struct _KwApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  KwIdleWatch *idle_watch;
  KwSessionWatch *session_watch;
  KwInstant now;
  KwKeyCost *key_cost;
};

G_DEFINE_FINAL_TYPE (KwApplication, kw_application, ADW_TYPE_APPLICATION)

static void
on_about (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  adw_show_about_window (window,
                         "application-name", _ ("Keyworker"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _ ("A casebook for the one worker whom a family lets in"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

/* The casebook that is open and in sight. */
static KwSession *
get_session (GtkWindow *window)
{
  KwWindow *of = kw_window_of (GTK_WIDGET (window));

  return of == NULL || kw_window_are_details_hidden (of) ? NULL : kw_window_get_session (of);
}

static void
on_preferences (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  KwApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (kw_preferences_new (window, self->settings, get_session (window))));
}

static void
on_quit (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
}

/* Somebody leaves, or the computer does. */
static void
lock (KwApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (KW_IS_WINDOW (l->data))
      kw_window_lock (l->data);
}

/* Nobody is there, or the desktop is locked. A sample casebook has nothing to hide. */
static void
lock_guarded (KwApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (KW_IS_WINDOW (l->data) && kw_window_is_guarded (l->data))
      kw_window_lock (l->data);
}

static void
on_lock (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  lock (data);
}

/* Of the window that has the keyboard, or that the dialog lies on which has it. */
static void
on_hide_details (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (data);
  KwWindow *window = active == NULL ? NULL : kw_window_of (GTK_WIDGET (active));

  if (window != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (window), "hide-details", NULL);
}

static const GActionEntry actions[] = {
  { "about", on_about },
  { "hide-details", on_hide_details },
  { "lock", on_lock },
  { "preferences", on_preferences },
  { "quit", on_quit },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.show-page::today", { "<Control>1" } },
  { "win.show-page::families", { "<Control>2" } },
  { "win.show-page::referrals", { "<Control>3" } },
  { "win.show-page::services", { "<Control>4" } },
  { "win.log-visit(int64 0)", { "<Control>l" } },
  { "win.danger(int64 0)", { "F12" } },
  { "win.at-the-table(int64 0)", { "<Control>t" } },
  { "win.search", { "<Control>f", "<Control>k" } },
  { "app.hide-details", { "<Control><Shift>h" } },
  { "app.lock", { "<Control><Alt>l" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
};

static void
read_lock_after (KwApplication *self)
{
  kw_idle_watch_set_after (self->idle_watch, g_settings_get_int (self->settings, LOCK_AFTER) * MS_PER_MINUTE);
}

/* Whatever lies on one of our windows is ours too: the keys that lock and hide work in it, and typing in it is somebody
 * being there. */
static void
adopt (KwApplication *self,
       GParamSpec *pspec,
       GtkWindow *window)
{
  if (gtk_window_get_application (window) == NULL && kw_window_of (GTK_WIDGET (window)) != NULL)
    gtk_window_set_application (window, GTK_APPLICATION (self));
}

static void
on_toplevels_changed (KwApplication *self,
                      guint position,
                      guint n_removed,
                      guint n_added,
                      GListModel *toplevels)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, position + i);

      g_signal_connect_object (window, "notify::transient-for", G_CALLBACK (adopt), self, G_CONNECT_SWAPPED);
    }
}

static void
start_watching (KwApplication *self)
{
  self->idle_watch = kw_idle_watch_new (GTK_APPLICATION (self));
  g_signal_connect_object (self->idle_watch, "idle", G_CALLBACK (lock_guarded), self, G_CONNECT_SWAPPED);
  self->session_watch = kw_session_watch_new ();
  g_signal_connect_object (self->session_watch, "lock", G_CALLBACK (lock_guarded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" LOCK_AFTER, G_CALLBACK (read_lock_after), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_toplevels_changed), self,
                           G_CONNECT_SWAPPED);
  read_lock_after (self);
}

static void
kw_application_startup (GApplication *application)
{
  KwApplication *self = KW_APPLICATION (application);

  G_APPLICATION_CLASS (kw_application_parent_class)->startup (application);

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);

  self->settings = g_settings_new (APP_ID);
  g_signal_connect (self->settings, "changed", G_CALLBACK (kw_preferences_apply), NULL);
  kw_preferences_apply (self->settings);
  start_watching (self);
}

/* The window that shows a casebook, or one that shows none yet. */
static KwWindow *
find_window (KwApplication *self,
             const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      const char *shown = KW_IS_WINDOW (l->data) ? kw_window_get_path (l->data) : NULL;

      if (KW_IS_WINDOW (l->data) && !kw_window_is_looking (l->data) && (shown == NULL || g_strcmp0 (shown, path) == 0))
        return l->data;
    }

  return kw_window_new (self);
}

static void
kw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (kw_window_new (KW_APPLICATION (application)));
      kw_window_open_last (KW_WINDOW (window));
    }

  if (KW_IS_WINDOW (window))
    kw_window_present_soon (KW_WINDOW (window));
  else
    gtk_window_present (window);
}

static void
kw_application_open (GApplication *application,
                     GFile **files,
                     int n_files,
                     const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      KwWindow *window = find_window (KW_APPLICATION (application), path);

      if (path != NULL)
        kw_window_open (window, path);
      kw_window_present_soon (window);
    }
}

static void
kw_application_dispose (GObject *object)
{
  KwApplication *self = KW_APPLICATION (object);

  g_clear_object (&self->idle_watch);
  g_clear_object (&self->session_watch);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->key_cost, g_free);

  G_OBJECT_CLASS (kw_application_parent_class)->dispose (object);
}

static void
kw_application_class_init (KwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_application_dispose;
  application_class->startup = kw_application_startup;
  application_class->activate = kw_application_activate;
  application_class->open = kw_application_open;
}

static void
kw_application_init (KwApplication *self)
{
  self->now = KW_NONE;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * kw_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
KwApplication *
kw_application_new (void)
{
  return g_object_new (KW_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", "/org/keyworker/Keyworker",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * kw_application_get_now:
 *
 * Returns: what rules take for the time; %KW_NONE: the time as it goes
 */
KwInstant
kw_application_get_now (KwApplication *self)
{
  g_return_val_if_fail (KW_IS_APPLICATION (self), KW_NONE);

  return self->now;
}

/**
 * kw_application_set_now:
 * @now: what rules take for the time in casebooks opened from now on, or %KW_NONE
 */
void
kw_application_set_now (KwApplication *self,
                        KwInstant now)
{
  g_return_if_fail (KW_IS_APPLICATION (self));

  self->now = now;
}

/**
 * kw_application_get_key_cost:
 *
 * Returns: (nullable): what a guess at the passphrase of a new casebook costs; %NULL: what takes about a second here
 */
const KwKeyCost *
kw_application_get_key_cost (KwApplication *self)
{
  g_return_val_if_fail (KW_IS_APPLICATION (self), NULL);

  return self->key_cost;
}

/**
 * kw_application_set_key_cost:
 * @cost: what a guess at the passphrase of a new casebook costs, for tests
 */
void
kw_application_set_key_cost (KwApplication *self,
                             const KwKeyCost *cost)
{
  g_return_if_fail (KW_IS_APPLICATION (self));
  g_return_if_fail (cost != NULL);

  g_free (self->key_cost);
  self->key_cost = g_memdup2 (cost, sizeof *cost);
}

/**
 * kw_application_set_lock_after:
 * @after: after how long without anybody casebooks lock, in milliseconds, until the preference changes
 */
void
kw_application_set_lock_after (KwApplication *self,
                               gint64 after)
{
  g_return_if_fail (KW_IS_APPLICATION (self));

  kw_idle_watch_set_after (self->idle_watch, after);
}

/**
 * kw_application_update_guard:
 *
 * To be called when a window has come to have keys, or has none any more.
 */
void
kw_application_update_guard (KwApplication *self)
{
  gboolean guarded = FALSE;

  g_return_if_fail (KW_IS_APPLICATION (self));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    guarded = guarded || (KW_IS_WINDOW (l->data) && kw_window_is_guarded (l->data));
  kw_idle_watch_set_active (self->idle_watch, guarded);
  kw_session_watch_set_guarding (self->session_watch, guarded);
}
