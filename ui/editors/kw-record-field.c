/* kw-record-field.c: a widget for each kind of field
 *
 * Text has an entry, or several lines; a few codes stand side by side, many in a list; dates are typed as people say
 * them. Each widget reports what is entered as the one text that KwRecordEntry keeps, and shows such a text again. Main
 * thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-field.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-people.h"
#include "kw-when-entry.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define MOST_SIDE_BY_SIDE 5 /* choices */
#define TEXT_HEIGHT       84
#define YES               "yes"
#define NO                "no"

/* What a widget reports to; hung on it as "binding". */
typedef struct
{
  const KwField *field;
  KwRecordFieldChanged changed;
  gpointer user_data;
  gboolean showing; /* what changes now was not entered */
  GArray *ids;      /* of a reference: the ids behind the choices; 0: nobody or nothing */
  GArray *active;   /* of several codes: those chosen, in the order of choosing */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_array_unref (binding->ids);
  g_array_unref (binding->active);
  g_free (binding);
}

static Binding *
binding_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "binding");
}

static void
report (Binding *binding, const char *text)
{
  if (!binding->showing)
    binding->changed (binding->field, text, binding->user_data);
}

static void
on_text_changed (GtkTextBuffer *buffer, GtkWidget *widget)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  report (binding_of (widget), text);
}

static void
on_editable_changed (GtkEditable *editable)
{
  report (binding_of (editable), gtk_editable_get_text (editable));
}

static void
on_switch_changed (GtkSwitch *widget)
{
  report (binding_of (widget), gtk_switch_get_active (widget) ? YES : NO);
}

/* A date that is understood is kept as itself: "tomorrow" would be another day when the draft is opened. */
static void
on_when_changed (KwWhenEntry *entry)
{
  Binding *binding = binding_of (entry);
  gint64 value;
  g_autofree char *text = NULL;

  if (binding->field->kind == KW_FIELD_DATE && kw_when_entry_get_date (entry, &value))
    text = kw_date_format (value);
  else if (binding->field->kind == KW_FIELD_INSTANT && kw_when_entry_get_instant (entry, &value))
    text = kw_instant_format (value);
  report (binding, text != NULL ? text : kw_when_entry_get_text (entry));
}

static void
on_code_chosen (KwChoiceBar *bar)
{
  int chosen = kw_choice_bar_get_chosen (bar);

  report (binding_of (bar), chosen < 0 ? "" : kw_code_set_get_code (binding_of (bar)->field->codes, chosen));
}

/* The list of an optional code begins with "not given". */
static guint
n_before_codes (const KwField *field)
{
  return (field->flags & KW_FIELD_DEFAULTS) != 0 ? 0 : 1;
}

static void
on_code_selected (GtkDropDown *drop_down)
{
  Binding *binding = binding_of (drop_down);
  guint before = n_before_codes (binding->field);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  report (binding, selected < before ? "" : kw_code_set_get_code (binding->field->codes, (int) (selected - before)));
}

static void
on_record_selected (GtkDropDown *drop_down)
{
  Binding *binding = binding_of (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);
  gint64 id = selected < binding->ids->len ? g_array_index (binding->ids, gint64, selected) : 0;
  g_autofree char *text = id == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, id);

  report (binding, text);
}

static void
on_code_toggled (KwChipGroup *group, gint64 id, gboolean active)
{
  Binding *binding = binding_of (group);
  GString *text = g_string_new (NULL);

  kw_ids_set (binding->active, id, active);
  for (guint i = 0; i < binding->active->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, kw_code_set_get_code (binding->field->codes,
                                                   (int) g_array_index (binding->active, gint64, i)));
    }
  report (binding, text->str);
  g_string_free (text, TRUE);
}

static GtkWidget *
text_view_new (const KwField *field, GtkWidget **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (*view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (*view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kw_field_get_label (field), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), *view);
  gtk_widget_add_css_class (scrolled, "note-frame");
  return scrolled;
}

static GtkWidget *
codes_list_new (const KwField *field)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (n_before_codes (field) > 0)
    gtk_string_list_append (words, (field->flags & KW_FIELD_REQUIRED) != 0 ? _ ("Choose…") : _ ("Not given"));
  for (guint i = 0; i < field->codes->n_codes; i++)
    gtk_string_list_append (words, kw_code_set_get_label (field->codes, (int) i));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
}

static GtkWidget *
choice_bar_new (const KwField *field)
{
  GtkWidget *bar = kw_choice_bar_new (kw_field_get_label (field));

  for (guint i = 0; i < field->codes->n_codes; i++)
    kw_choice_bar_append (KW_CHOICE_BAR (bar), kw_code_set_get_label (field->codes, (int) i));
  return bar;
}

