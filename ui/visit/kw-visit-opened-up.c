/* kw-visit-opened-up.c: the visit form: somebody opened up
 *
 * The moment that everything else waits for. One key says that it happened; what is likely is filled in;
 * Refer opens the referral at once, with the visit still open behind it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-form-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-people.h"
#include "kw-when-entry.h"
#include "kw-words.h"

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

static gboolean
belongs_to (KwVisitForm *self, gint64 problem, gint64 member)
{
  const GPtrArray *owners = kw_case_file_list (case_file_of (self), KW_RECORD_PROBLEM_MEMBER);

  for (guint i = 0; i < owners->len; i++)
    {
      const KwProblemMember *owner = g_ptr_array_index (owners, i);

      if (owner->problem == problem && owner->member == member)
        return TRUE;
    }
  return FALSE;
}

/* The first that waits to be told; what was told already is seldom told again. */
static gint64
guess_problem (KwVisitForm *self)
{
  const GPtrArray *problems = kw_case_file_list (case_file_of (self), KW_RECORD_PROBLEM);
  KwPolicy *policy = kw_session_get_policy (kw_form_window_get_session (KW_FORM_WINDOW (self)));

  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->resolved == KW_NONE && problem->acknowledged == KW_NONE &&
          kw_policy_get_domain (policy, problem->domain)->group == KW_GROUP_SENSITIVE)
        return problem->record.id;
    }
  return KW_NONE;
}

/* An adult who was there: whose problem it is, else the first. */
static gint64
guess_member (KwVisitForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  gint64 first = KW_NONE;

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      gint64 id = member->record.id;

      if (kw_member_is_child (member, today_of (self)) || !kw_ids_contain (self->entry->seen, id))
        continue;
      if (belongs_to (self, self->entry->opened_up.problem, id))
        return id;
      if (first == KW_NONE)
        first = id;
    }
  return first;
}

static void
guess (KwVisitForm *self)
{
  KwOpenedUpEntry *opened_up = &self->entry->opened_up;
  KwInstant now = kw_form_window_get_now (KW_FORM_WINDOW (self));

  if (opened_up->problem == KW_NONE)
    opened_up->problem = guess_problem (self);
  if (opened_up->member == KW_NONE)
    opened_up->member = guess_member (self);
  if (*opened_up->when == '\0')
    {
      g_free (opened_up->when);
      opened_up->when = kw_words_instant (now, now);
    }
}

static void
on_opened_toggled (KwVisitForm *self)
{
  if (self->showing)
    return;
  self->entry->opened_up.happened = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->opened_button));
  if (self->entry->opened_up.happened)
    guess (self);
  kw_visit_form_show_opened_up (self);
  kw_visit_form_entered (self);
}

static void
on_problem_toggled (KwVisitForm *self, gint64 id, gboolean active)
{
  self->entry->opened_up.problem = active ? id : KW_NONE;
  kw_visit_form_entered (self);
}

static void
on_member_toggled (KwVisitForm *self, gint64 id, gboolean active)
{
  self->entry->opened_up.member = active ? id : KW_NONE;
  kw_visit_form_entered (self);
}

static void
on_when_changed (KwVisitForm *self)
{
  if (self->showing)
    return;
  kw_entry_set_text (&self->entry->opened_up.when, kw_when_entry_get_text (KW_WHEN_ENTRY (self->opened_when)));
  kw_visit_form_entered (self);
}

static void
on_help_chosen (KwVisitForm *self)
{
  if (self->showing)
    return;
  self->entry->opened_up.help = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->opened_help));
  kw_visit_form_entered (self);
}

static void
on_refer_clicked (KwVisitForm *self)
{
  const KwOpenedUpEntry *opened_up = &self->entry->opened_up;
  KwInstant now = kw_form_window_get_now (KW_FORM_WINDOW (self));
  KwInstant told = now;

  kw_words_parse_instant (opened_up->when, now, FALSE, &told);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refer", "(xxx)", self->entry->family,
                              opened_up->problem == KW_NONE ? 0 : opened_up->problem, told);
}

static void
append_named (GtkWidget *box, const char *label, GtkWidget *widget)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_width_chars (GTK_LABEL (name), 9);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), widget);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), widget);
  gtk_box_append (GTK_BOX (box), line);
}

