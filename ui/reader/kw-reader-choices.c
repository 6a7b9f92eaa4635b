/* kw-reader-choices.c: whom a plan is for, and what is left out of it
 *
 * For the worker alone: it also says what the reader will not see, and why. Every step and problem that they would see
 * can be left out, because words can say more than they should. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-reader-choices.h"

#include "kw-info-row.h"
#include "kw-people.h"
#include "kw-reader-document.h"
#include "kw-section.h"

#include <glib/gi18n.h>

#define SPACING 12

struct _KwReaderChoices
{
  AdwBin parent_instance;

  KwPlan *plan;
  GHashTable *left_out; /* of the ids that are left out, as gint64 */
  GStrv languages;

  GtkWidget *reader;
  GtkWidget *language;
  GtkWidget *large;
  GtkWidget *warning;
  KwSection *shown;
  KwSection *hidden;
};

G_DEFINE_FINAL_TYPE (KwReaderChoices, kw_reader_choices, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (KwReaderChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_kept (GtkCheckButton *check, KwReaderChoices *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "id");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, id);
  else
    g_hash_table_add (self->left_out, g_memdup2 (id, sizeof *id));
  emit_changed (self);
}

static void
add_kept (KwReaderChoices *self, gint64 id, const char *title, gboolean indented)
{
  GtkWidget *check = gtk_check_button_new_with_label (title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !g_hash_table_contains (self->left_out, &id));
  gtk_widget_set_margin_start (check, indented ? 3 * SPACING : SPACING);
  gtk_widget_set_margin_top (check, SPACING / 2);
  gtk_widget_set_margin_bottom (check, SPACING / 2);
  g_object_set_data_full (G_OBJECT (check), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_kept), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  kw_section_append (self->shown, row);
}

static void
list_shown (KwReaderChoices *self, const KwMember *reader)
{
  g_autoptr (KwReaderPlan) plan = kw_reader_plan_new (self->plan, reader->record.id, NULL);

  kw_section_clear (self->shown);
  for (guint i = 0; i < plan->problems->len; i++)
    {
      const KwReaderProblem *problem = g_ptr_array_index (plan->problems, i);

      add_kept (self, problem->problem, problem->title, FALSE);
      for (guint j = 0; j < problem->steps->len; j++)
        {
          const KwReaderStep *step = g_ptr_array_index (problem->steps, j);

          add_kept (self, step->step, step->title, TRUE);
        }
    }
}

static void
list_hidden (KwReaderChoices *self, const KwMember *reader)
{
  kw_section_clear (self->hidden);
  for (guint i = 0; i < self->plan->n_places; i++)
    {
      const KwProblem *problem = self->plan->places[i].problem;
      KwReaderVerdict verdict = kw_reader_judge (self->plan->case_file, self->plan->policy, reader->record.id, problem,
                                                 self->plan->today);

      if (verdict != KW_READER_MAY_SEE)
        kw_section_append (self->hidden,
                           kw_info_row_new (problem->title, NULL, kw_reader_verdict_get_reason (verdict)));
    }
}

static void
show_warning (KwReaderChoices *self, const KwMember *reader)
{
  g_autofree char *warning =
      reader->safe_contact != NULL ? g_strdup_printf (_ ("Safe contact: %s"), reader->safe_contact) : NULL;

  gtk_label_set_text (GTK_LABEL (self->warning), warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
}

static void
on_reader (KwReaderChoices *self)
{
  const KwMember *reader = kw_reader_choices_get_reader (self);

  if (reader == NULL)
    return;
  g_hash_table_remove_all (self->left_out);
  list_shown (self, reader);
  list_hidden (self, reader);
  show_warning (self, reader);
  emit_changed (self);
}

/**
 * kw_reader_choices_set_plan:
 * @self: the choices
 * @plan: the whole plan of the family
 */
void
kw_reader_choices_set_plan (KwReaderChoices *self, KwPlan *plan)
{
  const GPtrArray *members;
  g_autoptr (GtkStringList) names = NULL;

  g_return_if_fail (KW_IS_READER_CHOICES (self));
  g_return_if_fail (plan != NULL);

  g_clear_pointer (&self->plan, kw_plan_unref);
  self->plan = kw_plan_ref (plan);
  names = gtk_string_list_new (NULL);
  members = kw_case_file_list (plan->case_file, KW_RECORD_MEMBER);
  for (guint i = 0; i < members->len; i++)
    gtk_string_list_append (names, kw_member_get_name (g_ptr_array_index (members, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->reader), G_LIST_MODEL (names));
  on_reader (self);
}

/**
 * kw_reader_choices_get_reader:
 * @self: the choices
 *
 * Returns: (transfer none) (nullable): whom it is for; %NULL without a plan, or where the family has no members
 */
const KwMember *
kw_reader_choices_get_reader (KwReaderChoices *self)
{
  guint i;
  const GPtrArray *members;

  g_return_val_if_fail (KW_IS_READER_CHOICES (self), NULL);

  if (self->plan == NULL)
    return NULL;
  i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->reader));
  members = kw_case_file_list (self->plan->case_file, KW_RECORD_MEMBER);
  return i < members->len ? g_ptr_array_index (members, i) : NULL;
}

