/* kw-pages.h: which pages and forms there are
 *
 * The one place where a page or form is registered. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KwPageEntry:
 * @name: what `win.show-page` calls it
 * @title: in the sidebar, English; translated when shown
 * @icon_name: (nullable): in the sidebar; without one the page does not stand there
 * @get_type: the subclass of #KwPage
 *
 * A page of the window.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
} KwPageEntry;

typedef enum {
  KW_FORM_VISIT,
  KW_FORM_REFER,
  KW_FORM_DANGER,
  KW_FORM_RECORD,
  KW_FORM_SAME_PERSON,
  KW_FORM_READER,
  KW_N_FORMS
} KwFormKind;

const KwPageEntry *kw_pages_list (guint *n_pages);
const KwPageEntry *kw_pages_find (const char *name);
GType kw_pages_get_family_type (void);
GType kw_pages_get_form_type (KwFormKind form);

G_END_DECLS
