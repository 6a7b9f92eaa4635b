/* kw-chip-group.c: any of several, as chips to toggle
 *
 * For people, problems and the like: all in sight, each on or off. The group is one stop for Tab; the arrow
 * keys go from chip to chip, Space toggles, and a letter goes to the next chip that begins with it and
 * toggles it. An exclusive group has at most one chip on. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-chip-group.h"

#include "kw-wrap-box.h"

struct _KwChipGroup
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *chips; /* unowned, in the box */
  GArray *ids;      /* of gint64, beside them */
  gboolean exclusive;
  gboolean setting; /* what toggles now was not toggled by somebody */
};

G_DEFINE_FINAL_TYPE (KwChipGroup, kw_chip_group, GTK_TYPE_WIDGET)

enum {
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
find_chip (KwChipGroup *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return g_ptr_array_index (self->chips, i);
  return NULL;
}

static void
put_out_others (KwChipGroup *self, GtkWidget *chip)
{
  self->setting = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    if (g_ptr_array_index (self->chips, i) != chip)
      gtk_toggle_button_set_active (g_ptr_array_index (self->chips, i), FALSE);
  self->setting = FALSE;
}

static void
on_chip_toggled (GtkToggleButton *chip, KwChipGroup *self)
{
  gboolean active = gtk_toggle_button_get_active (chip);
  guint position;

  if (self->setting || !g_ptr_array_find (self->chips, chip, &position))
    return;
  if (active && self->exclusive)
    put_out_others (self, GTK_WIDGET (chip));
  g_signal_emit (self, signals[TOGGLED], 0, g_array_index (self->ids, gint64, position), active);
}

static GtkWidget *
next_visible (GtkWidget *from, gboolean forward)
{
  GtkWidget *next = from;

  do
    next = forward ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next);
  while (next != NULL && !gtk_widget_get_visible (next));
  return next;
}

/* Round the group once from the chip after the one with the focus. */
static gboolean
toggle_by_letter (KwChipGroup *self, guint keyval)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  GtkWidget *focus = gtk_widget_get_focus_child (self->box);
  guint start = 0;

  if (letter == 0 || !g_unichar_isalnum (letter))
    return FALSE;
  if (focus != NULL && g_ptr_array_find (self->chips, focus, &start))
    start++;
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = g_ptr_array_index (self->chips, (start + i) % self->chips->len);
      const char *words = g_object_get_data (G_OBJECT (chip), "words");

      if (!gtk_widget_get_visible (chip) || g_unichar_tolower (g_utf8_get_char (words)) != letter)
        continue;
      gtk_widget_grab_focus (chip);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
      return TRUE;
    }
  return FALSE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                KwChipGroup *self)
{
  gboolean turned = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *focus = gtk_widget_get_focus_child (self->box);
  GtkWidget *next;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || focus == NULL || !gtk_widget_has_focus (focus))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    {
      next = next_visible (focus, (keyval == GDK_KEY_Right) != turned);
      if (next != NULL)
        gtk_widget_grab_focus (next);
      return GDK_EVENT_STOP;
    }
  return toggle_by_letter (self, keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static GtkWidget *
first_stop (KwChipGroup *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->box);

  if (first != NULL && !gtk_widget_get_visible (first))
    first = next_visible (first, TRUE);
  return first;
}

/* One stop: Tab comes in at the first chip and goes out from any. */
static gboolean
kw_chip_group_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KwChipGroup *self = KW_CHIP_GROUP (widget);
  GtkWidget *first;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (kw_chip_group_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  first = first_stop (self);
  return first != NULL && gtk_widget_child_focus (first, direction);
}

static gboolean
kw_chip_group_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = first_stop (KW_CHIP_GROUP (widget));

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
kw_chip_group_dispose (GObject *object)
{
  KwChipGroup *self = KW_CHIP_GROUP (object);

  g_ptr_array_set_size (self->chips, 0);
  g_array_set_size (self->ids, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_chip_group_parent_class)->dispose (object);
}

static void
kw_chip_group_finalize (GObject *object)
{
  KwChipGroup *self = KW_CHIP_GROUP (object);

  g_ptr_array_unref (self->chips);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (kw_chip_group_parent_class)->finalize (object);
}

