/* kw-visit-next.c: the visit form: the next visit
 *
 * Beside it the week as it will then be: "makes 3 of 3–4 this week", or what this week has where the visit is in a
 * later one. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-visit-form-private.h"

#include "kw-week-squares.h"
#include "kw-when-entry.h"
#include "kw-wrap-box.h"

#include <glib/gi18n.h>

static void
on_next_changed (KwVisitForm *self)
{
  if (self->showing)
    return;
  kw_entry_set_text (&self->entry->next, kw_when_entry_get_text (KW_WHEN_ENTRY (self->next)));
  kw_visit_form_entered (self);
}

void
kw_visit_form_build_next (KwVisitForm *self, GtkWidget *box)
{
  GtkWidget *line = kw_wrap_box_new ();
  GtkWidget *row;

  self->next = kw_when_entry_new (_ ("Next visit"), kw_form_window_get_now (KW_FORM_WINDOW (self)), TRUE, TRUE);
  g_signal_connect_swapped (self->next, "changed", G_CALLBACK (on_next_changed), self);
  self->next_squares = kw_week_squares_new ();
  self->next_words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->next_words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->next_words), 0);
  gtk_widget_add_css_class (self->next_words, "dim-label");
  kw_wrap_box_append (KW_WRAP_BOX (line), self->next);
  kw_wrap_box_append (KW_WRAP_BOX (line), self->next_squares);
  kw_wrap_box_append (KW_WRAP_BOX (line), self->next_words);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), box, KW_VISIT_FIELD_NEXT, _ ("Next visit"), line);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Ne_xt visit"), self->next);
}

void
kw_visit_form_show_next (KwVisitForm *self)
{
  kw_when_entry_set_text (KW_WHEN_ENTRY (self->next), self->entry->next);
}

/* Whether the next visit is in a week after the one that @rhythm counts. */
static gboolean
is_later (KwVisitForm *self, const KwRhythm *rhythm, KwInstant now)
{
  KwInstant next;

  return kw_visit_entry_get_next (self->entry, now, &next) &&
         kw_instant_to_date (next) >= rhythm->week[0].date + (gint64) G_N_ELEMENTS (rhythm->week);
}

/* Counted by the same rule as everywhere, over the case file as it will be. */
void
kw_visit_form_update_next_words (KwVisitForm *self)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  KwInstant now = kw_form_window_get_now (form);
  g_autoptr (KwCaseFile) foreseen = kw_visit_entry_foresee (self->entry, kw_form_window_get_case_file (form), now);
  g_autoptr (KwRhythm) rhythm = kw_rhythm_compute (
      foreseen, kw_session_get_policy (kw_form_window_get_session (form)), now);
  guint visits = rhythm->seen_this_week + rhythm->planned_this_week;
  g_autofree char *words = NULL;

  if (is_later (self, rhythm, now))
    /* Translators: visits of this week, where the next one is in a later week */
    words = g_strdup_printf (ngettext ("in a later week; this week has %u visit",
                                       "in a later week; this week has %u visits", visits),
                             visits);
  else if (rhythm->target.low == rhythm->target.high)
    /* Translators: so many visits of so many this week */
    words = g_strdup_printf (_ ("makes %1$u of %2$d this week"), visits, (int) rhythm->target.low);
  else
    /* Translators: so many visits of so many to so many this week */
    words = g_strdup_printf (_ ("makes %1$u of %2$d–%3$d this week"), visits, (int) rhythm->target.low,
                             (int) rhythm->target.high);
  gtk_label_set_text (GTK_LABEL (self->next_words), words);
  kw_week_squares_set_rhythm (KW_WEEK_SQUARES (self->next_squares), rhythm);
}
