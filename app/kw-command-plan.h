/* kw-command-plan.h: keyworker plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-command.h"
#include "kw-plan.h"

G_BEGIN_DECLS

extern const KwCommandOption kw_command_plan_options[];

gboolean kw_command_plan (const KwCommandLine *line, GError **error);

/* (transfer full): @plan in words, without a heading. */
char *kw_command_say_plan (const KwPlan *plan);

/* Writes @plan as the command line asks for it. */
gboolean kw_command_write_plan (const KwCommandLine *line, const KwPlan *plan, GError **error);

G_END_DECLS
