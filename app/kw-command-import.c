/* kw-command-import.c: keyworker import
 *
 * All files are read and found right before anything is stored, and all of it is stored in one edit. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-app-error.h"
#include "kw-case-file-json.h"
#include "kw-command-book.h"
#include "kw-commands.h"
#include "kw-data-error.h"
#include "kw-intake.h"

#include <glib/gi18n-lib.h>

/* Whether the casebook has a family of that reference; -1 on error. */
static int
is_known (const KwCommandBook *book, const char *reference, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (kw_casebook_find_family_sync (book->casebook, reference, NULL, &cause) != KW_NONE)
    return TRUE;
  if (g_error_matches (cause, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return -1;
}

static gboolean
check_reference (const KwCommandBook *book,
                 const char *path,
                 const KwCaseFile *case_file,
                 GHashTable *seen,
                 GError **error)
{
  const char *reference = kw_case_file_get_family (case_file)->reference;
  int known = is_known (book, reference, error);

  if (known < 0)
    return FALSE;
  if (known || !g_hash_table_add (seen, g_strdup (reference)))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s: family.reference: There is already a family %s."),
                   path, reference);
      return FALSE;
    }
  return TRUE;
}

/* (element-type KwCaseFile): every file, found right; NULL on error. */
static GPtrArray *
read_files (const KwCommandBook *book, GError **error)
{
  g_autoptr (GPtrArray) case_files = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_case_file_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < kw_command_line_get_n_arguments (book->line); i++)
    {
      const char *path = kw_command_line_get_argument (book->line, i);
      KwCaseFile *case_file = kw_case_file_load (path, error);

      if (case_file == NULL)
        return NULL;
      g_ptr_array_add (case_files, case_file);
      if (!check_reference (book, path, case_file, seen, error))
        return NULL;
    }
  return g_steal_pointer (&case_files);
}

/* Takes one family in. Returns its id. */
static gint64
put_family (const KwCommandBook *book, KwEdit *edit, const KwCaseFile *case_file)
{
  gint64 id = kw_intake_put (edit, case_file, book->casebook);
  g_autofree char *reason = kw_intake_dup_reason (case_file);

  kw_edit_set_family_reason (edit, id, reason);
  return id;
}

static gboolean
answer (const KwCommandLine *line, const GPtrArray *case_files, const GArray *ids, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  json_t *families = json_array ();

  for (guint i = 0; i < case_files->len; i++)
    {
      const KwFamily *family = kw_case_file_get_family (g_ptr_array_index (case_files, i));

      g_string_append_printf (text, "%s\n", family->reference);
      json_array_append_new (families, json_pack ("{so ss ss}", "id", kw_command_id (g_array_index (ids, gint64, i)),
                                                  "reference", family->reference, "name", family->name));
    }
  if (kw_command_line_wants_json (line))
    return kw_command_write_json (json_pack ("{so}", "families", families), error);
  json_decref (families);
  return kw_command_write (text->str, error);
}

static gboolean
import (const KwCommandBook *book, GError **error)
{
  g_autoptr (GPtrArray) case_files =
      kw_command_book_may (book, KW_MAY_ADD_FAMILY, NULL, NULL, error) ? read_files (book, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KwEdit) edit = kw_edit_new (_ ("From case files"));

  if (case_files == NULL)
    return FALSE;
  for (guint i = 0; i < case_files->len; i++)
    {
      gint64 id = put_family (book, edit, g_ptr_array_index (case_files, i));

      g_array_append_val (ids, id);
    }
  return kw_casebook_commit_sync (book->casebook, edit, NULL, error) != 0 &&
         answer (book->line, case_files, ids, error);
}

gboolean
kw_command_import (const KwCommandLine *line, GError **error)
{
  return kw_command_with_book (line, import, error);
}
