/* kw-visit-form.c: logging a visit
 *
 * Everything that can be guessed is filled in, the keyboard is in the note: Ctrl L, type, Ctrl Enter. Alt with a digit
 * chooses the outcome from anywhere, and what does not apply then is not shown. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-form-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-spoken-name.h"
#include "kw-story.h"
#include "kw-visit-note.h"
#include "kw-when-entry.h"
#include "kw-wrap-box.h"

#include <glib/gi18n.h>

#define SPACING 10

G_DEFINE_FINAL_TYPE (KwVisitForm, kw_visit_form, KW_TYPE_FORM_WINDOW)

static KwCaseFile *
case_file_of (KwVisitForm *self)
{
  return kw_form_window_get_case_file (KW_FORM_WINDOW (self));
}

static KwInstant
now_of (KwVisitForm *self)
{
  return kw_form_window_get_now (KW_FORM_WINDOW (self));
}

/* Only from what everybody may read: a line about one person is no headline. */
static void
propose_headline (KwVisitForm *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *common = NULL;
  g_autofree char *headline = NULL;
  gboolean unclear;

  if (self->entry->headline_is_own)
    return;
  common = kw_visit_note_split (case_file_of (self), kw_instant_to_date (now_of (self)), self->entry->note,
                                &lines, &unclear);
  if (common != NULL && !unclear)
    headline = kw_story_propose_headline (common);
  kw_entry_set_text (&self->entry->headline, headline != NULL ? headline : "");
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->headline), self->entry->headline);
  self->showing = FALSE;
}

/* Something was ticked or typed, and the entry has it. */
void
kw_visit_form_entered (KwVisitForm *self)
{
  propose_headline (self);
  kw_visit_form_update_next_words (self);
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static void
show_what_applies (KwVisitForm *self)
{
  gboolean seen = self->entry->outcome == KW_VISIT_SEEN;

  gtk_widget_set_visible (self->seen_only, seen);
  gtk_widget_set_visible (self->opened_button, seen);
  gtk_widget_set_visible (self->opened_details, seen && self->entry->opened_up.happened);
  gtk_widget_set_visible (self->for_label, seen);
  gtk_widget_set_visible (self->minutes, seen);
}

static void
on_outcome_chosen (KwVisitForm *self)
{
  if (self->showing)
    return;
  self->entry->outcome = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->outcome));
  show_what_applies (self);
  kw_visit_form_entered (self);
}

static void
on_time_changed (KwVisitForm *self)
{
  if (self->showing)
    return;
  kw_entry_set_text (&self->entry->when, kw_when_entry_get_text (KW_WHEN_ENTRY (self->when)));
  kw_entry_set_text (&self->entry->minutes, gtk_editable_get_text (GTK_EDITABLE (self->minutes)));
  kw_visit_form_entered (self);
}

static void
on_kind_chosen (KwVisitForm *self)
{
  if (self->showing)
    return;
  self->entry->kind = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  kw_visit_form_entered (self);
}

static void
on_problem_toggled (KwVisitForm *self, gint64 id, gboolean active)
{
  kw_ids_set (self->entry->problems, id, active);
  kw_visit_form_entered (self);
}

/* A headline that was emptied is proposed again. */
static void
on_headline_changed (KwVisitForm *self)
{
  if (self->showing)
    return;
  kw_entry_set_text (&self->entry->headline, gtk_editable_get_text (GTK_EDITABLE (self->headline)));
  self->entry->headline_is_own = !kw_entry_is_blank (self->entry->headline);
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static gboolean
on_outcome_key (GtkWidget *widget, GVariant *position, gpointer data)
{
  KwVisitForm *self = KW_VISIT_FORM (widget);

  if (!kw_form_window_is_ready (KW_FORM_WINDOW (self)))
    return FALSE;
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->outcome), g_variant_get_int32 (position));
  return TRUE;
}

static void
build_family (KwVisitForm *self)
{
  const KwFamily *family = kw_case_file_get_family (case_file_of (self));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (family->name);
  g_autofree char *rest = family->address == NULL ? g_strdup (family->reference)
                                                  : g_strdup_printf ("%s · %s", family->reference, family->address);
  GtkWidget *more = gtk_label_new (rest);

  gtk_widget_add_css_class (name, "section-title");
  gtk_widget_add_css_class (more, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), more);
  kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, "family", _ ("Family"), row);
}

