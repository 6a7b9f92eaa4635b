/* kw-place-keeper.c: keeps a reader's place while what they look at is built anew
 *
 * Pages show what was saved by taking their rows out and putting new ones in. Whoever goes about by the keyboard, or
 * hears the page read out, would be thrown to its beginning by every change and every minute. Main thread only; holds
 * its root and the adjustments until it is restored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-place-keeper.h"

/* One widget on the way from the root down to the focus. */
typedef struct
{
  GType type;
  guint position; /* among its siblings */
  char *name;
  GVariant *target; /* NULL: none */
} Step;

typedef struct
{
  GtkAdjustment *adjustment;
  double value;
} Scroll;

struct _KwPlaceKeeper
{
  GtkWidget *root;
  GtkWidget *focus; /* weak; may be gone by then */
  GPtrArray *steps; /* of Step, from the root down; none: the focus is elsewhere */
  GArray *scrolls;  /* of Scroll */
  int cursor;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_clear_pointer (&step->target, g_variant_unref);
  g_free (step);
}

static void
scroll_clear (gpointer data)
{
  g_object_unref (((Scroll *) data)->adjustment);
}

static GVariant *
get_target (GtkWidget *widget)
{
  return GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;
}

static Step *
step_new (GtkWidget *widget)
{
  Step *step = g_new0 (Step, 1);
  GVariant *target = get_target (widget);

  step->type = G_OBJECT_TYPE (widget);
  step->name = g_strdup (gtk_widget_get_name (widget));
  step->target = target != NULL ? g_variant_ref (target) : NULL;
  for (GtkWidget *child = gtk_widget_get_prev_sibling (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    step->position++;
  return step;
}

/* Whether a step leads to one certain widget, wherever it stands among its siblings. */
static gboolean
is_certain (const Step *step)
{
  return step->target != NULL || g_strcmp0 (step->name, g_type_name (step->type)) != 0;
}

static gboolean
is_same (const Step *step, GtkWidget *widget)
{
  GVariant *target = get_target (widget);

  if (G_OBJECT_TYPE (widget) != step->type || g_strcmp0 (gtk_widget_get_name (widget), step->name) != 0)
    return FALSE;
  return step->target == NULL ? target == NULL : target != NULL && g_variant_equal (target, step->target);
}

static GtkWidget *
find_certain (GtkWidget *parent, const Step *step)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && is_same (step, child))
      return child;
  return NULL;
}

/* What stands where the widget stood, or last of all. */
static GtkWidget *
find_at_position (GtkWidget *parent, const Step *step)
{
  GtkWidget *found = NULL;
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && position <= step->position;
       child = gtk_widget_get_next_sibling (child), position++)
    if (gtk_widget_get_mapped (child) && G_OBJECT_TYPE (child) == step->type)
      found = child;
  return found;
}

static void
note_scroll (KwPlaceKeeper *self, GtkWidget *scrolled)
{
  GtkAdjustment *both[] = { gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                            gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)) };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      Scroll scroll = { g_object_ref (both[i]), gtk_adjustment_get_value (both[i]) };

      g_array_append_val (self->scrolls, scroll);
    }
}

/* A list view has no more places than rows, and keeps its own. */
static void
note_scrolls (KwPlaceKeeper *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget) && GTK_IS_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
    note_scroll (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    note_scrolls (self, child);
}

static void
note_focus (KwPlaceKeeper *self)
{
  GtkRoot *window = gtk_widget_get_root (self->root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->root))
    return;
  g_set_weak_pointer (&self->focus, focus);
  for (GtkWidget *widget = focus; widget != self->root; widget = gtk_widget_get_parent (widget))
    g_ptr_array_insert (self->steps, 0, step_new (widget));
  if (GTK_IS_EDITABLE (focus))
    self->cursor = gtk_editable_get_position (GTK_EDITABLE (focus));
}

/**
 * kw_place_keeper_new:
 * @root: what is about to be built anew, or something around it
 *
 * Returns: (transfer full): where somebody is
 */
KwPlaceKeeper *
kw_place_keeper_new (GtkWidget *root)
{
  KwPlaceKeeper *self = g_new0 (KwPlaceKeeper, 1);

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  self->root = g_object_ref (root);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->scrolls = g_array_new (FALSE, FALSE, sizeof (Scroll));
  g_array_set_clear_func (self->scrolls, scroll_clear);
  note_scrolls (self, root);
  for (GtkWidget *widget = gtk_widget_get_parent (root); widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLED_WINDOW (widget))
      note_scroll (self, widget);
  note_focus (self);
  return self;
}

static void
give_focus (KwPlaceKeeper *self, GtkWidget *widget)
{
  if (!GTK_IS_TEXT (widget))
    {
      gtk_widget_grab_focus (widget);
      return;
    }
  /* Typing goes on where it was, and replaces nothing. */
  gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
  gtk_editable_set_position (GTK_EDITABLE (widget), self->cursor);
}

/* Down as far as the way is still there; what cannot have the focus gives it to what is around it. */
static void
restore_focus (KwPlaceKeeper *self)
{
  GtkWidget *widget = self->root;

  if (self->focus != NULL && gtk_widget_get_root (self->focus) != NULL && gtk_widget_is_focus (self->focus))
    return;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      GtkWidget *child = is_certain (step) ? find_certain (widget, step) : NULL;

      if (child == NULL)
        child = find_at_position (widget, step);
      if (child == NULL)
        break;
      widget = child;
    }
  while (widget != self->root && !gtk_widget_get_focusable (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget != self->root)
    give_focus (self, widget);
}

/**
 * kw_place_keeper_restore:
 * @self: (transfer full): where somebody was
 *
 * Brings them back there, as far as it is still there.
 */
void
kw_place_keeper_restore (KwPlaceKeeper *self)
{
  g_return_if_fail (self != NULL);

  if (self->steps->len > 0 && gtk_widget_get_root (self->root) != NULL)
    restore_focus (self);
  /* Afterwards, because what gets the focus is scrolled to although it has no place yet. */
  for (guint i = 0; i < self->scrolls->len; i++)
    {
      const Scroll *scroll = &g_array_index (self->scrolls, Scroll, i);

      gtk_adjustment_set_value (scroll->adjustment, scroll->value);
    }
  g_clear_weak_pointer (&self->focus);
  g_ptr_array_unref (self->steps);
  g_array_unref (self->scrolls);
  g_object_unref (self->root);
  g_free (self);
}
