/* kw-plan-card.c: one problem in the plan, with its reasons and steps
 *
 * Place, title and why it stands there; what drives it and what it drives; its dates; its steps as check rows, with an
 * entry that adds one with Enter. Dragging the card onto another, or Alt with the arrow keys, asks to pin it there
 * ("pin" signal); the pin's reason is asked for by the page. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan-card.h"

#include "kw-band-pill.h"
#include "kw-spoken-name.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>

struct _KwPlanCard
{
  GtkBox parent_instance;

  KwSession *session;
  gint64 family;
  gint64 problem;
  guint place;
  gint64 pin; /* KW_NONE: not pinned */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (KwPlanCard, kw_plan_card, GTK_TYPE_BOX)

enum {
  PIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A change on its way, and what to say when it is saved or was not. */
typedef struct
{
  KwWindow *window;
  const char *saved;
  const char *failed;
} Saving;

static void
on_committed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (KwWindow) window = saving->window;
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  if (edit == 0)
    kw_window_show_error (window, error, saving->failed);
  else
    kw_window_offer_undo (window, edit, saving->saved);
}

static void
save (KwPlanCard *self, gpointer record, const char *saved, const char *failed)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (kw_window_of (GTK_WIDGET (self)));
  saving->saved = saved;
  saving->failed = failed;
  kw_edit_put (edit, record);
  kw_session_commit_async (self->session, edit, NULL, on_committed, saving);
}

static void
on_step_toggled (GtkCheckButton *check, KwPlanCard *self)
{
  KwStep *step = kw_record_copy (g_object_get_data (G_OBJECT (check), "step"));
  gboolean done = gtk_check_button_get_active (check);

  step->done = done ? kw_session_get_today (self->session) : KW_NONE;
  save (self, step, done ? _ ("Step done") : _ ("Step open again"), _ ("The step was not saved"));
}

static void
on_new_step (GtkEntry *entry, KwPlanCard *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  KwStep *step;

  if (*title == '\0')
    return;
  step = kw_record_new (KW_RECORD_STEP);
  step->record.family = self->family;
  step->problem = self->problem;
  step->title = g_steal_pointer (&title);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  save (self, step, _ ("Step added"), _ ("The step was not saved"));
}

/* "key worker · by Friday 1 February · waiting until Monday" */
static char *
dup_step_words (const KwStep *step, KwDate today)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  char *date;

  g_ptr_array_add (words, g_strdup (kw_code_set_get_label (&kw_step_owners, (int) step->owner)));
  if (step->done != KW_NONE)
    {
      date = kw_words_short_date (step->done, today);
      g_ptr_array_add (words, g_strdup_printf (_ ("done %s"), date));
      g_free (date);
    }
  else if (step->due != KW_NONE)
    {
      date = kw_words_short_date (step->due, today);
      g_ptr_array_add (words, g_strdup_printf (_ ("by %s"), date));
      g_free (date);
    }
  if (step->done == KW_NONE && step->waiting_until != KW_NONE && step->waiting_until > today)
    {
      date = kw_words_short_date (step->waiting_until, today);
      g_ptr_array_add (words, g_strdup_printf (_ ("waiting until %s"), date));
      g_free (date);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static GtkWidget *
small_button (const char *icon_name, const char *label, const char *kind, gint64 id, gint64 family, gint64 parent)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", kind, id, family, parent);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
  return button;
}

static GtkWidget *
wrapped_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
step_row_new (KwPlanCard *self, const KwStep *step, KwDate today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *detail = dup_step_words (step, today);
  g_autofree char *name = g_strdup_printf ("step-%" G_GINT64_FORMAT, step->record.id);

  gtk_widget_set_name (row, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), step->done != KW_NONE);
  g_object_set_data_full (G_OBJECT (check), "step", kw_record_copy (step), kw_record_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_step_toggled), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, step->title, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), wrapped_label (step->title, step->done != KW_NONE ? "dim-label" : NULL));
  gtk_box_append (GTK_BOX (words), wrapped_label (detail, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), small_button ("document-edit-symbolic", _ ("Edit step"), kw_step_type.name,
                                               step->record.id, self->family, self->problem));
  return row;
}

static void
add_steps (KwPlanCard *self, const KwFamilyFacts *facts)
{
  const GPtrArray *steps = kw_case_file_list (facts->case_file, KW_RECORD_STEP);

  for (int done = 0; done <= 1; done++)
    for (guint i = 0; i < steps->len; i++)
      {
        const KwStep *step = g_ptr_array_index (steps, i);

        if (step->problem == self->problem && (step->done != KW_NONE) == done)
          gtk_box_append (GTK_BOX (self), step_row_new (self, step, facts->summary->plan->today));
      }
  self->entry = gtk_entry_new ();
  gtk_widget_set_name (self->entry, "new-step");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a step"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a step"), -1);
  gtk_widget_add_css_class (self->entry, "flat");
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_new_step), self);
  gtk_box_append (GTK_BOX (self), self->entry);
}

