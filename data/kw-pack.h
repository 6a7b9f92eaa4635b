/* kw-pack.h: numbers and texts in few bytes
 *
 * The same bytes on every machine: small numbers take one byte. A reader that meets something else than what was
 * written stops there and says so at the end. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kw_pack_int (GByteArray *bytes, gint64 value);
void kw_pack_optional (GByteArray *bytes, gint64 value);
void kw_pack_text (GByteArray *bytes, const char *text);

/**
 * KwUnpacker:
 * @at: what is read next
 * @end: behind the last byte
 * @failed: whether something did not fit
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} KwUnpacker;

gint64 kw_unpack_int (KwUnpacker *self);
gint64 kw_unpack_optional (KwUnpacker *self);
guint kw_unpack_count (KwUnpacker *self);
char *kw_unpack_text (KwUnpacker *self);

G_END_DECLS
