/* kw-plan-json.c: the order of work as JSON
 *
 * The form is in docs/order-of-work.md. Codes are never translated; sentences are. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-plan.h"

static json_t *
take_string (char *text)
{
  json_t *value = json_string (text);

  g_free (text);
  return value;
}

static json_t *
name_of (const KwPlan *self, KwRecordKind kind, gint64 id)
{
  return take_string (kw_case_file_dup_name (self->case_file, kind, id));
}

static json_t *
problem_name (const KwPlan *self, gint64 id)
{
  return name_of (self, KW_RECORD_PROBLEM, id);
}

static json_t *
date_to_json (KwDate date)
{
  return date == KW_NONE ? json_null () : take_string (kw_date_format (date));
}

static json_t *
code_to_json (const KwCodeSet *set, int value)
{
  return json_string (kw_code_set_get_code (set, value));
}

/* In the order of the codes, each once. */
static json_t *
raised_by_to_json (const KwProblem *problem)
{
  json_t *list = json_array ();

  for (int raiser = 0; raiser < (int) kw_raised_by.n_codes; raiser++)
    for (guint i = 0; i < problem->raised_by->len; i++)
      if (g_array_index (problem->raised_by, int, i) == raiser)
        {
          json_array_append_new (list, code_to_json (&kw_raised_by, raiser));
          break;
        }
  return list;
}

static json_t *
reason_value_to_json (const KwPlace *place, const KwReason *reason)
{
  switch ((int) reason->code)
    {
    case KW_REASON_CONCERN:
      return code_to_json (&kw_harms, (int) reason->value);
    case KW_REASON_DEADLINE:
    case KW_REASON_DUE:
      return date_to_json (reason->value);
    case KW_REASON_BREAKTHROUGH:
    case KW_REASON_TOLD_US:
      return take_string (kw_instant_format (reason->value));
    case KW_REASON_RAISED_BY:
      return raised_by_to_json (place->problem);
    case KW_REASON_PINNED:
      return json_string (place->pin->reason);
    default:
      return reason->value == KW_NONE ? json_null () : json_integer (reason->value);
    }
}

static json_t *
reasons_to_json (const KwPlace *place)
{
  json_t *list = json_array ();

  for (guint i = 0; i < place->n_reasons; i++)
    json_array_append_new (list, json_pack ("{so so}", "code", code_to_json (&kw_reasons, (int) place->reasons[i].code),
                                            "value", reason_value_to_json (place, &place->reasons[i])));
  return list;
}

static json_t *
places_to_json (const KwPlan *self)
{
  json_t *list = json_array ();

  for (guint i = 0; i < self->n_places; i++)
    {
      const KwPlace *place = &self->places[i];

      json_array_append_new (
          list, json_pack ("{si so so si sb so so so}",
                           "place", (int) place->place,
                           "problem", problem_name (self, place->problem->record.id),
                           "band", code_to_json (&kw_bands, (int) place->band),
                           "computed_place", (int) place->computed_place,
                           "pinned", place->pin != NULL,
                           "waiting_until", date_to_json (place->waiting_until),
                           "reasons", reasons_to_json (place),
                           "sentence", take_string (kw_place_dup_sentence (self, place))));
    }
  return list;
}

static json_t *
do_next_to_json (const KwPlan *self)
{
  json_t *list = json_array ();

  for (guint i = 0; i < self->n_do_next; i++)
    {
      const KwNextStep *next = &self->do_next[i];

      json_array_append_new (
          list, json_pack ("{so ss so sb}",
                           "problem", problem_name (self, next->place->problem->record.id),
                           "step", kw_next_step_get_title (next),
                           "due", date_to_json (next->step != NULL ? next->step->due : KW_NONE),
                           "proposed", next->step == NULL));
    }
  return list;
}

static json_t *
links_to_json (const KwPlan *self, const KwProblemLinks *links, guint n_links, const char *key)
{
  json_t *list = json_array ();

  for (guint i = 0; i < n_links; i++)
    {
      json_t *others = json_array ();

      for (guint k = 0; k < links[i].n_others; k++)
        json_array_append_new (others, problem_name (self, links[i].others[k]->record.id));
      json_array_append_new (list, json_pack ("{so so}", "problem", problem_name (self, links[i].problem->record.id),
                                              key, others));
    }
  return list;
}

static json_t *
check_to_json (const KwPlan *self)
{
  json_t *list = json_array ();

  for (guint i = 0; i < self->n_check_what_happened; i++)
    {
      const KwDeadline *deadline = self->check_what_happened[i];

      json_array_append_new (list, json_pack ("{so so so}", "problem", problem_name (self, deadline->problem),
                                              "kind", code_to_json (&kw_deadline_kinds, (int) deadline->kind),
                                              "due", date_to_json (deadline->due)));
    }
  return list;
}

static json_t *
trust_to_json (const KwPlan *self)
{
  const GPtrArray *members = kw_case_file_list (self->case_file, KW_RECORD_MEMBER);
  json_t *trust = json_object ();

  for (guint i = 0; i < members->len; i++)
    {
      const KwRecord *member = g_ptr_array_index (members, i);
      g_autofree char *name = NULL;

      if (self->trust[i] == 0)
        continue;
      name = kw_case_file_dup_name (self->case_file, KW_RECORD_MEMBER, member->id);
      json_object_set_new (trust, name, json_integer (self->trust[i]));
    }
  return trust;
}

/**
 * kw_plan_to_json:
 * @self: a plan
 *
 * Returns: (transfer full): the plan as docs/order-of-work.md describes it
 */
json_t *
kw_plan_to_json (const KwPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_pack ("{ss so so so so so so so}",
                    "family", kw_case_file_get_family (self->case_file)->reference,
                    "now", take_string (kw_instant_format (self->now)),
                    "trust", trust_to_json (self),
                    "plan", places_to_json (self),
                    "do_next", do_next_to_json (self),
                    "underlying", links_to_json (self, self->underlying, self->n_underlying, "drives"),
                    "keep_an_eye_on", links_to_json (self, self->keep_an_eye_on, self->n_keep_an_eye_on, "driven_by"),
                    "check_what_happened", check_to_json (self));
}