static void
build_outcome (KwVisitForm *self)
{
  GtkWidget *row;

  self->outcome = kw_choice_bar_new (_ ("Outcome"));
  for (guint i = 0; i < kw_visit_outcomes.n_codes; i++)
    kw_choice_bar_append (KW_CHOICE_BAR (self->outcome), kw_code_set_get_label (&kw_visit_outcomes, (int) i));
  gtk_widget_set_halign (self->outcome, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->outcome, _ ("Alt and 1 to 5"));
  g_signal_connect_swapped (self->outcome, "notify::chosen", G_CALLBACK (on_outcome_chosen), self);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, "outcome", _ ("Outcome"), self->outcome);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("O_utcome"), self->outcome);
}

static GtkWidget *
new_kind_drop_down (void)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < kw_visit_kinds.n_codes; i++)
    gtk_string_list_append (words, kw_code_set_get_label (&kw_visit_kinds, (int) i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  kw_spoken_name_set (drop_down, _ ("Where"));
  return drop_down;
}

static void
build_time (KwVisitForm *self)
{
  GtkWidget *box = kw_wrap_box_new ();
  GtkWidget *row;

  self->when = kw_when_entry_new (_ ("When"), now_of (self), TRUE, FALSE);
  g_signal_connect_swapped (self->when, "changed", G_CALLBACK (on_time_changed), self);
  /* Translators: stands between when and how long: today 09:30 for 60 min */
  self->for_label = gtk_label_new (C_ ("length", "for"));
  self->minutes = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->minutes), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->minutes), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How long"), -1);
  g_signal_connect_swapped (self->minutes, "changed", G_CALLBACK (on_time_changed), self);
  self->kind = new_kind_drop_down ();
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind_chosen), self);
  kw_wrap_box_append (KW_WRAP_BOX (box), self->when);
  kw_wrap_box_append (KW_WRAP_BOX (box), self->for_label);
  kw_wrap_box_append (KW_WRAP_BOX (box), self->minutes);
  kw_wrap_box_append (KW_WRAP_BOX (box), self->kind);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, KW_VISIT_FIELD_WHEN, _ ("When"), box);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("_When"), self->when);
  kw_form_window_bind_field (KW_FORM_WINDOW (self), KW_VISIT_FIELD_MINUTES, row);
}

static void
fill_problems (KwVisitForm *self)
{
  const GPtrArray *problems = kw_case_file_list (case_file_of (self), KW_RECORD_PROBLEM);

  kw_chip_group_clear (KW_CHIP_GROUP (self->problems));
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->resolved != KW_NONE)
        continue;
      kw_chip_group_add (KW_CHIP_GROUP (self->problems), problem->record.id, problem->title);
      kw_chip_group_set_active (KW_CHIP_GROUP (self->problems), problem->record.id,
                                kw_ids_contain (self->entry->problems, problem->record.id));
    }
}

static void
build_problems (KwVisitForm *self)
{
  GtkWidget *row;

  self->problems = kw_chip_group_new (_ ("Talked about"));
  g_signal_connect_swapped (self->problems, "toggled", G_CALLBACK (on_problem_toggled), self);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), self->seen_only, "problems", _ ("Talked about"),
                                  self->problems);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Talked _about"), self->problems);
}

static void
build_headline (KwVisitForm *self)
{
  GtkWidget *row;

  self->headline = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->headline), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("For the story"), -1);
  g_signal_connect_swapped (self->headline, "changed", G_CALLBACK (on_headline_changed), self);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, "headline", _ ("For the story"), self->headline);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("For the stor_y"), self->headline);
}

static void
build (KwVisitForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->seen_only = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  build_family (self);
  build_outcome (self);
  build_time (self);
  kw_visit_form_build_people (self, self->seen_only);
  build_problems (self);
  gtk_box_append (GTK_BOX (self->box), self->seen_only);
  kw_visit_form_build_note (self, self->box);
  kw_visit_form_build_opened_up (self, self->box);
  kw_visit_form_build_next (self, self->box);
  build_headline (self);
  kw_form_window_set_content (KW_FORM_WINDOW (self), self->box);
}

static void
show (KwVisitForm *self)
{
  self->showing = TRUE;
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->outcome), self->entry->outcome);
  kw_when_entry_set_text (KW_WHEN_ENTRY (self->when), self->entry->when);
  gtk_editable_set_text (GTK_EDITABLE (self->minutes), self->entry->minutes);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), (guint) self->entry->kind);
  gtk_editable_set_text (GTK_EDITABLE (self->headline), self->entry->headline);
  fill_problems (self);
  kw_visit_form_show_people (self);
  kw_visit_form_show_note (self);
  kw_visit_form_show_opened_up (self);
  kw_visit_form_show_next (self);
  self->showing = FALSE;
  show_what_applies (self);
  kw_visit_form_update_next_words (self);
}

