/* kw-passphrase.c: how good a passphrase is
 *
 * The estimate is libzxcvbn's, which knows common passwords, words, names, keyboard runs, repeats and dates and needs
 * no files. It takes a space or a hyphen between two words for as hard to guess as any other character, which it is
 * not, so a passphrase is judged without them as well and the worse of the two counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-passphrase.h"

#include "kw-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <zxcvbn.h>

/* A guess costs a second and a quarter of a gibibyte. 2^40 guesses are 35 years of a thousand machines; 2^50 and
 * 2^60 are what remains when the machines become a thousand times better, and a thousand times more. */
#define FAIR_BITS   40
#define GOOD_BITS   50
#define STRONG_BITS 60

/* The estimate takes its time with longer ones, and they are strong already or repeat themselves. */
#define JUDGED_BYTES 256

/* A known name shorter than this is in too much else to count. */
#define NAME_BYTES 3

/* One spelling */

/* A base letter and the marks on it, each in its own place after the ones that stand below it. */
static void
sort_marks (gunichar *letters, gsize n)
{
  for (gsize i = 1; i < n; i++)
    for (gsize k = i; k > 0; k--)
      {
        int mark = g_unichar_combining_class (letters[k]);
        gunichar letter = letters[k];

        if (mark == 0 || g_unichar_combining_class (letters[k - 1]) <= mark)
          break;
        letters[k] = letters[k - 1];
        letters[k - 1] = letter;
      }
}

static char *
print_letters (const gunichar *letters, gsize n)
{
  char *text = kw_secret_new (6 * n + 1);
  char *end = text;

  for (gsize i = 0; i < n; i++)
    end += g_unichar_to_utf8 (letters[i], end);
  return text;
}

/* g_utf8_normalize() would do it, and leave the passphrase behind in the memory that it worked in. */
char *
kw_passphrase_normalise (const char *passphrase)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar *letters;
  gsize n = 0;
  char *text;

  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!g_utf8_validate (passphrase, -1, NULL))
    return NULL;
  letters = kw_secret_new ((strlen (passphrase) + 1) * sizeof parts);
  for (const char *p = passphrase; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length =
          g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, parts, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);

      memcpy (letters + n, parts, length * sizeof *parts);
      n += length;
    }
  sodium_memzero (parts, sizeof parts);
  sort_marks (letters, n);
  text = print_letters (letters, n);
  kw_secret_free (letters);
  return text;
}

/* Judging */

static gboolean
is_separator (char letter)
{
  return g_ascii_isspace (letter) || g_ascii_ispunct (letter);
}

static void
add_name (GPtrArray *names, char *name)
{
  if (strlen (name) >= NAME_BYTES)
    g_ptr_array_add (names, name);
  else
    g_free (name);
}

/* "Jane O'Neil-Smith" is known as a whole, run together, and by each of its words. */
static GPtrArray *
gather_names (const char *const *known)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (; known != NULL && *known != NULL; known++)
    {
      g_autofree char *lower = g_utf8_strdown (*known, -1);
      g_auto (GStrv) words = g_strsplit_set (lower, " -'’.,&/()\t\n", -1);

      for (char **word = words; *word != NULL; word++)
        add_name (names, g_strdup (*word));
      add_name (names, g_strjoinv (NULL, words));
      add_name (names, g_steal_pointer (&lower));
    }
  g_ptr_array_add (names, NULL);
  return names;
}

static double
estimate (const char *passphrase, GPtrArray *names)
{
  g_autoptr (KwSecret) run_together = kw_secret_dup (passphrase);
  char *end = run_together;
  double as_typed = ZxcvbnMatch (passphrase, (const char **) names->pdata, NULL);

  for (const char *letter = passphrase; *letter != '\0'; letter++)
    if (!is_separator (*letter))
      *end++ = *letter;
  *end = '\0';
  /* Made of nothing but such characters, it is what it is. */
  if (end == run_together)
    return as_typed;
  return MIN (as_typed, ZxcvbnMatch (run_together, (const char **) names->pdata, NULL));
}

/* The estimate knows bytes: a letter beyond ASCII counts as one, not as all of its encoding. Marks do not count. */
static char *
make_judged (const char *passphrase)
{
  char *judged = kw_passphrase_normalise (passphrase);
  char *end = judged;

  if (judged == NULL)
    judged = kw_secret_dup (passphrase);
  else
    {
      for (const char *p = judged; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar letter = g_utf8_get_char (p);

          if (g_unichar_combining_class (letter) == 0)
            *end++ = letter < 0x80 ? letter : 0x80 | letter;
        }
      *end = '\0';
    }
  if (strlen (judged) > JUDGED_BYTES)
    judged[JUDGED_BYTES] = '\0';
  return judged;
}

KwPassphraseQuality
kw_passphrase_judge (const char *passphrase, const char *const *known, double *bits)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (KwSecret) judged = NULL;
  double estimated;

  g_return_val_if_fail (passphrase != NULL, KW_PASSPHRASE_EMPTY);

  names = gather_names (known);
  judged = make_judged (passphrase);
  estimated = estimate (judged, names);
  if (bits != NULL)
    *bits = estimated;

  if (*passphrase == '\0')
    return KW_PASSPHRASE_EMPTY;
  if (estimated < FAIR_BITS)
    return KW_PASSPHRASE_WEAK;
  if (estimated < GOOD_BITS)
    return KW_PASSPHRASE_FAIR;
  return estimated < STRONG_BITS ? KW_PASSPHRASE_GOOD : KW_PASSPHRASE_STRONG;
}

const char *
kw_passphrase_quality_to_sentence (KwPassphraseQuality quality)
{
  switch (quality)
    {
    case KW_PASSPHRASE_EMPTY:
      return _ ("Four or five words that have nothing to do with each other make a good passphrase.");
    case KW_PASSPHRASE_WEAK:
      return _ ("Weak: somebody who has the file could guess it. More words make it better.");
    case KW_PASSPHRASE_FAIR:
      return _ ("Fair: guessing it would take great effort. One more word makes it good.");
    case KW_PASSPHRASE_GOOD:
      return _ ("Good: nobody is likely to guess it.");
    case KW_PASSPHRASE_STRONG:
      return _ ("Strong: nobody is going to guess it.");
    default:
      g_return_val_if_reached ("");
    }
}
