/* kw-refer-sharing.c: the referral form: agreement, what is shared, tonight, joint appointments
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-form-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-people.h"
#include "kw-referral.h"
#include "kw-text-box.h"
#include "kw-when-entry.h"

#include <glib/gi18n.h>

#define PREVIEW_HEIGHT  60
#define OVERRIDE_HEIGHT 40
#define MOST_JOINT      12

static const struct
{
  KwShareParts part;
  const char *label;
} parts[] = {
  { KW_SHARE_PROBLEM, N_ ("What it is about") },
  { KW_SHARE_REASON, N_ ("What help") },
  { KW_SHARE_PHONE, N_ ("Telephone") },
  { KW_SHARE_ADDRESS, N_ ("Address") },
  { KW_SHARE_SCHOOL, N_ ("School") },
};

static KwCaseFile *
case_file_of (KwReferForm *self)
{
  return kw_form_window_get_case_file (KW_FORM_WINDOW (self));
}

void
kw_refer_form_update_preview (KwReferForm *self)
{
  g_autofree char *shared = NULL;

  if (self->preview == NULL)
    return;
  shared = kw_refer_entry_dup_shared (self->entry, case_file_of (self), kw_form_window_get_now (KW_FORM_WINDOW (self)));
  gtk_label_set_text (GTK_LABEL (self->preview), *shared != '\0' ? shared : _ ("Nothing is shared."));
}

static void
on_person_toggled (KwReferForm *self, gint64 id, gboolean active)
{
  kw_ids_set (self->entry->people, id, active);
  kw_refer_form_entered (self);
}

static void
on_part_toggled (KwReferForm *self, gint64 part, gboolean active)
{
  self->entry->parts = active ? self->entry->parts | (int) part : self->entry->parts & ~(int) part;
  kw_refer_form_entered (self);
}

static void
on_agreement_chosen (KwReferForm *self)
{
  if (self->showing)
    return;
  self->entry->engagement = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->engagement));
  self->entry->sharing = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->sharing));
  kw_refer_form_entered (self);
}

static void
on_joint_count_changed (KwReferForm *self)
{
  if (self->showing)
    return;
  self->entry->joint_count = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->joint_count));
  kw_refer_form_entered (self);
}

static GtkWidget *
new_decision_bar (KwReferForm *self, const char *label)
{
  GtkWidget *bar = kw_choice_bar_new (label);

  kw_choice_bar_append (KW_CHOICE_BAR (bar), kw_code_set_get_label (&kw_agreement_decisions, KW_DECISION_AGREED));
  kw_choice_bar_append (KW_CHOICE_BAR (bar), kw_code_set_get_label (&kw_agreement_decisions, KW_DECISION_REFUSED));
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  g_signal_connect_swapped (bar, "notify::chosen", G_CALLBACK (on_agreement_chosen), self);
  return bar;
}

static GtkWidget *
new_dim_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
build_agreement (KwReferForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *basis = gtk_entry_new ();
  GtkWidget *override = kw_text_box_new (_ ("Why it is shared without agreement"), OVERRIDE_HEIGHT);
  GtkWidget *row;

  self->engagement = new_decision_bar (self, _ ("Working together"));
  self->recorded_words = new_dim_label ();
  gtk_box_append (GTK_BOX (column), self->engagement);
  gtk_box_append (GTK_BOX (column), self->recorded_words);
  row = kw_form_window_add_field (form, box, "engagement", _ ("Working together"), column);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Working _together"), self->engagement);

  gtk_entry_set_placeholder_text (GTK_ENTRY (basis), _ ("Such as: public task, Children Act 1989 section 17"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (basis), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lawful basis"), -1);
  kw_form_window_bind_text (form, basis, &self->entry->basis);
  row = kw_form_window_add_field (form, box, "basis", _ ("Lawful basis"), basis);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("_Lawful basis"), basis);

  self->sharing = new_decision_bar (self, _ ("Sharing this"));
  row = kw_form_window_add_field (form, box, "sharing", _ ("Sharing this"), self->sharing);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Sharin_g this"), self->sharing);

  kw_form_window_bind_text (form, override, &self->entry->override);
  kw_form_window_add_field (form, box, KW_REFER_FIELD_OVERRIDE, _ ("Without agreement, because"), override);
}

static void
build_shared (KwReferForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->people = kw_chip_group_new (_ ("Of whom something is shared"));
  g_signal_connect_swapped (self->people, "toggled", G_CALLBACK (on_person_toggled), self);
  kw_form_window_add_field (form, box, "people", _ ("Shared of"), self->people);

  self->parts = kw_chip_group_new (_ ("What is shared"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kw_chip_group_add (KW_CHIP_GROUP (self->parts), parts[i].part, _ (parts[i].label));
  g_signal_connect_swapped (self->parts, "toggled", G_CALLBACK (on_part_toggled), self);
  kw_form_window_add_field (form, box, "parts", _ ("What is shared"), self->parts);

  self->preview = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->preview), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0);
  gtk_label_set_selectable (GTK_LABEL (self->preview), TRUE);
  gtk_widget_set_focusable (self->preview, FALSE);
  gtk_widget_add_css_class (frame, "shared-preview");
  gtk_box_append (GTK_BOX (frame), self->preview);
  kw_form_window_add_field (form, box, "preview", _ ("Exactly this"), frame);
}

/* Between their telling us and the first meeting. */
static void
build_tonight (KwReferForm *self, GtkWidget *box)
{
  KwPolicy *policy = kw_session_get_policy (kw_form_window_get_session (KW_FORM_WINDOW (self)));
  g_auto (GStrv) questions = kw_referral_get_tonight (policy);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; questions[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (questions[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (column), label);
    }
  gtk_widget_add_css_class (column, "opened-up");
  kw_form_window_add_field (KW_FORM_WINDOW (self), box, "tonight", _ ("Ask tonight"), column);
}

static void
build_joint (KwReferForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *first = kw_when_entry_new (_ ("First joint appointment"), kw_form_window_get_now (form), TRUE, TRUE);
  GtkWidget *times = gtk_label_new (_ ("appointments, once a week"));
  GtkWidget *row;

  kw_form_window_bind_text (form, first, &self->entry->joint_first);
  self->joint_count = gtk_spin_button_new_with_range (0, MOST_JOINT, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->joint_count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How many joint appointments"), -1);
  g_signal_connect_swapped (self->joint_count, "value-changed", G_CALLBACK (on_joint_count_changed), self);
  gtk_widget_add_css_class (times, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (times), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), self->joint_count);
  gtk_box_append (GTK_BOX (line), times);
  row = kw_form_window_add_field (form, box, KW_REFER_FIELD_JOINT, _ ("You go along"), line);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("_You go along"), first);
}

