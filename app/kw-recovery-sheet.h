/* kw-recovery-sheet.h: a recovery key on paper
 *
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-document.h"

G_BEGIN_DECLS

KwDocument *kw_recovery_sheet_new (const char *words, const char *file, const char *authority);

G_END_DECLS
