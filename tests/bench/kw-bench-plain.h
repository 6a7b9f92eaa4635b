/* kw-bench-plain.h: what a vault is measured against
 *
 * The same database in a plain file of SQLite. Everything in it is made up, as in every sample casebook. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-database.h"

G_BEGIN_DECLS

KwDatabase *kw_bench_plain_make (const char *path);
void kw_bench_plain_copy (const char *casebook, const char *path);

G_END_DECLS
