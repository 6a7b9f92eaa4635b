/* kw-json.c: single values as JSON, absence as null
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-json.h"

json_t *
kw_json_text (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

json_t *
kw_json_number (gint64 number)
{
  return number != KW_NONE ? json_integer (number) : json_null ();
}

json_t *
kw_json_date (KwDate date)
{
  g_autofree char *text = date != KW_NONE ? kw_date_format (date) : NULL;

  return kw_json_text (text);
}

json_t *
kw_json_instant (KwInstant instant)
{
  g_autofree char *text = instant != KW_NONE ? kw_instant_format (instant) : NULL;

  return kw_json_text (text);
}

json_t *
kw_json_code (const KwCodeSet *set, int value)
{
  return kw_json_text (kw_code_set_get_code (set, value));
}

json_t *
kw_json_name (const KwCaseFile *case_file, KwRecordKind kind, gint64 id)
{
  g_autofree char *name = id != KW_NONE ? kw_case_file_dup_name (case_file, kind, id) : NULL;

  return kw_json_text (name);
}
