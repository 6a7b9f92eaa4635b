/* kw-key-slots-area.c: slots as bytes
 *
 * An area of the file, all numbers little-endian:
 *
 *       0  8 bytes   "KwSlots" and a zero
 *       8  u64       generation
 *      16  u32       how many slots
 *      20  u32       number of the next slot that is added
 *      24  32 bytes  checksum: BLAKE2b over the area, with zeros here
 *      56  32 bytes  keyed checksum: BLAKE2b over the file's header and the area, with zeros here and there
 *      88            zeros
 *     512            slots of 512 bytes: u32 kind, u32 number, u64 passes, u64 bytes of memory, salt, public key,
 *                    sealed data key, details, zeros; zeros after the last
 *
 * Every byte has one right value only, so whatever is changed is noticed: reading checks each, and verifying prints the
 * slots once more and compares. What a hostile area asks of the machine is bounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-key-slots-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLOT_SIZE   512
#define SLOTS_AT    512
#define GENERATION  8
#define N_SLOTS     16
#define NEXT_NUMBER 20
#define CHECKSUM    24
#define KEYED       56
#define HEAD_END    88
#define SUM_SIZE    32

#define SLOT_KIND       0
#define SLOT_NUMBER     4
#define SLOT_OPERATIONS 8
#define SLOT_MEMORY     16
#define SLOT_SALT       24
#define SLOT_PUBLIC_KEY (SLOT_SALT + KW_KEY_SALT_SIZE)
#define SLOT_SEALED     (SLOT_PUBLIC_KEY + crypto_box_PUBLICKEYBYTES)
#define SLOT_DETAILS    (SLOT_SEALED + KW_KEY_SEALED_SIZE)
#define SLOT_END        (SLOT_DETAILS + KW_KEY_DETAILS_SIZE)

G_STATIC_ASSERT (SLOTS_AT + KW_KEY_SLOTS_MOST * SLOT_SIZE == KW_KEY_SLOTS_SIZE);
G_STATIC_ASSERT (SLOT_END <= SLOT_SIZE);

static const guint8 magic[GENERATION] = "KwSlots";

/* Numbers */

static guint64
get_number (const guint8 *at, gsize size)
{
  guint64 number = 0;

  for (gsize i = size; i > 0; i--)
    number = number << 8 | at[i - 1];
  return number;
}

static void
put_number (guint8 *at, gsize size, guint64 number)
{
  for (gsize i = 0; i < size; i++)
    at[i] = number >> (8 * i) & 0xff;
}

static gboolean
is_zero (const guint8 *bytes, gsize from, gsize to)
{
  return sodium_is_zero (bytes + from, to - from);
}

/* Checksums */

static void
make_checksum (const guint8 *area, guint8 *sum)
{
  static const guint8 zeros[SUM_SIZE];
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, SUM_SIZE);
  crypto_generichash_update (&state, area, CHECKSUM);
  crypto_generichash_update (&state, zeros, sizeof zeros);
  crypto_generichash_update (&state, area + KEYED, KW_KEY_SLOTS_SIZE - KEYED);
  crypto_generichash_final (&state, sum, SUM_SIZE);
}

/* Both checksums are zero in @area. */
static void
make_keyed_checksum (
    const guint8 *area, const guint8 *header, gsize header_length, const guint8 *data_key, guint8 *sum)
{
  guint8 key[crypto_kdf_KEYBYTES];
  guint8 length[8];
  crypto_generichash_state state;

  crypto_kdf_derive_from_key (key, sizeof key, KW_KEY_SLOTS_CHECKSUM, KW_KEY_SLOTS_CONTEXT, data_key);
  put_number (length, sizeof length, header_length);
  crypto_generichash_init (&state, key, sizeof key, SUM_SIZE);
  crypto_generichash_update (&state, length, sizeof length);
  crypto_generichash_update (&state, header, header_length);
  crypto_generichash_update (&state, area, KW_KEY_SLOTS_SIZE);
  crypto_generichash_final (&state, sum, SUM_SIZE);
  sodium_memzero (key, sizeof key);
  sodium_memzero (&state, sizeof state);
}

/* Printing */

static void
print_slot (const KwKeySlot *slot, guint8 *at)
{
  put_number (at + SLOT_KIND, 4, slot->kind);
  put_number (at + SLOT_NUMBER, 4, slot->number);
  put_number (at + SLOT_OPERATIONS, 8, slot->cost.operations);
  put_number (at + SLOT_MEMORY, 8, slot->cost.memory);
  memcpy (at + SLOT_SALT, slot->salt, sizeof slot->salt);
  memcpy (at + SLOT_PUBLIC_KEY, slot->public_key, sizeof slot->public_key);
  memcpy (at + SLOT_SEALED, slot->sealed, sizeof slot->sealed);
  memcpy (at + SLOT_DETAILS, slot->details, sizeof slot->details);
}

void
kw_key_slots_print (const KwKeySlots *self,
                    guint64 generation,
                    const guint8 *header,
                    gsize header_length,
                    const guint8 *data_key,
                    guint8 *area)
{
  guint8 sum[SUM_SIZE];

  g_return_if_fail (self->n > 0 && self->n <= KW_KEY_SLOTS_MOST);

  memset (area, 0, KW_KEY_SLOTS_SIZE);
  memcpy (area, magic, sizeof magic);
  put_number (area + GENERATION, 8, generation);
  put_number (area + N_SLOTS, 4, self->n);
  put_number (area + NEXT_NUMBER, 4, self->next_number);
  for (guint i = 0; i < self->n; i++)
    print_slot (&self->slots[i], area + SLOTS_AT + i * SLOT_SIZE);
  make_keyed_checksum (area, header, header_length, data_key, sum);
  memcpy (area + KEYED, sum, sizeof sum);
  make_checksum (area, area + CHECKSUM);
}

