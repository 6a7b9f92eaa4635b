/* kw-family-plan.c: a family's problems in the order of work
 *
 * Sections by band with the band's one-line meaning, then the settled problems to keep an eye on and the dates of which
 * nobody said what happened. Moving a problem asks for the reason first: a pin is a departure that others must be able
 * to understand. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-plan.h"

#include "kw-info-row.h"
#include "kw-plan-card.h"
#include "kw-section.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define WIDEST 900

struct _KwFamilyPlan
{
  AdwBin parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  GPtrArray *cards; /* unowned */
  KwSession *session;
  gint64 family;
  gint64 shown_problem; /* to focus once it is there; KW_NONE */
};

G_DEFINE_FINAL_TYPE (KwFamilyPlan, kw_family_plan, ADW_TYPE_BIN)

/* A pin whose reason is being asked for. */
typedef struct
{
  KwFamilyPlan *plan;
  KwPin *pin;
  GtkWidget *entry;
} Pinning;

static void
pinning_free (gpointer data, GClosure *closure)
{
  Pinning *pinning = data;

  g_object_unref (pinning->plan);
  kw_record_free (pinning->pin);
  g_free (pinning);
}

static void
on_pin_committed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwWindow) window = KW_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  if (edit == 0)
    kw_window_show_error (window, error, _ ("The pin was not saved"));
  else
    kw_window_offer_undo (window, edit, _ ("Pinned"));
}

static void
on_pin_answered (AdwMessageDialog *dialog, const char *response, Pinning *pinning)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (pinning->entry));
  g_autoptr (KwEdit) edit = NULL;

  if (g_strcmp0 (response, "pin") != 0)
    return;
  g_free (pinning->pin->reason);
  pinning->pin->reason = g_strdup (reason);
  edit = kw_edit_new (reason);
  kw_edit_put (edit, g_steal_pointer (&pinning->pin));
  kw_session_commit_async (pinning->plan->session, edit, NULL, on_pin_committed,
                           g_object_ref (kw_window_of (GTK_WIDGET (pinning->plan))));
}

static void
on_reason_changed (GtkEditable *editable, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  adw_message_dialog_set_response_enabled (dialog, "pin", *reason != '\0');
}

static KwPlanCard *
find_card (GPtrArray *cards, gint64 problem)
{
  for (guint i = 0; i < cards->len; i++)
    if (kw_plan_card_get_problem (g_ptr_array_index (cards, i)) == problem)
      return g_ptr_array_index (cards, i);
  return NULL;
}

static void
on_pin (KwPlanCard *card, gint64 problem, guint place, KwFamilyPlan *self)
{
  KwPlanCard *pinned = find_card (self->cards, problem);
  GtkWidget *dialog;
  Pinning *pinning;

  if (place > self->cards->len || pinned == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  pinning = g_new0 (Pinning, 1);
  pinning->plan = g_object_ref (self);
  pinning->pin = kw_record_new (KW_RECORD_PIN);
  /* One that is pinned already has its pin moved. */
  pinning->pin->record.id = kw_plan_card_get_pin (pinned);
  pinning->pin->record.family = self->family;
  pinning->pin->problem = problem;
  pinning->pin->place = place;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                   _ ("Your supervisor sees every pin. One that puts off something urgent counts only "
                                      "once it is approved."));
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Why should this stand at place %u?"), place);
  pinning->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (pinning->entry), 500);
  gtk_entry_set_activates_default (GTK_ENTRY (pinning->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pinning->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  g_signal_connect (pinning->entry, "changed", G_CALLBACK (on_reason_changed), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), pinning->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "pin", _ ("_Pin"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "pin", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "pin");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "pin", FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_pin_answered), pinning, pinning_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
band_heading_new (KwBand band)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (kw_code_set_get_label (&kw_bands, (int) band));
  GtkWidget *meaning = gtk_label_new (kw_band_get_meaning (band));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (meaning), 0);
  gtk_label_set_wrap (GTK_LABEL (meaning), TRUE);
  gtk_widget_add_css_class (meaning, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), meaning);
  gtk_widget_set_margin_top (box, 12);
  return box;
}

static void
add_places (KwFamilyPlan *self, const KwFamilyFacts *facts)
{
  const KwPlan *plan = facts->summary->plan;
  int band = -1;

  for (guint i = 0; i < plan->n_places; i++)
    {
      GtkWidget *card;

      if ((int) plan->places[i].band != band)
        gtk_box_append (GTK_BOX (self->box), band_heading_new (plan->places[i].band));
      band = (int) plan->places[i].band;
      card = kw_plan_card_new (facts, &plan->places[i]);
      g_signal_connect (card, "pin", G_CALLBACK (on_pin), self);
      g_ptr_array_add (self->cards, card);
      gtk_box_append (GTK_BOX (self->box), card);
    }
}

