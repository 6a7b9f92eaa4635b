/* kw-record-json.h: fields as JSON and in words, and whether they are right
 *
 * A value is held to its field's description in one place, whether it comes from a form, a case file or the
 * journal.
 * All functions may be called from any thread.
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

/* As JSON. */
json_t *kw_record_field_to_json (gconstpointer record, const KwField *field);
gboolean kw_record_field_from_json (gpointer record, const KwField *field, const json_t *value, GError **error);
gboolean kw_record_field_from_json_item (
    gpointer record, const KwField *field, const json_t *value, gssize *item, GError **error);

/* Whether it is right. */
void kw_record_normalise (gpointer record);
GPtrArray *kw_record_validate (gconstpointer record);
gboolean kw_record_field_check (gconstpointer record, const KwField *field, gssize *item, GError **error);

/* In words. */
char *kw_date_describe (KwDate date);
char *kw_instant_describe (KwInstant instant);
char *kw_record_field_describe (gconstpointer record, const KwField *field);
char *kw_record_field_describe_value (gconstpointer record, const KwField *field);

G_END_DECLS
