/* kw-suggestion.c: who should take a family, and why
 *
 * Nothing is decided here: whoever allocates sees everybody, the best fit first, with the reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-allocation.h"

#include "kw-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HUNDRED 100.0

static gboolean
is_english (const char *language)
{
  g_autofree char *folded = g_utf8_casefold (language, -1);

  return *g_strstrip (folded) == '\0' || strcmp (folded, "english") == 0;
}

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1), *right = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (left), g_strstrip (right)) == 0;
}

/**
 * kw_allocation_need_init:
 * @self: (out): what the family needs
 * @case_file: a family
 * @family: its figures
 */
void
kw_allocation_need_init (KwAllocationNeed *self, const KwCaseFile *case_file, const KwTeamFamily *family)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  const GPtrArray *designations = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  self->authority = g_strdup (kw_case_file_get_family (case_file)->authority);
  self->load = family->load.total;
  self->earlier = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < designations->len; i++)
    g_array_append_val (self->earlier, ((const KwDesignation *) g_ptr_array_index (designations, i))->worker);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (member->at_home && member->language != NULL && !is_english (member->language))
        g_strv_builder_add (languages, member->language);
    }
  self->languages = g_strv_builder_end (languages);
}

void
kw_allocation_need_clear (KwAllocationNeed *self)
{
  g_clear_pointer (&self->authority, g_free);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->earlier, g_array_unref);
}

static void
suggestion_free (gpointer data)
{
  KwSuggestion *suggestion = data;

  g_strfreev (suggestion->reasons);
  g_free (suggestion);
}

/* (transfer none) (nullable) */
static const char *
find_language (const KwAllocationNeed *need, const KwWorker *worker)
{
  for (guint i = 0; need->languages[i] != NULL; i++)
    for (guint j = 0; worker->languages[j] != NULL; j++)
      if (is_same_word (need->languages[i], worker->languages[j]))
        return worker->languages[j];
  return NULL;
}

static gboolean
held_before (const KwAllocationNeed *need, gint64 worker)
{
  for (guint i = 0; i < need->earlier->len; i++)
    if (g_array_index (need->earlier, gint64, i) == worker)
      return TRUE;
  return FALSE;
}

static GStrv
make_reasons (const KwSuggestion *self, const char *language, int full)
{
  const KwWorker *worker = self->row->worker;
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  if (self->away)
    g_strv_builder_add (reasons, _ ("away now"));
  if (self->earlier)
    g_strv_builder_add (reasons, _ ("held this family before"));
  if (language != NULL)
    /* Translators: a language */
    kw_sentences_take (reasons, g_strdup_printf (_ ("speaks %s"), language));
  if (self->area)
    /* Translators: the code of a council */
    kw_sentences_take (reasons, g_strdup_printf (_ ("works in %s"), worker->authority));
  /* Translators: a load, and that of a full caseload: 7.60 of 10.00 */
  kw_sentences_take (
      reasons,
      g_strdup_printf (self->room ? _ ("%1$.2f of %2$.2f with this family")
                                  : _ ("%1$.2f of %2$.2f with this family: more than a full caseload"),
                       self->load_after / HUNDRED, full / HUNDRED));
  return g_strv_builder_end (reasons);
}

static KwSuggestion *
suggest (const KwTeamRow *row, const KwAllocationNeed *need, GHashTable *taken, int full)
{
  KwSuggestion *self = g_new0 (KwSuggestion, 1);
  gint64 id = row->worker->record.id;
  const char *language = find_language (need, row->worker);

  self->row = row;
  self->earlier = held_before (need, id);
  self->speaks = language != NULL;
  self->area = g_strcmp0 (need->authority, row->worker->authority) == 0;
  self->away = row->away;
  self->load_after = (int) row->numbers[KW_TEAM_LOAD] + need->load +
                     (taken != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (taken, &id)) : 0);
  self->room = self->load_after <= full;
  self->reasons = make_reasons (self, language, full);
  return self;
}

/* Who is here and has room; then who knows the family, who understands it, who is near; then who has least. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const KwSuggestion *left = *(KwSuggestion *const *) a, *right = *(KwSuggestion *const *) b;

  if (left->away != right->away)
    return left->away ? 1 : -1;
  if (left->room != right->room)
    return left->room ? -1 : 1;
  if (left->earlier != right->earlier)
    return left->earlier ? -1 : 1;
  if (left->speaks != right->speaks)
    return left->speaks ? -1 : 1;
  if (left->area != right->area)
    return left->area ? -1 : 1;
  return (left->load_after > right->load_after) - (left->load_after < right->load_after);
}

/**
 * kw_allocation_suggest:
 * @team: the table, of everybody who may be asked
 * @need: what the family needs
 * @taken: (nullable): what is being given to whom besides
 * @except: who is not asked, or %KW_NONE
 * @policy: the policy
 *
 * Returns: (transfer full) (element-type KwSuggestion): key workers, the best fit first
 */
GPtrArray *
kw_allocation_suggest (
    const KwTeam *team, const KwAllocationNeed *need, GHashTable *taken, gint64 except, const KwPolicy *policy)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  int full = kw_policy_get_number (policy, KW_POLICY_FULL_LOAD);
  KwDate today = kw_instant_to_date (team->now);

  for (guint i = 0; i < team->rows->len; i++)
    {
      const KwTeamRow *row = g_ptr_array_index (team->rows, i);
      const KwWorker *worker = row->worker;

      if (worker->role == KW_ROLE_KEY_WORKER && worker->record.id != except &&
          (worker->until == KW_NONE || worker->until > today))
        g_ptr_array_add (suggestions, suggest (row, need, taken, full));
    }
  g_ptr_array_sort (suggestions, compare);
  return suggestions;
}

char *
kw_suggestion_dup_reasons (const KwSuggestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoinv (" · ", self->reasons);
}