static void
add_keep_an_eye_on (KwFamilyPlan *self, const KwPlan *plan)
{
  GtkWidget *section;

  if (plan->n_keep_an_eye_on == 0)
    return;
  section = kw_section_new (_ ("Keep an eye on"), "");
  kw_section_set_subtitle (KW_SECTION (section), _ ("settled, but what led to it is still there"));
  for (guint i = 0; i < plan->n_keep_an_eye_on; i++)
    {
      const KwProblemLinks *links = &plan->keep_an_eye_on[i];
      g_autoptr (GPtrArray) titles = g_ptr_array_new ();
      g_autofree char *list = NULL;
      g_autofree char *words = NULL;

      for (guint j = 0; j < links->n_others; j++)
        g_ptr_array_add (titles, links->others[j]->title);
      g_ptr_array_add (titles, NULL);
      list = kw_words_list ((const char *const *) titles->pdata);
      words = g_strdup_printf (_ ("Still driven by %s."), list);
      kw_section_append (KW_SECTION (section), kw_info_row_new (links->problem->title, NULL, words));
    }
  gtk_box_append (GTK_BOX (self->box), section);
}

static void
add_check_what_happened (KwFamilyPlan *self, const KwPlan *plan)
{
  GtkWidget *section;

  if (plan->n_check_what_happened == 0)
    return;
  section = kw_section_new (_ ("Check what happened"), "");
  kw_section_set_subtitle (KW_SECTION (section), _ ("dates that passed without a word"));
  for (guint i = 0; i < plan->n_check_what_happened; i++)
    {
      const KwDeadline *deadline = plan->check_what_happened[i];
      const KwProblem *problem = kw_case_file_find (plan->case_file, KW_RECORD_PROBLEM, deadline->problem);
      g_autofree char *date = kw_words_date (deadline->due, plan->today);
      GtkWidget *row = kw_info_row_new (kw_code_set_get_label (&kw_deadline_kinds, (int) deadline->kind),
                                        problem->title, date);

      kw_info_row_set_action (KW_INFO_ROW (row), "win.edit-record",
                              g_variant_new ("(sxxx)", kw_deadline_type.name, deadline->record.id, self->family,
                                             deadline->problem));
      kw_section_append (KW_SECTION (section), row);
    }
  gtk_box_append (GTK_BOX (self->box), section);
}

static void
add_empty (KwFamilyPlan *self)
{
  GtkWidget *label = gtk_label_new (_ ("No open problems. Add the first one, and the plan orders itself: what cannot "
                                       "wait, then material problems, then the difficult ones when there is trust."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_button (KwFamilyPlan *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a problem"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", kw_problem_type.name, (gint64) 0, self->family,
                                    (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
  gtk_box_append (GTK_BOX (self->box), button);
}

static gboolean
focus_problem (KwFamilyPlan *self, gint64 problem)
{
  KwPlanCard *card = find_card (self->cards, problem);

  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

/* What somebody has typed is nobody's to throw away. */
static void
take_over_typed (KwFamilyPlan *self, GPtrArray *former)
{
  for (guint i = 0; i < former->len; i++)
    {
      KwPlanCard *from = g_ptr_array_index (former, i);
      KwPlanCard *to = find_card (self->cards, kw_plan_card_get_problem (from));

      if (to != NULL)
        kw_plan_card_set_new_step (to, kw_plan_card_get_new_step (from));
    }
}

/**
 * kw_family_plan_show:
 * @self: the plan
 * @facts: what to show; not kept
 *
 * Steps that are being typed stay.
 */
void
kw_family_plan_show (KwFamilyPlan *self, const KwFamilyFacts *facts)
{
  g_autoptr (GPtrArray) former = NULL;
  GtkWidget *child;

  g_return_if_fail (KW_IS_FAMILY_PLAN (self));
  g_return_if_fail (facts != NULL);

  former = g_ptr_array_copy (self->cards, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (former, g_object_unref);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_ptr_array_set_size (self->cards, 0);
  g_set_object (&self->session, facts->session);
  self->family = kw_case_file_get_family (facts->case_file)->record.id;

  if (facts->summary->plan->n_places == 0)
    add_empty (self);
  add_places (self, facts);
  add_button (self);
  add_keep_an_eye_on (self, facts->summary->plan);
  add_check_what_happened (self, facts->summary->plan);
  take_over_typed (self, former);
  if (self->shown_problem != KW_NONE && focus_problem (self, self->shown_problem))
    self->shown_problem = KW_NONE;
}

/**
 * kw_family_plan_show_problem:
 * @self: the plan
 * @problem: the problem to go to
 */
void
kw_family_plan_show_problem (KwFamilyPlan *self, gint64 problem)
{
  g_return_if_fail (KW_IS_FAMILY_PLAN (self));

  self->shown_problem = focus_problem (self, problem) ? KW_NONE : problem;
}

static void
kw_family_plan_dispose (GObject *object)
{
  g_clear_object (&KW_FAMILY_PLAN (object)->session);

  G_OBJECT_CLASS (kw_family_plan_parent_class)->dispose (object);
}

static void
kw_family_plan_finalize (GObject *object)
{
  g_ptr_array_unref (KW_FAMILY_PLAN (object)->cards);

  G_OBJECT_CLASS (kw_family_plan_parent_class)->finalize (object);
}

static void
kw_family_plan_class_init (KwFamilyPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_family_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = kw_family_plan_finalize;
}

static void
kw_family_plan_init (KwFamilyPlan *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->cards = g_ptr_array_new ();
  self->shown_problem = KW_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_start (self->box, 22);
  gtk_widget_set_margin_end (self->box, 22);
  gtk_widget_set_margin_bottom (self->box, 22);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * kw_family_plan_new:
 *
 * Returns: (transfer floating): an empty plan
 */
GtkWidget *
kw_family_plan_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_PLAN, NULL);
}
