/* kw-cost-table.c: reading a table of unit costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-cost.h"

#include "kw-app-error.h"
#include "kw-csv-read.h"
#include "kw-record-json.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE          "/org/keyworker/Keyworker/app/policy/sample-costs.csv"
#define MOST_DIGITS     12
#define DIGITS_OF_PENCE 2

static const struct
{
  const char *head;
  const char *field; /* of the record */
  gboolean pounds;
} columns[] = {
  { "code", "code", FALSE },
  { "name", "name", FALSE },
  { "kind", "kind", FALSE },
  { "unit", "unit", FALSE },
  { "low", "low_pence", TRUE },
  { "high", "high_pence", TRUE },
  { "domain", "domain", FALSE },
  { "likelihood_low", "likelihood_low", FALSE },
  { "likelihood_high", "likelihood_high", FALSE },
  { "from", "from", FALSE },
  { "until", "until", FALSE },
  { "source", "source", FALSE },
};

typedef struct
{
  const char *name;
  int positions[G_N_ELEMENTS (columns)]; /* -1: not there */
} Table;

static gboolean
refuse (const Table *table, guint line, const char *head, GError **error, const char *sentence)
{
  /* Translators: a file's name, the number of a line, the head of a column, and what is wrong there */
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%1$s, line %2$u, %3$s: %4$s"), table->name, line, head,
               sentence);
  return FALSE;
}

/* "1,234.50", "£40": whole pence, without a detour over fractions. */
static gboolean
read_pounds (const char *text, gint64 *pence)
{
  gint64 value = 0;
  int digits = 0, after = -1;

  for (const char *at = g_str_has_prefix (text, "£") ? text + strlen ("£") : text; *at != '\0'; at++)
    {
      if (*at == ',' && after < 0)
        continue;
      if (*at == '.' && after < 0)
        {
          after = 0;
          continue;
        }
      if (!g_ascii_isdigit (*at) || digits++ >= MOST_DIGITS || (after >= 0 && after++ >= DIGITS_OF_PENCE))
        return FALSE;
      value = value * 10 + (*at - '0');
    }
  for (int i = MAX (after, 0); i < DIGITS_OF_PENCE; i++)
    value *= 10;
  *pence = value;
  return digits > 0;
}

static gboolean
read_heads (Table *table, const KwCsvRow *row, GError **error)
{
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    table->positions[c] = -1;
  for (guint i = 0; i < row->fields->len; i++)
    {
      const char *head = g_strstrip (g_ptr_array_index (row->fields, i));
      gsize c;

      for (c = 0; c < G_N_ELEMENTS (columns) && strcmp (columns[c].head, head) != 0; c++)
        continue;
      if (c == G_N_ELEMENTS (columns))
        return refuse (table, row->line, head, error, _ ("There is no such column."));
      if (table->positions[c] >= 0)
        return refuse (table, row->line, head, error, _ ("This column is there twice."));
      table->positions[c] = (int) i;
    }
  return TRUE;
}

/* @text is not empty. */
static gboolean
set_field (KwUnitCost *cost, gsize column, const char *text)
{
  const KwField *field = kw_record_type_get_field (&kw_unit_cost_type, columns[column].field);
  gpointer at = kw_field_pointer (cost, field);
  guint64 number;

  switch (field->kind)
    {
    case KW_FIELD_TEXT:
      g_free (*(char **) at);
      *(char **) at = g_strdup (text);
      return TRUE;
    case KW_FIELD_DATE:
      return kw_date_parse (text, at);
    case KW_FIELD_CODE:
      *(int *) at = kw_code_set_lookup (field->codes, text);
      return *(int *) at != KW_CODE_NONE;
    case KW_FIELD_INTEGER:
      if (columns[column].pounds)
        return read_pounds (text, at);
      if (!g_ascii_string_to_unsigned (text, 10, (guint64) field->min, (guint64) field->max, &number, NULL))
        return FALSE;
      *(gint64 *) at = (gint64) number;
      return TRUE;
    case KW_FIELD_BOOLEAN:
    case KW_FIELD_INSTANT:
    case KW_FIELD_REFERENCE:
    case KW_FIELD_CODES:
    case KW_FIELD_TEXTS:
    case KW_FIELD_RANGE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_cost (const Table *table, const KwUnitCost *cost, guint line, GError **error)
{
  g_autoptr (GPtrArray) problems = kw_record_validate (cost);

  if (problems->len > 0)
    {
      const KwFieldProblem *problem = g_ptr_array_index (problems, 0);

      return refuse (table, line, problem->field->name, error, problem->message);
    }
  if (cost->low_pence > cost->high_pence)
    return refuse (table, line, "high", error, _ ("This is less than the least."));
  if (cost->likelihood_low != KW_NONE && cost->likelihood_high != KW_NONE &&
      cost->likelihood_low > cost->likelihood_high)
    return refuse (table, line, "likelihood_high", error, _ ("This is less than the least."));
  if (cost->kind == KW_COST_AVOIDED && (int) cost->domain == KW_CODE_NONE)
    return refuse (table, line, "domain", error, _ ("What is avoided has to say which problem is settled then."));
  return TRUE;
}

static KwUnitCost *
read_row (const Table *table, const KwCsvRow *row, gboolean sample, GError **error)
{
  g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_UNIT_COST);
  KwUnitCost *cost = (KwUnitCost *) record;

  cost->sample = sample;
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      int position = table->positions[c];
      const char *text = position >= 0 && position < (int) row->fields->len
                           ? g_strstrip (g_ptr_array_index (row->fields, (guint) position))
                           : "";

      if (*text != '\0' && !set_field (cost, c, text))
        {
          refuse (table, row->line, columns[c].head, error, _ ("This is not possible here."));
          return NULL;
        }
    }
  if (!check_cost (table, cost, row->line, error))
    return NULL;
  return (KwUnitCost *) g_steal_pointer (&record);
}

/**
 * kw_cost_read_csv:
 * @data: a file
 * @length: its length
 * @name: what messages call it
 * @sample: whether its figures are samples
 * @error: for what is wrong with it
 *
 * Returns: (transfer full) (nullable) (element-type KwUnitCost): its rows
 */
GPtrArray *
kw_cost_read_csv (const char *data, gsize length, const char *name, gboolean sample, GError **error)
{
  g_autoptr (GPtrArray) rows = kw_csv_read (data, length, name, error);
  g_autoptr (GPtrArray) costs = g_ptr_array_new_with_free_func (kw_record_free);
  Table table = { .name = name };

  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    {
      refuse (&table, 1, "code", error, _ ("This is missing."));
      return NULL;
    }
  if (!read_heads (&table, g_ptr_array_index (rows, 0), error))
    return NULL;
  for (guint i = 1; i < rows->len; i++)
    {
      KwUnitCost *cost = read_row (&table, g_ptr_array_index (rows, i), sample, error);

      if (cost == NULL)
        return NULL;
      g_ptr_array_add (costs, cost);
    }
  return g_steal_pointer (&costs);
}

/**
 * kw_cost_read_sample:
 *
 * Returns: (transfer full) (element-type KwUnitCost): the built-in table; its figures are made up, and marked so
 */
GPtrArray *
kw_cost_read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GPtrArray *costs = NULL;

  if (bytes != NULL)
    costs = kw_cost_read_csv (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "sample-costs.csv", TRUE,
                              &error);
  if (costs == NULL)
    g_error ("The built-in costs cannot be read: %s", error->message);
  return costs;
}
