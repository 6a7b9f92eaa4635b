/* kw-sample-notes.c: notes that read as if a key worker had written them
 *
 * A note is put together the way notes are: how one was received, what it was about, the children, what comes next.
 * Each part is there or not, so that few notes have the same shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-notes.h"

#include "kw-sample-words.h"

#define TRUSTING 3

/**
 * kw_sample_sentence:
 * @sentence: text with {A} and {C}
 * @adult: what {A} stands for
 * @child: (nullable): what {C} stands for
 *
 * Returns: (transfer full): the sentence about these people
 */
char *
kw_sample_sentence (const char *sentence, const char *adult, const char *child)
{
  GString *text = g_string_sized_new (96);

  for (const char *c = sentence; *c != '\0'; c++)
    {
      if (c[0] == '{' && (c[1] == 'A' || c[1] == 'C') && c[2] == '}')
        {
          g_string_append (text, c[1] == 'A' || child == NULL ? adult : child);
          c += 2;
        }
      else
        g_string_append_c (text, *c);
    }
  return g_string_free (text, FALSE);
}

static void
add (GString *note, const char *sentence, const KwSampleTalk *talk)
{
  g_autofree char *text = NULL;

  /* A sentence about a child needs one. */
  if (talk->child == NULL && strstr (sentence, "{C}") != NULL)
    return;
  text = kw_sample_sentence (sentence, talk->adult, talk->child);
  if (note->len > 0)
    g_string_append_c (note, ' ');
  g_string_append (note, text);
}

/**
 * kw_sample_note:
 * @dice: chance
 * @talk: what it is about
 *
 * Returns: (transfer full): a note of a visit at which somebody was seen
 */
char *
kw_sample_note (KwSampleDice *dice, const KwSampleTalk *talk)
{
  GString *note = g_string_sized_new (320);

  if (kw_sample_dice_chance (dice, 55))
    add (note, kw_sample_dice_pick (dice, kw_sample_openings), talk);
  for (guint i = 0; i < talk->n_domains; i++)
    add (note, kw_sample_dice_pick (dice, kw_sample_domains[talk->domains[i]].topics), talk);
  if (kw_sample_dice_chance (dice, 40))
    add (note, kw_sample_dice_pick (dice, talk->trust >= TRUSTING ? kw_sample_open : kw_sample_guarded), talk);
  if (talk->child != NULL && talk->child_alone)
    add (note, kw_sample_dice_pick (dice, kw_sample_alone), talk);
  else if (talk->child != NULL && kw_sample_dice_chance (dice, 60))
    add (note, kw_sample_dice_pick (dice, kw_sample_children), talk);
  if (note->len == 0 || kw_sample_dice_chance (dice, 45))
    add (note, kw_sample_dice_pick (dice, kw_sample_closings), talk);
  if (note->len == 0)
    add (note, kw_sample_openings[0], talk);
  return g_string_free (note, FALSE);
}

/**
 * kw_sample_note_unseen:
 * @dice: chance
 * @outcome: anything but %KW_VISIT_SEEN
 * @talk: who would have been seen
 *
 * Returns: (transfer full): a note of a visit at which nobody was seen
 */
char *
kw_sample_note_unseen (KwSampleDice *dice, KwVisitOutcome outcome, const KwSampleTalk *talk)
{
  const char *const *sentences = outcome == KW_VISIT_NOBODY_IN           ? kw_sample_nobody_in
                               : outcome == KW_VISIT_DECLINED            ? kw_sample_declined
                               : outcome == KW_VISIT_CANCELLED_BY_FAMILY ? kw_sample_cancelled_by_family
                                                                         : kw_sample_cancelled_by_us;

  return kw_sample_sentence (kw_sample_dice_pick (dice, sentences), talk->adult, talk->child);
}
