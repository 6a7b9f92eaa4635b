/* kw-recovery-key.c: a key that is printed and locked away
 *
 * A key is the places of its words in the list: ten random bits each, the last one a checksum of those before it. A
 * word is known by its first four letters; what is typed after them does not matter, as the last word shows whether it
 * all fits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-recovery-key.h"

#include "kw-data-error.h"
#include "kw-recovery-words.h"
#include "kw-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define RANDOM_WORDS (KW_RECOVERY_KEY_WORDS - 1)

/* Longer than any word. What is longer is none. */
#define TOKEN_SIZE 32

G_STATIC_ASSERT (KW_RECOVERY_KEY_GROUPS *KW_RECOVERY_KEY_GROUP_WORDS == KW_RECOVERY_KEY_WORDS);
G_STATIC_ASSERT (RANDOM_WORDS *KW_RECOVERY_WORD_BITS >= 128);

typedef struct
{
  guint16 places[KW_RECOVERY_KEY_WORDS];
} Places;

/* One typed word, in small letters. */
typedef struct
{
  char text[TOKEN_SIZE];
  gsize length;
  gboolean is_number; /* of a group */
} Token;

/* The word that checks the others. */
static guint16
check_place (const Places *key)
{
  /* not shown */
  static const char what[] = "Keyworker recovery key";
  guint8 bytes[2 * RANDOM_WORDS];
  guint8 sum[crypto_generichash_BYTES];
  guint16 place;

  for (int i = 0; i < RANDOM_WORDS; i++)
    {
      bytes[2 * i] = key->places[i] & 0xff;
      bytes[2 * i + 1] = key->places[i] >> 8;
    }
  crypto_generichash (sum, sizeof sum, bytes, sizeof bytes, (const guint8 *) what, sizeof what - 1);
  place = (sum[0] | sum[1] << 8) % KW_RECOVERY_WORDS;
  sodium_memzero (bytes, sizeof bytes);
  sodium_memzero (sum, sizeof sum);
  return place;
}

static char *
print_places (const Places *key, int first, int n)
{
  gsize size = 1;
  char *words;
  char *end;

  for (int i = first; i < first + n; i++)
    size += strlen (kw_recovery_words[key->places[i]]) + 1;
  end = words = kw_secret_new (size);
  for (int i = first; i < first + n; i++)
    {
      if (i > first)
        *end++ = ' ';
      end = g_stpcpy (end, kw_recovery_words[key->places[i]]);
    }
  return words;
}

/* Reading */

/* Returns: the next word; NULL at the end. */
static const char *
next_token (const char *text, Token *token)
{
  gunichar letter;

  while (*text != '\0' && (letter = g_utf8_get_char (text), g_unichar_isspace (letter) || g_unichar_ispunct (letter)))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return NULL;

  *token = (Token){ .is_number = TRUE };
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      letter = g_utf8_get_char (text);
      if (g_unichar_isspace (letter) || g_unichar_ispunct (letter))
        break;
      token->is_number &= g_unichar_isdigit (letter);
      if (token->length < TOKEN_SIZE - 6)
        token->length += g_unichar_to_utf8 (g_unichar_tolower (letter), token->text + token->length);
    }
  return text;
}

static int
compare_beginnings (gconstpointer typed, gconstpointer word)
{
  return strncmp (typed, *(const char *const *) word, KW_RECOVERY_WORD_LETTERS);
}

/* Returns: the word's place in the list; -1 where it is none. */
static int
find_place (const Token *token)
{
  const char *const *found = bsearch (token->text, kw_recovery_words, KW_RECOVERY_WORDS, sizeof *kw_recovery_words,
                                      compare_beginnings);

  return found != NULL ? (int) (found - kw_recovery_words) : -1;
}

/* Whether a word becomes the other by one letter left out, put in, changed, or by two turned round. */
static gboolean
is_slip (const char *typed, const char *word)
{
  gsize n_typed, n_word;

  for (; *typed != '\0' && *typed == *word; typed++)
    word++;
  n_typed = strlen (typed);
  n_word = strlen (word);
  if (n_typed == n_word && n_typed > 1 && typed[0] == word[1] && typed[1] == word[0])
    return g_str_equal (typed + 2, word + 2);
  if (n_typed == n_word)
    return n_typed > 0 && g_str_equal (typed + 1, word + 1);
  return n_typed == n_word + 1 ? g_str_equal (typed + 1, word) : n_word == n_typed + 1 && g_str_equal (typed, word + 1);
}

