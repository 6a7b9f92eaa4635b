/* kw-recovery-key.h: a key that is printed and locked away
 *
 * A recovery key opens a casebook when its passphrase is lost. It is 140 random bits as fourteen plain English words
 * and a fifteenth that checks them, in five groups of three, so that it can be written down, read out over the
 * telephone and typed without mistakes: no two words begin with the same four letters, and four letters of each will
 * do.
 *
 * Keys are secrets: free them with kw_secret_free(). May be called from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KW_RECOVERY_KEY_WORDS       15
#define KW_RECOVERY_KEY_GROUPS      5
#define KW_RECOVERY_KEY_GROUP_WORDS 3

/**
 * kw_recovery_key_new:
 *
 * Returns: (transfer full): a new one: its words in lower case with single spaces in between
 */
char *kw_recovery_key_new (void);

/**
 * kw_recovery_key_read:
 * @text: a recovery key as somebody typed it: capitals, hyphens, line breaks, numbers of groups ("1.") and words cut
 *   off after four letters are all right
 * @error: %KW_DATA_ERROR_INVALID, with a sentence that says which word is wrong. It says nothing about any
 *   casebook.
 *
 * Returns: (transfer full) (nullable): its words, as kw_recovery_key_new() gives them
 */
char *kw_recovery_key_read (const char *text, GError **error);

/**
 * kw_recovery_key_get_group:
 * @words: a recovery key, from one of the functions above
 * @group: 0 to 4
 *
 * Returns: (transfer full): the words of that group, to print or to show
 */
char *kw_recovery_key_get_group (const char *words, int group);

/**
 * kw_recovery_key_check_group:
 * @words: a recovery key
 * @group: 0 to 4
 * @text: what was typed as that group
 *
 * Asking for a part shows that the key was really written down.
 *
 * Returns: whether @text is that group, read as generously as kw_recovery_key_read() does
 */
gboolean kw_recovery_key_check_group (const char *words, int group, const char *text);

G_END_DECLS
