/* kw-unlock-page.h: what is seen of a casebook that is locked
 *
 * Says which file it is by its name alone, and asks for the passphrase or the recovery key. Opens nothing itself:
 * "unlock" is emitted with what was typed. Main thread; owned by the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_UNLOCK_PAGE (kw_unlock_page_get_type ())

G_DECLARE_FINAL_TYPE (KwUnlockPage, kw_unlock_page, KW, UNLOCK_PAGE, AdwBin)

/* Signal "unlock" (const char *secret): open it with this; NULL for a sample casebook. */
void kw_unlock_page_set_file (KwUnlockPage *self, const char *path, gboolean sample);
void kw_unlock_page_set_working (KwUnlockPage *self, gboolean working);
void kw_unlock_page_say (KwUnlockPage *self, const char *sentence);
void kw_unlock_page_refuse (KwUnlockPage *self, const char *sentence);
void kw_unlock_page_clear (KwUnlockPage *self);

G_END_DECLS
