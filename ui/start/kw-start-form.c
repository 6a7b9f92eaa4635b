/* kw-start-form.c
 *
 * Starting a casebook: name, role, council, where the file is kept and its passphrase. What is
 * wrong is said beside the field. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-start-form.h"

#include <glib/gi18n.h>

#include "kw-field-row.h"
#include "kw-file-choice.h"
#include "kw-passphrase-fields.h"
#include "kw-record-json.h"

/* Says nothing about what it is to whoever sees the folder. */
#define SUGGESTED_NAME "casebook.keyworker"

struct _KwStartForm
{
  AdwWindow parent_instance;

  GFile *file;
  GCancellable *cancellable;

  GtkWidget *content;
  GtkBox *fields;
  GtkWidget *start_button;
  GtkWidget *spinner;
  GtkEditable *name_entry;
  GtkDropDown *role_choice;
  GtkEditable *authority_entry;
  GtkLabel *file_label;
  KwFieldRow *name_row;
  KwFieldRow *role_row;
  KwFieldRow *authority_row;
  KwFieldRow *file_row;
  KwPassphraseFields *passphrase;
};

G_DEFINE_FINAL_TYPE (KwStartForm, kw_start_form, ADW_TYPE_WINDOW)

enum {
  START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KwWorkerRole roles[] = { KW_ROLE_KEY_WORKER, KW_ROLE_SUPERVISOR };

static void
set_file (KwStartForm *self,
          GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_object (&self->file, file);
  gtk_label_set_text (self->file_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), name);
  kw_field_row_set_error (self->file_row, NULL);
}

static GFile *
suggest_file (void)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), SUGGESTED_NAME, NULL);
}

static void
on_file_chosen (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (KwStartForm) self = data;
  g_autoptr (GFile) file = kw_file_choice_finish (result, NULL);

  if (file != NULL)
    set_file (self, file);
}

static void
on_choose_file (KwStartForm *self)
{
  kw_file_choice_async (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Where to Keep It"),
                        SUGGESTED_NAME, self->cancellable, on_file_chosen, g_object_ref (self));
}

static KwFieldRow *
find_row (KwStartForm *self,
          const char *field)
{
  if (g_str_equal (field, "name"))
    return self->name_row;
  if (g_str_equal (field, "authority"))
    return self->authority_row;

  return self->role_row;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_right (KwStartForm *self)
{
  g_autoptr (KwRecord) worker = (KwRecord *) kw_start_form_dup_worker (self);
  g_autoptr (GPtrArray) problems = kw_record_validate (worker);
  gboolean exists = g_file_query_exists (self->file, NULL);
  gboolean nameless = !is_given (((KwWorker *) worker)->name);

  kw_field_row_set_error (self->name_row, NULL);
  kw_field_row_set_error (self->role_row, NULL);
  kw_field_row_set_error (self->authority_row, NULL);
  for (guint i = problems->len; i > 0; i--)
    {
      KwFieldProblem *problem = g_ptr_array_index (problems, i - 1);
      KwFieldRow *row = find_row (self, problem->field->name);

      kw_field_row_set_error (row, problem->message);
      gtk_widget_grab_focus (kw_field_row_get_content (row));
    }

  if (nameless)
    {
      kw_field_row_set_error (self->name_row, _ ("Whose casebook is it?"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
    }
  kw_field_row_set_error (self->file_row, exists ? _ ("There is a file of that name already.") : NULL);
  if (problems->len > 0 || nameless || exists)
    return FALSE;

  return kw_passphrase_fields_check (self->passphrase);
}

/* Whoever attacks the file knows whose it is. */
static void
on_name_changed (KwStartForm *self)
{
  const char *known[] = { gtk_editable_get_text (self->name_entry), gtk_editable_get_text (self->authority_entry),
                          NULL };

  kw_passphrase_fields_set_known (self->passphrase, known);
}

static void
on_start (KwStartForm *self)
{
  if (is_right (self))
    g_signal_emit (self, signals[START], 0);
}

static GtkDropDown *
make_role_choice (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (list, kw_code_set_get_label (&kw_worker_roles, roles[i]));

  return GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL));
}

static GtkEditable *
make_entry (KwStartForm *self,
            const char *name,
            const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_name (entry, name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_start), self, G_CONNECT_SWAPPED);

  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_file_field (KwStartForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_hange…"));

  self->file_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->file_label, PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (self->file_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->file_label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->file_label));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose_file), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static KwFieldRow *
