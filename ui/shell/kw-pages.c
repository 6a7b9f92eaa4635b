/* kw-pages.c
 *
 * The tables of pages and forms. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-pages.h"

#include "kw-danger-dialog.h"
#include "kw-families-page.h"
#include "kw-family-page.h"
#include "kw-reader-window.h"
#include "kw-record-editor.h"
#include "kw-refer-form.h"
#include "kw-referrals-page.h"
#include "kw-same-person-window.h"
#include "kw-search-page.h"
#include "kw-services-page.h"
#include "kw-today-page.h"
#include "kw-visit-form.h"

#include <glib/gi18n.h>

/* In the order of the sidebar. */
static const KwPageEntry pages[] = {
  { "today", N_ ("Today"), "kw-today-symbolic", kw_today_page_get_type },
  { "families", N_ ("Families"), "kw-families-symbolic", kw_families_page_get_type },
  { "referrals", N_ ("Referrals"), "kw-referrals-symbolic", kw_referrals_page_get_type },
  { "services", N_ ("Services"), "kw-services-symbolic", kw_services_page_get_type },
  { "search", N_ ("Search"), NULL, kw_search_page_get_type },
  { NULL },
};

/* What opens a family. */
static GType (*const family_page) (void) = kw_family_page_get_type;

static GType (*const forms[KW_N_FORMS]) (void) = {
  [KW_FORM_VISIT] = kw_visit_form_get_type,
  [KW_FORM_REFER] = kw_refer_form_get_type,
  [KW_FORM_DANGER] = kw_danger_dialog_get_type,
  [KW_FORM_RECORD] = kw_record_editor_get_type,
  [KW_FORM_SAME_PERSON] = kw_same_person_window_get_type,
  [KW_FORM_READER] = kw_reader_window_get_type,
};

/**
 * kw_pages_list:
 * @n_pages: (out): how many
 *
 * Returns: (array length=n_pages): the pages, in the order of the sidebar
 */
const KwPageEntry *
kw_pages_list (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages) - 1;

  return pages;
}

/**
 * kw_pages_find:
 * @name: a page's name
 *
 * Returns: (nullable): the page
 */
const KwPageEntry *
kw_pages_find (const char *name)
{
  for (const KwPageEntry *page = pages; page->name != NULL; page++)
    if (g_str_equal (page->name, name))
      return page;

  return NULL;
}

/**
 * kw_pages_get_family_type:
 *
 * Returns: the page that shows one family; %G_TYPE_INVALID where there is none
 */
GType
kw_pages_get_family_type (void)
{
  return family_page == NULL ? G_TYPE_INVALID : family_page ();
}

/**
 * kw_pages_get_form_type:
 * @form: which form
 *
 * Returns: the window that is the form; %G_TYPE_INVALID where there is none
 */
GType
kw_pages_get_form_type (KwFormKind form)
{
  g_return_val_if_fail (form < KW_N_FORMS, G_TYPE_INVALID);

  return forms[form] == NULL ? G_TYPE_INVALID : forms[form]();
}
