/* kw-people.c: what is said of the members of a family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-people.h"

#include "kw-words.h"

#include <glib/gi18n-lib.h>

const char *
kw_member_get_name (const KwMember *member)
{
  g_return_val_if_fail (member != NULL, NULL);

  return member->known_as != NULL && *member->known_as != '\0' ? member->known_as : member->given;
}

const char *
kw_people_get_name (const KwCaseFile *case_file, gint64 member)
{
  const KwMember *found = kw_case_file_find (case_file, KW_RECORD_MEMBER, member);

  return found != NULL ? kw_member_get_name (found) : NULL;
}

gboolean
kw_member_is_child (const KwMember *member, KwDate today)
{
  int born_year, born_month, born_day, year, month, day;

  g_return_val_if_fail (member != NULL, FALSE);

  if (member->born == KW_NONE)
    return member->role == KW_MEMBER_CHILD;
  kw_date_to_ymd (member->born, &born_year, &born_month, &born_day);
  kw_date_to_ymd (today, &year, &month, &day);
  year -= born_year;
  if (month < born_month || (month == born_month && day < born_day))
    year--;
  return year < KW_ADULT_YEARS;
}

KwDate
kw_people_get_held_from (const KwCaseFile *case_file)
{
  const KwDesignation *designation = kw_case_file_get_designation (case_file);

  return designation != NULL ? designation->from : kw_case_file_get_family (case_file)->opened;
}

static gboolean
contains (const GArray *members, gint64 id)
{
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static char *
all_children (guint n_children)
{
  if (n_children == 2)
    return g_strdup (_ ("both children"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "all %u child", "all %u children", n_children), n_children);
}

char *
kw_people_dup_list (const KwCaseFile *case_file, const GArray *members, KwDate today)
{
  const GPtrArray *all = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_children = 0, n_named = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const KwMember *member = g_ptr_array_index (all, i);

      if (!kw_member_is_child (member, today))
        continue;
      n_children++;
      n_named += contains (members, member->record.id);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const KwMember *member = g_ptr_array_index (all, i);
      gboolean in_number = n_children > 1 && n_named == n_children && kw_member_is_child (member, today);

      if (contains (members, member->record.id) && !in_number)
        g_ptr_array_add (names, g_strdup (kw_member_get_name (member)));
    }
  if (n_children > 1 && n_named == n_children)
    g_ptr_array_add (names, all_children (n_children));
  g_ptr_array_add (names, NULL);
  return kw_words_list ((const char *const *) names->pdata);
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      return TRUE;
  return FALSE;
}

/* The longest end of it that is a date is one. May and June are names unless a figure stands with them. */
void
kw_people_parse_search (const char *typed, KwDate today, char **words, KwDate *born)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  g_return_if_fail (typed != NULL && words != NULL && born != NULL);

  parts = g_strsplit_set (typed, " \t\n", -1);
  n = g_strv_length (parts);
  *born = KW_NONE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *end = g_strjoinv (" ", parts + i);

      if (*parts[i] == '\0' || !has_digit (end) || !kw_words_parse_date (end, today, FALSE, born))
        continue;
      g_clear_pointer (&parts[i], g_free);
      for (guint j = i + 1; j < n; j++)
        g_clear_pointer (&parts[j], g_free);
      *words = g_strjoinv (" ", parts);
      return;
    }
  *born = KW_NONE;
  *words = g_strdup (typed);
}
