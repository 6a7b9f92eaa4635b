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
kw_session_finalize (GObject *object)
{
  KwSession *self = KW_SESSION (object);

  g_clear_object (&self->casebook);

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