static char *
kw_visit_form_dup_draft_key (KwFormWindow *form)
{
  gint64 family = kw_form_window_get_family (form);

  return family == KW_NONE ? NULL : g_strdup_printf ("visit/%" G_GINT64_FORMAT, family);
}

static void
kw_visit_form_fill (KwFormWindow *form, KwCaseFile *case_file)
{
  KwVisitForm *self = KW_VISIT_FORM (form);

  self->entry = kw_visit_entry_new (case_file, kw_session_get_policy (kw_form_window_get_session (form)),
                                    kw_form_window_get_now (form), kw_form_window_new_id, self);
  build (self);
  show (self);
}

static void
kw_visit_form_case_changed (KwFormWindow *form, KwCaseFile *case_file)
{
  KwVisitForm *self = KW_VISIT_FORM (form);

  kw_visit_entry_forget_strangers (self->entry, case_file);
  self->showing = TRUE;
  fill_problems (self);
  kw_visit_form_show_people (self);
  kw_visit_form_show_opened_up (self);
  self->showing = FALSE;
  kw_visit_form_update_next_words (self);
}

static json_t *
kw_visit_form_write_draft (KwFormWindow *form)
{
  return kw_visit_entry_to_json (KW_VISIT_FORM (form)->entry, kw_form_window_get_now (form));
}

/* A draft whose visit is there was saved in the moment of a crash. */
static gboolean
kw_visit_form_read_draft (KwFormWindow *form, const json_t *draft)
{
  KwVisitForm *self = KW_VISIT_FORM (form);
  gint64 id = KW_NONE;

  kw_entry_read_id (draft, "id", &id);
  if (kw_case_file_find (case_file_of (self), KW_RECORD_VISIT, id) != NULL)
    return FALSE;
  kw_visit_entry_read_json (self->entry, draft, kw_form_window_get_now (form));
  kw_visit_entry_forget_strangers (self->entry, case_file_of (self));
  show (self);
  return TRUE;
}

static GPtrArray *
kw_visit_form_check (KwFormWindow *form)
{
  return kw_visit_entry_check (KW_VISIT_FORM (form)->entry, kw_form_window_get_case_file (form),
                               kw_form_window_get_now (form));
}

static KwEdit *
kw_visit_form_make_edit (KwFormWindow *form)
{
  KwVisitForm *self = KW_VISIT_FORM (form);
  g_autoptr (GPtrArray) records = kw_visit_entry_to_records (self->entry, case_file_of (self), now_of (self),
                                                             kw_form_window_new_id, self);

  return kw_entry_make_edit (_ ("Visit logged"), g_steal_pointer (&records));
}

static char *
kw_visit_form_dup_saved_words (KwFormWindow *form)
{
  return g_strdup (_ ("Visit logged"));
}

static void
kw_visit_form_focus_first (KwFormWindow *form)
{
  gtk_widget_grab_focus (KW_VISIT_FORM (form)->note);
}

static void
kw_visit_form_finalize (GObject *object)
{
  g_clear_pointer (&KW_VISIT_FORM (object)->entry, kw_visit_entry_free);

  G_OBJECT_CLASS (kw_visit_form_parent_class)->finalize (object);
}

static void
kw_visit_form_class_init (KwVisitFormClass *klass)
{
  KwFormWindowClass *form_class = KW_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kw_visit_form_finalize;

  form_class->needs_family = TRUE;
  form_class->dup_draft_key = kw_visit_form_dup_draft_key;
  form_class->fill = kw_visit_form_fill;
  form_class->case_changed = kw_visit_form_case_changed;
  form_class->write_draft = kw_visit_form_write_draft;
  form_class->read_draft = kw_visit_form_read_draft;
  form_class->check = kw_visit_form_check;
  form_class->make_edit = kw_visit_form_make_edit;
  form_class->dup_saved_words = kw_visit_form_dup_saved_words;
  form_class->focus_first = kw_visit_form_focus_first;
}

static void
kw_visit_form_init (KwVisitForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (self), _ ("Log a visit"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < kw_visit_outcomes.n_codes; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          g_object_new (GTK_TYPE_SHORTCUT,
                                                        "trigger", gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_ALT_MASK),
                                                        "action", gtk_callback_action_new (on_outcome_key, NULL, NULL),
                                                        "arguments", g_variant_new_int32 ((int) i), NULL));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