/* A scale of a few steps, such as severity, is chosen rather than typed. */
static gboolean
is_scale (const KwField *field)
{
  return field->kind == KW_FIELD_INTEGER && field->max - field->min < MOST_SIDE_BY_SIDE;
}

static void
on_scale_chosen (KwChoiceBar *bar)
{
  Binding *binding = binding_of (bar);
  int chosen = kw_choice_bar_get_chosen (bar);
  g_autofree char *text = chosen < 0 ? g_strdup ("") : g_strdup_printf ("%d", (int) binding->field->min + chosen);

  report (binding, text);
}

static GtkWidget *
scale_new (const KwField *field)
{
  GtkWidget *bar = kw_choice_bar_new (kw_field_get_label (field));

  for (gint64 step = field->min; step <= field->max; step++)
    {
      g_autofree char *words = g_strdup_printf ("%d", (int) step);

      kw_choice_bar_append (KW_CHOICE_BAR (bar), words);
    }
  return bar;
}

static GtkWidget *
chips_new (const KwField *field)
{
  GtkWidget *group = kw_chip_group_new (kw_field_get_label (field));

  for (guint i = 0; i < field->codes->n_codes; i++)
    kw_chip_group_add (KW_CHIP_GROUP (group), i, kw_code_set_get_label (field->codes, (int) i));
  return group;
}

/* What a record is called in a list: its title, its service, or a person's name. */
static const char *
name_of (const KwRecord *record)
{
  switch (record->type->kind)
    {
    case KW_RECORD_MEMBER:
      return kw_member_get_name ((const KwMember *) record);
    case KW_RECORD_PROBLEM:
      return ((const KwProblem *) record)->title;
    case KW_RECORD_REFERRAL:
      return ((const KwReferral *) record)->service;
    default:
      return kw_record_type_get_label (record->type);
    }
}

static GtkWidget *
records_list_new (const KwField *field, const KwCaseFile *case_file, GArray *ids)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const GPtrArray *records = case_file != NULL ? kw_case_file_list (case_file, field->target) : NULL;
  gint64 none = 0;

  gtk_string_list_append (names, (field->flags & KW_FIELD_REQUIRED) != 0 ? _ ("Choose…")
                                                                         : _ ("Nobody in particular"));
  g_array_append_val (ids, none);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const KwRecord *record = g_ptr_array_index (records, i);

      gtk_string_list_append (names, name_of (record));
      g_array_append_val (ids, record->id);
    }
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static GtkWidget *
plain_entry_new (const KwField *field)
{
  GtkWidget *entry = gtk_entry_new ();

  if (field->kind == KW_FIELD_TEXT && field->max > 0)
    gtk_entry_set_max_length (GTK_ENTRY (entry), (int) MIN (field->max, G_MAXUINT16));
  if (kw_field_is_money (field))
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("£, such as 12.50"));
  return entry;
}

static GtkWidget *
make_widget (const KwField *field, const KwCaseFile *case_file, KwInstant now, Binding *binding)
{
  GtkWidget *widget, *view;

  switch (field->kind)
    {
    case KW_FIELD_BOOLEAN:
      widget = gtk_switch_new ();
      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      g_signal_connect (widget, "notify::active", G_CALLBACK (on_switch_changed), NULL);
      return widget;
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
      widget = kw_when_entry_new (kw_field_get_label (field), now, field->kind == KW_FIELD_INSTANT, FALSE);
      g_signal_connect (widget, "changed", G_CALLBACK (on_when_changed), NULL);
      return widget;
    case KW_FIELD_CODE:
      if (field->codes->n_codes <= MOST_SIDE_BY_SIDE)
        {
          widget = choice_bar_new (field);
          g_signal_connect (widget, "notify::chosen", G_CALLBACK (on_code_chosen), NULL);
          return widget;
        }
      widget = codes_list_new (field);
      g_signal_connect (widget, "notify::selected", G_CALLBACK (on_code_selected), NULL);
      break;
    case KW_FIELD_CODES:
      widget = chips_new (field);
      g_signal_connect (widget, "toggled", G_CALLBACK (on_code_toggled), NULL);
      return widget;
    case KW_FIELD_REFERENCE:
      widget = records_list_new (field, case_file, binding->ids);
      g_signal_connect (widget, "notify::selected", G_CALLBACK (on_record_selected), NULL);
      break;
    case KW_FIELD_TEXTS:
    case KW_FIELD_TEXT:
      if (field->kind == KW_FIELD_TEXTS || (field->flags & KW_FIELD_LONG) != 0)
        {
          widget = text_view_new (field, &view);
          g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (on_text_changed), widget);
          return widget;
        }
      G_GNUC_FALLTHROUGH;
    case KW_FIELD_INTEGER:
    case KW_FIELD_RANGE:
    default:
      if (is_scale (field))
        {
          widget = scale_new (field);
          g_signal_connect (widget, "notify::chosen", G_CALLBACK (on_scale_chosen), NULL);
          return widget;
        }
      widget = plain_entry_new (field);
      g_signal_connect (widget, "changed", G_CALLBACK (on_editable_changed), NULL);
      return widget;
    }
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  return widget;
}

