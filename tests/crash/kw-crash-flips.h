/* kw-crash-flips.h: a bit of a file is another
 *
 * One bit is changed in a casebook, or in the journal of a casebook that was cut off in the middle of a
 * commit. Nothing of that may be taken for good: opening the casebook or looking at its pages and keys finds
 * it. What stands there twice, the keys and what rolls a commit back, may be mended by the other copy; then
 * all is as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwCrashFlips:
 * @seed: of which bits
 * @n_of_pages: how many bits of pages were changed
 * @n_of_keys: how many of the header and of the areas that hold the keys
 * @n_of_journals: how many of journals
 * @n_opened: after how many the whole casebook was opened and checked, as somebody would do it
 * @failures: (element-type utf8): one sentence for each that went wrong
 *
 * What to try, and what came of it.
 */
typedef struct
{
  guint64 seed;

  guint64 n_of_pages;
  guint64 n_of_keys;
  guint64 n_of_journals;
  guint64 n_opened;
  GPtrArray *failures;
} KwCrashFlips;

void kw_crash_flips_init (KwCrashFlips *self, guint64 seed);
void kw_crash_flips_clear (KwCrashFlips *self);
void kw_crash_flips_run (KwCrashFlips *self, guint n_flips);

G_END_DECLS
