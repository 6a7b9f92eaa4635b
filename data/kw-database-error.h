/* kw-database-error.h: what SQLite answers, as an error for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void kw_database_error_set (sqlite3 *handle, int result, GError **error);

G_END_DECLS
