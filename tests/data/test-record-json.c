/* test-record-json.c
 *
 * Every field of every type as JSON, there and back; what is refused, and in which words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-record-json.h"
#include "kw-records.h"

#include <string.h>

typedef void (*FieldFunc) (const KwRecordType *type, const KwField *field);

static void
for_each_field (FieldFunc check)
{
  guint n_fields = 0;

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const KwRecordType *type = kw_record_type_get (kind);

      for (guint i = 0; i < type->n_fields; i++, n_fields++)
        check (type, &type->fields[i]);
    }
  g_assert_cmpuint (n_fields, >, 100);
}

/* A right value other than the default. */
static json_t *
good_value (const KwField *field)
{
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      return json_string ((field->flags & KW_FIELD_CAPITALS) != 0 ? "WCC-2" : "Zoë \"and\" O’Neil");
    case KW_FIELD_INTEGER:
      return json_integer (field->max);
    case KW_FIELD_BOOLEAN:
      return json_boolean (field->fallback == 0);
    case KW_FIELD_DATE:
      return json_string ("2012-02-29");
    case KW_FIELD_INSTANT:
      return json_string ("2012-10-28T00:30Z"); /* half past one, for the first time */
    case KW_FIELD_CODE:
      return json_string (field->codes->codes[field->fallback == 0 ? 1 : 0].code);
    case KW_FIELD_REFERENCE:
      return json_string ("9223372036854775807");
    case KW_FIELD_CODES:
      return json_pack ("[sss]", field->codes->codes[1].code, field->codes->codes[0].code, field->codes->codes[1].code);
    case KW_FIELD_TEXTS:
      return json_pack ("[sss]", "b", "", "a");
    case KW_FIELD_RANGE:
      return json_pack ("[ii]", 14, 0);
    default:
      g_assert_not_reached ();
    }
}

static void
there_and_back (const KwRecordType *type, const KwField *field)
{
  g_autoptr (KwRecord) record = kw_record_new (type->kind);
  g_autoptr (KwRecord) untouched = kw_record_new (type->kind);
  json_auto_t *value = good_value (field);
  json_auto_t *written = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s.%s", type->name, field->name);
  g_assert_true (kw_record_field_from_json (record, field, value, &error));
  g_assert_no_error (error);
  g_assert_false (kw_record_field_equal (record, untouched, field));
  written = kw_record_field_to_json (record, field);
  g_assert_true (json_equal (written, value));

  for (guint i = 0; i < type->n_fields; i++)
    g_assert_true (&type->fields[i] == field ||
                   kw_record_field_equal (record, untouched, &type->fields[i]));
}

static void
test_there_and_back (void)
{
  for_each_field (there_and_back);
}

static void
null_is_absent (const KwRecordType *type, const KwField *field)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KwRecord) record = kw_record_new (type->kind);
      g_autoptr (KwRecord) untouched = kw_record_new (type->kind);
      json_auto_t *value = good_value (field);
      json_auto_t *written = NULL;
      g_autoptr (GError) error = NULL;
      gboolean taken;

      g_test_message ("%s.%s", type->name, field->name);
      g_assert_true (kw_record_field_from_json (record, field, value, NULL));
      taken = kw_record_field_from_json (record, field, i == 0 ? NULL : json_null (), &error);
      g_assert_true (kw_record_field_equal (record, untouched, field));
      if ((field->flags & KW_FIELD_REQUIRED) != 0)
        {
          g_assert_false (taken);
          g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
          g_assert_true (g_str_has_suffix (error->message, " is missing."));
          continue;
        }
      g_assert_true (taken);
      written = kw_record_field_to_json (record, field);
      if (field->kind == KW_FIELD_CODES || field->kind == KW_FIELD_TEXTS)
        g_assert_true (json_is_array (written) && json_array_size (written) == 0);
      else
        g_assert_true (json_is_null (written) == ((field->flags & KW_FIELD_DEFAULTS) == 0));
    }
}

static void
test_null (void)
{
  for_each_field (null_is_absent);
}

static gboolean
is_kind_of (const KwField *field, const char *json)
{
  switch (field->kind)
    {
    case KW_FIELD_INTEGER:
      return strcmp (json, "2") == 0;
    case KW_FIELD_BOOLEAN:
      return strcmp (json, "true") == 0;
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
      return strcmp (json, "[]") == 0;
    case KW_FIELD_TEXT:
      return *json == '"' && (field->flags & KW_FIELD_CAPITALS) == 0;
    case KW_FIELD_RANGE:
      return strcmp (json, "[2,3]") == 0;
    case KW_FIELD_REFERENCE:
      return strcmp (json, "\"2\"") == 0;
    case KW_FIELD_DATE:
    case KW_FIELD_INSTANT:
    case KW_FIELD_CODE:
    default:
      return FALSE;
    }
}

