/* kw-window.c
 *
 * The one window. Main thread; owned by its application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-window.h"

struct _KwWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (KwWindow, kw_window, ADW_TYPE_APPLICATION_WINDOW)

static void
kw_window_class_init (KwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/keyworker/Keyworker/shell/kw-window.ui");
}

static void
kw_window_init (KwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KwWindow *
kw_window_new (KwApplication *application)
{
  g_return_val_if_fail (KW_IS_APPLICATION (application), NULL);

  return g_object_new (KW_TYPE_WINDOW, "application", application, NULL);
}
