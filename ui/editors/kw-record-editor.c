/* kw-record-editor.c: the editor of all plain records
 *
 * Built from the table of fields of whatever it edits: a step, a member, a problem, a service. What is wrong stands
 * beside its field; what is half written is a draft. Removing takes along what hangs on the record and can be undone.
 * Before a family is added, those that look like it are named. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-editor.h"

#include "kw-chip-group.h"
#include "kw-people.h"
#include "kw-record-field.h"
#include "kw-search.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPACING        10
#define LIKELY_WAIT_MS 300
#define MOST_LIKELY    8

struct _KwRecordEditor
{
  KwFormWindow parent_instance;

  int kind;
  gint64 id;     /* KW_NONE: a new one */
  gint64 parent; /* KW_NONE: none */

  KwRecordEntry *entry;
  GtkWidget *box;
  GtkWidget **widgets; /* in the order of the fields; NULL where one is not offered */
  GtkWidget *whose;
  GtkWidget *likely;
  guint likely_timeout;
  GCancellable *likely_cancellable;
};

G_DEFINE_FINAL_TYPE (KwRecordEditor, kw_record_editor, KW_TYPE_FORM_WINDOW)

enum {
  PROP_0,
  PROP_KIND,
  PROP_ID,
  PROP_PARENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const KwRecordType *
type_of (KwRecordEditor *self)
{
  return kw_record_type_get ((KwRecordKind) self->kind);
}

static KwSession *
session_of (KwRecordEditor *self)
{
  return kw_form_window_get_session (KW_FORM_WINDOW (self));
}

static void
show_likely (KwRecordEditor *self, const GPtrArray *hits)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const KwSearchHit *hit = g_ptr_array_index (hits, i);

      if (hit->kind == KW_RECORD_FAMILY && hit->family_name != NULL)
        g_ptr_array_add (names, g_strdup_printf ("%s (%s)", hit->family_name, hit->family_reference));
    }
  gtk_widget_set_visible (self->likely, names->len > 0);
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  list = kw_words_list ((const char *const *) names->pdata);
  words = g_strdup_printf (_ ("Is it one of these? %s"), list);
  gtk_label_set_text (GTK_LABEL (self->likely), words);
}

static void
on_likely_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwRecordEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kw_casebook_search_finish (KW_CASEBOOK (source), result, &error);

  if (hits != NULL)
    show_likely (self, hits);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kw_form_window_say (KW_FORM_WINDOW (self), error->message);
}

static gboolean
find_likely (gpointer user_data)
{
  KwRecordEditor *self = user_data;
  const char *name = kw_record_entry_get (self->entry, kw_record_type_get_field (type_of (self), "name"));

  self->likely_timeout = 0;
  g_cancellable_cancel (self->likely_cancellable);
  g_clear_object (&self->likely_cancellable);
  self->likely_cancellable = g_cancellable_new ();
  if (kw_entry_is_blank (name))
    gtk_widget_set_visible (self->likely, FALSE);
  else
    kw_casebook_search_async (kw_session_get_casebook (session_of (self)), name, MOST_LIKELY, self->likely_cancellable,
                              on_likely_found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_field_changed (const KwField *field, const char *text, gpointer user_data)
{
  KwRecordEditor *self = user_data;

  kw_record_entry_set (self->entry, field, text);
  kw_form_window_changed (KW_FORM_WINDOW (self));
  if (self->likely == NULL || strcmp (field->name, "name") != 0)
    return;
  g_clear_handle_id (&self->likely_timeout, g_source_remove);
  self->likely_timeout = g_timeout_add (LIKELY_WAIT_MS, find_likely, self);
}

static void
on_whose_toggled (KwRecordEditor *self, gint64 member, gboolean active)
{
  kw_ids_set (self->entry->whose, member, active);
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static void
build_whose (KwRecordEditor *self, const KwCaseFile *case_file)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  self->whose = kw_chip_group_new (_ ("Whose it is"));
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      kw_chip_group_add (KW_CHIP_GROUP (self->whose), member->record.id, kw_member_get_name (member));
    }
  g_signal_connect_swapped (self->whose, "toggled", G_CALLBACK (on_whose_toggled), self);
  kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, "whose", _ ("Whose it is"), self->whose);
}

static void
build_likely (KwRecordEditor *self)
{
  self->likely = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->likely), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->likely), 0);
  gtk_widget_add_css_class (self->likely, "form-notice");
  gtk_widget_set_visible (self->likely, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->likely);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwWindow) window = KW_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  if (edit == 0)
    kw_window_show_error (window, error, _ ("It was not removed"));
  else
    kw_window_offer_undo (window, edit, _ ("Removed"));
}

