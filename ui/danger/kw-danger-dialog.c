/* kw-danger-dialog.c: someone is in danger
 *
 * One key from every page and form. The numbers first; then what was said is written down. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-danger-dialog-private.h"

#include "kw-family-chooser.h"

#include <glib/gi18n.h>

#define SPACING 12

G_DEFINE_FINAL_TYPE (KwDangerDialog, kw_danger_dialog, KW_TYPE_FORM_WINDOW)

static GtkWidget *
new_warning (void)
{
  GtkWidget *label = gtk_label_new (_ ("Saving this tells nobody: ring."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "danger-warning");
  return label;
}

/* The numbers need no family; the concern does. */
static GtkWidget *
new_chooser (KwDangerDialog *self)
{
  GtkWidget *chooser = kw_family_chooser_new (kw_form_window_get_session (KW_FORM_WINDOW (self)));

  gtk_widget_set_size_request (chooser, -1, 260);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (kw_form_window_choose_family), self);
  return chooser;
}

static char *
kw_danger_dialog_dup_draft_key (KwFormWindow *form)
{
  gint64 family = kw_form_window_get_family (form);

  return family == KW_NONE ? NULL : g_strdup_printf ("concern/%" G_GINT64_FORMAT, family);
}

static void
kw_danger_dialog_fill (KwFormWindow *form, KwCaseFile *case_file)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  if (case_file != NULL)
    self->entry = kw_danger_entry_new (case_file, kw_form_window_get_now (form), kw_form_window_new_id, self);
  gtk_box_append (GTK_BOX (box), kw_danger_dialog_build_numbers (self));
  gtk_box_append (GTK_BOX (box), new_warning ());
  gtk_box_append (GTK_BOX (box), case_file != NULL ? kw_danger_dialog_build_fields (self) : new_chooser (self));
  kw_form_window_set_content (form, box);
  if (case_file != NULL)
    kw_danger_dialog_show_fields (self);
}

static json_t *
kw_danger_dialog_write_draft (KwFormWindow *form)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);

  return self->entry == NULL ? json_object () : kw_danger_entry_to_json (self->entry, kw_form_window_get_now (form));
}

/* A draft whose concern is there was saved in the moment of a crash. */
static gboolean
kw_danger_dialog_read_draft (KwFormWindow *form, const json_t *draft)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);
  KwCaseFile *case_file = kw_form_window_get_case_file (form);
  gint64 id = KW_NONE;

  kw_entry_read_id (draft, "id", &id);
  if (self->entry == NULL || kw_case_file_find (case_file, KW_RECORD_CONCERN, id) != NULL)
    return FALSE;
  kw_danger_entry_read_json (self->entry, draft, case_file, kw_form_window_get_now (form));
  kw_danger_dialog_show_fields (self);
  return TRUE;
}

static GPtrArray *
kw_danger_dialog_check (KwFormWindow *form)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);
  GPtrArray *faults;

  if (self->entry != NULL)
    return kw_danger_entry_check (self->entry, kw_form_window_get_case_file (form), kw_form_window_get_now (form));
  faults = kw_faults_new ();
  kw_faults_add (faults, "family", _ ("Which family is it about? Ring first."));
  return faults;
}

static KwEdit *
kw_danger_dialog_make_edit (KwFormWindow *form)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);
  GPtrArray *records = kw_danger_entry_to_records (self->entry, kw_form_window_get_case_file (form),
                                                   kw_form_window_get_now (form), kw_form_window_new_id, self);

  return kw_entry_make_edit (_ ("Concern recorded"), records);
}

static char *
kw_danger_dialog_dup_saved_words (KwFormWindow *form)
{
  return g_strdup (_ ("Concern recorded. This told nobody."));
}

static void
kw_danger_dialog_focus_first (KwFormWindow *form)
{
  KwDangerDialog *self = KW_DANGER_DIALOG (form);

  if (self->words != NULL)
    gtk_widget_grab_focus (self->words);
}

static void
kw_danger_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KW_DANGER_DIALOG (object)->entry, kw_danger_entry_free);

  G_OBJECT_CLASS (kw_danger_dialog_parent_class)->finalize (object);
}

static void
kw_danger_dialog_class_init (KwDangerDialogClass *klass)
{
  KwFormWindowClass *form_class = KW_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kw_danger_dialog_finalize;

  form_class->dup_draft_key = kw_danger_dialog_dup_draft_key;
  form_class->fill = kw_danger_dialog_fill;
  form_class->write_draft = kw_danger_dialog_write_draft;
  form_class->read_draft = kw_danger_dialog_read_draft;
  form_class->check = kw_danger_dialog_check;
  form_class->make_edit = kw_danger_dialog_make_edit;
  form_class->dup_saved_words = kw_danger_dialog_dup_saved_words;
  form_class->focus_first = kw_danger_dialog_focus_first;
}

static void
kw_danger_dialog_init (KwDangerDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Someone is in danger"));
}
