/* kw-key-slots.h: the keys to one vault, as they stand in its file
 *
 * A vault is encrypted with a random data key. For everybody who may open it there is a slot: their passphrase, made
 * dear by Argon2id, gives an X25519 key pair; the slot holds the public key and the data key sealed to it. So a
 * new data key can be sealed to every slot without knowing anybody's passphrase. Names and dates of the slots are
 * encrypted with the data key too: nothing in the file says whose it is.
 *
 * This is bytes and slots only: it touches no file. A KwKeySlots belongs to one thread at a time; whoever
 * derives on another thread works on a copy. An area is KW_KEY_SLOTS_SIZE bytes and says by itself whether it is whole
 * (a checksum) and, once the data key is known, whether it is genuine (a keyed checksum over the file's header too).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-key-cost.h"
#include "kw-secret.h"
#include "kw-time.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KW_KEY_SLOTS_SIZE  28672 /* bytes of an area */
#define KW_KEY_SLOTS_MOST  55    /* slots of an area */
#define KW_KEY_NAME_MOST   255   /* bytes of a name */
#define KW_PASSPHRASE_MOST 1024  /* bytes of a passphrase */
#define KW_DATA_KEY_SIZE   32

/**
 * KwKeyKind:
 * @KW_KEY_PASSPHRASE: what somebody remembers
 * @KW_KEY_RECOVERY: a recovery key, printed and locked away by the authority
 * @KW_KEY_OPEN: of a sample casebook, which anybody can open
 *
 * What opens a slot. The numbers are those of the file.
 */
typedef enum {
  KW_KEY_PASSPHRASE = 1,
  KW_KEY_RECOVERY = 2,
  KW_KEY_OPEN = 3
} KwKeyKind;

/**
 * KwKey:
 * @number: which; never given again in the same vault
 * @kind: what opens it
 * @name: whose, or what for, in a person's words
 * @created: when it was made or its passphrase last changed
 * @cost: of one guess; 0 of an open one
 *
 * What is known about a slot.
 */
typedef struct
{
  int number;
  KwKeyKind kind;
  char *name;
  KwInstant created;
  KwKeyCost cost;
} KwKey;

void kw_key_free (KwKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwKey, kw_key_free)

typedef struct _KwKeySlots KwKeySlots;

/**
 * kw_key_slots_new:
 *
 * Returns: (transfer full): no slots
 */
KwKeySlots *kw_key_slots_new (void);
KwKeySlots *kw_key_slots_copy (const KwKeySlots *self);
void kw_key_slots_free (KwKeySlots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwKeySlots, kw_key_slots_free)

/* Bytes */

/**
 * kw_key_slots_parse:
 * @area: (array fixed-size=28672): the bytes of an area
 * @error: %KW_DATA_ERROR_DAMAGED where it is torn or breaks a rule
 *
 * Reads an area. It may still be forged: see kw_key_slots_verify().
 *
 * Returns: (transfer full): its slots, at least one
 */
KwKeySlots *kw_key_slots_parse (const guint8 *area, GError **error);

/**
 * kw_key_slots_parse_newest:
 * @area_a: (array fixed-size=28672): one area
 * @area_b: (array fixed-size=28672): the other
 * @newest: (out) (optional): 0 where the slots are those of @area_a, 1 for @area_b
 * @both: (out) (optional): whether the other area holds the same slots, as it does unless a replacement was cut short
 * @error: %KW_DATA_ERROR_DAMAGED where neither is whole
 *
 * Reads the newer of two areas that is whole.
 *
 * Returns: (transfer full): its slots
 */
KwKeySlots *kw_key_slots_parse_newest (
    const guint8 *area_a, const guint8 *area_b, int *newest, gboolean *both, GError **error);

/**
 * kw_key_slots_verify:
 * @self: slots that were parsed
 * @area: (array fixed-size=28672): the bytes they were parsed from
 * @header: (array length=header_length): the file's header before the areas
 * @header_length: of @header
 * @data_key: (array fixed-size=32): the vault's data key
 * @error: %KW_DATA_ERROR_DAMAGED
 *
 * Returns: whether area and header were written by somebody who had the data key, and not changed since
 */
gboolean kw_key_slots_verify (const KwKeySlots *self,
                              const guint8 *area,
                              const guint8 *header,
                              gsize header_length,
                              const guint8 *data_key,
                              GError **error);

/**
 * kw_key_slots_print:
 * @self: at least one slot
 * @generation: higher than that of the other area
 * @header: (array length=header_length): the file's header before the areas
 * @header_length: of @header
 * @data_key: (array fixed-size=32): the vault's data key
 * @area: (out caller-allocates) (array fixed-size=28672): the bytes
 *
 * Writes an area.
 */
void kw_key_slots_print (const KwKeySlots *self,
                         guint64 generation,
                         const guint8 *header,
                         gsize header_length,
                         const guint8 *data_key,
                         guint8 *area);

