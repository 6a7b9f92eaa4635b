/* kw-reader-window.c: the plan for one named reader, and at the table
 *
 * On one side whom it is for and what is left out, for the worker; on the other the plan as its reader sees
 * it. "At the table" fills the screen with the reader's side alone: nothing else of the casebook can be seen
 * then. What is printed or saved is what was seen, and is noted in the read log. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-reader-window.h"

#include "kw-document-view.h"
#include "kw-journal.h"
#include "kw-paper.h"
#include "kw-reader-choices.h"
#include "kw-reader-document.h"
#include "kw-window.h"

#include <glib/gi18n.h>

#define WIDTH         960
#define HEIGHT        560
#define MARGIN        18
#define CHOICES_WIDTH 320
#define PAGE_WIDTH    640

struct _KwReaderWindow
{
  AdwWindow parent_instance;

  KwSession *session;
  gint64 family;
  GCancellable *cancellable;
  KwPlan *plan;         /* (nullable) the whole one */
  KwDocument *document; /* (nullable) as it is seen */

  GtkWidget *choices;
  GtkWidget *choices_side;
  GtkWidget *view;
  GtkWidget *at_table;
  GtkWidget *print;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (KwReaderWindow, kw_reader_window, ADW_TYPE_WINDOW)

enum {
  PROP_0,
  PROP_SESSION,
  PROP_FAMILY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_plan (KwReaderWindow *self)
{
  KwReaderChoices *choices = KW_READER_CHOICES (self->choices);
  const KwMember *reader = kw_reader_choices_get_reader (choices);
  g_autoptr (KwReaderPlan) seen = NULL;
  g_autofree char *language = NULL;

  g_clear_pointer (&self->document, kw_document_unref);
  if (reader != NULL && self->plan != NULL)
    {
      const KwWorker *worker = kw_casebook_get_worker (kw_session_get_casebook (self->session));

      language = kw_reader_choices_dup_language (choices);
      seen = kw_reader_plan_new (self->plan, reader->record.id, worker->name);
      kw_reader_choices_leave_out (choices, seen);
      self->document = kw_reader_plan_to_document (seen, language, kw_reader_choices_is_large (choices));
    }
  kw_document_view_show (KW_DOCUMENT_VIEW (self->view), self->document);
  if (kw_reader_choices_is_large (choices))
    gtk_widget_add_css_class (self->view, "large-type");
  else
    gtk_widget_remove_css_class (self->view, "large-type");
  gtk_widget_set_sensitive (self->at_table, self->document != NULL);
  gtk_widget_set_sensitive (self->print, self->document != NULL);
  gtk_widget_set_sensitive (self->save, self->document != NULL);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwReaderWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_casebook_load_family_finish (KW_CASEBOOK (source), result, &error);

  if (case_file == NULL)
    {
      kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The family could not be read"));
      return;
    }
  if (self->session == NULL)
    return;
  self->plan = kw_plan_compute (case_file, kw_session_get_policy (self->session), kw_session_get_now (self->session));
  kw_reader_choices_set_plan (KW_READER_CHOICES (self->choices), self->plan);
}

/* At the table */

static void
set_at_table (KwReaderWindow *self, gboolean at_table)
{
  gtk_widget_set_visible (self->choices_side, !at_table);
  gtk_widget_set_visible (self->print, !at_table);
  gtk_widget_set_visible (self->save, !at_table);
  gtk_button_set_label (GTK_BUTTON (self->at_table), at_table ? _ ("_Leave the table") : _ ("At the _table"));
  if (at_table)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static gboolean
is_at_table (KwReaderWindow *self)
{
  return !gtk_widget_get_visible (self->choices_side);
}

static void
on_at_table (KwReaderWindow *self)
{
  set_at_table (self, !is_at_table (self));
}

/* Out of the table first, so that one key too many does not show the whole record to the family. */
static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KwReaderWindow *self = KW_READER_WINDOW (widget);

  if (is_at_table (self))
    set_at_table (self, FALSE);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Printing and saving */

static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwReaderWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!kw_casebook_log_read_finish (KW_CASEBOOK (source), result, &error))
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("It was not noted that you printed this"));
}

static void
note (KwReaderWindow *self, KwReadKind what)
{
  if (self->session != NULL)
    kw_casebook_log_read_async (kw_session_get_casebook (self->session), what, self->family, NULL, NULL, NULL,
                                on_noted, g_object_ref (self));
}

static void
finish (KwReaderWindow *self, gboolean done, const GError *error, KwReadKind what)
{
  g_autoptr (KwReaderWindow) owned = self;

  if (done)
    note (owned, what);
  else if (error != NULL)
    kw_window_show_error (kw_window_of (GTK_WIDGET (owned)), error, _ ("The plan was not printed"));
}

