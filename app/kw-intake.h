/* kw-intake.h: taking a family from elsewhere into the casebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

gint64 kw_intake_put (KwEdit *edit, const KwCaseFile *case_file, KwCasebook *casebook);
char *kw_intake_dup_reason (const KwCaseFile *case_file);

G_END_DECLS
