/* kw-commands.h: the commands
 *
 * Each is a row of the table in kw-command.c; its options and its function are in kw-command-NAME.c. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-command.h"

G_BEGIN_DECLS

extern const KwCommandOption kw_command_caseload_options[];
extern const KwCommandOption kw_command_check_options[];
extern const KwCommandOption kw_command_demo_options[];
extern const KwCommandOption kw_command_new_options[];
extern const KwCommandOption kw_command_refer_options[];
extern const KwCommandOption kw_command_restore_options[];
extern const KwCommandOption kw_command_visit_options[];

gboolean kw_command_backup (const KwCommandLine *line, GError **error);
gboolean kw_command_caseload (const KwCommandLine *line, GError **error);
gboolean kw_command_check (const KwCommandLine *line, GError **error);
gboolean kw_command_demo (const KwCommandLine *line, GError **error);
gboolean kw_command_export (const KwCommandLine *line, GError **error);
gboolean kw_command_families (const KwCommandLine *line, GError **error);
gboolean kw_command_family (const KwCommandLine *line, GError **error);
gboolean kw_command_import (const KwCommandLine *line, GError **error);
gboolean kw_command_new (const KwCommandLine *line, GError **error);
gboolean kw_command_refer (const KwCommandLine *line, GError **error);
gboolean kw_command_restore (const KwCommandLine *line, GError **error);
gboolean kw_command_roles (const KwCommandLine *line, GError **error);
gboolean kw_command_search (const KwCommandLine *line, GError **error);
gboolean kw_command_today (const KwCommandLine *line, GError **error);
gboolean kw_command_visit (const KwCommandLine *line, GError **error);

G_END_DECLS