static void
kw_chip_group_class_init (KwChipGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_chip_group_dispose;
  object_class->finalize = kw_chip_group_finalize;
  widget_class->focus = kw_chip_group_focus;
  widget_class->grab_focus = kw_chip_group_grab_focus;

  /**
   * KwChipGroup::toggled:
   * @id: the chip's id
   * @active: whether it is on now
   *
   * Somebody toggled a chip.
   */
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_chip_group_init (KwChipGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chips = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = kw_wrap_box_new ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * kw_chip_group_new:
 * @label: what is being chosen, for screen readers, translated
 *
 * Returns: (transfer floating): a group without chips
 */
GtkWidget *
kw_chip_group_new (const char *label)
{
  KwChipGroup *self = g_object_new (KW_TYPE_CHIP_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_chip_group_set_exclusive:
 * @self: a group
 * @exclusive: whether at most one chip is on
 */
void
kw_chip_group_set_exclusive (KwChipGroup *self, gboolean exclusive)
{
  g_return_if_fail (KW_IS_CHIP_GROUP (self));

  self->exclusive = exclusive;
}

/**
 * kw_chip_group_add:
 * @self: a group
 * @id: what the chip stands for
 * @words: what it says, plain text
 */
void
kw_chip_group_add (KwChipGroup *self, gint64 id, const char *words)
{
  GtkWidget *chip, *label;

  g_return_if_fail (KW_IS_CHIP_GROUP (self));
  g_return_if_fail (words != NULL);

  chip = gtk_toggle_button_new ();
  label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (chip), "words", g_strdup (words), g_free);
  g_ptr_array_add (self->chips, chip);
  g_array_append_val (self->ids, id);
  kw_wrap_box_append (KW_WRAP_BOX (self->box), chip);
  g_signal_connect (chip, "toggled", G_CALLBACK (on_chip_toggled), self);
}

/**
 * kw_chip_group_append_widget:
 * @self: a group
 * @widget: a button or dim words to stand after the chips
 */
void
kw_chip_group_append_widget (KwChipGroup *self, GtkWidget *widget)
{
  g_return_if_fail (KW_IS_CHIP_GROUP (self));

  kw_wrap_box_append (KW_WRAP_BOX (self->box), widget);
}

/**
 * kw_chip_group_clear:
 * @self: a group
 *
 * Removes all chips and whatever stands after them.
 */
void
kw_chip_group_clear (KwChipGroup *self)
{
  g_return_if_fail (KW_IS_CHIP_GROUP (self));

  g_ptr_array_set_size (self->chips, 0);
  g_array_set_size (self->ids, 0);
  kw_wrap_box_clear (KW_WRAP_BOX (self->box));
}

/**
 * kw_chip_group_get_active:
 * @self: a group
 * @id: a chip's id
 *
 * Returns: whether it is on; %FALSE where there is none
 */
gboolean
kw_chip_group_get_active (KwChipGroup *self, gint64 id)
{
  GtkWidget *chip;

  g_return_val_if_fail (KW_IS_CHIP_GROUP (self), FALSE);

  chip = find_chip (self, id);
  return chip != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

/**
 * kw_chip_group_set_active:
 * @self: a group
 * @id: a chip's id
 * @active: whether it shall be on; nobody is told
 */
void
kw_chip_group_set_active (KwChipGroup *self, gint64 id, gboolean active)
{
  GtkWidget *chip;

  g_return_if_fail (KW_IS_CHIP_GROUP (self));

  chip = find_chip (self, id);
  if (chip == NULL)
    return;
  self->setting = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), active);
  self->setting = FALSE;
  if (active && self->exclusive)
    put_out_others (self, chip);
}

/**
 * kw_chip_group_set_visible:
 * @self: a group
 * @id: a chip's id
 * @visible: whether it is there at all
 */
void
kw_chip_group_set_visible (KwChipGroup *self, gint64 id, gboolean visible)
{
  GtkWidget *chip;

  g_return_if_fail (KW_IS_CHIP_GROUP (self));

  chip = find_chip (self, id);
  if (chip != NULL)
    gtk_widget_set_visible (chip, visible);
}

/**
 * kw_chip_group_get_n_chips:
 * @self: a group
 *
 * Returns: how many chips it has
 */
guint
kw_chip_group_get_n_chips (KwChipGroup *self)
{
  g_return_val_if_fail (KW_IS_CHIP_GROUP (self), 0);

  return self->chips->len;
}