/**
 * kw_key_slots_get_generation:
 * @self: slots
 *
 * Returns: that of the area they were parsed from; 0 of new ones
 */
guint64 kw_key_slots_get_generation (const KwKeySlots *self);

/* Opening */

/**
 * kw_key_slots_are_open:
 * @self: slots
 *
 * Returns: whether anybody can open them, without a passphrase
 */
gboolean kw_key_slots_are_open (const KwKeySlots *self);

/**
 * kw_key_slots_unlock:
 * @self: slots
 * @secret: (nullable): a passphrase or a recovery key as typed; %NULL opens only what is open, and derives nothing
 * @number: (out) (optional): which slot it opens
 * @cancellable: (nullable): looked at between two slots
 * @error: %KW_DATA_ERROR_LOCKED with one sentence whatever the reason
 *
 * Tries the slots. A secret that opens none has cost the full derivation of all that it could have opened.
 *
 * Returns: (transfer full) (array fixed-size=32): the data key, to be freed with kw_secret_free()
 */
guint8 *kw_key_slots_unlock (
    const KwKeySlots *self, const char *secret, int *number, GCancellable *cancellable, GError **error);

/**
 * kw_key_slots_list:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @error: %KW_DATA_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KwKey): what is known about each, in the order of their numbers
 */
GPtrArray *kw_key_slots_list (const KwKeySlots *self, const guint8 *data_key, GError **error);

/* Changing. Each returns the slot's number, or 0 and an error, and then has changed nothing. */

/**
 * kw_key_slots_add_passphrase:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @name: whose it is
 * @passphrase: not empty
 * @cost: of one guess
 * @created: now
 * @error: %KW_DATA_ERROR_INVALID for an empty passphrase, a passphrase or name that is too long or no text, a cost
 *   that is not allowed; %KW_DATA_ERROR_FULL where there is no room for another slot
 */
int kw_key_slots_add_passphrase (KwKeySlots *self,
                                 const guint8 *data_key,
                                 const char *name,
                                 const char *passphrase,
                                 const KwKeyCost *cost,
                                 KwInstant created,
                                 GError **error);

/**
 * kw_key_slots_add_recovery_key:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @name: what for
 * @words: from kw_recovery_key_new()
 * @cost: of one guess
 * @created: now
 * @error: see kw_key_slots_add_passphrase()
 */
int kw_key_slots_add_recovery_key (KwKeySlots *self,
                                   const guint8 *data_key,
                                   const char *name,
                                   const char *words,
                                   const KwKeyCost *cost,
                                   KwInstant created,
                                   GError **error);

/**
 * kw_key_slots_add_open:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @created: now
 * @error: see kw_key_slots_add_passphrase()
 *
 * The slot of a sample casebook. The same data key and instant give the same bytes.
 */
int kw_key_slots_add_open (KwKeySlots *self, const guint8 *data_key, KwInstant created, GError **error);

/**
 * kw_key_slots_change_passphrase:
 * @self: slots
 * @old: the passphrase of the slot to change
 * @passphrase: the new one
 * @cost: of one guess from now on
 * @created: now
 * @cancellable: (nullable): looked at between two slots
 * @error: %KW_DATA_ERROR_LOCKED where @old opens no passphrase slot; else see kw_key_slots_add_passphrase()
 *
 * Puts another passphrase in the place of one. The slot keeps its number and name.
 */
int kw_key_slots_change_passphrase (KwKeySlots *self,
                                    const char *old,
                                    const char *passphrase,
                                    const KwKeyCost *cost,
                                    KwInstant created,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * kw_key_slots_rename:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @number: which
 * @name: whose it is from now on
 * @error: %KW_DATA_ERROR_NOT_FOUND where there is no such slot; %KW_DATA_ERROR_INVALID
 */
int kw_key_slots_rename (
    KwKeySlots *self, const guint8 *data_key, int number, const char *name, GError **error);

/**
 * kw_key_slots_remove:
 * @self: slots
 * @number: which
 * @error: %KW_DATA_ERROR_NOT_FOUND where there is no such slot; %KW_DATA_ERROR_INVALID where it is the last one that
 *   somebody opens with a passphrase (or the open one)
 *
 * Removes a slot. Whoever had it may know the data key: seal a new one to those that remain.
 */
int kw_key_slots_remove (KwKeySlots *self, int number, GError **error);

/**
 * kw_key_slots_reseal:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key so far
 * @new_data_key: (array fixed-size=32): the one to be
 * @error: %KW_DATA_ERROR_DAMAGED
 *
 * Seals another data key to every slot. No passphrase is needed.
 *
 * Returns: whether it is done; else nothing has changed
 */
gboolean kw_key_slots_reseal (KwKeySlots *self,
                              const guint8 *data_key,
                              const guint8 *new_data_key,
                              GError **error);

G_END_DECLS
