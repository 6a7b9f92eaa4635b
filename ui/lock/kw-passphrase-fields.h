/* kw-passphrase-fields.h: choosing a passphrase
 *
 * Two fields, the second to type it once more, and below the first how good it is: a bar and one sentence.
 * What is wrong is said beside the field. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KW_TYPE_PASSPHRASE_FIELDS (kw_passphrase_fields_get_type ())

G_DECLARE_FINAL_TYPE (KwPassphraseFields, kw_passphrase_fields, KW, PASSPHRASE_FIELDS, GtkBox)

/* Signal "activate": Enter was pressed in the second field. */
GtkWidget *kw_passphrase_fields_new (void);
void kw_passphrase_fields_set_known (KwPassphraseFields *self, const char *const *known);
gboolean kw_passphrase_fields_check (KwPassphraseFields *self);
const char *kw_passphrase_fields_get_passphrase (KwPassphraseFields *self);
void kw_passphrase_fields_clear (KwPassphraseFields *self);

G_END_DECLS
