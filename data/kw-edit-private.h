/* kw-edit-private.h: what an edit holds, for whoever commits it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-edit.h"

G_BEGIN_DECLS

/**
 * KwOperation:
 * @record: (nullable): what to put; %NULL to remove
 * @kind: of the record
 * @id: of the record to remove
 *
 * One record to put or to remove.
 */
typedef struct
{
  gpointer record;
  KwRecordKind kind;
  gint64 id;
} KwOperation;

/* (element-type KwOperation), in the order in which they came. */
GArray *kw_edit_get_operations (KwEdit *self);

G_END_DECLS