static void
on_remove (KwRecordEditor *self)
{
  KwCaseFile *case_file = kw_form_window_get_case_file (KW_FORM_WINDOW (self));
  g_autofree char *obstacle = kw_record_entry_dup_obstacle (self->entry, case_file);
  g_autoptr (KwEdit) edit = NULL;

  if (obstacle != NULL)
    {
      kw_form_window_say (KW_FORM_WINDOW (self), obstacle);
      return;
    }
  edit = kw_record_entry_make_removal (self->entry, case_file);
  kw_session_commit_async (session_of (self), edit, NULL, on_removed, g_object_ref (kw_window_of (GTK_WIDGET (self))));
  kw_form_window_discard (KW_FORM_WINDOW (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
build_remove (KwRecordEditor *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove"));

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, SPACING);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
build (KwRecordEditor *self, const KwCaseFile *case_file)
{
  const KwRecordType *type = type_of (self);
  const KwWorker *worker = kw_casebook_get_worker (kw_session_get_casebook (session_of (self)));
  KwInstant now = kw_form_window_get_now (KW_FORM_WINDOW (self));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->widgets = g_new0 (GtkWidget *, type->n_fields);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const KwField *field = &type->fields[i];

      if (!kw_record_entry_shows (self->entry, field, worker->role != KW_ROLE_KEY_WORKER))
        continue;
      self->widgets[i] = kw_record_field_new (field, case_file, now, on_field_changed, self);
      kw_form_window_add_field (KW_FORM_WINDOW (self), self->box, field->name, kw_field_get_label (field),
                                self->widgets[i]);
      if (type->kind == KW_RECORD_FAMILY && self->id == KW_NONE && strcmp (field->name, "name") == 0)
        build_likely (self);
      if (type->kind == KW_RECORD_PROBLEM && strcmp (field->name, "title") == 0)
        build_whose (self, case_file);
    }
  if (self->id != KW_NONE && type->kind != KW_RECORD_FAMILY)
    build_remove (self);
  kw_form_window_set_content (KW_FORM_WINDOW (self), self->box);
}

static void
show (KwRecordEditor *self)
{
  for (guint i = 0; i < self->entry->type->n_fields; i++)
    if (self->widgets[i] != NULL)
      kw_record_field_show (self->widgets[i], &self->entry->type->fields[i], self->entry->typed[i]);
  for (guint i = 0; self->whose != NULL && i < self->entry->whose->len; i++)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->whose), g_array_index (self->entry->whose, gint64, i), TRUE);
}

static void
set_title (KwRecordEditor *self)
{
  const char *what = kw_record_type_get_label (type_of (self));
  g_autofree char *title = NULL;

  /* Translators: a kind of record: "New: Step", "Edit: Step" */
  title = g_strdup_printf (self->id == KW_NONE ? _ ("New: %s") : _ ("Edit: %s"), what);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* What the team shares is in no case file: it is read from the directory. */
static void
on_shared_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwRecordEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kw_casebook_list_shared_finish (KW_CASEBOOK (source), result, &error);

  if (records == NULL)
    {
      kw_form_window_say (KW_FORM_WINDOW (self), error->message);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      const KwRecord *record = g_ptr_array_index (records, i);

      if (record->id != self->id)
        continue;
      g_clear_pointer (&self->entry, kw_record_entry_free);
      self->entry = kw_record_entry_new_for (NULL, record);
      show (self);
    }
}

static KwRecordEntry *
make_entry (KwRecordEditor *self, const KwCaseFile *case_file)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  const KwWorker *worker = kw_casebook_get_worker (kw_session_get_casebook (session_of (self)));
  const KwRecord *record = NULL;
  KwRecordEntry *entry;

  if (self->id != KW_NONE && case_file != NULL)
    record = kw_case_file_find (case_file, (KwRecordKind) self->kind, self->id);
  if (record != NULL)
    return kw_record_entry_new_for (case_file, record);
  entry = kw_record_entry_new ((KwRecordKind) self->kind, self->id != KW_NONE ? self->id : kw_form_window_new_id (self),
                               kw_form_window_get_family (form), self->parent,
                               kw_instant_to_date (kw_form_window_get_now (form)));
  if (self->kind == KW_RECORD_FAMILY && worker->authority != NULL)
    kw_record_entry_set (entry, kw_record_type_get_field (entry->type, "authority"), worker->authority);
  return entry;
}

static void
kw_record_editor_fill (KwFormWindow *form, KwCaseFile *case_file)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (form);

  self->entry = make_entry (self, case_file);
  build (self, case_file);
  show (self);
  if (self->id != KW_NONE && self->entry->original == NULL)
    kw_casebook_list_shared_async (kw_session_get_casebook (session_of (self)), (KwRecordKind) self->kind, NULL,
                                   on_shared_listed, g_object_ref (self));
}

static char *
kw_record_editor_dup_draft_key (KwFormWindow *form)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (form);
  gint64 family = kw_form_window_get_family (form);

  if (self->id != KW_NONE)
    return g_strdup_printf ("%s/%" G_GINT64_FORMAT, type_of (self)->name, self->id);
  return g_strdup_printf ("new-%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, type_of (self)->name,
                          family == KW_NONE ? 0 : family, self->parent == KW_NONE ? 0 : self->parent);
}

static json_t *
kw_record_editor_write_draft (KwFormWindow *form)
{
  return kw_record_entry_to_json (KW_RECORD_EDITOR (form)->entry);
}

