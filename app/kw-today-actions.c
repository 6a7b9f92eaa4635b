/* kw-today-actions.c: what supervision agreed, in the worker's day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today-private.h"

#include "kw-supervision.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

void
kw_today_action_free (gpointer data)
{
  g_free (((KwTodayAction *) data)->sentence);
  g_free (data);
}

/* (transfer full): "Agreed in supervision: by Friday, in 3 days." */
static char *
dup_sentence (const KwSupervisionAction *action, KwDate today)
{
  g_autofree char *date = NULL;
  g_autofree char *away = NULL;

  if (action->due == KW_NONE)
    return g_strdup (_ ("Agreed in supervision."));
  date = kw_words_short_date (action->due, today);
  away = kw_words_days_away (action->due, today);
  if (action->due < today)
    /* Translators: a day, and how long ago that is */
    return g_strdup_printf (_ ("Agreed in supervision by %1$s: %2$s."), date, away);
  if (action->due <= today + 1)
    /* Translators: "today" or "tomorrow" */
    return g_strdup_printf (_ ("Agreed in supervision: by %s."), away);
  /* Translators: a day, and how far away that is */
  return g_strdup_printf (_ ("Agreed in supervision: by %1$s, %2$s."), date, away);
}

void
kw_today_add_actions (KwToday *self, const KwFamilySummary *summary)
{
  g_autoptr (GPtrArray) actions = kw_supervision_list_actions (summary->case_file);
  KwDate today = kw_instant_to_date (self->now);

  for (guint i = 0; i < actions->len; i++)
    {
      KwTodayAction *entry = g_new0 (KwTodayAction, 1);

      entry->case_file = summary->case_file;
      entry->action = g_ptr_array_index (actions, i);
      entry->overdue = entry->action->due != KW_NONE && entry->action->due < today;
      entry->sentence = dup_sentence (entry->action, today);
      g_ptr_array_add (self->actions, entry);
    }
}

int
kw_today_compare_actions (gconstpointer a, gconstpointer b)
{
  const KwSupervisionAction *first = (*(KwTodayAction *const *) a)->action;
  const KwSupervisionAction *second = (*(KwTodayAction *const *) b)->action;

  if (first->due != second->due)
    return first->due == KW_NONE || (second->due != KW_NONE && first->due > second->due) ? 1 : -1;
  return first->record.id < second->record.id ? -1 : first->record.id > second->record.id;
}
