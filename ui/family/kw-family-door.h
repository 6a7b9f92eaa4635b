/* kw-family-door.h: why does somebody look at a family that is not theirs?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_DOOR (kw_family_door_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyDoor, kw_family_door, KW, FAMILY_DOOR, AdwBin)

GtkWidget *kw_family_door_new (GtkWidget *inside);
void kw_family_door_come (KwFamilyDoor *self, const KwFamilyFacts *facts);

/* Property "open" (boolean): whether what is inside may be seen. */
gboolean kw_family_door_is_open (KwFamilyDoor *self);

G_END_DECLS
