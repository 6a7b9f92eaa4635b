/* kw-refer-form.c: writing a referral, and moving it on
 *
 * Written in the minute in which somebody opened up: what can be guessed is filled in, the quickest service
 * that fits is chosen, and saving makes it ready, with or without a network. Later the same form moves it on.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-form-private.h"

#include <glib/gi18n.h>

#define SPACING 10

G_DEFINE_FINAL_TYPE (KwReferForm, kw_refer_form, KW_TYPE_FORM_WINDOW)

enum {
  PROP_0,
  PROP_PROBLEM,
  PROP_BREAKTHROUGH,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Something was ticked or typed, and the entry has it. */
void
kw_refer_form_entered (KwReferForm *self)
{
  kw_refer_form_update_preview (self);
  kw_form_window_changed (KW_FORM_WINDOW (self));
}

static void
show (KwReferForm *self)
{
  self->showing = TRUE;
  kw_form_window_show_bound (KW_FORM_WINDOW (self));
  kw_refer_form_show_writing (self);
  kw_refer_form_show_sharing (self);
  kw_refer_form_show_progress (self);
  self->showing = FALSE;
}

static void
on_services_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwReferForm) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *services = kw_casebook_list_shared_finish (KW_CASEBOOK (source), result, &error);

  if (services == NULL)
    {
      kw_form_window_say (KW_FORM_WINDOW (self), error->message);
      return;
    }
  g_clear_pointer (&self->services, g_ptr_array_unref);
  self->services = services;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->fits == NULL)
    return;
  self->showing = TRUE;
  kw_refer_form_show_fits (self, TRUE);
  kw_refer_form_show_progress (self);
  self->showing = FALSE;
}

