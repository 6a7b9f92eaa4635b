/* kw-key-slots-unlock.c: trying what somebody typed
 *
 * Words that read as a recovery key are tried as one, then as the passphrase that they might be all the same;
 * everything else is tried as a passphrase only. Which of the two it is shows in the words themselves, so the time it
 * takes says nothing about the casebook. Why something does not open is never said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-key-slots-private.h"

#include "kw-data-error.h"
#include "kw-passphrase.h"
#include "kw-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What cannot be a passphrase costs no less than what can. */
static char *
make_text (const char *passphrase)
{
  char *text = strlen (passphrase) <= KW_PASSPHRASE_MOST ? kw_passphrase_normalise (passphrase) : NULL;

  return text != NULL ? text : kw_secret_dup ("");
}

static guint8 *
try_kind (const KwKeySlots *self,
          KwKeyKind kind,
          const char *text,
          int *number,
          GCancellable *cancellable,
          GError **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      const KwKeySlot *slot = &self->slots[i];
      GError *cause = NULL;
      guint8 *data_key;

      if (slot->kind != kind)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      data_key = kw_key_slot_open (slot, text, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, cause);
          return NULL;
        }
      if (data_key != NULL)
        {
          if (number != NULL)
            *number = slot->number;
          return data_key;
        }
    }
  return NULL;
}

static guint8 *
try_typed (const KwKeySlots *self, const char *secret, int *number, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwSecret) words = kw_recovery_key_read (secret, NULL);
  g_autoptr (KwSecret) text = make_text (secret);
  guint8 *data_key = NULL;
  GError *cause = NULL;

  if (words != NULL)
    data_key = try_kind (self, KW_KEY_RECOVERY, words, number, cancellable, &cause);
  if (data_key == NULL && cause == NULL)
    data_key = try_kind (self, KW_KEY_PASSPHRASE, text, number, cancellable, &cause);
  if (cause != NULL)
    g_propagate_error (error, cause);
  return data_key;
}

static guint8 *
refuse_unless (guint8 *data_key, const char *sentence, GError **error, GError *cause)
{
  if (cause != NULL)
    g_propagate_error (error, cause);
  else if (data_key == NULL)
    g_set_error_literal (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED, sentence);
  return data_key;
}

/**
 * kw_key_slots_unlock_passphrase:
 * @self: slots
 * @passphrase: as typed
 * @number: (out) (optional): which slot it opens
 * @cancellable: (nullable): looked at between two slots
 * @error: %KW_DATA_ERROR_LOCKED where it opens none
 *
 * Tries the passphrases only.
 *
 * Returns: (transfer full): the data key, to be freed with kw_secret_free()
 */
guint8 *
kw_key_slots_unlock_passphrase (
    const KwKeySlots *self, const char *passphrase, int *number, GCancellable *cancellable, GError **error)
{
  g_autoptr (KwSecret) text = make_text (passphrase);
  GError *cause = NULL;
  guint8 *data_key = try_kind (self, KW_KEY_PASSPHRASE, text, number, cancellable, &cause);

  return refuse_unless (data_key, _ ("This is not the passphrase."), error, cause);
}

guint8 *
kw_key_slots_unlock (
    const KwKeySlots *self, const char *secret, int *number, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  guint8 *data_key = try_kind (self, KW_KEY_OPEN, NULL, number, cancellable, &cause);

  if (data_key == NULL && cause == NULL && secret == NULL)
    return refuse_unless (NULL, _ ("The casebook is locked: it needs a passphrase."), error, NULL);
  if (data_key == NULL && cause == NULL)
    data_key = try_typed (self, secret, number, cancellable, &cause);
  return refuse_unless (data_key, _ ("This does not unlock the casebook."), error, cause);
}
