/* kw-crash-steps-keys.c: steps about who can open the casebook
 *
 * The passphrase that a run opens its casebook by stays as it is; that of somebody else comes, changes and goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#include "kw-casebook-keys.h"
#include "kw-data-error.h"

#define NAME       "Tom, who stands in"
#define PASSPHRASE "tram quarry lettuce"
#define OTHER      "pier walnut kettle"

gboolean
kw_crash_step_add_key (KwCrashRun *run, GError **error)
{
  return kw_casebook_add_passphrase_sync (run->casebook, NAME, PASSPHRASE, NULL, error);
}

gboolean
kw_crash_step_change_key (KwCrashRun *run, GError **error)
{
  return kw_casebook_change_passphrase_sync (run->casebook, PASSPHRASE, OTHER, NULL, error);
}

/* The one that was added last. */
gboolean
kw_crash_step_remove_key (KwCrashRun *run, GError **error)
{
  g_autoptr (GPtrArray) keys = kw_casebook_list_keys_sync (run->casebook, NULL, error);
  const KwKey *last;

  if (keys == NULL)
    return FALSE;
  last = g_ptr_array_index (keys, keys->len - 1);
  return kw_casebook_remove_key_sync (run->casebook, last->number, NULL, error);
}
