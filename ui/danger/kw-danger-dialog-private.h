/* kw-danger-dialog-private.h: what the parts of the danger form share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-danger-dialog.h"

#include "kw-danger-entry.h"

G_BEGIN_DECLS

struct _KwDangerDialog
{
  KwFormWindow parent_instance;

  KwDangerEntry *entry; /* NULL while there is no family; kept until finalized */
  gboolean showing;     /* what changes now was not typed */

  GtkWidget *words;
  GtkWidget *harm;
  GtkWidget *problem;
  GtkWidget *new_problem;
  GtkWidget *title;
  GtkWidget *domain;
  GtkWidget *told;
};

GtkWidget *kw_danger_dialog_build_numbers (KwDangerDialog *self);

GtkWidget *kw_danger_dialog_build_fields (KwDangerDialog *self);
void kw_danger_dialog_show_fields (KwDangerDialog *self);
void kw_danger_dialog_add_told (KwDangerDialog *self, const char *who);

G_END_DECLS
