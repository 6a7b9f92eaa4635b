/* kw-document-rows.h: the blocks of a document laid out in lines
 *
 * A row is one or more cells side by side: a bullet and its text, a fact and its value, the columns of a table. What
 * goes on a page is a line of a row, so that anything can go on over the end of a page. A drawing is a row of one line.
 * Used by the thread that makes the pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define KW_PAGE_FONT "Cantarell, Sans"

typedef struct _KwRow KwRow;

typedef struct
{
  PangoContext *context;
  double width;           /* of the text, in points */
  gboolean right_to_left; /* the document's direction */
  gboolean large;
} KwRowSetting;

KwRow *kw_row_new (const KwBlock *block, const KwRowSetting *setting);
KwRow *kw_row_new_title (const char *title, const KwRowSetting *setting);
KwRow *kw_row_new_subtitle (const char *subtitle, const KwRowSetting *setting);
void kw_row_free (KwRow *self);

const KwBlock *kw_row_get_block (const KwRow *self); /* (nullable) */
guint kw_row_count_lines (const KwRow *self);
double kw_row_get_line_height (const KwRow *self, guint line);
double kw_row_get_space_before (const KwRow *self);
gboolean kw_row_keeps_line (const KwRow *self, guint line); /* with the line or row after it */
void kw_row_draw_line (const KwRow *self, guint line, double x, double y, cairo_t *cr);

G_END_DECLS
