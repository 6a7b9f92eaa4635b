/* kw-danger-numbers.c: the danger form: the numbers to ring
 *
 * They stand first and large, in the order of the policy. Who answers at this hour stands out; who does not says when.
 * "I rang" notes the time. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-danger-dialog-private.h"

#include "kw-opening-hours.h"

#include <glib/gi18n.h>

static void
on_rang_clicked (GtkButton *button, KwDangerDialog *self)
{
  kw_danger_dialog_add_told (self, g_object_get_data (G_OBJECT (button), "who"));
}

/* Where hours are not given or not understood, it is said to answer: better one ring in vain. */
static gboolean
answers_now (const KwEmergencyNumber *number, KwInstant now, char **words)
{
  g_autoptr (KwOpeningHours) hours = NULL;

  *words = NULL;
  if (number->hours == NULL)
    {
      *words = g_strdup (_ ("always"));
      return TRUE;
    }
  hours = kw_opening_hours_parse (number->hours, NULL);
  if (hours == NULL)
    {
      *words = g_strdup (number->hours);
      return TRUE;
    }
  *words = kw_opening_hours_dup_words (hours, now);
  return kw_opening_hours_is_open (hours, now, NULL);
}

static GtkWidget *
new_words (const KwEmergencyNumber *number, const char *hours)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (number->name);
  GtkWidget *when = gtk_label_new (hours);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "section-title");
  gtk_label_set_xalign (GTK_LABEL (when), 0);
  gtk_label_set_wrap (GTK_LABEL (when), TRUE);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), when);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
new_rang_button (KwDangerDialog *self, const KwEmergencyNumber *number)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("I rang"));
  g_autofree char *label = NULL;

  /* Translators: whom: "I rang children's social care" */
  label = g_strdup_printf (_ ("I rang %s"), number->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (button, _ ("Notes below that they were told now"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "who", g_strdup (number->name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_rang_clicked), self);
  return button;
}

static GtkWidget *
new_row (KwDangerDialog *self, const KwEmergencyNumber *number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *digits = gtk_label_new (number->number);
  g_autofree char *hours = NULL;
  gboolean open = answers_now (number, kw_form_window_get_now (KW_FORM_WINDOW (self)), &hours);

  gtk_widget_add_css_class (line, "danger-number");
  gtk_widget_add_css_class (digits, "title-2");
  gtk_widget_add_css_class (digits, "numeric");
  gtk_label_set_selectable (GTK_LABEL (digits), TRUE);
  gtk_widget_set_focusable (digits, FALSE);
  if (!open)
    gtk_widget_add_css_class (digits, "dim-label");
  gtk_box_append (GTK_BOX (line), new_words (number, hours));
  gtk_box_append (GTK_BOX (line), digits);
  if (self->entry != NULL)
    gtk_box_append (GTK_BOX (line), new_rang_button (self, number));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  if (open)
    gtk_widget_add_css_class (row, "answers-now");
  return row;
}

GtkWidget *
kw_danger_dialog_build_numbers (KwDangerDialog *self)
{
  KwPolicy *policy = kw_session_get_policy (kw_form_window_get_session (KW_FORM_WINDOW (self)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *list = gtk_list_box_new ();
  const char *text = kw_policy_get_text (policy, "safeguarding");
  guint n_numbers;
  const KwEmergencyNumber *numbers = kw_policy_get_emergency_numbers (policy, &n_numbers);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_name (list, "danger-numbers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Numbers to ring"), -1);
  for (guint i = 0; i < n_numbers; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (self, &numbers[i]));
  gtk_box_append (GTK_BOX (box), list);
  if (!kw_entry_is_blank (text))
    {
      GtkWidget *guidance = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (guidance), TRUE);
      gtk_label_set_xalign (GTK_LABEL (guidance), 0);
      gtk_box_append (GTK_BOX (box), guidance);
    }
  return box;
}