void
kw_refer_form_build_sharing (KwReferForm *self, GtkWidget *box)
{
  build_tonight (self, box);
  build_agreement (self, box);
  build_shared (self, self->writing);
  build_joint (self, box);
}

static void
show_recorded (KwReferForm *self)
{
  const KwReferral *referral = kw_case_file_find (case_file_of (self), KW_RECORD_REFERRAL, self->entry->id);
  g_autoptr (KwRecord) passing = referral != NULL ? NULL
                                                  : kw_entry_new_record (KW_RECORD_REFERRAL, self->entry->id,
                                                                         self->entry->family);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new ();
  g_autofree char *words = NULL;
  KwReferralAgreements agreements;

  kw_referral_get_agreements (case_file_of (self), referral != NULL ? referral : (KwReferral *) passing, &agreements);
  if (agreements.engagement)
    g_ptr_array_add (phrases, (gpointer) _ ("agreed to work together"));
  if (agreements.lawful_basis)
    g_ptr_array_add (phrases, (gpointer) _ ("lawful basis recorded"));
  if (agreements.sharing)
    g_ptr_array_add (phrases, (gpointer) _ ("sharing agreed"));
  if (agreements.overridden)
    g_ptr_array_add (phrases, (gpointer) _ ("shared without agreement"));
  g_ptr_array_add (phrases, NULL);
  words = g_strjoinv (" · ", (char **) phrases->pdata);
  if (phrases->len > 1)
    {
      /* Translators: what is recorded already: "Recorded: sharing agreed" */
      g_autofree char *sentence = g_strdup_printf (_ ("Recorded: %s"), words);

      gtk_label_set_text (GTK_LABEL (self->recorded_words), sentence);
    }
  gtk_widget_set_visible (self->recorded_words, phrases->len > 1);
}

void
kw_refer_form_show_sharing (KwReferForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  KwDate today = kw_instant_to_date (kw_form_window_get_now (KW_FORM_WINDOW (self)));

  kw_chip_group_clear (KW_CHIP_GROUP (self->people));
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = kw_member_dup_unique_name (case_file_of (self), member, today);

      kw_chip_group_add (KW_CHIP_GROUP (self->people), member->record.id, name);
      kw_chip_group_set_active (KW_CHIP_GROUP (self->people), member->record.id,
                                kw_ids_contain (self->entry->people, member->record.id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->parts), parts[i].part,
                              (self->entry->parts & (int) parts[i].part) != 0);
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->engagement), self->entry->engagement);
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->sharing), self->entry->sharing);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->joint_count), self->entry->joint_count);
  show_recorded (self);
  kw_refer_form_update_preview (self);
}
