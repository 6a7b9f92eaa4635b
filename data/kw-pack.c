/* kw-pack.c: numbers and texts in few bytes
 *
 * Seven bits a byte, the lowest first; the eighth says that more follow. The sign is the lowest bit, so that small
 * numbers below 0 are short too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-pack.h"

#include "kw-time.h"

#include <string.h>

#define MORE       0x80
#define LOW_BITS   0x7f
#define BITS       7
#define MOST_SHIFT 63

static void
pack_unsigned (GByteArray *bytes, guint64 value)
{
  guint8 packed[10];
  guint n = 0;

  for (; value > LOW_BITS; value >>= BITS)
    packed[n++] = (guint8) (value | MORE);
  packed[n++] = (guint8) value;
  g_byte_array_append (bytes, packed, n);
}

/**
 * kw_pack_int:
 * @bytes: where to
 * @value: a number
 */
void
kw_pack_int (GByteArray *bytes, gint64 value)
{
  pack_unsigned (bytes, ((guint64) value << 1) ^ (value < 0 ? G_MAXUINT64 : 0));
}

/**
 * kw_pack_optional:
 * @bytes: where to
 * @value: a number of less than 62 bits, or %KW_NONE
 */
void
kw_pack_optional (GByteArray *bytes, gint64 value)
{
  if (value == KW_NONE)
    pack_unsigned (bytes, 0);
  else
    pack_unsigned (bytes, (((guint64) value << 1) ^ (value < 0 ? G_MAXUINT64 : 0)) + 1);
}

/**
 * kw_pack_text:
 * @bytes: where to
 * @text: (nullable): a text; %NULL and "" are the same
 */
void
kw_pack_text (GByteArray *bytes, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  pack_unsigned (bytes, length);
  if (length > 0)
    g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

static guint64
unpack_unsigned (KwUnpacker *self)
{
  guint64 value = 0;

  for (guint shift = 0; self->at < self->end && shift <= MOST_SHIFT; shift += BITS)
    {
      guint8 byte = *self->at++;

      value |= (guint64) (byte & LOW_BITS) << shift;
      if ((byte & MORE) == 0)
        return value;
    }
  self->failed = TRUE;
  self->at = self->end;
  return 0;
}

static gint64
signed_of (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

gint64
kw_unpack_int (KwUnpacker *self)
{
  return signed_of (unpack_unsigned (self));
}

gint64
kw_unpack_optional (KwUnpacker *self)
{
  guint64 value = unpack_unsigned (self);

  return value == 0 ? KW_NONE : signed_of (value - 1);
}

/* How many of something follow, each of at least a byte. */
guint
kw_unpack_count (KwUnpacker *self)
{
  gint64 count = kw_unpack_int (self);

  if (count >= 0 && count <= self->end - self->at)
    return (guint) count;
  self->failed = TRUE;
  return 0;
}

/* (transfer full) (nullable): NULL for an empty one. */
char *
kw_unpack_text (KwUnpacker *self)
{
  guint64 length = unpack_unsigned (self);
  char *text;

  if (length == 0 || self->failed)
    return NULL;
  if (length > (guint64) (self->end - self->at))
    {
      self->failed = TRUE;
      return NULL;
    }
  text = g_strndup ((const char *) self->at, (gsize) length);
  self->at += length;
  return text;
}
