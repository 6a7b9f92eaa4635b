/* kw-story-headline.c: what the story says of a visit where nobody wrote a headline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-story.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Titles and the like, and initials ("T. Point"), after which a full stop ends nothing. */
static gboolean
ends_abbreviation (const char *start, const char *stop)
{
  /* Translators: words that notes shorten with a full stop, with a space between them */
  g_auto (GStrv) abbreviations = g_strsplit (C_ ("abbreviations", "Mr Mrs Ms Dr St Rd Ave no No approx"), " ", -1);
  const char *word = stop;
  g_autofree char *last = NULL;

  while (word > start && g_ascii_isalpha (word[-1]))
    word--;
  last = g_strndup (word, stop - word);
  return stop - word == 1 || g_strv_contains ((const char *const *) abbreviations, last);
}

/* Behind the first sentence: its full stop is not part of a headline, its question mark is. */
static const char *
end_of_sentence (const char *text)
{
  for (const char *cursor = text; *cursor != '\0'; cursor++)
    {
      gboolean last = cursor[1] == '\0' || g_ascii_isspace (cursor[1]);

      if (*cursor == '\n')
        return cursor;
      if (*cursor == '.' && last && !ends_abbreviation (text, cursor))
        return cursor;
      if ((*cursor == '?' || *cursor == '!') && last)
        return cursor + 1;
    }
  return text + strlen (text);
}

/* At a space where there is one in the second half, with an ellipsis. */
static char *
shorten (const char *text)
{
  const char *end = g_utf8_offset_to_pointer (text, KW_STORY_HEADLINE_LENGTH - 1);
  const char *middle = g_utf8_offset_to_pointer (text, KW_STORY_HEADLINE_LENGTH / 2);
  const char *cut = end;
  g_autofree char *kept = NULL;

  while (cut > middle && !g_ascii_isspace (*cut))
    cut--;
  kept = g_strndup (text, (cut > middle ? cut : end) - text);
  return g_strconcat (g_strchomp (kept), "…", NULL);
}

/**
 * kw_story_propose_headline:
 * @note: (nullable): a note
 *
 * Returns: (transfer full) (nullable): its first sentence, at most 80 characters; %NULL where it is empty
 */
char *
kw_story_propose_headline (const char *note)
{
  g_autofree char *sentence = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (note != NULL ? note : ""));

  if (*trimmed == '\0')
    return NULL;
  sentence = g_strchomp (g_strndup (trimmed, end_of_sentence (trimmed) - trimmed));
  if (g_utf8_strlen (sentence, -1) > KW_STORY_HEADLINE_LENGTH)
    return shorten (sentence);
  return g_steal_pointer (&sentence);
}