static void
other_types (const KwRecordType *type, const KwField *field)
{
  const char *values[] = { "2", "2.0", "2e0", "true", "[]", "{}", "[2,3]",
                           "[2,\"3\"]", "[null]", "[2.5,3]", "[2,3,4]", "\"x\"", "\"2\"" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (KwRecord) record = kw_record_new (type->kind);
      g_autoptr (KwRecord) untouched = kw_record_new (type->kind);
      json_auto_t *value = json_loads (values[i], JSON_DECODE_ANY, NULL);
      g_autoptr (GError) error = NULL;
      gboolean right = is_kind_of (field, values[i]);

      if ((field->flags & KW_FIELD_CAPITALS) != 0 && strcmp (values[i], "\"2\"") == 0)
        continue;
      g_test_message ("%s.%s = %s", type->name, field->name, values[i]);
      g_assert_nonnull (value);
      g_assert_true (kw_record_field_from_json (record, field, value, &error) == right);
      if (right)
        continue;
      g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, kw_field_get_label (field)));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (kw_record_equal (record, untouched));
    }
}

static void
test_other_types (void)
{
  for_each_field (other_types);
}

/* What is taken and what is not, of one field of one type. */
static const struct
{
  const char *type, *field, *value;
  gssize item;
  const char *sentence; /* NULL: taken */
} limits[] = {
  { "problem", "severity", "1", -1, NULL },
  { "problem", "severity", "4", -1, NULL },
  { "problem", "severity", "0", -1, "Severity must be a whole number from 1 to 4." },
  { "problem", "severity", "5", -1, "Severity must be a whole number from 1 to 4." },
  { "problem", "severity", "3.0", -1, "Severity must be a whole number." },
  { "problem", "severity", "null", -1, "Severity is missing." },
  { "problem", "family_rank", "9007199254740991", -1, NULL },
  { "problem", "family_rank", "9007199254740992", -1,
    "Place in what matters to them must be a whole number from 1 to 9007199254740991." },
  { "problem", "title", "\"\"", -1, "Title is missing." },
  { "problem", "identified", "\"2013-02-29\"", -1,
    "Identified must be a date that exists, written like 2013-02-04." },
  { "problem", "identified", "\"2013-2-9\"", -1,
    "Identified must be a date that exists, written like 2013-02-04." },
  { "problem", "identified", "\"0001-01-01\"", -1, NULL },
  { "problem", "acknowledged", "\"2013-01-29T10:00\"", -1, NULL },
  { "problem", "acknowledged", "\"2013-01-29T10:00:59\"", -1, NULL },
  { "problem", "acknowledged", "\"2013-01-29\"", -1,
    "Told us must be a time that exists, written like 2013-02-04T09:30." },
  { "problem", "acknowledged", "\"2013-01-29T24:00\"", -1,
    "Told us must be a time that exists, written like 2013-02-04T09:30." },
  { "problem", "raised_by", "[\"council\",\"family\",\"council\"]", -1, NULL },
  { "problem", "raised_by", "[\"council\",\"police\"]", 1,
    "Raised by must be one of: family, child, council, community." },
  { "problem", "help_wanted", "\"no\"", -1, "Help wanted must be one of: yes, not-now." },
  { "family", "visits_per_week", "[0,14]", -1, NULL },
  { "family", "visits_per_week", "[3,15]", 1, "Visits a week must be a whole number from 0 to 14." },
  { "family", "visits_per_week", "[-1,3]", 0, "Visits a week must be a whole number from 0 to 14." },
  { "family", "visits_per_week", "[3,3.5]", 1, "Visits a week must be a whole number." },
  { "family", "visits_per_week", "[3]", -1, "Visits a week must be a list of two whole numbers." },
  { "family", "strengths", "[\"a\",\"b\",3]", 2, "Strengths must be text." },
  { "family", "authority", "\"WCC-9\"", -1, NULL },
  { "family", "authority", "\"Wcc\"", -1, "Authority may contain only capital letters, digits and hyphens." },
  { "family", "authority", "\"\"", -1, "Authority is missing." },
  { "family", "reference", "\"12345678901234567890123456789012\"", -1, NULL },
  { "family", "reference", "\"123456789012345678901234567890123\"", -1,
    "Reference must have at most 32 characters; it has 33." },
  { "family", "reference", "\"ééééééééééééééééééééééééééééééé2\"", -1, NULL },
  { "member", "at_home", "1", -1, "Lives at home must be true or false." },
  { "visit", "minutes", "1440", -1, NULL },
  { "visit", "minutes", "1441", -1, "Minutes must be a whole number from 0 to 1440." },
  { "visit_line", "text", "\"\"", -1, NULL },
  { "debt", "amount_pence", "-1", -1, "Amount must be a whole number from 0 to 9007199254740991." },
  { "link", "to", "\"01\"", -1, "Leads to must be the number of a record, as text." },
  { "link", "to", "\"-1\"", -1, "Leads to must be the number of a record, as text." },
  { "link", "to", "\"9223372036854775808\"", -1, "Leads to must be the number of a record, as text." },
  { "link", "to", "5", -1, "Leads to must be the number of a record, as text." },
};

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const KwRecordType *type = kw_record_type_by_name (limits[i].type);
      const KwField *field = kw_record_type_get_field (type, limits[i].field);
      g_autoptr (KwRecord) record = kw_record_new (type->kind);
      json_auto_t *value = json_loads (limits[i].value, JSON_DECODE_ANY, NULL);
      g_autoptr (GError) error = NULL;
      gssize item = 99;

      g_test_message ("%s.%s = %s", type->name, field->name, limits[i].value);
      g_assert_nonnull (value);
      kw_record_field_from_json_item (record, field, value, &item, &error);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, limits[i].sentence);
      g_assert_cmpint (item, ==, limits[i].item);
    }
}

