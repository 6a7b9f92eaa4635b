/* kw-command-family-part.c: finding what somebody means in a family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command-family-part.h"

#include "kw-command-book.h"

#include <glib/gi18n-lib.h>

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return g_utf8_collate (folded_a, folded_b) == 0;
}

static gboolean
is_member_called (gconstpointer record, const char *name)
{
  const KwMember *member = record;

  return same_text (member->given, name) || same_text (member->known_as, name);
}

static gboolean
is_problem_called (gconstpointer record, const char *name)
{
  const KwProblem *problem = record;

  return same_text (problem->title, name) ||
         same_text (kw_code_set_get_code (&kw_domains, (int) problem->domain), name);
}

static gconstpointer
find_part (const KwCaseFile *case_file,
           KwRecordKind kind,
           gboolean (*is_called) (gconstpointer record, const char *name),
           const char *option,
           const char *name,
           const char *missing,
           const char *ambiguous,
           GError **error)
{
  const GPtrArray *list = kw_case_file_list (case_file, kind);
  gconstpointer found = NULL;
  gint64 id;

  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL))
    found = kw_case_file_find (case_file, kind, id);
  if (found != NULL)
    return found;

  for (guint i = 0; i < list->len; i++)
    {
      gconstpointer record = g_ptr_array_index (list, i);

      if (!is_called (record, name))
        continue;
      if (found != NULL)
        {
          kw_command_refuse_value (error, option, name, ambiguous);
          return NULL;
        }
      found = record;
    }
  if (found == NULL)
    kw_command_refuse_value (error, option, name, missing);
  return found;
}

/**
 * kw_command_find_member:
 * @case_file: the family
 * @option: the option that names the member, for the error
 * @name: an id, a given name or what somebody is known as
 * @error: for nobody, or for more than one
 *
 * Returns: (transfer none): the member, or %NULL
 */
const KwMember *
kw_command_find_member (const KwCaseFile *case_file, const char *option, const char *name, GError **error)
{
  return find_part (case_file, KW_RECORD_MEMBER, is_member_called, option, name,
                    _ ("Nobody in this family has this id or name."),
                    _ ("More than one in this family is called so; give the id."), error);
}

/**
 * kw_command_find_problem:
 * @case_file: the family
 * @option: the option that names the problem, for the error
 * @name: an id, a title or a domain
 * @error: for none, or for more than one
 *
 * Returns: (transfer none): the problem, or %NULL
 */
const KwProblem *
kw_command_find_problem (const KwCaseFile *case_file, const char *option, const char *name, GError **error)
{
  return find_part (case_file, KW_RECORD_PROBLEM, is_problem_called, option, name,
                    _ ("No problem of this family has this id, title or domain."),
                    _ ("More than one problem is called so; give the id."), error);
}

const KwService *
kw_command_find_service (const GPtrArray *services, const char *name)
{
  gint64 id;
  gboolean is_id = g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL);

  for (guint i = 0; i < services->len; i++)
    {
      const KwService *service = g_ptr_array_index (services, i);

      if ((is_id && service->record.id == id) || same_text (service->name, name))
        return service;
    }
  return NULL;
}
