/* kw-command-check.c: keyworker check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-check.h"
#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-data-error.h"
#include "kw-erase.h"
#include "kw-record-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const KwCommandOption kw_command_check_options[] = {
  { "repair", NULL, FALSE, N_ ("Make the search index again where it is not whole") },
  { NULL },
};

static json_t *
erasures_to_json (const GPtrArray *erasures)
{
  json_t *list = json_array ();

  for (guint i = 0; i < erasures->len; i++)
    {
      const KwErasure *erasure = g_ptr_array_index (erasures, i);
      g_autofree char *at = kw_instant_format (erasure->at);

      json_array_append_new (list, json_pack ("{ss ss sI}", "at", at, "why", erasure->why, "entries",
                                              (json_int_t) erasure->n_entries));
    }
  return list;
}

static json_t *
findings_to_json (const GPtrArray *findings, const GPtrArray *erasures)
{
  json_t *list = json_array ();

  for (guint i = 0; i < findings->len; i++)
    {
      const KwCheckFinding *finding = g_ptr_array_index (findings, i);

      json_array_append_new (list, json_pack ("{ss ss}", "part", finding->part, "sentence", finding->sentence));
    }
  return json_pack ("{so so}", "findings", list, "erasures", erasures_to_json (erasures));
}

static void
append_erasure (GString *text, const KwErasure *erasure)
{
  g_autofree char *date = kw_date_describe (kw_instant_to_date (erasure->at));
  g_autofree char *why = kw_text_clean (erasure->why);

  if (erasure->family != KW_NONE)
    /* Translators: a date, and the reason that was given */
    g_string_append_printf (text, _ ("Erased by law on %s, everything about a family: %s\n"), date, why);
  else
    g_string_append_printf (text, _ ("Erased by law on %s, a part of one record: %s\n"), date, why);
}

static char *
findings_to_text (const GPtrArray *findings, const GPtrArray *erasures)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const KwCheckFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = kw_text_clean (finding->sentence);

      g_string_append_printf (text, "%s\n", sentence);
    }
  for (guint i = 0; i < erasures->len; i++)
    append_erasure (text, g_ptr_array_index (erasures, i));
  if (findings->len == 0)
    g_string_append (text, _ ("Nothing wrong found.\n"));
  return g_string_free (text, FALSE);
}

static gboolean
say_findings (const KwCommandLine *line, const GPtrArray *findings, const GPtrArray *erasures, GError **error)
{
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (findings_to_json (findings, erasures), error);
  text = findings_to_text (findings, erasures);
  return kw_command_write (text, error);
}

static gboolean
is_about_search (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (((KwCheckFinding *) g_ptr_array_index (findings, i))->part, "search") == 0)
      return TRUE;
  return FALSE;
}

/* Once more after mending, so that what is said is what is left. */
static GPtrArray *
find (const KwCommandBook *book, GError **error)
{
  g_autoptr (GPtrArray) findings = kw_casebook_check_sync (book->casebook, NULL, error);

  if (findings == NULL || !kw_command_line_has (book->line, "repair") || !is_about_search (findings))
    return g_steal_pointer (&findings);
  if (!kw_casebook_rebuild_search_sync (book->casebook, NULL, error))
    return NULL;
  return kw_casebook_check_sync (book->casebook, NULL, error);
}

static gboolean
check (const KwCommandBook *book, GError **error)
{
  g_autoptr (GPtrArray) findings = find (book, error);
  g_autoptr (GPtrArray) erasures = NULL;

  if (findings == NULL)
    return FALSE;
  erasures = kw_casebook_list_erasures_sync (book->casebook, NULL, error);
  if (erasures == NULL || !say_findings (book->line, findings, erasures, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
               ngettext ("%u thing is not as it should be.", "%u things are not as they should be.", findings->len),
               findings->len);
  return FALSE;
}

gboolean
kw_command_check (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, check, error);
}
