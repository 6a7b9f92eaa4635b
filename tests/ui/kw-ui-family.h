/* kw-ui-family.h: a family for tests of the window
 *
 * Ada, Tobi (13) and Ife (6) at 14 Elgin Avenue, and a grandmother elsewhere; eviction, debt, school and heroin; visits
 * with trust; a service for drugs. Today is Tuesday 29 January 2013, 10:35.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-ui-harness.h"

G_BEGIN_DECLS

#define KW_UI_TODAY (kw_date_from_ymd (2013, 1, 29))
#define KW_UI_NOW   (kw_instant_from_local (KW_UI_TODAY, 10, 35, 0))

/* Their ids, once kw_ui_fill_family() was called. */
typedef struct
{
  gint64 family, ada, tobi, ife, grandmother;
  gint64 eviction, debt, school, heroin;
  gint64 visit, service;
} KwUiFamily;

extern KwUiFamily kw_ui_family;

void kw_ui_fill_family (KwCasebook *casebook, KwEdit *edit);
KwCaseFile *kw_ui_load_family (KwUi *ui);
void kw_ui_picture (const char *name);

G_END_DECLS
