/* kw-family-row.c: one family in a long list
 *
 * Name and reference, the first thing to do and why it is first, the week, when they were last seen, the next clock.
 * The widget is made once and shown for many families as the list scrolls; it fills itself when the row's item
 * arrives. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-row.h"

#include "kw-band-pill.h"
#include "kw-family-source.h"
#include "kw-spoken-name.h"
#include "kw-text.h"
#include "kw-week-squares.h"

#include <glib/gi18n.h>

struct _KwFamilyRow
{
  GtkWidget parent_instance;

  GtkWidget *name;
  GtkWidget *reference;
  GtkWidget *first;
  GtkWidget *clock;
  GtkWidget *pill;
  GtkWidget *squares;
  GtkWidget *count;
  GtkWidget *seen;
  KwListRow *row;
  gulong item_handler;
};

G_DEFINE_FINAL_TYPE (KwFamilyRow, kw_family_row, GTK_TYPE_WIDGET)

static void
show_nothing (KwFamilyRow *self)
{
  kw_text_set_text (KW_TEXT (self->name), "…");
  kw_text_set_text (KW_TEXT (self->reference), "");
  kw_text_set_text (KW_TEXT (self->first), "");
  kw_text_set_text (KW_TEXT (self->clock), "");
  kw_text_set_text (KW_TEXT (self->count), "");
  kw_text_set_text (KW_TEXT (self->seen), "");
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_widget_set_visible (self->squares, FALSE);
}

static void
show_first (KwFamilyRow *self, const KwFamilySummary *summary)
{
  gboolean active = kw_case_file_get_family (summary->case_file)->status == KW_FAMILY_ACTIVE;
  gboolean has_first = active && summary->first != NULL;

  gtk_widget_set_visible (self->pill, has_first);
  if (has_first)
    {
      kw_band_pill_set_band (KW_BAND_PILL (self->pill), summary->first->place->band, NULL);
      kw_text_set_text (KW_TEXT (self->first), kw_next_step_get_title (summary->first));
    }
  else
    kw_text_set_text (KW_TEXT (self->first),
                      active
                          ? _ ("Nothing to do next")
                          : kw_code_set_get_label (&kw_family_statuses,
                                                   kw_case_file_get_family (summary->case_file)->status));
}

static void
show_clock (KwFamilyRow *self, const KwClockEntry *clock)
{
  g_autofree char *words = NULL;

  if (clock != NULL)
    words = g_strdup_printf ("%s · %s", clock->title, clock->when);
  kw_text_set_text (KW_TEXT (self->clock), words != NULL ? words : "");
}

/* "Okafor, WCC-0042"; then what stands in the row, from the first thing to do to when they were seen. */
static void
name_item (KwFamilyRow *self, const KwFamily *family, const char *count, const char *seen)
{
  g_autofree char *name = g_strjoin (", ", family->name, family->reference, NULL);
  const char *clock = kw_text_get_text (KW_TEXT (self->clock));
  g_autofree char *description = g_strjoin (", ", kw_text_get_text (KW_TEXT (self->first)), count, seen,
                                            *clock != '\0' ? clock : NULL, NULL);

  kw_spoken_name_set_item (GTK_WIDGET (self), name, description);
}

static void
show_summary (KwFamilyRow *self, const KwFamilySummary *summary)
{
  const KwFamily *family = kw_case_file_get_family (summary->case_file);
  g_autofree char *count = kw_rhythm_dup_count (summary->rhythm);
  g_autofree char *last_seen = kw_rhythm_dup_last_seen (summary->rhythm);
  g_autofree char *seen = NULL;

  kw_text_set_text (KW_TEXT (self->name), family->name);
  kw_text_set_text (KW_TEXT (self->reference), family->reference);
  show_first (self, summary);
  show_clock (self, summary->next_clock);
  gtk_widget_set_visible (self->squares, TRUE);
  kw_week_squares_set_rhythm (KW_WEEK_SQUARES (self->squares), summary->rhythm);
  kw_text_set_text (KW_TEXT (self->count), count);
  /* Translators: "seen yesterday", "seen never" */
  seen = g_strdup_printf (_ ("seen %s"), last_seen);
  kw_text_set_text (KW_TEXT (self->seen), seen);
  name_item (self, family, count, seen);
}

static void
on_item_changed (KwFamilyRow *self)
{
  KwFamilyItem *item = kw_list_row_get_item (self->row);

  if (item == NULL)
    show_nothing (self);
  else
    show_summary (self, kw_family_item_get_summary (item));
}

static void
kw_family_row_dispose (GObject *object)
{
  KwFamilyRow *self = KW_FAMILY_ROW (object);
  GtkWidget *child;

  kw_family_row_set_row (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kw_family_row_parent_class)->dispose (object);
}

static void
kw_family_row_class_init (KwFamilyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_family_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
build_words (KwFamilyRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->name = kw_text_new (NULL, KW_TEXT_LINE, "heading");
  self->reference = kw_text_new (NULL, KW_TEXT_LINE, "dim-label");
  gtk_box_append (GTK_BOX (title), self->name);
  gtk_box_append (GTK_BOX (title), self->reference);
  self->pill = kw_band_pill_new (KW_BAND_MATERIAL, NULL);
  self->first = kw_text_new (NULL, KW_TEXT_LINE, NULL);
  gtk_widget_set_hexpand (self->first, TRUE);
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (GTK_BOX (line), self->first);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static GtkWidget *
build_end (KwFamilyRow *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *week = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->squares = kw_week_squares_new ();
  self->count = kw_text_new (NULL, KW_TEXT_LINE, NULL);
  kw_text_set_tabular (KW_TEXT (self->count));
  kw_text_set_align (KW_TEXT (self->count), 1);
  kw_text_set_width_chars (KW_TEXT (self->count), 8);
  gtk_box_append (GTK_BOX (week), self->squares);
  gtk_box_append (GTK_BOX (week), self->count);
  gtk_widget_set_halign (week, GTK_ALIGN_END);
  self->seen = kw_text_new (NULL, KW_TEXT_LINE, "dim-label");
  kw_text_set_align (KW_TEXT (self->seen), 1);
  gtk_box_append (GTK_BOX (end), week);
  gtk_box_append (GTK_BOX (end), self->seen);
  return end;
}

static void
kw_family_row_init (KwFamilyRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "info-row");
  gtk_widget_set_parent (build_words (self), GTK_WIDGET (self));
  self->clock = kw_text_new (NULL, KW_TEXT_LINE, "dim-label");
  kw_text_set_align (KW_TEXT (self->clock), 1);
  kw_text_set_most (KW_TEXT (self->clock), 30, 0);
  gtk_widget_set_parent (self->clock, GTK_WIDGET (self));
  gtk_widget_set_parent (build_end (self), GTK_WIDGET (self));
  show_nothing (self);
}

/**
 * kw_family_row_new:
 *
 * Returns: (transfer floating): a row that shows no family yet
 */
GtkWidget *
kw_family_row_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_ROW, NULL);
}

/**
 * kw_family_row_set_row:
 * @self: a row's widget
 * @row: (nullable): the row it shows from now on
 */
void
kw_family_row_set_row (KwFamilyRow *self, KwListRow *row)
{
  g_return_if_fail (KW_IS_FAMILY_ROW (self));

  if (self->row != NULL)
    g_clear_signal_handler (&self->item_handler, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->item_handler = g_signal_connect_swapped (row, "notify::item", G_CALLBACK (on_item_changed), self);
  on_item_changed (self);
}