static gpointer
right_problem (void)
{
  KwProblem *problem = kw_record_new (KW_RECORD_PROBLEM);

  problem->domain = KW_DOMAIN_DEBT;
  problem->title = g_strdup ("Rent arrears");
  problem->severity = 3;
  problem->identified = kw_date_from_ymd (2013, 1, 7);
  return problem;
}

static void
assert_one_problem (gpointer record, const char *field, const char *sentence)
{
  g_autoptr (GPtrArray) problems = kw_record_validate (record);
  KwFieldProblem *found;

  g_assert_cmpuint (problems->len, ==, 1);
  found = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (found->field->name, ==, field);
  g_assert_cmpstr (found->message, ==, sentence);
}

static void
missing_is_found (const KwRecordType *type, const KwField *field)
{
  g_autoptr (KwRecord) record = kw_record_new (type->kind);
  g_autoptr (GPtrArray) problems = kw_record_validate (record);
  guint found = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      KwFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->field == field)
        found++;
    }
  g_test_message ("%s.%s", type->name, field->name);
  g_assert_cmpuint (found, ==, (field->flags & KW_FIELD_REQUIRED) != 0 ? 1 : 0);
}

static void
test_missing (void)
{
  for_each_field (missing_is_found);
}

/* Fills a field with what no JSON could have brought. */
static gboolean
spoil (gpointer record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);
  int outside = field->codes != NULL ? (int) field->codes->n_codes : 0;

  kw_record_clear_field (record, field);
  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      *(char **) at = g_strdup ("\xff");
      return TRUE;
    case KW_FIELD_INTEGER:
      *(gint64 *) at = field->max + 1;
      return TRUE;
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = 2;
      return TRUE;
    case KW_FIELD_DATE:
      *(KwDate *) at = kw_date_from_ymd (9999, 12, 31) + 1;
      return TRUE;
    case KW_FIELD_INSTANT:
      *(KwInstant *) at = G_MAXINT64;
      return TRUE;
    case KW_FIELD_CODE:
      *(int *) at = outside;
      return TRUE;
    case KW_FIELD_REFERENCE:
      *(gint64 *) at = -1;
      return TRUE;
    case KW_FIELD_CODES:
      g_array_append_val (*(GArray **) at, outside);
      return TRUE;
    case KW_FIELD_TEXTS:
      g_strfreev (*(char ***) at);
      *(char ***) at = g_strsplit ("a,\xff", ",", -1);
      return TRUE;
    case KW_FIELD_RANGE:
      *(KwRange *) at = (KwRange){ KW_NONE, 3 };
      return TRUE;
    default:
      return FALSE;
    }
}