static char *
kw_refer_form_dup_draft_key (KwFormWindow *form)
{
  KwReferForm *self = KW_REFER_FORM (form);
  gint64 family = kw_form_window_get_family (form);

  if (family == KW_NONE)
    return NULL;
  if (self->referral_given != KW_NONE)
    return g_strdup_printf ("refer/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, family, self->referral_given);
  return g_strdup_printf ("refer/%" G_GINT64_FORMAT, family);
}

static void
kw_refer_form_fill (KwFormWindow *form, KwCaseFile *case_file)
{
  KwReferForm *self = KW_REFER_FORM (form);
  KwSession *session = kw_form_window_get_session (form);
  const KwReferral *referral = kw_case_file_find (case_file, KW_RECORD_REFERRAL, self->referral_given);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  if (referral != NULL)
    self->entry = kw_refer_entry_new_of (case_file, kw_session_get_policy (session), referral,
                                         kw_form_window_get_now (form));
  else
    self->entry = kw_refer_entry_new (case_file, kw_session_get_policy (session), self->problem_given,
                                      self->breakthrough_given, kw_form_window_get_now (form),
                                      kw_form_window_new_id, self);
  self->showing = TRUE;
  kw_refer_form_build_progress (self, box);
  kw_refer_form_build_writing (self, box);
  kw_refer_form_build_sharing (self, box);
  self->showing = FALSE;
  kw_form_window_set_content (form, box);
  show (self);
  kw_casebook_list_shared_async (kw_session_get_casebook (session), KW_RECORD_SERVICE, NULL, on_services_listed,
                                 g_object_ref (self));
}

static json_t *
kw_refer_form_write_draft (KwFormWindow *form)
{
  return kw_refer_entry_to_json (KW_REFER_FORM (form)->entry, kw_form_window_get_now (form));
}

/* A draft of a new referral that is there, or of a move from a state it is no longer in, was saved already. */
static gboolean
kw_refer_form_read_draft (KwFormWindow *form, const json_t *draft)
{
  KwReferForm *self = KW_REFER_FORM (form);
  const KwReferral *referral;
  gint64 id = KW_NONE;
  int status = KW_REFERRAL_DRAFT;

  kw_entry_read_id (draft, "id", &id);
  kw_entry_read_int (draft, "status", &status);
  referral = kw_case_file_find (kw_form_window_get_case_file (form), KW_RECORD_REFERRAL, id);
  if (referral != NULL && (self->referral_given != id || (int) referral->status != status))
    return FALSE;
  kw_refer_entry_read_json (self->entry, draft, kw_form_window_get_case_file (form), kw_form_window_get_now (form));
  show (self);
  return TRUE;
}

static GPtrArray *
kw_refer_form_check (KwFormWindow *form)
{
  return kw_refer_entry_check (KW_REFER_FORM (form)->entry, kw_form_window_get_case_file (form),
                               kw_form_window_get_now (form));
}

static KwEdit *
kw_refer_form_make_edit (KwFormWindow *form)
{
  KwReferForm *self = KW_REFER_FORM (form);
  GPtrArray *records = kw_refer_entry_to_records (self->entry, kw_form_window_get_case_file (form),
                                                  kw_form_window_get_now (form), kw_form_window_new_id, self);

  return kw_entry_make_edit (_ ("Referral"), records);
}

static char *
kw_refer_form_dup_saved_words (KwFormWindow *form)
{
  KwReferForm *self = KW_REFER_FORM (form);

  if (self->entry->move == KW_CODE_NONE && !kw_refer_entry_is_written (self->entry))
    return g_strdup (_ ("Referral ready. Not sent: ring them."));
  if (self->entry->move == KW_CODE_NONE)
    return g_strdup (_ ("Referral saved"));
  /* Translators: the new state of a referral: "Referral: Met the specialist" */
  return g_strdup_printf (_ ("Referral: %s"), kw_code_set_get_label (&kw_referral_statuses, self->entry->move));
}

static void
kw_refer_form_focus_first (KwFormWindow *form)
{
  KwReferForm *self = KW_REFER_FORM (form);

  if (kw_refer_entry_is_written (self->entry))
    gtk_widget_grab_focus (self->moves);
  else if (self->entry->problem == KW_NONE)
    gtk_widget_grab_focus (self->problem);
  else
    gtk_widget_grab_focus (self->service);
}

static void
kw_refer_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwReferForm *self = KW_REFER_FORM (object);

  switch (prop_id)
    {
    case PROP_PROBLEM:
      self->problem_given = g_value_get_int64 (value);
      break;
    case PROP_BREAKTHROUGH:
      self->breakthrough_given = g_value_get_int64 (value);
      break;
    case PROP_ID:
      self->referral_given = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_refer_form_finalize (GObject *object)
{
  KwReferForm *self = KW_REFER_FORM (object);

  g_clear_pointer (&self->entry, kw_refer_entry_free);
  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (kw_refer_form_parent_class)->finalize (object);
}

static GParamSpec *
new_id_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
}

static void
kw_refer_form_class_init (KwReferFormClass *klass)
{
  KwFormWindowClass *form_class = KW_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = kw_refer_form_set_property;
  G_OBJECT_CLASS (klass)->finalize = kw_refer_form_finalize;

  form_class->needs_family = TRUE;
  form_class->dup_draft_key = kw_refer_form_dup_draft_key;
  form_class->fill = kw_refer_form_fill;
  form_class->write_draft = kw_refer_form_write_draft;
  form_class->read_draft = kw_refer_form_read_draft;
  form_class->check = kw_refer_form_check;
  form_class->make_edit = kw_refer_form_make_edit;
  form_class->dup_saved_words = kw_refer_form_dup_saved_words;
  form_class->focus_first = kw_refer_form_focus_first;

  /**
   * KwReferForm:problem:
   *
   * The problem that a new referral is about, or %KW_NONE.
   */
  properties[PROP_PROBLEM] = new_id_property ("problem");
  /**
   * KwReferForm:breakthrough:
   *
   * When they told us, or %KW_NONE.
   */
  properties[PROP_BREAKTHROUGH] = new_id_property ("breakthrough");
  /**
   * KwReferForm:id:
   *
   * The referral to move on, or %KW_NONE for a new one.
   */
  properties[PROP_ID] = new_id_property ("id");
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
kw_refer_form_init (KwReferForm *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Refer"));
}
