/* kw-test-memory.h: memory that SQLite does not get
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kw_test_memory_install (void);
void kw_test_memory_fail (gint64 number, gboolean for_good);
void kw_test_memory_heal (void);
gint64 kw_test_memory_get_n_requests (void);
gboolean kw_test_memory_has_failed (void);

G_END_DECLS
