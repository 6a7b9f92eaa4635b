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
  GHashTable *family_reasons; /* gint64 family → char *; NULL: none has one of its own */
  GArray *operations;         /* of KwOperation */
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
  g_clear_pointer (&self->family_reasons, g_hash_table_unref);
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
 * kw_edit_set_family_reason:
 * @self: an edit
 * @family: one of the families that it changes
 * @reason: why, for the journal
 *
 * Gives what changes about @family a reason of its own. What is said of one family must not stand in the history of
 * another, and where thousands come at once, each would have the words of all.
 */
void
kw_edit_set_family_reason (KwEdit *self, gint64 family, const char *reason)
{
  g_return_if_fail (KW_IS_EDIT (self));
  g_return_if_fail (family > 0);
  g_return_if_fail (reason != NULL);

  if (self->family_reasons == NULL)
    self->family_reasons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_hash_table_insert (self->family_reasons, g_memdup2 (&family, sizeof family), g_strdup (reason));
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
 * @family: a family; %KW_NONE for what the team shares
 *
 * Returns: (transfer none) (nullable): why
 */
const char *
kw_edit_get_reason (KwEdit *self, gint64 family)
{
  const char *own = NULL;

  g_return_val_if_fail (KW_IS_EDIT (self), NULL);

  if (self->family_reasons != NULL)
    own = g_hash_table_lookup (self->family_reasons, &family);
  return own != NULL ? own : self->reason;
}

GArray *
kw_edit_get_operations (KwEdit *self)
{
  return self->operations;
}
