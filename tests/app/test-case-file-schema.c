/* test-case-file-schema.c
 *
 * docs/case-file.schema.json says what the tables of fields say. With --write it is written from them anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-records.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define DATE_PATTERN "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define INSTANT_PATTERN \
  "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?$"
#define SCHEMA "case-file.schema.json"

static json_t *
codes_to_json (const KwCodeSet *set)
{
  json_t *list = json_array ();

  for (guint i = 0; i < set->n_codes; i++)
    json_array_append_new (list, json_string (set->codes[i].code));
  return list;
}

static json_t *
text_schema (const KwField *field)
{
  json_t *schema = json_pack ("{ss}", "type", "string");

  if (field->min > 0)
    json_object_set_new (schema, "minLength", json_integer (field->min));
  if (field->max > 0)
    json_object_set_new (schema, "maxLength", json_integer (field->max));
  if ((field->flags & KW_FIELD_CAPITALS) != 0)
    json_object_set_new (schema, "pattern", json_string ("^[A-Z0-9-]*$"));
  return schema;
}

static json_t *
integer_schema (const KwField *field)
{
  return json_pack ("{ss sI sI}", "type", "integer", "minimum", (json_int_t) field->min, "maximum",
                    (json_int_t) field->max);
}

static json_t *
value_schema (const KwField *field)
{
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return text_schema (field);
    case KW_FIELD_INTEGER:
      return integer_schema (field);
    case KW_FIELD_BOOLEAN:
      return json_pack ("{ss}", "type", "boolean");
    case KW_FIELD_DATE:
      return json_pack ("{ss ss ss}", "type", "string", "format", "date", "pattern", DATE_PATTERN);
    case KW_FIELD_INSTANT:
      return json_pack ("{ss ss}", "type", "string", "pattern", INSTANT_PATTERN);
    case KW_FIELD_CODE:
      return json_pack ("{so}", "enum", codes_to_json (field->codes));
    case KW_FIELD_REFERENCE:
      return json_pack ("{ss}", "type", "string");
    case KW_FIELD_CODES:
      return json_pack ("{ss s{so}}", "type", "array", "items", "enum", codes_to_json (field->codes));
    case KW_FIELD_TEXTS:
      return json_pack ("{ss s{ss}}", "type", "array", "items", "type", "string");
    case KW_FIELD_RANGE:
      return json_pack ("{ss so si si}", "type", "array", "items", integer_schema (field), "minItems", 2,
                        "maxItems", 2);
    default:
      g_assert_not_reached ();
    }
}

/* What may be left out may also be null. */
static json_t *
or_null (json_t *schema)
{
  return json_pack ("{s[o{ss}]}", "anyOf", schema, "type", "null");
}

static json_t *
default_of (const KwField *field)
{
  if (field->kind == KW_FIELD_BOOLEAN)
    return json_boolean (field->fallback);
  if (field->kind == KW_FIELD_CODE)
    return json_string (kw_code_set_get_code (field->codes, (int) field->fallback));
  return json_integer (field->fallback);
}

static json_t *
field_schema (const KwField *field)
{
  gboolean required = (field->flags & KW_FIELD_REQUIRED) != 0;
  json_t *schema = required ? value_schema (field) : or_null (value_schema (field));

  json_object_set_new (schema, "title", json_string (field->label));
  if ((field->flags & KW_FIELD_DEFAULTS) != 0)
    json_object_set_new (schema, "default", default_of (field));
  if (field->kind == KW_FIELD_REFERENCE && (field->flags & KW_FIELD_BY_NAME) == 0)
    json_object_set_new (schema, "description",
                         json_sprintf ("The id of one of the %s", kw_record_type_get (field->target)->filed_name));
  return schema;
}

static json_t *
reference_to (const KwRecordType *type)
{
  return json_pack ("{so}", "$ref", json_sprintf ("#/$defs/%s", type->name));
}

static json_t *
list_schema (const KwRecordType *type)
{
  json_t *items = type->filed_as == KW_FILED_VALUES ? field_schema (&type->fields[1]) : reference_to (type);

  return or_null (json_pack ("{ss so}", "type", "array", "items", items));
}

static void
add_fields (const KwRecordType *type, json_t *properties, json_t *required)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const KwField *field = &type->fields[i];

      if ((field->flags & KW_FIELD_NOT_FILED) != 0 || field == kw_record_type_get_parent_field (type))
        continue;
      json_object_set_new (properties, field->name, field_schema (field));
      if ((field->flags & KW_FIELD_REQUIRED) != 0)
        json_array_append_new (required, json_string (field->name));
    }
}

static json_t *
object_schema (const KwRecordType *type)
{
  json_t *properties = json_object (), *required = json_array ();

  if (type->naming == KW_NAMED_ALWAYS)
    {
      json_object_set_new (properties, "id", json_pack ("{ss}", "type", "string"));
      json_array_append_new (required, json_string ("id"));
    }
  else if (type->naming == KW_NAMED_IF_GIVEN)
    json_object_set_new (properties, "id", or_null (json_pack ("{ss}", "type", "string")));
  add_fields (type, properties, required);
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *child = kw_record_type_get (kind);

      if (child->parent == type->kind && child->filed_as != KW_FILED_NOT)
        json_object_set_new (properties, child->filed_name, list_schema (child));
    }
  return json_pack ("{ss ss so so sb}", "title", type->label, "type", "object", "properties", properties, "required",
                    required, "additionalProperties", FALSE);
}

static json_t *
top_schema (const KwRecordType *type)
{
  if (type->filed_as == KW_FILED_OBJECTS)
    return list_schema (type);
  return type->kind == KW_RECORD_FAMILY ? reference_to (type) : or_null (reference_to (type));
}

static json_t *
make_schema (void)
{
  json_t *properties = json_object (), *definitions = json_object ();

  json_object_set_new (properties, "format", json_pack ("{ss}", "const", "keyworker-case-file"));
  json_object_set_new (properties, "version", json_pack ("{si}", "const", 1));
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      if (type->filed_as != KW_FILED_NOT && type->parent == KW_RECORD_NO_KIND)
        json_object_set_new (properties, type->filed_name, top_schema (type));
      if (type->filed_as == KW_FILED_OBJECT || type->filed_as == KW_FILED_OBJECTS)
        json_object_set_new (definitions, type->name, object_schema (type));
    }
  return json_pack ("{ss ss ss ss so s[sss] sb so}",
                    "$schema", "https://json-schema.org/draft/2020-12/schema",
                    "title", "Keyworker case file",
                    "description", "Everything recorded about one family. docs/case-file.md says what a schema cannot.",
                    "type", "object",
                    "properties", properties,
                    "required", "format", "version", "family",
                    "additionalProperties", FALSE,
                    "$defs", definitions);
}

static char *
schema_path (void)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "docs", SCHEMA, NULL);
}

static void
test_current (void)
{
  g_autofree char *path = schema_path ();
  json_error_t error;
  json_t *written = json_load_file (path, JSON_REJECT_DUPLICATES, &error);
  json_t *made = make_schema ();

  g_assert_nonnull (written);
  if (!json_equal (written, made))
    g_test_fail_printf ("docs/%s is old: run this test program with --write docs/%s", SCHEMA, SCHEMA);
  json_decref (written);
  json_decref (made);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    {
      json_t *schema = make_schema ();
      int failed = json_dump_file (schema, argv[2], JSON_INDENT (1));

      json_decref (schema);
      return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-file-schema/current", test_current);

  return g_test_run ();
}
