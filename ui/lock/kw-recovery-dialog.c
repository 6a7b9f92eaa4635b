/* kw-recovery-dialog.c: the authority's recovery key, shown once
 *
 * The words are made here and become a key to the casebook when the part asked for was typed; until then, closing the
 * window forgets them. They cannot be selected, so that they never come into the clipboard. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-recovery-dialog.h"

#include "kw-casebook-keys.h"
#include "kw-paper.h"
#include "kw-recovery-key.h"
#include "kw-recovery-sheet.h"
#include "kw-secret.h"
#include "kw-spoken-name.h"

#include <glib/gi18n.h>

struct _KwRecoveryDialog
{
  AdwWindow parent_instance;

  KwCasebook *casebook;
  KwSecret *words;
  int asked; /* group, from 0 */
  gboolean working;
  gboolean made;

  GtkStack *stack;
  GtkListBox *groups;
  GtkLabel *question;
  GtkWidget *answer;
  GtkLabel *refusal;
  GtkWidget *later_button;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkWidget *make_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (KwRecoveryDialog, kw_recovery_dialog, ADW_TYPE_WINDOW)

enum {
  MADE,
  PUT_OFF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_page (KwRecoveryDialog *self,
           const char *name)
{
  gboolean checking = g_str_equal (name, "check");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->later_button, !checking);
  gtk_widget_set_visible (self->back_button, checking);
  gtk_widget_set_visible (self->next_button, !checking);
  gtk_widget_set_visible (self->make_button, checking);
}

static void
refuse (KwRecoveryDialog *self,
        const char *sentence)
{
  gtk_label_set_text (self->refusal, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_widget_grab_focus (self->answer);
  gtk_editable_select_region (GTK_EDITABLE (self->answer), 0, -1);
}

static void
on_answer_changed (KwRecoveryDialog *self)
{
  refuse (self, NULL);
}

/* Another group each time: whoever looked it up once more has looked at the words again. */
static void
on_next (KwRecoveryDialog *self)
{
  g_autofree char *question = NULL;

  self->asked = g_random_int_range (0, KW_RECOVERY_KEY_GROUPS);
  /* Translators: %d is the number of a line of words. */
  question = g_strdup_printf (_ ("Type the words of line %d"), self->asked + 1);
  gtk_label_set_text (self->question, question);
  kw_spoken_name_set (self->answer, question);
  gtk_editable_set_text (GTK_EDITABLE (self->answer), "");
  refuse (self, NULL);
  show_page (self, "check");
  gtk_widget_grab_focus (self->answer);
}

static void
on_back (KwRecoveryDialog *self)
{
  show_page (self, "words");
  gtk_widget_grab_focus (self->next_button);
}

/* Whoever thought better of it writes the words down. */
static void
on_printed (gboolean printed,
            const GError *error,
            gpointer data)
{
  g_autoptr (KwRecoveryDialog) self = data;
  GtkWidget *dialog;

  if (error == NULL || self->words == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The recovery key was not printed"), error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_print (KwRecoveryDialog *self)
{
  g_autofree char *file = g_filename_display_basename (kw_casebook_get_path (self->casebook));
  const KwWorker *worker = kw_casebook_get_worker (self->casebook);
  g_autoptr (KwDocument) sheet = kw_recovery_sheet_new (self->words, file, worker->authority);

  kw_paper_print (GTK_WINDOW (self), sheet, on_printed, g_object_ref (self));
}

static void
set_working (KwRecoveryDialog *self,
             gboolean working)
{
  self->working = working;
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_sensitive (self->make_button, !working);
  gtk_widget_set_sensitive (self->back_button, !working);
  gtk_editable_set_editable (GTK_EDITABLE (self->answer), !working);
}

static void
on_added (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (KwRecoveryDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean added = kw_casebook_add_recovery_key_finish (KW_CASEBOOK (source), result, &error);

  /* It was locked meanwhile. */
  if (self->words == NULL)
    return;
  set_working (self, FALSE);
  if (!added)
    {
      refuse (self, error->message);
      return;
    }
  self->made = TRUE;
  g_signal_emit (self, signals[MADE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_make (KwRecoveryDialog *self)
{
  if (self->working)
    return;
  if (!kw_recovery_key_check_group (self->words, self->asked, gtk_editable_get_text (GTK_EDITABLE (self->answer))))
    {
      refuse (self, _ ("These are not the words of that line. Look at them once more with Back."));
      return;
    }
  set_working (self, TRUE);
  /* Translators: the name of a key, in the list of keys to a casebook. */
  kw_casebook_add_recovery_key_async (self->casebook, _ ("The authority’s recovery key"), self->words, NULL, on_added,
                                      g_object_ref (self));
}

static GtkWidget *
make_group (KwRecoveryDialog *self,
            int group)
{
  g_autoptr (KwSecret) words = kw_recovery_key_get_group (self->words, group);
  g_autofree char *number = g_strdup_printf ("%d", group + 1);
  g_autofree char *name = g_strdup_printf ("group-%d", group + 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *words_label = gtk_label_new (words);

  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_add_css_class (words_label, "title-3");
  gtk_widget_set_name (words_label, name);
  gtk_label_set_wrap (GTK_LABEL (words_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words_label), 0);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), words_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

/* What is on its way is let come: it decides whether there is a key. */
static gboolean
kw_recovery_dialog_close_request (GtkWindow *window)
{
  if (KW_RECOVERY_DIALOG (window)->working && gtk_widget_get_visible (GTK_WIDGET (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (kw_recovery_dialog_parent_class)->close_request (window);
}

static void
kw_recovery_dialog_dispose (GObject *object)
{
  KwRecoveryDialog *self = KW_RECOVERY_DIALOG (object);

  if (self->words != NULL && !self->made)
    g_signal_emit (self, signals[PUT_OFF], 0);
  g_clear_pointer (&self->words, kw_secret_free);
  g_clear_object (&self->casebook);

  G_OBJECT_CLASS (kw_recovery_dialog_parent_class)->dispose (object);
}

static void
kw_recovery_dialog_class_init (KwRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kw_recovery_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kw_recovery_dialog_close_request;

  signals[MADE] =
      g_signal_new ("made", KW_TYPE_RECOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PUT_OFF] =
      g_signal_new ("put-off", KW_TYPE_RECOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/keyworker/Keyworker/lock/kw-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, question);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, later_button);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, KwRecoveryDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_make);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kw_recovery_dialog_init (KwRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->words = kw_recovery_key_new ();
  for (int group = 0; group < KW_RECOVERY_KEY_GROUPS; group++)
    gtk_list_box_append (self->groups, make_group (self, group));
  kw_spoken_name_set (GTK_WIDGET (self->groups), _ ("The recovery key"));
  show_page (self, "words");
  gtk_widget_grab_focus (self->next_button);
}

/**
 * kw_recovery_dialog_new:
 * @parent: the window it lies on
 * @casebook: which is to have the key
 *
 * Returns: (transfer none): a window with a new key, not yet shown
 */
GtkWidget *
kw_recovery_dialog_new (GtkWindow *parent,
                        KwCasebook *casebook)
{
  KwRecoveryDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);

  self = g_object_new (KW_TYPE_RECOVERY_DIALOG, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                       NULL);
  self->casebook = g_object_ref (casebook);

  return GTK_WIDGET (self);
}
