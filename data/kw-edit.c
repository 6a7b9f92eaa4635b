/* kw-edit.c: a change to the casebook, made as one
 *
 * Owns the records that are put into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-edit-private.h"

struct _KwEdit
{
  GObject parent;
  char *reason;
  GArray *operations; /* of KwOperation */
};

G_DEFINE_FINAL_TYPE (KwEdit, kw_edit, G_TYPE_OBJECT)

static void
clear_operation (gpointer data)
{
  KwOperation *operation = data;

  g_clear_pointer (&operation->record, kw_record_free);
}

static void
kw_edit_finalize (GObject *object)
{
  KwEdit *self = KW_EDIT (object);

  g_free (self->reason);
  g_array_unref (self->operations);

  G_OBJECT_CLASS (kw_edit_parent_class)->finalize (object);
}

static void
kw_edit_class_init (KwEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_edit_finalize;
}

static void
kw_edit_init (KwEdit *self)
{
  self->operations = g_array_new (FALSE, FALSE, sizeof (KwOperation));
  g_array_set_clear_func (self->operations, clear_operation);
}

/**
 * kw_edit_new:
 * @reason: (nullable): why, for the journal
 *
 * Returns: (transfer full): an edit with nothing in it
 */
KwEdit *
kw_edit_new (const char *reason)
{
  KwEdit *self = g_object_new (KW_TYPE_EDIT, NULL);

  self->reason = g_strdup (reason);
  return self;
}

/**
 * kw_edit_put:
 * @self: an edit
 * @record: (transfer full): a record as it shall be: new, or instead of the one with its id
 */
void
kw_edit_put (KwEdit *self, gpointer record)
{
  KwOperation operation = { .record = record };

  g_return_if_fail (KW_IS_EDIT (self));
  g_return_if_fail (record != NULL);

  operation.kind = ((KwRecord *) record)->type->kind;
  operation.id = ((KwRecord *) record)->id;
  g_array_append_val (self->operations, operation);
}

/**
 * kw_edit_remove:
 * @self: an edit
 * @kind: the kind of a record
 * @id: its id
 *
 * Removes a record. What refers to it must be removed or changed in the same edit.
 */
void
kw_edit_remove (KwEdit *self, KwRecordKind kind, gint64 id)
{
  KwOperation operation = { .kind = kind, .id = id };

  g_return_if_fail (KW_IS_EDIT (self));
  g_return_if_fail (kind < KW_N_RECORD_KINDS);

  g_array_append_val (self->operations, operation);
}

/**
 * kw_edit_is_empty:
 * @self: an edit
 *
 * Returns: whether there is nothing in it
 */
gboolean
kw_edit_is_empty (KwEdit *self)
{
  g_return_val_if_fail (KW_IS_EDIT (self), TRUE);

  return self->operations->len == 0;
}

/**
 * kw_edit_get_reason:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): why
 */
const char *
kw_edit_get_reason (KwEdit *self)
{
  g_return_val_if_fail (KW_IS_EDIT (self), NULL);

  return self->reason;
}

GArray *
kw_edit_get_operations (KwEdit *self)
{
  return self->operations;
}
