/* kw-field-row.c: a field of a form, its name before it and what is wrong below it
 *
 * The name stands right-aligned in a column of its own; in a narrow form it goes above. What is wrong appears beside
 * the field and never blocks keeping the draft. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-field-row.h"

#include "kw-room.h"
#include "kw-spoken-name.h"

#define LABEL_CHARACTERS  17
#define GAP               16
#define NARROW_CHARACTERS 62 /* below this width, in average characters, the name stands above */

struct _KwFieldRow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *column;
  GtkWidget *content;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (KwFieldRow, kw_field_row, GTK_TYPE_WIDGET)

static int
label_width (KwFieldRow *self)
{
  return kw_room_of_characters (GTK_WIDGET (self), LABEL_CHARACTERS);
}

static gboolean
is_narrow (KwFieldRow *self, int width)
{
  return width < kw_room_of_characters (GTK_WIDGET (self), NARROW_CHARACTERS);
}

static GtkSizeRequestMode
kw_field_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kw_field_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  KwFieldRow *self = KW_FIELD_ROW (widget);
  int width = for_size;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->column, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
      *natural += label_width (self) + GAP;
      return;
    }
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (is_narrow (self, width))
    *natural = kw_room_get_height (self->label, width) + 3 + kw_room_get_height (self->column, width);
  else
    *natural = MAX (kw_room_get_height (self->label, label_width (self)),
                    kw_room_get_height (self->column, width - label_width (self) - GAP));
  *minimum = *natural;
}

static void
allocate_beside (KwFieldRow *self, int width, int height)
{
  int name = label_width (self);
  int rest = MAX (width - name - GAP, 0);
  int first_line = MIN (height, kw_room_get_height (self->content, rest));
  int label_height = kw_room_get_height (self->label, name);
  int y = MAX (0, (MIN (first_line, 34) - label_height) / 2);

  kw_room_give (self->label, &(GtkAllocation){ 0, y, name, label_height }, width);
  kw_room_give (self->column, &(GtkAllocation){ name + GAP, 0, rest, height }, width);
}

static void
kw_field_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KwFieldRow *self = KW_FIELD_ROW (widget);
  gboolean narrow = is_narrow (self, width);

  gtk_label_set_xalign (GTK_LABEL (self->label), narrow ? 0 : 1);
  if (narrow)
    {
      int above = kw_room_get_height (self->label, width);

      kw_room_give (self->label, &(GtkAllocation){ 0, 0, width, above }, width);
      kw_room_give (self->column, &(GtkAllocation){ 0, above + 3, width, MAX (0, height - above - 3) }, width);
    }
  else
    allocate_beside (self, width, height);
}

static void
kw_field_row_dispose (GObject *object)
{
  KwFieldRow *self = KW_FIELD_ROW (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->column, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_field_row_parent_class)->dispose (object);
}

static void
kw_field_row_class_init (KwFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_field_row_dispose;

  widget_class->get_request_mode = kw_field_row_get_request_mode;
  widget_class->measure = kw_field_row_measure;
  widget_class->size_allocate = kw_field_row_size_allocate;
}

static void
kw_field_row_init (KwFieldRow *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));

  self->error = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->error, "field-error");
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_set_visible (self->error, FALSE);
}

/**
 * kw_field_row_new:
 * @label: the field's name, translated
 * @content: what it is entered in
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kw_field_row_new (const char *label, GtkWidget *content)
{
  KwFieldRow *self = g_object_new (KW_TYPE_FIELD_ROW, NULL);

  self->content = content;
  gtk_box_append (GTK_BOX (self->column), content);
  gtk_box_append (GTK_BOX (self->column), self->error);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  -1);
  kw_field_row_set_label (self, label);
  return GTK_WIDGET (self);
}

/**
 * kw_field_row_get_content:
 * @self: a row
 *
 * Returns: (transfer none): what the field is entered in
 */
GtkWidget *
kw_field_row_get_content (KwFieldRow *self)
{
  g_return_val_if_fail (KW_IS_FIELD_ROW (self), NULL);

  return self->content;
}

/**
 * kw_field_row_set_label:
 * @self: a row
 * @label: the field's name, translated
 */
void
kw_field_row_set_label (KwFieldRow *self, const char *label)
{
  g_return_if_fail (KW_IS_FIELD_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->label), label);
  kw_spoken_name_set_inside (self->content, label);
}

/**
 * kw_field_row_set_mnemonic:
 * @self: a row
 * @label: the field's name, translated, with a letter underlined
 * @target: what Alt and that letter go to
 */
void
kw_field_row_set_mnemonic (KwFieldRow *self, const char *label, GtkWidget *target)
{
  g_return_if_fail (KW_IS_FIELD_ROW (self));

  gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), target);
}

/**
 * kw_field_row_set_error:
 * @self: a row
 * @message: (nullable): what is wrong, one sentence; %NULL when nothing is
 */
void
kw_field_row_set_error (KwFieldRow *self, const char *message)
{
  g_return_if_fail (KW_IS_FIELD_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * kw_field_row_set_error_name:
 * @self: a row
 * @field: the field's name in the form: what is said to be wrong is found as "error-" and it
 */
void
kw_field_row_set_error_name (KwFieldRow *self, const char *field)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KW_IS_FIELD_ROW (self));

  name = g_strdup_printf ("error-%s", field);
  gtk_widget_set_name (self->error, name);
}

/**
 * kw_field_row_has_error:
 * @self: a row
 *
 * Returns: whether something is shown as wrong
 */
gboolean
kw_field_row_has_error (KwFieldRow *self)
{
  g_return_val_if_fail (KW_IS_FIELD_ROW (self), FALSE);

  return gtk_widget_get_visible (self->error);
}