static void
spoiled_is_found (const KwRecordType *type, const KwField *field)
{
  g_autoptr (KwRecord) record = kw_record_new (type->kind);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s.%s", type->name, field->name);
  g_assert_true (spoil (record, field));
  g_assert_false (kw_record_field_check (record, field, NULL, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
}

static void
test_spoiled (void)
{
  for_each_field (spoiled_is_found);
}

static void
test_validate (void)
{
  g_autoptr (KwRecord) owned = right_problem ();
  KwProblem *problem = (KwProblem *) owned;
  g_autoptr (GPtrArray) none = kw_record_validate (problem);

  g_assert_cmpuint (none->len, ==, 0);

  problem->severity = 9;
  assert_one_problem (problem, "severity", "Severity must be a whole number from 1 to 4.");
  problem->severity = 3;
  g_free (problem->title);
  problem->title = g_strnfill (201, 'x');
  assert_one_problem (problem, "title", "Title must have at most 200 characters; it has 201.");
  problem->title[200] = '\0';
  problem->resolved = kw_date_from_ymd (10, 1, 1) - 10000;
  assert_one_problem (problem, "resolved", "Settled must be in a year from 1 to 9999.");
}

/* A record's default of a code is never absent. */
static void
test_validate_defaults (void)
{
  g_autoptr (KwRecord) owned = kw_record_new (KW_RECORD_VISIT);
  KwVisit *visit = (KwVisit *) owned;
  g_autoptr (GPtrArray) none = NULL;

  visit->start = 0;
  visit->outcome = KW_VISIT_SEEN;
  none = kw_record_validate (visit);
  g_assert_cmpuint (none->len, ==, 0);
  visit->kind = KW_CODE_NONE;
  assert_one_problem (visit, "kind", "Where is missing.");
}

static void
test_itself (void)
{
  g_autoptr (KwRecord) owned_link = kw_record_new (KW_RECORD_LINK);
  g_autoptr (KwRecord) owned_trust = kw_record_new (KW_RECORD_VISIT_TRUST);
  KwLink *link = (KwLink *) owned_link;
  KwVisitTrust *trust = (KwVisitTrust *) owned_trust;
  g_autoptr (GPtrArray) none = NULL;

  link->from = 7;
  link->to = 7;
  assert_one_problem (link, "to", "Leads to must be another one than “This problem”.");
  link->to = 8;
  none = kw_record_validate (link);
  g_assert_cmpuint (none->len, ==, 0);

  /* Other kinds may have the same number. */
  trust->visit = 7;
  trust->member = 7;
  trust->step = 1;
  g_ptr_array_unref (none);
  none = kw_record_validate (trust);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_normalise (void)
{
  g_autoptr (KwRecord) owned = right_problem ();
  KwProblem *problem = (KwProblem *) owned;
  const struct
  {
    KwInstant given, kept;
  } instants[] = { { KW_NONE, KW_NONE }, { 0, 0 }, { 1999, 1000 }, { 2000, 2000 }, { -1, -1000 }, { -1000, -1000 } };

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      problem->acknowledged = instants[i].given;
      kw_record_normalise (problem);
      g_assert_cmpint (problem->acknowledged, ==, instants[i].kept);
    }
}

static const struct
{
  const char *type, *field, *value, *words;
} descriptions[] = {
  { "problem", "severity", "3", "Severity: 3" },
  { "problem", "domain", "\"rent-arrears\"", "Domain: Rent arrears" },
  { "problem", "identified", "\"2013-02-04\"", "Identified: 4 February 2013" },
  { "problem", "acknowledged", "\"2013-07-01T09:05\"", "Told us: 1 July 2013, 09:05" },
  { "problem", "immediate_risk", "true", "Immediate risk: yes" },
  { "problem", "immediate_risk", "false", "Immediate risk: no" },
  { "problem", "resolved", "null", "Settled: not given" },
  { "problem", "raised_by", "[\"council\",\"family\"]", "Raised by: Council, Family" },
  { "problem", "raised_by", "[]", "Raised by: not given" },
  { "family", "visits_per_week", "[3,4]", "Visits a week: 3 to 4" },
  { "family", "visits_per_week", "[2,2]", "Visits a week: 2" },
  { "family", "strengths", "[\"They laugh\",\"They cook\"]", "Strengths: They laugh; They cook" },
  { "debt", "amount_pence", "0", "Amount: £0.00" },
  { "debt", "amount_pence", "12305", "Amount: £123.05" },
  { "debt", "amount_pence", "123456789", "Amount: £1,234,567.89" },
  { "debt", "amount_pence", "100000", "Amount: £1,000.00" },
  { "visit_seen", "member", "\"12\"", "Seen: record 12" },
};

static void
test_describe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      const KwRecordType *type = kw_record_type_by_name (descriptions[i].type);
      const KwField *field = kw_record_type_get_field (type, descriptions[i].field);
      g_autoptr (KwRecord) record = kw_record_new (type->kind);
      json_auto_t *value = json_loads (descriptions[i].value, JSON_DECODE_ANY, NULL);
      g_autofree char *words = NULL;

      g_assert_true (kw_record_field_from_json (record, field, value, NULL));
      words = kw_record_field_describe (record, field);
      g_assert_cmpstr (words, ==, descriptions[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-json/there-and-back", test_there_and_back);
  g_test_add_func ("/record-json/null", test_null);
  g_test_add_func ("/record-json/other-types", test_other_types);
  g_test_add_func ("/record-json/limits", test_limits);
  g_test_add_func ("/record-json/missing", test_missing);
  g_test_add_func ("/record-json/spoiled", test_spoiled);
  g_test_add_func ("/record-json/validate", test_validate);
  g_test_add_func ("/record-json/validate-defaults", test_validate_defaults);
  g_test_add_func ("/record-json/itself", test_itself);
  g_test_add_func ("/record-json/normalise", test_normalise);
  g_test_add_func ("/record-json/describe", test_describe);

  return g_test_run ();
}
