/* kw-info-row.c: a row that says what, and under it why
 *
 * Something in bold with dim words behind it, the reason on the line below, perhaps a time or a place number in front
 * and pills, words or dots at the end. All text is plain: people's names are never markup. Activating the row
 * activates its action. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-info-row.h"

#include "kw-row-box.h"
#include "kw-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAD_CHARACTERS 5

struct _KwInfoRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkWidget *lead;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *reason;
  GtkWidget *progress;
  GtkWidget *suffix;
};

G_DEFINE_FINAL_TYPE (KwInfoRow, kw_info_row, GTK_TYPE_LIST_BOX_ROW)

static void
ensure_lead (KwInfoRow *self)
{
  if (self->lead != NULL)
    return;
  self->lead = kw_text_new (NULL, KW_TEXT_LINE, NULL);
  kw_text_set_tabular (KW_TEXT (self->lead));
  kw_row_box_set_start (KW_ROW_BOX (self->box), self->lead);
}

static void
kw_info_row_class_init (KwInfoRowClass *klass)
{
}

static void
kw_info_row_init (KwInfoRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "info-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->suffix = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->suffix, FALSE);
  self->box = kw_row_box_new (self->words, self->suffix);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);

  self->title = kw_text_new (NULL, KW_TEXT_FILL, "info-words");
  gtk_box_append (GTK_BOX (self->words), self->title);

  self->reason = kw_text_new (NULL, KW_TEXT_FILL, "info-reason");
  gtk_widget_add_css_class (self->reason, "dim-label");
  gtk_box_append (GTK_BOX (self->words), self->reason);
}

/* Marks of the Unicode bidirectional algorithm: a name in another script keeps its own direction and leaves that of
 * the line alone. */
#define LEFT_TO_RIGHT "\342\200\216"
#define RIGHT_TO_LEFT "\342\200\217"
#define ISOLATE       "\342\201\250"
#define END_ISOLATE   "\342\201\251"

static gboolean
is_right_to_left_letter (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_ADLAM:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether the first letter is of a script that is written from right to left. */
static gboolean
is_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_right_to_left_letter (g_utf8_get_char (p));
  return FALSE;
}

