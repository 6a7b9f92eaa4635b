/* kw-visit-people.c: the visit form: who was there, children seen alone, trust
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-form-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-people.h"
#include "kw-rhythm.h"
#include "kw-trust.h"
#include "kw-words.h"
#include "kw-wrap-box.h"

#include <glib/gi18n.h>

static KwCaseFile *
case_file_of (KwVisitForm *self)
{
  return kw_form_window_get_case_file (KW_FORM_WINDOW (self));
}

static KwDate
today_of (KwVisitForm *self)
{
  return kw_instant_to_date (kw_form_window_get_now (KW_FORM_WINDOW (self)));
}

/* "Tobi, 13": ages help to know a child by. */
static char *
dup_name_with_age (KwVisitForm *self, const KwMember *member)
{
  g_autofree char *age = kw_member_is_child (member, today_of (self))
                           ? kw_words_age (member->born, today_of (self))
                           : NULL;
  g_autofree char *name = kw_member_dup_unique_name (case_file_of (self), member, today_of (self));

  if (age == NULL || g_strcmp0 (name, kw_member_get_name (member)) != 0)
    return g_steal_pointer (&name);
  /* Translators: a name and an age */
  return g_strdup_printf (C_ ("name and age", "%1$s, %2$s"), name, age);
}

static void
on_trust_chosen (GtkWidget *bar, GParamSpec *pspec, KwVisitForm *self)
{
  const gint64 *member = g_object_get_data (G_OBJECT (bar), "member");

  if (self->showing)
    return;
  kw_visit_entry_set_trust (self->entry, *member, kw_choice_bar_get_chosen (KW_CHOICE_BAR (bar)) + 1);
  kw_visit_form_entered (self);
}

static GtkWidget *
new_trust_bar (KwVisitForm *self, const KwMember *member, const char *label)
{
  GtkWidget *bar = kw_choice_bar_new (label);
  gint64 *id = g_new (gint64, 1);

  for (int step = 1; step <= KW_TRUST_STEPS; step++)
    kw_choice_bar_append (KW_CHOICE_BAR (bar), kw_trust_get_word (step));
  *id = member->record.id;
  g_object_set_data_full (G_OBJECT (bar), "member", id, g_free);
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (bar), kw_visit_entry_get_trust (self->entry, member->record.id) - 1);
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  g_signal_connect (bar, "notify::chosen", G_CALLBACK (on_trust_chosen), self);
  return bar;
}

static GtkWidget *
new_trust_hint (KwVisitForm *self, const KwMember *member)
{
  int was = kw_trust_get_step (case_file_of (self),
                               kw_session_get_policy (kw_form_window_get_session (KW_FORM_WINDOW (self))),
                               kw_form_window_get_now (KW_FORM_WINDOW (self)), member->record.id);
  g_autofree char *words = NULL;
  GtkWidget *hint;

  if (was > 0)
    /* Translators: a step of trust: "was: letting us in" */
    words = g_strdup_printf (_ ("was: %s"), kw_trust_get_word (was));
  hint = gtk_label_new (words != NULL ? words : _ ("not recorded yet"));
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  return hint;
}

/* Of the adults who were there. */
static void
fill_trust (KwVisitForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  GtkWidget *child;
  gboolean first = TRUE;

  while ((child = gtk_widget_get_first_child (self->trust)) != NULL)
    gtk_box_remove (GTK_BOX (self->trust), child);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = NULL;
      g_autofree char *label = NULL;
      GtkWidget *bar, *line, *row;

      if (kw_member_is_child (member, today_of (self)) || !kw_ids_contain (self->entry->seen, member->record.id))
        continue;
      name = kw_member_dup_unique_name (case_file_of (self), member, today_of (self));
      /* Translators: a name */
      label = g_strdup_printf (_ ("Trust (%s)"), name);
      bar = new_trust_bar (self, member, label);
      line = kw_wrap_box_new ();
      kw_wrap_box_append (KW_WRAP_BOX (line), bar);
      kw_wrap_box_append (KW_WRAP_BOX (line), new_trust_hint (self, member));
      row = kw_field_row_new (label, line);
      if (first)
        {
          g_auto (GStrv) parts = g_strsplit (name, "_", -1);
          g_autofree char *safe = g_strjoinv ("__", parts);
          /* Translators: a name; the underlined letter is for the keyboard */
          g_autofree char *with_letter = g_strdup_printf (_ ("T_rust (%s)"), safe);

          kw_field_row_set_mnemonic (KW_FIELD_ROW (row), with_letter, bar);
        }
      first = FALSE;
      gtk_box_append (GTK_BOX (self->trust), row);
    }
}

/* "Ife last alone 12 days ago": of each child who was there and not seen alone now. */
static char *
dup_alone_words (KwVisitForm *self)
{
  const KwPolicy *policy = kw_session_get_policy (kw_form_window_get_session (KW_FORM_WINDOW (self)));
  g_autoptr (KwRhythm) rhythm = kw_rhythm_compute (case_file_of (self), policy,
                                                   kw_form_window_get_now (KW_FORM_WINDOW (self)));
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rhythm->children->len; i++)
    {
      const KwChildSeen *child = &g_array_index (rhythm->children, KwChildSeen, i);
      g_autofree char *ago = NULL;

      if (!kw_ids_contain (self->entry->seen, child->member->record.id) ||
          kw_ids_contain (self->entry->alone, child->member->record.id))
        continue;
      if (child->last_alone == KW_NONE)
        {
          /* Translators: a child's name */
          g_ptr_array_add (phrases, g_strdup_printf (_ ("%s not yet alone"), kw_member_get_name (child->member)));
          continue;
        }
      ago = kw_words_days_away (kw_instant_to_date (child->last_alone), today_of (self));
      /* Translators: a child's name, and "12 days ago" */
      g_ptr_array_add (phrases, g_strdup_printf (_ ("%1$s last alone %2$s"), kw_member_get_name (child->member), ago));
    }
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv (" · ", (char **) phrases->pdata);
}

