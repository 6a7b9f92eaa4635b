/* kw-recovery-sheet.c: a recovery key on paper
 *
 * Says what it is for to whoever takes it out of a safe in years: the words, which file they open, and how. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-recovery-sheet.h"

#include "kw-recovery-key.h"
#include "kw-secret.h"

#include <glib/gi18n-lib.h>

/**
 * kw_recovery_sheet_new:
 * @words: a recovery key
 * @file: the name of the casebook's file, without its folder
 * @authority: (nullable): who locks it away
 *
 * Returns: (transfer full): a sheet to be printed
 */
KwDocument *
kw_recovery_sheet_new (const char *words,
                       const char *file,
                       const char *authority)
{
  KwDocument *sheet = kw_document_new (_ ("Recovery Key"));

  kw_document_set_large (sheet, TRUE);
  kw_document_set_subtitle (sheet, authority);
  kw_document_add_paragraph (sheet, _ ("These words open a casebook of Keyworker whose passphrase is forgotten. "
                                       "Lock this sheet away where nobody comes who may not read the casebook."));
  for (int group = 0; group < KW_RECOVERY_KEY_GROUPS; group++)
    {
      g_autoptr (KwSecret) line = kw_recovery_key_get_group (words, group);

      kw_document_add_numbered (sheet, (guint) group + 1, line);
    }
  kw_document_add_fact (sheet, _ ("File"), file);
  kw_document_add_note (
      sheet, _ ("To use it: open the file in Keyworker, choose “Use the recovery key” and type the "
                "words. The first four letters of each are enough."));

  return sheet;
}
