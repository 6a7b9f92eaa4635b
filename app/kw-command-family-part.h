/* kw-command-family-part.h: finding what somebody means in a family
 *
 * By its id as exported, or by what people call it where only one is called so. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"

G_BEGIN_DECLS

const KwMember *kw_command_find_member (const KwCaseFile *case_file,
                                        const char *option,
                                        const char *name,
                                        GError **error);
const KwProblem *kw_command_find_problem (const KwCaseFile *case_file,
                                          const char *option,
                                          const char *name,
                                          GError **error);

/* (nullable): the service of that id or name; NULL without an error where the directory has none. */
const KwService *kw_command_find_service (const GPtrArray *services, const char *name);

G_END_DECLS
