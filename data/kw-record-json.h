/* kw-record-json.h: fields as JSON, and whether they are right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record.h"

G_BEGIN_DECLS

/**
 * KwFieldProblem:
 * @field: which field
 * @message: what is wrong with it, one sentence for a person
 */
typedef struct
{
  const KwField *field;
  char *message;
} KwFieldProblem;

void kw_field_problem_free (KwFieldProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwFieldProblem, kw_field_problem_free)

json_t *kw_record_field_to_json (gconstpointer record, const KwField *field);
gboolean kw_record_field_from_json (gpointer record, const KwField *field, const json_t *value, GError **error);
char *kw_record_field_describe (gconstpointer record, const KwField *field);
GPtrArray *kw_record_validate (gconstpointer record);

G_END_DECLS
