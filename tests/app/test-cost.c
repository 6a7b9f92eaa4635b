/* test-cost.c
 *
 * Costs are ranges with what they rest on; a table of unit costs is read as it is written, or refused by line
 * and column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-cost.h"
#include "kw-csv-read.h"

#include "kw-test-case.h"

#include <string.h>

#define HEADS "code,name,kind,unit,low,high,domain,likelihood_low,likelihood_high,from,until,source\n"

static GPtrArray *
read_table (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *costs = kw_cost_read_csv (text, strlen (text), "costs.csv", FALSE, &error);

  g_assert_no_error (error);
  return costs;
}

static KwProblem *
add_settled (KwCaseFile *case_file, KwDomain domain, const char *resolved)
{
  KwProblem *problem = add_record (case_file, KW_RECORD_PROBLEM);

  problem->domain = domain;
  problem->title = g_strdup ("Something");
  problem->severity = 2;
  problem->identified = date_of ("2013-01-07");
  problem->resolved = date_of (resolved);
  return problem;
}

static void
add_visit_of (KwCaseFile *case_file, const char *start, gint64 minutes)
{
  KwVisit *visit = add_record (case_file, KW_RECORD_VISIT);

  visit->start = instant_of (start);
  visit->minutes = minutes;
  visit->outcome = KW_VISIT_NOBODY_IN;
}

static void
test_compute (void)
{
  g_autoptr (GPtrArray) costs = read_table (
      HEADS "hour,An hour,spent,visit-hour,40,60,,,,2010-01-01,,A table\n"
            "week,A week,spent,family-week,10,20,,,,2010-01-01,,A table\n"
            "old,An hour then,spent,visit-hour,1,1,,,,2009-01-01,2010-01-01,A table\n"
            "eviction,An eviction,avoided,problem "
            "settled,\"2,000\",8000.50,eviction,20,50,2010-01-01,2013-02-15,A table\n"
            "eviction2,An eviction,avoided,problem settled,100,100,eviction,,,2013-02-15,,A table\n");
  g_autoptr (GPtrArray) case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
  KwCaseFile *case_file = new_case_file ();
  g_autoptr (KwCost) cost = NULL;
  g_autofree char *reading = NULL;
  const KwCostLine *line;

  g_ptr_array_add (case_files, case_file);
  add_settled (case_file, KW_DOMAIN_EVICTION, "2013-02-14");
  add_settled (case_file, KW_DOMAIN_EVICTION, "2013-02-15");
  add_settled (case_file, KW_DOMAIN_SCHOOL, "2013-02-15");
  add_settled (case_file, KW_DOMAIN_EVICTION, "2013-03-01");
  add_settled (case_file, KW_DOMAIN_EVICTION, NULL);
  add_visit_of (case_file, "2013-01-31T23:59", 600);
  add_visit_of (case_file, "2013-02-01T00:00", 90);
  add_visit_of (case_file, "2013-02-28T23:59", 60);
  add_visit_of (case_file, "2013-03-01T00:00", 600);

  cost = kw_cost_compute (case_files, costs, date_of ("2013-02-01"), date_of ("2013-03-01"));
  g_assert_cmpuint (cost->n_families, ==, 1);
  g_assert_cmpint (cost->minutes, ==, 150);
  g_assert_cmpuint (cost->spent->len, ==, 2);
  /* Two and a half hours, and four weeks. */
  g_assert_cmpint (cost->spent_low, ==, 10000 + 4000);
  g_assert_cmpint (cost->spent_high, ==, 15000 + 8000);
  /* Each at the prices of its day: 20 to 50 % of 2,000 to 8,000.50, and 100. */
  g_assert_cmpint (cost->avoided_low, ==, 40000 + 10000);
  g_assert_cmpint (cost->avoided_high, ==, 400025 + 10000);
  g_assert_cmpuint (cost->without_cost, ==, 1);
  g_assert_false (cost->sample);
  g_assert_cmpfloat_with_epsilon (cost->ratio_low, 50000.0 / 23000, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost->ratio_high, 410025.0 / 14000, 1e-9);
  reading = kw_cost_dup_reading (cost);
  g_assert_cmpstr (
      reading, ==,
      "The work cost £140 to £230 and may have spared £500 to £4,100.25: £2.17 to £29.29 for each £1, "
      "against the programme’s own £3.");
  line = g_ptr_array_index (cost->avoided, 0);
  g_assert_cmpstr (
      line->assumptions, ==,
      "£2,000 to £8,000.50 each, had it happened, which is taken to be 20 to 50 % likely; A table, prices "
      "from 2010-01-01.");
}

