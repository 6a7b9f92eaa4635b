/* kw-csv-read.h: rows of a CSV file, as RFC 4180 has them
 *
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwCsvRow:
 * @line: the line of the file on which it begins, from 1
 * @fields: (element-type utf8): its fields
 */
typedef struct
{
  guint line;
  GPtrArray *fields;
} KwCsvRow;

/* (element-type KwCsvRow) (transfer full): all rows but empty ones; NULL with KW_APP_ERROR_INPUT, which names the line,
 * where a quote is not closed, something stands behind one, or the text is no UTF-8. */
GPtrArray *kw_csv_read (const char *data, gsize length, const char *name, GError **error);

G_END_DECLS
