/* kw-page.h: a page of the window
 *
 * What stands beside the sidebar: Today, Families, one family, search. A page is a subclass of KwPage in a folder of
 * its own and knows nothing of other pages: it gets its session as a construct-only property and goes elsewhere by
 * activating an action of the window by name (see ui/README.md). Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kw-session.h"

G_BEGIN_DECLS

#define KW_TYPE_PAGE (kw_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (KwPage, kw_page, KW, PAGE, AdwBin)

/**
 * KwPageClass:
 * @refresh: reads again what the page shows. Called once when the page is new, when something it shows was saved, and
 *   when a page with @every_minute has stood for a minute. Starts asynchronous work and returns; what is already shown
 *   stays until the new is there, with scroll position and focus kept.
 * @concerns: (nullable): whether the page shows anything of @family (%KW_NONE: what the team shares); without it the
 *   page is refreshed whatever was saved
 * @show_part: (nullable): shows one part of the page: the family's "plan", "story" …
 * @get_part: (nullable): which part is shown, as @show_part takes it
 * @focus: (nullable): takes the keyboard when the page was gone to by a shortcut; without it the first widget does
 * @every_minute: whether what it shows depends on the time
 *
 * What a page does.
 */
struct _KwPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (KwPage *self);
  gboolean (*concerns) (KwPage *self, gint64 family);
  void (*show_part) (KwPage *self, const char *part);
  const char *(*get_part) (KwPage *self);
  void (*focus) (KwPage *self);
  gboolean every_minute;
};

KwSession *kw_page_get_session (KwPage *self);

const char *kw_page_get_title (KwPage *self);
void kw_page_set_title (KwPage *self, const char *title);
const char *kw_page_get_subtitle (KwPage *self);
void kw_page_set_subtitle (KwPage *self, const char *subtitle);
GtkWidget *kw_page_get_title_widget (KwPage *self);
void kw_page_set_title_widget (KwPage *self, GtkWidget *widget);
GtkWidget *kw_page_get_header_end (KwPage *self);
void kw_page_set_header_end (KwPage *self, GtkWidget *widget);
gboolean kw_page_is_ready (KwPage *self);
void kw_page_set_ready (KwPage *self);
int kw_page_get_count (KwPage *self);
void kw_page_set_count (KwPage *self, int count);

void kw_page_queue_refresh (KwPage *self);
void kw_page_refresh_now (KwPage *self);
void kw_page_show_part (KwPage *self, const char *part);
const char *kw_page_get_part (KwPage *self);
void kw_page_focus (KwPage *self);

G_END_DECLS
