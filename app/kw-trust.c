/* kw-trust.c: how far somebody has let the worker in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-trust.h"

#include "kw-people.h"

#include <glib/gi18n-lib.h>

static const char *const words[KW_TRUST_STEPS + 1] = {
  NC_ ("trust", "not recorded"),
  NC_ ("trust", "not yet"),
  NC_ ("trust", "letting us in"),
  NC_ ("trust", "working with us"),
  NC_ ("trust", "confiding"),
  NC_ ("trust", "leading"),
};

static guint
member_index (const GPtrArray *members, gint64 id)
{
  guint low = 0, high = members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const KwRecord *member = g_ptr_array_index (members, middle);

      if (member->id == id)
        return middle;
      if (member->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return members->len;
}

/* Of two visits at the same time the one entered later counts. */
static gboolean
is_later (const KwVisit *visit, const KwVisit *than)
{
  if (than == NULL || visit->start != than->start)
    return than == NULL || visit->start > than->start;
  return visit->record.id >= than->record.id;
}

/**
 * kw_trust_find:
 * @case_file: a case file
 * @policy: the policy: its window
 * @now: as of when
 * @steps: (out caller-allocates) (array): the step per member, in the order of the members; 0 where there is none
 * @latest: (out caller-allocates) (array): the visit that it is from, or %NULL; as many
 *
 * The step of the latest visit with outcome seen that records one for the member: not in the future, within
 * the policy's window, and since the present worker holds the family (else since it was opened). The caller's own
 * memory, because the work of many families is ordered in one go.
 */
void
kw_trust_find (const KwCaseFile *case_file,
               const KwPolicy *policy,
               KwInstant now,
               guint8 *steps,
               const KwVisit **latest)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  const GPtrArray *recorded = kw_case_file_list (case_file, KW_RECORD_VISIT_TRUST);
  KwDate window = kw_instant_to_date (now) - kw_policy_get_number (policy, KW_POLICY_TRUST_WINDOW_DAYS);
  KwInstant since = kw_date_start (MAX (window, kw_people_get_held_from (case_file)));

  for (guint i = 0; i < members->len; i++)
    {
      steps[i] = 0;
      latest[i] = NULL;
    }
  for (guint i = 0; i < recorded->len; i++)
    {
      const KwVisitTrust *row = g_ptr_array_index (recorded, i);
      const KwVisit *visit = kw_case_file_find (case_file, KW_RECORD_VISIT, row->visit);
      guint member = member_index (members, row->member);

      if (visit == NULL || member == members->len || visit->outcome != KW_VISIT_SEEN || visit->start > now ||
          visit->start < since || !is_later (visit, latest[member]))
        continue;
      latest[member] = visit;
      steps[member] = (guint8) row->step;
    }
}

/**
 * kw_trust_get_step:
 * @case_file: a case file
 * @policy: the policy
 * @now: as of when
 * @member: the id of a member, or %KW_NONE for whoever trusts most
 *
 * Returns: the step that counts at @now, 1 to 5, or 0 where there is none
 */
int
kw_trust_get_step (const KwCaseFile *case_file, const KwPolicy *policy, KwInstant now, gint64 member)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  g_autofree guint8 *steps = g_new (guint8, members->len);
  g_autofree const KwVisit **latest = g_new (const KwVisit *, members->len);
  int highest = 0;

  kw_trust_find (case_file, policy, now, steps, latest);
  for (guint i = 0; i < members->len; i++)
    if (member == KW_NONE || ((const KwMember *) g_ptr_array_index (members, i))->record.id == member)
      highest = MAX (highest, steps[i]);
  return highest;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const KwTrustPoint *first = a;
  const KwTrustPoint *second = b;

  if (first->when != second->when)
    return first->when < second->when ? -1 : 1;
  return first->visit < second->visit ? -1 : first->visit > second->visit;
}

/**
 * kw_trust_get_history:
 * @case_file: a case file
 * @now: as of when
 * @member: the id of a member, or %KW_NONE for everybody
 *
 * Returns: (transfer full) (element-type KwTrustPoint): what was recorded up to @now, oldest first
 */
GArray *
kw_trust_get_history (const KwCaseFile *case_file, KwInstant now, gint64 member)
{
  const GPtrArray *recorded = kw_case_file_list (case_file, KW_RECORD_VISIT_TRUST);
  KwInstant since = kw_date_start (kw_people_get_held_from (case_file));
  GArray *history = g_array_new (FALSE, FALSE, sizeof (KwTrustPoint));

  for (guint i = 0; i < recorded->len; i++)
    {
      const KwVisitTrust *row = g_ptr_array_index (recorded, i);
      const KwVisit *visit = kw_case_file_find (case_file, KW_RECORD_VISIT, row->visit);
      KwTrustPoint point = { .member = row->member, .step = (int) row->step, .visit = row->visit };

      if (visit == NULL || visit->outcome != KW_VISIT_SEEN || visit->start > now ||
          (member != KW_NONE && row->member != member))
        continue;
      point.when = visit->start;
      point.this_worker = visit->start >= since;
      g_array_append_val (history, point);
    }
  g_array_sort (history, compare_points);
  return history;
}

/**
 * kw_trust_get_word:
 * @step: 0 to 5
 *
 * Returns: (transfer none): what the step is called, translated
 */
const char *
kw_trust_get_word (int step)
{
  g_return_val_if_fail (step >= 0 && step <= KW_TRUST_STEPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "trust", words[step]);
}
