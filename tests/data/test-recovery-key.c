/* test-recovery-key.c
 *
 * Recovery keys are random, are read however they are typed, and say which word is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"
#include "kw-recovery-key.h"
#include "kw-recovery-words.h"
#include "kw-secret.h"

#include <string.h>

/* The places 0, 1, 2… in the list: what was printed once has to be read for ever. */
#define BEFORE_CHECK "about above accept acid acorn across acting actor adapt address adjust admire adult advice "
#define CHECK_WORD   "plus"
#define PRINTED      BEFORE_CHECK CHECK_WORD

static void
reads (const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwSecret) key = kw_recovery_key_read (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, words);
}

static void
refuses (const char *text, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kw_recovery_key_read (text, &error));
  g_assert_error (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static int
distance_is_one (const char *a, const char *b)
{
  while (*a != '\0' && *a == *b)
    {
      a++;
      b++;
    }
  return strcmp (a + (*a != '\0'), b + (*b != '\0')) == 0 || strcmp (a, b + (*b != '\0')) == 0 ||
         strcmp (a + (*a != '\0'), b) == 0;
}

static void
test_words (void)
{
  for (guint i = 0; i < KW_RECOVERY_WORDS; i++)
    {
      const char *word = kw_recovery_words[i];

      g_assert_cmpuint (strlen (word), >=, KW_RECOVERY_WORD_LETTERS);
      g_assert_cmpuint (strlen (word), <=, 7);
      for (const char *p = word; *p != '\0'; p++)
        g_assert_true (g_ascii_islower (*p));
      if (i > 0)
        g_assert_cmpint (strncmp (kw_recovery_words[i - 1], word, KW_RECOVERY_WORD_LETTERS), <, 0);
      for (guint k = 0; k < i; k++)
        g_assert_false (distance_is_one (kw_recovery_words[k], word));
    }
}

/* The list is part of keys on paper in somebody's safe. */
static void
test_words_stay (void)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < KW_RECOVERY_WORDS; i++)
    {
      g_checksum_update (sum, (const guchar *) kw_recovery_words[i], -1);
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }
  g_assert_cmpstr (g_checksum_get_string (sum), ==, "a82edc35e0c8e8610c8be5ed716f0df48f1688d457cb4ef5218328919eb6bb11");
}

static void
test_new (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (KwSecret) key = kw_recovery_key_new ();
      g_auto (GStrv) parts = g_strsplit (key, " ", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, KW_RECOVERY_KEY_WORDS);
      reads (key, key);
      for (char **part = parts; *part != NULL; part++)
        g_hash_table_add (words, g_strdup (*part));
    }
  /* 3,000 words drawn from 1,024: 969 different ones on average, and hardly ever fewer than 930. */
  g_assert_cmpuint (g_hash_table_size (words), >, 900);
}

static void
test_reading (void)
{
  reads (PRINTED, PRINTED);
  reads ("  ABOUT-Above  Accept\n2. acid_acorn…across\t3) acting, actor; adapt 4\nADDRESS adjust admire — adult "
         "advice/" CHECK_WORD ".\n",
         PRINTED);
  reads ("abou abov acce acid acor acro acti acto adap addr adju admi adul advi plus", PRINTED);
  /* What comes after four letters does not matter. */
  reads ("abouT abovve accepts acids acornn acros actinn actors adaptt addres adjus admir adullt adviced " CHECK_WORD,
         PRINTED);
}

static void
test_wrong_word (void)
{
  refuses ("about above acept acid acorn across acting actor adapt address adjust admire adult advice " CHECK_WORD,
           "Word 3, “acept”, is not a word of a recovery key. Is it “accept”?");
  refuses ("about baove", "Word 2, “baove”, is not a word of a recovery key. Is it “above”?");
  refuses ("Xyzzy", "Word 1, “xyzzy”, is not a word of a recovery key.");
  refuses ("about abo", "Word 2, “abo”, is not a word of a recovery key.");
  refuses ("about ab0ve", "Word 2, “ab0ve”, is not a word of a recovery key. Is it “above”?");
  refuses ("about äbove", "Word 2, “äbove”, is not a word of a recovery key.");
  refuses ("about \xff", "This is not text.");
}

static void
test_wrong_number (void)
{
  refuses ("", "There should be 15 words, and these are 0.");
  refuses ("about", "There should be 15 words, and this is 1.");
  refuses (BEFORE_CHECK, "There should be 15 words, and these are 14.");
  refuses (PRINTED " about", "There should be 15 words, and these are more.");
}

/* Each word taken for another, each two neighbours turned round: hardly one in a thousand gets by. */
static void
test_slips (void)
{
  const char *sentence = "These words do not belong together: one is another word, or their order is wrong.";
  g_auto (GStrv) words = g_strsplit (PRINTED, " ", -1);
  int taken = 0;

  for (int i = 0; i < KW_RECOVERY_KEY_WORDS; i++)
    for (int k = 500; k < 600; k++)
      {
        g_autoptr (GError) error = NULL;
        char *right = words[i];
        g_autofree char *text = NULL;
        g_autoptr (KwSecret) key = NULL;

        words[i] = (char *) kw_recovery_words[k];
        text = g_strjoinv (" ", words);
        words[i] = right;
        key = kw_recovery_key_read (text, &error);
        taken += key != NULL;
        if (key == NULL)
          g_assert_cmpstr (error->message, ==, sentence);
      }
  g_assert_cmpint (taken, <, 12);
  refuses ("above about accept acid acorn across acting actor adapt address adjust admire adult advice " CHECK_WORD,
           sentence);
}

/* A text of anything, as a fuzzer would have it. */
static void
test_anything (void)
{
  static const char *const parts[] = { "about", "é", "\xff", "1", " ", "-", "\n", "ﷺ", "abou", "ß", "\x01" };

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KwSecret) key = NULL;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      key = kw_recovery_key_read (text->str, &error);
      g_assert_true ((key != NULL) != (error != NULL));
      g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_groups (void)
{
  g_autoptr (KwSecret) second = kw_recovery_key_get_group (PRINTED, 1);
  g_autoptr (KwSecret) last = kw_recovery_key_get_group (PRINTED, KW_RECOVERY_KEY_GROUPS - 1);

  g_assert_cmpstr (second, ==, "acid acorn across");
  g_assert_cmpstr (last, ==, "adult advice " CHECK_WORD);
  g_assert_true (kw_recovery_key_check_group (PRINTED, 1, "acid acorn across"));
  g_assert_true (kw_recovery_key_check_group (PRINTED, 1, "2. ACID-acor, acro "));
  g_assert_false (kw_recovery_key_check_group (PRINTED, 1, "acid across acorn"));
  g_assert_false (kw_recovery_key_check_group (PRINTED, 1, "acid acorn"));
  g_assert_false (kw_recovery_key_check_group (PRINTED, 1, "acid acorn across acting"));
  g_assert_false (kw_recovery_key_check_group (PRINTED, 0, "acid acorn across"));
  g_assert_false (kw_recovery_key_check_group (PRINTED, 0, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recovery-key/words", test_words);
  g_test_add_func ("/recovery-key/words-stay", test_words_stay);
  g_test_add_func ("/recovery-key/new", test_new);
  g_test_add_func ("/recovery-key/reading", test_reading);
  g_test_add_func ("/recovery-key/wrong-word", test_wrong_word);
  g_test_add_func ("/recovery-key/wrong-number", test_wrong_number);
  g_test_add_func ("/recovery-key/slips", test_slips);
  g_test_add_func ("/recovery-key/anything", test_anything);
  g_test_add_func ("/recovery-key/groups", test_groups);

  return g_test_run ();
}
