/* kw-key-slots.c: adding, changing and removing the keys to a vault
 *
 * A change is made on a copy of the slot and stored when all of it has worked, so that what fails changes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-key-slots-private.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

KwKeySlots *
kw_key_slots_new (void)
{
  KwKeySlots *self = g_new0 (KwKeySlots, 1);

  if (sodium_init () < 0)
    g_error ("no random numbers");
  self->next_number = 1;
  return self;
}

KwKeySlots *
kw_key_slots_copy (const KwKeySlots *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
kw_key_slots_free (KwKeySlots *self)
{
  g_free (self);
}

void
kw_key_free (KwKey *key)
{
  if (key == NULL)
    return;
  g_free (key->name);
  g_free (key);
}

/* What is there */

/**
 * kw_key_slots_get_work:
 * @self: slots
 *
 * Returns: what trying all of them costs: bytes times passes
 */
guint64
kw_key_slots_get_work (const KwKeySlots *self)
{
  guint64 work = 0;

  for (guint i = 0; i < self->n; i++)
    work += kw_key_cost_get_work (&self->slots[i].cost);
  return work;
}

static guint
count_kind (const KwKeySlots *self, KwKeyKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->slots[i].kind == kind;
  return n;
}

gboolean
kw_key_slots_are_open (const KwKeySlots *self)
{
  return count_kind (self, KW_KEY_OPEN) > 0;
}

static void
refuse_missing (GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_NOT_FOUND, _ ("There is no such key any more."));
}

static KwKeySlot *
find_slot (KwKeySlots *self, int number, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    if (self->slots[i].number == number)
      return &self->slots[i];
  refuse_missing (error);
  return NULL;
}

static KwKey *
read_details (const KwKeySlot *slot, const guint8 *data_key, GError **error)
{
  KwKey *key = g_new0 (KwKey, 1);

  if (!kw_key_slot_read_details (slot, data_key, key))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, _ ("The file is damaged: a key has no name."));
      kw_key_free (key);
      return NULL;
    }
  key->number = slot->number;
  key->kind = slot->kind;
  key->cost = slot->cost;
  return key;
}

GPtrArray *
kw_key_slots_list (const KwKeySlots *self, const guint8 *data_key, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) kw_key_free);

  for (guint i = 0; i < self->n; i++)
    {
      KwKey *key = read_details (&self->slots[i], data_key, error);

      if (key == NULL)
        return NULL;
      g_ptr_array_add (keys, key);
    }
  return g_steal_pointer (&keys);
}

/* What may be */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * kw_key_name_is_valid:
 * @name: the name of a key
 * @error: %KW_DATA_ERROR_INVALID, saying why not
 *
 * Returns: whether a key can be called so
 */
gboolean
kw_key_name_is_valid (const char *name, GError **error)
{
  if (*name == '\0')
    return refuse (error, _ ("A key needs a name."));
  if (!g_utf8_validate (name, -1, NULL))
    return refuse (error, _ ("The name of the key is not text."));
  return strlen (name) <= KW_KEY_NAME_MOST || refuse (error, _ ("The name of the key is too long."));
}

/* @instead_of: a slot whose cost falls away, or NULL. */
static gboolean
total_is_valid (const KwKeySlots *self, const KwKeyCost *cost, const KwKeySlot *instead_of, GError **error)
{
  guint64 before = instead_of != NULL ? kw_key_cost_get_work (&instead_of->cost) : 0;

  return kw_key_slots_get_work (self) - before + kw_key_cost_get_work (cost) <= KW_KEY_COST_MOST_WORK_TOTAL ||
         refuse (error, _ ("There are too many keys: trying them all would take minutes."));
}

static gboolean
has_room (const KwKeySlots *self, GError **error)
{
  if (self->n < KW_KEY_SLOTS_MOST && self->next_number < G_MAXINT)
    return TRUE;
  g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_FULL,
                       _ ("There is no room for another key. Remove one that is not needed any more."));
  return FALSE;
}

/* Changing */

/* Fills in all of a slot that has its number and its key pair. */
static gboolean
fill_slot (KwKeySlot *slot, const guint8 *data_key, const char *name, KwInstant created, GError **error)
{
  if (!kw_key_slot_seal (slot, data_key))
    return refuse (error, _ ("The key cannot be made."));
  kw_key_slot_write_details (slot, data_key, name, created);
  return TRUE;
}

/**
 * kw_key_slots_add_prepared:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @name: whose it is
 * @prepared: what kw_key_slot_prepare() made
 * @created: now
 * @error: see kw_key_slots_add_passphrase()
 *
 * Adds a slot whose passphrase was derived before.
 *
 * Returns: its number; 0 on error
 */
int
kw_key_slots_add_prepared (KwKeySlots *self,
                           const guint8 *data_key,
                           const char *name,
                           const KwKeySlot *prepared,
                           KwInstant created,
                           GError **error)
{
  KwKeySlot slot = *prepared;

  slot.number = self->next_number;
  if (!kw_key_name_is_valid (name, error) || !has_room (self, error) ||
      !total_is_valid (self, &slot.cost, NULL, error) ||
      !fill_slot (&slot, data_key, name, created, error))
    return 0;
  self->slots[self->n++] = slot;
  return self->next_number++;
}

int
kw_key_slots_add_passphrase (KwKeySlots *self,
                             const guint8 *data_key,
                             const char *name,
                             const char *passphrase,
                             const KwKeyCost *cost,
                             KwInstant created,
                             GError **error)
{
  KwKeySlot prepared;

  if (!kw_key_name_is_valid (name, error) ||
      !kw_key_slot_prepare (&prepared, KW_KEY_PASSPHRASE, passphrase, cost, error))
    return 0;
  return kw_key_slots_add_prepared (self, data_key, name, &prepared, created, error);
}

