/* kw-visit-note-view.c: the visit form: the note
 *
 * Ctrl M marks the line with the cursor as about one person only, or takes the mark away. The mark is text, see
 * kw-visit-note.h; here its lines are coloured. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-form-private.h"

#include "kw-visit-note.h"

#include <glib/gi18n.h>

#define LEAST_HEIGHT 110

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

static void
get_line (GtkTextBuffer *buffer, int number, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (buffer, start, number);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static void
colour_lines (KwVisitForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "person", &start, &end);
  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      g_autofree char *line = NULL;
      const char *rest;
      gint64 member;

      get_line (buffer, i, &start, &end);
      line = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      if (kw_visit_note_read_line (case_file_of (self), today_of (self), line, &member, &rest) == KW_NOTE_PERSON)
        gtk_text_buffer_apply_tag_by_name (buffer, "person", &start, &end);
    }
}

static void
on_note_changed (GtkTextBuffer *buffer, KwVisitForm *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  colour_lines (self);
  if (self->showing)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  kw_entry_set_text (&self->entry->note, text);
  kw_visit_form_entered (self);
}

/* The line with the cursor. */
static char *
dup_current_line (KwVisitForm *self, GtkTextIter *start)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter cursor, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  get_line (buffer, gtk_text_iter_get_line (&cursor), start, &end);
  return gtk_text_buffer_get_text (buffer, start, &end, FALSE);
}

static void
on_person_chosen (GtkButton *button, KwVisitForm *self)
{
  const char *mark = g_object_get_data (G_OBJECT (button), "mark");
  g_autofree char *text = g_strdup_printf ("%s ", mark);
  g_autofree char *line = NULL;
  GtkTextIter start;

  gtk_popover_popdown (GTK_POPOVER (self->people_popover));
  line = dup_current_line (self, &start);
  gtk_text_buffer_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), &start, text, -1);
  gtk_widget_grab_focus (self->note);
}

static gboolean
take_mark_away (KwVisitForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter start, end;
  g_autofree char *line = dup_current_line (self, &start);
  const char *rest;
  gint64 member;

  if (kw_visit_note_read_line (case_file_of (self), today_of (self), line, &member, &rest) != KW_NOTE_PERSON)
    return FALSE;
  end = start;
  gtk_text_iter_forward_chars (&end, (int) g_utf8_pointer_to_offset (line, rest));
  gtk_text_buffer_delete (buffer, &start, &end);
  return TRUE;
}

static void
fill_people (KwVisitForm *self)
{
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_ ("Only about"));

  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = kw_member_dup_unique_name (case_file_of (self), member, today_of (self));
      GtkWidget *button = gtk_button_new_with_label (name);

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "mark",
                              kw_visit_note_dup_mark (case_file_of (self), member, today_of (self)), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_person_chosen), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (self->people_popover), box);
}

static void
mark_line (KwVisitForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter cursor;
  GdkRectangle place;
  double x, y;

  if (take_mark_away (self))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->note), &cursor, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->note), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  gtk_widget_translate_coordinates (self->note, gtk_widget_get_parent (self->people_popover), place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  place.width = MAX (place.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->people_popover), &place);
  fill_people (self);
  gtk_popover_popup (GTK_POPOVER (self->people_popover));
}

static gboolean
on_mark_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  mark_line (data);
  return TRUE;
}

static void
build_view (KwVisitForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkTextBuffer *buffer;

  self->note = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->note), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->note), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->note), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->note), 9);
  gtk_widget_set_size_request (self->note, -1, LEAST_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"), -1);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  gtk_text_buffer_create_tag (buffer, "person", "underline", PANGO_UNDERLINE_LOW, "style", PANGO_STYLE_ITALIC, NULL);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_note_changed), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>m"),
                                                          gtk_callback_action_new (on_mark_key, self, NULL)));
  gtk_widget_add_controller (self->note, keys);
}

void
kw_visit_form_build_note (KwVisitForm *self, GtkWidget *box)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_button_new_with_label (
      _ ("Only about one person? Mark the line, and it can be kept from the others’ copies · Ctrl M"));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row;

  build_view (self);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (hint))), TRUE);
  gtk_widget_add_css_class (hint, "flat");
  gtk_widget_add_css_class (hint, "note-hint");
  gtk_widget_set_halign (hint, GTK_ALIGN_END);
  gtk_widget_set_focusable (hint, FALSE); /* the keyboard has Ctrl M */
  g_signal_connect_swapped (hint, "clicked", G_CALLBACK (mark_line), self);

  gtk_widget_add_css_class (frame, "note-frame");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (frame), self->note);
  gtk_box_append (GTK_BOX (frame), hint);
  self->people_popover = gtk_popover_new ();
  gtk_widget_set_parent (self->people_popover, frame); /* a box lets go of all its children by itself */
  gtk_box_append (GTK_BOX (column), frame);
  row = kw_field_row_new (_ ("Note"), column);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Note"), self->note);
  kw_form_window_bind_field (KW_FORM_WINDOW (self), KW_VISIT_FIELD_NOTE, row);
  gtk_box_append (GTK_BOX (box), row);
}

void
kw_visit_form_show_note (KwVisitForm *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), self->entry->note, -1);
}
