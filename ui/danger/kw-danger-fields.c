/* kw-danger-fields.c: the danger form: the concern
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-danger-dialog-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-people.h"
#include "kw-text-box.h"
#include "kw-when-entry.h"

#include <glib/gi18n.h>

#define SPACING      10
#define WORDS_HEIGHT 80
#define LINE_HEIGHT  50

static void
on_choice_changed (KwDangerDialog *self)
{
  if (self->showing)
    return;
  self->entry->harm = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->harm));
  self->entry->domain = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->domain));
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static void
on_problem_toggled (KwDangerDialog *self, gint64 id, gboolean active)
{
  self->entry->problem = active ? id : KW_NONE;
  gtk_widget_set_visible (self->new_problem, self->entry->problem == KW_DANGER_NEW_PROBLEM);
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static GtkWidget *
new_entry (KwDangerDialog *self, const char *label, char **text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  kw_form_window_bind_text (KW_FORM_WINDOW (self), entry, text);
  return entry;
}

static GtkWidget *
new_when (KwDangerDialog *self, const char *label, char **text)
{
  GtkWidget *entry = kw_when_entry_new (label, kw_form_window_get_now (KW_FORM_WINDOW (self)), TRUE, FALSE);

  kw_form_window_bind_text (KW_FORM_WINDOW (self), entry, text);
  return entry;
}

static GtkWidget *
new_text (KwDangerDialog *self, const char *label, int height, char **text)
{
  GtkWidget *box = kw_text_box_new (label, height);

  kw_form_window_bind_text (KW_FORM_WINDOW (self), box, text);
  return box;
}

static void
build_words (KwDangerDialog *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  KwDangerEntry *entry = self->entry;
  GtkWidget *said_by;

  self->words = new_text (self, _ ("Exact words, in quotation marks"), WORDS_HEIGHT, &entry->words);
  kw_form_window_add_field (form, box, KW_DANGER_FIELD_WORDS, _ ("Exact words"), self->words);
  said_by = new_entry (self, _ ("Who said it, or who saw it"), &entry->said_by);
  kw_form_window_add_field (form, box, "said-by", _ ("Who said it"), said_by);

  self->harm = kw_choice_bar_new (_ ("Harm"));
  for (guint i = 0; i < kw_harms.n_codes; i++)
    kw_choice_bar_append (KW_CHOICE_BAR (self->harm), kw_code_set_get_label (&kw_harms, (int) i));
  gtk_widget_set_halign (self->harm, GTK_ALIGN_START);
  g_signal_connect_swapped (self->harm, "notify::chosen", G_CALLBACK (on_choice_changed), self);
  kw_form_window_add_field (form, box, KW_DANGER_FIELD_HARM, _ ("Harm"), self->harm);
  kw_form_window_add_field (form, box, KW_DANGER_FIELD_RAISED, _ ("When"), new_when (self, _ ("When"), &entry->raised));
}

static GtkWidget *
new_domain_drop_down (void)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < kw_domains.n_codes; i++)
    gtk_string_list_append (words, kw_code_set_get_label (&kw_domains, (int) i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Domain"), -1);
  return drop_down;
}

static void
build_problem (KwDangerDialog *self, GtkWidget *box)
{
  const GPtrArray *problems = kw_case_file_list (kw_form_window_get_case_file (KW_FORM_WINDOW (self)),
                                                 KW_RECORD_PROBLEM);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->problem = kw_chip_group_new (_ ("Which problem"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->problem), TRUE);
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->resolved == KW_NONE)
        kw_chip_group_add (KW_CHIP_GROUP (self->problem), problem->record.id, problem->title);
    }
  kw_chip_group_add (KW_CHIP_GROUP (self->problem), KW_DANGER_NEW_PROBLEM, _ ("something new"));
  g_signal_connect_swapped (self->problem, "toggled", G_CALLBACK (on_problem_toggled), self);

  self->new_problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = new_entry (self, _ ("What the new problem is called"), &self->entry->title);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->domain = new_domain_drop_down ();
  g_signal_connect_swapped (self->domain, "notify::selected", G_CALLBACK (on_choice_changed), self);
  gtk_box_append (GTK_BOX (self->new_problem), self->title);
  gtk_box_append (GTK_BOX (self->new_problem), self->domain);

  gtk_box_append (GTK_BOX (column), self->problem);
  gtk_box_append (GTK_BOX (column), self->new_problem);
  kw_form_window_add_field (KW_FORM_WINDOW (self), box, KW_DANGER_FIELD_PROBLEM, _ ("Which problem"), column);
}

static void
build_children (KwDangerDialog *self, GtkWidget *box)
{
  KwCaseFile *case_file = kw_form_window_get_case_file (KW_FORM_WINDOW (self));
  KwDate today = kw_instant_to_date (kw_form_window_get_now (KW_FORM_WINDOW (self)));

  for (guint i = 0; i < self->entry->children->len; i++)
    {
      KwChildWhere *child = g_ptr_array_index (self->entry->children, i);
      const KwMember *member = kw_case_file_find (case_file, KW_RECORD_MEMBER, child->member);
      g_autofree char *name = kw_member_dup_unique_name (case_file, member, today);
      /* Translators: a child's name */
      g_autofree char *label = g_strdup_printf (_ ("Where %s is now"), name);

      kw_form_window_add_field (KW_FORM_WINDOW (self), box, "children", label, new_entry (self, label, &child->where));
    }
}

