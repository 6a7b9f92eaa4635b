/* kw-document-private.h: what a document is made of
 *
 * Only for the files that set or write documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

G_BEGIN_DECLS

typedef enum {
  KW_BLOCK_HEADING, /* number: its level */
  KW_BLOCK_PARAGRAPH,
  KW_BLOCK_QUOTE,
  KW_BLOCK_NOTE,
  KW_BLOCK_ITEM,
  KW_BLOCK_NUMBERED, /* number: its number */
  KW_BLOCK_CHECK,    /* number: whether it is ticked */
  KW_BLOCK_FACT,     /* cells: name, value */
  KW_BLOCK_TABLE,    /* cells: the titles of its columns; the rows follow */
  KW_BLOCK_ROW,
  KW_BLOCK_DRAWING, /* cells: what it shows */
  KW_BLOCK_PAGE_BREAK
} KwBlockKind;

/* A table's shape, shared by its rows. */
typedef struct
{
  char *name;
  guint n_columns;
  guint *weights;
  gboolean *figures;
} KwTableShape;

typedef struct
{
  KwBlockKind kind;
  guint number;
  char **cells;        /* the text, one or more */
  KwTableShape *shape; /* (nullable) of a table and its rows; owned by the table */
  double height;       /* of a drawing */
  KwDrawing draw;
  gpointer data;
  GDestroyNotify free_data;
} KwBlock;

struct _KwDocument
{
  gatomicrefcount references;
  char *title;
  char *subtitle; /* (nullable) */
  char *footer;   /* (nullable) */
  char *language; /* (nullable) */
  gboolean large;
  GPtrArray *blocks; /* of KwBlock */
};

G_END_DECLS
