/* kw-identifier.c: numbers that carry a check of their own
 *
 * The NHS number: NHS Data Model and Dictionary, "NHS NUMBER". The unique pupil number: Department for Education,
 * "Unique pupil numbers: guidance", of which the first letter checks the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-identifier.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NHS_LENGTH 10
#define UPN_LENGTH 13

/* Without I, O and S, which look like 1, 0 and 5. */
static const char upn_letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, sentence);
  return FALSE;
}

/* The characters without spaces; FALSE where there are more or fewer than @length. */
static gboolean
strip (const char *text, char *plain, gsize length)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == ' ')
        continue;
      if (n == length)
        return FALSE;
      plain[n++] = *text;
    }
  plain[n] = '\0';
  return n == length;
}

static gboolean
are_digits (const char *text, gsize n)
{
  return strspn (text, "0123456789") >= n;
}

/**
 * kw_identifier_check_nhs:
 * @text: what was typed
 * @error: for what is wrong with it
 *
 * Returns: whether it can be an NHS number
 */
gboolean
kw_identifier_check_nhs (const char *text, GError **error)
{
  char plain[NHS_LENGTH + 1];
  int sum = 0;
  int check;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!strip (text, plain, NHS_LENGTH) || !are_digits (plain, NHS_LENGTH))
    return refuse (error, _ ("An NHS number has ten digits."));
  for (int i = 0; i < NHS_LENGTH - 1; i++)
    sum += (plain[i] - '0') * (NHS_LENGTH - i);
  check = 11 - sum % 11;
  /* 11 stands for 0; where it would be 10 no number is given out. */
  if ((check == 11 ? 0 : check) != plain[NHS_LENGTH - 1] - '0')
    return refuse (error, _ ("This is no NHS number: a digit must be wrong."));
  return TRUE;
}

static int
get_upn_value (char character)
{
  const char *letter;

  if (g_ascii_isdigit (character))
    return character - '0';
  letter = strchr (upn_letters, character);
  return character != '\0' && letter != NULL ? (int) (letter - upn_letters) : -1;
}

/**
 * kw_identifier_check_upn:
 * @text: what was typed
 * @error: for what is wrong with it
 *
 * Returns: whether it can be a unique pupil number
 */
gboolean
kw_identifier_check_upn (const char *text, GError **error)
{
  char plain[UPN_LENGTH + 1];
  int sum = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!strip (text, plain, UPN_LENGTH) || strchr (upn_letters, plain[0]) == NULL ||
      !are_digits (plain + 1, UPN_LENGTH - 2) || get_upn_value (plain[UPN_LENGTH - 1]) < 0)
    return refuse (error, _ ("A unique pupil number is a capital letter and twelve digits."));
  for (int i = 1; i < UPN_LENGTH; i++)
    sum += get_upn_value (plain[i]) * (i + 1);
  if (upn_letters[sum % 23] != plain[0])
    return refuse (error, _ ("This is no unique pupil number: a digit or the letter must be wrong."));
  return TRUE;
}
