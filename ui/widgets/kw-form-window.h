/* kw-form-window.h: a form that never loses what is typed
 *
 * The window under every form: its header bar, where the draft stands, what is wrong beside the fields, saving as one
 * edit. What is entered is kept as a draft within two seconds of a change, right or wrong, and is there again when the
 * form is opened the next time. Main thread; owned by itself until closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-entry.h"
#include "kw-field-row.h"
#include "kw-session.h"

G_BEGIN_DECLS

#define KW_TYPE_FORM_WINDOW (kw_form_window_get_type ())

G_DECLARE_DERIVABLE_TYPE (KwFormWindow, kw_form_window, KW, FORM_WINDOW, AdwWindow)

/**
 * KwFormWindowClass:
 * @needs_family: whether a family is chosen first when none was given
 * @dup_draft_key: the draft's key ("visit/123"); %NULL while there is nothing to keep it under
 * @fill: fills the form in; @case_file is %NULL where there is no family. Called once, and again when a family is
 *   chosen
 * @case_changed: (nullable): the case file was read again because somebody saved something
 * @write_draft: everything entered, right or wrong
 * @read_draft: takes over a draft; %FALSE where it is of something that was saved already
 * @check: what keeps it from being saved; (transfer full)
 * @make_edit: what is to be saved, once @check found nothing; (transfer full)
 * @dup_saved_words: what is said when it was saved: "Visit logged"
 * @saved: (nullable): it was saved, and the form is about to close
 * @focus_first: where the keyboard begins
 *
 * What a form does.
 */
struct _KwFormWindowClass
{
  AdwWindowClass parent_class;

  gboolean needs_family;
  char *(*dup_draft_key) (KwFormWindow *self);
  void (*fill) (KwFormWindow *self, KwCaseFile *case_file);
  void (*case_changed) (KwFormWindow *self, KwCaseFile *case_file);
  json_t *(*write_draft) (KwFormWindow *self);
  gboolean (*read_draft) (KwFormWindow *self, const json_t *draft);
  GPtrArray *(*check) (KwFormWindow *self);
  KwEdit *(*make_edit) (KwFormWindow *self);
  char *(*dup_saved_words) (KwFormWindow *self);
  void (*saved) (KwFormWindow *self);
  void (*focus_first) (KwFormWindow *self);
};

KwSession *kw_form_window_get_session (KwFormWindow *self);
gint64 kw_form_window_get_family (KwFormWindow *self);
KwCaseFile *kw_form_window_get_case_file (KwFormWindow *self);
KwInstant kw_form_window_get_now (KwFormWindow *self);
gint64 kw_form_window_new_id (gpointer self);
gboolean kw_form_window_is_ready (KwFormWindow *self);

void kw_form_window_set_content (KwFormWindow *self, GtkWidget *content);
void kw_form_window_set_save_words (KwFormWindow *self, const char *words);
GtkWidget *kw_form_window_add_field (
    KwFormWindow *self, GtkWidget *box, const char *field, const char *label, GtkWidget *content);
void kw_form_window_bind_field (KwFormWindow *self, const char *field, GtkWidget *row);
void kw_form_window_unbind_field (KwFormWindow *self, const char *field);

void kw_form_window_bind_text (KwFormWindow *self, GtkWidget *widget, char **text);
void kw_form_window_show_bound (KwFormWindow *self);

void kw_form_window_choose_family (KwFormWindow *self, gint64 family);
void kw_form_window_changed (KwFormWindow *self);
void kw_form_window_save (KwFormWindow *self);
void kw_form_window_keep (KwFormWindow *self);
void kw_form_window_discard (KwFormWindow *self);
void kw_form_window_say (KwFormWindow *self, const char *words);

G_END_DECLS