/* Nobody held the family: it cost nothing, and nothing is divided by nothing. */
static void
test_nothing (void)
{
  g_autoptr (GPtrArray) costs = kw_cost_read_sample ();
  g_autoptr (GPtrArray) case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
  g_autoptr (KwCost) cost = NULL;
  g_autofree char *reading = NULL;

  g_ptr_array_add (case_files, new_case_file ());
  cost = kw_cost_compute (case_files, costs, date_of ("2012-01-01"), date_of ("2012-02-01"));
  g_assert_cmpuint (cost->n_families, ==, 0);
  g_assert_cmpint (cost->spent_high, ==, 0);
  reading = kw_cost_dup_reading (cost);
  g_assert_cmpstr (reading, ==, "There is no unit cost of what was spent, so nothing can be said.");
}

/* Nobody must take the sample for official. */
static void
test_sample (void)
{
  g_autoptr (GPtrArray) costs = kw_cost_read_sample ();

  g_assert_cmpuint (costs->len, >, 5);
  for (guint i = 0; i < costs->len; i++)
    {
      const KwUnitCost *cost = g_ptr_array_index (costs, i);

      g_assert_true (cost->sample);
      g_assert_nonnull (strstr (cost->source, "made up"));
      g_assert_cmpint (cost->low_pence, <=, cost->high_pence);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *named;
  } refused[] = {
    { "", "line 1" },
    { "code,colour\n", "line 1, colour" },
    { "code,code\n", "line 1, code" },
    { HEADS "a,A,spent,visit-hour,forty,60,,,,2010-01-01,,S\n", "line 2, low" },
    { HEADS "a,A,spent,visit-hour,40.123,60,,,,2010-01-01,,S\n", "line 2, low" },
    { HEADS "a,A,spent,visit-hour,-4,60,,,,2010-01-01,,S\n", "line 2, low" },
    { HEADS "\na,A,spent,visit-hour,40,30,,,,2010-01-01,,S\n", "line 3, high" },
    { HEADS "a,A,lost,visit-hour,40,60,,,,2010-01-01,,S\n", "line 2, kind" },
    { HEADS "a,A,avoided,x,40,60,,,,2010-01-01,,S\n", "line 2, domain" },
    { HEADS "a,A,avoided,x,40,60,gambling,,,2010-01-01,,S\n", "line 2, domain" },
    { HEADS "a,A,avoided,x,40,60,debt,101,,2010-01-01,,S\n", "line 2, likelihood_low" },
    { HEADS "a,A,avoided,x,40,60,debt,50,20,2010-01-01,,S\n", "line 2, likelihood_high" },
    { HEADS "a,A,spent,visit-hour,40,60,,,,then,,S\n", "line 2, from" },
    { HEADS "a,A,spent,visit-hour,40,60,,,,2010-01-01,,\n", "line 2, source" },
    { HEADS "a,\"A,spent\n", "line 2" },
    { HEADS "a,\"A\"B,spent\n", "line 2" },
    { "code\xff\n", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kw_cost_read_csv (refused[i].text, strlen (refused[i].text), "costs.csv", FALSE, &error));
      g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
      if (strstr (error->message, refused[i].named) == NULL)
        g_error ("“%s” does not name %s", error->message, refused[i].named);
    }
}

static void
test_csv (void)
{
  static const char text[] = "\xef\xbb\xbf"
                             "a,b\r\n\r\n\"x, \"\"y\"\"\nz\",\r\nlast,\"\"";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kw_csv_read (text, strlen (text), "x.csv", &error);
  const KwCsvRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpuint (row->fields->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (row->fields, 0), ==, "x, \"y\"\nz");
  g_assert_cmpstr (g_ptr_array_index (row->fields, 1), ==, "");
  row = g_ptr_array_index (rows, 2);
  g_assert_cmpuint (row->line, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (row->fields, 1), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost/compute", test_compute);
  g_test_add_func ("/cost/nothing", test_nothing);
  g_test_add_func ("/cost/sample", test_sample);
  g_test_add_func ("/cost/refused", test_refused);
  g_test_add_func ("/cost/csv", test_csv);

  return g_test_run ();
}
