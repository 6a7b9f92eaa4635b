/* kw-refer-form-private.h: what the parts of the referral form share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-refer-form.h"

#include "kw-refer-entry.h"

G_BEGIN_DECLS

struct _KwReferForm
{
  KwFormWindow parent_instance;

  gint64 problem_given;
  gint64 breakthrough_given;
  gint64 referral_given;
  KwReferEntry *entry; /* kept until finalized: the draft is written from it when the widgets are gone */
  GPtrArray *services; /* of KwService; NULL while they are being read */
  gboolean showing;    /* what changes now was not typed */

  /* kw-refer-progress.c */
  GtkWidget *stepper;
  GtkWidget *state_words;
  GtkWidget *clock_words;
  GtkWidget *moves;
  GtkWidget *sent_details;
  GtkWidget *sent_how;
  GtkWidget *moved_row;
  GtkWidget *next_best;

  /* kw-refer-writing.c */
  GtkWidget *writing; /* what cannot be changed once it is sent */
  GtkWidget *problem;
  GtkWidget *who;
  GtkWidget *service;
  GtkWidget *fits;

  /* kw-refer-sharing.c */
  GtkWidget *recorded_words;
  GtkWidget *engagement;
  GtkWidget *sharing;
  GtkWidget *people;
  GtkWidget *parts;
  GtkWidget *preview;
  GtkWidget *joint_count;
};

void kw_refer_form_entered (KwReferForm *self);

void kw_refer_form_build_progress (KwReferForm *self, GtkWidget *box);
void kw_refer_form_show_progress (KwReferForm *self);

void kw_refer_form_build_writing (KwReferForm *self, GtkWidget *box);
void kw_refer_form_show_writing (KwReferForm *self);
void kw_refer_form_show_fits (KwReferForm *self, gboolean choose_first);

void kw_refer_form_build_sharing (KwReferForm *self, GtkWidget *box);
void kw_refer_form_show_sharing (KwReferForm *self);
void kw_refer_form_update_preview (KwReferForm *self);

G_END_DECLS
