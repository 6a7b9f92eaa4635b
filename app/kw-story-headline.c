/* kw-story-headline.c: what the story says of a visit where nobody wrote a headline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-story.h"

#include <string.h>

/* A full stop ends a sentence only before white space: "N244. Then", but not "9.30". */
static const char *
find_end_of_sentence (const char *text)
{
  const char *at = text;

  while (*at != '\0' && *at != '\n' &&
         !(strchr (".!?", *at) != NULL && (at[1] == '\0' || g_ascii_isspace (at[1]))))
    at = g_utf8_next_char (at);
  return at;
}

/* At the end of a word where there is one not too far back. */
static char *
cut (const char *sentence)
{
  g_autofree char *start = g_utf8_substring (sentence, 0, KW_STORY_HEADLINE_LENGTH - 1);
  char *space = strrchr (start, ' ');

  if (space != NULL && g_utf8_strlen (start, space - start) > KW_STORY_HEADLINE_LENGTH / 2)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

/**
 * kw_story_propose_headline:
 * @note: (nullable): a note
 *
 * Returns: (transfer full) (nullable): its first sentence, at most 80 characters of it; %NULL where it says nothing
 */
char *
kw_story_propose_headline (const char *note)
{
  g_autofree char *text = g_strstrip (g_strdup (note != NULL ? note : ""));
  g_autofree char *sentence = g_strndup (text, (gsize) (find_end_of_sentence (text) - text));

  if (*sentence == '\0')
    return NULL;
  if (g_utf8_strlen (sentence, -1) > KW_STORY_HEADLINE_LENGTH)
    return cut (sentence);
  return g_steal_pointer (&sentence);
}
