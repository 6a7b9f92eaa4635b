/* kw-backups-dialog.h: where backups are, when the last was made, and having one back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-backup-keeper.h"

G_BEGIN_DECLS

#define KW_TYPE_BACKUPS_DIALOG (kw_backups_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KwBackupsDialog, kw_backups_dialog, KW, BACKUPS_DIALOG, AdwWindow)

/* Signals "choose-place" (), "look-into" and "restore" (char *path, int64 made): somebody wants that. */
GtkWidget *kw_backups_dialog_new (GtkWindow *parent, KwBackupKeeper *keeper, KwCasebook *casebook);

G_END_DECLS