/* Parsing */

static gboolean
parse_slot (const guint8 *at, KwKeySlot *slot)
{
  slot->kind = (KwKeyKind) get_number (at + SLOT_KIND, 4);
  slot->number = get_number (at + SLOT_NUMBER, 4);
  slot->cost.operations = get_number (at + SLOT_OPERATIONS, 8);
  slot->cost.memory = get_number (at + SLOT_MEMORY, 8);
  memcpy (slot->salt, at + SLOT_SALT, sizeof slot->salt);
  memcpy (slot->public_key, at + SLOT_PUBLIC_KEY, sizeof slot->public_key);
  memcpy (slot->sealed, at + SLOT_SEALED, sizeof slot->sealed);
  memcpy (slot->details, at + SLOT_DETAILS, sizeof slot->details);
  return is_zero (at, SLOT_END, SLOT_SIZE);
}

static gboolean
slot_is_possible (const KwKeySlot *slot)
{
  switch (slot->kind)
    {
    case KW_KEY_PASSPHRASE:
    case KW_KEY_RECOVERY:
      return kw_key_cost_is_allowed (&slot->cost);
    case KW_KEY_OPEN:
      return slot->cost.operations == 0 && slot->cost.memory == 0 && is_zero (slot->salt, 0, sizeof slot->salt);
    default:
      return FALSE;
    }
}

static gboolean
parse_slots (KwKeySlots *self, const guint8 *area)
{
  guint32 before = 0;

  for (guint i = 0; i < self->n; i++)
    {
      KwKeySlot *slot = &self->slots[i];

      if (!parse_slot (area + SLOTS_AT + i * SLOT_SIZE, slot) || !slot_is_possible (slot) || slot->number <= before)
        return FALSE;
      before = slot->number;
    }
  return before < self->next_number && self->next_number <= G_MAXINT &&
         kw_key_slots_get_work (self) <= KW_KEY_COST_MOST_WORK_TOTAL;
}

static gboolean
parse_area (KwKeySlots *self, const guint8 *area)
{
  guint8 sum[SUM_SIZE];
  guint64 n = get_number (area + N_SLOTS, 4);

  make_checksum (area, sum);
  if (memcmp (area + CHECKSUM, sum, sizeof sum) != 0 || memcmp (area, magic, sizeof magic) != 0 || n == 0 ||
      n > KW_KEY_SLOTS_MOST)
    return FALSE;
  self->generation = get_number (area + GENERATION, 8);
  self->n = n;
  self->next_number = get_number (area + NEXT_NUMBER, 4);
  return is_zero (area, HEAD_END, SLOTS_AT) && is_zero (area, SLOTS_AT + n * SLOT_SIZE, KW_KEY_SLOTS_SIZE) &&
         parse_slots (self, area);
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("The file is damaged: the part that holds its keys is not whole."));
}

KwKeySlots *
kw_key_slots_parse (const guint8 *area, GError **error)
{
  g_autoptr (KwKeySlots) self = kw_key_slots_new ();

  if (parse_area (self, area))
    return g_steal_pointer (&self);
  refuse (error);
  return NULL;
}

static gboolean
same_slots (const KwKeySlots *a, const KwKeySlots *b)
{
  guint8 printed[2][SLOT_SIZE] = { 0 };

  if (a->n != b->n || a->next_number != b->next_number)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    {
      print_slot (&a->slots[i], printed[0]);
      print_slot (&b->slots[i], printed[1]);
      if (memcmp (printed[0], printed[1], SLOT_SIZE) != 0)
        return FALSE;
    }
  return TRUE;
}

KwKeySlots *
kw_key_slots_parse_newest (const guint8 *area_a, const guint8 *area_b, int *newest, gboolean *both, GError **error)
{
  g_autoptr (KwKeySlots) a = kw_key_slots_parse (area_a, NULL);
  g_autoptr (KwKeySlots) b = kw_key_slots_parse (area_b, NULL);
  int which = a == NULL || (b != NULL && b->generation > a->generation);

  if (a == NULL && b == NULL)
    {
      refuse (error);
      return NULL;
    }
  if (newest != NULL)
    *newest = which;
  if (both != NULL)
    *both = a != NULL && b != NULL && same_slots (a, b);
  return which == 0 ? g_steal_pointer (&a) : g_steal_pointer (&b);
}

gboolean
kw_key_slots_verify (const KwKeySlots *self,
                     const guint8 *area,
                     const guint8 *header,
                     gsize header_length,
                     const guint8 *data_key,
                     GError **error)
{
  g_autofree guint8 *expected = g_malloc (KW_KEY_SLOTS_SIZE);

  kw_key_slots_print (self, self->generation, header, header_length, data_key, expected);
  if (memcmp (expected, area, KW_KEY_SLOTS_SIZE) == 0)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                       _ ("The file is damaged: its beginning has been changed by something else than Keyworker."));
  return FALSE;
}

guint64
kw_key_slots_get_generation (const KwKeySlots *self)
{
  return self->generation;
}