static void
add_deadlines (KwPlanCard *self, const KwFamilyFacts *facts)
{
  const GPtrArray *deadlines = kw_case_file_list (facts->case_file, KW_RECORD_DEADLINE);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const KwDeadline *deadline = g_ptr_array_index (deadlines, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      g_autofree char *date = NULL;
      g_autofree char *away = NULL;
      g_autofree char *words = NULL;
      GtkWidget *label;

      if (deadline->problem != self->problem || deadline->met != KW_NONE)
        continue;
      date = kw_words_date (deadline->due, facts->summary->plan->today);
      away = kw_words_days_away (deadline->due, facts->summary->plan->today);
      words = g_strdup_printf ("%s: %s, %s", kw_code_set_get_label (&kw_deadline_kinds, (int) deadline->kind),
                               date, away);
      gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("kw-band-cannot-wait-symbolic"));
      label = wrapped_label (words, NULL);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (row), small_button ("document-edit-symbolic", _ ("Edit date"), kw_deadline_type.name,
                                                   deadline->record.id, self->family, self->problem));
      gtk_box_append (GTK_BOX (self), row);
    }
}

static char *
dup_phrases (const KwPlan *plan, const KwPlace *place)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; i < place->n_reasons; i++)
    g_ptr_array_add (phrases, kw_reason_dup_phrase (plan, place, &place->reasons[i]));
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv (" · ", (char **) phrases->pdata);
}

/* The titles of the open problems that lead to this one, directly. */
static char *
dup_drivers (const KwPlan *plan, gint64 problem)
{
  const GPtrArray *links = kw_case_file_list (plan->case_file, KW_RECORD_LINK);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const KwLink *link = g_ptr_array_index (links, i);
      const KwPlace *driver = link->to == problem ? kw_plan_get_place (plan, link->from) : NULL;

      if (driver != NULL && !g_ptr_array_find (titles, driver->problem->title, NULL))
        g_ptr_array_add (titles, driver->problem->title);
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  list = kw_words_list ((const char *const *) titles->pdata);
  return g_strdup_printf (_ ("Comes from %s."), list);
}

static void
add_words (KwPlanCard *self, const KwFamilyFacts *facts, const KwPlace *place)
{
  const KwPlan *plan = facts->summary->plan;
  g_autofree char *sentence = kw_place_dup_sentence (plan, place);
  g_autofree char *phrases = dup_phrases (plan, place);
  g_autofree char *drivers = dup_drivers (plan, self->problem);

  gtk_box_append (GTK_BOX (self), wrapped_label (sentence, NULL));
  if (*phrases != '\0')
    gtk_box_append (GTK_BOX (self), wrapped_label (phrases, "dim-label"));
  if (drivers != NULL)
    gtk_box_append (GTK_BOX (self), wrapped_label (drivers, "dim-label"));
  if (place->computed_place != place->place)
    {
      g_autofree char *computed = g_strdup_printf (_ ("Without pins it would stand at place %u."),
                                                   place->computed_place);

      gtk_box_append (GTK_BOX (self), wrapped_label (computed, "dim-label"));
    }
  if (place->unapproved != NULL)
    {
      guint wanted = (guint) MIN (place->unapproved->place, (gint64) plan->n_places);
      /* Translators: a place in the order of work, then the worker's reason */
      g_autofree char *asked = g_strdup_printf (_ ("Place %u once the supervisor approves: %s"), wanted,
                                                place->unapproved->reason);

      gtk_box_append (GTK_BOX (self), wrapped_label (asked, "dim-label"));
    }
}

static GtkWidget *
menu_button_new (KwPlanCard *self, const KwPlace *place)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const KwPin *pin = place->pin != NULL ? place->pin : place->unapproved;
  struct
  {
    const char *label;
    const char *kind;
    gint64 id;
  } items[] = {
    { _ ("_Edit problem"), kw_problem_type.name, self->problem },
    { _ ("Add a _date"), kw_deadline_type.name, 0 },
    { _ ("_Link to what it leads to"), kw_link_type.name, 0 },
    { _ ("_Pin to another place"), kw_pin_type.name, pin != NULL ? pin->record.id : 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, "win.edit-record", "(sxxx)", items[i].kind, items[i].id, self->family,
                                         self->problem);
      g_menu_append_item (menu, item);
    }
  {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Refer to a service"), NULL);

    g_menu_item_set_action_and_target (item, "win.refer", "(xxx)", self->family, self->problem, (gint64) 0);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("What to do with this problem"));
  kw_spoken_name_set (button, _ ("What to do with this problem"));
  return button;
}