/* The draft of a new record that is there was saved in the moment of a crash. */
static gboolean
kw_record_editor_read_draft (KwFormWindow *form, const json_t *draft)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (form);
  KwCaseFile *case_file = kw_form_window_get_case_file (form);
  gint64 id = json_integer_value (json_object_get (draft, "id"));

  if (self->id == KW_NONE && case_file != NULL && kw_case_file_find (case_file, (KwRecordKind) self->kind, id) != NULL)
    return FALSE;
  kw_record_entry_read_json (self->entry, draft);
  show (self);
  return TRUE;
}

static GPtrArray *
kw_record_editor_check (KwFormWindow *form)
{
  return kw_record_entry_check (KW_RECORD_EDITOR (form)->entry, kw_form_window_get_now (form));
}

static KwEdit *
kw_record_editor_make_edit (KwFormWindow *form)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (form);

  return kw_record_entry_make_edit (self->entry, kw_form_window_get_case_file (form),
                                    kw_session_get_worker (session_of (self)), kw_form_window_get_now (form),
                                    kw_form_window_new_id, self);
}

static char *
kw_record_editor_dup_saved_words (KwFormWindow *form)
{
  /* Translators: a kind of record: "Saved: Step" */
  return g_strdup_printf (_ ("Saved: %s"), kw_record_type_get_label (type_of (KW_RECORD_EDITOR (form))));
}

typedef struct
{
  KwWindow *window;
  gint64 family;
} Opening;

static gboolean
open_family (gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (KwWindow) window = opening->window;

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-family-page",
                                  g_variant_new ("(xs)", opening->family, "people"));
  return G_SOURCE_REMOVE;
}

/* A family that was added is where the work goes on: its members come next. The window goes nowhere while a form is
 * open, so this waits until the form is gone. */
static void
kw_record_editor_saved (KwFormWindow *form)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (form);
  KwWindow *window = kw_window_of (GTK_WIDGET (self));
  Opening *opening;

  if (self->kind != KW_RECORD_FAMILY || self->id != KW_NONE || window == NULL)
    return;
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (window);
  opening->family = self->entry->id;
  g_idle_add (open_family, opening);
}

static void
kw_record_editor_focus_first (KwFormWindow *form)
{
  gtk_widget_child_focus (KW_RECORD_EDITOR (form)->box, GTK_DIR_TAB_FORWARD);
}

static void
kw_record_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PARENT:
      g_value_set_int64 (value, self->parent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_record_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_int (value);
      break;
    case PROP_ID:
      self->id = g_value_get_int64 (value);
      break;
    case PROP_PARENT:
      self->parent = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_record_editor_constructed (GObject *object)
{
  set_title (KW_RECORD_EDITOR (object));

  G_OBJECT_CLASS (kw_record_editor_parent_class)->constructed (object);
}

static void
kw_record_editor_dispose (GObject *object)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (object);

  g_clear_handle_id (&self->likely_timeout, g_source_remove);
  g_cancellable_cancel (self->likely_cancellable);
  g_clear_object (&self->likely_cancellable);

  G_OBJECT_CLASS (kw_record_editor_parent_class)->dispose (object);
}

static void
kw_record_editor_finalize (GObject *object)
{
  KwRecordEditor *self = KW_RECORD_EDITOR (object);

  g_clear_pointer (&self->entry, kw_record_entry_free);
  g_free (self->widgets);

  G_OBJECT_CLASS (kw_record_editor_parent_class)->finalize (object);
}

static void
kw_record_editor_class_init (KwRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KwFormWindowClass *form_class = KW_FORM_WINDOW_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kw_record_editor_constructed;
  object_class->dispose = kw_record_editor_dispose;
  object_class->finalize = kw_record_editor_finalize;
  object_class->get_property = kw_record_editor_get_property;
  object_class->set_property = kw_record_editor_set_property;

  form_class->dup_draft_key = kw_record_editor_dup_draft_key;
  form_class->fill = kw_record_editor_fill;
  form_class->write_draft = kw_record_editor_write_draft;
  form_class->read_draft = kw_record_editor_read_draft;
  form_class->check = kw_record_editor_check;
  form_class->make_edit = kw_record_editor_make_edit;
  form_class->dup_saved_words = kw_record_editor_dup_saved_words;
  form_class->saved = kw_record_editor_saved;
  form_class->focus_first = kw_record_editor_focus_first;

  /**
   * KwRecordEditor:kind:
   *
   * The #KwRecordKind of what is edited.
   */
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, KW_N_RECORD_KINDS - 1, 0, flags);

  /**
   * KwRecordEditor:id:
   *
   * The record's id; %KW_NONE for a new one.
   */
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE, flags);

  /**
   * KwRecordEditor:parent:
   *
   * The id of the record that a new one hangs on (a step's problem); %KW_NONE for none.
   */
  properties[PROP_PARENT] = g_param_spec_int64 ("parent", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kw_record_editor_init (KwRecordEditor *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 680);
}
