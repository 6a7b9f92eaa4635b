/* kw-recovery-dialog.h: the authority's recovery key, shown once
 *
 * Words in groups, to be printed or written down. One group is asked for before they become a key: what nobody has
 * written down opens nothing. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-casebook.h"

G_BEGIN_DECLS

#define KW_TYPE_RECOVERY_DIALOG (kw_recovery_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KwRecoveryDialog, kw_recovery_dialog, KW, RECOVERY_DIALOG, AdwWindow)

/* Signal "made": the words are a key to the casebook. Signal "put-off": they are not, and are forgotten. */
GtkWidget *kw_recovery_dialog_new (GtkWindow *parent, KwCasebook *casebook);

G_END_DECLS