static GtkWidget *
build_help_line (KwVisitForm *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *refer = gtk_button_new_with_mnemonic (_ ("Re_fer"));

  self->opened_help = kw_choice_bar_new (_ ("Help wanted"));
  for (guint i = 0; i < kw_help_wanted.n_codes; i++)
    kw_choice_bar_append (KW_CHOICE_BAR (self->opened_help), kw_code_set_get_label (&kw_help_wanted, (int) i));
  gtk_widget_set_halign (self->opened_help, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->opened_help, TRUE);
  g_signal_connect_swapped (self->opened_help, "notify::chosen", G_CALLBACK (on_help_chosen), self);
  gtk_widget_set_tooltip_text (refer, _ ("Write the referral now; it waits ready until somebody rings"));
  g_signal_connect_swapped (refer, "clicked", G_CALLBACK (on_refer_clicked), self);
  gtk_box_append (GTK_BOX (line), self->opened_help);
  gtk_box_append (GTK_BOX (line), refer);
  return line;
}

static void
build_details (KwVisitForm *self)
{
  self->opened_details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->opened_details, "opened-up");
  self->opened_problem = kw_chip_group_new (_ ("About what"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->opened_problem), TRUE);
  g_signal_connect_swapped (self->opened_problem, "toggled", G_CALLBACK (on_problem_toggled), self);
  append_named (self->opened_details, _ ("About"), self->opened_problem);
  self->opened_member = kw_chip_group_new (_ ("Who told us"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->opened_member), TRUE);
  g_signal_connect_swapped (self->opened_member, "toggled", G_CALLBACK (on_member_toggled), self);
  append_named (self->opened_details, _ ("Who"), self->opened_member);
  self->opened_when = kw_when_entry_new (_ ("When they told us"),
                                         kw_form_window_get_now (KW_FORM_WINDOW (self)), TRUE, FALSE);
  g_signal_connect_swapped (self->opened_when, "changed", G_CALLBACK (on_when_changed), self);
  append_named (self->opened_details, _ ("When"), self->opened_when);
  gtk_box_append (GTK_BOX (self->opened_details), build_help_line (self));
}

void
kw_visit_form_build_opened_up (KwVisitForm *self, GtkWidget *box)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Someone _opened up"));
  GtkWidget *row;

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("kw-band-breakthrough-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  self->opened_button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->opened_button), content);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->opened_button);
  gtk_widget_add_css_class (self->opened_button, "opened-up-button");
  gtk_widget_set_halign (self->opened_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->opened_button, "toggled", G_CALLBACK (on_opened_toggled), self);
  build_details (self);
  gtk_box_append (GTK_BOX (column), self->opened_button);
  gtk_box_append (GTK_BOX (column), self->opened_details);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), box, KW_VISIT_FIELD_OPENED_UP, "", column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Someone opened up"), -1);
}

static void
fill_chips (KwVisitForm *self)
{
  const GPtrArray *problems = kw_case_file_list (case_file_of (self), KW_RECORD_PROBLEM);
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);

  kw_chip_group_clear (KW_CHIP_GROUP (self->opened_problem));
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->resolved == KW_NONE)
        kw_chip_group_add (KW_CHIP_GROUP (self->opened_problem), problem->record.id, problem->title);
    }
  kw_chip_group_clear (KW_CHIP_GROUP (self->opened_member));
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = kw_member_dup_unique_name (case_file_of (self), member, today_of (self));

      if (kw_ids_contain (self->entry->seen, member->record.id))
        kw_chip_group_add (KW_CHIP_GROUP (self->opened_member), member->record.id, name);
    }
}

void
kw_visit_form_show_opened_up (KwVisitForm *self)
{
  const KwOpenedUpEntry *opened_up = &self->entry->opened_up;
  gboolean showing = self->showing;

  self->showing = TRUE;
  fill_chips (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->opened_button), opened_up->happened);
  gtk_widget_set_visible (self->opened_details, opened_up->happened && self->entry->outcome == KW_VISIT_SEEN);
  if (opened_up->problem != KW_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->opened_problem), opened_up->problem, TRUE);
  if (opened_up->member != KW_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->opened_member), opened_up->member, TRUE);
  kw_when_entry_set_text (KW_WHEN_ENTRY (self->opened_when), opened_up->when);
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->opened_help), opened_up->help);
  self->showing = showing;
}
