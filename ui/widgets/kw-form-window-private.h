/* kw-form-window-private.h: what the parts of a form share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-form-window.h"
#include "kw-toast.h"

G_BEGIN_DECLS

typedef struct
{
  KwSession *session;
  gint64 family;
  KwCaseFile *case_file;
  GCancellable *cancellable; /* of reading only */

  GtkWidget *title;
  GtkWidget *save_button;
  GtkWidget *save_label;
  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *discard_button;
  GtkWidget *toast;
  GtkWidget *stack;
  GtkWidget *content;
  GtkWidget *focus_before;
  GHashTable *rows; /* field name → KwFieldRow, unowned */
  GPtrArray *bound; /* widgets with a bound text, unowned */

  gboolean filling; /* what changes now was not typed */
  gboolean ready;
  gboolean checked; /* what is wrong is marked, and marked anew at each change */
  gboolean fault_focused;
  gboolean saving;
  gboolean saved;

  json_t *initial;   /* as it was filled in */
  json_t *discarded; /* what can be brought back */
  guint draft_timeout;
  guint n_keeping;          /* drafts on their way to the disk */
  gboolean draft_kept;      /* there is one in the casebook, or on its way there */
  gboolean keep_failed;     /* the last one is not there, and somebody was told so */
  gboolean close_when_kept; /* somebody closed the form */
  gboolean gone;            /* the widgets are */
  void (*restored) (KwFormWindow *self);
} KwFormWindowPrivate;

KwFormWindowPrivate *kw_form_window_get_private (KwFormWindow *self);

void kw_form_window_build (KwFormWindow *self);
void kw_form_window_restore_draft (KwFormWindow *self, void (*restored) (KwFormWindow *self));
void kw_form_window_queue_draft (KwFormWindow *self);
void kw_form_window_flush_draft (KwFormWindow *self);
void kw_form_window_drop_draft (KwFormWindow *self);
void kw_form_window_undo_discard (KwFormWindow *self);

G_END_DECLS