int
kw_key_slots_add_recovery_key (KwKeySlots *self,
                               const guint8 *data_key,
                               const char *name,
                               const char *words,
                               const KwKeyCost *cost,
                               KwInstant created,
                               GError **error)
{
  KwKeySlot prepared;

  if (!kw_key_name_is_valid (name, error) || !kw_key_slot_prepare (&prepared, KW_KEY_RECOVERY, words, cost, error))
    return 0;
  return kw_key_slots_add_prepared (self, data_key, name, &prepared, created, error);
}

int
kw_key_slots_add_open (KwKeySlots *self, const guint8 *data_key, KwInstant created, GError **error)
{
  KwKeySlot prepared = { .kind = KW_KEY_OPEN };

  if (!kw_key_slot_take_passphrase (&prepared, NULL, error))
    return 0;
  return kw_key_slots_add_prepared (self, data_key, "sample", &prepared, created, error);
}

/**
 * kw_key_slots_change_prepared:
 * @self: slots
 * @data_key: (array fixed-size=32): the vault's data key
 * @before: the slot to change, as it was when its passphrase was tried
 * @prepared: what kw_key_slot_prepare() made
 * @created: now
 * @error: %KW_DATA_ERROR_NOT_FOUND where @before has been changed or removed since; else see
 *   kw_key_slots_add_passphrase()
 *
 * Puts a passphrase that was derived before in the place of one. The slot keeps its number and name.
 *
 * Returns: its number; 0 on error
 */
int
kw_key_slots_change_prepared (KwKeySlots *self,
                              const guint8 *data_key,
                              const KwKeySlot *before,
                              const KwKeySlot *prepared,
                              KwInstant created,
                              GError **error)
{
  KwKeySlot *slot = find_slot (self, before->number, error);
  KwKeySlot changed = *prepared;
  g_autoptr (KwKey) key = NULL;

  if (slot == NULL)
    return 0;
  if (memcmp (slot->public_key, before->public_key, sizeof slot->public_key) != 0)
    {
      refuse_missing (error);
      return 0;
    }
  key = read_details (slot, data_key, error);
  changed.number = slot->number;
  if (key == NULL || !total_is_valid (self, &changed.cost, slot, error) ||
      !fill_slot (&changed, data_key, key->name, created, error))
    return 0;
  *slot = changed;
  return slot->number;
}

int
kw_key_slots_change_passphrase (KwKeySlots *self,
                                const char *old,
                                const char *passphrase,
                                const KwKeyCost *cost,
                                KwInstant created,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (KwSecret) data_key = NULL;
  KwKeySlot prepared;
  int number = 0;

  if (!kw_passphrase_is_valid (passphrase, error))
    return 0;
  data_key = (KwSecret *) kw_key_slots_unlock_passphrase (self, old, &number, cancellable, error);
  if (data_key == NULL || !kw_key_slot_prepare (&prepared, KW_KEY_PASSPHRASE, passphrase, cost, error))
    return 0;
  return kw_key_slots_change_prepared (self, (const guint8 *) data_key, find_slot (self, number, NULL), &prepared,
                                       created, error);
}

/**
 * kw_key_slots_get_slot:
 * @self: slots
 * @number: which
 *
 * Returns: (transfer none) (nullable): the slot
 */
const KwKeySlot *
kw_key_slots_get_slot (const KwKeySlots *self, int number)
{
  return find_slot ((KwKeySlots *) self, number, NULL);
}

int
kw_key_slots_rename (KwKeySlots *self, const guint8 *data_key, int number, const char *name, GError **error)
{
  KwKeySlot *slot = find_slot (self, number, error);
  g_autoptr (KwKey) key = NULL;

  if (slot == NULL || !kw_key_name_is_valid (name, error))
    return 0;
  key = read_details (slot, data_key, error);
  if (key == NULL)
    return 0;
  kw_key_slot_write_details (slot, data_key, name, key->created);
  return number;
}

int
kw_key_slots_remove (KwKeySlots *self, int number, GError **error)
{
  KwKeySlot *slot = find_slot (self, number, error);
  guint place;

  if (slot == NULL)
    return 0;
  if (slot->kind == KW_KEY_OPEN ||
      (slot->kind == KW_KEY_PASSPHRASE && count_kind (self, KW_KEY_PASSPHRASE) == 1))
    {
      refuse (error, _ ("This is the only passphrase. Add another one before removing it."));
      return 0;
    }
  place = slot - self->slots;
  memmove (slot, slot + 1, (self->n - place - 1) * sizeof *slot);
  self->n--;
  sodium_memzero (&self->slots[self->n], sizeof *slot);
  return number;
}

static gboolean
reseal_slot (KwKeySlot *slot, const guint8 *data_key, const guint8 *new_data_key, GError **error)
{
  g_autoptr (KwKey) key = read_details (slot, data_key, error);

  if (key == NULL)
    return FALSE;
  if (!kw_key_slot_seal (slot, new_data_key))
    {
      g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED,
                           _ ("The file is damaged: one of its keys is none."));
      return FALSE;
    }
  kw_key_slot_write_details (slot, new_data_key, key->name, key->created);
  return TRUE;
}

gboolean
kw_key_slots_reseal (KwKeySlots *self, const guint8 *data_key, const guint8 *new_data_key, GError **error)
{
  g_autoptr (KwKeySlots) resealed = kw_key_slots_copy (self);

  for (guint i = 0; i < resealed->n; i++)
    if (!reseal_slot (&resealed->slots[i], data_key, new_data_key, error))
      return FALSE;
  *self = *resealed;
  return TRUE;
}
