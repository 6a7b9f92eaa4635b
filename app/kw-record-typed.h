/* kw-record-typed.h: fields as people type them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record.h"

G_BEGIN_DECLS

char *kw_field_dup_typed (gconstpointer record, const KwField *field);
gboolean kw_field_read_typed (gpointer record, const KwField *field, const char *typed, KwInstant now, char **message);

G_END_DECLS
