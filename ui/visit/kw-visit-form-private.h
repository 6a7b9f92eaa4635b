/* kw-visit-form-private.h: what the parts of the visit form share
 *
 * Each part builds its rows, shows what the entry says, and writes into the entry what is ticked and typed.
 * The entry is what counts; widgets never hold anything that it does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-visit-form.h"

#include "kw-visit-entry.h"

G_BEGIN_DECLS

struct _KwVisitForm
{
  KwFormWindow parent_instance;

  KwVisitEntry *entry; /* kept until finalized: the draft is written from it when the widgets are gone */
  gboolean showing;    /* what changes now was not typed */

  GtkWidget *box;
  GtkWidget *seen_only; /* what applies only where somebody was seen */

  /* kw-visit-form.c */
  GtkWidget *family;
  GtkWidget *outcome;
  GtkWidget *when;
  GtkWidget *minutes;
  GtkWidget *for_label;
  GtkWidget *kind;
  GtkWidget *problems;
  GtkWidget *headline;

  /* kw-visit-people.c */
  GtkWidget *seen;
  GtkWidget *newcomer;
  GtkWidget *children_row;
  GtkWidget *alone;
  GtkWidget *trust;

  /* kw-visit-note-view.c */
  GtkWidget *note;
  GtkWidget *people_popover;

  /* kw-visit-opened-up.c */
  GtkWidget *opened_button;
  GtkWidget *opened_details;
  GtkWidget *opened_problem;
  GtkWidget *opened_member;
  GtkWidget *opened_when;
  GtkWidget *opened_help;

  /* kw-visit-next.c */
  GtkWidget *next;
  GtkWidget *next_squares;
  GtkWidget *next_words;
};

void kw_visit_form_entered (KwVisitForm *self);

void kw_visit_form_build_people (KwVisitForm *self, GtkWidget *box);
void kw_visit_form_show_people (KwVisitForm *self);

void kw_visit_form_build_note (KwVisitForm *self, GtkWidget *box);
void kw_visit_form_show_note (KwVisitForm *self);

void kw_visit_form_build_opened_up (KwVisitForm *self, GtkWidget *box);
void kw_visit_form_show_opened_up (KwVisitForm *self);

void kw_visit_form_build_next (KwVisitForm *self, GtkWidget *box);
void kw_visit_form_show_next (KwVisitForm *self);
void kw_visit_form_update_next_words (KwVisitForm *self);

G_END_DECLS
