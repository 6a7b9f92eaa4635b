/* kw-command-passphrase.h: how a command gets at a passphrase
 *
 * From the first line of --passphrase-file, or by asking on the terminal that the program was started from, where what
 * is typed is not shown. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-command.h"
#include "kw-secret.h"

G_BEGIN_DECLS

gboolean kw_command_read_passphrase (const KwCommandLine *line, char **passphrase, GError **error);
char *kw_command_ask_passphrase (const char *prompt, GError **error);
char *kw_command_choose_passphrase (const KwCommandLine *line, GError **error);
void kw_command_warn_if_weak (const char *passphrase, const char *const *known);

G_END_DECLS
