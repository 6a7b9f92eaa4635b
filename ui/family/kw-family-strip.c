/* kw-family-strip.c: who holds a family and how it goes, in one line
 *
 * Key worker, trust, this week, last seen; wraps where there is no room. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-strip.h"

#include "kw-text.h"
#include "kw-trust-dots.h"
#include "kw-trust.h"
#include "kw-week-squares.h"
#include "kw-words.h"
#include "kw-wrap-box.h"

#include <glib/gi18n.h>

#define GROUP_GAP 9

struct _KwFamilyStrip
{
  GtkBox parent_instance;

  GtkWidget *name;
  GtkWidget *reference;
  GtkWidget *worker;
  GtkWidget *dots;
  GtkWidget *trust;
  GtkWidget *squares;
  GtkWidget *week;
  GtkWidget *seen;
};

G_DEFINE_FINAL_TYPE (KwFamilyStrip, kw_family_strip, GTK_TYPE_BOX)

/* "you, since 7 January" */
static char *
dup_worker (const KwFamilyFacts *facts)
{
  const KwDesignation *designation = kw_case_file_get_designation (facts->case_file);
  const KwWorker *worker;
  g_autofree char *since = NULL;
  const char *name;

  if (designation == NULL)
    return g_strdup (_ ("nobody"));
  worker = kw_case_file_find (facts->case_file, KW_RECORD_WORKER, designation->worker);
  name = designation->worker == kw_session_get_worker (facts->session) ? _ ("you") : worker->name;
  since = kw_words_short_date (designation->from, facts->summary->plan->today);
  /* Translators: a name or "you", then a date */
  return g_strdup_printf (_ ("%s, since %s"), name, since);
}

/**
 * kw_family_strip_show:
 * @self: the strip
 * @facts: what to show; not kept
 */
void
kw_family_strip_show (KwFamilyStrip *self, const KwFamilyFacts *facts)
{
  const KwFamily *family;
  const KwRhythm *rhythm;
  g_autofree char *worker = NULL;
  g_autofree char *count = NULL;
  g_autofree char *seen = NULL;

  g_return_if_fail (KW_IS_FAMILY_STRIP (self));
  g_return_if_fail (facts != NULL);

  family = kw_case_file_get_family (facts->case_file);
  rhythm = facts->summary->rhythm;
  kw_text_set_text (KW_TEXT (self->name), family->name);
  kw_text_set_text (KW_TEXT (self->reference), family->reference);
  worker = dup_worker (facts);
  count = kw_rhythm_dup_count (rhythm);
  seen = kw_rhythm_dup_last_seen_with (rhythm);
  kw_text_set_text (KW_TEXT (self->worker), worker);
  kw_trust_dots_set_step (KW_TRUST_DOTS (self->dots), facts->summary->trust);
  kw_text_set_text (KW_TEXT (self->trust), kw_trust_get_word (facts->summary->trust));
  kw_week_squares_set_rhythm (KW_WEEK_SQUARES (self->squares), rhythm);
  kw_text_set_text (KW_TEXT (self->week), count);
  kw_text_set_text (KW_TEXT (self->seen), seen);
}

static void
kw_family_strip_class_init (KwFamilyStripClass *klass)
{
}

/* A dim name and what belongs to it, which wrap together. */
static GtkWidget *
group_new (const char *name, GtkWidget *drawn, GtkWidget **words)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (group), kw_text_new (name, KW_TEXT_LINE, "dim-label"));
  if (drawn != NULL)
    gtk_box_append (GTK_BOX (group), drawn);
  *words = kw_text_new (NULL, KW_TEXT_LINE, NULL);
  kw_text_set_tabular (KW_TEXT (*words));
  gtk_box_append (GTK_BOX (group), *words);
  gtk_widget_set_margin_end (group, GROUP_GAP);
  return group;
}

static GtkWidget *
name_new (KwFamilyStrip *self)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->reference = kw_text_new (NULL, KW_TEXT_LINE, "dim-label");
  gtk_box_append (GTK_BOX (group), self->name);
  gtk_box_append (GTK_BOX (group), self->reference);
  gtk_widget_set_margin_end (group, GROUP_GAP);
  return group;
}

static void
kw_family_strip_init (KwFamilyStrip *self)
{
  GtkWidget *wrap = kw_wrap_box_new ();
  GtkWidget *last = group_new (_ ("Last seen"), NULL, &self->seen);

  self->name = kw_text_new (NULL, KW_TEXT_WRAP, "title-4");
  self->dots = kw_trust_dots_new (0);
  self->squares = kw_week_squares_new ();
  kw_wrap_box_append (KW_WRAP_BOX (wrap), name_new (self));
  kw_wrap_box_append (KW_WRAP_BOX (wrap), group_new (_ ("Key worker"), NULL, &self->worker));
  kw_wrap_box_append (KW_WRAP_BOX (wrap), group_new (_ ("Trust"), self->dots, &self->trust));
  kw_wrap_box_append (KW_WRAP_BOX (wrap), group_new (_ ("This week"), self->squares, &self->week));
  gtk_widget_set_margin_end (last, 0);
  kw_wrap_box_append (KW_WRAP_BOX (wrap), last);
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_set_margin_start (wrap, 22);
  gtk_widget_set_margin_end (wrap, 22);
  gtk_widget_set_margin_top (wrap, 9);
  gtk_widget_set_margin_bottom (wrap, 9);
  gtk_box_append (GTK_BOX (self), wrap);
}

/**
 * kw_family_strip_new:
 *
 * Returns: (transfer floating): an empty strip
 */
GtkWidget *
kw_family_strip_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_STRIP, NULL);
}