static void
on_printed (gboolean printed, const GError *error, gpointer data)
{
  finish (data, printed, error, KW_READ_PRINTED);
}

static void
on_saved (gboolean saved, const GError *error, gpointer data)
{
  finish (data, saved, error, KW_READ_EXPORTED);
}

static void
do_print (KwReaderWindow *self)
{
  kw_paper_print (GTK_WINDOW (self), self->document, on_printed, g_object_ref (self));
}

static void
do_save (KwReaderWindow *self)
{
  kw_paper_save (GTK_WINDOW (self), self->document, KW_DOCUMENT_PDF, _ ("plan.pdf"), on_saved, g_object_ref (self));
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, KwReaderWindow *self)
{
  if (self->document == NULL)
    return;
  if (g_str_equal (response, "print"))
    do_print (self);
  else if (g_str_equal (response, "save"))
    do_save (self);
}

/* Paper gets into other hands: whoever has a safe contact is asked about first. */
static void
ask (KwReaderWindow *self, const char *response)
{
  const KwMember *reader = kw_reader_choices_get_reader (KW_READER_CHOICES (self->choices));
  GtkWidget *dialog;

  if (reader == NULL)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Is it safe for them to have this?"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reader->safe_contact);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), response, _ ("It is _safe"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_unsafe (KwReaderWindow *self)
{
  const KwMember *reader = kw_reader_choices_get_reader (KW_READER_CHOICES (self->choices));

  return reader != NULL && reader->safe_contact != NULL;
}

static void
on_print (KwReaderWindow *self)
{
  if (is_unsafe (self))
    ask (self, "print");
  else
    do_print (self);
}

static void
on_save (KwReaderWindow *self)
{
  if (is_unsafe (self))
    ask (self, "save");
  else
    do_save (self);
}

static void
kw_reader_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwReaderWindow *self = KW_READER_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_FAMILY:
      self->family = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_reader_window_constructed (GObject *object)
{
  KwReaderWindow *self = KW_READER_WINDOW (object);

  G_OBJECT_CLASS (kw_reader_window_parent_class)->constructed (object);

  self->cancellable = g_cancellable_new ();
  show_plan (self);
  kw_casebook_load_family_async (kw_session_get_casebook (self->session), self->family, self->cancellable, on_loaded,
                                 g_object_ref (self));
}

static void
kw_reader_window_dispose (GObject *object)
{
  KwReaderWindow *self = KW_READER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->document, kw_document_unref);
  g_clear_pointer (&self->plan, kw_plan_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kw_reader_window_parent_class)->dispose (object);
}

static void
kw_reader_window_class_init (KwReaderWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kw_reader_window_constructed;
  object_class->dispose = kw_reader_window_dispose;
  object_class->set_property = kw_reader_window_set_property;

  /**
   * KwReaderWindow:session:
   *
   * The open casebook at work.
   */
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KW_TYPE_SESSION, flags);

  /**
   * KwReaderWindow:family:
   *
   * The id of the family whose plan it is.
   */
  properties[PROP_FAMILY] = g_param_spec_int64 ("family", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F11, 0, on_escape, NULL);
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, MARGIN);
  gtk_widget_set_margin_end (widget, MARGIN);
  gtk_widget_set_margin_top (widget, MARGIN);
  gtk_widget_set_margin_bottom (widget, MARGIN);
}

static GtkWidget *
build_page (KwReaderWindow *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled;

  self->view = kw_document_view_new ();
  set_margins (self->view);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->view);
  scrolled = scrolled_new (clamp);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "view");
  return scrolled;
}

static GtkWidget *
build_header (KwReaderWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->at_table = gtk_button_new_with_mnemonic (_ ("At the _table"));
  self->print = gtk_button_new_with_mnemonic (_ ("_Print"));
  self->save = gtk_button_new_with_mnemonic (_ ("Save as P_DF"));
  gtk_widget_add_css_class (self->at_table, "suggested-action");
  g_signal_connect_swapped (self->at_table, "clicked", G_CALLBACK (on_at_table), self);
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->at_table);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  return header;
}

static void
kw_reader_window_init (KwReaderWindow *self)
{
  GtkWidget *window = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->choices = kw_reader_choices_new ();
  set_margins (self->choices);
  self->choices_side = scrolled_new (self->choices);
  gtk_widget_set_size_request (self->choices_side, CHOICES_WIDTH, -1);
  gtk_widget_set_hexpand (self->choices_side, FALSE);
  g_signal_connect_swapped (self->choices, "changed", G_CALLBACK (show_plan), self);
  gtk_box_append (GTK_BOX (sides), self->choices_side);
  gtk_box_append (GTK_BOX (sides), build_page (self));
  gtk_box_append (GTK_BOX (window), build_header (self));
  gtk_box_append (GTK_BOX (window), sides);
  adw_window_set_content (ADW_WINDOW (self), window);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Plan for one reader"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}
