/* kw-application.c
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-application.h"

#include <glib/gi18n.h>

#include "kw-preferences.h"
#include "kw-window.h"

struct _KwApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  KwInstant now;
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

static void
on_preferences (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  KwApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (kw_preferences_new (window, self->settings)));
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

static const GActionEntry actions[] = {
  { "about", on_about },
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
  { "win.hide-details", { "<Control><Shift>h" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
};

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
}

/* The window that shows a casebook, or one that shows none yet. */
static KwWindow *
find_window (KwApplication *self,
             const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      KwSession *session = KW_IS_WINDOW (l->data) ? kw_window_get_session (l->data) : NULL;

      if (!KW_IS_WINDOW (l->data))
        continue;
      if (session == NULL ||
          g_strcmp0 (kw_casebook_get_path (kw_session_get_casebook (session)), path) == 0)
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
  g_clear_object (&KW_APPLICATION (object)->settings);

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