/**
 * kw_record_field_new:
 * @field: a field
 * @case_file: (nullable): where the records that it may refer to are
 * @now: the time that "today" goes by
 * @changed: called when something else is entered
 * @user_data: passed to @changed
 *
 * Returns: (transfer floating): a widget that enters @field
 */
GtkWidget *
kw_record_field_new (const KwField *field,
                     const KwCaseFile *case_file,
                     KwInstant now,
                     KwRecordFieldChanged changed,
                     gpointer user_data)
{
  Binding *binding;
  GtkWidget *widget;

  g_return_val_if_fail (field != NULL && changed != NULL, NULL);

  binding = g_new0 (Binding, 1);
  binding->field = field;
  binding->changed = changed;
  binding->user_data = user_data;
  binding->ids = kw_ids_new ();
  binding->active = kw_ids_new ();
  binding->showing = TRUE;
  widget = make_widget (field, case_file, now, binding);
  g_object_set_data_full (G_OBJECT (widget), "binding", binding, binding_free);
  gtk_widget_set_name (widget, field->name);
  binding->showing = FALSE;
  return widget;
}

static void
show_when (KwWhenEntry *entry, const KwField *field, const char *text)
{
  gint64 value;

  if (field->kind == KW_FIELD_DATE && kw_date_parse (text, &value))
    kw_when_entry_set_date (entry, value);
  else if (field->kind == KW_FIELD_INSTANT && kw_instant_parse (text, &value))
    kw_when_entry_set_instant (entry, value);
  else
    kw_when_entry_set_text (entry, text);
}

static void
show_codes (KwChipGroup *group, Binding *binding, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  g_array_set_size (binding->active, 0);
  for (guint i = 0; i < binding->field->codes->n_codes; i++)
    kw_chip_group_set_active (group, i, FALSE);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      int code = *codes[i] == '\0' ? KW_CODE_NONE : kw_code_set_lookup (binding->field->codes, codes[i]);

      if (code == KW_CODE_NONE)
        continue;
      kw_ids_set (binding->active, code, TRUE);
      kw_chip_group_set_active (group, code, TRUE);
    }
}

static void
show_record (GtkDropDown *drop_down, Binding *binding, const char *text)
{
  gint64 id = g_ascii_strtoll (text, NULL, 10);
  guint position = 0;

  for (guint i = 0; i < binding->ids->len; i++)
    if (g_array_index (binding->ids, gint64, i) == id)
      position = i;
  gtk_drop_down_set_selected (drop_down, position);
}

static void
show_choice (GtkWidget *widget, const KwField *field, const char *text)
{
  int code = *text == '\0' ? KW_CODE_NONE : kw_code_set_lookup (field->codes, text);

  if (KW_IS_CHOICE_BAR (widget))
    kw_choice_bar_set_chosen (KW_CHOICE_BAR (widget), code);
  else
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget),
                                code == KW_CODE_NONE ? 0 : (guint) code + n_before_codes (field));
}

/**
 * kw_record_field_show:
 * @widget: what kw_record_field_new() gave
 * @field: its field
 * @text: what is entered
 */
void
kw_record_field_show (GtkWidget *widget, const KwField *field, const char *text)
{
  Binding *binding = binding_of (widget);

  g_return_if_fail (binding != NULL && text != NULL);

  binding->showing = TRUE;
  if (KW_IS_WHEN_ENTRY (widget))
    show_when (KW_WHEN_ENTRY (widget), field, text);
  else if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), g_str_equal (text, YES));
  else if (is_scale (field))
    kw_choice_bar_set_chosen (KW_CHOICE_BAR (widget),
                              *text == '\0' ? KW_CODE_NONE
                                            : CLAMP (atoi (text) - (int) field->min, KW_CODE_NONE,
                                                     (int) (field->max - field->min)));
  else if (field->kind == KW_FIELD_CODE)
    show_choice (widget, field, text);
  else if (field->kind == KW_FIELD_CODES)
    show_codes (KW_CHIP_GROUP (widget), binding, text);
  else if (field->kind == KW_FIELD_REFERENCE)
    show_record (GTK_DROP_DOWN (widget), binding, text);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                  gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)))),
                              text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  binding->showing = FALSE;
}
