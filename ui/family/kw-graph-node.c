/* kw-graph-node.c: a problem in the picture of what leads to what
 *
 * A real button, so that the keyboard and screen readers reach it like any other. Its colours and icon are the band's,
 * the thickness of its ring the severity, dashed while it waits for trust. Its accessible name says what the arrows
 * show. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-graph-node.h"

#include "kw-band-pill.h"
#include "kw-text.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define TITLE_CHARACTERS 15
#define TITLE_LINES      2

struct _KwGraphNode
{
  GtkButton parent_instance;

  gint64 problem;
};

G_DEFINE_FINAL_TYPE (KwGraphNode, kw_graph_node, GTK_TYPE_BUTTON)

static void
kw_graph_node_class_init (KwGraphNodeClass *klass)
{
}

static void
kw_graph_node_init (KwGraphNode *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "graph-node");
}

/* "Friday 23 · place 1", "waiting for trust", "settled" */
static char *
dup_status (const KwPlan *plan, const KwPlace *place)
{
  g_autofree char *when = NULL;

  if (place == NULL)
    return g_strdup (_ ("settled"));
  if (place->band == KW_BAND_WAITING_FOR_TRUST)
    return g_strdup (kw_code_set_get_label (&kw_bands, (int) place->band));
  if (place->band == KW_BAND_AT_THE_DOOR || place->band == KW_BAND_CANNOT_WAIT)
    when = kw_words_short_date (place->hard, plan->today);
  else
    when = g_strdup (kw_code_set_get_label (&kw_bands, (int) place->band));
  /* Translators: a date or a band, then the place in the order of work */
  return g_strdup_printf (_ ("%s · place %u"), when, place->place);
}

/* The titles of the problems that links from (or to) @problem lead to. */
static char *
dup_linked_titles (const KwPlan *plan, const KwProblem *problem, gboolean outgoing)
{
  const GPtrArray *links = kw_case_file_list (plan->case_file, KW_RECORD_LINK);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      const KwLink *link = g_ptr_array_index (links, i);
      const KwProblem *other;

      if ((outgoing ? link->from : link->to) != problem->record.id)
        continue;
      other = kw_case_file_find (plan->case_file, KW_RECORD_PROBLEM, outgoing ? link->to : link->from);
      if (!g_ptr_array_find (titles, other->title, NULL))
        g_ptr_array_add (titles, other->title);
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  return kw_words_list ((const char *const *) titles->pdata);
}

/* A band is named in a sentence's middle here, a day is not: days keep their capital. */
static char *
dup_spoken_status (const KwPlace *place, const char *status)
{
  g_autofree char *first = NULL;

  if (place == NULL || place->band == KW_BAND_AT_THE_DOOR || place->band == KW_BAND_CANNOT_WAIT)
    return g_strdup (status);
  first = g_utf8_strdown (status, g_utf8_next_char (status) - status);
  return g_strconcat (first, g_utf8_next_char (status), NULL);
}

static char *
dup_accessible_name (const KwPlan *plan, const KwProblem *problem, const char *status)
{
  g_autofree char *leads_to = dup_linked_titles (plan, problem, TRUE);
  g_autofree char *comes_from = dup_linked_titles (plan, problem, FALSE);
  g_autofree char *spoken = dup_spoken_status (kw_plan_get_place (plan, problem->record.id), status);
  GString *name = g_string_new (problem->title);

  g_string_append_printf (name, ", %s.", spoken);
  if (leads_to != NULL)
    {
      g_string_append_c (name, ' ');
      g_string_append_printf (name, _ ("Leads to %s."), leads_to);
    }
  if (comes_from != NULL)
    {
      g_string_append_c (name, ' ');
      g_string_append_printf (name, _ ("Comes from %s."), comes_from);
    }
  return g_string_free (name, FALSE);
}

static GtkWidget *
status_line (const KwPlace *place, const char *status)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gtk_image_new_from_icon_name (place != NULL ? kw_band_get_icon_name (place->band)
                                                                : "object-select-symbolic");
  GtkWidget *label = kw_text_new (status, KW_TEXT_LINE, "graph-status");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/**
 * kw_graph_node_new:
 * @plan: the order of work
 * @problem: a problem of its case file, open or settled
 *
 * Returns: (transfer floating): a node
 */
GtkWidget *
kw_graph_node_new (const KwPlan *plan, const KwProblem *problem)
{
  KwGraphNode *self = g_object_new (KW_TYPE_GRAPH_NODE, NULL);
  const KwPlace *place = kw_plan_get_place (plan, problem->record.id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = kw_text_new (problem->title, KW_TEXT_WRAP, "heading");
  g_autofree char *status = dup_status (plan, place);
  g_autofree char *severity = g_strdup_printf ("severity-%d", (int) problem->severity);
  g_autofree char *label = dup_accessible_name (plan, problem, status);
  g_autofree char *name = g_strdup_printf ("problem-%" G_GINT64_FORMAT, problem->record.id);

  self->problem = problem->record.id;
  gtk_widget_set_name (GTK_WIDGET (self), name);
  kw_text_set_most (KW_TEXT (title), TITLE_CHARACTERS, TITLE_LINES);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), status_line (place, status));
  gtk_button_set_child (GTK_BUTTON (self), box);

  gtk_widget_add_css_class (GTK_WIDGET (self), place != NULL ? kw_band_get_css_class (place->band) : "graph-settled");
  gtk_widget_add_css_class (GTK_WIDGET (self), severity);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_graph_node_get_problem:
 * @self: a node
 *
 * Returns: the problem's id
 */
gint64
kw_graph_node_get_problem (KwGraphNode *self)
{
  g_return_val_if_fail (KW_IS_GRAPH_NODE (self), KW_NONE);

  return self->problem;
}