add_row (KwStartForm *self,
         const char *label,
         GtkWidget *content)
{
  GtkWidget *row = kw_field_row_new (label, content);

  gtk_box_append (self->fields, row);

  return KW_FIELD_ROW (row);
}

static void
kw_start_form_dispose (GObject *object)
{
  KwStartForm *self = KW_START_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (kw_start_form_parent_class)->dispose (object);
}

static void
kw_start_form_finalize (GObject *object)
{
  g_object_unref (KW_START_FORM (object)->cancellable);

  G_OBJECT_CLASS (kw_start_form_parent_class)->finalize (object);
}

static void
kw_start_form_class_init (KwStartFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_start_form_dispose;
  object_class->finalize = kw_start_form_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);

  signals[START] = g_signal_new ("start", KW_TYPE_START_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/keyworker/Keyworker/start/kw-start-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KwStartForm, content);
  gtk_widget_class_bind_template_child (widget_class, KwStartForm, fields);
  gtk_widget_class_bind_template_child (widget_class, KwStartForm, start_button);
  gtk_widget_class_bind_template_child (widget_class, KwStartForm, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_start);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kw_start_form_init (KwStartForm *self)
{
  g_autoptr (GFile) file = suggest_file ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->name_entry = make_entry (self, "worker-name", _ ("As families and colleagues know you"));
  self->role_choice = make_role_choice ();
  self->authority_entry = make_entry (self, "authority", _ ("Its short name in capitals: WCC"));
  self->name_row = add_row (self, _ ("Your name"), GTK_WIDGET (self->name_entry));
  self->role_row = add_row (self, _ ("You work as"), GTK_WIDGET (self->role_choice));
  self->authority_row = add_row (self, _ ("Council"), GTK_WIDGET (self->authority_entry));
  self->file_row = add_row (self, _ ("Kept in"), make_file_field (self));
  self->passphrase = KW_PASSPHRASE_FIELDS (kw_passphrase_fields_new ());
  gtk_box_append (self->fields, GTK_WIDGET (self->passphrase));
  g_signal_connect_object (self->passphrase, "activate", G_CALLBACK (on_start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed", G_CALLBACK (on_name_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->authority_entry, "changed", G_CALLBACK (on_name_changed), self, G_CONNECT_SWAPPED);
  set_file (self, file);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/**
 * kw_start_form_new:
 * @parent: the window it lies on
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
kw_start_form_new (GtkWindow *parent)
{
  return g_object_new (KW_TYPE_START_FORM, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
}

/**
 * kw_start_form_dup_worker:
 *
 * Returns: (transfer full): whom the casebook belongs to, as typed
 */
KwWorker *
kw_start_form_dup_worker (KwStartForm *self)
{
  KwWorker *worker;
  guint role;

  g_return_val_if_fail (KW_IS_START_FORM (self), NULL);

  role = gtk_drop_down_get_selected (self->role_choice);
  worker = kw_record_new (KW_RECORD_WORKER);
  worker->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  worker->role = roles[MIN (role, G_N_ELEMENTS (roles) - 1)];
  worker->authority = g_ascii_strup (gtk_editable_get_text (self->authority_entry), -1);
  g_strstrip (worker->authority);
  kw_record_normalise (worker);

  return worker;
}

/**
 * kw_start_form_get_file:
 *
 * Returns: (transfer none): where the casebook is to be kept
 */
GFile *
kw_start_form_get_file (KwStartForm *self)
{
  g_return_val_if_fail (KW_IS_START_FORM (self), NULL);

  return self->file;
}

/**
 * kw_start_form_get_passphrase:
 *
 * Returns: (transfer none): the passphrase chosen, in secret memory
 */
const char *
kw_start_form_get_passphrase (KwStartForm *self)
{
  g_return_val_if_fail (KW_IS_START_FORM (self), NULL);

  return kw_passphrase_fields_get_passphrase (self->passphrase);
}

/**
 * kw_start_form_set_working:
 * @working: whether the casebook is being made
 *
 * Takes no more input while the casebook is being made.
 */
void
kw_start_form_set_working (KwStartForm *self,
                           gboolean working)
{
  g_return_if_fail (KW_IS_START_FORM (self));

  /* An entry is not told that it lost the keyboard by becoming insensitive. */
  if (working)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->content, !working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  if (!working)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}
