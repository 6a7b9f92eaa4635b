/* kw-session.c
 *
 * An open casebook at work. Knows nothing by itself: it hands on what the casebook says, and keeps whether something
 * is being saved and when it last was. Main context's thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-session.h"

struct _KwSession
{
  GObject parent_instance;

  KwCasebook *casebook;
  KwPolicy *policy;
  KwInstant now;
  KwInstant saved_at;
  guint n_saving;
};

G_DEFINE_FINAL_TYPE (KwSession, kw_session, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_SAVED_AT,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kw_session_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  KwSession *self = KW_SESSION (object);

  switch (prop_id)
    {
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_saving > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
on_casebook_changed (KwSession *self,
                     gint64 family,
                     gint64 edit)
{
  self->saved_at = kw_session_get_now (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  g_signal_emit (self, signals[CHANGED], 0, family, edit);
}

static void
begin_saving (KwSession *self)
{
  if (self->n_saving++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
end_saving (KwSession *self)
{
  g_assert (self->n_saving > 0);

  if (--self->n_saving == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
return_edit (GTask *task,
             gint64 edit,
             GError *error)
{
  end_saving (g_task_get_source_object (task));
  if (edit == 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memdup2 (&edit, sizeof edit), g_free);
  g_object_unref (task);
}

static void
on_committed (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  GError *error = NULL;
  gint64 edit = kw_casebook_commit_finish (KW_CASEBOOK (source), result, &error);

  return_edit (data, edit, error);
}

static void
on_undone (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GError *error = NULL;
  gint64 edit = kw_casebook_undo_finish (KW_CASEBOOK (source), result, &error);

  return_edit (data, edit, error);
}

static gint64
take_edit (GAsyncResult *result,
           GError **error)
{
  g_autofree gint64 *edit = g_task_propagate_pointer (G_TASK (result), error);

  return edit == NULL ? 0 : *edit;
}

static void
kw_session_finalize (GObject *object)
{
  KwSession *self = KW_SESSION (object);

  g_clear_object (&self->casebook);
  g_clear_pointer (&self->policy, kw_policy_unref);

  G_OBJECT_CLASS (kw_session_parent_class)->finalize (object);
}

static void
kw_session_class_init (KwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kw_session_finalize;
  object_class->get_property = kw_session_get_property;

  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", KW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
kw_session_init (KwSession *self)
{
  self->saved_at = KW_NONE;
}

/**
 * kw_session_new:
 * @casebook: opened on this thread's main context
 * @policy: what the council laid down
 * @now: what rules take for the time; %KW_NONE: the time as it goes
 *
 * Returns: (transfer full): the casebook at work
 */
KwSession *
kw_session_new (KwCasebook *casebook,
                KwPolicy *policy,
                KwInstant now)
{
  KwSession *self;

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  self = g_object_new (KW_TYPE_SESSION, NULL);
  self->casebook = g_object_ref (casebook);
  self->policy = kw_policy_ref (policy);
  self->now = now;
  g_signal_connect_object (casebook, "changed", G_CALLBACK (on_casebook_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kw_session_get_casebook:
 *
 * Returns: (transfer none): the casebook
 */
KwCasebook *
kw_session_get_casebook (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), NULL);

  return self->casebook;
}

/**
 * kw_session_get_policy:
 *
 * Returns: (transfer none): what the council laid down
 */
KwPolicy *
kw_session_get_policy (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), NULL);

  return self->policy;
}

/**
 * kw_session_get_now:
 *
 * Returns: what rules take for the time
 */
KwInstant
kw_session_get_now (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), KW_NONE);

  return self->now == KW_NONE ? g_get_real_time () / 1000 : self->now;
}

/**
 * kw_session_get_today:
 *
 * Returns: the day on which that is
 */
KwDate
kw_session_get_today (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), KW_NONE);

  return kw_instant_to_date (kw_session_get_now (self));
}

/**
 * kw_session_get_worker:
 *
 * Returns: the id of whom the casebook belongs to
 */
gint64
kw_session_get_worker (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), KW_NONE);

  return kw_casebook_get_worker (self->casebook)->record.id;
}

/**
 * kw_session_get_saved_at:
 *
 * Returns: when something was last durably saved, or %KW_NONE
 */
KwInstant
kw_session_get_saved_at (KwSession *self)
{
  g_return_val_if_fail (KW_IS_SESSION (self), KW_NONE);

  return self->saved_at;
}

/**
 * kw_session_commit_async:
 * @edit: (transfer none): what to change
 *
 * Saves a change. While that lasts, the session is busy; "changed" is emitted before @callback.
 */
void
kw_session_commit_async (KwSession *self,
                         KwEdit *edit,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KW_IS_SESSION (self));
  g_return_if_fail (KW_IS_EDIT (edit));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_session_commit_async);
  /* What is on the disk is saved, whatever somebody wanted meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  begin_saving (self);
  kw_casebook_commit_async (self->casebook, edit, cancellable, on_committed, task);
}

/**
 * kw_session_commit_finish:
 *
 * Returns: the number of the edit, to undo it by; 0 on error
 */
gint64
kw_session_commit_finish (KwSession *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kw_session_commit_async), 0);

  return take_edit (result, error);
}

/**
 * kw_session_undo_async:
 * @edit: the number of an edit
 *
 * Takes a change back.
 */
void
kw_session_undo_async (KwSession *self,
                       gint64 edit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KW_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kw_session_undo_async);
  /* What is on the disk is saved, whatever somebody wanted meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  begin_saving (self);
  kw_casebook_undo_async (self->casebook, edit, cancellable, on_undone, task);
}

/**
 * kw_session_undo_finish:
 *
 * Returns: the number of the compensating edit; 0 on error
 */
gint64
kw_session_undo_finish (KwSession *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kw_session_undo_async), 0);

  return take_edit (result, error);
}