static const char *
find_meant (const Token *token)
{
  for (int i = 0; i < KW_RECOVERY_WORDS; i++)
    if (is_slip (token->text, kw_recovery_words[i]))
      return kw_recovery_words[i];
  return NULL;
}

static void
refuse_word (const Token *token, int number, GError **error)
{
  const char *meant = find_meant (token);

  if (meant != NULL)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                 _ ("Word %d, “%s”, is not a word of a recovery key. Is it “%s”?"), number, token->text, meant);
  else
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("Word %d, “%s”, is not a word of a recovery key."),
                 number, token->text);
}

static gboolean
refuse_number (int n, int wanted, GError **error)
{
  if (n < wanted)
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE, "There should be %d words, and this is %d.",
                              "There should be %d words, and these are %d.", n),
                 wanted, n);
  else
    g_set_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("There should be %d words, and these are more."),
                 wanted);
  return FALSE;
}

/* Reads that many words, no fewer and no more. */
static gboolean
read_places (const char *text, int wanted, Places *key, GError **error)
{
  Token token;
  int n = 0;
  int place = 0;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, _ ("This is not text."));
      return FALSE;
    }
  while (n <= wanted && place >= 0 && (text = next_token (text, &token)) != NULL)
    {
      if (token.is_number)
        continue;
      place = find_place (&token);
      if (place < 0)
        refuse_word (&token, n + 1, error);
      else if (n < wanted)
        key->places[n] = place;
      n++;
    }
  sodium_memzero (&token, sizeof token);
  return place >= 0 && (n == wanted || refuse_number (n, wanted, error));
}

char *
kw_recovery_key_new (void)
{
  Places key;
  char *words;

  if (sodium_init () < 0)
    g_error ("no random numbers");
  for (int i = 0; i < RANDOM_WORDS; i++)
    key.places[i] = randombytes_uniform (KW_RECOVERY_WORDS);
  key.places[RANDOM_WORDS] = check_place (&key);
  words = print_places (&key, 0, KW_RECOVERY_KEY_WORDS);
  sodium_memzero (&key, sizeof key);
  return words;
}

char *
kw_recovery_key_read (const char *text, GError **error)
{
  Places key;
  char *words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (read_places (text, KW_RECOVERY_KEY_WORDS, &key, error))
    {
      if (key.places[RANDOM_WORDS] == check_place (&key))
        words = print_places (&key, 0, KW_RECOVERY_KEY_WORDS);
      else
        g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID,
                             _ ("These words do not belong together: one is another word, or their order is wrong."));
    }
  sodium_memzero (&key, sizeof key);
  return words;
}

char *
kw_recovery_key_get_group (const char *words, int group)
{
  Places key;
  char *part = NULL;

  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (group >= 0 && group < KW_RECOVERY_KEY_GROUPS, NULL);

  if (read_places (words, KW_RECOVERY_KEY_WORDS, &key, NULL))
    part = print_places (&key, group * KW_RECOVERY_KEY_GROUP_WORDS, KW_RECOVERY_KEY_GROUP_WORDS);
  sodium_memzero (&key, sizeof key);
  g_return_val_if_fail (part != NULL, NULL);
  return part;
}

gboolean
kw_recovery_key_check_group (const char *words, int group, const char *text)
{
  Places key, typed;
  gboolean same;

  g_return_val_if_fail (words != NULL && text != NULL, FALSE);
  g_return_val_if_fail (group >= 0 && group < KW_RECOVERY_KEY_GROUPS, FALSE);

  same = read_places (words, KW_RECOVERY_KEY_WORDS, &key, NULL) &&
         read_places (text, KW_RECOVERY_KEY_GROUP_WORDS, &typed, NULL) &&
         sodium_memcmp (key.places + group * KW_RECOVERY_KEY_GROUP_WORDS, typed.places,
                        KW_RECOVERY_KEY_GROUP_WORDS * sizeof *typed.places) == 0;
  sodium_memzero (&key, sizeof key);
  sodium_memzero (&typed, sizeof typed);
  return same;
}
