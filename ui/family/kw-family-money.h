/* kw-family-money.h: the money and home part of a family's page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-family-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KW_TYPE_FAMILY_MONEY (kw_family_money_get_type ())

G_DECLARE_FINAL_TYPE (KwFamilyMoney, kw_family_money, KW, FAMILY_MONEY, AdwBin)

GtkWidget *kw_family_money_new (void);
void kw_family_money_show (KwFamilyMoney *self, const KwFamilyFacts *facts);

G_END_DECLS
