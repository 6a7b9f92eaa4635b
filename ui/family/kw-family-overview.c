/* kw-family-overview.c: a family on one screen
 *
 * What to do next and why, the picture of what leads to what, what runs out, how trust and visits went, what was said
 * last. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-overview.h"

#include "kw-band-pill.h"
#include "kw-clock-row.h"
#include "kw-columns.h"
#include "kw-family-trend.h"
#include "kw-graph-view.h"
#include "kw-info-row.h"
#include "kw-referral.h"
#include "kw-section.h"
#include "kw-story.h"
#include "kw-text.h"
#include "kw-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_STEPS   3
#define MOST_CLOCKS  5
#define MOST_VISITS  3
#define MOST_EXCERPT 160

/* In a narrower column the end of the picture of what leads to what, what is most urgent, is out of sight. */
#define PARTING_CHARACTERS 124

struct _KwFamilyOverview
{
  AdwBin parent_instance;

  KwSection *next;
  KwSection *clocks;
  KwSection *trend_section;
  GtkWidget *trend;
  GtkWidget *graph;
  GtkWidget *underlying;
  KwSection *visits;
  gint64 family;
};

enum {
  COMPLETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KwFamilyOverview, kw_family_overview, ADW_TYPE_BIN)

static void
show_next (KwFamilyOverview *self, const KwPlan *plan)
{
  kw_section_clear (self->next);
  for (guint i = 0; i < MIN (plan->n_do_next, MOST_STEPS); i++)
    {
      const KwNextStep *next = &plan->do_next[i];
      g_autofree char *sentence = kw_place_dup_sentence (plan, next->place);
      GtkWidget *row = kw_info_row_new (kw_next_step_get_title (next), next->place->problem->title, sentence);

      kw_info_row_set_place (KW_INFO_ROW (row), i + 1);
      kw_info_row_add_suffix (KW_INFO_ROW (row), kw_band_pill_new (next->place->band, NULL));
      kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family-page", g_variant_new ("(xs)", self->family, "plan"));
      kw_section_append (self->next, row);
    }
}

static void
append_referral (KwFamilyOverview *self, const KwFamilyFacts *facts, const KwReferral *referral)
{
  const KwProblem *problem = kw_case_file_find (facts->case_file, KW_RECORD_PROBLEM, referral->problem);
  g_autofree char *words =
      kw_referral_dup_words (facts->case_file, referral, kw_referral_find_service (facts->services, referral),
                             kw_session_get_policy (facts->session), facts->summary->plan->now);
  GtkWidget *row = kw_info_row_new (referral->service, problem->title, words);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL,
                                kw_code_set_get_label (&kw_referral_statuses, (int) referral->status));
  kw_info_row_set_action (
      KW_INFO_ROW (row), "win.edit-record",
      g_variant_new ("(sxxx)", kw_referral_type.name, referral->record.id, self->family, referral->problem));
  kw_section_append (self->clocks, row);
}

static void
show_clocks (KwFamilyOverview *self, const KwFamilyFacts *facts)
{
  const GPtrArray *clocks = facts->summary->clocks;
  const GPtrArray *referrals = kw_case_file_list (facts->case_file, KW_RECORD_REFERRAL);

  kw_section_clear (self->clocks);
  for (guint i = 0; i < MIN (clocks->len, MOST_CLOCKS); i++)
    kw_section_append (self->clocks, kw_clock_row_new (NULL, g_ptr_array_index (clocks, i)));
  for (guint i = 0; i < referrals->len; i++)
    if (kw_referral_is_open (g_ptr_array_index (referrals, i)))
      append_referral (self, facts, g_ptr_array_index (referrals, i));
}

/* "Heroin drives debt and eviction. Settled problems tend to come back while it stays." */
static char *
dup_underlying (const KwPlan *plan)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;
  const KwProblemLinks *most = NULL;

  for (guint i = 0; i < plan->n_underlying; i++)
    if (most == NULL || plan->underlying[i].n_others > most->n_others)
      most = &plan->underlying[i];
  if (most == NULL)
    return NULL;
  for (guint i = 0; i < most->n_others; i++)
    g_ptr_array_add (titles, most->others[i]->title);
  g_ptr_array_add (titles, NULL);
  list = kw_words_list ((const char *const *) titles->pdata);
  /* Translators: a problem, then the problems that come from it */
  return g_strdup_printf (_ ("Underlying: %s drives %s. What is settled tends to come back while it stays."),
                          most->problem->title, list);
}

static void
show_graph (KwFamilyOverview *self, KwPlan *plan)
{
  g_autofree char *underlying = dup_underlying (plan);

  kw_graph_view_set_plan (KW_GRAPH_VIEW (self->graph), plan);
  kw_text_set_text (KW_TEXT (self->underlying),
                    underlying != NULL ? underlying
                                       : _ ("Link problems that lead to others, and their order shows here."));
}

static char *
dup_excerpt (const char *text)
{
  g_autofree char *start = NULL;
  char *space;

  if (text == NULL || g_utf8_strlen (text, -1) <= MOST_EXCERPT)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_EXCERPT);
  /* After a whole word. */
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
visit_row_new (KwFamilyOverview *self, const KwStoryEntry *entry, KwDate today)
{
  g_autofree char *day = kw_words_short_date (entry->date, today);
  g_autofree char *excerpt = dup_excerpt (entry->detail);
  GtkWidget *row = kw_info_row_new (day, entry->headline, excerpt);

  kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family-page", g_variant_new ("(xs)", self->family, "story"));
  return row;
}

