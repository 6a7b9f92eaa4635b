/* test-passphrase.c
 *
 * Passphrases that are guessed first count for little, those of several words for much, and one passphrase is one key
 * whatever keyboard it comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-passphrase.h"
#include "kw-secret.h"

#include <string.h>

static const char *const known[] = { "Jane O'Neil-Ashworth", "Westshire County Council", "WCC", "it", NULL };

static KwPassphraseQuality
judge (const char *passphrase)
{
  double bits;
  KwPassphraseQuality quality = kw_passphrase_judge (passphrase, known, &bits);

  g_test_message ("%5.1f bits, quality %d: %s", bits, quality, passphrase);
  return quality;
}

static void
test_weak (void)
{
  static const char *const weak[] = {
    "a",
    "password",
    "Passw0rd!",
    "P@ssw0rd2024",
    "letmein letmein letmein",
    "qwertyuiop",
    "qwerty qwerty qwerty qwerty",
    "1qaz2wsx3edc",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "12345678901234567890",
    "01/02/1984",
    "ashworth1984",
    "Jane Ashworth 1984",
    "JaneO'NeilAshworth",
    "jane oneil ashworth",
    "Westshire2024!",
    "westshire county council",
    "WestshireCountyCouncil1",
    "WCCWCCWCC",
    "          ",
    "----------",
    "monkey dragon",
  };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    g_assert_cmpint (judge (weak[i]), ==, KW_PASSPHRASE_WEAK);
}

static void
test_strong (void)
{
  static const char *const strong[] = {
    "tram quarry lettuce oboe thimble",
    "xK9$mq2Lw7Zp4v",
    "the heron eats my aunt's porridge on sundays",
    "Ærøskøbing pølsevogn 7 ålefælde",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strong); i++)
    g_assert_cmpint (judge (strong[i]), >=, KW_PASSPHRASE_GOOD);
}

/* What somebody's colleagues know does not have to be guessed. */
static void
test_known (void)
{
  double bits, unknown;

  kw_passphrase_judge ("O'Neil-Ashworth Westshire", known, &bits);
  kw_passphrase_judge ("O'Neil-Ashworth Westshire", NULL, &unknown);
  g_assert_cmpfloat (bits, <, 20);
  g_assert_cmpfloat (unknown, >, bits + 20);
}

/* Spaces between words are no secret. */
static void
test_spaces (void)
{
  double apart, together;

  kw_passphrase_judge ("i love you so much", NULL, &apart);
  kw_passphrase_judge ("iloveyousomuch", NULL, &together);
  g_assert_cmpfloat (apart, <=, together);
}

/* An accent is worth little, and never less than no accent. */
static void
test_accents (void)
{
  double with, without, composed;

  kw_passphrase_judge ("p\303\241ssword", NULL, &with);
  kw_passphrase_judge ("passwo\314\201rd", NULL, &composed);
  kw_passphrase_judge ("password", NULL, &without);
  g_assert_cmpfloat (with, ==, without);
  g_assert_cmpfloat (composed, ==, without);
  kw_passphrase_judge ("\303\206\303\206\303\206\303\206\303\206\303\206\303\206\303\206", NULL, &with);
  g_assert_cmpfloat (with, <, 20);
}

static void
test_empty (void)
{
  double bits;

  g_assert_cmpint (kw_passphrase_judge ("", known, &bits), ==, KW_PASSPHRASE_EMPTY);
  g_assert_cmpfloat (bits, ==, 0);
}

static void
test_sentences (void)
{
  for (int quality = KW_PASSPHRASE_EMPTY; quality <= KW_PASSPHRASE_STRONG; quality++)
    {
      const char *sentence = kw_passphrase_quality_to_sentence (quality);

      g_assert_true (g_str_has_suffix (sentence, "."));
      for (int other = KW_PASSPHRASE_EMPTY; other < quality; other++)
        g_assert_cmpstr (sentence, !=, kw_passphrase_quality_to_sentence (other));
    }
}

/* Whatever is typed or pasted is judged. */
static void
test_anything (void)
{
  for (int round = 0; round < 3000; round++)
    {
      char text[600];
      double bits;
      int length = g_test_rand_int_range (1, sizeof text - 1);

      for (int i = 0; i < length; i++)
        text[i] = g_test_rand_int_range (1, round % 2 == 0 ? 256 : 128);
      text[length] = '\0';
      g_assert_cmpint (kw_passphrase_judge (text, known, &bits), >, KW_PASSPHRASE_EMPTY);
      g_assert_true (bits >= 0);
    }
}

static void
test_normalise (void)
{
  /* composed, decomposed, marks in either order, Hangul, what looks alike but is not the same */
  static const char *const texts[] = {
    "plain",
    "caf\303\251",
    "cafe\314\201",
    "\341\272\255",
    "a\314\202\314\243",
    "a\314\243\314\202",
    "\355\225\234\352\270\200",
    "\341\204\222\341\205\241\341\206\253\341\204\200\341\205\263\341\206\257",
    "\357\254\201",
    "\342\204\253\303\205A\314\212",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KwSecret) text = kw_passphrase_normalise (texts[i]);
      g_autofree char *expected = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);

      g_assert_cmpstr (text, ==, expected);
    }
  g_assert_null (kw_passphrase_normalise ("\xff"));
}

/* As Unicode has it, for letters in any order. */
static void
test_normalise_anything (void)
{
  static const gunichar marks[] = { 0x300, 0x301, 0x302, 0x323, 0x328, 0x345, 0x1dce, 'a', 0xe9, 0x1ead, 0xac00 };

  for (int round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (KwSecret) normal = NULL;
      g_autofree char *expected = NULL;

      for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
        g_string_append_unichar (text, marks[g_test_rand_int_range (0, G_N_ELEMENTS (marks))]);
      normal = kw_passphrase_normalise (text->str);
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFD);
      g_assert_cmpstr (normal, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/passphrase/weak", test_weak);
  g_test_add_func ("/passphrase/strong", test_strong);
  g_test_add_func ("/passphrase/known", test_known);
  g_test_add_func ("/passphrase/spaces", test_spaces);
  g_test_add_func ("/passphrase/accents", test_accents);
  g_test_add_func ("/passphrase/empty", test_empty);
  g_test_add_func ("/passphrase/sentences", test_sentences);
  g_test_add_func ("/passphrase/anything", test_anything);
  g_test_add_func ("/passphrase/normalise", test_normalise);
  g_test_add_func ("/passphrase/normalise-anything", test_normalise_anything);

  return g_test_run ();
}
