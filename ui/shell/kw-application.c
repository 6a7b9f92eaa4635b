/* kw-application.c
 *
 * The running program: one window, its actions and its accelerators. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-application.h"

#include "kw-window.h"

struct _KwApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (KwApplication, kw_application, ADW_TYPE_APPLICATION)

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

  application_class->activate = kw_application_activate;
}

static void
kw_application_init (KwApplication *self)
{
}

KwApplication *
kw_application_new (void)
{
  return g_object_new (KW_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", "/org/keyworker/Keyworker",
                       NULL);
}