static void
show_visits (KwFamilyOverview *self, const KwFamilyFacts *facts)
{
  guint n_visits = kw_case_file_list (facts->case_file, KW_RECORD_VISIT)->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u in all", "%u in all", n_visits), n_visits);

  kw_section_clear (self->visits);
  for (guint i = 0; i < facts->story->len && kw_section_get_n_rows (self->visits) < MOST_VISITS; i++)
    {
      const KwStoryEntry *entry = g_ptr_array_index (facts->story, i);

      if (entry->kind == KW_STORY_VISIT)
        kw_section_append (self->visits, visit_row_new (self, entry, facts->summary->plan->today));
    }
  kw_section_set_subtitle (self->visits, n_visits > 0 ? count : NULL);
}

/**
 * kw_family_overview_show:
 * @self: the overview
 * @facts: what to show; not kept
 */
void
kw_family_overview_show (KwFamilyOverview *self, const KwFamilyFacts *facts)
{
  g_return_if_fail (KW_IS_FAMILY_OVERVIEW (self));
  g_return_if_fail (facts != NULL);

  self->family = kw_case_file_get_family (facts->case_file)->record.id;
  /* First, because it is laid out meanwhile. */
  show_graph (self, facts->summary->plan);
  show_next (self, facts->summary->plan);
  show_clocks (self, facts);
  kw_family_trend_show (KW_TREND_CHART (self->trend), facts);
  show_visits (self, facts);
}

static void
on_problem_activated (KwFamilyOverview *self, gint64 problem)
{
  g_autofree char *part = g_strdup_printf ("plan/%" G_GINT64_FORMAT, problem);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-family-page", "(xs)", self->family, part);
}

static void
on_laid_out (KwFamilyOverview *self)
{
  g_signal_emit (self, signals[COMPLETE], 0);
}

static void
kw_family_overview_class_init (KwFamilyOverviewClass *klass)
{
  /**
   * KwFamilyOverview::complete:
   *
   * All that was to be shown is there, the picture too.
   */
  signals[COMPLETE] = g_signal_new ("complete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static GtkWidget *
card_new (GtkWidget *content)
{
  gtk_widget_add_css_class (content, "card");
  return content;
}

static GtkWidget *
titled (const char *title, const char *subtitle, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (heading), kw_text_new (title, KW_TEXT_WRAP, "section-title"));
  gtk_box_append (GTK_BOX (heading), kw_text_new (subtitle, KW_TEXT_LINE, "dim-label"));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static GtkWidget *
build_graph (KwFamilyOverview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->graph = kw_graph_view_new ();
  g_signal_connect_object (self->graph, "problem-activated", G_CALLBACK (on_problem_activated), self,
                           G_CONNECT_SWAPPED);
  /* A picture may be laid out when the page is gone. */
  g_signal_connect_object (self->graph, "laid-out", G_CALLBACK (on_laid_out), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->graph);
  gtk_box_append (GTK_BOX (box), scrolled);

  self->underlying = kw_text_new (NULL, KW_TEXT_FILL, "dim-label");
  gtk_widget_set_margin_start (self->underlying, 14);
  gtk_widget_set_margin_end (self->underlying, 14);
  gtk_widget_set_margin_bottom (self->underlying, 12);
  gtk_box_append (GTK_BOX (box), self->underlying);
  return titled (_ ("What leads to what"), _ ("thicker ring: more severe"), card_new (box));
}

static GtkWidget *
build_trend (KwFamilyOverview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->trend = kw_trend_chart_new ();
  gtk_widget_set_margin_start (self->trend, 14);
  gtk_widget_set_margin_end (self->trend, 14);
  gtk_widget_set_margin_top (self->trend, 12);
  gtk_widget_set_margin_bottom (self->trend, 3);
  gtk_box_append (GTK_BOX (box), self->trend);
  return titled (_ ("Trust and visits"), _ ("12 weeks"), card_new (box));
}

static void
kw_family_overview_init (KwFamilyOverview *self)
{
  GtkWidget *columns = kw_columns_new (0.46);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  kw_columns_set_parting (KW_COLUMNS (columns), PARTING_CHARACTERS);
  self->next = KW_SECTION (
      kw_section_new (_ ("Do next"), _ ("Nothing to do next. Add a problem, and what to do first appears here.")));
  self->clocks = KW_SECTION (
      kw_section_new (_ ("Clocks and referrals"), _ ("No deadline is near and no referral is on its way.")));
  self->visits = KW_SECTION (kw_section_new (_ ("Last visits"), _ ("No visit logged yet.")));
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->next));
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->clocks));
  kw_columns_append (KW_COLUMNS (columns), TRUE, build_graph (self));
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->visits));
  kw_columns_append (KW_COLUMNS (columns), TRUE, build_trend (self));

  gtk_widget_set_margin_start (columns, 22);
  gtk_widget_set_margin_end (columns, 22);
  gtk_widget_set_margin_top (columns, 6);
  gtk_widget_set_margin_bottom (columns, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * kw_family_overview_new:
 *
 * Returns: (transfer floating): an empty overview
 */
GtkWidget *
kw_family_overview_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_OVERVIEW, NULL);
}
