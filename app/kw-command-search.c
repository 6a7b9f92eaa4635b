/* kw-command-search.c: keyworker search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-json.h"
#include "kw-search.h"
#include "kw-text-table.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define MOST_HITS 100

static char *
join_words (const KwCommandLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 1; i < kw_command_line_get_n_arguments (line); i++)
    g_string_append_printf (words, "%s%s", i > 1 ? " " : "", kw_command_line_get_argument (line, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static json_t *
hits_to_json (const GPtrArray *hits)
{
  json_t *list = json_array ();

  for (guint i = 0; i < hits->len; i++)
    {
      const KwSearchHit *hit = g_ptr_array_index (hits, i);

      json_array_append_new (list, json_pack ("{ss so so so so ss}", "kind", kw_record_type_get (hit->kind)->name, "id",
                                              kw_command_id (hit->id), "family", kw_json_text (hit->family_reference),
                                              "name", kw_json_text (hit->family_name), "date", kw_json_date (hit->when),
                                              "excerpt", hit->excerpt));
    }
  return json_pack ("{so}", "hits", list);
}

static char *
hits_to_text (const GPtrArray *hits, KwDate today)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();

  if (hits->len == 0)
    return g_strdup (_ ("Nothing found.\n"));
  for (guint i = 0; i < hits->len; i++)
    {
      const KwSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *when = hit->when == KW_NONE ? g_strdup ("") : kw_words_short_date (hit->when, today);

      kw_text_table_add (table, hit->family_reference != NULL ? hit->family_reference : "",
                         hit->family_name != NULL ? hit->family_name : "", when,
                         kw_record_type_get_label (kw_record_type_get (hit->kind)), hit->excerpt, NULL);
    }
  return kw_text_table_to_text (table);
}

static gboolean
search (const KwCommandBook *book, GError **error)
{
  g_autofree char *words = join_words (book->line);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (!kw_command_book_may (book, KW_MAY_SEARCH, NULL, NULL, error))
    return FALSE;
  hits = kw_casebook_search_sync (book->casebook, words, MOST_HITS, NULL, error);
  if (hits == NULL ||
      (*words != '\0' &&
       !kw_casebook_log_read_sync (book->casebook, KW_READ_SEARCHED, KW_NONE, words, NULL, NULL, error)))
    return FALSE;
  if (kw_command_line_wants_json (book->line))
    return kw_command_write_json (hits_to_json (hits), error);
  text = hits_to_text (hits, book->today);
  return kw_command_write (text, error);
}

gboolean
kw_command_search (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, search, error);
}
