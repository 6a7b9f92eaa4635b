/* kw-command-families.c: keyworker families
 *
 * All families, a row each, those of the casebook's worker first. They are read a few hundred at a time. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-family-summary.h"
#include "kw-json.h"

#include <glib/gi18n-lib.h>

#define AT_ONCE 256

typedef struct
{
  const KwCommandBook *book;
  GPtrArray *services;
  GHashTable *workers; /* gint64 id → name */
  GPtrArray *owned;    /* of the names */
  KwTextTable *table;  /* text */
  json_t *list;        /* or JSON */
} Listing;

/* Ids of all families: the worker's own by name, then the others by name. */
static GArray *
list_families (const KwCommandBook *book, GError **error)
{
  KwFamilyFilter own = { .worker = book->worker->record.id, .status = KW_CODE_NONE };
  KwFamilyFilter all = { .worker = KW_NONE, .status = KW_CODE_NONE };
  g_autoptr (GArray) first = kw_casebook_list_families_sync (book->casebook, &own, NULL, error);
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids;

  if (first == NULL)
    return NULL;
  rest = kw_casebook_list_families_sync (book->casebook, &all, NULL, error);
  if (rest == NULL)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rest->len);
  g_array_append_vals (ids, first->data, first->len);
  for (guint i = 0; i < first->len; i++)
    g_hash_table_add (seen, &g_array_index (first, gint64, i));
  for (guint i = 0; i < rest->len; i++)
    if (!g_hash_table_contains (seen, &g_array_index (rest, gint64, i)))
      g_array_append_val (ids, g_array_index (rest, gint64, i));
  return ids;
}

static gboolean
name_workers (Listing *self, GError **error)
{
  self->owned = kw_casebook_list_shared_sync (self->book->casebook, KW_RECORD_WORKER, NULL, error);
  if (self->owned == NULL)
    return FALSE;
  self->workers = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->owned->len; i++)
    {
      KwWorker *worker = g_ptr_array_index (self->owned, i);

      g_hash_table_insert (self->workers, &worker->record.id, worker->name);
    }
  return TRUE;
}

/* (nullable): who holds the family now. */
static const char *
get_holder (const Listing *self, const KwCaseFile *case_file)
{
  const KwDesignation *designation = kw_case_file_get_designation (case_file);

  return designation != NULL ? g_hash_table_lookup (self->workers, &designation->worker) : NULL;
}

static void
add_row (Listing *self, const KwFamilySummary *summary)
{
  const KwFamily *family = kw_case_file_get_family (summary->case_file);
  const char *holder = get_holder (self, summary->case_file);
  g_autofree char *count = kw_rhythm_dup_count (summary->rhythm);
  g_autofree char *last = kw_rhythm_dup_last_seen (summary->rhythm);

  kw_text_table_add (self->table, family->reference, family->name,
                     kw_code_set_get_label (&kw_family_statuses, (int) family->status), holder != NULL ? holder : "",
                     count, last, summary->first != NULL ? kw_next_step_get_title (summary->first) : "", NULL);
}

static void
add_entry (Listing *self, const KwFamilySummary *summary)
{
  json_t *entry = kw_family_summary_to_json (summary);

  json_object_set_new (entry, "worker", kw_json_text (get_holder (self, summary->case_file)));
  json_array_append_new (self->list, entry);
}

static gboolean
add_families (Listing *self, const gint64 *ids, guint n_ids, GError **error)
{
  const KwCommandBook *book = self->book;
  g_autoptr (GPtrArray) case_files = kw_casebook_load_families_sync (book->casebook, ids, n_ids, NULL, error);

  if (case_files == NULL)
    return FALSE;
  for (guint i = 0; i < case_files->len; i++)
    {
      g_autoptr (KwFamilySummary) summary = NULL;

      summary = kw_family_summary_new (g_ptr_array_index (case_files, i), book->policy, self->services, book->now);
      if (self->list != NULL)
        add_entry (self, summary);
      else
        add_row (self, summary);
    }
  return TRUE;
}

static gboolean
gather (Listing *self, GError **error)
{
  g_autoptr (GArray) ids = list_families (self->book, error);

  if (ids == NULL || !name_workers (self, error))
    return FALSE;
  self->services = kw_casebook_list_shared_sync (self->book->casebook, KW_RECORD_SERVICE, NULL, error);
  if (self->services == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i += AT_ONCE)
    if (!add_families (self, &g_array_index (ids, gint64, i), MIN (AT_ONCE, ids->len - i), error))
      return FALSE;
  return TRUE;
}

static gboolean
answer (Listing *self, GError **error)
{
  g_autofree char *text = NULL;

  if (self->list != NULL)
    return kw_command_write_json (json_pack ("{so}", "families", g_steal_pointer (&self->list)), error);
  text = kw_text_table_to_text (self->table);
  return kw_command_write (*text != '\0' ? text : _ ("No family yet.\n"), error);
}

static gboolean
families (const KwCommandBook *book, GError **error)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  Listing self = { .book = book, .table = table };
  gboolean done;

  if (kw_command_line_wants_json (book->line))
    self.list = json_array ();
  else
    kw_text_table_add (table, _ ("Reference"), _ ("Name"), _ ("Status"), _ ("Key worker"), _ ("This week"),
                       _ ("Last seen"), _ ("Do next"), NULL);
  done = kw_command_book_may (book, KW_MAY_SEARCH, NULL, NULL, error) && gather (&self, error) && answer (&self, error);
  g_clear_pointer (&self.list, json_decref);
  g_clear_pointer (&self.workers, g_hash_table_unref);
  g_clear_pointer (&self.owned, g_ptr_array_unref);
  g_clear_pointer (&self.services, g_ptr_array_unref);
  return done;
}

gboolean
kw_command_families (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, families, error);
}
