/* kw-recovery-words.h: the words of recovery keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KW_RECOVERY_WORD_BITS 10
#define KW_RECOVERY_WORDS     (1 << KW_RECOVERY_WORD_BITS)

/* How many letters tell one from every other. */
#define KW_RECOVERY_WORD_LETTERS 4

/* In alphabetical order. */
extern const char *const kw_recovery_words[KW_RECOVERY_WORDS];

G_END_DECLS
