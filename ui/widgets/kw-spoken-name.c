/* kw-spoken-name.c: what a screen reader calls a control
 *
 * Menu buttons, drop-downs and the items of list views are two widgets each: the one that the program makes, and one
 * that GTK puts inside or around it and that takes the focus. A name given to the first is not heard at the second,
 * which GTK 4.8 then calls by its type: "GtkToggleButton". Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-spoken-name.h"

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kw_spoken_name_set_inside:
 * @control: any control
 * @name: its name, translated
 *
 * Names only what takes the focus inside of a menu button or a drop-down, for one that a label names already.
 */
void
kw_spoken_name_set_inside (GtkWidget *control, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (control));
  g_return_if_fail (name != NULL);

  if (GTK_IS_MENU_BUTTON (control) || GTK_IS_DROP_DOWN (control))
    set_name (gtk_widget_get_first_child (control), name);
}

/**
 * kw_spoken_name_set:
 * @control: a control
 * @name: its name, translated
 */
void
kw_spoken_name_set (GtkWidget *control, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (control));
  g_return_if_fail (name != NULL);

  set_name (control, name);
  kw_spoken_name_set_inside (control, name);
}

/**
 * kw_spoken_name_set_item:
 * @child: what a factory has put into an item of a list view
 * @name: the item's name, plain text
 * @description: what is heard after it, plain text
 */
void
kw_spoken_name_set_item (GtkWidget *child, const char *name, const char *description)
{
  GtkWidget *item;

  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (name != NULL && description != NULL);

  item = gtk_widget_get_parent (child);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