static void
fill_alone (KwVisitForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  g_autofree char *words = dup_alone_words (self);
  GtkWidget *hint = gtk_label_new (words);
  guint n_there = 0;

  kw_chip_group_clear (KW_CHIP_GROUP (self->alone));
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      gint64 id = member->record.id;
      g_autofree char *name = NULL;

      if (!kw_member_is_child (member, today_of (self)) || !kw_ids_contain (self->entry->seen, id))
        continue;
      name = kw_member_dup_unique_name (case_file_of (self), member, today_of (self));
      kw_chip_group_add (KW_CHIP_GROUP (self->alone), id, name);
      kw_chip_group_set_active (KW_CHIP_GROUP (self->alone), id, kw_ids_contain (self->entry->alone, id));
      n_there++;
    }
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  kw_chip_group_append_widget (KW_CHIP_GROUP (self->alone), hint);
  g_object_set_data (G_OBJECT (self->alone), "hint", hint);
  gtk_widget_set_visible (self->children_row, n_there > 0);
}

static void
on_alone_toggled (KwVisitForm *self, gint64 id, gboolean active)
{
  g_autofree char *words = NULL;

  kw_ids_set (self->entry->alone, id, active);
  words = dup_alone_words (self);
  gtk_label_set_text (g_object_get_data (G_OBJECT (self->alone), "hint"), words);
  kw_visit_form_entered (self);
}

/* Positive ids are members, and negative ones professionals: they share one row. */
static void
on_seen_toggled (KwVisitForm *self, gint64 id, gboolean active)
{
  if (id < 0)
    kw_ids_set (self->entry->professionals, -id, active);
  else
    {
      kw_ids_set (self->entry->seen, id, active);
      if (!active)
        kw_ids_set (self->entry->alone, id, FALSE);
      fill_alone (self);
      fill_trust (self);
      kw_visit_form_show_opened_up (self);
    }
  kw_visit_form_entered (self);
}

static void fill_seen (KwVisitForm *self);

static void
on_newcomer_removed (GtkWidget *chip, KwVisitForm *self)
{
  const char *name = g_object_get_data (G_OBJECT (chip), "name");
  guint position;

  if (g_ptr_array_find_with_equal_func (self->entry->newcomers, name, g_str_equal, &position))
    g_ptr_array_remove_index (self->entry->newcomers, position);
  fill_seen (self);
  kw_visit_form_entered (self);
}

static void
on_newcomer_entered (GtkEntry *entry, KwVisitForm *self)
{
  g_autofree char *name = kw_entry_dup_filled (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  if (name == NULL)
    return;
  g_ptr_array_add (self->entry->newcomers, g_steal_pointer (&name));
  fill_seen (self);
  gtk_widget_grab_focus (self->seen);
  kw_visit_form_entered (self);
}

static GtkWidget *
new_newcomer_button (KwVisitForm *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name, profession"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name and profession"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_newcomer_entered), self);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("+ professional"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "chip-button");
  return button;
}

static void
add_newcomer_chip (KwVisitForm *self, const char *name)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data_full (G_OBJECT (chip), "name", g_strdup (name), g_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_newcomer_removed), self);
  kw_chip_group_append_widget (KW_CHIP_GROUP (self->seen), chip);
}

static void
fill_seen (KwVisitForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  const GPtrArray *professionals = kw_case_file_list (case_file_of (self), KW_RECORD_PROFESSIONAL);
  KwChipGroup *group = KW_CHIP_GROUP (self->seen);

  kw_chip_group_clear (group);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *words = dup_name_with_age (self, member);

      kw_chip_group_add (group, member->record.id, words);
      kw_chip_group_set_active (group, member->record.id, kw_ids_contain (self->entry->seen, member->record.id));
    }
  for (guint i = 0; i < professionals->len; i++)
    {
      const KwProfessional *professional = g_ptr_array_index (professionals, i);
      gint64 id = professional->record.id;

      if (professional->until != KW_NONE && professional->until < today_of (self))
        continue;
      kw_chip_group_add (group, -id, professional->name);
      kw_chip_group_set_active (group, -id, kw_ids_contain (self->entry->professionals, id));
    }
  for (guint i = 0; i < self->entry->newcomers->len; i++)
    add_newcomer_chip (self, g_ptr_array_index (self->entry->newcomers, i));
  kw_chip_group_append_widget (group, new_newcomer_button (self));
}

void
kw_visit_form_build_people (KwVisitForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *row;

  self->seen = kw_chip_group_new (_ ("Who was there"));
  g_signal_connect_swapped (self->seen, "toggled", G_CALLBACK (on_seen_toggled), self);
  row = kw_form_window_add_field (form, box, KW_VISIT_FIELD_SEEN, _ ("Who was there"), self->seen);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Who was ther_e"), self->seen);

  self->alone = kw_chip_group_new (_ ("Children seen alone"));
  g_signal_connect_swapped (self->alone, "toggled", G_CALLBACK (on_alone_toggled), self);
  self->children_row = kw_form_window_add_field (form, box, "alone", _ ("Seen alone"), self->alone);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (self->children_row), _ ("See_n alone"), self->alone);

  self->trust = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (box), self->trust);
}

void
kw_visit_form_show_people (KwVisitForm *self)
{
  fill_seen (self);
  fill_alone (self);
  fill_trust (self);
}
