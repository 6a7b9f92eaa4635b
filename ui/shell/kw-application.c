/* kw-application.c
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-application.h"

#include <glib/gi18n.h>

#include "kw-window.h"

struct _KwApplication
{
  AdwApplication parent_instance;
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
  G_APPLICATION_CLASS (kw_application_parent_class)->startup (application);

  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
}

static void
kw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (kw_window_new (KW_APPLICATION (application)));

  gtk_window_present (window);
}

static void
kw_application_class_init (KwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = kw_application_startup;
  application_class->activate = kw_application_activate;
}

static void
kw_application_init (KwApplication *self)
{
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
                       NULL);
}
