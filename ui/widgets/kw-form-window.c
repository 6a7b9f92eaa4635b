/* kw-form-window.c: a form that never loses what is typed
 *
 * Its widgets are made in kw-form-build.c, drafts kept in kw-form-draft.c, and kw-form-save.c looks at what is entered
 * and saves it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-form-window-private.h"

#include "kw-family-chooser.h"
#include "kw-window.h"

#include <glib/gi18n.h>

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KwFormWindow, kw_form_window, ADW_TYPE_WINDOW)

enum {
  PROP_0,
  PROP_SESSION,
  PROP_FAMILY,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

KwFormWindowPrivate *
kw_form_window_get_private (KwFormWindow *self)
{
  return kw_form_window_get_instance_private (self);
}

static void
set_ready (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  KwFormWindowClass *klass = KW_FORM_WINDOW_GET_CLASS (self);

  priv->filling = FALSE;
  priv->ready = TRUE;
  gtk_widget_set_sensitive (priv->save_button, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), "form");
  if (klass->focus_first != NULL)
    klass->focus_first (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
on_draft_restored (KwFormWindow *self)
{
  set_ready (self);
}

static void
fill (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  priv->filling = TRUE;
  KW_FORM_WINDOW_GET_CLASS (self)->fill (self, priv->case_file);
  kw_form_window_restore_draft (self, on_draft_restored);
}

static void
on_family_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFormWindow) self = data;
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  g_autoptr (GError) error = NULL;
  KwCaseFile *case_file = kw_casebook_load_family_finish (KW_CASEBOOK (source), result, &error);

  if (priv->gone)
    g_clear_pointer (&case_file, kw_case_file_unref);
  if (case_file == NULL)
    {
      if (!priv->gone && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kw_form_window_say (self, error->message);
      return;
    }
  g_clear_pointer (&priv->case_file, kw_case_file_unref);
  priv->case_file = case_file;
  if (!priv->ready)
    fill (self);
  else if (KW_FORM_WINDOW_GET_CLASS (self)->case_changed != NULL)
    KW_FORM_WINDOW_GET_CLASS (self)->case_changed (self, case_file);
}

static void
load_family (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  kw_casebook_load_family_async (kw_session_get_casebook (priv->session), priv->family, priv->cancellable,
                                 on_family_loaded, g_object_ref (self));
}

static void
on_session_changed (KwFormWindow *self, gint64 family, gint64 edit)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  if (priv->ready && !priv->saved && !priv->saving && family != KW_NONE && family == priv->family)
    load_family (self);
}

static void
begin (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);
  GtkWidget *chooser;

  g_signal_connect_object (priv->session, "changed", G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  if (priv->family != KW_NONE)
    load_family (self);
  else if (!KW_FORM_WINDOW_GET_CLASS (self)->needs_family)
    fill (self);
  else
    {
      chooser = kw_family_chooser_new (priv->session);
      g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (kw_form_window_choose_family), self);
      gtk_stack_add_named (GTK_STACK (priv->stack), chooser, "choose");
      gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), "choose");
      gtk_widget_grab_focus (chooser);
    }
}

static void
kw_form_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (KW_FORM_WINDOW (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_FAMILY:
      g_value_set_int64 (value, priv->family);
      break;
    case PROP_READY:
      g_value_set_boolean (value, priv->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_form_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (KW_FORM_WINDOW (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_FAMILY:
      priv->family = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_form_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (kw_form_window_parent_class)->constructed (object);

  begin (KW_FORM_WINDOW (object));
}

/* Destroyed, though something on its way may hold it for a while yet: the casebook may be closed by then. */
static void
kw_form_window_unrealize (GtkWidget *widget)
{
  kw_form_window_flush_draft (KW_FORM_WINDOW (widget));

  GTK_WIDGET_CLASS (kw_form_window_parent_class)->unrealize (widget);
}

static void
kw_form_window_dispose (GObject *object)
{
  KwFormWindow *self = KW_FORM_WINDOW (object);
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  kw_form_window_flush_draft (self);
  priv->gone = TRUE;
  g_cancellable_cancel (priv->cancellable);
  g_hash_table_remove_all (priv->rows);
  g_clear_weak_pointer (&priv->focus_before);

  G_OBJECT_CLASS (kw_form_window_parent_class)->dispose (object);
}

static void
kw_form_window_finalize (GObject *object)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (KW_FORM_WINDOW (object));

  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->case_file, kw_case_file_unref);
  g_clear_pointer (&priv->rows, g_hash_table_unref);
  g_clear_pointer (&priv->bound, g_ptr_array_unref);
  g_clear_pointer (&priv->initial, json_decref);
  g_clear_pointer (&priv->discarded, json_decref);

  G_OBJECT_CLASS (kw_form_window_parent_class)->finalize (object);
}

/* The window goes when what is typed is kept. Where that fails it says so, and goes when closed once more. */
static gboolean
kw_form_window_close_request (GtkWindow *window)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (KW_FORM_WINDOW (window));

  if (priv->saving)
    return TRUE;
  if (!priv->keep_failed)
    kw_form_window_flush_draft (KW_FORM_WINDOW (window));
  if (priv->n_keeping > 0)
    {
      priv->close_when_kept = TRUE;
      return TRUE;
    }

  return GTK_WINDOW_CLASS (kw_form_window_parent_class)->close_request (window);
}

