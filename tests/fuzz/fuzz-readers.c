/* fuzz-readers.c
 *
 * Case files and policies from outside, broken at random: nothing may crash, and an error is one sentence of
 * UTF-8. What is taken in spite of everything has to be ordered, written and read again as the same. A run is
 * decided by its first number alone, so that what fails can be had again.
 *
 * fuzz-readers [--first N] [--rounds N] [--seconds N] FILE…
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"
#include "kw-case-file-json.h"
#include "kw-plan.h"

#include <string.h>

#define MOST_CHANGES 5
#define LONGEST_PART 64

static int first = 1;
static int rounds = 0;
static int seconds = 0;
static char **files = NULL;

static const GOptionEntry entries[] = {
  { "first", 0, 0, G_OPTION_ARG_INT, &first, NULL, NULL },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, NULL, NULL },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, NULL, NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
  { NULL },
};

/* What readers trip over. */
static const char *const tokens[] = {
  "null",
  "true",
  "[]",
  "{}",
  "\"\"",
  "-1",
  "0",
  "4",
  "9007199254740991",
  "9007199254740992",
  "-9223372036854775808",
  "9223372036854775808",
  "1e999",
  "1.0",
  "\\u0000",
  "\\ud800",
  "\xed\xa0\x80",
  "\xff",
  "\"p1\"",
  "\"m1\"",
  "\"id\"",
  "\"2013-02-29\"",
  "\"2013-03-31T01:30\"",
  "\"2013-10-27T01:30\"",
  "\"0001-01-01\"",
  "\"9999-12-31T23:59:59\"",
  ",",
  ":",
  "[[[[[[[[[[[[[[[[",
  "{\"a\":",
  "}",
  "]",
  "\\",
  "\"",
  "\n",
  "[plan]",
  "[policy]\nversion=1\n",
  "=",
  "[emergency 1]",
  "[domain debt]",
  "group=sensitive\n",
  "gated=true\n",
  "version=1",
  "#",
  "[",
  "%s%n",
  "\"acknowledged\":",
  "\"place\":",
};

static gsize
somewhere (const GString *text, GRand *random)
{
  return text->len > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) text->len) : 0;
}

static void
change (GString *text, GRand *random)
{
  gsize at = somewhere (text, random), from = somewhere (text, random);
  gsize wanted = (gsize) g_rand_int_range (random, 1, LONGEST_PART);
  gsize length = MIN (wanted, text->len - at);
  g_autofree char *part = NULL;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 1:
      g_string_insert (text, (gssize) at, tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))]);
      break;
    case 2:
      if (text->len > 0)
        text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 3:
      length = MIN (wanted, text->len - from);
      part = g_memdup2 (text->str + from, length);
      g_string_insert_len (text, (gssize) at, part, (gssize) length);
      break;
    case 4:
      g_string_erase (text, (gssize) at, (gssize) length);
      g_string_insert (text, (gssize) at, tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))]);
      break;
    default:
      if (g_rand_int_range (random, 0, 20) == 0)
        g_string_truncate (text, at);
      break;
    }
}

static void
assert_sentence (const GError *error)
{
  g_assert_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, "fuzz"));
}

static KwCaseFile *
read_again (json_t *document)
{
  g_autoptr (GError) error = NULL;
  char *text = json_dumps (document, 0);
  KwCaseFile *case_file;

  g_assert_nonnull (text);
  case_file = kw_case_file_read (text, strlen (text), "fuzz", &error);
  g_assert_no_error (error);
  free (text);
  return case_file;
}

static json_t *
order (KwCaseFile *case_file, KwPolicy *policy)
{
  g_autoptr (KwPlan) plan = kw_plan_compute (case_file, policy,
                                             kw_instant_from_local (kw_date_from_ymd (2013, 2, 1), 9, 0, 0));
  json_t *json = kw_plan_to_json (plan);

  g_assert_nonnull (json);
  return json;
}

static gboolean
try_case_file (const GString *text, KwPolicy *policy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwCaseFile) case_file = kw_case_file_read (text->str, text->len, "fuzz", &error);
  g_autoptr (KwCaseFile) again = NULL;
  json_t *export, *export_again, *plan, *plan_again;

  if (case_file == NULL)
    {
      assert_sentence (error);
      return FALSE;
    }
  export = kw_case_file_to_json (case_file);
  again = read_again (export);
  export_again = kw_case_file_to_json (again);
  plan = order (case_file, policy);
  plan_again = order (again, policy);
  g_assert_true (json_equal (export, export_again));
  g_assert_true (json_equal (plan, plan_again));
  json_decref (export);
  json_decref (export_again);
  json_decref (plan);
  json_decref (plan_again);
  return TRUE;
}

static gboolean
try_policy (const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwPolicy) policy = kw_policy_new_from_data (text->str, text->len, "fuzz", &error);
  guint n_numbers;

  if (policy == NULL)
    {
      assert_sentence (error);
      return FALSE;
    }
  for (guint i = 0; i < KW_N_DOMAINS; i++)
    g_assert_nonnull (kw_policy_get_domain (policy, (KwDomain) i)->first_step);
  for (guint i = 0; i < KW_N_PROPOSALS; i++)
    g_assert_nonnull (kw_policy_get_proposal (policy, (KwProposal) i));
  g_assert_nonnull (kw_policy_get_emergency_numbers (policy, &n_numbers));
  g_assert_cmpuint (n_numbers, >, 0);
  return TRUE;
}

static gboolean
try_one (const char *path, const char *data, gsize length, guint32 number, KwPolicy *policy)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  GString *text = g_string_new_len (data, (gssize) length);
  int changes = g_rand_int_range (random, 1, MOST_CHANGES);
  gboolean taken;

  for (int i = 0; i < changes; i++)
    change (text, random);
  taken = g_str_has_suffix (path, ".policy") ? try_policy (text) : try_case_file (text, policy);
  g_string_free (text, TRUE);
  return taken;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (KwPolicy) policy = kw_policy_new_default ();
  g_autoptr (GError) error = NULL;
  gint64 end;
  guint taken = 0, tried = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || files == NULL)
    g_error ("fuzz-readers [--first N] [--rounds N] [--seconds N] FILE…");
  end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  for (guint32 number = (guint32) first; tried < (guint) rounds || g_get_monotonic_time () < end; number++)
    {
      const char *path = files[number % g_strv_length (files)];
      g_autofree char *data = NULL;
      gsize length;

      if (!g_file_get_contents (path, &data, &length, &error))
        g_error ("%s", error->message);
      if (g_getenv ("KW_FUZZ_SAY") != NULL)
        g_printerr ("%u\n", number);
      taken += try_one (path, data, length, number, policy);
      tried++;
    }

  /* A run in which nothing or everything is taken does not try the readers. */
  g_print ("1..1\n# %u tried, %u taken in spite of it\n", tried, taken);
  g_print ("%sok 1 readers stand what is broken\n", taken > 0 && taken < tried ? "" : "not ");
  g_strfreev (files);
  return taken > 0 && taken < tried ? 0 : 1;
}
