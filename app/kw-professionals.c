/* kw-professionals.c: how many strangers come to the door
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-professionals.h"

#include "kw-people.h"

#include <glib/gi18n-lib.h>

static gboolean
came_to_a_visit (const KwCaseFile *case_file, gint64 professional, KwDate from, KwDate until)
{
  const GPtrArray *rows = kw_case_file_list (case_file, KW_RECORD_VISIT_PROFESSIONAL);

  for (guint i = 0; i < rows->len; i++)
    {
      const KwVisitProfessional *row = g_ptr_array_index (rows, i);
      const KwVisit *visit =
          row->professional == professional ? kw_case_file_find (case_file, KW_RECORD_VISIT, row->visit) : NULL;

      if (visit != NULL && kw_instant_to_date (visit->start) >= from && kw_instant_to_date (visit->start) <= until)
        return TRUE;
    }
  return FALSE;
}

/* By the days recorded; without a first day, only by visits they came to. */
static gboolean
was_in_contact (const KwCaseFile *case_file, const KwProfessional *professional, KwDate from, KwDate until)
{
  if (professional->from != KW_NONE)
    return professional->from <= until && (professional->until == KW_NONE || professional->until >= from);
  if (professional->until != KW_NONE && professional->until >= from && professional->until <= until)
    return TRUE;
  return came_to_a_visit (case_file, professional->record.id, from, until);
}

/* The same name of the same organisation is the same person, however often it was entered. */
static char *
dup_key (const KwProfessional *professional)
{
  g_autofree char *name = g_utf8_casefold (professional->name != NULL ? professional->name : "", -1);
  g_autofree char *organisation =
      g_utf8_casefold (professional->organisation != NULL ? professional->organisation : "", -1);

  return g_strconcat (name, "\n", organisation, NULL);
}

static KwProfessionalsCount
count_between (const KwCaseFile *case_file, KwDate from, KwDate until)
{
  const GPtrArray *professionals = kw_case_file_list (case_file, KW_RECORD_PROFESSIONAL);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KwProfessionalsCount count = { 0, 0 };

  for (guint i = 0; i < professionals->len; i++)
    {
      const KwProfessional *professional = g_ptr_array_index (professionals, i);

      if (!was_in_contact (case_file, professional, from, until) ||
          !g_hash_table_add (counted, dup_key (professional)))
        continue;
      if (professional->safeguarding)
        count.safeguarding++;
      else
        count.others++;
    }
  return count;
}

/**
 * kw_professionals_count:
 * @case_file: a case file
 * @policy: the policy: over how many days
 * @now: as of when
 * @professionals: (out): the counts
 */
void
kw_professionals_count (const KwCaseFile *case_file,
                        const KwPolicy *policy,
                        KwInstant now,
                        KwProfessionals *professionals)
{
  int days = kw_policy_get_number (policy, KW_POLICY_PROFESSIONALS_DAYS);
  KwDate today = kw_instant_to_date (now);

  g_return_if_fail (case_file != NULL);
  g_return_if_fail (professionals != NULL);

  professionals->began = kw_people_get_held_from (case_file);
  professionals->now = count_between (case_file, today - days + 1, today);
  professionals->before = count_between (case_file, professionals->began - days, professionals->began - 1);
}

/**
 * kw_professionals_by_month:
 * @case_file: a case file
 * @now: as of when
 * @n_months: how many
 *
 * Returns: (transfer full) (element-type KwProfessionalsMonth): the last months, this one up to today the last
 */
GArray *
kw_professionals_by_month (const KwCaseFile *case_file, KwInstant now, guint n_months)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (KwProfessionalsMonth));
  KwDate today = kw_instant_to_date (now);
  KwDate this_month;
  int year, month;

  g_return_val_if_fail (case_file != NULL, months);

  kw_date_to_ymd (today, &year, &month, NULL);
  this_month = kw_date_from_ymd (year, month, 1);
  for (int i = (int) n_months - 1; i >= 0; i--)
    {
      KwDate first = kw_date_add_months (this_month, -i);
      KwDate last = MIN (kw_date_add_months (first, 1) - 1, today);
      KwProfessionalsMonth entry = { first, count_between (case_file, first, last) };

      g_array_append_val (months, entry);
    }
  return months;
}

/**
 * kw_professionals_dup_words:
 * @self: the counts
 * @policy: the policy
 *
 * Returns: (transfer full): "3 professionals in the last 90 days, 9 in the 90 days before the key worker came. 1 more
 *   for safeguarding."
 */
char *
kw_professionals_dup_words (const KwProfessionals *self, const KwPolicy *policy)
{
  int days = kw_policy_get_number (policy, KW_POLICY_PROFESSIONALS_DAYS);
  g_autofree char *now = NULL;
  g_autofree char *safeguarding = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  now = g_strdup_printf (
      /* Translators: %1$u professionals, in the last %2$d days, %3$u before */
      g_dngettext (GETTEXT_PACKAGE,
                   "%1$u professional in the last %2$d days, %3$u in the %2$d days before the key worker came.",
                   "%1$u professionals in the last %2$d days, %3$u in the %2$d days before the key worker came.",
                   self->now.others),
      self->now.others, days, self->before.others);
  if (self->now.safeguarding == 0)
    return g_steal_pointer (&now);
  safeguarding = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more for safeguarding.",
                                               "%u more for safeguarding.", self->now.safeguarding),
                                  self->now.safeguarding);
  return g_strconcat (now, " ", safeguarding, NULL);
}
