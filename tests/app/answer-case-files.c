/* answer-case-files.c
 *
 * Reads case files one after the other from the standard input and answers each, so that a test can try thousands of
 * them without starting the program as often. A question is a line "NOW LENGTH [POLICY-LENGTH]" and then so many bytes
 * of case file and policy; an answer is one line of JSON: {"error"} or {"plan", "export", "sentences", "phrases"}.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-case-file-json.h"
#include "kw-plan.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define LONGEST_LINE 200

static json_t *
phrases_to_json (const KwPlan *plan)
{
  json_t *phrases = json_array ();

  for (guint i = 0; i < plan->n_places; i++)
    for (guint k = 0; k < plan->places[i].n_reasons; k++)
      {
        g_autofree char *phrase = kw_reason_dup_phrase (plan, &plan->places[i], &plan->places[i].reasons[k]);

        json_array_append_new (phrases, json_string (phrase));
      }
  return phrases;
}

static json_t *
answer (const char *now, const char *data, gsize length, const char *policy_data, gsize policy_length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwPolicy) policy = NULL;
  g_autoptr (KwCaseFile) case_file = NULL;
  g_autoptr (KwPlan) plan = NULL;
  KwInstant instant;

  g_assert_true (kw_instant_parse (now, &instant));
  if (policy_length > 0)
    policy = kw_policy_new_from_data (policy_data, policy_length, "policy", &error);
  else
    policy = kw_policy_new_default ();
  if (policy != NULL)
    case_file = kw_case_file_read (data, length, "case", &error);
  if (case_file == NULL)
    {
      g_autofree char *message = g_utf8_make_valid (error->message, -1);

      g_assert_cmpstr (message, ==, error->message);
      return json_pack ("{ss}", "error", message);
    }
  plan = kw_plan_compute (case_file, policy, instant);
  return json_pack ("{so so so}", "plan", kw_plan_to_json (plan), "export", kw_case_file_to_json (case_file), "phrases",
                    phrases_to_json (plan));
}

static char *
read_bytes (gsize length)
{
  char *bytes = g_malloc (length + 1);

  g_assert_cmpuint (fread (bytes, 1, length, stdin), ==, length);
  bytes[length] = '\0';
  return bytes;
}

int
main (int argc, char *argv[])
{
  char line[LONGEST_LINE], now[LONGEST_LINE];

  setlocale (LC_ALL, "C.UTF-8");
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      gulong length, policy_length = 0;
      int n = sscanf (line, "%199s %lu %lu", now, &length, &policy_length);
      g_autofree char *data = NULL;
      g_autofree char *policy = NULL;
      json_t *result;

      g_assert_cmpint (n, >=, 2);
      data = read_bytes (length);
      policy = read_bytes (policy_length);
      result = answer (now, data, length, policy, policy_length);
      json_dumpf (result, stdout, JSON_COMPACT);
      json_decref (result);
      puts ("");
      fflush (stdout);
    }
  return EXIT_SUCCESS;
}
