/* kw-choice-bar.c: one choice out of a few, all in sight
 *
 * A linked row of toggle buttons in one group. Tab reaches the chosen one, the arrow keys go along the row and choose
 * as they go, a digit chooses by position: two keys from anywhere in the form. Choosing the chosen one again leaves
 * it. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-choice-bar.h"

#define NOTHING_CHOSEN (-1)

struct _KwChoiceBar
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* unowned: the children */
  int chosen;
};

G_DEFINE_FINAL_TYPE (KwChoiceBar, kw_choice_bar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_button_toggled (GtkToggleButton *button, KwChoiceBar *self)
{
  guint position;

  if (!gtk_toggle_button_get_active (button) || !g_ptr_array_find (self->buttons, button, &position))
    return;
  if (self->chosen == (int) position)
    return;
  self->chosen = (int) position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
choose_and_focus (KwChoiceBar *self, int position)
{
  if (position < 0 || position >= (int) self->buttons->len)
    return;
  kw_choice_bar_set_chosen (self, position);
  gtk_widget_grab_focus (g_ptr_array_index (self->buttons, (guint) position));
}

static int
focused_position (KwChoiceBar *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->buttons, i)))
      return (int) i;
  return self->chosen;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                KwChoiceBar *self)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Right)
    choose_and_focus (self, focused_position (self) + forward);
  else if (keyval == GDK_KEY_Left)
    choose_and_focus (self, focused_position (self) - forward);
  else if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    choose_and_focus (self, (int) (keyval - GDK_KEY_1));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Tab enters at the chosen button and leaves from there: the row is one stop, not five. */
static gboolean
kw_choice_bar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KwChoiceBar *self = KW_CHOICE_BAR (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (kw_choice_bar_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || self->buttons->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, (guint) MAX (self->chosen, 0)));
}

static gboolean
kw_choice_bar_grab_focus (GtkWidget *widget)
{
  KwChoiceBar *self = KW_CHOICE_BAR (widget);

  if (self->buttons->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, (guint) MAX (self->chosen, 0)));
}

static void
kw_choice_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KwChoiceBar *self = KW_CHOICE_BAR (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_int (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_choice_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwChoiceBar *self = KW_CHOICE_BAR (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      kw_choice_bar_set_chosen (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_choice_bar_dispose (GObject *object)
{
  KwChoiceBar *self = KW_CHOICE_BAR (object);

  g_ptr_array_set_size (self->buttons, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kw_choice_bar_parent_class)->dispose (object);
}

static void
kw_choice_bar_finalize (GObject *object)
{
  g_ptr_array_unref (KW_CHOICE_BAR (object)->buttons);

  G_OBJECT_CLASS (kw_choice_bar_parent_class)->finalize (object);
}

static void
kw_choice_bar_class_init (KwChoiceBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kw_choice_bar_get_property;
  object_class->set_property = kw_choice_bar_set_property;
  object_class->dispose = kw_choice_bar_dispose;
  object_class->finalize = kw_choice_bar_finalize;

  widget_class->focus = kw_choice_bar_focus;
  widget_class->grab_focus = kw_choice_bar_grab_focus;

  /**
   * KwChoiceBar:chosen:
   *
   * The position of what is chosen, or -1.
   */
  properties[PROP_CHOSEN] =
      g_param_spec_int ("chosen", NULL, NULL, NOTHING_CHOSEN, G_MAXINT, NOTHING_CHOSEN,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
kw_choice_bar_init (KwChoiceBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->chosen = NOTHING_CHOSEN;
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice-bar");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * kw_choice_bar_new:
 * @label: what is being chosen, for screen readers, translated
 *
 * Returns: (transfer floating): a bar without choices
 */
GtkWidget *
kw_choice_bar_new (const char *label)
{
  KwChoiceBar *self = g_object_new (KW_TYPE_CHOICE_BAR, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_choice_bar_append:
 * @self: a bar
 * @words: one more choice, translated
 */
void
kw_choice_bar_append (KwChoiceBar *self, const char *words)
{
  GtkWidget *button;
  GtkWidget *label;

  g_return_if_fail (KW_IS_CHOICE_BAR (self));
  g_return_if_fail (words != NULL);

  button = gtk_toggle_button_new ();
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect (button, "toggled", G_CALLBACK (on_button_toggled), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

/**
 * kw_choice_bar_get_chosen:
 * @self: a bar
 *
 * Returns: the position of what is chosen, or -1
 */
int
kw_choice_bar_get_chosen (KwChoiceBar *self)
{
  g_return_val_if_fail (KW_IS_CHOICE_BAR (self), NOTHING_CHOSEN);

  return self->chosen;
}

/**
 * kw_choice_bar_set_chosen:
 * @self: a bar
 * @position: what to choose, or -1 for nothing
 */
void
kw_choice_bar_set_chosen (KwChoiceBar *self, int position)
{
  g_return_if_fail (KW_IS_CHOICE_BAR (self));
  g_return_if_fail (position >= NOTHING_CHOSEN && position < (int) self->buttons->len);

  if (self->chosen == position)
    return;
  self->chosen = position;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), (int) i == position);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