static void
on_undo_discard (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kw_form_window_undo_discard (KW_FORM_WINDOW (widget));
}

static void
kw_form_window_class_init (KwFormWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kw_form_window_get_property;
  object_class->set_property = kw_form_window_set_property;
  object_class->constructed = kw_form_window_constructed;
  object_class->dispose = kw_form_window_dispose;
  object_class->finalize = kw_form_window_finalize;
  GTK_WIDGET_CLASS (klass)->unrealize = kw_form_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = kw_form_window_close_request;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, KW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAMILY] =
      g_param_spec_int64 ("family", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KwFormWindow:ready:
   *
   * Whether it is filled in and, where there was a draft, restored.
   */
  properties[PROP_READY] =
      g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.undo-discard", NULL, on_undo_discard);
}

static void
kw_form_window_init (KwFormWindow *self)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  priv->family = KW_NONE;
  priv->cancellable = g_cancellable_new ();
  priv->bound = g_ptr_array_new ();
  priv->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  kw_form_window_build (self);
}

/**
 * kw_form_window_get_session:
 *
 * Returns: (transfer none): the open casebook at work
 */
KwSession *
kw_form_window_get_session (KwFormWindow *self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), NULL);

  return kw_form_window_get_private (self)->session;
}

/**
 * kw_form_window_get_family:
 *
 * Returns: the family, or %KW_NONE while none is chosen
 */
gint64
kw_form_window_get_family (KwFormWindow *self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), KW_NONE);

  return kw_form_window_get_private (self)->family;
}

/**
 * kw_form_window_get_case_file:
 *
 * Returns: (transfer none) (nullable): what is recorded about the family now
 */
KwCaseFile *
kw_form_window_get_case_file (KwFormWindow *self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), NULL);

  return kw_form_window_get_private (self)->case_file;
}

/**
 * kw_form_window_get_now:
 *
 * Returns: what rules take for the time
 */
KwInstant
kw_form_window_get_now (KwFormWindow *self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), KW_NONE);

  return kw_session_get_now (kw_form_window_get_private (self)->session);
}

/**
 * kw_form_window_new_id:
 * @self: (type KwFormWindow): a form; a #KwNewId takes it as its data
 *
 * Returns: an id for a record to be
 */
gint64
kw_form_window_new_id (gpointer self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), KW_NONE);

  return kw_casebook_new_id (kw_session_get_casebook (kw_form_window_get_private (self)->session));
}

/**
 * kw_form_window_is_ready:
 *
 * Returns: whether it is filled in and, where there was a draft, restored
 */
gboolean
kw_form_window_is_ready (KwFormWindow *self)
{
  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), FALSE);

  return kw_form_window_get_private (self)->ready;
}

/**
 * kw_form_window_set_content:
 * @content: the fields
 */
void
kw_form_window_set_content (KwFormWindow *self, GtkWidget *content)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  adw_clamp_set_child (ADW_CLAMP (kw_form_window_get_private (self)->content), content);
}

/**
 * kw_form_window_set_save_words:
 * @words: what the button that saves says, translated, with a mnemonic
 */
void
kw_form_window_set_save_words (KwFormWindow *self, const char *words)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  gtk_label_set_text_with_mnemonic (GTK_LABEL (kw_form_window_get_private (self)->save_label), words);
}

/**
 * kw_form_window_add_field:
 * @box: where the row goes
 * @field: the field's name, as faults say it
 * @label: what it is called, translated
 * @content: what it is entered in
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
kw_form_window_add_field (KwFormWindow *self, GtkWidget *box, const char *field, const char *label, GtkWidget *content)
{
  GtkWidget *row;

  g_return_val_if_fail (KW_IS_FORM_WINDOW (self), NULL);

  row = kw_field_row_new (label, content);
  gtk_box_append (GTK_BOX (box), row);
  kw_field_row_set_error_name (KW_FIELD_ROW (row), field);
  kw_form_window_bind_field (self, field, row);
  return row;
}

/**
 * kw_form_window_bind_field:
 * @field: a field's name
 * @row: the row at which to show what is wrong with it
 */
void
kw_form_window_bind_field (KwFormWindow *self, const char *field, GtkWidget *row)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  g_hash_table_insert (kw_form_window_get_private (self)->rows, g_strdup (field), row);
}

/**
 * kw_form_window_unbind_field:
 * @field: the name of a field whose row is about to go
 */
void
kw_form_window_unbind_field (KwFormWindow *self, const char *field)
{
  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  g_hash_table_remove (kw_form_window_get_private (self)->rows, field);
}

/**
 * kw_form_window_choose_family:
 * @family: a family
 *
 * Fills the form in for a family that was chosen in it.
 */
void
kw_form_window_choose_family (KwFormWindow *self, gint64 family)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  priv->family = family;
  priv->ready = FALSE;
  g_hash_table_remove_all (priv->rows);
  load_family (self);
}

/**
 * kw_form_window_say:
 * @words: one sentence, plain text
 *
 * Says something about the whole form, under its header bar.
 */
void
kw_form_window_say (KwFormWindow *self, const char *words)
{
  KwFormWindowPrivate *priv = kw_form_window_get_private (self);

  g_return_if_fail (KW_IS_FORM_WINDOW (self));

  gtk_label_set_text (GTK_LABEL (priv->notice_label), words);
  gtk_widget_set_visible (priv->discard_button, FALSE);
  gtk_widget_set_visible (priv->notice, TRUE);
}
