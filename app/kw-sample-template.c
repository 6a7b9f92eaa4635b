/* kw-sample-template.c: families composed by hand, dated around a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-template.h"

#include "kw-case-file-json.h"

#include <gio/gio.h>
#include <jansson.h>
#include <stdlib.h>

#define RESOURCE_PATH "/org/keyworker/Keyworker/app/sample/"

/* The first is the story that everything else is measured by. */
const char *const kw_sample_templates[] = {
  "okafor", "reid", "miah", "walsh", "khan", "grant", "daniels", "markovic",
  "adeyemi", "petrova", "byrne", "featherstone", "haddad", "osei", "bennett", NULL
};

typedef struct
{
  const char *worker;
  KwInstant now;
  KwDate today;
} KwTemplateDay;

static KwDate
move_to_working_day (KwDate date, KwDate today)
{
  int step = date < today ? -1 : 1;

  while (kw_date_weekday (date) > 5)
    date += step;
  return date;
}

static KwDate
years_from (KwDate today, int years)
{
  int year, month, day;

  kw_date_to_ymd (today, &year, &month, &day);
  return kw_date_from_ymd (year + years, month, month == 2 ? MIN (day, 28) : day);
}

static char *
moment_from_now (const char *rest, gint64 hours, KwInstant now)
{
  gint64 minutes = hours * 60;

  if (*rest != '\0')
    minutes += strtoll (rest, NULL, 10);
  return kw_instant_format ((now / KW_MINUTE + minutes) * KW_MINUTE);
}

/* @text: what stands after the "@". */
static char *
resolve (const char *text, const KwTemplateDay *day)
{
  gboolean working = *text == '~';
  char *rest;
  gint64 number;
  KwDate date;
  g_autofree char *written = NULL;

  if (g_str_equal (text, "me"))
    return g_strdup (day->worker);

  number = strtoll (text + (working ? 1 : 0), &rest, 10);
  if (*rest == 'h')
    return moment_from_now (rest + 1, number, day->now);

  date = day->today + number;
  if (*rest == 'y')
    {
      date = years_from (day->today, (int) number);
      date += strtoll (rest + 1, &rest, 10);
    }
  if (working)
    date = move_to_working_day (date, day->today);
  written = kw_date_format (date);
  return *rest == ' ' ? g_strconcat (written, "T", rest + 1, NULL) : g_steal_pointer (&written);
}

static json_t *
resolve_value (json_t *value, const KwTemplateDay *day)
{
  const char *text = json_string_value (value);
  g_autofree char *resolved = NULL;

  if (text == NULL || text[0] != '@')
    return NULL;
  resolved = resolve (text + 1, day);
  return json_string (resolved);
}

static void
resolve_all (json_t *node, const KwTemplateDay *day)
{
  const char *key;
  json_t *value;
  size_t i;
  void *next;

  json_array_foreach (node, i, value)
    {
      json_t *resolved = resolve_value (value, day);

      if (resolved != NULL)
        json_array_set_new (node, i, resolved);
      else
        resolve_all (value, day);
    }
  json_object_foreach_safe (node, next, key, value)
    {
      json_t *resolved = resolve_value (value, day);

      if (resolved != NULL)
        json_object_set_new (node, key, resolved);
      else
        resolve_all (value, day);
    }
}

/**
 * kw_sample_template_read:
 * @name: one of kw_sample_templates
 * @worker: the name of the casebook's worker
 * @now: the moment that its dates stand around
 * @error: for what is wrong with the template
 *
 * Returns: (transfer full): the family, or %NULL
 */
KwCaseFile *
kw_sample_template_read (const char *name, const char *worker, KwInstant now, GError **error)
{
  KwTemplateDay day = { .worker = worker, .now = now, .today = kw_instant_to_date (now) };
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, ".json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  json_t *root;
  gsize length;
  gconstpointer data;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  root = json_loadb (data, length, JSON_REJECT_DUPLICATES, NULL);
  g_return_val_if_fail (root != NULL, NULL);

  resolve_all (root, &day);
  text = json_dumps (root, JSON_COMPACT);
  json_decref (root);
  return kw_case_file_read (text, strlen (text), name, error);
}