static GtkWidget *
new_told_row (KwDangerDialog *self, KwToldEntry *told)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = new_entry (self, _ ("Who was told"), &told->who);
  GtkWidget *reference = new_entry (self, _ ("Their reference"), &told->reference);

  gtk_widget_set_hexpand (who, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (reference), 14);
  gtk_box_append (GTK_BOX (row), who);
  gtk_box_append (GTK_BOX (row), new_when (self, _ ("When they were told"), &told->when));
  gtk_box_append (GTK_BOX (row), reference);
  return row;
}

static void
fill_told (KwDangerDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->told)) != NULL)
    gtk_box_remove (GTK_BOX (self->told), child);
  for (guint i = 0; i < self->entry->told->len; i++)
    gtk_box_append (GTK_BOX (self->told), new_told_row (self, g_ptr_array_index (self->entry->told, i)));
}

static void
on_add_told_clicked (KwDangerDialog *self)
{
  kw_danger_dialog_add_told (self, "");
}

static void
build_told (KwDangerDialog *self, GtkWidget *box)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("+ S_omebody was told"));
  GtkWidget *parents = new_text (self, _ ("Parents told, or why not"), LINE_HEIGHT, &self->entry->parents_told);

  self->told = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_told_clicked), self);
  gtk_box_append (GTK_BOX (column), self->told);
  gtk_box_append (GTK_BOX (column), add);
  kw_form_window_add_field (KW_FORM_WINDOW (self), box, KW_DANGER_FIELD_TOLD, _ ("Told"), column);
  kw_form_window_add_field (KW_FORM_WINDOW (self), box, "parents-told", _ ("Parents told, or why not"), parents);
}

GtkWidget *
kw_danger_dialog_build_fields (KwDangerDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->showing = TRUE;
  build_words (self, box);
  build_problem (self, box);
  build_children (self, box);
  build_told (self, box);
  self->showing = FALSE;
  return box;
}

void
kw_danger_dialog_show_fields (KwDangerDialog *self)
{
  self->showing = TRUE;
  fill_told (self);
  kw_form_window_show_bound (KW_FORM_WINDOW (self));
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->harm), self->entry->harm);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->domain), (guint) self->entry->domain);
  if (self->entry->problem != KW_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->problem), self->entry->problem, TRUE);
  gtk_widget_set_visible (self->new_problem, self->entry->problem == KW_DANGER_NEW_PROBLEM);
  self->showing = FALSE;
}

/* Somebody was told now; the reference is what is typed next. */
void
kw_danger_dialog_add_told (KwDangerDialog *self, const char *who)
{
  KwToldEntry *told = kw_danger_entry_add_told (self->entry, who, kw_form_window_get_now (KW_FORM_WINDOW (self)));
  GtkWidget *row = new_told_row (self, told);

  gtk_box_append (GTK_BOX (self->told), row);
  gtk_widget_grab_focus (*who == '\0' ? gtk_widget_get_first_child (row) : gtk_widget_get_last_child (row));
  kw_form_window_changed (KW_FORM_WINDOW (self));
}
