/* kw-place-keeper.h: keeps a reader's place while what they look at is built anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KwPlaceKeeper:
 *
 * Where somebody is below a widget: what has the focus, where the cursor stands, how far everything is scrolled. Made
 * before rows are taken out and put in again, restored afterwards; g_autoptr() does that at the end of a function.
 *
 * A widget is known again by the target of its action, or by its name where it has one of its own; others by their
 * type and position.
 */
typedef struct _KwPlaceKeeper KwPlaceKeeper;

KwPlaceKeeper *kw_place_keeper_new (GtkWidget *root);
void kw_place_keeper_restore (KwPlaceKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPlaceKeeper, kw_place_keeper_restore)

G_END_DECLS
