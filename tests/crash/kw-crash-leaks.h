/* kw-crash-leaks.h: words that nobody may read on the disk
 *
 * A workflow is done while every file of its disk is searched, each time one is synced, renamed or removed
 * and in the end, for words that were recorded, for the passphrase, and for what betrays a database: a
 * casebook, its journal while it is in use, copies and backups under way, all that they leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-crash-workflows.h"

G_BEGIN_DECLS

/**
 * KwCrashLeaks:
 * @n_searched: how many files were searched, each as often as it was
 * @n_bytes: how many bytes of them
 * @failures: (element-type utf8): one sentence for each word that was found
 *
 * What was searched, and what was found.
 */
typedef struct
{
  guint64 n_searched;
  guint64 n_bytes;
  GPtrArray *failures;
} KwCrashLeaks;

void kw_crash_leaks_init (KwCrashLeaks *self);
void kw_crash_leaks_clear (KwCrashLeaks *self);
void kw_crash_leaks_run (KwCrashLeaks *self, const KwCrashWorkflow *workflow);
const char *kw_crash_leaks_find (const guint8 *bytes, gsize length);

G_END_DECLS
