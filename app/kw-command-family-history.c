/* kw-command-family-history.c: what the journal says of a family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-family.h"
#include "kw-json.h"

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const KwChange *one = *(KwChange *const *) a, *other = *(KwChange *const *) b;

  if (one->when != other->when)
    return one->when < other->when ? -1 : 1;
  return (one->edit > other->edit) - (one->edit < other->edit);
}

static gboolean
add_history (GPtrArray *changes, const KwCommandBook *book, const KwRecord *record, GError **error)
{
  g_autoptr (GPtrArray) history = NULL;

  history = kw_casebook_history_sync (book->casebook, record->type->kind, record->id, NULL, error);
  if (history == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&history));
  return TRUE;
}

/**
 * kw_command_family_read_history:
 * @book: an open casebook
 * @case_file: a family
 * @error: for what went wrong
 *
 * Returns: (transfer full) (element-type KwChange): every change of every record that the family has now, oldest first
 */
GPtrArray *
kw_command_family_read_history (const KwCommandBook *book, const KwCaseFile *case_file, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_change_free);

  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *list = kw_case_file_list (case_file, kind);

      if (kw_record_type_get (kind)->scope == KW_SCOPE_TEAM)
        continue;
      for (guint i = 0; i < list->len; i++)
        if (!add_history (changes, book, g_ptr_array_index (list, i), error))
          return NULL;
    }
  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

static json_t *
payload_to_json (json_t *payload)
{
  return payload != NULL ? json_incref (payload) : json_null ();
}

static json_t *
change_to_json (const KwChange *change)
{
  g_autofree char *words = kw_change_describe (change);

  return json_pack ("{so so ss so ss so sb so so ss}", "edit", kw_command_id (change->edit), "when",
                    kw_json_instant (change->when), "author", change->author, "reason", kw_json_text (change->reason),
                    "record", kw_record_type_get (change->kind)->name, "id", kw_command_id (change->id), "removed",
                    change->removed, "patch", payload_to_json (change->patch), "old", payload_to_json (change->old),
                    "words", words);
}

json_t *
kw_command_family_history_to_json (const GPtrArray *changes)
{
  json_t *list = json_array ();

  for (guint i = 0; i < changes->len; i++)
    json_array_append_new (list, change_to_json (g_ptr_array_index (changes, i)));
  return list;
}
