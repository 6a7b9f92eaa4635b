/* kw-start-page.c
 *
 * What is seen before a casebook is open. Its buttons are actions of the window. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-start-page.h"

#include "kw-spoken-name.h"

#include <glib/gi18n.h>

struct _KwStartPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *working_label;
  GtkProgressBar *progress;
  GtkWidget *start_button;
};

G_DEFINE_FINAL_TYPE (KwStartPage, kw_start_page, ADW_TYPE_BIN)

static void
kw_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kw_start_page_parent_class)->map (widget);

  gtk_widget_grab_focus (KW_START_PAGE (widget)->start_button);
}

static void
kw_start_page_class_init (KwStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = kw_start_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/start/kw-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KwStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KwStartPage, working_label);
  gtk_widget_class_bind_template_child (widget_class, KwStartPage, progress);
  gtk_widget_class_bind_template_child (widget_class, KwStartPage, start_button);
}

static void
kw_start_page_init (KwStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The list is the group's own, and has no name of its own. */
  kw_spoken_name_set (gtk_widget_get_parent (self->start_button), _ ("How to begin"));
}

/**
 * kw_start_page_set_working:
 * @what: (nullable): what is being done: "Opening…"; %NULL: nothing
 *
 * Shows what is being done instead of what can be done.
 */
void
kw_start_page_set_working (KwStartPage *self,
                           const char *what)
{
  g_return_if_fail (KW_IS_START_PAGE (self));

  if (what != NULL)
    {
      gtk_label_set_text (self->working_label, what);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
    }
  gtk_stack_set_visible_child_name (self->stack, what != NULL ? "working" : "choices");
}

/**
 * kw_start_page_set_progress:
 * @fraction: how much of it is done, 0 to 1
 */
void
kw_start_page_set_progress (KwStartPage *self,
                            double fraction)
{
  g_return_if_fail (KW_IS_START_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}