static void
add_heading (KwPlanCard *self, const KwFamilyFacts *facts, const KwPlace *place)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *number = g_strdup_printf ("%u", place->place);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *title = wrapped_label (place->problem->title, "heading");

  gtk_widget_add_css_class (number_label, "place-number");
  gtk_widget_set_valign (number_label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (heading), number_label);
  gtk_box_append (GTK_BOX (heading), title);
  if (place->pin != NULL)
    {
      GtkWidget *pinned = gtk_label_new (place->pin->approved ? _ ("pinned, approved") : _ ("pinned"));

      gtk_widget_add_css_class (pinned, "dim-label");
      gtk_widget_set_tooltip_text (pinned, place->pin->reason);
      gtk_box_append (GTK_BOX (heading), pinned);
    }
  gtk_box_append (GTK_BOX (heading), kw_band_pill_new (place->band, NULL));
  gtk_box_append (GTK_BOX (heading), menu_button_new (self, place));
  gtk_box_append (GTK_BOX (self), heading);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                KwPlanCard *self)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Up && self->place > 1)
    g_signal_emit (self, signals[PIN], 0, self->problem, self->place - 1);
  else if (keyval == GDK_KEY_Down)
    g_signal_emit (self, signals[PIN], 0, self->problem, self->place + 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, KwPlanCard *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->problem);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, KwPlanCard *self)
{
  gint64 dropped = g_value_get_int64 (value);

  if (dropped == self->problem)
    return FALSE;
  g_signal_emit (self, signals[PIN], 0, dropped, self->place);
  return TRUE;
}

static void
add_moving (KwPlanCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
kw_plan_card_dispose (GObject *object)
{
  g_clear_object (&KW_PLAN_CARD (object)->session);

  G_OBJECT_CLASS (kw_plan_card_parent_class)->dispose (object);
}

static void
kw_plan_card_class_init (KwPlanCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_plan_card_dispose;

  /**
   * KwPlanCard::pin:
   * @problem: the id of the problem to pin
   * @place: where it is to stand, from 1
   *
   * Somebody wants a problem elsewhere than computed.
   */
  signals[PIN] = g_signal_new ("pin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_INT64, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_plan_card_init (KwPlanCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "plan-card");
}

/**
 * kw_plan_card_new:
 * @facts: what the page shows; not kept
 * @place: one of its plan's places
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
kw_plan_card_new (const KwFamilyFacts *facts, const KwPlace *place)
{
  KwPlanCard *self = g_object_new (KW_TYPE_PLAN_CARD, NULL);
  g_autofree char *name = NULL;

  self->session = g_object_ref (facts->session);
  self->family = kw_case_file_get_family (facts->case_file)->record.id;
  self->problem = place->problem->record.id;
  self->place = place->place;
  self->pin = place->pin != NULL ? place->pin->record.id : KW_NONE;
  name = g_strdup_printf ("problem-%" G_GINT64_FORMAT, self->problem);
  gtk_widget_set_name (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, place->problem->title, -1);
  add_heading (self, facts, place);
  add_words (self, facts, place);
  add_deadlines (self, facts);
  add_steps (self, facts);
  add_moving (self);
  return GTK_WIDGET (self);
}

/**
 * kw_plan_card_get_problem:
 * @self: a card
 *
 * Returns: the problem's id
 */
gint64
kw_plan_card_get_problem (KwPlanCard *self)
{
  g_return_val_if_fail (KW_IS_PLAN_CARD (self), KW_NONE);

  return self->problem;
}

/**
 * kw_plan_card_get_place:
 * @self: a card
 *
 * Returns: the problem's place, from 1
 */
guint
kw_plan_card_get_place (KwPlanCard *self)
{
  g_return_val_if_fail (KW_IS_PLAN_CARD (self), 0);

  return self->place;
}

/**
 * kw_plan_card_get_pin:
 * @self: a card
 *
 * Returns: the id of the problem's pin, or %KW_NONE
 */
gint64
kw_plan_card_get_pin (KwPlanCard *self)
{
  g_return_val_if_fail (KW_IS_PLAN_CARD (self), KW_NONE);

  return self->pin;
}

/**
 * kw_plan_card_get_new_step:
 * @self: a card
 *
 * Returns: (transfer none): what is being typed for a new step
 */
const char *
kw_plan_card_get_new_step (KwPlanCard *self)
{
  g_return_val_if_fail (KW_IS_PLAN_CARD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * kw_plan_card_set_new_step:
 * @self: a card
 * @text: what is being typed for a new step
 */
void
kw_plan_card_set_new_step (KwPlanCard *self, const char *text)
{
  g_return_if_fail (KW_IS_PLAN_CARD (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
