/* kw-text-box.c: several lines of text in a form
 *
 * A framed text view that grows with what is written. Tab leaves it: it is one field among others. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-text-box.h"

#define MARGIN 10

struct _KwTextBox
{
  GtkWidget parent_instance;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (KwTextBox, kw_text_box, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_buffer_changed (GtkTextBuffer *buffer, KwTextBox *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
kw_text_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KW_TEXT_BOX (widget)->view);
}

static void
kw_text_box_dispose (GObject *object)
{
  g_clear_pointer (&KW_TEXT_BOX (object)->view, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_text_box_parent_class)->dispose (object);
}

static void
kw_text_box_class_init (KwTextBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_text_box_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = kw_text_box_grab_focus;

  /**
   * KwTextBox::changed:
   *
   * What is written has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_text_box_init (KwTextBox *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), MARGIN);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                    G_CALLBACK (on_buffer_changed), self);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-frame");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kw_text_box_new:
 * @label: what is written here, for screen readers, translated
 * @least_height: in pixels
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
kw_text_box_new (const char *label, int least_height)
{
  KwTextBox *self = g_object_new (KW_TYPE_TEXT_BOX, NULL);

  gtk_widget_set_size_request (self->view, -1, least_height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_text_box_dup_text:
 * @self: a box
 *
 * Returns: (transfer full): what is written
 */
char *
kw_text_box_dup_text (KwTextBox *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (KW_IS_TEXT_BOX (self), NULL);

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), &start, &end, FALSE);
}

/**
 * kw_text_box_set_text:
 * @self: a box
 * @text: (nullable): what to write there
 */
void
kw_text_box_set_text (KwTextBox *self, const char *text)
{
  g_autofree char *now = NULL;

  g_return_if_fail (KW_IS_TEXT_BOX (self));

  now = kw_text_box_dup_text (self);
  if (g_strcmp0 (now, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text != NULL ? text : "", -1);
}

/**
 * kw_text_box_set_editable:
 * @self: a box
 * @editable: whether somebody may write there
 */
void
kw_text_box_set_editable (KwTextBox *self, gboolean editable)
{
  g_return_if_fail (KW_IS_TEXT_BOX (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), editable);
}