/**
 * kw_reader_choices_dup_language:
 * @self: the choices
 *
 * Returns: (transfer full): the code of the language of the fixed words
 */
char *
kw_reader_choices_dup_language (KwReaderChoices *self)
{
  g_return_val_if_fail (KW_IS_READER_CHOICES (self), NULL);

  return g_strdup (self->languages[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language))]);
}

/**
 * kw_reader_choices_is_large:
 * @self: the choices
 *
 * Returns: whether in large type
 */
gboolean
kw_reader_choices_is_large (KwReaderChoices *self)
{
  g_return_val_if_fail (KW_IS_READER_CHOICES (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->large));
}

/**
 * kw_reader_choices_leave_out:
 * @self: the choices
 * @plan: a reader's plan; loses what was chosen to be left out
 */
void
kw_reader_choices_leave_out (KwReaderChoices *self, KwReaderPlan *plan)
{
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (KW_IS_READER_CHOICES (self));
  g_return_if_fail (plan != NULL);

  g_hash_table_iter_init (&iter, self->left_out);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    kw_reader_plan_leave_out (plan, *(const gint64 *) id);
}

static void
kw_reader_choices_finalize (GObject *object)
{
  KwReaderChoices *self = KW_READER_CHOICES (object);

  g_clear_pointer (&self->plan, kw_plan_unref);
  g_hash_table_unref (self->left_out);
  g_strfreev (self->languages);

  G_OBJECT_CLASS (kw_reader_choices_parent_class)->finalize (object);
}

static void
kw_reader_choices_class_init (KwReaderChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_reader_choices_finalize;

  /**
   * KwReaderChoices::changed:
   *
   * Something else is to be seen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkWidget *
labelled (const char *label, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING / 2);
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), widget);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}

static GtkWidget *
build_language (KwReaderChoices *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->languages = kw_reader_list_languages ();
  for (guint i = 0; self->languages[i] != NULL; i++)
    gtk_string_list_take (names, kw_reader_dup_language_name (self->languages[i]));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static void
kw_reader_choices_init (KwReaderChoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->reader = gtk_drop_down_new (NULL, NULL);
  self->language = build_language (self);
  self->large = gtk_check_button_new_with_mnemonic (_ ("_Large type"));
  self->warning = gtk_label_new (NULL);
  self->shown = KW_SECTION (kw_section_new (_ ("They see"), _ ("Nothing of the plan.")));
  self->hidden = KW_SECTION (kw_section_new (_ ("They do not see"), _ ("Everything is shown.")));
  gtk_label_set_wrap (GTK_LABEL (self->warning), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->warning), 0);
  gtk_widget_add_css_class (self->warning, "danger-warning");
  gtk_box_append (GTK_BOX (box), labelled (_ ("_For"), self->reader));
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), labelled (_ ("Language of the _fixed words"), self->language));
  gtk_box_append (GTK_BOX (box), self->large);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shown));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hidden));
  g_signal_connect_swapped (self->reader, "notify::selected", G_CALLBACK (on_reader), self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (self->large, "toggled", G_CALLBACK (emit_changed), self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kw_reader_choices_new:
 *
 * Returns: (transfer floating): choices without a plan
 */
GtkWidget *
kw_reader_choices_new (void)
{
  return g_object_new (KW_TYPE_READER_CHOICES, NULL);
}