static gboolean
has_right_to_left (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (is_right_to_left_letter (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * kw_info_row_dup_isolated:
 * @name: a name in whatever script
 *
 * Returns: (transfer full): @name for use inside a sentence, whose direction it leaves alone
 */
char *
kw_info_row_dup_isolated (const char *name)
{
  if (!is_right_to_left (name))
    return g_strdup (name);
  return g_strconcat (ISOLATE, name, END_ISOLATE, NULL);
}

/* Bold title and dim detail flow as one text, so that they wrap together; attributes, not markup, set them apart. */
static void
show_title (KwInfoRow *self, const char *title, const char *detail)
{
  g_autofree char *text = NULL;
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  g_autofree char *isolated = NULL;
  gboolean turned = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  /* Where everything goes one way they would do nothing but take time. */
  gboolean marked = turned || has_right_to_left (title) || has_right_to_left (detail);
  const char *start = marked ? ISOLATE : "", *end = marked ? END_ISOLATE : "";

  isolated = g_strconcat (!marked ? "" : turned ? RIGHT_TO_LEFT
                                                : LEFT_TO_RIGHT,
                          start, title, end, NULL);
  text = detail != NULL ? g_strconcat (isolated, "  ", start, detail, end, NULL) : g_strdup (isolated);
  bold->end_index = (guint) strlen (isolated);
  pango_attr_list_insert (attributes, bold);
  if (detail != NULL)
    {
      PangoAttribute *dim = pango_attr_foreground_alpha_new (G_MAXUINT16 * 7 / 10);

      dim->start_index = (guint) strlen (isolated);
      pango_attr_list_insert (attributes, dim);
    }
  kw_text_set_text (KW_TEXT (self->title), text);
  kw_text_set_attributes (KW_TEXT (self->title), attributes);
  pango_attr_list_unref (attributes);
}

/**
 * kw_info_row_new:
 * @title: what, in bold
 * @detail: (nullable): dim words behind it
 * @reason: (nullable): why, on the line below
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kw_info_row_new (const char *title, const char *detail, const char *reason)
{
  KwInfoRow *self = g_object_new (KW_TYPE_INFO_ROW, NULL);

  kw_info_row_set_words (self, title, detail, reason);
  return GTK_WIDGET (self);
}

/**
 * kw_info_row_set_words:
 * @self: a row
 * @title: what, in bold
 * @detail: (nullable): dim words behind it
 * @reason: (nullable): why, on the line below
 */
void
kw_info_row_set_words (KwInfoRow *self, const char *title, const char *detail, const char *reason)
{
  g_autofree char *label = NULL;

  g_return_if_fail (KW_IS_INFO_ROW (self));
  g_return_if_fail (title != NULL);

  show_title (self, title, detail);
  kw_text_set_text (KW_TEXT (self->reason), reason);
  gtk_widget_set_visible (self->reason, reason != NULL && *reason != '\0');
  label = g_strjoin (". ", title, detail != NULL ? detail : reason, detail != NULL ? reason : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * kw_info_row_set_lead:
 * @self: a row
 * @text: what stands in front, in bold figures: a time, a day
 */
void
kw_info_row_set_lead (KwInfoRow *self, const char *text)
{
  g_return_if_fail (KW_IS_INFO_ROW (self));

  ensure_lead (self);
  gtk_widget_add_css_class (self->lead, "info-lead");
  kw_text_set_width_chars (KW_TEXT (self->lead), LEAD_CHARACTERS);
  kw_text_set_text (KW_TEXT (self->lead), text);
}

/**
 * kw_info_row_set_place:
 * @self: a row
 * @place: its number in an order, 1…
 */
void
kw_info_row_set_place (KwInfoRow *self, guint place)
{
  g_autofree char *text = g_strdup_printf ("%u", place);
  g_autofree char *label = NULL;

  g_return_if_fail (KW_IS_INFO_ROW (self));

  ensure_lead (self);
  gtk_widget_add_css_class (self->lead, "place-number");
  kw_text_set_align (KW_TEXT (self->lead), 0.5f);
  kw_text_set_text (KW_TEXT (self->lead), text);
  label = g_strdup_printf (_ ("Place %u"), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lead), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * kw_info_row_set_progress:
 * @self: a row
 * @fraction: how much of a clock has run, 0 to 1
 * @css_class: (nullable): a style class for the bar
 */
void
kw_info_row_set_progress (KwInfoRow *self, double fraction, const char *css_class)
{
  g_return_if_fail (KW_IS_INFO_ROW (self));

  if (self->progress == NULL)
    {
      self->progress = gtk_progress_bar_new ();
      gtk_widget_set_margin_top (self->progress, 4);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Time used"), -1);
      gtk_box_append (GTK_BOX (self->words), self->progress);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (self->progress, css_class);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (fraction, 0, 1));
}

/* What labels say, and what drawn things say of themselves. */
static void
append_words (GtkWidget *widget, GPtrArray *words)
{
  const char *text = KW_IS_TEXT (widget) ? kw_text_get_text (KW_TEXT (widget)) : gtk_widget_get_tooltip_text (widget);

  if (text != NULL && *text != '\0')
    {
      g_ptr_array_add (words, (gpointer) text);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words);
}

/* The row's name is what it is about; what stands at its end is heard after that. */
static void
describe (KwInfoRow *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *text = NULL;

  append_words (self->suffix, words);
  g_ptr_array_add (words, NULL);
  text = g_strjoinv (", ", (char **) words->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * kw_info_row_add_suffix:
 * @self: a row
 * @widget: something for its end; several stand below each other
 */
void
kw_info_row_add_suffix (KwInfoRow *self, GtkWidget *widget)
{
  g_return_if_fail (KW_IS_INFO_ROW (self));

  gtk_widget_set_visible (self->suffix, TRUE);
  gtk_box_append (GTK_BOX (self->suffix), widget);
  describe (self);
}

static GtkWidget *
suffix_text (const char *text, const char *css_class)
{
  GtkWidget *words = kw_text_new (text, KW_TEXT_WRAP, css_class);

  kw_text_set_align (KW_TEXT (words), 1);
  kw_text_set_tabular (KW_TEXT (words));
  return words;
}

/**
 * kw_info_row_add_suffix_words:
 * @self: a row
 * @strong: (nullable): words in bold
 * @dim: (nullable): dim words below them
 */
void
kw_info_row_add_suffix_words (KwInfoRow *self, const char *strong, const char *dim)
{
  g_return_if_fail (KW_IS_INFO_ROW (self));

  if (strong != NULL)
    kw_info_row_add_suffix (self, suffix_text (strong, "heading"));
  if (dim != NULL)
    kw_info_row_add_suffix (self, suffix_text (dim, "dim-label"));
}

/**
 * kw_info_row_set_action:
 * @self: a row
 * @action_name: what activating the row does
 * @target: (nullable): the action's parameter; sunk when floating
 */
void
kw_info_row_set_action (KwInfoRow *self, const char *action_name, GVariant *target)
{
  g_return_if_fail (KW_IS_INFO_ROW (self));
  g_return_if_fail (action_name != NULL);

  /* The target first: a name without it does not fit its action, and GTK says so. */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}
