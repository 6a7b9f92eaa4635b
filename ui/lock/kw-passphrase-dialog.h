/* kw-passphrase-dialog.h: another passphrase
 *
 * Changing a passphrase, which asks for the old one, or adding one for somebody else, which asks whose it is.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-casebook.h"

G_BEGIN_DECLS

#define KW_TYPE_PASSPHRASE_DIALOG (kw_passphrase_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KwPassphraseDialog, kw_passphrase_dialog, KW, PASSPHRASE_DIALOG, AdwWindow)

/* Signal "done": the casebook opens with it. */
GtkWidget *kw_passphrase_dialog_new_change (GtkWindow *parent, KwCasebook *casebook);
GtkWidget *kw_passphrase_dialog_new_add (GtkWindow *parent, KwCasebook *casebook);

G_END_DECLS
